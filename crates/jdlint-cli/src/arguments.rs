//! The words after `jdlint`. In: the command line. Out: [`Arguments`], with every id and date checked.

use std::path::PathBuf;

use anstyle::{AnsiColor, Effects, Style};
use clap::builder::{ArgPredicate, Styles};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jdlint_core::nearest::did_you_mean;
use jdlint_core::roles::Role;
use jdlint_core::rules::{Rule, Severity};
use jdlint_core::{Date, jurisdictions, roles, rules};

use crate::records::{By, Columns, Table, by, columns};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "jdlint",
    version,
    about = "A linter for job postings: finds what is missing, vague or inflated",
    after_help = AFTER_HELP,
    styles = STYLES,
    max_term_width = 100,
    disable_help_subcommand = true,
    arg_required_else_help = true,
    override_usage = "jdlint [OPTIONS] <COMMAND>"
)]
pub(crate) struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
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
    #[arg(long)]
    pub(crate) licenses: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Say what is wrong with postings
    #[command(after_help = CHECK_HELP)]
    Check(Box<Check>),
    /// Say what postings say: sections, outcomes, requirements, pay
    // An outline asks no rules; scripts that hand it the flags of `check` are not stopped.
    #[command(after_help = OUTLINE_HELP, mut_arg("only", |only| only.hide(true)))]
    Outline(Box<Question>),
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
    Diff(Box<Question>),
    /// Count findings by rule, scores and contents over many postings
    #[command(after_help = STATS_HELP)]
    Stats(Box<Counting>),
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
        /// The command, for example `check` or `config show`
        command: Vec<String>,
    },
    /// Serve an editor: the language server over standard input and output
    Lsp,
    /// Serve an assistant: the Model Context Protocol over standard input and output
    Mcp,
}

/// What to say of settings.
#[derive(Debug, Subcommand)]
pub(crate) enum Config {
    /// Say which settings hold for postings or, without PATH, for this folder
    #[command(after_help = CONFIG_SHOW_HELP, mut_arg("only", |only| only.hide(true)))]
    Show(Box<Question>),
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
    /// Check again what changes, until Ctrl-C
    #[arg(long, conflicts_with_all = WITH_WATCH)]
    pub(crate) watch: bool,
    /// Leave out what the settings exclude, even when it is named: for hooks, which name every file of a commit
    #[arg(long)]
    pub(crate) force_exclude: bool,
    /// What to print, and where
    #[command(flatten)]
    pub(crate) printing: Printing,
    /// What makes the exit status 1
    #[command(flatten)]
    pub(crate) limits: Limits,
    /// What to do with fixes
    #[command(flatten)]
    pub(crate) fixes: FixFlags,
    /// What is known already
    #[command(flatten)]
    pub(crate) known: Known,
    /// Files with many postings
    #[command(flatten)]
    pub(crate) records: Records,
}

/// How `check` reads files with many postings.
#[derive(Debug, Args)]
#[command(next_help_heading = "Collections")]
pub(crate) struct Records {
    /// Check a record a line of each file; the columns to read are `text=COLUMN[,title=COLUMN][,id=COLUMN]`
    #[arg(long, value_name = "COLUMNS", value_parser = columns, conflicts_with_all = WITH_JSONL)]
    pub(crate) jsonl: Option<Columns>,
    /// The same for each row of files of Parquet; needs a jdlint that was built with it
    #[arg(long, value_name = "COLUMNS", value_parser = columns, conflicts_with_all = WITH_PARQUET)]
    pub(crate) parquet: Option<Columns>,
    /// Go on in the --output-file of a run that was ended
    #[arg(long)]
    pub(crate) resume: bool,
}

/// What needs a file for each posting.
const WITH_JSONL: [&str; 7] =
    ["watch", "fix", "fix_suggestions", "diff", "baseline", "write_baseline", "diff_base"];

/// The same, and the other kind of file.
const WITH_PARQUET: [&str; 8] =
    ["jsonl", "watch", "fix", "fix_suggestions", "diff", "baseline", "write_baseline", "diff_base"];

/// Flags of `stats`.
#[derive(Debug, Args)]
pub(crate) struct Counting {
    /// What to count, and how to print it
    #[command(flatten)]
    pub(crate) question: Question,
    /// Files with many postings
    #[command(flatten)]
    pub(crate) records: CountedRecords,
}

/// How `stats` reads files with many postings.
#[derive(Debug, Args)]
#[command(next_help_heading = "Collections")]
pub(crate) struct CountedRecords {
    /// Count a record a line of each file; the columns to read are `text=COLUMN[,title=COLUMN]`
    #[arg(long, value_name = "COLUMNS", value_parser = columns)]
    pub(crate) jsonl: Option<Columns>,
    /// The same for each row of files of Parquet; needs a jdlint that was built with it
    #[arg(long, value_name = "COLUMNS", value_parser = columns, conflicts_with = "jsonl")]
    pub(crate) parquet: Option<Columns>,
    /// Count for each value of a column, too; COLUMN:7 takes the first 7 characters, of a date its month
    #[arg(long, value_name = "COLUMN", value_parser = by)]
    pub(crate) by: Option<By>,
}

/// What has no meaning where only a part is checked again.
const WITH_WATCH: [&str; 3] = ["diff", "output_file", "write_baseline"];

/// What `check` prints, and where.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Printing {
    /// How to print: human, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson, markdown or html
    #[arg(
        long,
        value_enum,
        default_value_t,
        default_value_ifs([("jsonl", ArgPredicate::IsPresent, "jsonl"), ("parquet", ArgPredicate::IsPresent, "jsonl")]),
        hide_possible_values = true
    )]
    pub(crate) format: CheckFormat,
    /// Write to a file: with FORMAT= beside what is printed, without in its place; may be given again
    #[arg(short, long, value_name = "[FORMAT=]PATH", value_parser = output_file, action = ArgAction::Append)]
    pub(crate) output_file: Vec<OutputFile>,
    /// Print findings and nothing else: no scores, no summary
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// What to do with fixes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Fixes")]
pub(crate) struct FixFlags {
    /// Carry out the fixes that are safe, then say what is left
    #[arg(long, conflicts_with_all = WITH_FIXES)]
    pub(crate) fix: bool,
    /// Carry out suggestions, too, where nothing is to be filled in; the others are listed
    #[arg(long, conflicts_with_all = WITH_FIXES)]
    pub(crate) fix_suggestions: bool,
    /// Show what --fix or --fix-suggestions would change, as a unified diff, and write nothing
    #[arg(long, conflicts_with_all = WITH_DIFF)]
    pub(crate) diff: bool,
}

/// What has no meaning where all findings are mended, old and new.
const WITH_FIXES: [&str; 3] = ["baseline", "diff_base", "write_baseline"];

/// What has no meaning where fixes are shown, and findings are neither told nor judged.
const WITH_DIFF: [&str; 8] = [
    "baseline",
    "diff_base",
    "fail_on",
    "format",
    "max_warnings",
    "min_score",
    "output_file",
    "write_baseline",
];

/// What makes the exit status of `check` 1.
#[derive(Debug, Args)]
#[command(next_help_heading = "What fails")]
pub(crate) struct Limits {
    /// Lowest severity that makes the exit status 1: `error`, `warning` or `info` [default: error]
    #[arg(long, value_name = "SEVERITY", value_enum, hide_possible_values = true)]
    pub(crate) fail_on: Option<FailOn>,
    /// Fail when there are more warnings than this
    #[arg(long, value_name = "N")]
    pub(crate) max_warnings: Option<u32>,
    /// Fail when a posting scores less than this, 0 to 100; with --baseline or --diff-base, one with something new
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(crate) min_score: Option<u8>,
}

/// What `check` is not to tell, because it is known.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Old postings")]
pub(crate) struct Known {
    /// Leave out the findings that stand in this file
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write today's findings to this file, for --baseline, instead of printing them
    #[arg(long, value_name = "FILE", conflicts_with_all = WITH_BASELINE)]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Only findings in lines that changed since this branch left REF, a commit, branch or tag
    #[arg(long, value_name = "REF")]
    pub(crate) diff_base: Option<String>,
}

/// What has no meaning where findings are written down as known, and not judged.
const WITH_BASELINE: [&str; 7] =
    ["baseline", "diff_base", "fail_on", "format", "max_warnings", "min_score", "output_file"];

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OutputFile {
    /// How; nothing for what `--format` says.
    pub(crate) format: Option<CheckFormat>,
    /// Where.
    pub(crate) path: PathBuf,
}

/// Flags of the commands that say something of postings, and judge none.
#[derive(Debug, Args)]
pub(crate) struct Question {
    /// What to read and how to judge it
    #[command(flatten)]
    pub(crate) choices: Choices,
    /// How to print: `human` or `json`
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub(crate) format: Format,
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

/// How `check` prints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people.
    #[default]
    Human,
    /// A line for each finding.
    Concise,
    /// For programs.
    Json,
    /// The same, a line for each file.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// Code Quality of GitLab.
    Gitlab,
    /// Test results.
    Junit,
    /// The XML of Checkstyle.
    Checkstyle,
    /// Reviewdog's.
    Rdjson,
    /// A summary for a comment.
    Markdown,
    /// A page.
    Html,
    /// A row for each record of a collection.
    #[cfg(feature = "parquet")]
    Parquet,
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

impl Records {
    /// The files of records, if they are any.
    pub(crate) fn table(&self) -> Option<Table<'_>> {
        Table::of(self.jsonl.as_ref(), self.parquet.as_ref())
    }
}

impl CountedRecords {
    /// The files of records, if they are any.
    pub(crate) fn table(&self) -> Option<Table<'_>> {
        Table::of(self.jsonl.as_ref(), self.parquet.as_ref())
    }
}

impl Choices {
    /// Is standard input among what is read?
    pub(crate) fn reads_stdin(&self) -> bool {
        self.paths.iter().any(|path| path.as_os_str() == "-")
    }
}

impl Arguments {
    /// What was asked for and has no meaning, in words.
    pub(crate) fn mistake(&self) -> Option<String> {
        match &self.command {
            Some(_) if self.licenses => Some("--licenses stands alone, without a command".to_owned()),
            Some(command) => command.mistake(),
            None => None,
        }
    }
}

impl Command {
    /// What was asked for and has no meaning, in words.
    fn mistake(&self) -> Option<String> {
        let choices = match self {
            Self::Check(check) => &check.choices,
            Self::Outline(asked) | Self::Diff(asked) | Self::Config(Config::Show(asked)) => &asked.choices,
            Self::Stats(asked) => &asked.question.choices,
            _ => return None,
        };
        if let Some(name) = choices.stdin_filename.as_deref().filter(|_| !choices.reads_stdin()) {
            return Some(format!(
                "--stdin-filename names standard input, which is not read: add - to read it, or name the file ({name}) alone"
            ));
        }
        if matches!(self, Self::Config(_)) && choices.only.is_some() {
            return Some(
                "--only is no setting: `config show` says of every rule what the settings say".to_owned(),
            );
        }
        None
    }
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
Folders are searched for .md .markdown .txt .rst .html .htm .docx, and for .json and .jsonld that hold a JobPosting, \
except what .gitignore or .ignore hide. A named file is linted whatever its ending, unless --force-exclude leaves it out. Without PATH, what `include` of the \
nearest jdlint.toml names is linted, by default folders called jobs, careers, postings, positions or vacancies and \
*.jd.md; where there is none, all.

Examples:
  jdlint check posting.md postings/
  jdlint check --only missing-title,catch-all-duty posting.md
  jdlint check --fail-on warning --jurisdiction us-ny-nyc,us-co postings/
  cat posting.md | jdlint check -
  jdlint check --format json - --stdin-filename posting.html < posting.html
  jdlint check --output-file sarif=jdlint.sarif --output-file junit=jdlint.xml postings/
  jdlint check --write-baseline jdlint-baseline.json postings/
  jdlint check --baseline jdlint-baseline.json --format github postings/
  jdlint check --diff-base origin/main --fail-on warning postings/
  jdlint check --diff postings/
  jdlint check --fix postings/
  jdlint check --jsonl text=description,title=title,id=id --output-file found.jsonl jobs.jsonl

--fix writes Markdown and plain text by their endings, never HTML, JSON, Word or other files, and mends old findings as well as new ones: with --baseline \
or --diff-base it is refused. With -, the mended posting goes to standard output, and what is left to say to standard error.

--jsonl reads files of any length, a JSON object a line, and prints a line for each (--format jsonl, as far as nothing else is said; also json, concise, github, human). A record that cannot be read is named and passed over. What is written so far is in the file: after an accident, the same command with --resume goes on there.

Exit status:
  0  nothing at or above --fail-on (warnings and infos are printed all the same)
  1  findings at or above --fail-on, more warnings than --max-warnings, or a score below --min-score
     (with --fix, what is left decides; with --diff, whether there is something to change)
  2  some work could not be done: named on standard error, the rest is done and printed
Findings that --baseline or --diff-base leave out count for none of these; a score is that of the whole posting.";

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
  jdlint stats --jsonl text=description,title=title --by posted:7 jobs.jsonl

Exit status: 0, or 2 when some work could not be done.";

const COMPLETIONS_HELP: &str = "\
Examples:
  jdlint completions bash > ~/.local/share/bash-completion/completions/jdlint
  jdlint completions zsh > ~/.zfunc/_jdlint
  jdlint completions fish > ~/.config/fish/completions/jdlint.fish";

const MAN_HELP: &str = "\
Examples:
  jdlint man > ~/.local/share/man/man1/jdlint.1
  jdlint man check > ~/.local/share/man/man1/jdlint-check.1
  jdlint man config show > ~/.local/share/man/man1/jdlint-config-show.1";

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

/// `FORMAT=PATH`, or a path. A word before `=` that is no format is rather a slip than part of a name.
fn output_file(typed: &str) -> Result<OutputFile, String> {
    let Some((word, path)) = typed.split_once('=').filter(|(word, _)| !word.contains(['/', '\\', '.']))
    else {
        return is_file(typed).map(|()| OutputFile { format: None, path: typed.into() });
    };
    if path.is_empty() {
        return Err(format!("write the path behind `{word}=`"));
    }
    let names = CheckFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let names: Vec<_> = names.map(|name| name.get_name().to_owned()).collect();
    let format = CheckFormat::from_str(word, false).map_err(|_| {
        let meant = did_you_mean(word, names.iter().map(|name| (&**name, &**name)));
        format!("there is no format `{word}`{meant} (for a file of that name, write ./{typed})")
    })?;
    is_file(path)?;
    Ok(OutputFile { format: Some(format), path: path.into() })
}

/// Elsewhere, `-` is standard input or output.
fn is_file(path: &str) -> Result<(), String> {
    if path == "-" {
        return Err(
            "`-` is no file: --format FORMAT prints to standard output (for a file of that name, write ./-)"
                .to_owned(),
        );
    }
    Ok(())
}

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
        let Some(Command::Check(check)) = Arguments::try_parse_from(line).unwrap().command else {
            panic!("not check")
        };
        assert_eq!(check.choices.only.unwrap().len(), 2);
        assert_eq!(check.choices.jurisdiction, ["uk"]);
    }

    #[test]
    fn a_file_may_have_a_format_of_its_own() {
        let file = |format, path: &str| Ok(OutputFile { format, path: path.into() });
        assert_eq!(output_file("sarif=out/a=b.sarif"), file(Some(CheckFormat::Sarif), "out/a=b.sarif"));
        assert_eq!(output_file("out.txt"), file(None, "out.txt"));
        assert_eq!(output_file("./a=b"), file(None, "./a=b"));
        assert!(output_file("sarfi=x").unwrap_err().contains("did you mean `sarif`?"));
        assert!(output_file("sarif=").unwrap_err().contains("the path"));
        assert!(output_file("-").is_err() && output_file("sarif=-").unwrap_err().contains("--format"));
        assert_eq!(output_file("sarif=./-"), file(Some(CheckFormat::Sarif), "./-"));
    }

    #[test]
    fn a_place_may_be_asked_for_by_its_name() {
        assert!(jurisdiction("Colorado").unwrap_err().contains("did you mean `us-co`?"));
        assert!(jurisdiction("us_co").unwrap_err().contains("did you mean `us-co`?"));
    }
}
