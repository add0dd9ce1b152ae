//! Ways to mend or to silence what was found. In: a view of the newest text, a range, the kinds that the client wants.
//! Out: code actions in JSON.

mod edits;
mod ignore;
mod settings_file;

use jdlint_core::TextRange;
use jdlint_core::fixes::{self, Trust};
use jdlint_core::report::{Applicability, Finding, Fix};
use jdlint_core::rules::Rule;
use jdlint_settings::postings::Standing;
use serde_json::{Value, json};
use tower_lsp::ls_types::{CodeActionContext, CodeActionKind, CodeActionTriggerKind, Diagnostic, Range};

use crate::begun;
use crate::offer;
use crate::view::View;

const QUICK_FIX: &str = "quickfix";
/// A kind below that of quick fixes, so that a client can ask for the one without the other.
const IGNORE: &str = "quickfix.ignore.jdlint";
/// Everything that is safe, at once.
pub(crate) const FIX_ALL: &str = "source.fixAll.jdlint";
/// For a document that is not taken for a posting.
pub(crate) const LINT_AS_POSTING: &str = "source.lintAsPosting.jdlint";

/// What the client asks for.
pub(crate) struct Wanted {
    range: Range,
    only: Option<Vec<CodeActionKind>>,
    /// Somebody opened the menu; else the editor only wants to know whether there is anything.
    by_hand: bool,
}

impl Wanted {
    /// Reads a request.
    pub(crate) fn new(range: Range, context: CodeActionContext) -> Self {
        let by_hand = context.trigger_kind != Some(CodeActionTriggerKind::AUTOMATIC);
        Self { range, only: context.only, by_hand }
    }

    /// A kind that is asked for stands for all under it.
    fn wants(&self, kind: &str) -> bool {
        let covers = |asked: &CodeActionKind| {
            let asked = asked.as_str();
            asked.is_empty()
                || kind == asked
                || kind.strip_prefix(asked).is_some_and(|rest| rest.starts_with('.'))
        };
        self.only.as_ref().is_none_or(|kinds| kinds.iter().any(covers))
    }
}

/// The actions, best first.
pub(crate) fn of(view: &View<'_>, wanted: &Wanted) -> Vec<Value> {
    let range = view.document.bytes(wanted.range);
    let here: Vec<_> = touched(view, range).collect();
    let mut actions = Vec::new();
    if wanted.wants(QUICK_FIX) {
        actions.extend(template(view, range));
        for (finding, diagnostic) in &here {
            actions.extend(quick_fixes(view, finding, diagnostic));
        }
    }
    if wanted.wants(IGNORE) {
        actions.extend(ignores(view, &here));
    }
    if wanted.wants(FIX_ALL) {
        actions.extend(fix_all(view));
    }
    if wanted.wants(LINT_AS_POSTING) && wanted.by_hand {
        actions.extend(lint_as_posting(view));
    }
    actions
}

/// A caret at either end of a finding is meant as well.
pub(crate) const fn touches(finding: TextRange, range: TextRange) -> bool {
    finding.start <= range.end && range.start <= finding.end
}

fn touched<'a>(view: &View<'a>, range: TextRange) -> impl Iterator<Item = (&'a Finding, &'a Diagnostic)> {
    let found = view.reading.findings.iter().zip(&view.reading.diagnostics);
    found.filter(move |(finding, _)| touches(finding.range, range))
}

fn quick_fixes(view: &View<'_>, finding: &Finding, diagnostic: &Diagnostic) -> Vec<Value> {
    let preferred = finding.fixes.iter().position(|fix| fix.applicability == Applicability::Safe);
    let fixes = finding.fixes.iter().enumerate();
    fixes.map(|(at, fix)| quick_fix(view, fix, diagnostic, preferred == Some(at))).collect()
}

fn quick_fix(view: &View<'_>, fix: &Fix, diagnostic: &Diagnostic, preferred: bool) -> Value {
    let mut action = json!({
        "title": fix.title,
        "kind": QUICK_FIX,
        "diagnostics": [diagnostic],
        "edit": edits::of_document(&fix.edits, view.document, view.client),
    });
    if preferred {
        action["isPreferred"] = Value::Bool(true);
    }
    action
}

/// The posting of a role, for a text that has only begun.
fn template(view: &View<'_>, range: TextRange) -> Option<Value> {
    let role = view.reading.template?;
    let hint = view.reading.diagnostics.get(view.reading.findings.len())?;
    let fix = begun::fix(view.document, view.reading, role);
    touches(view.document.bytes(hint.range), range).then(|| quick_fix(view, &fix, hint, false))
}

/// Each rule once, however many of its findings the range touches; in its line only where one is touched.
fn ignores(view: &View<'_>, here: &[(&Finding, &Diagnostic)]) -> Vec<Value> {
    let mut seen: Vec<&Rule> = Vec::new();
    let mut actions = Vec::new();
    for (finding, diagnostic) in here {
        if seen.contains(&finding.rule) {
            continue;
        }
        seen.push(finding.rule);
        let id = finding.rule.id;
        let in_text = |edit| edits::of_document(&[edit], view.document, view.client);
        let ways = [
            ("here", ignore::here(finding, view.document).map(in_text)),
            ("in this file", Some(in_text(ignore::in_file(finding, view.document)))),
            ("in jdlint.toml", settings_file::switch_off(finding.rule, view)),
        ];
        actions.extend(ways.into_iter().filter_map(|(place, edit)| {
            let title = format!("Ignore `{id}` {place}");
            Some(json!({ "title": title, "kind": IGNORE, "diagnostics": [diagnostic], "edit": edit? }))
        }));
    }
    actions
}

fn fix_all(view: &View<'_>) -> Option<Value> {
    let edits = fixes::edits(&view.reading.findings, Trust::Safe);
    (!edits.is_empty()).then(|| {
        json!({
            "title": "Fix all that is safe to fix",
            "kind": FIX_ALL,
            "edit": edits::of_document(&edits, view.document, view.client),
        })
    })
}

fn lint_as_posting(view: &View<'_>) -> Option<Value> {
    let title = "Lint this document as a job posting";
    (view.reading.left_out? == Standing::NotIncluded).then(|| {
        json!({
            "title": title,
            "kind": LINT_AS_POSTING,
            "command": { "title": title, "command": offer::LINT_AS_POSTING, "arguments": [view.document.uri] },
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::abilities::{Abilities, SnippetEdits};
    use crate::diagnostics::of_finding;
    use crate::documents::Document;
    use crate::positions::Encoding;
    use crate::reading::Reading;
    use crate::roots::Roots;
    use jdlint_core::report::{About, Edit, Related};
    use jdlint_core::rules::Severity;
    use tower_lsp::ls_types::{TextDocumentItem, Uri};

    #[test]
    fn a_caret_at_an_end_touches_and_one_beyond_does_not() {
        let finding = TextRange::new(3, 7);
        for (start, end, expected) in [(3, 3, true), (7, 7, true), (0, 3, true), (8, 9, false), (0, 2, false)]
        {
            assert_eq!(touches(finding, TextRange::new(start, end)), expected, "{start}..{end}");
        }
    }

    /// A finding with a suggestion and two safe fixes, on the middle one of three words.
    fn finding() -> Finding {
        let range = TextRange::new(4, 8);
        let edit = || vec![Edit::verbatim(range, "two")];
        Finding {
            rule: jdlint_core::rules::ALL[0],
            severity: Severity::Warning,
            about: About::Text,
            range,
            message: "It is doubled.".to_owned(),
            help: "Say it once.".to_owned(),
            related: vec![Related { range: TextRange::new(0, 3), message: "Here too.".to_owned() }],
            fixes: vec![
                Fix::suggestion("look", vec![Edit::new(range, "{number} or two")]),
                Fix::safe("mend", edit()),
                Fix::safe("or so", edit()),
            ],
            fingerprint: String::new(),
        }
    }

    fn document() -> Document {
        let uri: Uri = "untitled:a.md".parse().unwrap();
        let item = TextDocumentItem::new(uri, "markdown".to_owned(), 9, "one 😀\nthree".to_owned());
        Document::open(item, Encoding::Utf16)
    }

    fn actions(client: Abilities, start: u32, end: u32, only: Option<&[&'static str]>) -> Vec<Value> {
        let (document, finding) = (document(), finding());
        let diagnostics = vec![of_finding(&finding, &document, client)];
        let reading = Reading { findings: vec![finding], diagnostics, ..Reading::default() };
        let roots = Roots::default();
        let view = View { document: &document, reading: &reading, client, roots: &roots, shows_score: false };
        let only = only.map(|kinds| kinds.iter().map(|&kind| CodeActionKind::from(kind)).collect());
        let range = document.range(TextRange::new(start, end));
        of(&view, &Wanted { range, only, by_hand: true })
    }

    fn titles(actions: &[Value]) -> Vec<&str> {
        actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
    }

    #[test]
    fn the_first_safe_fix_is_preferred_and_old_clients_get_plain_edits() {
        let actions = actions(Abilities::default(), 4, 8, Some(&["quickfix"]));
        let preferred = actions.iter().take(3).map(|action| action["isPreferred"] == true);
        assert_eq!(preferred.collect::<Vec<_>>(), [false, true, false]);
        let emoji = json!({ "start": { "line": 0, "character": 4 }, "end": { "line": 0, "character": 6 } });
        assert_eq!(
            actions[1]["edit"],
            json!({ "changes": { "untitled:a.md": [{ "range": emoji, "newText": "two" }] } })
        );
        assert_eq!(actions[0]["edit"]["changes"]["untitled:a.md"][0]["newText"], "{number} or two");
    }

    #[test]
    fn places_to_fill_in_are_snippets_where_the_client_takes_them() {
        let client =
            |snippet_edits| Abilities { versioned_edits: true, snippet_edits, ..Abilities::default() };
        let first = |client| {
            let actions = actions(client, 4, 8, Some(&["quickfix"]));
            assert_eq!(
                actions[1]["edit"]["documentChanges"][0]["edits"][0]["newText"], "two",
                "no places, no snippet"
            );
            actions[0]["edit"]["documentChanges"][0]["edits"][0].clone()
        };
        let by_protocol = first(client(SnippetEdits::Protocol));
        assert_eq!(by_protocol["snippet"], json!({ "kind": "snippet", "value": "${1:{number\\}} or two" }));
        assert!(by_protocol.get("newText").is_none());
        let before = first(client(SnippetEdits::RustAnalyzer));
        assert_eq!(before["newText"], "${1:{number\\}} or two");
        assert_eq!(before["insertTextFormat"], 2);
        assert_eq!(first(client(SnippetEdits::No))["newText"], "{number} or two");
    }

    #[test]
    fn a_client_gets_the_kinds_that_it_asks_for() {
        let fixes = ["look", "mend", "or so"];
        let ignore = ["Ignore `not-a-posting` here", "Ignore `not-a-posting` in this file"];
        let all_safe = ["Fix all that is safe to fix"];
        let client = Abilities::default();
        let of = |only: Option<&[&'static str]>| actions(client, 4, 8, only);
        assert_eq!(titles(&of(None)), [&fixes[..], &ignore, &all_safe].concat());
        assert_eq!(titles(&of(Some(&["quickfix"]))), [&fixes[..], &ignore].concat());
        assert_eq!(titles(&of(Some(&["quickfix.ignore"]))), ignore);
        assert_eq!(titles(&of(Some(&["source.fixAll"]))), all_safe);
        assert_eq!(titles(&of(Some(&["source.fixAll.jdlint"]))), all_safe);
        assert_eq!(titles(&of(Some(&["source.organizeImports", "source.fix"]))), [""; 0]);
        assert_eq!(
            titles(&actions(client, 0, 3, Some(&["quickfix"]))),
            [""; 0],
            "the range touches no finding"
        );
    }

    #[test]
    fn related_places_and_help_go_with_a_diagnostic() {
        let (document, finding) = (document(), finding());
        let plain = of_finding(&finding, &document, Abilities::default());
        assert_eq!(plain.related_information, None, "the client did not ask for it");
        assert_eq!(plain.message, "It is doubled.\nSay it once.");
        let shown = of_finding(&finding, &document, Abilities { related: true, ..Abilities::default() });
        assert_eq!(shown.related_information.unwrap()[0].message, "Here too.");
    }
}
