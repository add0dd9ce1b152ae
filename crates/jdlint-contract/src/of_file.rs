//! What is said of a file or of a record. In: a posting that was read, and the report on it. Out: what the command line prints
//! of it.

use jdlint_core::Report;
use jdlint_core::rules::Severity;
use jdlint_formats::{Origin, Paragraphs, Posting, Record};

use crate::line_index::LineIndex;
use crate::{
    CONVERTED, FileFindings, FileOutline, JsonParagraph, Position, Range, Summary, TEXT, file_findings,
    file_outline,
};

/// What `check` prints of a file. The report is [`jdlint_formats::in_source`]'s.
pub fn findings_of_file(name: &str, posting: &Posting, report: &Report) -> FileFindings<Position> {
    let (text, paragraphs) = text_of(posting);
    let lines = LineIndex::new(text);
    let mut file = file_findings(name, report, |offset| lines.position(offset), |_, offset| offset);
    if let Some(paragraphs) = paragraphs {
        CONVERTED.clone_into(&mut file.positions);
        name_paragraphs(&mut file, text, paragraphs);
    }
    file
}

/// What `outline` prints of a file. The report is [`jdlint_formats::in_source`]'s.
pub fn outline_of_file(name: &str, posting: &Posting, report: &Report) -> FileOutline<Position> {
    let (text, paragraphs) = text_of(posting);
    let lines = LineIndex::new(text);
    let mut file = file_outline(name, report, |offset| lines.position(offset));
    if paragraphs.is_some() {
        CONVERTED.clone_into(&mut file.positions);
    }
    file
}

/// What `check --jsonl` prints of a record, but for its name and line. The report is [`Record::in_column`]'s.
pub fn findings_of_record(name: &str, record: &Record, report: &Report) -> FileFindings<Position> {
    let lines = LineIndex::new(record.column());
    let mut file = file_findings(name, report, |offset| lines.position(offset), |_, offset| offset);
    TEXT.clone_into(&mut file.positions);
    file
}

/// The same for what `outline` says.
pub fn outline_of_record(name: &str, record: &Record, report: &Report) -> FileOutline<Position> {
    let lines = LineIndex::new(record.column());
    let mut file = file_outline(name, report, |offset| lines.position(offset));
    TEXT.clone_into(&mut file.positions);
    file
}

/// The findings of one file, counted.
pub fn counts(report: &Report) -> Summary {
    let of = |severity| report.findings.iter().filter(|found| found.severity == severity).count() as u32;
    Summary {
        files: 1,
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        infos: of(Severity::Info),
    }
}

/// Says of each place in which paragraph of the document it is.
pub fn name_paragraphs(file: &mut FileFindings<Position>, text: &str, paragraphs: &Paragraphs) {
    let at = |range: &Range<Position>| {
        let (number, words) = paragraphs.at(range.start.offset)?;
        Some(JsonParagraph { number, text: text.get(words).unwrap_or_default().to_owned() })
    };
    for finding in &mut file.findings {
        finding.paragraph = at(&finding.range);
        for related in &mut finding.related {
            related.paragraph = at(&related.range);
        }
    }
}

/// The text that places are in, and the paragraphs of a document.
fn text_of(posting: &Posting) -> (&str, Option<&Paragraphs>) {
    match &posting.origin {
        Origin::Same => (&posting.text, None),
        Origin::Source { source, .. } => (source, None),
        Origin::Paragraphs(paragraphs) => (&posting.text, Some(paragraphs)),
    }
}
