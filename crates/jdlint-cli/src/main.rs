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

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use jdlint_contract::{FileError, line_index};

use arguments::{Arguments, Choices, Color, Command, Config, Format};
use output::json::OutlineJson;
use output::outline::OutlineHuman;
use output::{Leaving, Printer, Screen};
use run::{Rules, Work};
use stats::Stats;

/// Findings at or above the failing severity.
const FINDINGS: u8 = 1;
/// Some work could not be done.
const NOT_DONE: u8 = 2;
/// Standard output.
type Out = BufWriter<Leaving<AutoStream<Stdout>>>;
/// Columns where nobody tells.
const USUAL_WIDTH: usize = 100;

fn main() -> ExitCode {
    guard::install();
    let arguments = Arguments::parse();
    let choice = match arguments.color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
    if let Some(mistake) = arguments.mistake() {
        Arguments::command().error(ErrorKind::ArgumentConflict, mistake).exit();
    }
    // The server owns standard output from here on.
    match arguments.command {
        Some(Command::Lsp) => return jdlint_lsp::run(),
        Some(Command::Mcp) => return jdlint_mcp::run(),
        _ => {}
    }
    match dispatch(arguments) {
        Ok(status) => status,
        Err(error) => {
            output::aside(format_args!("could not print the results: {error}"));
            ExitCode::from(NOT_DONE)
        }
    }
}

/// Does what was asked; gives the exit status.
fn dispatch(arguments: Arguments) -> io::Result<ExitCode> {
    let screen = screen();
    let mut out = BufWriter::new(Leaving::new(AutoStream::new(io::stdout(), color_choice(screen))));
    let Some(command) = arguments.command else {
        if !arguments.licenses {
            let missing = "say what to do: `jdlint --help` lists the commands";
            Arguments::command().error(ErrorKind::MissingSubcommand, missing).exit();
        }
        out.write_all(jdlint_core::NOTICE.as_bytes())?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    };
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
            return finish(Ok(()), &errors, &mut out);
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
            if !shell::man(&command, &mut out)? {
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
            return finish(Ok(()), &errors, &mut out);
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
    finish(printer.print(&run, parts, out), &run.errors, out)
}

/// All is printed, or could not be; what could not be done besides is named in either case.
fn finish(printed: io::Result<()>, errors: &[FileError], out: &mut dyn Write) -> io::Result<ExitCode> {
    let printed = printed.and_then(|()| out.flush());
    output::tell(errors);
    printed?;
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
