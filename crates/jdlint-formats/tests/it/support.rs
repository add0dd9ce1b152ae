//! Reading in one step.

use jdlint_formats::{FileKind, Refusal, read, read_text};

pub(crate) fn markdown(source: &str, kind: FileKind) -> String {
    read_text(source.to_owned(), kind)
        .unwrap_or_else(|refusal| panic!("{}", refusal.message))
        .body()
        .to_owned()
}

pub(crate) fn refusal(source: &str, kind: FileKind) -> Refusal {
    read(source.as_bytes().to_vec(), kind).unwrap_err()
}
