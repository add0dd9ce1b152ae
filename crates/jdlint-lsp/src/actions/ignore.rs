//! Ways to silence a rule. In: a finding and its text. Out: edits that write the comment of jdlint for a line or for the
//! file.

use jdlint_core::report::{About, Edit, Finding};
use jdlint_core::{Format, TextRange, body_start};

use crate::documents::Document;

const DISABLE_FILE: &str = "jdlint-disable-file";

/// Silences it in its line; nothing where no comment can stand or the finding is about the whole text.
pub(super) fn here(finding: &Finding, document: &Document) -> Option<Edit> {
    let (text, at) = (document.text(), finding.range.start as usize);
    let may_stand = finding.about == About::Text && at >= body_start(text) && !in_script(document, at);
    let end = at + text[at..].find(['\n', '\r']).unwrap_or(text.len() - at);
    let end = text[..end].trim_end_matches([' ', '\t']).len().max(at);
    may_stand.then(|| insertion(end, format!(" <!-- jdlint-disable-line {} -->", finding.rule.id)))
}

/// Silences it in the file: in the comment that already does so for other rules, or in a new one above the text.
pub(super) fn in_file(finding: &Finding, document: &Document) -> Edit {
    let (text, rule) = (document.text(), finding.rule.id);
    let body = body_start(text);
    if let Some(at) = end_of_names(text, body) {
        return insertion(at, format!(", {rule}"));
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    insertion(body, format!("<!-- {DISABLE_FILE} {rule} -->{line_end}"))
}

/// Where the names of the first comment end that silences some rules in the file. One that names none silences all.
fn end_of_names(text: &str, body: usize) -> Option<usize> {
    let opening = format!("<!-- {DISABLE_FILE} ");
    let names = body + text[body..].find(&opening)? + opening.len();
    let comment = &text[names..names + text[names..].find("-->")?];
    let written = comment.split_once("--").map_or(comment, |(written, _reason)| written).trim_end();
    let is_name = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | ',' | ' ');
    (!written.is_empty() && written.chars().all(is_name)).then(|| names + written.len())
}

/// In a page, what stands in a script is no text.
fn in_script(document: &Document, at: usize) -> bool {
    let before = document.text()[..at].to_ascii_lowercase();
    document.format == Format::Html && before.rfind("<script") > before.rfind("</script")
}

fn insertion(at: usize, text: String) -> Edit {
    Edit::verbatim(TextRange::new(at as u32, at as u32), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::positions::Encoding;
    use jdlint_core::{Settings, lint};
    use tower_lsp::ls_types::TextDocumentItem;

    fn document(text: &str) -> Document {
        let uri = "file:///jobs/a.md".parse().unwrap();
        let item = TextDocumentItem::new(uri, "markdown".to_owned(), 1, text.to_owned());
        Document::open(item, Encoding::Utf8)
    }

    fn findings(text: &str, rule: &str) -> Vec<Finding> {
        let all = lint(text, &Settings::default()).findings;
        all.into_iter().filter(|finding| finding.rule.id == rule).collect()
    }

    fn applied(text: &str, edit: &Edit) -> String {
        let mut text = text.to_owned();
        text.replace_range(edit.range.start as usize..edit.range.end as usize, &edit.insert);
        text
    }

    const RULES: [&str; 2] = ["catch-all-duty", "missing-pay"];

    #[test]
    fn what_is_silenced_is_silent_and_no_comment_hides_nothing() {
        for text in [
            "# Cook\n\n## What you will do\n\n- other duties as assigned\n- Cook for 60 guests\n",
            "\u{feff}---\r\ntitle: Cook\r\n---\r\n# Cook\r\n\r\n## What you will do\r\n\r\n- other duties as assigned  \r\n",
            "<!-- jdlint-disable-file missing-location -- told -->\n# Cook\n\n## What you will do\n\n- other duties as assigned",
        ] {
            let document = document(text);
            for rule in RULES {
                let found = findings(text, rule);
                assert_eq!(found.len(), 1, "{rule} in {text:?}");
                let edits = [here(&found[0], &document), Some(in_file(&found[0], &document))];
                assert_eq!(edits[0].is_some(), rule == "catch-all-duty", "what is absent has no line");
                for edit in edits.into_iter().flatten() {
                    let silenced = applied(text, &edit);
                    assert!(findings(&silenced, rule).is_empty(), "{silenced:?}");
                    assert!(findings(&silenced, "unused-suppression").is_empty(), "{silenced:?}");
                }
            }
        }
    }

    #[test]
    fn the_comment_that_silences_rules_in_the_file_takes_in_another() {
        let text = "<!-- jdlint-disable-file missing-location -- told -->\n# Cook\n\n## What you will do\n\n- other duties as assigned";
        let silenced = applied(text, &in_file(&findings(text, "catch-all-duty")[0], &document(text)));
        assert!(
            silenced.starts_with("<!-- jdlint-disable-file missing-location, catch-all-duty -- told -->\n")
        );
    }

    #[test]
    fn no_comment_goes_where_none_can_stand() {
        let text = "---\ntitle: Rockstar cook\n---\n\nWe cook.\n";
        let found = findings(text, "hype-title");
        assert!(!found.is_empty());
        assert!(found.iter().all(|finding| here(finding, &document(text)).is_none()), "{found:?}");
    }
}
