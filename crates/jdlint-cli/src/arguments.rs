//! The words after `jdlint`. In: the command line. Out: [`Arguments`], with every id and date checked.

use std::path::PathBuf;

use anstyle::{AnsiColor, Effects, Style};
use clap::builder::Styles;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jdlint_core::nearest::did_you_mean;
use jdlint_core::roles::Role;
use jdlint_core::rules::{Rule, Severity};
use jdlint_core::{Date, jurisdictions, roles, rules};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "jdlint",
    version,
    about = "A linter for job postings: finds what is missing, vague or inflated",
    after_help = AFTER_HELP,
    styles = STYLES,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub(crate) struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Color the output: `auto`, `always` or `never`
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        hide_possible_values = true
    )]
    pub(crate) color: Color,
    /// Print whose work is in jdlint, and under which terms
    #[arg(long, exclusive = true)]
    pub(crate) licenses: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Say what is wrong with postings
    #[command(after_help = CHECK_HELP)]
    Check(Check),
    /// Say what postings say: sections, outcomes, requirements, pay
    #[command(after_help = OUTLINE_HELP)]
    Outline(Outline),
    /// Say why a rule matters, with examples and sources
    #[command(after_help = "Example:\n  jdlint explain missing-title")]
    Explain {
        /// Id of the rule, for example `missing-title`
        #[arg(value_parser = rule)]
        rule: &'static Rule,
    },
    /// List every rule
    Rules {
        /// How to print: `human` or `json`
        #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
        format: Format,
    },
    /// Print the JSON Schemas of `--format json` and of jdlint.toml
    Schema {
        /// Just one: `check`, `outline`, `rules`, `diff`, `stats`, `config` or `settings`
        #[arg(value_enum, hide_possible_values = true)]
        name: Option<SchemaName>,
    },
    /// List the role profiles
    Roles,
    /// Write a posting of a role to fill in
    #[command(after_help = NEW_HELP)]
    New(New),
    /// Say what a rewrite of a posting gained and lost
    #[command(
        after_help = DIFF_HELP,
        override_usage = "jdlint diff [OPTIONS] <OLD> <NEW>",
        mut_arg("paths", |paths| paths
            .action(ArgAction::Set)
            .num_args(2)
            .required(true)
            .value_names(["OLD", "NEW"])
            .help("The posting before and after; one of them may be `-`, standard input"))
    )]
    Diff(Box<Choices>),
    /// Count findings by rule, scores and contents over many postings
    #[command(after_help = STATS_HELP)]
    Stats(Box<Choices>),
    /// Write a jdlint.toml that explains every setting
    #[command(after_help = INIT_HELP)]
    Init(Init),
    /// Say which settings hold, and where that is said
    #[command(subcommand)]
    Config(Config),
    /// Print the script by which a shell completes `jdlint`
    #[command(after_help = COMPLETIONS_HELP)]
    Completions {
        /// The shell: `bash`, `elvish`, `fish`, `powershell` or `zsh`
        #[arg(hide_possible_values = true)]
        shell: Shell,
    },
    /// Print the manual page of jdlint or of one of its commands
    #[command(after_help = MAN_HELP)]
    Man {
        /// The command, for example `check`
        command: Option<String>,
    },
    /// Serve an editor: the language server over standard input and output
    Lsp,
}

/// What to say of settings.
#[derive(Debug, Subcommand)]
pub(crate) enum Config {
    /// Say which settings hold for postings or, without PATH, for this folder
    #[command(after_help = CONFIG_SHOW_HELP)]
    Show(Box<Choices>),
}

/// Flags of `init`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// Write over files that exist
    #[arg(long)]
    pub(crate) force: bool,
    /// Write the JSON Schema beside it, too, and name it on top, for editors that complete TOML
    #[arg(long)]
    pub(crate) schema: bool,
}

/// Flags of `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// What to read and how to judge it
    #[command(flatten)]
    pub(crate) choices: Choices,
    /// Lowest severity that makes the exit status 1: `error`, `warning` or `info` [default: error]
    #[arg(long, value_name = "SEVERITY", value_enum, hide_possible_values = true)]
    pub(crate) fail_on: Option<FailOn>,
    /// Print findings and nothing else: no scores, no summary
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// What to do with fixes
    #[command(flatten)]
    pub(crate) fixes: FixFlags,
    /// Check again what changes, until Ctrl-C
    #[arg(long, conflicts_with = "diff")]
    pub(crate) watch: bool,
}

/// What to do with fixes.
#[derive(Debug, Args)]
pub(crate) struct FixFlags {
    /// Carry out the fixes that are safe, then say what is left
    #[arg(long)]
    pub(crate) fix: bool,
    /// Carry out suggestions, too, where nothing is to be filled in; the others are listed
    #[arg(long)]
    pub(crate) fix_suggestions: bool,
    /// Show what --fix or --fix-suggestions would change, as a unified diff, and write nothing
    #[arg(long, conflicts_with = "format")]
    pub(crate) diff: bool,
}

/// Flags of `outline`.
#[derive(Debug, Args)]
pub(crate) struct Outline {
    /// What to read and how to judge it
    #[command(flatten)]
    pub(crate) choices: Choices,
}

/// Flags of `new`.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// Role profile to start from; see `jdlint roles`
    #[arg(long, value_name = "ID", value_parser = role_profile)]
    pub(crate) role: &'static Role,
    /// What to write: `md`
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: NewFormat,
    /// File to write, which must not exist yet [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// What `new` writes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum NewFormat {
    /// Markdown.
    #[default]
    Md,
}

/// What to read and how to judge it.
#[derive(Debug, Args)]
pub(crate) struct Choices {
    /// Files, folders, or `-` for standard input [default: what the settings include]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How to print: `human` or `json`
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: Format,
    /// Just these rules, on by default or not; see `jdlint rules`
    #[arg(long, value_name = "ID[,ID]", value_delimiter = ',', value_parser = rule, action = ArgAction::Append)]
    pub(crate) only: Option<Vec<&'static Rule>>,
    /// The day to judge by, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) today: Option<Date>,
    /// Whose law applies: `us-co`, `ca-on`, `uk` ...; a place includes all it lies in
    #[arg(long, value_name = "ID[,ID]", value_delimiter = ',', value_parser = jurisdiction)]
    pub(crate) jurisdiction: Vec<&'static str>,
    /// How many people the employer has; some laws spare small ones
    #[arg(long, value_name = "N")]
    pub(crate) employer_size: Option<u32>,
    /// Where people who hold a remote job may live: the law of these places applies to remote postings too
    #[arg(long, value_name = "ID[,ID]", value_delimiter = ',', value_parser = jurisdiction)]
    pub(crate) remote_open_to: Vec<&'static str>,
    /// Role profile to judge by [default: chosen by the title]
    #[arg(long, value_name = "ID", value_parser = role)]
    pub(crate) role: Option<&'static str>,
    /// File name that tells the format and the settings of standard input [default: Markdown]
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
    /// Settings file for all postings [default: the nearest jdlint.toml of each]
    #[arg(long, value_name = "PATH", conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,
    /// Read no settings file
    #[arg(long)]
    pub(crate) no_config: bool,
}

/// A schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaName {
    /// `jdlint check --format json`.
    Check,
    /// `jdlint outline --format json`.
    Outline,
    /// `jdlint rules --format json`.
    Rules,
    /// `jdlint diff --format json`.
    Diff,
    /// `jdlint stats --format json`.
    Stats,
    /// `jdlint config show --format json`.
    Config,
    /// `jdlint.toml`.
    Settings,
}

/// How to print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Human,
    /// For programs.
    Json,
}

/// When to color.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

/// From which severity on findings make the exit status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors.
    Error,
    /// Errors and warnings.
    Warning,
    /// Everything.
    Info,
}

impl FailOn {
    /// The least severity that fails.
    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

const AFTER_HELP: &str = "\
Examples:
  jdlint check posting.md                      lint one posting
  jdlint check --fail-on warning postings/     lint a folder, and fail on warnings, too
  jdlint explain missing-title                 why a rule matters, with examples
  jdlint outline posting.md                    what the posting says

Exit status: 0 nothing failed, 1 findings at or above --fail-on, 2 some work could not be done.";

const CHECK_HELP: &str = "\
Folders are searched for .md .markdown .txt .rst .html .htm .docx, and for .json and .jsonld that
hold a JobPosting, except what .gitignore or .ignore hide.
A named file is linted whatever its ending. Without PATH, what `include` of the nearest jdlint.toml names is linted, by
default folders called jobs, careers, postings, positions or vacancies and *.jd.md; where there is none, all.

Examples:
  jdlint check posting.md postings/
  jdlint check --only missing-title,catch-all-duty posting.md
  jdlint check --fail-on warning --jurisdiction us-ny-nyc,us-co postings/
  cat posting.md | jdlint check -
  jdlint check --format json - --stdin-filename posting.html < posting.html
  jdlint check --diff postings/
  jdlint check --fix postings/

--fix writes Markdown and plain text, never HTML, JSON or Word. With -, the mended posting goes to standard output, and \
what is left to say to standard error.

Exit status:
  0  nothing at or above --fail-on (warnings and infos are printed all the same)
  1  findings at or above --fail-on (with --fix: still there; with --diff: something to change)
  2  some work could not be done: named on standard error, the rest is done and printed";

const OUTLINE_HELP: &str = "\
Examples:
  jdlint outline posting.md
  jdlint outline --format json postings/ > outlines.json

Exit status: 0, or 2 when some work could not be done.";

const NEW_HELP: &str = "\
What stands in braces is for you to fill in; `jdlint check` names what is left.

Examples:
  jdlint new --role registered-nurse
  jdlint new --role driver -o jobs/driver.md

Exit status: 0, or 2 when the file exists or could not be written.";

const DIFF_HELP: &str = "\
A finding is the same in both when rule and words are, wherever they stand.

Examples:
  jdlint diff old.md new.md
  git show HEAD:jobs/cook.md | jdlint diff - jobs/cook.md

Exit status: 0, or 2 when some work could not be done.";

const STATS_HELP: &str = "\
Examples:
  jdlint stats
  jdlint stats --format json postings/ > stats.json

Exit status: 0, or 2 when some work could not be done.";

const COMPLETIONS_HELP: &str = "\
Examples:
  jdlint completions bash > ~/.local/share/bash-completion/completions/jdlint
  jdlint completions zsh > ~/.zfunc/_jdlint
  jdlint completions fish > ~/.config/fish/completions/jdlint.fish";

const MAN_HELP: &str = "\
Examples:
  jdlint man > ~/.local/share/man/man1/jdlint.1
  jdlint man check > ~/.local/share/man/man1/jdlint-check.1";

const INIT_HELP: &str = "\
The file includes the folders here that are called jobs, careers, postings, positions or vacancies and hold postings, and \
*.jd.md where there are any.

Exit status: 0, or 2 when the file exists or could not be written.";

const CONFIG_SHOW_HELP: &str = "\
Each setting stands with its value and where it is said: in a settings file (path and line), by a flag, in the posting, by \
the title of the job, or nowhere (default). What stands in the posting is stronger than a flag, a flag than a file.

Examples:
  jdlint config show jobs/cook.md
  jdlint config show --format json

Exit status: 0, or 2 when some work could not be done.";

const STYLES: Styles = Styles::styled()
    .header(Style::new().effects(Effects::BOLD))
    .usage(Style::new().effects(Effects::BOLD))
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(AnsiColor::Green.on_default());

fn rule(typed: &str) -> Result<&'static Rule, String> {
    let typed = typed.trim();
    rules::by_id(typed).ok_or_else(|| {
        let meant = did_you_mean(typed, rules::ALL.iter().map(|rule| (rule.id, rule.id)));
        format!("there is no such rule{meant} (`jdlint rules` lists them all)")
    })
}

fn jurisdiction(typed: &str) -> Result<&'static str, String> {
    let typed = typed.trim();
    jurisdictions::by_id(typed).map(|place| place.id).ok_or_else(|| {
        let names =
            jurisdictions::ALL.iter().flat_map(|place| [(place.id, place.id), (place.name, place.id)]);
        let ids = jurisdictions::ALL.iter().map(|place| place.id).collect::<Vec<_>>().join(" ");
        format!("no such place is known{}\n\nknown: {ids}", did_you_mean(typed, names))
    })
}

fn role(typed: &str) -> Result<&'static str, String> {
    role_profile(typed).map(|role| role.id)
}

fn role_profile(typed: &str) -> Result<&'static Role, String> {
    let typed = typed.trim();
    roles::by_id(typed).ok_or_else(|| {
        let names = roles::ALL.iter().flat_map(|role| {
            role.titles
                .iter()
                .map(|&title| (title, role.id))
                .chain([(role.id, role.id), (role.name, role.id)])
        });
        let ids = roles::ALL.iter().map(|role| role.id).collect::<Vec<_>>().join(" ");
        format!("there is no such role profile{}\n\nknown: {ids}", did_you_mean(typed, names))
    })
}

fn date(typed: &str) -> Result<Date, String> {
    Date::parse(typed)
        .ok_or_else(|| "write a day that exists as YYYY-MM-DD, for example 2026-11-22".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn ids_come_in_lists_and_may_be_given_again() {
        let line = ["jdlint", "check", "--only", "missing-title,catch-all-duty", "--jurisdiction", "uk", "."];
        let Command::Check(check) = Arguments::try_parse_from(line).unwrap().command else {
            panic!("not check")
        };
        assert_eq!(check.choices.only.unwrap().len(), 2);
        assert_eq!(check.choices.jurisdiction, ["uk"]);
    }

    #[test]
    fn a_place_may_be_asked_for_by_its_name() {
        assert!(jurisdiction("Colorado").unwrap_err().contains("did you mean `us-co`?"));
        assert!(jurisdiction("us_co").unwrap_err().contains("did you mean `us-co`?"));
    }
}
