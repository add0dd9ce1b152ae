//! `jdlint check`. In: its flags. Out: what was found, on standard output and in files, postings mended where that is asked
//! for, and the exit status.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use jdlint_contract::FileError;

use crate::arguments::{Check, FailOn, Limits, Printing};
use crate::fix::{self, Fixing};
use crate::inputs::{Input, file_error};
use crate::only_new::OnlyNew;
use crate::only_new::baseline::Inventory;
use crate::output::check::{Output, Outputs};
use crate::output::{self, Screen, clean, counted};
use crate::run::{self, Postings, Rules, Run, Work};
use crate::{FINDINGS, NOT_DONE, records, status, watch};

/// Checks and prints, once or whenever something changes, or writes a baseline.
pub(crate) fn check(flags: &Check, screen: Screen, out: &mut dyn Write) -> io::Result<ExitCode> {
    if flags.records.table().is_some() || flags.records.resume {
        return records::check(flags, screen, out);
    }
    if let Some(path) = &flags.known.write_baseline {
        return write_baseline(flags, path, out);
    }
    if !flags.watch {
        return check_some(flags, &|_| true, screen, out);
    }
    match watch::watch(&flags.choices, |is_meant| check_some(flags, is_meant, screen, out))? {
        Ok(status) => Ok(status),
        Err(why) => {
            anstream::eprintln!("jdlint: {why}");
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
    let (run, parts) = run::run(&flags.choices, postings, work, &outputs);
    let is_diff = fixing.is_some_and(|fixing| fixing.is_diff);
    let not_written = match is_filter {
        _ if is_diff => Vec::new(),
        true => outputs.print(&run, parts, &mut anstream::stderr())?,
        false => outputs.print(&run, parts, out)?,
    };
    output::tell(&run.errors);
    output::tell(&not_written);
    if let Some(fixing) = fixing {
        finish_fixes(flags, fixing, &run, screen, out)?;
    }
    let failed = if is_diff {
        run.mendings.iter().any(|mending| mending.change.is_some())
    } else {
        tell_over(&flags.limits, &run) || run.failed
    };
    // What could not be done wins over findings.
    Ok(match () {
        () if !run.errors.is_empty() || !not_written.is_empty() => ExitCode::from(NOT_DONE),
        () if failed => ExitCode::from(FINDINGS),
        () => ExitCode::SUCCESS,
    })
}

/// Prints the diff, or the mended posting of standard input, and notes.
fn finish_fixes(
    flags: &Check,
    fixing: Fixing,
    run: &Run,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    fix::finish(&run.mendings, fixing, flags.printing.quiet, screen, out)?;
    if is_filter(flags, Some(fixing)) && run.mendings.iter().all(|mending| mending.passed_on.is_none()) {
        // Its settings cannot be used, so that nobody read it.
        give_back(out)?;
    }
    Ok(())
}

/// Is standard output for the posting of standard input, mended? What is left to say goes aside then.
fn is_filter(flags: &Check, fixing: Option<Fixing>) -> bool {
    fixing.is_some_and(|fixing| !fixing.is_diff)
        && flags.choices.paths.iter().any(|path| path.as_os_str() == "-")
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
    let mut postings = run::find(&flags.choices);
    for output in &wanted {
        pass_over(output, &mut postings)?;
    }
    Ok(Prepared { wanted, postings, only_new })
}

/// An output of the last run that lies among the postings is none of them. What is one is not written over.
fn pass_over(output: &Output, postings: &mut Postings) -> Result<(), FileError> {
    let Some(path) = output.file.as_deref() else { return Ok(()) };
    let Ok(whole) = fs::canonicalize(path) else { return Ok(()) };
    let is_it = |input: &Input| {
        input.file().is_some_and(|file| fs::canonicalize(file).is_ok_and(|file| file == whole))
    };
    let Some(at) = postings.inputs.iter().position(is_it) else { return Ok(()) };
    if output.is_ours(path) {
        postings.inputs.remove(at);
        return Ok(());
    }
    let message = "It is one of the postings and is left as it is: name another file for the output, or exclude this one.";
    Err(file_error(&path.to_string_lossy(), "not-written", message))
}

/// What goes where. A file without a format takes the place of standard output.
pub(crate) fn outputs(printing: &Printing) -> Result<Vec<Output>, FileError> {
    let mut wanted: Vec<Output> = Vec::new();
    for file in &printing.output_file {
        if wanted.iter().any(|output| output.file.as_ref() == Some(&file.path)) {
            let message = "Two outputs are to be written there. Give each a file of its own.";
            return Err(file_error(&file.path.to_string_lossy(), "not-written", message));
        }
        let format = file.format.unwrap_or(printing.format);
        wanted.push(Output { format, file: Some(file.path.clone()) });
    }
    if printing.output_file.iter().all(|file| file.format.is_some()) {
        wanted.push(Output { format: printing.format, file: None });
    }
    Ok(wanted)
}

/// Tells of each limit that is passed. Is there any?
fn tell_over(limits: &Limits, run: &Run) -> bool {
    let over = over(limits, run);
    for line in &over {
        anstream::eprintln!("jdlint: {line}");
    }
    !over.is_empty()
}

/// A line for each limit that is passed.
fn over(limits: &Limits, run: &Run) -> Vec<String> {
    let warnings = run.summary.warnings;
    let mut lines = Vec::new();
    if let Some(most) = limits.max_warnings.filter(|&most| warnings > most) {
        lines.push(format!("{} found, more than --max-warnings {most}", counted(warnings, "warning")));
    }
    if let Some(least) = limits.min_score {
        let low =
            run.scores.iter().filter_map(|(name, score)| Some((name, score.filter(|&score| score < least)?)));
        lines.extend(
            low.map(|(name, score)| {
                format!("{}: score {score} is less than --min-score {least}", clean(name))
            }),
        );
    }
    lines
}

fn write_baseline(flags: &Check, path: &Path, out: &mut dyn Write) -> io::Result<ExitCode> {
    let working_folder = std::env::current_dir().unwrap_or_default();
    let inventory = Inventory::new(path, &working_folder);
    let postings = run::find(&flags.choices);
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
