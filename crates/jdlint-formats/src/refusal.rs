//! Why a file could not be read. In: what was met. Out: [`Refusal`], a code for programs and a line for people.

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// `not-utf8`, `binary`, `empty`, `too-large`, `too-deep`, `broken` or `no-posting`.
    pub code: &'static str,
    /// What is wrong and the way out, without the file's name.
    pub message: String,
}

impl Refusal {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// More than a reader takes.
    pub(crate) fn too_large(what: &str, limit: usize) -> Self {
        let message = format!(
            "{what} is more than {} MiB, and jdlint reads no more. Keep the posting alone in the file.",
            limit >> 20
        );
        Self::new("too-large", message)
    }

    /// Nested deeper than a reader follows.
    pub(crate) fn too_deep(what: &str, limit: usize) -> Self {
        let message = format!(
            "{what} are nested more than {limit} deep, and jdlint follows no further. Save it as plain text."
        );
        Self::new("too-deep", message)
    }
}
