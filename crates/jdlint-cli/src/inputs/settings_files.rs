//! Which settings file holds for which posting. In: flags and the folders of postings. Out: the settings of each folder,
//! every file read once, and what is wrong with those that cannot be used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jdlint_contract::FileError;
use jdlint_settings::{Disk, FILE_NAME, Found, at, nearest};

use super::file_error;
use super::paths::{relative, without_dots};

/// What the flags say of settings files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choice {
    /// The nearest of each posting.
    Nearest,
    /// This one for all.
    One(PathBuf),
    /// None.
    Nothing,
}

/// The settings of one posting.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chosen {
    /// The file that holds, when there is one.
    pub(crate) found: Option<Arc<Found>>,
    /// The posting as seen from that file's folder.
    pub(crate) path: Option<String>,
}

impl Chosen {
    /// What the file says.
    pub(crate) fn config(&self) -> Option<&jdlint_settings::Config> {
        self.found.as_ref()?.config.as_ref().ok()
    }

    /// Is the posting to be left out unless it is named?
    pub(crate) fn is_excluded(&self) -> bool {
        self.config().zip(self.path.as_deref()).is_some_and(|(config, path)| config.excludes(path))
    }
}

/// The settings of the working folder itself, or why they cannot be used.
pub(crate) fn of_working_folder(choice: Choice, working_folder: &Path) -> (Option<Chosen>, Vec<FileError>) {
    let mut files = SettingsFiles::new(choice, working_folder);
    let chosen = files.of(Path::new("any")).map(|chosen| Chosen { path: None, ..chosen });
    (chosen, files.errors().collect())
}

/// The settings files of a run.
pub(crate) struct SettingsFiles<'a> {
    choice: Choice,
    working_folder: &'a Path,
    known: BTreeMap<PathBuf, Option<Arc<Found>>>,
    errors: BTreeMap<String, FileError>,
}

impl<'a> SettingsFiles<'a> {
    pub(crate) fn new(choice: Choice, working_folder: &'a Path) -> Self {
        Self { choice, working_folder, known: BTreeMap::new(), errors: BTreeMap::new() }
    }

    /// The settings of a posting; nothing when the file that holds for it cannot be used.
    pub(crate) fn of(&mut self, posting: &Path) -> Option<Chosen> {
        let posting = without_dots(&self.working_folder.join(posting));
        let folder = posting.parent().unwrap_or(self.working_folder).to_path_buf();
        let found = self.of_folder(folder);
        if let Some(found) = &found
            && let Err(error) = &found.config
        {
            let file = error.file.split('/').fold(found.root.clone(), |path, part| path.join(part));
            let name = relative(&file, self.working_folder);
            self.errors
                .entry(name.clone())
                .or_insert_with(|| file_error(&name, "settings", error.placed_message()));
            return None;
        }
        let path = found.as_ref().and_then(|found| found.path_of(&posting));
        Some(Chosen { found, path })
    }

    /// What could not be used, by name.
    pub(crate) fn errors(self) -> impl Iterator<Item = FileError> {
        self.errors.into_values()
    }

    /// Every settings file that was looked into, and those that they extend.
    pub(crate) fn files(&self) -> BTreeSet<PathBuf> {
        let named = match &self.choice {
            Choice::One(file) => Some(self.working_folder.join(file)),
            _ => None,
        };
        let found = self.known.values().flatten().flat_map(|found| {
            let nearest = (self.choice == Choice::Nearest).then(|| found.folder.join(FILE_NAME));
            let files = match &found.config {
                Ok(config) => config.files(),
                Err(error) => std::slice::from_ref(&error.file),
            };
            let in_root =
                |file: &String| file.split('/').fold(found.root.clone(), |path, part| path.join(part));
            files.iter().map(in_root).chain(nearest).collect::<Vec<_>>()
        });
        found.chain(named).collect()
    }

    fn of_folder(&mut self, folder: PathBuf) -> Option<Arc<Found>> {
        let key = if self.choice == Choice::Nearest { folder } else { PathBuf::new() };
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = match &self.choice {
            Choice::Nearest => nearest(&key, &Disk),
            Choice::One(file) => {
                Some(at(&without_dots(&self.working_folder.join(file)), self.working_folder, &Disk))
            }
            Choice::Nothing => None,
        };
        let found = found.map(Arc::new);
        self.known.insert(key, found.clone());
        found
    }
}
