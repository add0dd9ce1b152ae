//! What is to be done with a document. In: where it is, what the editor chose, its nearest settings file. Out: [`Plan`].
//! Every lint looks anew, so that nothing is ever stale; a notification about changed files only says when to lint again.

use std::path::{Path, PathBuf};

use jdlint_core::Settings;
use jdlint_settings::postings::{Seen, Standing, from_above, is_converted, standing};
use jdlint_settings::{Disk, Found, SettingsError, nearest};

use crate::documents::Document;
use crate::roots::Roots;

/// What is to be done with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Judge it by these settings.
    Judge(Box<Settings>),
    /// It is no posting, or the settings leave it out.
    LeaveOut(Standing),
    /// The settings file cannot be used.
    Broken(BrokenSettings),
}

/// A settings file that cannot be used: the nearest one, or one that it extends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BrokenSettings {
    /// Where the mistake is.
    pub(crate) file: PathBuf,
    pub(crate) error: SettingsError,
}

impl BrokenSettings {
    fn of(found: &Found, error: &SettingsError) -> Self {
        let file = error.file.split('/').fold(found.root.clone(), |path, part| path.join(part));
        Self { file, error: error.clone() }
    }
}

/// Decides. A document that somebody `named` as a posting is one.
pub(crate) fn plan(document: &Document, named: bool, given: &Settings, roots: &Roots) -> Plan {
    let named = named || document.is_posting;
    let path = document.path();
    let Some((file, folder)) = path.as_deref().and_then(|file| Some((file, file.parent()?))) else {
        let address = document.uri.path().decode().to_string_lossy();
        let seen = Seen { from_settings: None, from_root: address.trim_start_matches('/') };
        return judge_or_leave(named, of_text(&address, standing(None, seen)), given.clone());
    };
    let found = nearest(folder, &Disk);
    let config = match found.as_ref().map(|found| (found, &found.config)) {
        Some((found, Err(error))) => return Plan::Broken(BrokenSettings::of(found, error)),
        Some((_, Ok(config))) => Some(config),
        None => None,
    };
    let from_settings = found.as_ref().and_then(|found| found.path_of(file));
    let seen = Seen { from_settings: from_settings.as_deref(), from_root: &from_root(file, roots) };
    let settings = config.map(|config| config.settings(from_settings.as_deref(), given));
    let standing = of_text(seen.from_root, standing(config, seen));
    judge_or_leave(named, standing, settings.unwrap_or_else(|| given.clone()))
}

/// What is included as a document or as data is for the command line: nobody edits a posting in its JSON or in Word's.
fn of_text(path: &str, standing: Standing) -> Standing {
    if standing == Standing::Posting && is_converted(path) { Standing::NotIncluded } else { standing }
}

fn judge_or_leave(named: bool, standing: Standing, settings: Settings) -> Plan {
    if named || standing == Standing::Posting {
        Plan::Judge(Box::new(settings))
    } else {
        Plan::LeaveOut(standing)
    }
}

/// A file that was opened alone is seen with all its folders.
fn from_root(file: &Path, roots: &Roots) -> String {
    let root = roots.around(file).or_else(|| file.ancestors().last()).unwrap_or(file);
    from_above(root, file).unwrap_or_default()
}
