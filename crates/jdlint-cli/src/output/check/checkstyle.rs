//! `--format checkstyle`: the XML of Checkstyle, which many CI servers read. In: results. Out: a `file` for each posting.

use std::io::{self, Write};

use jdlint_core::rules::Severity;

use super::results::{Found, Results};
use super::xml::Xml;

/// The version of the format, which others write as well.
const VERSION: &str = "4.3";

/// Writes the document; what could not be done is an error of its file.
pub(super) fn write(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.element("checkstyle", &[("version", VERSION)], |xml| {
        for error in &results.output.errors {
            let source = format!("jdlint.{}", error.code);
            xml.element("file", &[("name", &error.path)], |xml| {
                let place =
                    [("line", "1"), ("severity", "error"), ("message", &error.message), ("source", &source)];
                xml.empty("error", &place)
            })?;
        }
        for (file, findings) in results.files() {
            xml.element("file", &[("name", &file.path)], |xml| {
                findings.into_iter().try_for_each(|found| error(xml, found))
            })?;
        }
        Ok(())
    })?;
    xml.end()
}

fn error<W: Write>(xml: &mut Xml<W>, found: Found<'_>) -> io::Result<()> {
    let (line, column) = found.start();
    let severity = match found.detail.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let attributes = [
        ("line", &*line.to_string()),
        ("column", &*column.to_string()),
        ("severity", severity),
        ("message", &*format!("{} {}", found.message(), found.help())),
        ("source", &*format!("jdlint.{}", found.finding.rule)),
    ];
    xml.empty("error", &attributes)
}
