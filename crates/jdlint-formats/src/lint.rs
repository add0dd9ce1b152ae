//! Linting a file. In: a posting that was read, or a source. Out: the engine's report with the places of the source.

use std::borrow::Cow;

use jdlint_core::report::{About, Edit, Finding, Fix, Outline};
use jdlint_core::{Format, Report, Settings, TextRange};

use crate::{FileKind, Origin, Posting, SourceMap, read_text};

/// Lints a text in the format that the settings say. HTML is read as its reader sees it; the report has the places
/// of the HTML. HTML that cannot be read so is read by the engine, tags and all.
pub fn lint(text: &str, settings: &Settings) -> Report {
    if settings.format != Format::Html {
        return jdlint_core::lint(text, settings);
    }
    match read_text(text.to_owned(), FileKind::Html) {
        Ok(posting) => in_source(&posting, settings),
        Err(_) => jdlint_core::lint(text, settings),
    }
}

/// Lints a posting that was read. The report has the places of its source; for a document, which has none, those of
/// the text, and no fixes: an edit of the text is none of the document.
pub fn in_source(posting: &Posting, settings: &Settings) -> Report {
    placed_in_source(in_text(posting, settings), posting)
}

/// The same for many postings, each with its settings, in less time than one by one. Out: their reports, in that order.
pub fn all_in_source(postings: &[(&Posting, &Settings)]) -> Vec<Report> {
    let reports = all_in_text(postings);
    reports
        .into_iter()
        .zip(postings)
        .map(|(report, (posting, _))| placed_in_source(report, posting))
        .collect()
}

fn placed_in_source(mut report: Report, posting: &Posting) -> Report {
    match &posting.origin {
        Origin::Same => {}
        Origin::Source { source, map } => to_source(&mut report, source, map, posting.kind),
        Origin::Paragraphs(_) => report.findings.iter_mut().for_each(|finding| finding.fixes.clear()),
    }
    report
}

/// The same with the places and the fixes of the posting's text, whatever it was read from.
pub fn in_text(posting: &Posting, settings: &Settings) -> Report {
    jdlint_core::lint(&posting.text, &settings_of(posting, settings))
}

/// The same for many postings, each with its settings.
pub(crate) fn all_in_text(postings: &[(&Posting, &Settings)]) -> Vec<Report> {
    let settings: Vec<_> =
        postings.iter().map(|(posting, settings)| settings_of(posting, settings)).collect();
    let texts: Vec<_> = postings
        .iter()
        .zip(&settings)
        .map(|((posting, _), settings)| (posting.text.as_str(), settings))
        .collect();
    jdlint_core::lint_all(&texts)
}

fn settings_of(posting: &Posting, settings: &Settings) -> Settings {
    Settings { format: posting.kind.format(), ..settings.clone() }
}

impl FileKind {
    /// How the text is written that is read from such a file.
    pub const fn format(self) -> Format {
        match self {
            Self::PlainText => Format::PlainText,
            Self::Markdown | Self::Html | Self::Json | Self::Docx => Format::Markdown,
        }
    }
}

/// Gives a report the places of the source, which is written in that way.
pub(crate) fn to_source(report: &mut Report, source: &str, map: &SourceMap, kind: FileKind) {
    Way { source, map, kind }.take(report);
}

/// From the text to its source.
struct Way<'a> {
    source: &'a str,
    map: &'a SourceMap,
    kind: FileKind,
}

impl Way<'_> {
    fn take(&self, report: &mut Report) {
        for finding in &mut report.findings {
            self.finding(finding);
        }
        // Parts may stand the other way round in the source.
        report.findings.sort_by(|one, other| {
            (one.range.start, one.range.end, one.rule.id).cmp(&(
                other.range.start,
                other.range.end,
                other.rule.id,
            ))
        });
        self.outline(&mut report.outline);
    }

    fn finding(&self, finding: &mut Finding) {
        finding.range = self.range(finding.range);
        if finding.about == About::Document {
            finding.range = self.first_line(finding.range);
        }
        for related in &mut finding.related {
            related.range = self.range(related.range);
        }
        let fixes = std::mem::take(&mut finding.fixes);
        finding.fixes = fixes.into_iter().filter_map(|fix| self.fix(fix)).collect();
    }

    fn outline(&self, outline: &mut Outline) {
        let mut all: Vec<&mut TextRange> = Vec::new();
        all.extend(outline.title.iter_mut().map(|title| &mut title.range));
        all.extend(outline.present.iter_mut().flat_map(|there| there.ranges.iter_mut()));
        all.extend(outline.sections.iter_mut().map(|section| &mut section.range));
        all.extend(outline.outcomes.iter_mut().map(|outcome| &mut outcome.range));
        all.extend(outline.requirements.iter_mut().map(|demand| &mut demand.range));
        all.extend(outline.items.iter_mut().map(|item| &mut item.range));
        all.extend(outline.pay.iter_mut().map(|pay| &mut pay.range));
        for range in all {
            *range = self.range(*range);
        }
    }

    fn range(&self, range: TextRange) -> TextRange {
        let source = self.map.to_source(range.start as usize..range.end as usize);
        TextRange::new(source.start as u32, source.end as u32)
    }

    fn first_line(&self, range: TextRange) -> TextRange {
        let line = range.of(self.source).split(['\n', '\r']).next().unwrap_or_default().trim_end();
        TextRange::new(range.start, range.start + line.len() as u32)
    }

    /// Only a fix all of whose edits are edits of the source.
    fn fix(&self, fix: Fix) -> Option<Fix> {
        let edits = fix.edits.into_iter().map(|edit| self.edit(edit)).collect::<Option<Vec<_>>>()?;
        Some(Fix { edits, ..fix })
    }

    /// Markdown stays Markdown. Elsewhere words for words: a text of several lines or with markup would need tags
    /// around it.
    fn edit(&self, edit: Edit) -> Option<Edit> {
        if self.kind == FileKind::Markdown {
            let source = self.map.same_bytes(&(edit.range.start as usize..edit.range.end as usize))?;
            return Some(Edit { range: TextRange::new(source.start as u32, source.end as u32), ..edit });
        }
        let markup = ['\n', '*', '#', '`', '['];
        // In JSON a description may be HTML or text: what would have to be escaped differs.
        let unclear = |sign| self.kind == FileKind::Json && matches!(sign, '&' | '<' | '>' | '"' | '\\');
        if edit.insert.contains(markup) || edit.insert.contains(unclear) {
            return None;
        }
        let source = self.map.same_bytes(&(edit.range.start as usize..edit.range.end as usize))?;
        let insert = escaped(&edit.insert);
        // Placeholders are places within the insertion, which must not change.
        if insert != edit.insert && !edit.placeholders.is_empty() {
            return None;
        }
        let range = TextRange::new(source.start as u32, source.end as u32);
        Some(Edit { range, insert: insert.into_owned(), placeholders: edit.placeholders })
    }
}

/// Text as HTML has it.
fn escaped(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '<', '>']) {
        Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
    } else {
        Cow::Borrowed(text)
    }
}
