//! The command line `jdlint`. In: arguments and files. Out: findings, outlines and the manual on standard output, what
//! could not be done on standard error, and an exit status.
//!
//! Arguments -> [`inputs`] -> [`run`] (the engine, in parallel) -> [`output`] (one module a format).

mod arguments;
mod compare;
mod config;
mod explain;
mod fix;
mod guard;
mod init;
mod inputs;
mod line_index;
mod new;
mod output;
mod parallel;
mod progress;
mod replace;
mod run;
mod schema;
mod shell;
mod stats;
mod watch;

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::Parser;
use jdlint_contract::FileError;

use arguments::{Arguments, Check, Choices, Color, Command, Config, FailOn, Format};
use fix::Fixing;
use inputs::Input;
use output::human::CheckHuman;
use output::json::{CheckJson, OutlineJson};
use output::outline::OutlineHuman;
use output::{Printer, Screen};
use run::{Rules, Run};
use stats::Stats;

/// Findings at or above the failing severity.
const FINDINGS: u8 = 1;
/// Some work could not be done.
const NOT_DONE: u8 = 2;
/// Columns where nobody tells.
const USUAL_WIDTH: usize = 100;

fn main() -> ExitCode {
    guard::install();
    // Stands alone, without a command.
    if std::env::args_os().skip(1).eq(["--licenses"]) {
        return match io::stdout().write_all(jdlint_core::NOTICE.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(NOT_DONE),
        };
    }
    let arguments = Arguments::parse();
    let choice = match arguments.color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
    // The server owns standard output from here on.
    if matches!(arguments.command, Command::Lsp) {
        return jdlint_lsp::run();
    }
    match dispatch(arguments.command) {
        Ok(status) => status,
        // The reader has seen enough (`| head`).
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("jdlint: could not print the results: {error}");
            ExitCode::from(NOT_DONE)
        }
    }
}

/// Does what was asked; gives the exit status.
fn dispatch(command: Command) -> io::Result<ExitCode> {
    let screen = screen();
    let mut out = BufWriter::new(AutoStream::new(io::stdout(), color_choice(screen)));
    match command {
        Command::Check(check) => return self::check(&check, screen, &mut out),
        Command::Outline(outline) => {
            let run = match outline.choices.format {
                Format::Human => {
                    do_run(&outline.choices, Rules::None, None, &|_| true, &OutlineHuman { screen }, &mut out)
                }
                Format::Json => {
                    do_run(&outline.choices, Rules::None, None, &|_| true, &OutlineJson, &mut out)
                }
            }?;
            return Ok(status(&run, false));
        }
        Command::Explain { rule } => explain::explain(rule, screen, &mut out)?,
        Command::Rules { format: Format::Human } => explain::rules(screen, &mut out)?,
        Command::Rules { format: Format::Json } => {
            serde_json::to_writer(&mut out, &jdlint_contract::rules_output())?;
            writeln!(out)?;
        }
        Command::Schema { name } => schema::schema(name, &mut out)?,
        Command::Roles => new::roles(screen, &mut out)?,
        Command::New(flags) => {
            if !new::new(&flags, &mut out)? {
                return Ok(ExitCode::from(NOT_DONE));
            }
        }
        Command::Diff(choices) => {
            let errors = compare::compare(&choices, screen, &mut out)?;
            return finish(&errors, out);
        }
        Command::Stats(choices) => {
            let printer = Stats { format: choices.format, screen };
            let run = do_run(&choices, Rules::Chosen(None), None, &|_| true, &printer, &mut out)?;
            return Ok(status(&run, false));
        }
        Command::Completions { shell } => shell::completions(shell, &mut out)?,
        Command::Man { command } => {
            if !shell::man(command.as_deref(), &mut out)? {
                return Ok(ExitCode::from(NOT_DONE));
            }
        }
        Command::Init(flags) => {
            if !init::init(&flags, &mut out)? {
                return Ok(ExitCode::from(NOT_DONE));
            }
        }
        Command::Config(Config::Show(choices)) => {
            let errors = config::show(&choices, screen, &mut out)?;
            return finish(&errors, out);
        }
        Command::Lsp => {}
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// `jdlint check`.
fn check(check: &Check, screen: Screen, out: &mut dyn Write) -> io::Result<ExitCode> {
    if !check.watch {
        return check_some(check, &|_| true, screen, out);
    }
    match watch::watch(&check.choices, |is_meant| check_some(check, is_meant, screen, out))? {
        Ok(status) => Ok(status),
        Err(why) => {
            anstream::eprintln!("jdlint: {why}");
            Ok(ExitCode::from(NOT_DONE))
        }
    }
}

/// Checks those postings that are meant.
fn check_some(
    check: &Check,
    is_meant: &dyn Fn(&Input) -> bool,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let rules = Rules::Chosen(check.fail_on.map(FailOn::severity));
    let fixing = Fixing::of(&check.fixes);
    // Where standard output is for the mended posting, what is left to say goes aside.
    let is_filter = check.choices.paths.iter().any(|path| path.as_os_str() == "-");
    let mut aside = anstream::stderr();
    let report: &mut dyn Write = if fixing.is_some() && is_filter { &mut aside } else { &mut *out };
    let run = match check.choices.format {
        Format::Human => do_run(
            &check.choices,
            rules,
            fixing,
            is_meant,
            &CheckHuman { screen, quiet: check.quiet },
            report,
        ),
        Format::Json => do_run(&check.choices, rules, fixing, is_meant, &CheckJson, report),
    }?;
    let Some(fixing) = fixing else { return Ok(status(&run, run.failed)) };
    fix::finish(&run.mendings, fixing, check.quiet, screen, out)?;
    if is_filter && !fixing.is_diff && run.mendings.iter().all(|mending| mending.passed_on.is_none()) {
        // Its settings cannot be used, so that nobody read it.
        io::copy(&mut io::stdin().lock(), out)?;
        out.flush()?;
    }
    let changes = run.mendings.iter().any(|mending| mending.change.is_some());
    Ok(status(&run, if fixing.is_diff { changes } else { run.failed }))
}

/// What could not be done wins over findings.
fn status(run: &Run, failed: bool) -> ExitCode {
    match (run.errors.is_empty(), failed) {
        (false, _) => ExitCode::from(NOT_DONE),
        (true, true) => ExitCode::from(FINDINGS),
        (true, false) => ExitCode::SUCCESS,
    }
}

/// Runs, then names on standard error what could not be done. A reader that went away changes nothing in the status.
fn do_run<P: Printer>(
    choices: &Choices,
    rules: Rules,
    fixing: Option<Fixing>,
    is_meant: &dyn Fn(&Input) -> bool,
    printer: &P,
    out: &mut dyn Write,
) -> io::Result<Run> {
    let run = run::run(choices, rules, fixing, is_meant, printer, out)?;
    tell(&run.errors);
    Ok(run)
}

/// All is printed; what could not be done is named.
fn finish(errors: &[FileError], mut out: impl Write) -> io::Result<ExitCode> {
    out.flush()?;
    tell(errors);
    Ok(ExitCode::from(if errors.is_empty() { 0 } else { NOT_DONE }))
}

/// Names on standard error what could not be done.
fn tell(errors: &[FileError]) {
    for FileError { path, code, message } in errors {
        let path = output::clean(path);
        let style = output::POOR;
        anstream::eprintln!("jdlint: {path}: {} {style}[{code}]{style:#}", output::clean(message));
    }
}

/// What is known about standard output.
fn screen() -> Screen {
    let stdout = io::stdout();
    let color = AutoStream::choice(&stdout) != ColorChoice::Never;
    output::links::set_shown(color && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout));
    let width = if stdout.is_terminal() { terminal_size::terminal_size() } else { None };
    Screen { color, width: width.map_or(USUAL_WIDTH, |(columns, _)| usize::from(columns.0)) }
}

/// Nothing is stripped where nothing was painted, so that text goes through as it is.
fn color_choice(screen: Screen) -> ColorChoice {
    if screen.color { ColorChoice::Always } else { ColorChoice::AlwaysAnsi }
}
