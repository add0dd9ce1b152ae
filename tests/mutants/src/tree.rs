//! The copy of the workspace that is changed. In: the workspace. Out: its files in the folder of the copy; what is the same there
//! keeps its time, so that Cargo builds only what is new.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// Copies what Git knows or would take.
pub(crate) fn copy(root: &Path, tree: &Path) -> Result<()> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root);
    let files = process::output(&mut git)?;
    for file in files.split('\0').filter(|file| !file.is_empty()) {
        let (from, to) = (root.join(file), tree.join(file));
        // A file that is deleted, and not yet for Git.
        if from.is_file() {
            let bytes = fs::read(&from).with_context(|| format!("could not read {}", from.display()))?;
            write(&to, &bytes)?;
        }
    }
    forget_lost(root, tree, &files)
}

/// Deletes files of the copy that the workspace has no more: tests read whole folders.
fn forget_lost(root: &Path, tree: &Path, files: &str) -> Result<()> {
    let known: std::collections::BTreeSet<&Path> = files.split('\0').map(Path::new).collect();
    let mut open = vec![tree.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let inside = path.strip_prefix(tree)?;
            if !known.contains(inside) || !root.join(inside).is_file() {
                fs::remove_file(&path)?;
            }
        }
    }
    Ok(())
}

/// Writes a file unless it is there already, to the byte.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes).with_context(|| format!("could not write {}", path.display()))
}
