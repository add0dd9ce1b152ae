//! What a path is called. In: a path and the working folder. Out: the path from there, with `/`.

use std::path::{Component, Path, PathBuf};

/// The path as seen from the working folder, with `/` on every system. A path on another drive stays whole.
pub(crate) fn relative(path: &Path, working_folder: &Path) -> String {
    let whole = without_dots(&working_folder.join(path));
    let inside = whole.strip_prefix(working_folder).map(Path::to_path_buf);
    let from_here = inside.or_else(|_| through_links(&whole, working_folder).ok_or(()));
    from_here.map_or_else(|()| with_slashes(&around(&whole, working_folder)), |path| with_slashes(&path))
}

/// Takes out `.` and `name/..`.
pub(crate) fn without_dots(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean
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
