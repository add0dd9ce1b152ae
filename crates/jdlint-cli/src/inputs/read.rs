//! The bytes of an input. In: an [`Input`]. Out: the posting in it, or why there is none.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use jdlint_contract::FileError;
use jdlint_core::MAX_TEXT_BYTES;
use jdlint_formats::Posting;

use super::{Input, Source, file_error};
use crate::records;

/// Reads the bytes of an input.
pub(crate) fn bytes(input: &Input) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    bytes_into(input, &mut bytes)?;
    Ok(bytes)
}

/// The same; what was read until there was an error is in `bytes`.
pub(crate) fn bytes_into(input: &Input, bytes: &mut Vec<u8>) -> Result<(), FileError> {
    if let Some(error) = records::not_one_posting(input) {
        return Err(error);
    }
    let done = match &input.source {
        Source::Stdin(_) => read_up_to_limit(io::stdin().lock(), None, bytes),
        Source::File(path) => read_file(path, bytes),
    };
    done.map_err(|(code, message)| file_error(&input.name, code, message))
}

/// What is left of standard input, however long. What cannot be read is not there.
pub(crate) fn rest_of_stdin(bytes: &mut Vec<u8>) {
    let _ = io::stdin().lock().read_to_end(bytes);
}

/// Reads the posting in the bytes of an input.
pub(crate) fn posting(input: &Input, bytes: Vec<u8>) -> Result<Posting, FileError> {
    jdlint_formats::read(bytes, input.kind)
        .map_err(|refusal| file_error(&input.name, refusal.code, refusal.message))
}

type Refused = (&'static str, String);

fn read_file(path: &Path, bytes: &mut Vec<u8>) -> Result<(), Refused> {
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let about = file.metadata().map_err(|error| unreadable(&error))?;
    // Pipes and devices have no length; they are cut off while reading.
    read_up_to_limit(file, about.is_file().then_some(about.len()), bytes)
}

fn read_up_to_limit(source: impl Read, length: Option<u64>, bytes: &mut Vec<u8>) -> Result<(), Refused> {
    let limit = MAX_TEXT_BYTES as u64;
    if let Some(length) = length.filter(|&length| length > limit) {
        return Err(too_large(&format!("{length} bytes long")));
    }
    bytes.reserve(length.unwrap_or_default() as usize);
    source.take(limit + 1).read_to_end(bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > limit { Err(too_large("longer")) } else { Ok(()) }
}

fn too_large(size: &str) -> Refused {
    let limit = MAX_TEXT_BYTES >> 20;
    let message = format!(
        "It is {size}; jdlint reads postings of up to {MAX_TEXT_BYTES} bytes ({limit} MiB). Split it into one file for \
         each posting."
    );
    ("too-large", message)
}

fn unreadable(error: &io::Error) -> Refused {
    match error.kind() {
        ErrorKind::NotFound => {
            ("not-found", "There is no such file any more, or it is a link to nowhere.".to_owned())
        }
        ErrorKind::PermissionDenied => {
            ("unreadable", "The system does not let jdlint read it. Look at its permissions.".to_owned())
        }
        _ => ("unreadable", format!("Could not read it: {error}.")),
    }
}

#[cfg(test)]
mod tests {
    use jdlint_formats::FileKind;

    use super::super::Chosen;
    use super::*;

    fn read_bytes(bytes: &[u8]) -> Result<String, String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        let source = Source::File(file.path().to_path_buf());
        let input =
            Input { name: "x.md".to_owned(), source, kind: FileKind::Markdown, settings: Chosen::default() };
        let read = super::bytes(&input).and_then(|bytes| posting(&input, bytes));
        read.map(|posting| posting.text).map_err(|error| error.code)
    }

    #[test]
    fn blank_files_are_empty() {
        for blank in ["", "\n\n \t", "\u{feff}", "\u{feff}\r\n\u{a0}"] {
            assert_eq!(read_bytes(blank.as_bytes()), Err("empty".to_owned()), "{blank:?}");
        }
        assert_eq!(read_bytes("\u{feff}Nurse".as_bytes()).as_deref(), Ok("\u{feff}Nurse"));
    }

    #[test]
    fn a_file_over_the_limit_is_refused_unread() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(MAX_TEXT_BYTES as u64 + 1).unwrap();
        let (code, message) = read_file(file.path(), &mut Vec::new()).unwrap_err();
        assert_eq!(code, "too-large");
        assert!(message.contains("33554433 bytes") && message.contains("32 MiB"), "{message}");
    }

    #[test]
    fn a_stream_without_end_is_cut_off() {
        let (code, _) = read_up_to_limit(io::repeat(b'a'), None, &mut Vec::new()).unwrap_err();
        assert_eq!(code, "too-large");
    }
}
