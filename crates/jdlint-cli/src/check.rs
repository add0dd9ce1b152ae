//! `jdlint check`. In: its flags. Out: what was found, on standard output and in files, postings mended where that is asked
//! for, and the exit status.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jdlint_contract::FileError;

use crate::arguments::{Check, FailOn, Limits, Printing};
use crate::fix::{self, Fixing};
use crate::inputs::{Input, Postings, file_error, place_of};
use crate::only_new::OnlyNew;
use crate::only_new::baseline::Inventory;
use crate::output::check::{Output, Outputs};
use crate::output::{self, Screen, aside, clean, counted};
use crate::run::{self, Over, Rules, Run, Work};
use crate::{FINDINGS, NOT_DONE, Out, records, status, watch};

/// Checks and prints, once or whenever something changes, or writes a baseline.
pub(crate) fn check(flags: &Check, screen: Screen, out: &mut Out) -> io::Result<ExitCode> {
    if flags.records.table().is_some() || flags.records.resume {
        return records::check(flags, screen, out);
    }
    if let Some(path) = &flags.known.write_baseline {
        return write_baseline(flags, path, out);
    }
    if !flags.watch {
        return check_some(flags, &|_| true, screen, out);
    }
    let watched = watch::watch(&flags.choices, |is_meant| {
        let status = check_some(flags, is_meant, screen, out)?;
        // Nothing is to be watched for somebody who reads no more.
        Ok(if out.get_ref().has_left() { ControlFlow::Break(status) } else { ControlFlow::Continue(status) })
    });
    match watched? {
        Ok(status) => Ok(status),
        Err(why) => {
            aside(why);
            Ok(ExitCode::from(NOT_DONE))
        }
    }
}

/// Checks those postings that are meant.
fn check_some(
    flags: &Check,
    is_meant: &dyn Fn(&Input) -> bool,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let fixing = Fixing::of(&flags.fixes);
    let is_filter = is_filter(flags, fixing);
    let Prepared { wanted, mut postings, only_new } = match prepare(flags) {
        Ok(prepared) => prepared,
        Err(error) => {
            output::tell(&[error]);
            if is_filter {
                give_back(out)?;
            }
            return Ok(ExitCode::from(NOT_DONE));
        }
    };
    postings.inputs.retain(is_meant);
    let outputs = Outputs { wanted, screen, quiet: flags.printing.quiet };
    let rules = Rules::Chosen(flags.limits.fail_on.map(FailOn::severity));
    let work = Work { rules, only_new: &only_new, fixing };
    let (mut run, parts) = run::run(&flags.choices, postings, work, &outputs);
    run.over = over(&flags.limits, &run);
    let is_diff = fixing.is_some_and(|fixing| fixing.is_diff);
    // Nothing that fails on the way may keep from being said what could not be done, least of all what came of fixes.
    let (not_written, printed) = if is_diff {
        (Vec::new(), fix::print_diff(&run.mendings, screen, out))
    } else if is_filter {
        // The posting is the work, and what is said of it is not: it comes first, whether or not somebody hears the rest.
        let passed_on = pass_on(&run, out);
        let (not_written, _) = outputs.print(&run, parts, &mut anstream::stderr());
        (not_written, passed_on)
    } else {
        outputs.print(&run, parts, out)
    };
    output::tell(&run.errors);
    output::tell(&not_written);
    run.over.iter().filter(|_| !is_diff).for_each(|over| aside(&over.words));
    if let Some(fixing) = fixing.filter(|_| !flags.printing.quiet) {
        fix::tell(&run.mendings, fixing);
    }
    printed?;
    let failed = if is_diff {
        run.mendings.iter().any(|mending| mending.change.is_some())
    } else {
        !run.over.is_empty() || run.failed
    };
    // What could not be done wins over findings.
    Ok(match () {
        () if !run.errors.is_empty() || !not_written.is_empty() => ExitCode::from(NOT_DONE),
        () if failed => ExitCode::from(FINDINGS),
        () => ExitCode::SUCCESS,
    })
}

/// Is standard output for the posting of standard input, mended? What is left to say goes aside then.
fn is_filter(flags: &Check, fixing: Option<Fixing>) -> bool {
    fixing.is_some_and(|fixing| !fixing.is_diff) && flags.choices.reads_stdin()
}

/// Prints the posting of standard input, mended or not.
fn pass_on(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let mut is_given = false;
    for bytes in run.mendings.iter().filter_map(|mending| mending.passed_on.as_deref()) {
        out.write_all(bytes)?;
        is_given = true;
    }
    // Its settings cannot be used or exclude it, so that nobody read it.
    if is_given { out.flush() } else { give_back(out) }
}

/// Whoever pipes a posting through wants it back, read or not.
fn give_back(out: &mut dyn Write) -> io::Result<()> {
    io::copy(&mut io::stdin().lock(), out)?;
    out.flush()
}

/// What a check needs.
struct Prepared {
    /// What to write where.
    wanted: Vec<Output>,
    /// What to lint.
    postings: Postings,
    /// What is known already.
    only_new: OnlyNew,
}

fn prepare(flags: &Check) -> Result<Prepared, FileError> {
    let working_folder = std::env::current_dir().unwrap_or_default();
    let wanted = outputs(&flags.printing)?;
    let only_new = OnlyNew::prepare(&flags.known, &working_folder)?;
    let mut postings = find(flags);
    for output in &wanted {
        keep_what_is_used(output, flags, &postings)?;
        pass_over(output, &mut postings)?;
    }
    Ok(Prepared { wanted, postings, only_new })
}

/// Looks for what was chosen; a baseline among it is no posting.
fn find(flags: &Check) -> Postings {
    let mut postings = run::find(&flags.choices);
    if flags.force_exclude {
        postings.inputs.retain(|input| !input.settings.is_excluded());
    }
    let baselines = [&flags.known.baseline, &flags.known.write_baseline];
    for baseline in baselines.into_iter().flatten() {
        let place = place_of(baseline);
        postings.inputs.retain(|input| input.file().is_none_or(|file| place_of(file) != place));
    }
    postings
}

/// What decides about this run, and about the next one, is not written over.
fn keep_what_is_used(output: &Output, flags: &Check, postings: &Postings) -> Result<(), FileError> {
    let Some(path) = output.file.as_deref() else { return Ok(()) };
    let place = place_of(path);
    let is_it = |file: &Path| place_of(file) == place;
    let what = if flags.known.baseline.as_deref().is_some_and(is_it) {
        "the baseline"
    } else if flags.choices.config.as_deref().is_some_and(is_it)
        || postings.settings_files.iter().any(|file| is_it(file))
    {
        "a settings file"
    } else {
        return Ok(());
    };
    let message = format!("It is {what} of this run and is left as it is: name another file for the output.");
    Err(file_error(&path.to_string_lossy(), "not-written", message))
}

/// An output of the last run that lies among the postings is none of them. What is one is not written over.
fn pass_over(output: &Output, postings: &mut Postings) -> Result<(), FileError> {
    let Some(path) = output.file.as_deref() else { return Ok(()) };
    let place = place_of(path);
    let is_it = |input: &Input| input.file().is_some_and(|file| place_of(file) == place);
    if !postings.inputs.iter().any(is_it) {
        return Ok(());
    }
    if output.is_ours(path) {
        postings.inputs.retain(|input| !is_it(input));
        return Ok(());
    }
    let message = "It is one of the postings and is left as it is: name another file for the output, or exclude this one.";
    Err(file_error(&path.to_string_lossy(), "not-written", message))
}

/// What goes where. A file without a format takes the place of standard output.
pub(crate) fn outputs(printing: &Printing) -> Result<Vec<Output>, FileError> {
    let mut wanted: Vec<Output> = Vec::new();
    let mut places: Vec<PathBuf> = Vec::new();
    for file in &printing.output_file {
        let place = place_of(&file.path);
        if places.contains(&place) {
            let message = "Two outputs are to be written there. Give each a file of its own.";
            return Err(file_error(&file.path.to_string_lossy(), "not-written", message));
        }
        places.push(place);
        let format = file.format.unwrap_or(printing.format);
        wanted.push(Output { format, file: Some(file.path.clone()) });
    }
    if printing.output_file.iter().all(|file| file.format.is_some()) {
        wanted.push(Output { format: printing.format, file: None });
    }
    Ok(wanted)
}

/// Each limit that is passed.
fn over(limits: &Limits, run: &Run) -> Vec<Over> {
    let warnings = run.summary.warnings;
    let mut all = Vec::new();
    if let Some(most) = limits.max_warnings.filter(|&most| warnings > most) {
        let limit = format!("--max-warnings {most}");
        let words = format!("{} found, more than {limit}", counted(warnings, "warning"));
        all.push(Over { limit, path: None, words });
    }
    if let Some(least) = limits.min_score {
        let low =
            run.scores.iter().filter_map(|(name, score)| Some((name, score.filter(|&score| score < least)?)));
        all.extend(low.map(|(name, score)| {
            let limit = format!("--min-score {least}");
            let words = format!("{}: score {score} is less than {limit}", clean(name));
            Over { limit, path: Some(name.clone()), words }
        }));
    }
    all
}

fn write_baseline(flags: &Check, path: &Path, out: &mut dyn Write) -> io::Result<ExitCode> {
    let working_folder = std::env::current_dir().unwrap_or_default();
    let inventory = Inventory::new(path, &working_folder);
    let postings = find(flags);
    let (run, checked) = run::run(&flags.choices, postings, Work::lint(Rules::Chosen(None)), &inventory);
    output::tell(&run.errors);
    match inventory.write(path, checked, |rule| run::is_asked(&flags.choices, rule)) {
        Ok(findings) => {
            if flags.printing.quiet {
                return Ok(status(&run.errors));
            }
            let (findings, name) = (counted(findings, "finding"), clean(&path.to_string_lossy()));
            writeln!(out, "{findings} written to {name}. `jdlint check --baseline {name}` leaves them out.")?;
            out.flush()?;
        }
        Err(error) => {
            output::tell(&[error]);
            return Ok(ExitCode::from(NOT_DONE));
        }
    }
    Ok(status(&run.errors))
}
