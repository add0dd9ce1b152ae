//! `jdlint check --fix`. In: a posting that was read, and which fixes may be carried out. Out: the posting after them,
//! written to its file, and what there is to say of that.
//!
//! Text that was converted is never written back: HTML, JSON, Word, UTF-16. Nor is a file with an ending that is none of texts. What fixes do is decided by
//! [`jdlint_core::fixes`]; here is what a machine with files needs besides.

mod diff;
mod notes;
mod replace;

use std::io::{self, Write};
use std::path::Path;

use jdlint_contract::FileError;
use jdlint_core::fixes::{self, Trust};
use jdlint_core::{Report, Settings};
use jdlint_formats::{FileKind, Origin, Posting, in_source, in_text, read_text};

use crate::arguments::FixFlags;
use crate::inputs::{Input, Source, file_error};
use crate::line_index::LineIndex;
use crate::output::{NOT_WRITTEN, Screen, aside};
use replace::replace;

/// How the names of files end that are written, beside names without an ending.
const WRITTEN: [&str; 8] = ["md", "markdown", "mdx", "mdown", "txt", "text", "rst", "qmd"];

/// What is to be done with fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fixing {
    /// Which are carried out.
    pub(crate) trust: Trust,
    /// Show them and write nothing.
    pub(crate) is_diff: bool,
}

impl Fixing {
    /// What the flags ask for.
    pub(crate) fn of(flags: &FixFlags) -> Option<Self> {
        let trust = if flags.fix_suggestions { Trust::Complete } else { Trust::Safe };
        let asked = flags.fix || flags.fix_suggestions || flags.diff;
        asked.then_some(Self { trust, is_diff: flags.diff })
    }
}

/// What came of the fixes of one posting.
#[derive(Debug, Default)]
pub(crate) struct Mending {
    /// How the posting is called.
    pub(crate) name: String,
    /// How many were carried out.
    pub(crate) fixes: u32,
    /// How many could have been, but for how the file is written.
    pub(crate) withheld: u32,
    /// Suggestions that only the writer can complete.
    pub(crate) open: Vec<Open>,
    /// The text before and after, where it changed.
    pub(crate) change: Option<(String, String)>,
    /// Standard input as it is to be passed on.
    pub(crate) passed_on: Option<Vec<u8>>,
    /// Why nothing was written.
    pub(crate) error: Option<FileError>,
}

impl Mending {
    /// Of standard input that could not be read.
    pub(crate) fn nothing_but(passed_on: Vec<u8>) -> Self {
        Self { passed_on: Some(passed_on), ..Self::default() }
    }
}

/// A suggestion that only the writer can complete.
#[derive(Debug)]
pub(crate) struct Open {
    /// 1-based.
    pub(crate) line: u32,
    pub(crate) rule: &'static str,
    pub(crate) title: String,
}

/// A posting after its fixes.
pub(crate) struct Mended {
    pub(crate) posting: Posting,
    pub(crate) report: Report,
    pub(crate) mending: Mending,
}

/// Prints what fixes would change.
pub(crate) fn print_diff(mendings: &[Mending], screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    diff::print(mendings, screen, out)?;
    out.flush()
}

/// Says on standard error what there is to say of fixes.
pub(crate) fn tell(mendings: &[Mending], fixing: Fixing) {
    notes::notes(mendings, fixing).into_iter().for_each(aside);
}

impl Fixing {
    /// Mends the posting in an input. `bytes` are the input's.
    pub(crate) fn mend(self, input: &Input, bytes: Vec<u8>, posting: Posting, settings: &Settings) -> Mended {
        let report = in_source(&posting, settings);
        let mut mending = Mending { name: input.name.clone(), ..Mending::default() };
        if posting.origin != Origin::Same || posting.text.as_bytes() != bytes || !is_written(input) {
            let report = in_text(&posting, settings);
            mending.withheld =
                report.findings.iter().filter(|found| self.trust.choose(found).is_some()).count() as u32;
        } else {
            let lint = |text: &str| lint(text, posting.kind, settings);
            let mended = fixes::mend(&posting.text, report.clone(), self.trust, lint);
            let mended = mended.map_err(|rules| restless(input, &rules)).and_then(|mended| {
                self.write(input, &bytes, &mended.text).map_err(|why| not_written(input, &why))?;
                Ok(mended)
            });
            match mended {
                Ok(mended) => return self.mended(input, posting, mended, mending),
                Err(error) => mending.error = Some(error),
            }
        }
        mending.passed_on = self.passes_on(input).then_some(bytes);
        Mended { posting, report, mending }
    }

    fn mended(self, input: &Input, before: Posting, after: fixes::Mended, mut mending: Mending) -> Mended {
        let fixes::Mended { text, report, fixes } = after;
        mending.fixes = fixes;
        if self.trust == Trust::Complete {
            mending.open = self.open(&text, &report);
        }
        mending.passed_on = self.passes_on(input).then(|| text.clone().into_bytes());
        if text == before.text {
            return Mended { posting: before, report, mending };
        }
        mending.change = self.is_diff.then(|| (before.text.clone(), text.clone()));
        let posting = read_text(text, before.kind).unwrap_or(before);
        Mended { posting, report, mending }
    }

    /// Writes the text to the file, where it has one and has changed.
    fn write(self, input: &Input, before: &[u8], after: &str) -> Result<(), String> {
        match &input.source {
            Source::File(path) if !self.is_diff && before != after.as_bytes() => {
                replace(path, before, after.as_bytes())
            }
            _ => Ok(()),
        }
    }

    /// Whoever pipes a posting through wants it back, mended or not.
    pub(crate) fn passes_on(self, input: &Input) -> bool {
        !self.is_diff && matches!(input.source, Source::Stdin(_))
    }

    /// The suggestions that are not carried out because something is to be filled in.
    fn open(self, text: &str, report: &Report) -> Vec<Open> {
        let lines = LineIndex::new(text);
        let left = report.findings.iter().filter(|finding| self.trust.choose(finding).is_none());
        let open = left.filter_map(|finding| {
            let fix = finding.fixes.first()?;
            let line = lines.position(finding.range.start).line;
            Some(Open { line, rule: finding.rule.id, title: fix.title.clone() })
        });
        open.collect()
    }
}

/// Is the file by its name a text that people write? What has another ending may be of a form that no fix knows: a table, data,
/// a program. Standard input without a name is Markdown.
fn is_written(input: &Input) -> bool {
    let ending =
        input.path().and_then(Path::extension).map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_none_or(|ending| WRITTEN.contains(&&*ending))
}

fn lint(text: &str, kind: FileKind, settings: &Settings) -> Option<Report> {
    let posting = read_text(text.to_owned(), kind).ok()?;
    Some(in_source(&posting, settings))
}

fn not_written(input: &Input, why: &str) -> FileError {
    file_error(&input.name, NOT_WRITTEN, format!("Its fixes were not written: {why}."))
}

fn restless(input: &Input, rules: &[&str]) -> FileError {
    let rules = rules.join(", ");
    let message = format!(
        "Nothing was written: the fixes of {rules} call for each other without an end. Please report it together with \
         the posting."
    );
    file_error(&input.name, NOT_WRITTEN, message)
}
