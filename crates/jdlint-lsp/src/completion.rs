//! What could be written next. In: a view of the newest text and a place. Out: the sections that are missing, measures of
//! success, keys of the front matter and their values, and the comments that silence rules; each where it may stand.

use jdlint_core::report::{About, Edit, Finding, Kind};
use jdlint_core::{TextRange, body_start, jurisdictions, kpis, roles, rules};
use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionResponse, CompletionTextEdit, InsertTextFormat, Position,
    TextEdit,
};

use crate::snippet;
use crate::view::View;

/// What jdlint reads in front matter besides what any posting says there.
const KEYS: [(&str, &str); 6] = [
    ("role", "The role profile to judge by"),
    ("jurisdictions", "The places whose law applies"),
    ("employer-size", "How many people the employer has"),
    ("remote-open-to", "The places whose law applies when the job is remote"),
    ("jdlint-disable", "Rules that are silent in this file"),
    ("title", "The job title"),
];

const COMMENTS: [(&str, &str); 5] = [
    ("jdlint-disable-next-line", "Silences rules in the next line"),
    ("jdlint-disable-line", "Silences rules in this line"),
    ("jdlint-disable-file", "Silences rules in the file"),
    ("jdlint-disable", "Silences rules from here on"),
    ("jdlint-enable", "Ends a jdlint-disable"),
];

/// One thing to write.
struct Choice {
    label: String,
    detail: String,
    kind: CompletionItemKind,
    edit: Edit,
    /// What the editor holds against what is typed.
    filter: String,
}

/// What could stand at a place.
pub(crate) fn at(view: &View<'_>, position: Position) -> Option<CompletionResponse> {
    if view.reading.left_out.is_some() {
        return None;
    }
    let offset = view.document.offset(position);
    let before = &view.document.text()[..offset as usize];
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let choices = choices(view, before, line, offset);
    let items = choices.into_iter().enumerate().map(|(rank, choice)| item(view, rank, choice));
    Some(CompletionResponse::Array(items.collect()))
}

fn choices(view: &View<'_>, before: &str, line: &str, offset: u32) -> Vec<Choice> {
    if let Some(comment) = open_comment(line) {
        return in_comment(comment, offset);
    }
    if let Some(fence) = open_front_matter(before) {
        return in_front_matter(line, if fence == "+++" { '=' } else { ':' }, offset);
    }
    let content = line.trim_start();
    if content.is_empty() || content.starts_with('#') {
        return sections(view, content, offset);
    }
    let item = ["- ", "* ", "+ ", "• "].iter().find_map(|bullet| content.strip_prefix(bullet));
    item.map_or_else(Vec::new, |typed| measures(view, typed, offset))
}

/// The sections and lines that rules miss; what they would put elsewhere is put here.
fn sections(view: &View<'_>, typed: &str, offset: u32) -> Vec<Choice> {
    let marks = &typed[..typed.len() - typed.trim_start_matches(['#', ' ']).len()];
    let missing = view.reading.findings.iter().chain(&view.reading.not_yet);
    let missing = missing.filter(|finding| finding.about == About::Document);
    let fill = |finding: &Finding| {
        let [edit] = finding.fixes.first()?.edits.as_slice() else { return None };
        let insert = edit.insert.trim();
        let first = insert.lines().next()?.trim_start_matches('#').trim();
        let label = first.split_once(':').map_or(first, |(label, _)| label).to_owned();
        let filter = format!("{marks}{label}");
        let edit = Edit::new(typed_range(typed, offset), insert);
        Some(Choice {
            label,
            detail: finding.rule.summary.to_owned(),
            kind: CompletionItemKind::MODULE,
            edit,
            filter,
        })
    };
    missing.filter_map(fill).collect()
}

/// Measures of success for an item of a list: those of the role first.
fn measures(view: &View<'_>, typed: &str, offset: u32) -> Vec<Choice> {
    let section = view.reading.outline.sections.iter().rfind(|section| section.range.start <= offset);
    let fits = |kind: Option<Kind>| matches!(kind, None | Some(Kind::Outcomes | Kind::Responsibilities));
    if !section.is_none_or(|section| fits(section.kind)) {
        return Vec::new();
    }
    let usual = view.reading.role.and_then(roles::by_id).map_or(&[][..], |role| role.kpis);
    let mut all: Vec<_> = kpis::ALL.iter().collect();
    all.sort_by_key(|kpi| usual.iter().position(|id| *id == kpi.id).unwrap_or(usual.len()));
    let range = typed_range(typed, offset);
    let choice = |kpi: &kpis::Kpi| Choice {
        label: kpi.name.to_owned(),
        detail: kpi.template.to_owned(),
        kind: CompletionItemKind::SNIPPET,
        edit: Edit::new(range, kpi.template),
        filter: kpi.name.to_owned(),
    };
    all.into_iter().map(choice).collect()
}

fn in_front_matter(line: &str, separator: char, offset: u32) -> Vec<Choice> {
    let Some((key, value)) = line.split_once(separator) else {
        let range = typed_range(line.trim_start(), offset);
        let key = |&(key, about): &(&str, &str)| {
            let insert = format!("{key}{separator} ");
            word(key, about, CompletionItemKind::PROPERTY, Edit::verbatim(range, insert))
        };
        return KEYS.iter().map(key).collect();
    };
    let typed = value.rsplit(['[', ',', ' ', '"', '\'']).next().unwrap_or_default();
    let range = typed_range(typed, offset);
    let value =
        |(id, about): (&str, &str)| word(id, about, CompletionItemKind::VALUE, Edit::verbatim(range, id));
    match key.trim() {
        "role" => roles::ALL.iter().map(|role| value((role.id, role.name))).collect(),
        "jurisdiction" | "jurisdictions" | "remote-open-to" => {
            jurisdictions::ALL.iter().map(|place| value((place.id, place.name))).collect()
        }
        "jdlint-disable" | "disable" => {
            rules::ALL.iter().map(|rule| value((rule.id, rule.summary))).collect()
        }
        _ => Vec::new(),
    }
}

fn in_comment(comment: &str, offset: u32) -> Vec<Choice> {
    let typed = comment.rsplit([' ', ',']).next().unwrap_or_default();
    let range = typed_range(typed, offset);
    let value =
        |&(id, about): &(&str, &str)| word(id, about, CompletionItemKind::VALUE, Edit::verbatim(range, id));
    let first = comment.trim_start();
    if first == typed {
        return COMMENTS.iter().map(value).collect();
    }
    let is_ours = COMMENTS.iter().any(|(name, _)| first.split(' ').next() == Some(name));
    let rules: Vec<_> = rules::ALL.iter().map(|rule| (rule.id, rule.summary)).collect();
    if is_ours { rules.iter().map(value).collect() } else { Vec::new() }
}

/// What stands in a comment that is still open in this line.
fn open_comment(line: &str) -> Option<&str> {
    let (_, comment) = line.rsplit_once("<!--")?;
    (!comment.contains("-->")).then_some(comment)
}

/// The fence of front matter that has begun and not ended.
fn open_front_matter(before: &str) -> Option<&str> {
    let text = before.trim_start_matches('\u{feff}');
    let mut lines = text.split('\n').map(str::trim_end);
    let fence = lines.next().filter(|first| matches!(*first, "---" | "+++"))?;
    let is_closed = body_start(before) > before.len() - text.len() || lines.clone().any(|line| line == fence);
    let is_here = lines.next().is_some();
    (is_here && !is_closed).then_some(fence)
}

fn word(id: &str, about: &str, kind: CompletionItemKind, edit: Edit) -> Choice {
    Choice { label: id.to_owned(), detail: about.to_owned(), kind, edit, filter: id.to_owned() }
}

fn typed_range(typed: &str, offset: u32) -> TextRange {
    TextRange::new(offset - typed.len() as u32, offset)
}

fn item(view: &View<'_>, rank: usize, choice: Choice) -> CompletionItem {
    let Choice { label, detail, kind, edit, filter } = choice;
    let is_snippet = view.client.snippet_completions && !edit.placeholders.is_empty();
    let insert = if is_snippet { snippet::of(&edit) } else { edit.insert.clone() };
    let insert = if view.document.text().contains("\r\n") {
        insert.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        insert
    };
    CompletionItem {
        label,
        kind: Some(kind),
        detail: Some(detail),
        sort_text: Some(format!("{rank:04}")),
        filter_text: Some(filter),
        insert_text_format: is_snippet.then_some(InsertTextFormat::SNIPPET),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(view.document.range(edit.range), insert))),
        ..CompletionItem::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_open_between_its_fences() {
        for (before, open) in [
            ("---\nro", Some("---")),
            ("\u{feff}---\r\ntitle: Cook\r\n", Some("---")),
            ("+++\nrole", Some("+++")),
            ("---", None),
            ("---\ntitle: Cook\n---\n# Cook\n", None),
            ("# Cook\n---\n", None),
        ] {
            assert_eq!(open_front_matter(before), open, "{before:?}");
        }
    }

    #[test]
    fn a_comment_is_open_until_it_ends() {
        assert_eq!(open_comment("- Bake <!-- jdlint-dis"), Some(" jdlint-dis"));
        assert_eq!(open_comment("- Bake <!-- a --> b"), None);
        assert_eq!(open_comment("- Bake"), None);
    }
}
