//! One record. In: a line, the columns and the settings of its file. Out: what the engine says of the posting in it, or why
//! nothing can be said.

use jdlint_core::Report;
use jdlint_formats::{Record, read_record};

use super::collection::OfFile;
use super::columns::Columns;
use super::record::{Raw, Refused, find};
use crate::guard::guarded;

/// What was found in a record.
pub(crate) struct OfRecord<'a> {
    /// Its line.
    pub(crate) raw: Raw<'a>,
    /// Its id, or the number of its line.
    pub(crate) name: String,
    /// The posting.
    record: Record,
    /// With places that only the posting understands.
    report: Report,
    /// The strings of text and title, as they stand in the line.
    strings: (&'a str, Option<&'a str>),
}

/// Lints a record; a panic within stays within.
pub(crate) fn lint<'a>(
    line: &'a [u8],
    number: u64,
    columns: &Columns,
    by: Option<&str>,
    file: &OfFile,
) -> Result<OfRecord<'a>, Refused> {
    let raw = find(line, columns, by)?;
    let (text, text_raw) = raw.text(columns)?;
    let title = raw.title(columns)?;
    let name = raw.id(columns)?.unwrap_or_else(|| number.to_string());
    let linted = guarded(|| {
        let record = read_record(text, title.as_ref().map(|(title, _)| title.as_str()))?;
        let report = record.lint(&file.settings);
        Ok((record, report))
    });
    let linted = linted.map_err(|heard| {
        let message = format!(
            "jdlint made a mistake here: {heard}. Please report it together with the record; the others are not touched \
             by it."
        );
        ("internal", message)
    })?;
    let (record, report) =
        linted.map_err(|refusal: jdlint_formats::Refusal| (refusal.code, refusal.message))?;
    Ok(OfRecord { raw, name, record, report, strings: (text_raw, title.map(|(_, raw)| raw)) })
}

impl OfRecord<'_> {
    /// The text of the column.
    pub(crate) fn column(&self) -> &str {
        self.record.column()
    }

    /// The report, of which places are not to be looked at.
    pub(crate) fn report(&self) -> &Report {
        &self.report
    }

    /// The report with places of the column.
    pub(crate) fn in_column(&self) -> Report {
        self.record.in_column(self.report.clone())
    }

    /// The report with places of the line.
    pub(crate) fn in_line(&self) -> Report {
        let (text, title) = self.strings;
        self.record.in_line(self.report.clone(), self.raw.line, text, title)
    }
}
