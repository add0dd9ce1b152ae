//! The work of `check` and `outline`. In: the chosen paths and settings. Out: what is made of each posting, and what is true
//! of all.

use std::mem;
use std::path::{Path, PathBuf};

use jdlint_contract::{BaselineUse, FileError, Summary, counts};
use jdlint_core::rules::Severity;
use jdlint_core::{Date, MOST_TOGETHER, Report, Settings};
use jdlint_formats::{Origin, Paragraphs, Posting, all_in_source};
use jdlint_settings::{Config, machines_date};

use crate::arguments::Choices;
use crate::fix::{Fixing, Mended, Mending};
use crate::guard::{each_guarded, guarded};
use crate::inputs::{self, Choice, Input, Postings, file_error};
use crate::line_index::LineIndex;
use crate::only_new::{NOTHING_KNOWN, Narrowed, OnlyNew};
use crate::output::PerFile;
use crate::{parallel, progress};

/// A posting that was linted.
pub(crate) struct Linted<'a> {
    /// How it is called.
    pub(crate) name: &'a str,
    /// Where it is; nothing for standard input that was given no name.
    pub(crate) path: Option<&'a Path>,
    /// The text that places are in and its lines: the file's, except of a document, which has none.
    pub(crate) lines: &'a LineIndex<'a>,
    /// The paragraphs of a document.
    pub(crate) paragraphs: Option<&'a Paragraphs>,
    /// What the engine says.
    pub(crate) report: &'a Report,
    /// From which severity on its findings fail the run.
    pub(crate) fail_on: Severity,
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

/// A limit that is passed.
pub(crate) struct Over {
    /// The flag that sets it.
    pub(crate) limit: String,
    /// The posting that passes it; nothing for all together.
    pub(crate) path: Option<String>,
    /// What there is to say of it.
    pub(crate) words: String,
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
    /// The limits that are passed.
    pub(crate) over: Vec<Over>,
    /// The score of each posting that has something new.
    pub(crate) scores: Vec<(String, Option<u8>)>,
    /// What was compared with: only what changed since is told.
    pub(crate) diff_base: Option<String>,
    /// What the baseline knows.
    pub(crate) baseline: Option<BaselineUse>,
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

/// What is done with each posting.
#[derive(Clone, Copy)]
pub(crate) struct Work<'a> {
    /// Which rules run.
    pub(crate) rules: Rules,
    /// Which findings are not told, because they are known.
    pub(crate) only_new: &'a OnlyNew,
    /// Which fixes are carried out.
    pub(crate) fixing: Option<Fixing>,
}

impl Work<'static> {
    /// It is linted, and no more.
    pub(crate) const fn lint(rules: Rules) -> Self {
        Self { rules, only_new: &NOTHING_KNOWN, fixing: None }
    }
}

/// Looks for what was chosen.
pub(crate) fn find(choices: &Choices) -> Postings {
    find_in(choices, &choices.paths)
}

/// Looks for what these paths stand for.
pub(crate) fn find_in(choices: &Choices, paths: &[PathBuf]) -> Postings {
    // A folder that was removed under our feet has no name; what is in it is told as not found.
    let working_folder = std::env::current_dir().unwrap_or_default();
    let stdin = choices.stdin_filename.as_deref();
    inputs::find(paths, stdin, settings_choice(choices), &working_folder)
}

/// Does that work with all of them. Gives what became of each, in their order.
pub(crate) fn run<P: PerFile>(
    choices: &Choices,
    postings: Postings,
    work: Work<'_>,
    printer: &P,
) -> (Run, Vec<P::Part>) {
    let settings = settings(choices, work.rules);
    let only_new = work.only_new;
    let Postings { inputs, mut errors, .. } = postings;
    let mut summary = Summary::default();
    let mut parts = Vec::with_capacity(inputs.len());
    let mut failed = false;
    let mut jurisdictions = Vec::new();
    let mut scores = Vec::new();
    let mut mendings = Vec::new();
    let (mut hidden, mut gone) = (0, 0);
    let all_done = progress::shown(inputs.len(), |progress| {
        let shares: Vec<_> = inputs.chunks(parallel::share(inputs.len(), MOST_TOGETHER)).collect();
        let done = parallel::map(&shares, |inputs| {
            let done = all(inputs, &settings, work, printer);
            progress.more(inputs.len());
            done
        });
        done.into_iter().flatten().collect::<Vec<_>>()
    });
    for (input, done) in inputs.iter().zip(all_done) {
        match done {
            Ok(Done { counts, part, fails, places, score, narrowed, mending }) => {
                hidden += narrowed.hidden;
                gone += narrowed.gone;
                if !narrowed.is_old {
                    scores.push((input.name.clone(), score));
                }
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
    let today = settings.today.unwrap_or_else(machines_date);
    if !settings.jurisdictions.is_empty() {
        jurisdictions = settings.jurisdictions;
    }
    let baseline = only_new.baseline.as_ref().map(|baseline| BaselineUse {
        path: baseline.name.clone(),
        hidden,
        gone: gone + baseline.of_lost_files(&inputs, |rule| is_asked(choices, rule)),
    });
    (
        Run {
            today,
            jurisdictions,
            errors,
            summary,
            failed,
            over: Vec::new(),
            scores,
            diff_base: only_new.diff_base().map(str::to_owned),
            baseline,
            mendings,
        },
        parts,
    )
}

/// Did that rule have a chance to speak, as far as the flags say?
pub(crate) fn is_asked(choices: &Choices, rule: &str) -> bool {
    choices.only.as_ref().is_none_or(|only| only.iter().any(|asked| asked.id == rule))
}

/// What came of one input.
struct Done<T> {
    counts: Summary,
    part: T,
    /// It has a finding at or above the failing severity.
    fails: bool,
    /// Whose law was applied.
    places: Vec<&'static str>,
    /// Of the whole posting, whatever is left out of what is told.
    score: Option<u8>,
    narrowed: Narrowed,
    /// What came of its fixes.
    mending: Option<Mending>,
}

/// Why nothing came of one input.
struct Failure {
    error: FileError,
    /// Standard input as it was, for whoever wants it back mended.
    passed_on: Option<Vec<u8>>,
}

/// Reads, mends and lints inputs. A panic within one stays within.
fn all<P: PerFile>(
    inputs: &[Input],
    settings: &Settings,
    work: Work<'_>,
    printer: &P,
) -> Vec<Result<Done<P::Part>, Failure>> {
    // A file is read right before it is written.
    if let Some(fixing) = work.fixing {
        let mended = |unlinted| mended(unlinted, fixing, work.only_new, printer);
        return inputs.iter().map(|input| read(input, settings, work).and_then(mended)).collect();
    }
    let mut done = Vec::with_capacity(inputs.len());
    let (mut unlinted, mut bytes) = (Vec::new(), 0);
    for input in inputs {
        let one = read(input, settings, work);
        bytes += one.as_ref().map_or(0, |one| one.posting.text.len());
        unlinted.push(one);
        if bytes > BYTES_AT_ONCE {
            done.extend(together(mem::take(&mut unlinted), work.only_new, printer));
            bytes = 0;
        }
    }
    done.extend(together(unlinted, work.only_new, printer));
    done
}

/// Large files do not wait for one another in memory.
const BYTES_AT_ONCE: usize = 1 << 20;

/// Lints what was read.
fn together<P: PerFile>(
    unlinted: Vec<Result<Unlinted<'_>, Failure>>,
    only_new: &OnlyNew,
    printer: &P,
) -> Vec<Result<Done<P::Part>, Failure>> {
    let postings: Vec<_> =
        unlinted.iter().flatten().map(|unlinted| (&unlinted.posting, &unlinted.settings)).collect();
    let mut reports = each_guarded(&postings, all_in_source).into_iter();
    let mut linted = |unlinted: Unlinted<'_>| {
        let input = unlinted.input;
        let done = reports.next().unwrap_or_else(|| Err(NO_REPORT.to_owned()));
        let done = done.and_then(|report| guarded(|| unlinted.told(report, None, only_new, printer)));
        done.map_err(|heard| Failure { error: mistake(input, &heard), passed_on: None })
    };
    unlinted.into_iter().map(|unlinted| unlinted.and_then(&mut linted)).collect()
}

/// The engine gives a report of each posting; if it ever does not, nothing else is lost.
const NO_REPORT: &str = "there is no report";

/// A posting that was read and not linted yet.
struct Unlinted<'a> {
    input: &'a Input,
    posting: Posting,
    settings: Settings,
    fail_on: Severity,
    /// As it was, where fixes are to be carried out.
    bytes: Vec<u8>,
    /// The same for whoever wants it back mended.
    passed_on: Option<Vec<u8>>,
}

/// Reads one input.
fn read<'a>(
    input: &'a Input,
    settings: &Settings,
    Work { rules, fixing, .. }: Work<'_>,
) -> Result<Unlinted<'a>, Failure> {
    let is_piped = fixing.is_some_and(|fixing| fixing.passes_on(input));
    let mut bytes = Vec::new();
    if let Err(error) = inputs::bytes_into(input, &mut bytes) {
        if is_piped {
            inputs::rest_of_stdin(&mut bytes);
        }
        return Err(Failure { error, passed_on: is_piped.then_some(bytes) });
    }
    let passed_on = is_piped.then(|| bytes.clone());
    let kept = if fixing.is_some() { bytes.clone() } else { Vec::new() };
    let posting = guarded(|| inputs::posting(input, bytes));
    let posting = match posting.unwrap_or_else(|heard| Err(mistake(input, &heard))) {
        Ok(posting) => posting,
        Err(error) => return Err(Failure { error, passed_on }),
    };
    let config = input.settings.config();
    let path = input.settings.path.as_deref();
    let settings = config.map_or_else(|| settings.clone(), |config| config.settings(path, settings));
    let fail_on = match rules {
        Rules::Chosen(flag) => flag.or_else(|| config.and_then(Config::fail_on)).unwrap_or(Severity::Error),
        Rules::None => Severity::Error,
    };
    Ok(Unlinted { input, posting, settings, fail_on, bytes: kept, passed_on })
}

/// Carries fixes out and lints what comes of it.
fn mended<P: PerFile>(
    mut unlinted: Unlinted<'_>,
    fixing: Fixing,
    only_new: &OnlyNew,
    printer: &P,
) -> Result<Done<P::Part>, Failure> {
    let (input, passed_on) = (unlinted.input, unlinted.passed_on.take());
    let done = guarded(|| {
        let bytes = mem::take(&mut unlinted.bytes);
        let Mended { posting, report, mending } =
            fixing.mend(input, bytes, unlinted.posting, &unlinted.settings);
        let unlinted = Unlinted { posting, ..unlinted };
        unlinted.told(report, Some(mending), only_new, printer)
    });
    done.map_err(|heard| Failure { error: mistake(input, &heard), passed_on })
}

impl Unlinted<'_> {
    /// What is made of the report.
    fn told<P: PerFile>(
        self,
        mut report: Report,
        mending: Option<Mending>,
        only_new: &OnlyNew,
        printer: &P,
    ) -> Done<P::Part> {
        let Self { input, posting, settings, fail_on, .. } = self;
        let (text, paragraphs) = match &posting.origin {
            Origin::Same => (&posting.text, None),
            Origin::Source { source, .. } => (source, None),
            Origin::Paragraphs(paragraphs) => (&posting.text, Some(paragraphs)),
        };
        let with_lines = paragraphs.is_none().then_some(text.as_str());
        let is_asked = |rule: &str| settings.only.as_ref().is_none_or(|only| only.contains(&rule));
        let narrowed = only_new.narrow(input, with_lines, is_asked, &mut report);
        let lines = LineIndex::new(text);
        let (name, path) = (&input.name, input.path());
        let part = printer.part(&Linted { name, path, lines: &lines, paragraphs, report: &report, fail_on });
        let fails = report.findings.iter().any(|finding| finding.severity >= fail_on);
        let score = report.score.map(|score| score.total);
        Done {
            counts: counts(&report),
            part,
            fails,
            places: settings.jurisdictions,
            score,
            narrowed,
            mending,
        }
    }
}

/// What to say of a panic.
pub(crate) fn mistake(input: &Input, heard: &str) -> FileError {
    let message = format!(
        "jdlint made a mistake here: {heard}. Please report it together with the posting, or with the part of it that is \
         enough; the other files are not touched by it."
    );
    file_error(&input.name, "internal", message)
}

pub(crate) fn settings(choices: &Choices, rules: Rules) -> Settings {
    let chosen = || choices.only.as_ref().map(|only| only.iter().map(|rule| rule.id).collect());
    let mut jurisdictions = Vec::new();
    add_new(&mut jurisdictions, &choices.jurisdiction);
    let mut remote_open_to = Vec::new();
    add_new(&mut remote_open_to, &choices.remote_open_to);
    Settings {
        only: if rules == Rules::None { Some(Vec::new()) } else { chosen() },
        today: Some(choices.today.unwrap_or_else(machines_date)),
        jurisdictions,
        employer_size: choices.employer_size,
        remote_open_to,
        role: choices.role,
        ..Settings::default()
    }
}

pub(crate) fn add_new(known: &mut Vec<&'static str>, more: &[&'static str]) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard;
    use crate::inputs::{Chosen, Source};

    /// A format that cannot bear one file.
    struct Brittle;

    impl PerFile for Brittle {
        type Part = String;

        fn part(&self, linted: &Linted<'_>) -> String {
            assert!(!linted.lines.text().contains("unbearable"), "this was too much");
            linted.name.to_owned()
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
        let done = all(&inputs, &Settings::default(), Work::lint(Rules::None), &Brittle);
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
