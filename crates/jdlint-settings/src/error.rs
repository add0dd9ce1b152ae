//! What is wrong with a settings file. In: a place and words. Out: [`SettingsError`].

use std::fmt;
use std::ops::Range;

/// A settings file that cannot be used: where, why, and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError {
    /// The file, as a path from the root of the repository, with `/`.
    pub file: String,
    /// 1-based.
    pub line: u32,
    /// 1-based; counts characters.
    pub column: u32,
    /// What is wrong and what to do.
    pub message: String,
}

impl SettingsError {
    /// The same without the name of the file.
    pub fn placed_message(&self) -> String {
        format!("line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl std::error::Error for SettingsError {}

/// A mistake before it is known in which file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// Byte range in the text.
    pub(crate) place: Range<usize>,
    pub(crate) message: String,
}

impl Mistake {
    pub(crate) fn new(place: Range<usize>, message: impl Into<String>) -> Self {
        Self { place, message: message.into() }
    }

    pub(crate) fn in_file(self, file: &str, text: &str) -> SettingsError {
        let before = text.get(..self.place.start.min(text.len())).unwrap_or(text);
        let line = before.matches('\n').count() as u32 + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
        SettingsError { file: file.to_owned(), line, column, message: self.message }
    }
}
