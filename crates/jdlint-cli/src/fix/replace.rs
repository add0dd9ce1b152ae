//! The mended text takes the place of what was read. In: a file, what it held, what it shall hold. Out: the file with the
//! one or the other.

use std::path::Path;
use std::{fs, io};

use crate::whole_file::Draft;

/// Puts `after` in the place of `before`.
///
/// # Errors
/// Why the file still holds what it held, in words.
pub(super) fn replace(path: &Path, before: &[u8], after: &[u8]) -> Result<(), String> {
    let words = |error: io::Error| error.to_string();
    if !fs::metadata(path).map_err(words)?.is_file() {
        return Err("it is no file that keeps what is written".to_owned());
    }
    let draft = Draft::new(path, after).map_err(words)?;
    let now = fs::read(path).map_err(words)?;
    if now == after {
        // It is known by two names, and was mended by the other one.
        return Ok(());
    }
    if now != before {
        return Err("it was changed while jdlint read it; run jdlint again".to_owned());
    }
    draft.put_in_place().map_err(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_gets_its_content_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cook.md");
        fs::write(&path, "old").unwrap();
        replace(&path, b"old", b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["cook.md"]);
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cook.md");
        fs::write(&path, "theirs").unwrap();
        assert!(replace(&path, b"old", b"new").unwrap_err().contains("changed while"));
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        assert_eq!(replace(&path, b"old", b"theirs"), Ok(()), "there is nothing left to do");
        assert_eq!(names(folder.path()), ["cook.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_no_posting_to_mend() {
        assert!(replace(Path::new("/dev/null"), b"", b"new").unwrap_err().contains("keeps"));
    }
}
