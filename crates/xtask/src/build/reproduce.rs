//! Two builds, the same bytes. In: the files that git knows, as they lie here. Out: nothing, or the first byte at which the
//! page's engine differs from one built in a folder of another name and length.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::wasm;
use crate::program;
use crate::project::{PAGE_ENGINE, Project};
use crate::setup::wasm_target::link;
use crate::setup::{npm, wasm_tools};

/// A path that gets into what is built makes it longer or shorter.
const FOLDERS: [&str; 2] = ["one", "another/with-a-longer-name"];

/// Builds the page's engine twice as it is shipped, from nothing, and compares.
pub(crate) fn run(project: &Project) -> Result<()> {
    wasm_tools::ensure(project)?;
    npm::ensure(&project.web())?;
    let home = project.target.join("reproduce");
    match fs::remove_dir_all(&home) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("could not remove {}", home.display()));
        }
        _ => {}
    }
    let mut built = Vec::new();
    for folder in FOLDERS {
        let copy = copy(project, &home.join(folder))?;
        wasm::page_engine(&copy)?;
        built.push(copy.built(PAGE_ENGINE));
    }
    let [one, other] = &built[..] else { bail!("two builds were asked for") };
    let names = names(one)?;
    if names != self::names(other)? {
        bail!("{} and {} hold other files", one.display(), other.display());
    }
    for name in &names {
        let read = |folder: &Path| {
            let file = folder.join(name);
            fs::read(&file).with_context(|| format!("could not read {}", file.display()))
        };
        let (one, other) = (read(one)?, read(other)?);
        if let Some(place) = difference(&one, &other) {
            bail!(
                "{name} differs at byte {place} of {} and {}; see {}",
                one.len(),
                other.len(),
                home.display()
            );
        }
        println!("{name}: {} bytes, the same in both builds", one.len());
    }
    Ok(())
}

/// The files of the project in that folder, with the tools of this one, and a target folder of its own.
fn copy(project: &Project, to: &Path) -> Result<Project> {
    let listed = program::output(
        program::command("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard"])
            .current_dir(&project.root),
    )?;
    for name in listed.lines().map(Path::new) {
        let (from, to) = (project.root.join(name), to.join(name));
        // What was removed and not committed, and names that git quotes, are no part of the engine.
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(&to))?;
            fs::copy(&from, &to).with_context(|| format!("could not copy {}", from.display()))?;
        }
    }
    let copy = project.moved_to(to);
    fs::create_dir_all(&copy.target)?;
    fs::create_dir_all(project.tools())?; // all of them may be in PATH
    link(&project.tools(), &copy.tools())?;
    link(&project.web().join("node_modules"), &copy.web().join("node_modules"))?;
    Ok(copy)
}

/// All that was built, by name; what begins with a point is a note of xtask's.
fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The first place where they differ.
fn difference(one: &[u8], other: &[u8]) -> Option<usize> {
    let place = one.iter().zip(other).position(|(one, other)| one != other);
    place.or_else(|| (one.len() != other.len()).then(|| one.len().min(other.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_found_at_its_place() {
        assert_eq!(difference(b"abc", b"abc"), None);
        assert_eq!(difference(b"abc", b"adc"), Some(1));
        assert_eq!(difference(b"abc", b"ab"), Some(2));
    }
}
