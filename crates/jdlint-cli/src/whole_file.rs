//! Files that are written whole or not at all. In: a path and its new content. Out: the file, never half of it: whatever
//! happens on the way, others see the old content or the new one, which is written beside it and then takes its name.
//!
//! A link stays a link, and the file that it leads to is changed. Permissions and owner stay. Of a file with several names
//! (hard links), the other names keep the old content.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// How the name begins of what is being written; folders are searched without it, because it is hidden.
const PREFIX: &str = ".jdlint-";

/// Puts the content into a file, and makes the folders it lies in. A pipe or a device is written to.
///
/// # Errors
/// Why the file is as it was, in words.
pub(crate) fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|about| !about.is_file()) {
        return OpenOptions::new().write(true).open(path)?.write_all(content);
    }
    Draft::new(path, content)?.put_in_place()
}

/// Puts the content into a new file, and makes the folders it lies in.
///
/// # Errors
/// Something of that name is there already, or what the system says. There is no new file then.
pub(crate) fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let Draft { file, target } = Draft::new(path, content)?;
    file.persist_noclobber(&target).map_err(|error| error.error)?;
    sync_folder(folder_of(&target));
    Ok(())
}

/// A content that has no name yet. What becomes of none leaves no trace.
pub(crate) struct Draft {
    file: NamedTempFile,
    target: PathBuf,
}

impl Draft {
    /// Writes the content beside the file whose name it is to take.
    ///
    /// # Errors
    /// Why the file cannot get it, in words.
    pub(crate) fn new(path: &Path, content: &[u8]) -> io::Result<Self> {
        let known = known(path)?;
        let target = if known.is_some() { fs::canonicalize(path)? } else { path.to_path_buf() };
        let folder = folder_of(&target);
        fs::create_dir_all(folder)?;
        let mut builder = Builder::new();
        builder.prefix(PREFIX).suffix(".tmp");
        #[cfg(unix)]
        if known.is_none() {
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        }
        // The system's own place for new files would be another disk, where nothing can be moved from at once.
        let mut file = builder
            .tempfile_in(folder)
            .map_err(|error| said(&error, format!("no file can be made in its folder: {}", error.kind())))?;
        file.write_all(content)?;
        if let Some(about) = known {
            keep_owner(file.as_file(), &about)?;
            file.as_file().set_permissions(about.permissions())?;
        }
        file.as_file().sync_all()?;
        Ok(Self { file, target })
    }

    /// Gives it the name.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn put_in_place(self) -> io::Result<()> {
        self.file.persist(&self.target).map_err(|error| error.error)?;
        sync_folder(folder_of(&self.target));
        Ok(())
    }
}

/// What holds for the file where there is one; an error where it may not be written.
fn known(path: &Path) -> io::Result<Option<Metadata>> {
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return match fs::symlink_metadata(path) {
                Ok(_) => Err(said(&error, "it is a link that leads nowhere")),
                Err(_) => Ok(None),
            };
        }
        Err(error) => return Err(error),
    };
    if about.permissions().readonly() {
        return Err(io::Error::new(ErrorKind::PermissionDenied, "it is read-only"));
    }
    // Taking its name would need no leave of the file itself.
    match OpenOptions::new().write(true).open(path) {
        Ok(_) => Ok(Some(about)),
        Err(error) => {
            Err(said(&error, format!("the system does not let jdlint write it ({})", error.kind())))
        }
    }
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
    fchown(file, owner, group)
        .map_err(|error| said(&error, "it belongs to somebody else, and that could not be kept"))
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

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The same error in our words.
fn said(error: &io::Error, words: impl Into<String>) -> io::Error {
    io::Error::new(error.kind(), words.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_replaced_and_nothing_else_is_left_in_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reports/a.txt");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        drop(Draft::new(&path, b"three").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_new_file_takes_the_place_of_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("jobs/uk/cook.md");
        write_new(&path, b"one").unwrap();
        assert_eq!(write_new(&path, b"two").unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.txt"), folder.path().join("link.txt"));
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.txt", &link).unwrap();
        write(&link, b"two").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o640);
        symlink("nowhere.txt", folder.path().join("astray.txt")).unwrap();
        let error = write(&folder.path().join("astray.txt"), b"two").unwrap_err();
        assert_eq!(error.to_string(), "it is a link that leads nowhere");
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_written_to() {
        use std::os::unix::fs::FileTypeExt;
        write(Path::new("/dev/null"), b"one").unwrap();
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write(folder.path(), b"one").is_err());
    }

    #[test]
    fn a_file_that_is_read_only_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cook.md");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(write(&path, b"new").unwrap_err().to_string(), "it is read-only");
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }
}
