//! Edits as a client takes them. In: edits of the engine, in bytes. Out: a `WorkspaceEdit` in JSON, of the newest version
//! of the protocol that the client knows.

use jdlint_core::report::Edit;
use serde_json::{Value, json};
use tower_lsp::ls_types::{TextEdit, Uri};

use crate::abilities::{Abilities, SnippetEdits};
use crate::documents::Document;
use crate::snippet;

/// The edits of a document that the client has open.
pub(super) fn of_document(edits: &[Edit], document: &Document, client: Abilities) -> Value {
    let edits: Vec<Value> = edits.iter().map(|edit| one(edit, document, client)).collect();
    in_file(&document.uri, Some(document.version), &edits, client)
}

/// Edits of any file. Without a version, whatever the client has of it is meant.
pub(super) fn in_file(uri: &Uri, version: Option<i32>, edits: &[Value], client: Abilities) -> Value {
    if client.versioned_edits {
        json!({ "documentChanges": [{ "textDocument": { "uri": uri, "version": version }, "edits": edits }] })
    } else {
        json!({ "changes": { uri.as_str(): edits } })
    }
}

/// A new file with that text; nothing for a client that makes none.
pub(super) fn new_file(uri: &Uri, text: &str, client: Abilities) -> Option<Value> {
    let start = json!({ "line": 0, "character": 0 });
    let edits = json!([{ "range": { "start": start, "end": start }, "newText": text }]);
    client.creates_files.then(|| {
        json!({ "documentChanges": [
            { "kind": "create", "uri": uri, "options": { "ignoreIfExists": true } },
            { "textDocument": { "uri": uri, "version": null }, "edits": edits }
        ] })
    })
}

fn one(edit: &Edit, document: &Document, client: Abilities) -> Value {
    let range = document.range(edit.range);
    // Clients that know no versions of edits know no snippets in them either.
    let snippets = if client.versioned_edits { client.snippet_edits } else { SnippetEdits::No };
    match snippets {
        SnippetEdits::Protocol if !edit.placeholders.is_empty() => {
            json!({ "range": range, "snippet": { "kind": "snippet", "value": snippet::of(edit) } })
        }
        SnippetEdits::RustAnalyzer if !edit.placeholders.is_empty() => {
            json!({ "range": range, "newText": snippet::of(edit), "insertTextFormat": 2 })
        }
        _ => json!(TextEdit::new(range, edit.insert.clone())),
    }
}
