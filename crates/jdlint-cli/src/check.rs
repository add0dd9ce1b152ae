//! `jdlint check`. In: its flags. Out: what was found, on standard output and in files, and the exit status.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use jdlint_contract::FileError;

use crate::arguments::{Check, FailOn, Limits, Printing};
use crate::inputs::{Input, file_error};
use crate::only_new::OnlyNew;
use crate::only_new::baseline::Inventory;
use crate::output::check::{Output, Outputs};
use crate::output::{self, Screen, clean, counted};
use crate::run::{self, Postings, Rules, Run};
use crate::{FINDINGS, NOT_DONE};

/// Checks and prints, or writes a baseline.
pub(crate) fn check(flags: &Check, screen: Screen, out: &mut dyn Write) -> io::Result<ExitCode> {
    let working_folder = std::env::current_dir().unwrap_or_default();
    if let Some(path) = &flags.known.write_baseline {
        return write_baseline(flags, path, &working_folder, out);
    }
    let (wanted, postings, only_new) = match prepare(flags, &working_folder) {
        Ok(prepared) => prepared,
        Err(error) => {
            output::tell(&[error]);
            return Ok(ExitCode::from(NOT_DONE));
        }
    };
    let outputs = Outputs { wanted, screen, quiet: flags.printing.quiet };
    let rules = Rules::Chosen(flags.limits.fail_on.map(FailOn::severity));
    let (run, parts) = run::run(&flags.choices, postings, rules, &only_new, &outputs);
    let not_written = outputs.print(&run, parts, out)?;
    output::tell(&run.errors);
    output::tell(&not_written);
    let over = over(&flags.limits, &run);
    for line in &over {
        anstream::eprintln!("jdlint: {line}");
    }
    // What could not be done wins over findings.
    Ok(match () {
        () if !run.errors.is_empty() || !not_written.is_empty() => ExitCode::from(NOT_DONE),
        () if run.failed || !over.is_empty() => ExitCode::from(FINDINGS),
        () => ExitCode::SUCCESS,
    })
}

/// What to write where, what to lint, and what is known already.
fn prepare(flags: &Check, working_folder: &Path) -> Result<(Vec<Output>, Postings, OnlyNew), FileError> {
    let wanted = outputs(&flags.printing)?;
    let only_new = OnlyNew::prepare(&flags.known, working_folder)?;
    let mut postings = run::find(&flags.choices);
    for output in &wanted {
        pass_over(output, &mut postings)?;
    }
    Ok((wanted, postings, only_new))
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
fn outputs(printing: &Printing) -> Result<Vec<Output>, FileError> {
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

fn write_baseline(
    flags: &Check,
    path: &Path,
    working_folder: &Path,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let inventory = Inventory::new(path, working_folder);
    let postings = run::find(&flags.choices);
    let (run, checked) =
        run::run(&flags.choices, postings, Rules::Chosen(None), &OnlyNew::default(), &inventory);
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

fn status(errors: &[FileError]) -> ExitCode {
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(NOT_DONE) }
}
