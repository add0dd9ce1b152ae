//! Which settings file holds for a folder. In: the folder, and a way to look into folders. Out: [`Found`].

use std::path::{Path, PathBuf};

use crate::FILE_NAME;
use crate::config::{Config, load};
use crate::error::SettingsError;

/// A way to look into folders.
pub trait Files {
    /// The text of a file, or why it cannot be read. Nothing where there is no such file.
    fn read(&self, path: &Path) -> Option<Result<String, String>>;

    /// Is there something of that name?
    fn exists(&self, path: &Path) -> bool;

    /// Is the file within the folder when links are followed?
    fn is_within(&self, _path: &Path, _root: &Path) -> bool {
        true
    }
}

/// A settings file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The folder that its patterns are seen from.
    pub folder: PathBuf,
    /// The root of the repository; the paths of errors begin here.
    pub root: PathBuf,
    /// What it says.
    pub config: Result<Config, SettingsError>,
}

impl Found {
    /// The path of a posting from the folder, with `/`; nothing for one that is elsewhere.
    pub fn path_of(&self, posting: &Path) -> Option<String> {
        posting.strip_prefix(&self.folder).ok().map(slashed)
    }
}

/// The nearest settings file of a folder: in it or in one above, up to the root of the repository, else of the system.
/// The folder must be absolute.
pub fn nearest(folder: &Path, files: &impl Files) -> Option<Found> {
    for place in folder.ancestors() {
        if let Some(text) = files.read(&place.join(FILE_NAME)) {
            return Some(found(&place.join(FILE_NAME), place, text, files));
        }
        if files.exists(&place.join(".git")) {
            return None;
        }
    }
    None
}

/// That settings file, absolute, with patterns as seen from `folder`.
pub fn at(file: &Path, folder: &Path, files: &impl Files) -> Found {
    let text = files.read(file).unwrap_or_else(|| Err("there is no such file".to_owned()));
    found(file, folder, text, files)
}

fn found(file: &Path, folder: &Path, text: Result<String, String>, files: &impl Files) -> Found {
    let home = file.parent().unwrap_or(file);
    let root = home.ancestors().find(|place| files.exists(&place.join(".git"))).unwrap_or(home);
    let name = file.strip_prefix(root).map_or_else(|_| FILE_NAME.to_owned(), slashed);
    let mut get = |path: &str| {
        let path: PathBuf = path.split('/').fold(root.to_path_buf(), |path, part| path.join(part));
        if !files.is_within(&path, root) {
            return Err("it is a link that leads out of the repository".to_owned());
        }
        files.read(&path).unwrap_or_else(|| Err("there is no such file".to_owned()))
    };
    let config = text
        .map_err(|why| SettingsError {
            file: name.clone(),
            line: 1,
            column: 1,
            message: format!("it cannot be read: {why}"),
        })
        .and_then(|text| load(&name, &text, &mut get));
    Found { folder: folder.to_path_buf(), root: root.to_path_buf(), config }
}

pub(crate) fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}
