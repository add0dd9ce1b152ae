//! The folders that the client works in. In: `initialize` and later changes. Out: [`Roots`], which say in which of them
//! a file lies.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use tower_lsp::ls_types::{InitializeParams, Uri, WorkspaceFolder, WorkspaceFoldersChangeEvent};

/// Folders of this machine; a client without any works on single files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Roots(Vec<PathBuf>);

impl Roots {
    /// Those that the client names when it starts.
    pub(crate) fn of(params: &InitializeParams) -> Self {
        if let Some(folders) = &params.workspace_folders {
            return Self(folders.iter().filter_map(path_of).collect());
        }
        #[expect(deprecated, reason = "older clients say nothing else")]
        let root = params.root_uri.as_ref().and_then(file_path);
        Self(root.into_iter().collect())
    }

    /// Takes folders out and puts others in.
    pub(crate) fn change(&mut self, event: &WorkspaceFoldersChangeEvent) {
        let removed: Vec<PathBuf> = event.removed.iter().filter_map(path_of).collect();
        self.0.retain(|root| !removed.contains(root));
        for added in event.added.iter().filter_map(path_of) {
            if !self.0.contains(&added) {
                self.0.push(added);
            }
        }
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[PathBuf] {
        &self.0
    }

    /// The innermost one that holds a file.
    pub(crate) fn around(&self, file: &Path) -> Option<&Path> {
        let holding = self.0.iter().filter(|root| file.starts_with(root));
        holding.max_by_key(|root| root.components().count()).map(PathBuf::as_path)
    }
}

fn path_of(folder: &WorkspaceFolder) -> Option<PathBuf> {
    file_path(&folder.uri)
}

/// Where a URI is on this machine; nothing for what is only in the editor.
pub(crate) fn file_path(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    uri.to_file_path().filter(|path| is_file && path.is_absolute()).map(Cow::into_owned)
}
