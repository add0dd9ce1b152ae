//! The settings file of a document. In: its path and what the editor chose. Out: how it is to be judged. Every lint
//! looks anew, so that nothing is ever stale; a notification about changed files only says when to lint again.

use std::path::Path;

use jdlint_core::Settings;
use jdlint_settings::{Config, Disk, nearest};

/// What is to be done with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Judge it by these settings.
    Judge(Box<Settings>),
    /// The settings leave it out.
    LeaveOut,
    /// The settings file cannot be used; in words.
    Broken(String),
}

/// Looks for the settings file of a document.
pub(crate) fn plan(document: Option<&Path>, given: &Settings) -> Plan {
    let folder = document.and_then(Path::parent).filter(|folder| folder.is_absolute());
    let (Some(document), Some(folder)) = (document, folder) else {
        return Plan::Judge(Box::new(given.clone()));
    };
    let Some(found) = nearest(folder, &Disk) else { return Plan::Judge(Box::new(given.clone())) };
    match &found.config {
        Err(error) => Plan::Broken(error.to_string()),
        Ok(config) => {
            let path = found.path_of(document);
            let left_out = path.as_deref().is_some_and(|path| leaves_out(config, path));
            if left_out {
                Plan::LeaveOut
            } else {
                Plan::Judge(Box::new(config.settings(path.as_deref(), given)))
            }
        }
    }
}

/// Whoever writes no `include` lets the editor decide what is a posting.
fn leaves_out(config: &Config, path: &str) -> bool {
    config.excludes(path) || config.states_include() && !config.includes(path)
}
