//! Records of a collection. In: the text of one posting and its title, as two columns of a table have them. Out: a
//! [`Record`], the posting as a reader sees it, and reports with the places of the column or of a line of JSON.
//!
//! The text is Markdown, what people type, HTML or escaped HTML. A title that the text does not begin with becomes its
//! first heading, below front matter; where that names a title, it holds.

use std::ops::Range;

use jdlint_core::{Report, Settings, body_start};

use crate::blocks::{Block, BlockKind, Builder};
use crate::inline::{Inline, Style};
use crate::json::{decoded, is_escaped_html, page, part_of, unescaped};
use crate::lint::all_in_text;
use crate::lint::to_source;
use crate::{FileKind, Origin, Posting, Refusal, SourceMap, empty, in_text, is_blank, markdown, read_html};

/// Tags that text for readers does not have by chance.
const TAGS: [&str; 9] = ["</p>", "</li>", "</ul>", "</ol>", "</div>", "<br>", "<br/>", "<br />", "<BR>"];
/// How a field of front matter is called that names the job.
const TITLE_FIELDS: [&str; 5] = ["title", "job_title", "job-title", "jobtitle", "position"];
/// What stands before a title in its line, at most.
const LONGEST_LABEL: usize = 24;

/// A posting of a collection.
#[derive(Debug)]
pub struct Record {
    posting: Posting,
    /// Where the given title stands in the posting; empty where the text has its own.
    title: Range<usize>,
}

/// Reads the text of a posting, and its title where another column has it.
///
/// # Errors
/// What cannot be read, and the way out.
pub fn read_record(text: String, title: Option<&str>) -> Result<Record, Refusal> {
    let posting = read(text)?;
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    match title.filter(|title| !has_title(&posting.text, title)) {
        Some(title) => with_title(posting, title),
        None => Ok(Record { posting, title: 0..0 }),
    }
}

impl Record {
    /// The text of the column.
    pub fn column(&self) -> &str {
        match &self.posting.origin {
            Origin::Source { source, .. } => source,
            Origin::Same | Origin::Paragraphs(_) => &self.posting.text,
        }
    }

    /// What the engine says, with places that only this record understands.
    pub fn lint(&self, settings: &Settings) -> Report {
        in_text(&self.posting, settings)
    }

    /// The same for many records, in less time than one by one. Out: their reports, in that order.
    pub fn lint_all(records: &[&Self], settings: &Settings) -> Vec<Report> {
        let postings: Vec<_> = records.iter().map(|record| (&record.posting, settings)).collect();
        all_in_text(&postings)
    }

    /// The report with the places of the text's column. What stands in the title has the empty place where the text
    /// begins.
    #[must_use]
    pub fn in_column(&self, mut report: Report) -> Report {
        if let Origin::Source { source, map } = &self.posting.origin {
            to_source(&mut report, source, map, self.posting.kind);
        }
        report
    }

    /// The report with the places of a line of JSON. `text` and `title` are the parts of the line that hold the
    /// strings of both columns.
    #[must_use]
    pub fn in_line(&self, mut report: Report, line: &str, text: &str, title: Option<&str>) -> Report {
        let own = match &self.posting.origin {
            Origin::Source { map, .. } => map.clone(),
            Origin::Same | Origin::Paragraphs(_) => SourceMap::same(self.posting.text.len()),
        };
        let (_, outer) = decoded(line, text).unwrap_or_default();
        let mut map = own.through(&outer);
        if let Some(title) = title.filter(|_| !self.title.is_empty()) {
            map.insert(self.title.clone(), part_of(line, title));
        }
        to_source(&mut report, line, &map, FileKind::Json);
        report
    }
}

fn read(text: String) -> Result<Posting, Refusal> {
    let posting = if is_html(&text) {
        read_html(text)?
    } else if is_escaped_html(&text) {
        let (plain, outer) = unescaped(&text, &SourceMap::same(text.len()));
        let words = page(&plain)?;
        let origin = Origin::Source { source: text, map: words.map.through(&outer) };
        Posting { body_end: words.text.len(), text: words.text, kind: FileKind::Html, origin }
    } else {
        Posting::same(text, FileKind::Markdown)
    };
    if is_blank(posting.body()) { Err(empty()) } else { Ok(posting) }
}

/// Has it tags of blocks, and nothing of Markdown? Markdown may have tags within.
fn is_html(text: &str) -> bool {
    text.contains('<') && TAGS.iter().any(|tag| text.contains(tag)) && !is_markdown(text)
}

fn is_markdown(text: &str) -> bool {
    let is_marked = |line: &str| {
        let marker = line.split(' ').next().unwrap_or_default();
        let is_marker = matches!(marker, "-" | "*" | "+" | "#" | "##" | "###" | "####" | "---");
        is_marker && (marker == "---" || line.len() > marker.len())
    };
    text.contains("**") || text.contains("](") || text.lines().any(|line| is_marked(line.trim_start()))
}

/// Does the text begin with that title, or name one in front matter?
fn has_title(text: &str, title: &str) -> bool {
    let (front, body) = text.split_at(body_start(text));
    if front.lines().any(is_title_field) {
        return true;
    }
    let Some(line) = body.lines().find(|line| !line.trim().is_empty()) else { return false };
    let words = plain(title);
    let label = line.find(':').filter(|&at| at <= LONGEST_LABEL).map(|at| &line[at + 1..]);
    !words.is_empty() && [Some(line), label].into_iter().flatten().any(|line| begins(&plain(line), &words))
}

fn is_title_field(line: &str) -> bool {
    let line = line.trim_start_matches('"').to_ascii_lowercase();
    TITLE_FIELDS.iter().any(|field| {
        let rest = line.strip_prefix(field).map(|rest| rest.trim_start_matches('"').trim_start());
        let value = rest.and_then(|rest| rest.strip_prefix([':', '=']));
        value.is_some_and(|value| !value.trim().is_empty())
    })
}

/// Letters and digits in small letters, words with one space between.
fn plain(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn begins(line: &str, words: &str) -> bool {
    line.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Puts the title as a heading above the text, as `JobPosting` data have it.
fn with_title(posting: Posting, title: &str) -> Result<Record, Refusal> {
    let mut builder = Builder::default();
    let mut inline = Inline::default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    inline.push_same(&title, 0, Style::default());
    builder.push(Block::new(BlockKind::Heading(1), inline, 0));
    let (blocks, links) = builder.finish();
    let heading = format!("{}\n", markdown::write(&blocks, &links)?.text);
    let at = body_start(&posting.text);
    let text = format!("{}{heading}{}", &posting.text[..at], &posting.text[at..]);
    let below = at + heading.len();
    let map = match &posting.origin {
        // Pages have no front matter: all of their text moves.
        Origin::Source { map, .. } => {
            let mut whole = SourceMap::default();
            whole.append(map, heading.len());
            whole
        }
        Origin::Same | Origin::Paragraphs(_) => {
            let mut whole = SourceMap::default();
            whole.push(0..at, 0..at, true);
            whole.push(below..text.len(), at..posting.text.len(), true);
            whole
        }
    };
    let source = match posting.origin {
        Origin::Source { source, .. } => source,
        Origin::Same | Origin::Paragraphs(_) => posting.text,
    };
    let body_end = posting.body_end + heading.len();
    let origin = Origin::Source { source, map };
    Ok(Record { posting: Posting { text, kind: posting.kind, origin, body_end }, title: at..below })
}

#[cfg(test)]
mod tests {
    use jdlint_core::rules;

    use super::*;

    const BODY: &str = "## Duties\n\n- Cook lunch\n- Other duties as assigned\n";

    fn text(text: &str, title: &str) -> String {
        read_record(text.to_owned(), Some(title)).unwrap().posting.text
    }

    fn settings() -> Settings {
        Settings { only: Some(vec![rules::by_id("catch-all-duty").unwrap().id]), ..Settings::default() }
    }

    #[test]
    fn a_title_becomes_a_heading_where_the_text_has_none() {
        assert_eq!(text("We cook.", "Head  Cook"), "# Head Cook\n\nWe cook.");
        assert_eq!(
            text("---\nplace: Leeds\n---\nWe cook.", "Cook"),
            "---\nplace: Leeds\n---\n# Cook\n\nWe cook."
        );
        for has_one in [
            "# Head cook\n\nWe cook.",
            "HEAD COOK (Leeds)\nWe cook.",
            "Job title: Head Cook\nWe cook.",
            "---\ntitle: Cook in chief\n---\nWe cook.",
        ] {
            assert_eq!(text(has_one, "Head cook"), has_one);
        }
        assert_eq!(text("Head cooks are proud.", "Head cook"), "# Head cook\n\nHead cooks are proud.");
        assert_eq!(text("We cook.", " "), "We cook.");
    }

    #[test]
    fn html_and_escaped_html_are_read_as_people_see_them() {
        for html in
            ["<p>We cook.</p><ul><li>Soup</li></ul>", "&lt;p&gt;We cook.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Soup"]
        {
            assert_eq!(text(html, "Cook"), "# Cook\n\nWe cook.\n\n- Soup\n");
        }
        let markdown = "# Cook\n\n- Soup<br>and bread\n";
        assert_eq!(text(markdown, ""), markdown, "tags within Markdown");
    }

    #[test]
    fn places_are_those_of_the_column_or_of_the_line() {
        let record = read_record(BODY.to_owned(), Some("Cook")).unwrap();
        let report = record.lint(&settings());
        let found = record.in_column(report.clone()).findings.remove(0);
        assert_eq!(found.range.of(record.column()), "Other duties as assigned");
        assert!(!found.fixes.is_empty(), "fixes of Markdown stay");
        let column = serde_json::to_string(BODY).unwrap();
        let line = format!("{{\"title\":\"Cook\",\"text\":{column}}}");
        let (title, text) = (&line[9..15], &line[23..line.len() - 1]);
        let found = record.in_line(report.clone(), &line, text, Some(title)).findings.remove(0);
        assert_eq!(found.range.of(&line), "Other duties as assigned");
        let titled = record.in_line(report, &line, text, Some(title)).outline.title.unwrap();
        assert_eq!(titled.range.of(&line), "\"Cook\"");
    }

    #[test]
    fn a_record_without_words_is_refused() {
        assert_eq!(read_record(" \n".to_owned(), Some("Cook")).unwrap_err().code, "empty");
    }
}
