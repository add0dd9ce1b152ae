//! Linting all postings of the workspace. In: [`Work`]: what is open, where to look, what is known from before. Out:
//! [`Outcome`]: a reading of each posting and of each settings file that cannot be used; files that have not changed are
//! not read again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use ignore::WalkBuilder;
use jdlint_core::rules::Rule;
use jdlint_core::{MAX_TEXT_BYTES, Settings};
use jdlint_settings::SettingsError;
use jdlint_settings::postings::ENDINGS;
use tokio::runtime::Handle;
use tokio::time::timeout;
use tower_lsp::ls_types::{Diagnostic, ProgressToken, Uri};
use tower_lsp::{Bounded, Client, NotCancellable, OngoingProgress};

use crate::Engine;
use crate::abilities::Abilities;
use crate::diagnostics;
use crate::documents::Document;
use crate::postings::{BrokenSettings, Plan, plan};
use crate::reading::{Job, Reading, noted, read};
use crate::roots::Roots;
use crate::settings::Scoped;

/// Fewer files are linted before anybody could look at a progress bar.
const WORTH_SHOWING: usize = 20;
/// How long a client may take to make room for a progress bar.
const PATIENCE: Duration = Duration::from_secs(2);

/// What was found in one file.
#[derive(Debug, Clone)]
pub(crate) struct FileReading {
    pub(crate) uri: Uri,
    /// The client's number, for a document that it has open.
    pub(crate) version: Option<i64>,
    pub(crate) diagnostics: Arc<Vec<Diagnostic>>,
    pub(crate) result_id: String,
}

impl FileReading {
    fn new(uri: Uri, version: Option<i64>, reading: Reading) -> Self {
        let Reading { diagnostics, result_id, .. } = reading;
        Self { uri, version, diagnostics: Arc::new(diagnostics), result_id }
    }

    /// Of a file that is gone or no posting any more.
    pub(crate) fn nothing(uri: Uri, result_id: String) -> Self {
        Self { uri, version: None, diagnostics: Arc::default(), result_id }
    }
}

/// Readings of files by path, each with what it hangs on.
pub(crate) type Known = BTreeMap<PathBuf, (Stamp, Settings, FileReading)>;

/// When a file was changed, and its length in bytes.
pub(crate) type Stamp = (Option<SystemTime>, u64);

/// What the work has come to.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) readings: Vec<FileReading>,
    pub(crate) known: Known,
    /// Settings files that cannot be used, each with why, in words.
    pub(crate) broken_settings: BTreeSet<String>,
    pub(crate) faults: Vec<Fault>,
}

/// Where the engine broke.
pub(crate) struct Fault {
    pub(crate) uri: Uri,
    /// The rule that is to blame, where it is one.
    pub(crate) rule: Option<&'static Rule>,
    /// The words of the panic.
    pub(crate) words: String,
}

/// All that the work needs; a copy, so that it can be done elsewhere.
pub(crate) struct Work {
    /// Documents that the client has open: their text counts, not the file's.
    pub(crate) open: Vec<Job>,
    pub(crate) engine: Engine,
    pub(crate) client: Abilities,
    pub(crate) roots: Arc<Roots>,
    pub(crate) choices: Scoped,
    pub(crate) known: Known,
    pub(crate) progress: Progress,
}

/// What stands in the folders.
struct Looked {
    known: Known,
    todo: Vec<Todo>,
    /// Settings files that cannot be used and hold for a file that could be a posting.
    broken: BTreeMap<PathBuf, SettingsError>,
}

/// A posting that must be read.
struct Todo {
    path: PathBuf,
    stamp: Stamp,
    settings: Settings,
    job: Job,
}

impl Work {
    /// Does it. Must be called on a thread that may block, within a runtime.
    pub(crate) fn run(mut self) -> Outcome {
        let mut faults = Vec::new();
        let mut readings: Vec<FileReading> =
            self.open.iter().filter_map(|job| of_open(job, &mut faults)).collect();
        let Looked { mut known, todo, broken } = self.look();
        readings.extend(known.values().map(|(_, _, reading)| reading.clone()));
        readings.extend(broken.iter().filter_map(|(file, error)| self.of_settings(file, error)));
        let count = todo.len();
        let shown = self.progress.begin(count);
        for (done, todo) in todo.into_iter().enumerate() {
            let reading = of_file(&todo, &mut faults);
            readings.push(reading.clone());
            known.insert(todo.path, (todo.stamp, todo.settings, reading));
            Progress::report(shown.as_ref(), done, count);
        }
        Progress::end(shown);
        let broken_settings =
            broken.iter().map(|(file, error)| format!("{}: {}", file.display(), error.placed_message()));
        Outcome { readings, known, broken_settings: broken_settings.collect(), faults }
    }

    /// What is known already, what must be read, and what cannot be told because its settings cannot be used.
    fn look(&mut self) -> Looked {
        let open: Vec<PathBuf> = self.open.iter().filter_map(|job| job.document.path()).collect();
        let (mut known, mut todo, mut broken) = (Known::new(), Vec::new(), BTreeMap::new());
        for root in self.roots.all() {
            for path in files(root) {
                if known.contains_key(&path) {
                    continue;
                }
                let new = match self.todo(&path) {
                    Some(Ok(new)) if !open.contains(&path) => new,
                    Some(Err(BrokenSettings { file, error })) => {
                        broken.insert(file, error);
                        continue;
                    }
                    _ => continue,
                };
                let before = self.known.remove(&path);
                match before.filter(|(stamp, settings, _)| (*stamp, settings) == (new.stamp, &new.settings)) {
                    Some(before) => drop(known.insert(path, before)),
                    None => todo.push(new),
                }
            }
        }
        // A folder may lie within another.
        todo.sort_by(|one, other| one.path.cmp(&other.path));
        todo.dedup_by(|one, other| one.path == other.path);
        Looked { known, todo, broken }
    }

    /// The file as a posting; nothing when it is none.
    fn todo(&self, path: &Path) -> Option<Result<Todo, BrokenSettings>> {
        let uri = Uri::from_file_path(path)?;
        let document = Document::of_file(uri, String::new(), self.client.encoding);
        let given = self.choices.for_document(&document);
        let settings = match plan(&document, false, &given, &self.roots) {
            Plan::Judge(settings) => *settings,
            Plan::LeaveOut(_) => return None,
            Plan::Broken(broken) => return Some(Err(broken)),
        };
        let job = Job {
            document,
            engine: self.engine,
            client: self.client,
            given,
            roots: Arc::clone(&self.roots),
            named: false,
            without: Vec::new(),
        };
        let about = fs::metadata(path).ok(); // of one that cannot be looked at, reading it says why
        let stamp = about.map_or((None, 0), |about| (about.modified().ok(), about.len()));
        Some(Ok(Todo { path: path.to_path_buf(), stamp, settings, job }))
    }

    /// What is wrong with a settings file, at its place. Nothing for a path that has no address.
    fn of_settings(&self, file: &Path, error: &SettingsError) -> Option<FileReading> {
        let uri = Uri::from_file_path(file)?;
        // Of one that cannot be read, the error says so, at its beginning.
        let text = fs::read_to_string(file).unwrap_or_default();
        let document = Document::of_file(uri.clone(), text, self.client.encoding);
        let reading = noted(vec![diagnostics::settings_error(&document, error)]);
        Some(FileReading::new(uri, None, reading))
    }
}

/// Files that could be postings by their endings, in a stable order; what `.gitignore` names is passed over.
fn files(root: &Path) -> impl Iterator<Item = PathBuf> {
    let sorted = WalkBuilder::new(root).require_git(false).sort_by_file_name(Ord::cmp).build();
    // What cannot be looked into holds nothing that could be opened.
    let entries = sorted.filter_map(Result::ok).filter(|entry| {
        // As in `jdlint check`: a link to a file is as good as the file; one that leads nowhere is told when it is read.
        entry.file_type().is_some_and(|kind| kind.is_file() || (kind.is_symlink() && !entry.path().is_dir()))
    });
    let paths = entries.map(ignore::DirEntry::into_path);
    paths.filter(|path| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
    })
}

fn of_open(job: &Job, faults: &mut Vec<Fault>) -> Option<FileReading> {
    let reading = sound(job, faults);
    let (uri, version) = (job.document.uri.clone(), job.document.version.into());
    reading.left_out.is_none().then(|| FileReading::new(uri, Some(version), reading))
}

/// The reading; where the engine broke, that it did, and the fault beside it.
fn sound(job: &Job, faults: &mut Vec<Fault>) -> Reading {
    let uri = &job.document.uri;
    let reading = read(job).unwrap_or_else(|words| {
        faults.push(Fault { uri: uri.clone(), rule: None, words });
        noted(vec![diagnostics::broken(&job.document)])
    });
    let of_rule =
        |(rule, words): &(_, String)| Fault { uri: uri.clone(), rule: Some(*rule), words: words.clone() };
    faults.extend(reading.broken.iter().map(of_rule));
    reading
}

fn of_file(todo: &Todo, faults: &mut Vec<Fault>) -> FileReading {
    let document = &todo.job.document;
    let note = |words: String| noted(vec![diagnostics::note(document, "unreadable", words)]);
    let reading = if todo.stamp.1 > MAX_TEXT_BYTES as u64 {
        note("This file is too long to be checked.".to_owned())
    } else {
        match fs::read_to_string(&todo.path) {
            Err(error) => note(format!("This file could not be read and was not checked: {error}.")),
            Ok(text) => {
                let document = Document::of_file(document.uri.clone(), text, todo.job.client.encoding);
                let job = Job { document, ..todo.job.clone() };
                sound(&job, faults)
            }
        }
    };
    FileReading::new(document.uri.clone(), None, reading)
}

/// A progress bar, where the client shows one.
#[derive(Clone)]
pub(crate) struct Progress(Option<(Client, ProgressToken, bool)>);

type Shown = OngoingProgress<Bounded, NotCancellable>;

impl Progress {
    pub(crate) const fn none() -> Self {
        Self(None)
    }

    /// The client has made room already.
    pub(crate) const fn of_client(client: Client, token: ProgressToken) -> Self {
        Self(Some((client, token, true)))
    }

    /// The client must be asked to make room.
    pub(crate) fn of_server(client: Client, number: u32) -> Self {
        Self(Some((client, ProgressToken::String(format!("jdlint/postings/{number}")), false)))
    }

    /// Shows it, where that is asked for or worth it.
    fn begin(&self, count: usize) -> Option<Shown> {
        let (client, token, has_room) = self.0.as_ref()?;
        let wait = Handle::try_current().ok()?;
        if !has_room {
            if count < WORTH_SHOWING {
                return None;
            }
            let asked = client.create_work_done_progress(token.clone());
            wait.block_on(timeout(PATIENCE, asked)).ok()?.ok()?;
        }
        let bar = client.progress(token.clone(), "Linting job postings").with_percentage(0);
        Some(wait.block_on(bar.begin()))
    }

    fn report(shown: Option<&Shown>, done: usize, count: usize) {
        let every = (count / 50).max(1);
        let (Some(shown), Ok(wait), true) = (shown, Handle::try_current(), done.is_multiple_of(every)) else {
            return;
        };
        let percent = done * 100 / count.max(1);
        wait.block_on(shown.report_with_message(format!("{done} of {count}"), percent as u32));
    }

    fn end(shown: Option<Shown>) {
        if let (Some(shown), Ok(wait)) = (shown, Handle::try_current()) {
            wait.block_on(shown.finish());
        }
    }
}
