//! `cargo xtask COMMAND`: sets up this machine, builds the WASM engine and the page, runs every test.
//!
//! In: a command from the terminal. Out: its work, or one line that says what failed and what to do.
#![allow(clippy::print_stdout, clippy::print_stderr)] // a program for the terminal

mod bench;
mod build;
mod collections;
mod dist;
mod fuzz;
mod hostile;
mod mutants;
mod program;
mod project;
mod serve;
mod setup;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::build::wasm::Kind;
use crate::project::Project;

/// Sets up this machine, builds the engine and the page, runs every test.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = ENVIRONMENT)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const ENVIRONMENT: &str = "\
Each command first installs what it needs and is missing; what is already there is left alone.
Tools go to target/tools; apt-get runs only as root on Debian, and is announced first.

Environment:
  JDLINT_WASM_TOOLCHAIN=installed|rustup|debian  take this compiler for WASM
                                     (with CI=true as root on Debian: debian)
  CHROME_PATH=/path/to/chromium      take these browsers for the page's tests
  FIREFOX_PATH=/path/to/firefox-esr
  CARGO_TARGET_DIR=DIR               put everything that is built there";

#[derive(Subcommand)]
enum Command {
    /// Install all that building and testing needs: WASM target, wasm-pack, npm and Python packages, Emacs, browsers
    Setup,
    /// Build the WASM: the engine for the page and for the extension, and the reading of files
    Wasm {
        /// Build what is shipped: small, optimised, slower to build
        #[arg(long)]
        release: bool,
        /// Build what the page ships twice, from nothing and in two folders, and compare the bytes instead
        #[arg(long, conflicts_with = "release")]
        reproduce: bool,
    },
    /// Measure which functions of the page's engine few postings need, and list them for its second part
    Parts,
    /// Build the page and serve it on this machine
    Web {
        /// Serve on this port [default: 4173, or any free one]
        #[arg(long, value_name = "N")]
        port: Option<u16>,
        /// Do not open a browser
        #[arg(long)]
        no_open: bool,
    },
    /// Make every package that can be made here, and try each: wheel, archive, npm package, crates (into target/dist)
    Dist {
        /// Make wheel and archive of the program for another machine instead; they are not tried
        #[arg(long, value_name = "TRIPLE")]
        target: Option<String>,
        /// Link with zig, so that the program runs on old Linux systems
        #[arg(long, requires = "target")]
        zig: bool,
    },
    /// Measure speed and size beside other tools on the same text, and write the table of the README
    Bench,
    /// Check a million made rows on this machine and on a Spark cluster on it; writes figures and a plot into tests/bench
    Collections {
        /// So many rows; 10,000 and 100,000 are tried before
        #[arg(long, value_name = "N", default_value_t = 1_000_000)]
        rows: u32,
    },
    /// Run the servers with real clients: pytest-lsp, Node, Neovim, Emacs, and an assistant's
    Clients,
    /// Measure what hostile texts cost, byte by byte; fails where one costs ten times what a posting does
    Hostile {
        /// Only inputs whose names hold one of these words; `all` shows every line of the table
        names: Vec<String>,
    },
    /// Try mutations of the corpus for a long time, on every way in, with cargo-fuzz, which learns from coverage
    Fuzz {
        /// How long for each target
        #[arg(long, value_name = "N", default_value_t = 3)]
        minutes: u64,
        /// Other mutations [default: by the clock]
        #[arg(long, value_name = "N")]
        seed: Option<u64>,
        /// Mutate without looking at coverage: finds less, is soon built, and runs on every system
        #[arg(long)]
        blind: bool,
        /// Only these targets: document, fixes, file, settings, messages
        targets: Vec<String>,
    },
    /// Break rules and facts of the engine in small ways, and tell which the tests do not see
    Mutants {
        /// How many of them
        #[arg(long, value_name = "N", default_value_t = 400)]
        sample: usize,
        /// Which random ones [default: by the clock]
        #[arg(long, value_name = "N")]
        seed: Option<u64>,
        /// Only in these files, such as crates/jdlint-core/src/facts/pay/*.rs
        files: Vec<String>,
    },
    /// Hold licences, sources and duplicates of the crates to deny.toml
    Deny,
    /// Run everything that CI runs: format, lints, tests, editors, WASM, the page, the VS Code extension
    Test {
        /// Format, lints and Rust tests only: no WASM, no Node
        #[arg(long)]
        quick: bool,
    },
}

fn main() -> ExitCode {
    match run(&Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<ExitCode> {
    let project = Project::read()?;
    match *command {
        Command::Dist { ref target, zig } => {
            return Ok(dist::run(&project, dist::Choice { target: target.as_deref(), zig }));
        }
        Command::Setup => setup::all(&project)?,
        Command::Wasm { reproduce: true, .. } => build::reproduce::run(&project)?,
        Command::Wasm { release, reproduce: false } => {
            build::wasm::run(&project, if release { Kind::Shipped } else { Kind::Quick })?;
        }
        Command::Parts => build::seldom::measure(&project)?,
        Command::Web { port, no_open } => {
            let page = build::web::run(&project)?;
            serve::run(&page, port, !no_open)?;
        }
        Command::Hostile { ref names } => hostile::cost(&project, names)?,
        Command::Fuzz { minutes, seed, blind: true, ref targets } => {
            hostile::fuzz(&project, minutes, seed, targets)?;
        }
        Command::Fuzz { minutes, seed, blind: false, ref targets } => {
            fuzz::run(&project, minutes, seed, targets)?;
        }
        Command::Mutants { sample, seed, ref files } => {
            let seed = seed.unwrap_or_else(hostile::by_the_clock);
            mutants::run(&project, &mutants::Sample { size: sample, seed, files })?;
        }
        Command::Deny => hostile::deny(&project)?,
        Command::Bench => bench::run(&project)?,
        Command::Collections { rows } => collections::run(&project, rows)?,
        Command::Clients => return Ok(test::clients(&project)),
        Command::Test { quick } => return Ok(test::run(&project, quick)),
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
