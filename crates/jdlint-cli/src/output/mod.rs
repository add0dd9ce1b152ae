//! How results are printed: one module a format. In: what was linted. Out: bytes for standard output, or for files.

pub(crate) mod check;
mod excerpt;
mod human;
pub(crate) mod json;
mod leaving;
pub(crate) mod outline;
mod wrap;

use std::fmt;
use std::io::{self, Write};

use anstyle::{AnsiColor, Effects, Style};
use jdlint_contract::{BaselineUse, FileError};
use jdlint_core::rules::Severity;

use crate::run::{Linted, Run};

pub(crate) use leaving::Leaving;
pub(crate) use wrap::{clean, one_line, padded, wrap};

/// What is made of each file, on any thread.
pub(crate) trait PerFile: Sync {
    /// What one file becomes.
    type Part: Send;

    /// Makes the part of one file.
    fn part(&self, linted: &Linted<'_>) -> Self::Part;
}

/// A format.
pub(crate) trait Printer: PerFile {
    /// Prints all parts, sorted by path, and what surrounds them.
    fn print(&self, run: &Run, parts: Vec<Self::Part>, out: &mut dyn Write) -> io::Result<()>;
}

/// What is on the other side of standard output.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Screen {
    /// Does it show colors?
    pub(crate) color: bool,
    /// Does it show links?
    pub(crate) links: bool,
    /// How many columns it has.
    pub(crate) width: usize,
}

/// The name of a file, a title.
pub(crate) const STRONG: Style = Style::new().effects(Effects::BOLD);
/// What can be passed over.
pub(crate) const FAINT: Style = Style::new().effects(Effects::DIMMED);
/// What is well.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// What could be better.
pub(crate) const FAIR: Style = AnsiColor::Yellow.on_default();
/// What is bad.
pub(crate) const POOR: Style = AnsiColor::Red.on_default();

impl Screen {
    /// The text in that style, or as it is where colors are not shown.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// The id of a rule, as a link to its page where links are shown (OSC 8).
    pub(crate) fn rule(self, id: &str) -> String {
        if !self.links {
            return id.to_owned();
        }
        format!("\x1b]8;;{}\x1b\\{id}\x1b]8;;\x1b\\", jdlint_contract::rule_url(id))
    }

    /// A severity and what is glued to it.
    pub(crate) fn severity(self, severity: Severity, rest: &str) -> String {
        let style = match severity {
            Severity::Error => AnsiColor::BrightRed.on_default().effects(Effects::BOLD),
            Severity::Warning => AnsiColor::Yellow.on_default().effects(Effects::BOLD),
            Severity::Info => AnsiColor::BrightBlue.on_default().effects(Effects::BOLD),
        };
        self.paint(style, &format!("{}{rest}", severity.word()))
    }
}

/// `1 file`, `2 files`.
pub(crate) fn counted(count: u32, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Says something on standard error. Where nobody hears it, the work goes on all the same.
pub(crate) fn aside(words: impl fmt::Display) {
    let _ = writeln!(anstream::stderr(), "jdlint: {words}");
}

/// The code of work that was done and could not be written.
pub(crate) const NOT_WRITTEN: &str = "not-written";

/// Names on standard error what could not be done.
pub(crate) fn tell(errors: &[FileError]) {
    for FileError { path, code, message } in errors {
        aside(format_args!("{}: {} {POOR}[{code}]{POOR:#}", clean(path), one_line(message)));
    }
}

/// What is left out of all that was found, in a sentence or two; nothing where it is all told.
pub(crate) fn left_out(diff_base: Option<&str>, baseline: Option<&BaselineUse>) -> Option<String> {
    let changed = diff_base.map(|base| format!("Only what changed since {} is told.", clean(base)));
    let sentences: Vec<_> = changed.into_iter().chain(baseline.map(known)).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// What a baseline hides, and what of it could be taken out.
fn known(baseline: &BaselineUse) -> String {
    let BaselineUse { path, hidden, gone } = baseline;
    let hidden = format!("{} of {} left out.", counted(*hidden, "known finding"), clean(path));
    if *gone == 0 {
        return hidden;
    }
    let are = if *gone == 1 { "is" } else { "are" };
    format!("{hidden} {gone} of those in it {are} gone: write it anew to shrink it.")
}
