//! `--format github`: annotations of GitHub Actions. In: results. Out: a workflow command a line, which the runner takes out
//! of the log and shows beside the line of the file.

use std::io::{self, Write};

use jdlint_core::rules::Severity;

use super::results::{Found, Results};
use crate::output::{clean, one_line};

/// Writes the commands; first what could not be done.
pub(super) fn write(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    for error in &results.output.errors {
        let (file, title) = (property(&error.path), property(&format!("jdlint: {}", error.code)));
        let message = data(&format!("{}: {}", clean(&error.path), one_line(&error.message)));
        writeln!(out, "::error file={file},title={title}::{message}")?;
    }
    for found in results.findings() {
        writeln!(out, "{}", annotation(found))?;
    }
    Ok(())
}

/// The log shows the message alone, so that it begins with the place, as compilers do.
fn annotation(found: Found<'_>) -> String {
    let command = match found.detail.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (line, column) = found.start();
    let mut place = format!("line={line}");
    if let Some(range) = found.range() {
        place = format!("{place},endLine={}", range.end.line);
        // Over several lines GitHub refuses columns.
        if range.end.line == line {
            place = format!("{place},col={column},endColumn={}", range.end.column);
        }
    }
    format!(
        "::{command} file={},{place},title={}::{}",
        property(found.path),
        property(&format!("jdlint: {}", found.finding.rule)),
        data(&format!("{}:{line}:{column}: {}\n{}", clean(found.path), found.message(), found.help())),
    )
}

/// Text behind the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// As the runner does it.
        #[test]
        fn every_text_reads_back(text in ".*\n?.*") {
            let escaped = property(&text);
            prop_assert!(!escaped.contains(['\r', '\n', ':', ',']));
            let plain = escaped.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",");
            prop_assert_eq!(plain.replace("%25", "%"), text);
        }
    }

    #[test]
    fn signs_of_the_language_are_escaped() {
        assert_eq!(data("100 %: a,b\r\n::error::x"), "100 %25: a,b%0D%0A::error::x");
        assert_eq!(property("jobs/a,b:c%.md\n"), "jobs/a%2Cb%3Ac%25.md%0A");
    }
}
