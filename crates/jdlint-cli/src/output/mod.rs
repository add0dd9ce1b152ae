//! How results are printed: one module a format. In: what was linted. Out: bytes for standard output.

mod excerpt;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod links;
pub(crate) mod outline;
mod wrap;

use std::io::{self, Write};

use anstyle::{AnsiColor, Effects, Style};
use jdlint_core::rules::Severity;

use crate::run::{Linted, Run};

pub(crate) use wrap::{clean, one_line, padded, wrap};

/// A format: its files are made on any thread, then printed in order.
pub(crate) trait Printer: Sync {
    /// What one file becomes.
    type Part: Send;

    /// Makes the part of one file.
    fn part(&self, linted: &Linted<'_>) -> Self::Part;

    /// Prints all parts, sorted by path, and what surrounds them.
    fn print(&self, run: &Run, parts: Vec<Self::Part>, out: &mut dyn Write) -> io::Result<()>;
}

/// What is on the other side of standard output.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Screen {
    /// Does it show colors?
    pub(crate) color: bool,
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
