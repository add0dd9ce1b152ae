//! The command line `jdlint`. In: arguments and files. Out: findings, outlines and the manual on standard output, what
//! could not be done on standard error, and an exit status.
//!
//! Arguments -> [`inputs`] -> [`run`] (the engine, in parallel) -> [`output`] (one module a format).

mod arguments;
mod check;
mod explain;
mod guard;
mod inputs;
mod line_index;
mod new;
mod only_new;
mod output;
mod parallel;
mod run;
mod schema;
mod whole_file;

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::Parser;

use arguments::{Arguments, Choices, Color, Command, Format};
use only_new::OnlyNew;
use output::json::OutlineJson;
use output::outline::OutlineHuman;
use output::{Printer, Screen};
use run::Rules;

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
        Command::Check(flags) => return check::check(&flags, screen, &mut out),
        Command::Outline(outline) => {
            let choices = &outline.choices;
            return match outline.format {
                Format::Human => print_all(choices, &OutlineHuman { screen }, &mut out),
                Format::Json => print_all(choices, &OutlineJson, &mut out),
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
        Command::Lsp => {}
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Reads all that was chosen and prints what it says.
fn print_all<P: Printer>(choices: &Choices, printer: &P, out: &mut dyn Write) -> io::Result<ExitCode> {
    let (run, parts) = run::run(choices, run::find(choices), Rules::None, &OnlyNew::default(), printer);
    printer.print(&run, parts, out)?;
    out.flush()?;
    output::tell(&run.errors);
    Ok(if run.errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(NOT_DONE) })
}

/// What is known about standard output.
fn screen() -> Screen {
    let stdout = io::stdout();
    let color = AutoStream::choice(&stdout) != ColorChoice::Never;
    let width = if stdout.is_terminal() { terminal_size::terminal_size() } else { None };
    Screen { color, width: width.map_or(USUAL_WIDTH, |(columns, _)| usize::from(columns.0)) }
}

/// Nothing is stripped where nothing was painted, so that text goes through as it is.
fn color_choice(screen: Screen) -> ColorChoice {
    if screen.color { ColorChoice::Always } else { ColorChoice::AlwaysAnsi }
}
