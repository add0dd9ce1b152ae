//! `--format concise`: a line for each finding, `path:line:column: severity rule message`. In: results. Out: text for
//! people in a hurry, and for programs that read what compilers print.

use std::io::{self, Write};

use super::results::Results;
use crate::output::{STRONG, Screen, clean};

/// Writes the lines.
pub(super) fn write(results: &Results<'_>, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    for found in results.findings() {
        let path = screen.paint(STRONG, &clean(found.path));
        let (line, column) = found.start();
        let severity = screen.severity(found.detail.severity, "");
        writeln!(out, "{path}:{line}:{column}: {severity} {} {}", found.finding.rule, found.message())?;
    }
    Ok(())
}
