//! Whether a build is up to date. In: what it is made of. Out: a stamp to lay beside its result.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// One line over the contents of files and folders and over words such as versions.
pub(super) fn of(paths: &[PathBuf], words: &[&str]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    for path in paths {
        add(path, &mut hasher).with_context(|| format!("could not read {}", path.display()))?;
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

/// Whether the result was built from just this.
pub(super) fn matches(file: &Path, stamp: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|last| last == stamp)
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    path.hash(hasher);
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        entries.sort();
        entries.iter().try_for_each(|entry| add(entry, hasher))
    } else {
        fs::read(path)?.hash(hasher);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_changes_with_content_names_and_words_only() {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        fs::create_dir_all(folder.join("inner")).unwrap();
        fs::write(folder.join("inner/one"), "1").unwrap();
        let stamp = |words: &[&str]| of(std::slice::from_ref(&folder), words).unwrap();

        let first = stamp(&["rustc 1"]);
        fs::write(folder.join("inner/one"), "1").unwrap(); // a new date, the same content
        assert_eq!(stamp(&["rustc 1"]), first);
        assert_ne!(stamp(&["rustc 2"]), first);
        fs::rename(folder.join("inner/one"), folder.join("inner/two")).unwrap();
        assert_ne!(stamp(&["rustc 1"]), first);
        fs::rename(folder.join("inner/two"), folder.join("inner/one")).unwrap();
        assert_eq!(stamp(&["rustc 1"]), first);
        fs::write(folder.join("inner/one"), "2").unwrap();
        assert_ne!(stamp(&["rustc 1"]), first);

        let file = folder.join("stamp");
        assert!(!matches(&file, &first));
        fs::write(&file, &first).unwrap();
        assert!(matches(&file, &first));
        fs::remove_dir_all(&folder).unwrap();
        assert!(of(&[folder], &[]).is_err(), "a missing source is no up-to-date source");
    }
}
