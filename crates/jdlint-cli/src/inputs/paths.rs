//! What a path is called. In: a path and the working folder. Out: the path from there, with `/`.

use std::path::{Component, Path, PathBuf};

/// The path as seen from the working folder, with `/` on every system. A path on another drive stays whole.
pub(crate) fn relative(path: &Path, working_folder: &Path) -> String {
    let whole = without_dots(&working_folder.join(path));
    let inside = whole.strip_prefix(working_folder).map(Path::to_path_buf);
    let from_here = inside.or_else(|_| through_links(&whole, working_folder).ok_or(()));
    from_here.map_or_else(|()| with_slashes(&around(&whole, working_folder)), |path| with_slashes(&path))
}

/// Takes out `.` and `name/..`. Behind a link, `..` is the folder above the one that the link leads to.
pub(crate) fn without_dots(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if clean.is_symlink() {
                    clean = clean.canonicalize().unwrap_or(clean);
                }
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean
}

/// Where a file is, whichever way leads there: two paths of one file have the same place. What is not there yet has the place
/// that it would get.
pub(crate) fn place_of(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| entry_of(path))
}

/// The same, but for a link, which is an entry of its own.
pub(crate) fn entry_of(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).map_or_else(|_| path.to_path_buf(), |whole| without_dots(&whole));
    let (Some(folder), Some(name)) = (whole.parent(), whole.file_name()) else { return whole };
    folder.canonicalize().map(|folder| folder.join(name)).unwrap_or(whole)
}

/// The working folder may be known by another name (`/tmp` and `/private/tmp`).
fn through_links(path: &Path, working_folder: &Path) -> Option<PathBuf> {
    let (folder, name) = (path.parent()?.canonicalize().ok()?, path.file_name()?);
    let inside = folder.strip_prefix(working_folder.canonicalize().ok()?).ok()?;
    Some(inside.join(name))
}

/// Up to the last common folder and down again.
fn around(path: &Path, working_folder: &Path) -> PathBuf {
    let shared =
        path.components().zip(working_folder.components()).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return path.to_path_buf();
    }
    let up = working_folder.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(path.components().skip(shared)).collect()
}

fn with_slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    if text.is_empty() { ".".to_owned() } else { text }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn behind_a_link_the_folder_above_is_that_of_its_target() {
        let home = tempfile::tempdir().unwrap();
        let here = home.path().canonicalize().unwrap();
        std::fs::create_dir_all(here.join("real/deep")).unwrap();
        std::os::unix::fs::symlink("real/deep", here.join("link")).unwrap();
        assert_eq!(relative(Path::new("link/../a.md"), &here), "real/a.md");
        assert_eq!(relative(Path::new("real/deep/../../a.md"), &here), "a.md");
        assert_eq!(place_of(&here.join("link/../new.md")), here.join("real/new.md"));
        assert_eq!(entry_of(&here.join("real/../link")), here.join("link"));
        assert_eq!(place_of(&here.join("link")), here.join("real/deep"));
    }

    #[test]
    fn paths_are_seen_from_the_working_folder() {
        let here = Path::new("/home/ada/postings");
        for (given, seen) in [
            ("nurse.md", "nurse.md"),
            ("./it/../nurse.md", "nurse.md"),
            ("/home/ada/postings/it/dev.md", "it/dev.md"),
            ("/home/ada/old/dev.md", "../old/dev.md"),
            ("../old/dev.md", "../old/dev.md"),
            ("/srv/dev.md", "../../../srv/dev.md"),
            (".", "."),
        ] {
            assert_eq!(relative(Path::new(given), here), seen, "{given}");
        }
    }
}
