//! What the client can do. In: its capabilities. Out: [`Abilities`], the few that change what is sent.

use tower_lsp::ls_types::{
    ClientCapabilities, MarkupKind, ResourceOperationKind, TextDocumentClientCapabilities,
    WorkspaceClientCapabilities,
};

use crate::door::SNIPPET_EDITS;
use crate::positions::Encoding;

/// How a client takes an edit with places to fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum SnippetEdits {
    /// Not at all: such places stay text in braces.
    #[default]
    No,
    /// As the protocol has it since 3.18.
    Protocol,
    /// As rust-analyzer had it before.
    RustAnalyzer,
}

/// The client's abilities that change what is sent.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each stands for itself, as in the protocol")]
pub(crate) struct Abilities {
    /// What it counts columns in.
    pub(crate) encoding: Encoding,
    /// It refuses an edit that was made for another version of the text.
    pub(crate) versioned_edits: bool,
    /// It makes files that an edit asks for.
    pub(crate) creates_files: bool,
    /// It takes edits with places to fill in.
    pub(crate) snippet_edits: SnippetEdits,
    /// It takes completions with places to fill in.
    pub(crate) snippet_completions: bool,
    /// It takes actions, not only commands.
    pub(crate) actions: bool,
    /// It shows other places of a diagnostic.
    pub(crate) related: bool,
    /// It shows the address of a rule's page.
    pub(crate) code_description: bool,
    /// It shows what is superfluous in another way.
    pub(crate) tags: bool,
    /// It asks for diagnostics, and asks again when it is told to. A client that asks but cannot be told would keep
    /// what settings have made wrong; diagnostics are sent to it as to one that never asks.
    pub(crate) pulls: bool,
    /// It shows Markdown in a hover.
    pub(crate) markdown: bool,
    /// It shows symbols within symbols.
    pub(crate) nested_symbols: bool,
    /// It asks for hints again when it is told to.
    pub(crate) refreshes_hints: bool,
    /// It tells of changed files when it is asked to.
    pub(crate) watches_files: bool,
    /// It tells of changed settings when it is asked to.
    pub(crate) watches_settings: bool,
    /// It can be asked for its settings.
    pub(crate) has_settings: bool,
    /// It shows how far a long work is.
    pub(crate) progress: bool,
}

impl Abilities {
    /// Reads them; what is not said is not there.
    pub(crate) fn of(client: &ClientCapabilities) -> Self {
        let mut abilities = Self::default();
        if let Some(document) = &client.text_document {
            abilities.take_document(document);
        }
        abilities.take_workspace(&client.workspace.clone().unwrap_or_default());
        let experimental = |key| client.experimental.as_ref().is_some_and(|extra| extra[key] == true);
        abilities.snippet_edits = match () {
            () if experimental(SNIPPET_EDITS) => SnippetEdits::Protocol,
            () if experimental("snippetTextEdit") => SnippetEdits::RustAnalyzer,
            () => SnippetEdits::No,
        };
        let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        abilities.encoding = Encoding::negotiate(offered);
        let window = client.window.as_ref();
        abilities.progress = window.and_then(|window| window.work_done_progress).unwrap_or(false);
        abilities
    }

    fn take_document(&mut self, document: &TextDocumentClientCapabilities) {
        let shown = document.publish_diagnostics.as_ref();
        let pulled = document.diagnostic.as_ref();
        let either =
            |of_shown: Option<bool>, of_pulled: Option<bool>| of_shown.or(of_pulled).unwrap_or(false);
        self.related = either(
            shown.and_then(|shown| shown.related_information),
            pulled.and_then(|pulled| pulled.related_information),
        );
        self.code_description = either(
            shown.and_then(|shown| shown.code_description_support),
            pulled.and_then(|pulled| pulled.code_description_support),
        );
        self.tags = shown.is_some_and(|shown| shown.tag_support.is_some())
            || pulled.is_some_and(|pulled| pulled.tag_support.is_some());
        self.pulls = pulled.is_some();
        self.actions = document
            .code_action
            .as_ref()
            .is_some_and(|actions| actions.code_action_literal_support.is_some());
        let formats = document.hover.as_ref().and_then(|hover| hover.content_format.as_ref());
        self.markdown = formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown));
        let symbols = document.document_symbol.as_ref();
        self.nested_symbols =
            symbols.and_then(|symbols| symbols.hierarchical_document_symbol_support).unwrap_or(false);
        let item = document.completion.as_ref().and_then(|completion| completion.completion_item.as_ref());
        self.snippet_completions = item.and_then(|item| item.snippet_support).unwrap_or(false);
    }

    fn take_workspace(&mut self, workspace: &WorkspaceClientCapabilities) {
        if let Some(edits) = &workspace.workspace_edit {
            self.versioned_edits = edits.document_changes.unwrap_or(false);
            let operations = edits.resource_operations.as_deref().unwrap_or_default();
            self.creates_files = self.versioned_edits && operations.contains(&ResourceOperationKind::Create);
        }
        let refreshes = workspace.diagnostics.as_ref().and_then(|pulled| pulled.refresh_support);
        self.pulls &= refreshes.unwrap_or(false);
        let hints = workspace.inlay_hint.as_ref().and_then(|hints| hints.refresh_support);
        self.refreshes_hints = hints.unwrap_or(false);
        let files = workspace.did_change_watched_files.and_then(|files| files.dynamic_registration);
        self.watches_files = files.unwrap_or(false);
        let settings = workspace.did_change_configuration.and_then(|settings| settings.dynamic_registration);
        self.watches_settings = settings.unwrap_or(false);
        self.has_settings = workspace.configuration.unwrap_or(false);
    }
}
