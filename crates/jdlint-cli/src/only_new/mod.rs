//! Living with old postings: only what is new is told. In: a baseline of known findings, a commit to compare with. Out: for
//! each posting, the findings that are left.

pub(crate) mod baseline;
mod changed_lines;
mod patch;

use std::fs;
use std::path::Path;

use jdlint_contract::FileError;
use jdlint_core::Report;

use crate::arguments::Known;
use crate::inputs::{Input, Source};
use baseline::Baseline;
use changed_lines::ChangedLines;

/// What is known already.
pub(crate) struct OnlyNew {
    /// Findings that were there when it was written.
    pub(crate) baseline: Option<Baseline>,
    changed: Option<ChangedLines>,
}

/// All is new.
pub(crate) static NOTHING_KNOWN: OnlyNew = OnlyNew { baseline: None, changed: None };

/// What was left out of one posting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Narrowed {
    /// Findings that the baseline knows.
    pub(crate) hidden: u32,
    /// Findings of the baseline that are there no more.
    pub(crate) gone: u32,
    /// Findings were left out, or may have been, and none is left: the posting has nothing new.
    pub(crate) is_old: bool,
}

/// Are the lines of the text those of the file? Standard input may be newer than the file that it is said to be, and git
/// counts the lines of the file.
fn is_on_disk(input: &Input, text: &str) -> bool {
    match (&input.source, input.path()) {
        (Source::Stdin(_), Some(path)) => fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()),
        _ => true,
    }
}

impl OnlyNew {
    /// Reads the baseline and asks git, as the flags say.
    ///
    /// # Errors
    /// What cannot be read, or what git says. There is then no telling what is new.
    pub(crate) fn prepare(known: &Known, working_folder: &Path) -> Result<Self, FileError> {
        let baseline =
            known.baseline.as_deref().map(|path| Baseline::read(path, working_folder)).transpose()?;
        let changed = known.diff_base.as_deref().map(ChangedLines::since).transpose()?;
        Ok(Self { baseline, changed })
    }

    /// What is compared with, as it was named.
    pub(crate) fn diff_base(&self) -> Option<&str> {
        self.changed.as_ref().map(ChangedLines::reference)
    }

    /// Takes out of a report what is known already. `text` is what its places are in, or nothing for a document, which
    /// has no lines; `is_asked` tells which rules ran.
    pub(crate) fn narrow(
        &self,
        input: &Input,
        text: Option<&str>,
        is_asked: impl Fn(&str) -> bool,
        report: &mut Report,
    ) -> Narrowed {
        let mut narrowed = Narrowed::default();
        if let Some(baseline) = &self.baseline {
            (narrowed.hidden, narrowed.gone) =
                baseline.take_out(input.path(), is_asked, &mut report.findings);
        }
        if let Some(changed) = &self.changed {
            changed.keep_in(input.path(), text.filter(|text| is_on_disk(input, text)), &mut report.findings);
        }
        let narrows = self.baseline.is_some() || self.changed.is_some();
        narrowed.is_old = narrows && report.findings.is_empty();
        narrowed
    }
}
