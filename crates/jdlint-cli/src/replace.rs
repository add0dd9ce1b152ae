//! A file gets another content. In: its path, what it held, what it shall hold. Out: the file with the one or the other,
//! whatever happens on the way: the new content is written beside it and then takes its name.
//!
//! A link stays a link, and the file that it leads to is changed. Permissions and owner stay. Of a file with several names
//! (hard links), the other names keep the old content.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// How the name begins of what is being written; folders are searched without it, because it is hidden.
const PREFIX: &str = ".jdlint-";

/// Puts `after` in the place of `before`.
///
/// # Errors
///
/// Why the file still holds what it held, in words.
pub(crate) fn replace(path: &Path, before: &[u8], after: &[u8]) -> Result<(), String> {
    let target = fs::canonicalize(path).map_err(|error| error.to_string())?;
    let about = writable(&target)?;
    let folder = target.parent().ok_or("it lies in no folder")?;
    let mut file = tempfile::Builder::new()
        .prefix(PREFIX)
        .suffix(".tmp")
        .tempfile_in(folder)
        .map_err(|error| format!("no file can be made in its folder: {}", error.kind()))?;
    fill(file.as_file_mut(), after, &about).map_err(|error| error.to_string())?;
    let now = fs::read(&target).map_err(|error| error.to_string())?;
    if now == after {
        // It is known by two names, and was mended by the other one.
        return Ok(());
    }
    if now != before {
        return Err("it was changed while jdlint read it; run jdlint again".to_owned());
    }
    file.persist(&target).map_err(|error| error.error.to_string())?;
    sync_folder(folder);
    Ok(())
}

/// What holds for the file, when it may be written.
fn writable(target: &Path) -> Result<Metadata, String> {
    let about = fs::metadata(target).map_err(|error| error.to_string())?;
    if !about.is_file() {
        return Err("it is no file that keeps what is written".to_owned());
    }
    if about.permissions().readonly() {
        return Err("it is read-only".to_owned());
    }
    // Taking its name would need no leave of the file itself.
    match OpenOptions::new().write(true).open(target) {
        Ok(_) => Ok(about),
        Err(error) => Err(format!("the system does not let jdlint write it ({})", error.kind())),
    }
}

fn fill(file: &mut File, content: &[u8], like: &Metadata) -> io::Result<()> {
    file.write_all(content)?;
    keep_owner(file, like)?;
    file.set_permissions(like.permissions())?;
    file.sync_all()
}

#[cfg(unix)]
fn keep_owner(file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is = file.metadata()?;
    let changed = |is: u32, shall: u32| (is != shall).then_some(shall);
    let (owner, group) = (changed(is.uid(), like.uid()), changed(is.gid(), like.gid()));
    if owner.is_none() && group.is_none() {
        return Ok(());
    }
    fchown(file, owner, group).map_err(|error| {
        io::Error::new(error.kind(), "it belongs to somebody else, and that could not be kept")
    })
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Lets the new name outlive a loss of power. Where folders cannot be synced, the file itself is, all the same.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
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
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real.md", &link).unwrap();
        replace(&link, b"old", b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_file_that_is_read_only_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cook.md");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(replace(&path, b"old", b"new").unwrap_err(), "it is read-only");
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }
}
