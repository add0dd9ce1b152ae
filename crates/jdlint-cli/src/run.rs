//! The work of `check` and `outline`. In: the chosen paths and settings. Out: everything that was found, handed to a
//! [`Printer`], and the exit status.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jdlint_contract::{FileError, Summary};
use jdlint_core::rules::Severity;
use jdlint_core::{Date, Report, Settings};
use jdlint_formats::{Origin, Paragraphs, Posting};
use jdlint_settings::Config;

use crate::arguments::Choices;
use crate::fix::{Fixing, Mended, Mending};
use crate::guard::guarded;
use crate::inputs::{self, Choice, Input};
use crate::line_index::LineIndex;
use crate::output::Printer;
use crate::{parallel, progress};

/// A posting that was linted.
pub(crate) struct Linted<'a> {
    /// How it is called.
    pub(crate) name: &'a str,
    /// The text that places are in and its lines: the file's, except of a document, which has none.
    pub(crate) lines: &'a LineIndex<'a>,
    /// The paragraphs of a document.
    pub(crate) paragraphs: Option<&'a Paragraphs>,
    /// What the engine says.
    pub(crate) report: &'a Report,
}

impl Linted<'_> {
    /// The number of the line, or of a document's paragraph, that a byte of the text is in.
    pub(crate) fn number(&self, offset: u32) -> u32 {
        let paragraph = self.paragraphs.and_then(|paragraphs| paragraphs.at(offset));
        paragraph.map_or_else(|| self.lines.position(offset).line, |(number, _)| number)
    }

    /// What [`Self::number`] counts.
    pub(crate) fn unit(&self) -> &'static str {
        if self.paragraphs.is_some() { "paragraph" } else { "line" }
    }
}

/// What is true of the whole run.
pub(crate) struct Run {
    /// The day that was judged by.
    pub(crate) today: Date,
    /// Ids of the places whose law was applied.
    pub(crate) jurisdictions: Vec<&'static str>,
    /// What could not be done, sorted by path.
    pub(crate) errors: Vec<FileError>,
    /// Counts over all files.
    pub(crate) summary: Summary,
    /// Is there a finding at or above the failing severity of its file?
    pub(crate) failed: bool,
    /// What came of the fixes of each posting, where any were to be carried out.
    pub(crate) mendings: Vec<Mending>,
}

/// Which rules run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rules {
    /// Those that the command line and the settings chose, and from which severity on their findings fail the run;
    /// nothing: as the settings say.
    Chosen(Option<Severity>),
    /// None: the outline needs none.
    None,
}

/// Lints those of the chosen postings that `is_meant` says, mends them where that is asked for, and prints them.
pub(crate) fn run<P: Printer>(
    choices: &Choices,
    rules: Rules,
    fixing: Option<Fixing>,
    is_meant: &dyn Fn(&Input) -> bool,
    printer: &P,
    out: &mut dyn Write,
) -> io::Result<Run> {
    let (mut inputs, errors) = find(choices);
    inputs.retain(is_meant);
    let (run, parts) = judge(choices, rules, fixing, printer, &inputs, errors);
    if !fixing.is_some_and(|fixing| fixing.is_diff) {
        printer.print(&run, parts, out)?;
    }
    out.flush()?;
    Ok(run)
}

/// Lints what one path stands for, and leaves the printing to the caller.
pub(crate) fn parts<P: Printer>(choices: &Choices, path: &Path, printer: &P) -> (Run, Vec<P::Part>) {
    let (inputs, errors) = find_in(choices, &[path.to_path_buf()]);
    judge(choices, Rules::Chosen(None), None, printer, &inputs, errors)
}

/// The postings that were chosen.
pub(crate) fn find(choices: &Choices) -> (Vec<Input>, Vec<FileError>) {
    find_in(choices, &choices.paths)
}

fn find_in(choices: &Choices, paths: &[PathBuf]) -> (Vec<Input>, Vec<FileError>) {
    // A folder that was removed under our feet has no name; what is in it is told as not found.
    let working_folder = std::env::current_dir().unwrap_or_default();
    inputs::find(paths, choices.stdin_filename.as_deref(), settings_choice(choices), &working_folder)
}

/// Lints postings.
fn judge<P: Printer>(
    choices: &Choices,
    rules: Rules,
    fixing: Option<Fixing>,
    printer: &P,
    inputs: &[Input],
    mut errors: Vec<FileError>,
) -> (Run, Vec<P::Part>) {
    let settings = settings(choices, rules);
    let mut summary = Summary::default();
    let mut parts = Vec::with_capacity(inputs.len());
    let mut failed = false;
    let mut jurisdictions = Vec::new();
    let mut mendings = Vec::new();
    let all_done = progress::shown(inputs.len(), |progress| {
        parallel::map(inputs, |input| {
            let done = one(input, &settings, rules, fixing, printer);
            progress.one_more();
            done
        })
    });
    for done in all_done {
        match done {
            Ok(Done { counts, part, fails, places, mending }) => {
                failed |= fails;
                add_new(&mut jurisdictions, &places);
                summary.files += 1;
                summary.errors += counts.errors;
                summary.warnings += counts.warnings;
                summary.infos += counts.infos;
                parts.push(part);
                if let Some(mut mending) = mending {
                    errors.extend(mending.error.take());
                    mendings.push(mending);
                }
            }
            Err(Failure { error, passed_on }) => {
                mendings.extend(passed_on.map(Mending::nothing_but));
                errors.push(error);
            }
        }
    }
    errors.sort_by(|one, other| (&one.path, &one.code).cmp(&(&other.path, &other.code)));
    let today = settings.today.unwrap_or_else(today);
    if !settings.jurisdictions.is_empty() {
        jurisdictions = settings.jurisdictions;
    }
    (Run { today, jurisdictions, errors, summary, failed, mendings }, parts)
}

/// What came of one input.
struct Done<T> {
    counts: Summary,
    part: T,
    /// It has a finding at or above the failing severity.
    fails: bool,
    /// Whose law was applied.
    places: Vec<&'static str>,
    /// What came of its fixes.
    mending: Option<Mending>,
}

/// Why nothing came of one input.
struct Failure {
    error: FileError,
    /// Standard input as it was, for whoever wants it back mended.
    passed_on: Option<Vec<u8>>,
}

/// Reads, mends and lints one input.
fn one<P: Printer>(
    input: &Input,
    settings: &Settings,
    rules: Rules,
    fixing: Option<Fixing>,
    printer: &P,
) -> Result<Done<P::Part>, Failure> {
    let bytes = inputs::bytes(input).map_err(|error| Failure { error, passed_on: None })?;
    let passed_on = fixing.filter(|fixing| fixing.passes_on(input)).map(|_| bytes.clone());
    one_read(input, bytes, settings, rules, fixing, printer).map_err(|error| Failure { error, passed_on })
}

/// The same for one that was read. A panic within stays within.
fn one_read<P: Printer>(
    input: &Input,
    bytes: Vec<u8>,
    settings: &Settings,
    rules: Rules,
    fixing: Option<Fixing>,
    printer: &P,
) -> Result<Done<P::Part>, FileError> {
    let fixing = fixing.map(|fixing| (fixing, bytes.clone()));
    let posting = inputs::posting(input, bytes)?;
    let config = input.settings.config();
    let path = input.settings.path.as_deref();
    let settings = config.map_or_else(|| settings.clone(), |config| config.settings(path, settings));
    let fail_on = match rules {
        Rules::Chosen(flag) => flag.or_else(|| config.and_then(Config::fail_on)).unwrap_or(Severity::Error),
        Rules::None => Severity::Error,
    };
    let done = guarded(|| {
        let (posting, report, mending) = mended(input, posting, &settings, fixing);
        let (text, paragraphs) = match &posting.origin {
            Origin::Same => (&posting.text, None),
            Origin::Source { source, .. } => (source, None),
            Origin::Paragraphs(paragraphs) => (&posting.text, Some(paragraphs)),
        };
        let lines = LineIndex::new(text);
        let part = printer.part(&Linted { name: &input.name, lines: &lines, paragraphs, report: &report });
        let fails = report.findings.iter().any(|finding| finding.severity >= fail_on);
        Done { counts: counts(&report), part, fails, places: settings.jurisdictions.clone(), mending }
    });
    done.map_err(|heard| FileError {
        path: input.name.clone(),
        code: "internal".to_owned(),
        message: format!(
            "jdlint made a mistake here: {heard}. Please report it together with the posting, or with the part of it \
             that is enough; the other files are not touched by it."
        ),
    })
}

/// The posting, after its fixes where they are to be carried out, and what the engine says of it.
fn mended(
    input: &Input,
    posting: Posting,
    settings: &Settings,
    fixing: Option<(Fixing, Vec<u8>)>,
) -> (Posting, Report, Option<Mending>) {
    let Some((fixing, bytes)) = fixing else {
        let report = jdlint_formats::in_source(&posting, settings);
        return (posting, report, None);
    };
    let Mended { posting, report, mending } = fixing.mend(input, bytes, posting, settings);
    (posting, report, Some(mending))
}

fn counts(report: &Report) -> Summary {
    let of = |severity| report.findings.iter().filter(|found| found.severity == severity).count() as u32;
    Summary {
        files: 1,
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        infos: of(Severity::Info),
    }
}

pub(crate) fn settings(choices: &Choices, rules: Rules) -> Settings {
    let chosen = || choices.only.as_ref().map(|only| only.iter().map(|rule| rule.id).collect());
    let mut jurisdictions = Vec::new();
    add_new(&mut jurisdictions, &choices.jurisdiction);
    let mut remote_open_to = Vec::new();
    add_new(&mut remote_open_to, &choices.remote_open_to);
    Settings {
        only: if rules == Rules::None { Some(Vec::new()) } else { chosen() },
        today: Some(choices.today.unwrap_or_else(today)),
        jurisdictions,
        employer_size: choices.employer_size,
        remote_open_to,
        role: choices.role,
        ..Settings::default()
    }
}

fn add_new(known: &mut Vec<&'static str>, more: &[&'static str]) {
    for &id in more {
        if !known.contains(&id) {
            known.push(id);
        }
    }
}

pub(crate) fn settings_choice(choices: &Choices) -> Choice {
    match &choices.config {
        _ if choices.no_config => Choice::Nothing,
        Some(file) => Choice::One(file.clone()),
        None => Choice::Nearest,
    }
}

/// The machine's date, where it stands.
fn today() -> Date {
    let now = jiff::ZonedDateTime::now();
    let (year, month, day) = (now.year(), now.month(), now.day());
    let date = Date::new(year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs());
    date.unwrap_or(Date { year: 1970, month: 1, day: 1 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard;
    use crate::inputs::{Chosen, Source};

    /// A format that cannot bear one file.
    struct Brittle;

    impl Printer for Brittle {
        type Part = String;

        fn part(&self, linted: &Linted<'_>) -> String {
            assert!(!linted.lines.text().contains("unbearable"), "this was too much");
            linted.name.to_owned()
        }

        fn print(&self, _: &Run, _: Vec<String>, _: &mut dyn Write) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_mistake_in_one_file_leaves_the_others_alone() {
        guard::install();
        let folder = tempfile::tempdir().unwrap();
        let inputs: Vec<_> = [("a.md", "Cook"), ("b.md", "unbearable"), ("c.md", "Nurse")]
            .map(|(name, text)| {
                let path = folder.path().join(name);
                std::fs::write(&path, text).unwrap();
                Input {
                    name: name.to_owned(),
                    source: Source::File(path),
                    kind: jdlint_formats::FileKind::Markdown,
                    settings: Chosen::default(),
                }
            })
            .into();
        let done =
            parallel::map(&inputs, |input| one(input, &Settings::default(), Rules::None, None, &Brittle));
        let names: Vec<_> = done.iter().flatten().map(|done| done.part.as_str()).collect();
        assert_eq!(names, ["a.md", "c.md"]);
        let error = &done[1].as_ref().err().unwrap().error;
        assert_eq!((error.path.as_str(), error.code.as_str()), ("b.md", "internal"));
        assert!(
            error.message.contains("this was too much (") && error.message.contains("report"),
            "{}",
            error.message
        );
    }
}
