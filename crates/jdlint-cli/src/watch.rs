//! `check --watch`. In: what is to be checked, and a way to check it. Out: a check of all, then of what changes, until
//! somebody ends it.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::mem;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use ignore::WalkBuilder;
use jdlint_settings::FILE_NAME;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::arguments::Choices;
use crate::inputs::{Input, Postings, entry_of, place_of};
use crate::output::{aside, clean, counted};
use crate::run;

/// Programs write a file in several steps.
const QUIET: Duration = Duration::from_millis(100);
/// Folders in which something always changes are not waited for longer.
const LONGEST_WAIT: Duration = Duration::from_secs(1);
/// Clears the screen and what was above it.
const CLEAR: &str = "\x1b[2J\x1b[3J\x1b[H";

/// What a watch is told.
enum Told {
    /// Something happened to these files.
    Changed(Vec<PathBuf>),
    /// Somebody wants it to end.
    Stop,
}

/// Checks with `check`, which is told which postings are meant and may break it off. Gives the exit status of the last check, or
/// why nothing can be watched.
pub(crate) fn watch(
    choices: &Choices,
    mut check: impl FnMut(&dyn Fn(&Input) -> bool) -> io::Result<ControlFlow<ExitCode, ExitCode>>,
) -> io::Result<Result<ExitCode, String>> {
    if choices.reads_stdin() {
        return Ok(Err("--watch needs files or folders; standard input does not change".to_owned()));
    }
    let (tell, told) = mpsc::channel();
    let stop = tell.clone();
    let handled = ctrlc::set_handler(move || drop(stop.send(Told::Stop)));
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if let Some(paths) = event.ok().and_then(changed) {
            let _ = tell.send(Told::Changed(paths));
        }
    });
    let watcher = match (handled, watcher) {
        (Err(error), _) => return Ok(Err(format!("Ctrl-C cannot be listened to: {error}"))),
        (_, Err(error)) => return Ok(Err(format!("the system watches no files: {error}"))),
        (Ok(()), Ok(watcher)) => watcher,
    };
    let mut folders = Folders { watcher, known: BTreeSet::new() };
    let mut postings = run::find(choices);
    if let Err(why) = folders.add_all(choices, &postings) {
        return Ok(Err(why));
    }
    let mut status = match check(&|_| true)? {
        ControlFlow::Continue(status) => status,
        ControlFlow::Break(status) => return Ok(Ok(status)),
    };
    say_watching(&postings.inputs);
    let mut known: BTreeSet<_> = postings.inputs.iter().flat_map(places).collect();
    let mut known_errors = mem::take(&mut postings.errors);
    while let Some(paths) = next(&told) {
        postings = run::find(choices);
        if let Err(why) = folders.add_all(choices, &postings) {
            aside(why);
        }
        // Settings that break leave no posting to check, and that is to be told.
        let other_errors = postings.errors != known_errors;
        let all = other_errors || paths.iter().any(|path| decides(path, &postings));
        // Of what lies in a new folder, nothing was told.
        let is_changed = |place: PathBuf| paths.contains(&place) || !known.contains(&place);
        let is_meant = |input: &Input| all || places(input).any(is_changed);
        if !other_errors && !postings.inputs.iter().any(is_meant) {
            continue;
        }
        clear()?;
        status = match check(&is_meant)? {
            ControlFlow::Continue(status) => status,
            ControlFlow::Break(status) => return Ok(Ok(status)),
        };
        say_watching(&postings.inputs);
        known = postings.inputs.iter().flat_map(places).collect();
        known_errors = postings.errors;
    }
    Ok(Ok(status))
}

/// The files that a change is about; looking at a file is none.
fn changed(event: notify::Event) -> Option<Vec<PathBuf>> {
    let is_change = match event.kind {
        EventKind::Access(_) | EventKind::Modify(notify::event::ModifyKind::Metadata(_)) => false,
        _ => !event.paths.is_empty(),
    };
    is_change.then_some(event.paths)
}

/// Waits for the next changes and until they come to rest; nothing when it is to end.
fn next(told: &Receiver<Told>) -> Option<BTreeSet<PathBuf>> {
    let mut paths = BTreeSet::new();
    match told.recv() {
        Ok(Told::Changed(first)) => paths.extend(first),
        Ok(Told::Stop) | Err(_) => return None,
    }
    let start = Instant::now();
    while start.elapsed() < LONGEST_WAIT {
        match told.recv_timeout(QUIET) {
            Ok(Told::Changed(more)) => paths.extend(more),
            Ok(Told::Stop) => return None,
            Err(_) => break,
        }
    }
    Some(paths)
}

/// Does that file decide about others: which are postings, how they are judged?
fn decides(path: &Path, postings: &Postings) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    [FILE_NAME, ".gitignore", ".ignore"].contains(&name)
        || postings.settings_files.iter().any(|file| entry_of(file) == path)
}

/// A posting's file as the system tells of it: where it is named and, of a link, where that leads.
fn places(input: &Input) -> impl Iterator<Item = PathBuf> {
    let file = input.file();
    let target = file.filter(|file| file.is_symlink()).map(place_of);
    file.map(entry_of).into_iter().chain(target)
}

fn folder_of(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).canonicalize().ok()
}

/// The folders that are watched: those that postings and settings lie in or could come to lie in. What is ignored is not
/// watched, however much happens there.
struct Folders {
    watcher: RecommendedWatcher,
    known: BTreeSet<PathBuf>,
}

impl Folders {
    fn add_all(&mut self, choices: &Choices, postings: &Postings) -> Result<(), String> {
        let here = [PathBuf::from(".")];
        let roots = if choices.paths.is_empty() { &here[..] } else { &choices.paths };
        for root in roots.iter().filter(|root| root.is_dir()) {
            for entry in WalkBuilder::new(root).require_git(false).build().flatten() {
                if entry.file_type().is_some_and(|kind| kind.is_dir()) {
                    self.add(entry.path().canonicalize().ok())?;
                }
            }
        }
        for place in postings.inputs.iter().flat_map(places).chain(postings.settings_files.iter().cloned()) {
            self.add(folder_of(&place))?;
        }
        Ok(())
    }

    fn add(&mut self, folder: Option<PathBuf>) -> Result<(), String> {
        let Some(folder) = folder.filter(|folder| !self.known.contains(folder)) else { return Ok(()) };
        self.watcher
            .watch(&folder, RecursiveMode::NonRecursive)
            .map_err(|error| format!("{}: cannot be watched: {error}", clean(&folder.to_string_lossy())))?;
        self.known.insert(folder);
        Ok(())
    }
}

/// A pipe keeps what was printed.
fn clear() -> io::Result<()> {
    let mut out = io::stdout();
    if out.is_terminal() {
        write!(out, "{CLEAR}")?;
        out.flush()?;
    }
    Ok(())
}

fn say_watching(inputs: &[Input]) {
    aside(format_args!("watching {}; Ctrl-C ends it", counted(inputs.len() as u32, "posting")));
}
