//! What the client can do. In: its capabilities. Out: [`Abilities`], the few that change what is sent.

use tower_lsp::ls_types::{ClientCapabilities, MarkupKind};

use crate::positions::Encoding;

/// The client's abilities that change what is sent.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each stands for itself, as in the protocol")]
pub(crate) struct Abilities {
    /// What it counts columns in.
    pub(crate) encoding: Encoding,
    /// It refuses an edit that was made for another version of the text.
    pub(crate) versioned_edits: bool,
    /// It takes actions, not only commands.
    pub(crate) actions: bool,
    /// It shows other places of a diagnostic.
    pub(crate) related: bool,
    /// It shows the address of a rule's page.
    pub(crate) code_description: bool,
    /// It shows Markdown in a hover.
    pub(crate) markdown: bool,
    /// It tells of changed files when it is asked to.
    pub(crate) watches_files: bool,
}

impl Abilities {
    /// Reads them; what is not said is not there.
    pub(crate) fn of(client: &ClientCapabilities) -> Self {
        let document = client.text_document.as_ref();
        let edits = client.workspace.as_ref().and_then(|workspace| workspace.workspace_edit.as_ref());
        let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        let diagnostics = document.and_then(|document| document.publish_diagnostics.as_ref());
        let actions = document.and_then(|document| document.code_action.as_ref());
        let watching = client.workspace.as_ref().and_then(|workspace| workspace.did_change_watched_files);
        let hover = document.and_then(|document| document.hover.as_ref());
        Self {
            encoding: Encoding::negotiate(offered),
            versioned_edits: edits.and_then(|edits| edits.document_changes).unwrap_or(false),
            actions: actions.is_some_and(|actions| actions.code_action_literal_support.is_some()),
            related: diagnostics.and_then(|shown| shown.related_information).unwrap_or(false),
            code_description: diagnostics.and_then(|shown| shown.code_description_support).unwrap_or(false),
            markdown: hover
                .and_then(|hover| hover.content_format.as_ref())
                .is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            watches_files: watching.and_then(|watching| watching.dynamic_registration).unwrap_or(false),
        }
    }
}
