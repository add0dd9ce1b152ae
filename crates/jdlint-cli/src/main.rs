//! The command line `jdlint`. In: arguments and files. Out: findings, outlines and the manual on standard output, what
//! could not be done on standard error, and an exit status.
//!
//! Arguments -> [`inputs`] -> [`run`] (the engine, in parallel) -> [`output`] (one module a format).

mod arguments;
mod check;
mod compare;
mod config;
mod explain;
mod fix;
mod guard;
mod init;
mod inputs;
mod new;
mod only_new;
mod output;
mod parallel;
mod progress;
mod records;
mod run;
mod schema;
mod shell;
mod stats;
mod watch;
mod whole_file;

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::Parser;
use jdlint_contract::{FileError, line_index};

use arguments::{Arguments, Choices, Color, Command, Config, Format};
use output::json::OutlineJson;
use output::outline::OutlineHuman;
use output::{Printer, Screen};
use run::{Rules, Work};
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
    match arguments.command {
        Command::Lsp => return jdlint_lsp::run(),
        Command::Mcp => return jdlint_mcp::run(),
        _ => {}
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
        Command::Check(flags) => return check::check(&flags, screen, &mut out),
        Command::Outline(asked) => {
            let (choices, work) = (&asked.choices, Work::lint(Rules::None));
            return match asked.format {
                Format::Human => print_all(choices, work, &OutlineHuman { screen }, &mut out),
                Format::Json => print_all(choices, work, &OutlineJson, &mut out),
            };
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
        Command::Diff(asked) => {
            let errors = compare::compare(&asked, screen, &mut out)?;
            return finish(&errors, &mut out);
        }
        Command::Stats(asked) => {
            if asked.records.table().is_some() || asked.records.by.is_some() {
                return records::stats(&asked, screen, &mut out);
            }
            let asked = asked.question;
            let printer = Stats { format: asked.format, screen };
            return print_all(&asked.choices, Work::lint(Rules::Chosen(None)), &printer, &mut out);
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
        Command::Config(Config::Show(asked)) => {
            let errors = config::show(&asked, screen, &mut out)?;
            return finish(&errors, &mut out);
        }
        Command::Lsp | Command::Mcp => {}
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Reads all that was chosen and prints what it says.
fn print_all<P: Printer>(
    choices: &Choices,
    work: Work<'_>,
    printer: &P,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let (run, parts) = run::run(choices, run::find(choices), work, printer);
    printer.print(&run, parts, out)?;
    finish(&run.errors, out)
}

/// All is printed; what could not be done is named.
fn finish(errors: &[FileError], out: &mut dyn Write) -> io::Result<ExitCode> {
    out.flush()?;
    output::tell(errors);
    Ok(status(errors))
}

/// The exit status of what judges nothing.
fn status(errors: &[FileError]) -> ExitCode {
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(NOT_DONE) }
}

/// What is known about standard output.
fn screen() -> Screen {
    let stdout = io::stdout();
    let color = AutoStream::choice(&stdout) != ColorChoice::Never;
    let links = color && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
    let width = if stdout.is_terminal() { terminal_size::terminal_size() } else { None };
    Screen { color, links, width: width.map_or(USUAL_WIDTH, |(columns, _)| usize::from(columns.0)) }
}

/// Nothing is stripped where nothing was painted, so that text goes through as it is.
fn color_choice(screen: Screen) -> ColorChoice {
    if screen.color { ColorChoice::Always } else { ColorChoice::AlwaysAnsi }
}
