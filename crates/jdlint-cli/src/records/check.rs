//! `jdlint check --jsonl`. In: flags and files of records. Out: what was found in each record, on standard output and in
//! files that grow with it, and the exit status.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::mem;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jdlint_contract::{FileError, Summary};
use jdlint_core::MOST_TOGETHER;
use jdlint_core::rules::Severity;

use super::collection::{Batch, Collection, Item, OfFile, Reader, error_at, find};
use super::columns::Table;
use super::lint::{OfRecord, lint_all};
use super::pipeline::{Next, stream};
use super::progress::Progress;
use super::resume::{self, Seen};
use super::{NEEDS_RECORDS, Troubles, refused, say};
use crate::arguments::{Check, CheckFormat, FailOn, Limits};
use crate::line_index::LineIndex;
use crate::output::check::record::{Named, Places};
use crate::output::check::{Output, Outputs, not_written};
use crate::output::{Screen, clean, counted, tell};
use crate::run::{self, Linted, Rules, Run};
use crate::{FINDINGS, NOT_DONE, Out, progress};

/// Bytes that are collected before a file is written.
const BUFFER: usize = 256 << 10;

/// Checks the records of all files.
pub(crate) fn check(flags: &Check, screen: Screen, out: &mut Out) -> io::Result<ExitCode> {
    let Some(table) = flags.records.table() else { return Ok(refused(NEEDS_RECORDS)) };
    let wanted = match crate::check::outputs(&flags.printing) {
        Ok(wanted) => wanted,
        Err(error) => return Ok(told(error)),
    };
    if let Some(why) = not_for_records(&wanted, table, flags.records.resume) {
        return Ok(refused(&why));
    }
    let collection = match find(&flags.choices, table, flags.limits.fail_on.map(FailOn::severity)) {
        Ok(collection) => collection,
        Err(why) => return Ok(refused(&why)),
    };
    if let Some(error) = wanted.iter().find_map(|output| is_input(output, &collection)) {
        return Ok(told(error));
    }
    let (mut targets, seen) = match targets(&wanted, flags.records.resume) {
        Ok(opened) => opened,
        Err(error) => return Ok(told(error)),
    };
    let outputs = Outputs { wanted, screen, quiet: flags.printing.quiet };
    let lints =
        Lints { table, outputs: &outputs, run: nothing_yet(flags, &collection), limits: &flags.limits };
    let mut run = nothing_yet(flags, &collection);
    run.errors.clone_from(&collection.errors);
    tell(&collection.errors);
    let keeps_errors = |output: &Output| matches!(output.format, CheckFormat::Json | CheckFormat::Human);
    let mut sums = Sums { keeps_errors: outputs.wanted.iter().any(keeps_errors), ..Sums::default() };
    let ended = write_all(&lints, &collection, seen, &mut targets, &mut run, &mut sums, out)?;
    if let Some(why) = ended {
        return Ok(match why {
            Ended::Said => ExitCode::from(NOT_DONE),
            Ended::NotWritten(error) => told(error),
        });
    }
    Ok(sums.status(&flags.limits, !collection.errors.is_empty()))
}

/// Why a run was not carried through.
enum Ended {
    /// That is said.
    Said,
    NotWritten(FileError),
}

/// Reads, lints and writes; gives why it ended before all was done. A failure of standard output is one of the whole.
fn write_all(
    lints: &Lints<'_>,
    collection: &Collection,
    seen: Option<Seen>,
    targets: &mut [Target],
    run: &mut Run,
    sums: &mut Sums,
    out: &mut Out,
) -> io::Result<Option<Ended>> {
    let Outputs { wanted, .. } = lints.outputs;
    for (target, output) in targets.iter_mut().zip(wanted) {
        let mut text = Vec::new();
        Outputs::before_records(output, run, &mut text)?;
        if let Some(error) = target.write(&text, out)? {
            return Ok(Some(Ended::NotWritten(error)));
        }
    }
    let mut ended = None;
    let mut has_some = false;
    let only_printed = wanted.iter().all(|output| output.file.is_none());
    let progress = Progress::new(collection.bytes);
    let mut reader = Reader::new(&collection.files, lints.table, None, seen);
    let mut take = |mut part: Part| {
        progress.came_to(part.records, part.read);
        let texts = mem::take(&mut part.texts);
        let astray = part.astray.take();
        sums.add(part);
        for ((target, output), text) in targets.iter_mut().zip(wanted).zip(texts) {
            // No comma before the first.
            let is_first = output.format == CheckFormat::Json && !has_some && !text.is_empty();
            let text = if is_first { &text[1..] } else { &text[..] };
            if let Some(error) = target.write(text, out)? {
                ended = Some(Ended::NotWritten(error));
                return Ok(Next::Stop);
            }
        }
        has_some = sums.summary.files > 0;
        if let Some(why) = astray {
            say(&why);
            ended = Some(Ended::Said);
            return Ok(Next::Stop);
        }
        // Nobody reads any more (`| head`), and nothing else is to be written.
        if only_printed && out.get_ref().has_left() {
            return Ok(Next::Stop);
        }
        if sums.troubles.are_hopeless() {
            ended = Some(Ended::Said);
            return Ok(Next::Stop);
        }
        Ok(Next::GoOn)
    };
    progress::shown_line(
        || progress.line(),
        || stream(|| reader.next_batch(), |batch| lints.batch(&batch, &collection.files), &mut take),
    )?;
    // What was printed stays whole, whatever happened.
    sums.give(run);
    for (target, output) in targets.iter_mut().zip(wanted) {
        let mut text = Vec::new();
        lints.outputs.after_records(output, run, &mut text)?;
        if let Some(error) = target.write(&text, out)?.or_else(|| target.finish())
            && ended.is_none()
        {
            ended = Some(Ended::NotWritten(error));
        }
    }
    out.flush()?;
    Ok(ended)
}

fn told(error: FileError) -> ExitCode {
    progress::clear_line();
    tell(&[error]);
    ExitCode::from(NOT_DONE)
}

/// Why these outputs cannot be written record by record.
fn not_for_records(wanted: &[Output], table: Table<'_>, resume: bool) -> Option<String> {
    let flag = table.flag();
    #[cfg(feature = "parquet")]
    if wanted.iter().any(|output| output.format == CheckFormat::Parquet && output.file.is_none()) {
        return Some("Parquet is written to a file: name it with --output-file".to_owned());
    }
    if table.is_parquet && wanted.iter().any(|output| Places::of(output.format) == Some(Places::File)) {
        let formats = "jsonl, json or parquet";
        return Some(format!("this format names places in the file, and Parquet has none: choose {formats}"));
    }
    if wanted.iter().any(|output| Places::of(output.format).is_none()) {
        let formats = "jsonl, json, concise, github or human";
        return Some(format!(
            "this format needs all findings at once, and {flag} keeps none in memory: choose {formats}"
        ));
    }
    let is_one_file = matches!(wanted, [Output { format: CheckFormat::Jsonl, file: Some(_) }]);
    (resume && !is_one_file).then(|| {
        "--resume goes on in one --output-file of the format jsonl, and can add to no other output".to_owned()
    })
}

/// What is checked is not written over.
fn is_input(output: &Output, collection: &Collection) -> Option<FileError> {
    let path = output.file.as_deref()?;
    let whole = fs::canonicalize(path).ok()?;
    let is_it = |file: &OfFile| {
        file.path().is_some_and(|path| fs::canonicalize(path).is_ok_and(|path| path == whole))
    };
    collection.files.iter().any(is_it).then(|| {
        let message =
            "It is one of the files that are checked and is left as it is: name another file for the output.";
        crate::inputs::file_error(&path.to_string_lossy(), "not-written", message)
    })
}

/// What is known before the first record.
fn nothing_yet(flags: &Check, collection: &Collection) -> Run {
    let given = run::settings(&flags.choices, Rules::Chosen(None));
    let mut jurisdictions = Vec::new();
    for file in &collection.files {
        run::add_new(&mut jurisdictions, &file.settings.jurisdictions);
    }
    Run {
        today: given.today.unwrap_or_else(jdlint_settings::machines_date),
        jurisdictions: if given.jurisdictions.is_empty() { jurisdictions } else { given.jurisdictions },
        errors: Vec::new(),
        summary: Summary::default(),
        failed: false,
        over: Vec::new(),
        scores: Vec::new(),
        diff_base: None,
        baseline: None,
        mendings: Vec::new(),
    }
}

/// Where an output goes.
enum Target {
    Screen,
    File(PathBuf, BufWriter<File>),
    #[cfg(feature = "parquet")]
    Parquet(PathBuf, super::parquet::Table),
}

/// Opens the files. One that is to be resumed keeps what it has.
fn targets(wanted: &[Output], resume: bool) -> Result<(Vec<Target>, Option<Seen>), FileError> {
    let mut seen = None;
    let mut targets = Vec::with_capacity(wanted.len());
    for output in wanted {
        let Some(path) = &output.file else {
            targets.push(Target::Screen);
            continue;
        };
        let file = if resume {
            resume::open(path).map(|(file, earlier)| {
                seen = Some(earlier);
                file
            })
        } else {
            create(path)
        };
        let file = file.map_err(|error| not_written(path, &error))?;
        #[cfg(feature = "parquet")]
        if output.format == CheckFormat::Parquet {
            let table = super::parquet::Table::new(file).map_err(|error| not_written(path, &error))?;
            targets.push(Target::Parquet(path.clone(), table));
            continue;
        }
        targets.push(Target::File(path.clone(), BufWriter::with_capacity(BUFFER, file)));
    }
    Ok((targets, seen))
}

fn create(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create(path)
}

impl Target {
    /// Writes to a file, whose failure is given, or to standard output, whose failure is one of the whole.
    fn write(&mut self, text: &[u8], out: &mut dyn Write) -> io::Result<Option<FileError>> {
        match self {
            Self::Screen => out.write_all(text).map(|()| None),
            // What is done is in the file, whatever happens next.
            Self::File(path, file) => {
                let done = file.write_all(text).and_then(|()| file.flush());
                Ok(done.err().map(|error| not_written(path, &error)))
            }
            #[cfg(feature = "parquet")]
            Self::Parquet(path, table) => Ok(table.add(text).err().map(|error| not_written(path, &error))),
        }
    }

    /// All is written, down to the disk.
    fn finish(&mut self) -> Option<FileError> {
        let (path, file) = match self {
            Self::Screen => return None,
            Self::File(path, file) => (path, file),
            #[cfg(feature = "parquet")]
            Self::Parquet(path, table) => return table.finish().err().map(|error| not_written(path, &error)),
        };
        let is_file = file.get_ref().metadata().is_ok_and(|about| about.is_file());
        let done = file.flush().and_then(|()| if is_file { file.get_ref().sync_data() } else { Ok(()) });
        done.err().map(|error| not_written(path, &error))
    }
}

/// Does the work of a batch.
struct Lints<'a> {
    table: Table<'a>,
    outputs: &'a Outputs,
    /// What is known before the first record.
    run: Run,
    limits: &'a Limits,
}

/// What came of a batch.
struct Part {
    /// For each output.
    texts: Vec<Vec<u8>>,
    summary: Summary,
    failed: bool,
    /// Scores below the limit: how many, and the first with its record.
    low: (u64, Option<(String, u8)>),
    errors: Vec<FileError>,
    astray: Option<String>,
    records: u64,
    read: u64,
}

impl Lints<'_> {
    fn batch(&self, batch: &Batch, files: &[OfFile]) -> Part {
        let mut part = Part {
            texts: vec![Vec::new(); self.outputs.wanted.len()],
            summary: Summary::default(),
            failed: false,
            low: (0, None),
            errors: Vec::new(),
            astray: None,
            records: (batch.records.len() + batch.done.records.len()) as u64,
            read: batch.read,
        };
        let Some(file) = files.get(batch.file) else { return part };
        for ((severities, score), line) in batch.done.records.iter().zip(&batch.done.places) {
            part.add(severities, *score, file, *line, self.limits);
        }
        for records in batch.records.chunks(MOST_TOGETHER) {
            self.some(records, batch, file, &mut part);
            if part.astray.is_some() {
                break;
            }
        }
        part
    }

    fn some(&self, records: &[Item], batch: &Batch, file: &OfFile, part: &mut Part) {
        let mut linted = lint_all(batch.lines(records), self.table.columns, None, file).into_iter();
        for record in records {
            match record {
                Item::Bad(error) => part.errors.push(error.clone()),
                Item::Astray(why) => part.astray = Some(why.clone()),
                Item::Line { number, is_known_as_bad, .. } => match linted.next() {
                    Some(Ok(_)) if *is_known_as_bad => part.astray = Some(changed(file, *number)),
                    Some(Ok(record)) => self.write(&record, *number, file, part),
                    Some(Err(refused)) => part.errors.push(error_at(&file.name, Some(*number), refused)),
                    None => {}
                },
            }
            if part.astray.is_some() {
                return;
            }
        }
    }

    fn write(&self, record: &OfRecord<'_>, number: u64, file: &OfFile, part: &mut Part) {
        let findings = &record.report().findings;
        let severities: Vec<_> = findings.iter().map(|finding| finding.severity).collect();
        part.add(&severities, record.report().score.map(|score| score.total), file, number, self.limits);
        let wants =
            |places| self.outputs.wanted.iter().any(|output| Places::of(output.format) == Some(places));
        let number32 = u32::try_from(number).unwrap_or(u32::MAX);
        let in_text = wants(Places::Text).then(|| (record.in_column(), LineIndex::new(record.column())));
        let in_file =
            wants(Places::File).then(|| (record.in_line(), LineIndex::of_line(record.raw.line, number32)));
        let named = Named { record: &record.name, line: number };
        for (output, text) in self.outputs.wanted.iter().zip(&mut part.texts) {
            let of = if Places::of(output.format) == Some(Places::Text) { &in_text } else { &in_file };
            let Some((report, lines)) = of else { continue };
            let linted = Linted {
                name: &file.name,
                path: file.path(),
                lines,
                paragraphs: None,
                report,
                fail_on: file.fail_on,
            };
            // Memory takes all that is written.
            let _ = self.outputs.record(output, named, &linted, &self.run, text);
        }
    }
}

fn changed(file: &OfFile, line: u64) -> String {
    let name = clean(&file.name);
    format!(
        "{name}:{line}: an earlier run could not read this record, and it can be read now. Leave out --resume."
    )
}

impl Part {
    fn add(&mut self, severities: &[Severity], score: Option<u8>, file: &OfFile, line: u64, limits: &Limits) {
        self.summary.files += 1;
        for severity in severities {
            *match severity {
                Severity::Error => &mut self.summary.errors,
                Severity::Warning => &mut self.summary.warnings,
                Severity::Info => &mut self.summary.infos,
            } += 1;
            self.failed |= *severity >= file.fail_on;
        }
        if let Some((score, _)) = score.zip(limits.min_score).filter(|(score, least)| score < least) {
            self.low.0 += 1;
            if self.low.1.is_none() {
                self.low.1 = Some((format!("{}:{line}", file.name), score));
            }
        }
    }
}

/// Sums over all records.
#[derive(Default)]
struct Sums {
    summary: Summary,
    failed: bool,
    low: u64,
    first_low: Option<(String, u8)>,
    troubles: Troubles,
    /// Where an output tells of them at its end.
    errors: Vec<FileError>,
    keeps_errors: bool,
}

impl Sums {
    fn add(&mut self, part: Part) {
        self.summary.files += part.summary.files;
        self.summary.errors += part.summary.errors;
        self.summary.warnings += part.summary.warnings;
        self.summary.infos += part.summary.infos;
        self.failed |= part.failed;
        self.low += part.low.0;
        if self.first_low.is_none() {
            self.first_low = part.low.1;
        }
        self.troubles.good += u64::from(part.summary.files);
        self.troubles.tell(&part.errors);
        if self.keeps_errors {
            self.errors.extend(part.errors);
        }
    }

    fn give(&mut self, run: &mut Run) {
        run.summary = self.summary;
        run.failed = self.failed;
        run.errors.append(&mut self.errors);
    }

    /// Tells of the limits that are passed. What could not be done wins over findings.
    fn status(&self, limits: &Limits, has_other_errors: bool) -> ExitCode {
        let mut failed = self.failed;
        let warnings = self.summary.warnings;
        if let Some(most) = limits.max_warnings.filter(|&most| warnings > most) {
            say(&format!("{} found, more than --max-warnings {most}", counted(warnings, "warning")));
            failed = true;
        }
        if let (Some((first, score)), Some(least)) = (&self.first_low, limits.min_score) {
            let records = if self.low == 1 {
                "1 record scores".to_owned()
            } else {
                format!("{} records score", self.low)
            };
            say(&format!("{records} less than --min-score {least}, the first {score}: {}", clean(first)));
            failed = true;
        }
        match () {
            () if self.troubles.count > 0 || has_other_errors => ExitCode::from(NOT_DONE),
            () if failed => ExitCode::from(FINDINGS),
            () => ExitCode::SUCCESS,
        }
    }
}
