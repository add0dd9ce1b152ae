//! Linting all postings of the workspace. In: [`Work`]: what is open, where to look, what is known from before. Out: a
//! reading of each posting; files that have not changed are not read again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use ignore::WalkBuilder;
use jdlint_core::{MAX_TEXT_BYTES, Settings};
use jdlint_settings::postings::ENDINGS;
use tokio::runtime::Handle;
use tokio::time::timeout;
use tower_lsp::ls_types::{Diagnostic, ProgressToken, Uri};
use tower_lsp::{Bounded, Client, NotCancellable, OngoingProgress};

use crate::Engine;
use crate::abilities::Abilities;
use crate::diagnostics;
use crate::documents::Document;
use crate::postings::{Plan, plan};
use crate::reading::{Job, noted, read};
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
    /// Of a file that is gone or no posting any more.
    pub(crate) fn nothing(uri: Uri, result_id: String) -> Self {
        Self { uri, version: None, diagnostics: Arc::default(), result_id }
    }
}

/// Readings of files by path, each with what it hangs on.
pub(crate) type Known = BTreeMap<PathBuf, (Stamp, Settings, FileReading)>;

/// When a file was changed, and its length in bytes.
pub(crate) type Stamp = (Option<SystemTime>, u64);

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

/// A posting that must be read.
struct Todo {
    path: PathBuf,
    stamp: Stamp,
    settings: Settings,
    job: Job,
}

impl Work {
    /// Does it. Must be called on a thread that may block, within a runtime.
    pub(crate) fn run(mut self) -> (Vec<FileReading>, Known) {
        let mut readings: Vec<FileReading> = self.open.iter().filter_map(of_open).collect();
        let (mut known, todo) = self.look();
        readings.extend(known.values().map(|(_, _, reading)| reading.clone()));
        let count = todo.len();
        let shown = self.progress.begin(count);
        for (done, todo) in todo.into_iter().enumerate() {
            let reading = of_file(&todo);
            readings.push(reading.clone());
            known.insert(todo.path, (todo.stamp, todo.settings, reading));
            Progress::report(shown.as_ref(), done, count);
        }
        Progress::end(shown);
        (readings, known)
    }

    /// What is known already, and what must be read.
    fn look(&mut self) -> (Known, Vec<Todo>) {
        let open: Vec<PathBuf> = self.open.iter().filter_map(|job| job.document.path()).collect();
        let (mut known, mut todo) = (Known::new(), Vec::new());
        for root in self.roots.all() {
            for path in files(root) {
                if open.contains(&path) || known.contains_key(&path) {
                    continue;
                }
                let Some(new) = self.todo(&path) else { continue };
                let before = self.known.remove(&path);
                match before.filter(|(stamp, settings, _)| (*stamp, settings) == (new.stamp, &new.settings)) {
                    Some(before) => drop(known.insert(path, before)),
                    None => todo.push(new),
                }
            }
        }
        todo.dedup_by(|one, other| one.path == other.path); // folders within folders
        (known, todo)
    }

    /// The file as a posting; nothing when it is none.
    fn todo(&self, path: &Path) -> Option<Todo> {
        let about = fs::metadata(path).ok()?;
        let uri = Uri::from_file_path(path)?;
        let document = Document::of_file(uri, String::new(), self.client.encoding);
        let given = self.choices.for_document(&document);
        let settings = match plan(&document, false, &given, &self.roots) {
            Plan::Judge(settings) => *settings,
            Plan::LeaveOut(_) | Plan::Broken(_) => return None, // a broken file is told of in what is open
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
        Some(Todo { path: path.to_path_buf(), stamp: (about.modified().ok(), about.len()), settings, job })
    }
}

/// Files that could be postings by their endings, in a stable order; what `.gitignore` names is passed over.
fn files(root: &Path) -> impl Iterator<Item = PathBuf> {
    let sorted = WalkBuilder::new(root).require_git(false).sort_by_file_name(Ord::cmp).build();
    // What cannot be looked into holds nothing that could be opened.
    let entries =
        sorted.filter_map(Result::ok).filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    let paths = entries.map(ignore::DirEntry::into_path);
    paths.filter(|path| {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
    })
}

fn of_open(job: &Job) -> Option<FileReading> {
    let reading = read(job).unwrap_or_else(|_| noted(vec![diagnostics::broken(&job.document)]));
    reading.left_out.is_none().then(|| FileReading {
        uri: job.document.uri.clone(),
        version: Some(job.document.version.into()),
        diagnostics: Arc::new(reading.diagnostics),
        result_id: reading.result_id,
    })
}

fn of_file(todo: &Todo) -> FileReading {
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
                read(&job).unwrap_or_else(|_| noted(vec![diagnostics::broken(&job.document)]))
            }
        }
    };
    FileReading {
        uri: document.uri.clone(),
        version: None,
        diagnostics: Arc::new(reading.diagnostics),
        result_id: reading.result_id,
    }
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
