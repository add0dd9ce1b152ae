//! Ways to mend a finding, as an editor offers them. In: the findings of the text's newest version and a range. Out:
//! one quick fix for each fix of each finding that the range touches.

use jdlint_core::TextRange;
use jdlint_core::report::{Applicability, Finding, Fix};
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Diagnostic, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use crate::abilities::Abilities;
use crate::documents::Document;

/// Does the client want quick fixes? `only` holds the kinds that it asks for; a kind stands for all under it.
pub(crate) fn wanted(only: Option<&[CodeActionKind]>) -> bool {
    let quick_fix = CodeActionKind::QUICKFIX;
    only.is_none_or(|kinds| kinds.iter().any(|kind| *kind == quick_fix || *kind == CodeActionKind::EMPTY))
}

/// The quick fixes for what `range` touches. `found` pairs each finding with what was published of it.
pub(crate) fn quick_fixes<'a>(
    found: impl Iterator<Item = (&'a Finding, &'a Diagnostic)>,
    range: TextRange,
    document: &Document,
    client: Abilities,
) -> Vec<CodeActionOrCommand> {
    let mut actions = Vec::new();
    for (finding, diagnostic) in found.filter(|(finding, _)| touches(finding.range, range)) {
        let preferred = finding.fixes.iter().position(|fix| fix.applicability == Applicability::Safe);
        for (at, fix) in finding.fixes.iter().enumerate() {
            actions.push(CodeActionOrCommand::CodeAction(CodeAction {
                title: fix.title.clone(),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnostic.clone()]),
                edit: Some(workspace_edit(fix, document, client)),
                is_preferred: (preferred == Some(at)).then_some(true),
                ..CodeAction::default()
            }));
        }
    }
    actions
}

/// A caret at either end of a finding is meant as well.
pub(crate) const fn touches(finding: TextRange, range: TextRange) -> bool {
    finding.start <= range.end && range.start <= finding.end
}

fn workspace_edit(fix: &Fix, document: &Document, client: Abilities) -> WorkspaceEdit {
    let edits = fix.edits.iter().map(|edit| TextEdit::new(document.range(edit.range), edit.insert.clone()));
    if client.versioned_edits {
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(vec![TextDocumentEdit {
                text_document: OptionalVersionedTextDocumentIdentifier {
                    uri: document.uri.clone(),
                    version: Some(document.version),
                },
                edits: edits.map(OneOf::Left).collect(),
            }])),
            ..WorkspaceEdit::default()
        }
    } else {
        WorkspaceEdit::new([(document.uri.clone(), edits.collect())].into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::of_finding;
    use crate::positions::Encoding;
    use jdlint_core::report::{About, Edit, Related};
    use jdlint_core::rules::Severity;
    use tower_lsp::ls_types::{Position, Range, TextDocumentItem, Uri};

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
                Fix::suggestion("look", edit()),
                Fix::safe("mend", edit()),
                Fix::safe("or so", edit()),
            ],
            fingerprint: String::new(),
        }
    }

    #[test]
    fn the_first_safe_fix_is_preferred_and_old_clients_get_plain_edits() {
        let uri: Uri = "file:///a.md".parse().unwrap();
        let item = TextDocumentItem::new(uri.clone(), "markdown".to_owned(), 9, "one 😀\nthree".to_owned());
        let document = Document::open(item, Encoding::Utf16);
        let client = Abilities::default();
        let finding = finding();
        let diagnostic = of_finding(&finding, &document, client);
        let found = || [(&finding, &diagnostic)].into_iter();
        let actions = quick_fixes(found(), finding.range, &document, client);
        let preferred = actions.iter().map(|action| match action {
            CodeActionOrCommand::CodeAction(action) => action.is_preferred,
            CodeActionOrCommand::Command(_) => panic!("no commands"),
        });
        assert_eq!(preferred.collect::<Vec<_>>(), [None, Some(true), None]);
        let CodeActionOrCommand::CodeAction(action) = &actions[1] else { panic!("no commands") };
        let edits = &action.edit.as_ref().unwrap().changes.as_ref().unwrap()[&uri];
        let emoji = Range::new(Position::new(0, 4), Position::new(0, 6));
        assert_eq!(*edits, [TextEdit::new(emoji, "two".to_owned())]);
        assert_eq!(quick_fixes(found(), TextRange::new(0, 3), &document, client), []);

        assert_eq!(diagnostic.related_information, None, "the client did not ask for it");
        let shown = of_finding(&finding, &document, Abilities { related: true, ..client });
        assert_eq!(shown.related_information.unwrap()[0].message, "Here too.");
        assert_eq!(diagnostic.message, "It is doubled.\nSay it once.");
    }

    #[test]
    fn a_client_may_ask_for_other_kinds_only() {
        assert!(wanted(None));
        assert!(wanted(Some(&[CodeActionKind::QUICKFIX])));
        assert!(!wanted(Some(&[CodeActionKind::SOURCE_ORGANIZE_IMPORTS])));
    }
}
