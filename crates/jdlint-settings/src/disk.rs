//! Settings files on a machine, for the faces that have one. In: paths. Out: texts, or why there are none.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::nearest::Files;

/// Longer settings are a mistake.
const MAX_BYTES: u64 = 1 << 20;

/// The files of this machine.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl Files for Disk {
    fn read(&self, path: &Path) -> Option<Result<String, String>> {
        let about = match fs::metadata(path) {
            Ok(about) => about,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return None;
            }
            Err(error) => return Some(Err(error.to_string())),
        };
        Some(match (about.is_file(), about.len()) {
            (false, _) => Err("it is no file".to_owned()),
            (_, bytes) if bytes > MAX_BYTES => Err(format!("it is longer than {MAX_BYTES} bytes")),
            _ => fs::read_to_string(path).map_err(|error| match error.kind() {
                ErrorKind::InvalidData => "it is not UTF-8; save it as UTF-8".to_owned(),
                _ => error.to_string(),
            }),
        })
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn is_within(&self, path: &Path, root: &Path) -> bool {
        match (path.canonicalize(), root.canonicalize()) {
            (Ok(path), Ok(root)) => path.starts_with(root),
            _ => true, // what is not there is told when it is read
        }
    }
}
