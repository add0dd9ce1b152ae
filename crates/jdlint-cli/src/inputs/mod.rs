//! From the command line to postings. In: paths. Out: [`Input`]s, then the posting in each, or a [`FileError`] that says
//! what could not be done and the way out.

mod paths;
mod read;
mod settings_files;
mod walk;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jdlint_contract::FileError;
use jdlint_formats::FileKind;

pub(crate) use paths::{entry_of, place_of, relative, without_dots};
pub(crate) use read::{bytes, bytes_into, posting, rest_of_stdin};
pub(crate) use settings_files::{Choice, Chosen, of_working_folder};
pub(crate) use walk::find;

/// How standard input is called in what is printed.
pub(crate) const STDIN_NAME: &str = "<stdin>";

/// One posting to be read.
#[derive(Debug)]
pub(crate) struct Input {
    /// How it is called in what is printed.
    pub(crate) name: String,
    /// Where its bytes come from.
    pub(crate) source: Source,
    /// How it is written.
    pub(crate) kind: FileKind,
    /// What its settings file says.
    pub(crate) settings: Chosen,
}

impl Input {
    /// The file, or what standard input is said to be.
    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.source {
            Source::Stdin(name) => name.as_deref(),
            Source::File(path) => Some(path),
        }
    }

    /// The file; nothing for standard input.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.source {
            Source::Stdin(_) => None,
            Source::File(path) => Some(path),
        }
    }
}

/// What is to be linted.
pub(crate) struct Postings {
    /// Each once, sorted by name.
    pub(crate) inputs: Vec<Input>,
    /// What could not be found.
    pub(crate) errors: Vec<FileError>,
    /// Every settings file that was looked into.
    pub(crate) settings_files: BTreeSet<PathBuf>,
}

/// Where bytes come from.
#[derive(Debug)]
pub(crate) enum Source {
    /// Standard input, and the file that it is said to be.
    Stdin(Option<PathBuf>),
    /// A file.
    File(PathBuf),
}

/// What could not be done, of which kind, and the way out.
pub(crate) fn file_error(path: &str, code: &str, message: impl Into<String>) -> FileError {
    FileError { path: path.to_owned(), code: code.to_owned(), message: message.into() }
}
