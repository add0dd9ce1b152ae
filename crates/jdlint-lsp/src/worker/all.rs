//! All postings of the workspace. In: the client's question for them, and news that something has changed. Out: the answer:
//! at once when there is something new, else when there is.
//!
//! A client asks again as soon as it has its answer. Where it tells of changed files, an answer that has nothing new is
//! held back until something happens, so that nobody walks through folders for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::future::pending;
use std::sync::Arc;

use tokio::task::JoinSet;
use tower_lsp::ls_types::{
    FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::{Answer, Worker};
use crate::reading::noted;
use crate::workspace::{FileReading, Known, Outcome, Progress, Work};

/// How far the question for all postings is.
#[derive(Default)]
pub(super) struct All {
    asked: Option<Asked>,
    work: JoinSet<Outcome>,
    /// Something changed while the work was under way.
    is_stale: bool,
    known: Known,
    /// Settings files that cannot be used, as they were told of the last time.
    broken_settings: BTreeSet<String>,
    tokens: u32,
}

struct Asked {
    previous: BTreeMap<Uri, String>,
    progress: Progress,
    answer: Answer<WorkspaceDiagnosticReportResult>,
}

impl All {
    /// The work that has ended; waits for good where there is none.
    pub(super) async fn ended(&mut self) -> Option<Outcome> {
        match self.work.join_next().await {
            Some(ended) => Some(ended.unwrap_or_default()),
            None => pending().await,
        }
    }
}

impl Worker {
    /// The client wants to know of all postings. An earlier question that still waits is answered: nothing new.
    pub(super) fn ask_all(
        &mut self,
        params: WorkspaceDiagnosticParams,
        answer: Answer<WorkspaceDiagnosticReportResult>,
    ) {
        let previous = params.previous_result_ids.into_iter().map(|id| (id.uri, id.value)).collect();
        self.all.tokens += 1;
        let client = self.voice.client.clone();
        let progress = match params.work_done_progress_params.work_done_token {
            Some(token) => Progress::of_client(client, token),
            None if self.abilities.progress => Progress::of_server(client, self.all.tokens),
            None => Progress::none(),
        };
        if let Some(before) = self.all.asked.replace(Asked { previous, progress, answer }) {
            send(before.answer, Vec::new());
        }
        self.look_at_all_again();
    }

    /// Something has changed that may change the answer.
    pub(super) fn look_at_all_again(&mut self) {
        let Some(asked) = &self.all.asked else { return };
        if asked.answer.is_closed() {
            self.all.asked = None; // the client took it back
            return;
        }
        if !self.all.work.is_empty() {
            self.all.is_stale = true;
            return;
        }
        let work = Work {
            open: self.open.values().map(|open| self.job_of(open)).collect(),
            engine: self.engine,
            client: self.abilities,
            roots: Arc::clone(&self.roots),
            choices: self.choices.clone(),
            known: std::mem::take(&mut self.all.known),
            progress: asked.progress.clone(),
        };
        self.all.is_stale = false;
        self.all.work.spawn_blocking(move || work.run());
    }

    /// Answers, unless there is nothing new to tell and the client will say when there may be.
    pub(super) async fn finish_all(&mut self, outcome: Outcome) {
        let Outcome { readings, known, broken_settings, faults } = outcome;
        self.all.known = known;
        for words in broken_settings.difference(&self.all.broken_settings) {
            let message =
                format!("jdlint cannot use a settings file, so files under it are not checked: {words}");
            self.voice.warn(message).await;
        }
        self.all.broken_settings = broken_settings;
        for fault in faults {
            self.voice.tell_of_panic(fault.rule, &fault.uri, &fault.words).await;
        }
        if self.all.is_stale {
            return self.look_at_all_again();
        }
        let Some(asked) = self.all.asked.take() else { return };
        let (items, is_news) = report(readings, &asked.previous);
        if is_news || !self.abilities.watches_files {
            send(asked.answer, items);
        } else {
            self.all.asked = Some(asked);
        }
    }
}

/// The report against what the client knows already; is there anything new in it?
fn report(
    readings: Vec<FileReading>,
    previous: &BTreeMap<Uri, String>,
) -> (Vec<WorkspaceDocumentDiagnosticReport>, bool) {
    let nothing = noted(Vec::new()).result_id;
    let gone = previous.keys().filter(|uri| !readings.iter().any(|reading| reading.uri == **uri));
    let gone: Vec<_> = gone.map(|uri| FileReading::nothing(uri.clone(), nothing.clone())).collect();
    let is_known = |reading: &FileReading| previous.get(&reading.uri) == Some(&reading.result_id);
    let is_news = readings.iter().chain(&gone).any(|reading| !is_known(reading));
    let items = readings
        .into_iter()
        .chain(gone)
        .map(|reading| if is_known(&reading) { unchanged(reading) } else { full(reading) });
    (items.collect(), is_news)
}

fn full(reading: FileReading) -> WorkspaceDocumentDiagnosticReport {
    let FileReading { uri, version, diagnostics, result_id } = reading;
    let items = Arc::unwrap_or_clone(diagnostics);
    WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(result_id), items },
    }
    .into()
}

fn unchanged(reading: FileReading) -> WorkspaceDocumentDiagnosticReport {
    let FileReading { uri, version, result_id, .. } = reading;
    let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
    WorkspaceUnchangedDocumentDiagnosticReport { uri, version, unchanged_document_diagnostic_report }.into()
}

fn send(answer: Answer<WorkspaceDiagnosticReportResult>, items: Vec<WorkspaceDocumentDiagnosticReport>) {
    // A client that no longer waits is no fault.
    let _ = answer.send(Ok(Some(WorkspaceDiagnosticReport { items }.into())));
}
