//! Collections: files with a record a line. In: files of JSON lines and the names of their columns. Out: what was found in
//! each record, or counts over all of them, while the files are read and in the order of their records.
//!
//! Built with the feature `parquet`, rows of Parquet are read as well, each as the line of JSON that it would be, and results
//! written as such.
//!
//! [`collection`] (files to batches of records) -> [`pipeline`] (all processors, few batches in memory) -> [`lint`] (a
//! record to a report) -> [`check()`] or [`stats()`].

mod check;
mod collection;
mod columns;
mod hint;
mod lines;
mod lint;
#[cfg(feature = "parquet")]
mod parquet;
mod pipeline;
mod progress;
mod record;
mod resume;
mod stats;

pub(crate) use check::check;
pub(crate) use columns::{By, Columns, Table, by, columns};
pub(crate) use hint::not_one_posting;
#[cfg(feature = "parquet")]
pub(crate) use parquet::push_row;
pub(crate) use stats::stats;

use std::process::ExitCode;

use jdlint_contract::FileError;

use crate::NOT_DONE;
use crate::output::{aside, tell};

/// So many records in a row that cannot be read, and none that can, are no accident.
const HOPELESS: u64 = 100;

/// What is to be said of the records that could not be read.
#[derive(Default)]
struct Troubles {
    count: u64,
    good: u64,
}

impl Troubles {
    /// Tells of them at once: there may be more than fit into memory.
    fn tell(&mut self, errors: &[FileError]) {
        if errors.is_empty() {
            return;
        }
        self.count += errors.len() as u64;
        crate::progress::clear_line();
        tell(errors);
    }

    /// Is it the fault of the columns that were named? Says so.
    fn are_hopeless(&self) -> bool {
        if self.good > 0 || self.count < HOPELESS {
            return false;
        }
        say(&format!(
            "None of the first {} records could be read, so jdlint read no more. Do the files have a JSON object a line, and \
             are the columns of --jsonl named as there?",
            self.count
        ));
        true
    }
}

/// A line on standard error that names no file.
fn say(line: &str) {
    crate::progress::clear_line();
    aside(line);
}

/// What --resume and --by are for.
const NEEDS_RECORDS: &str = "this needs files of records: name their columns with --jsonl";

/// The command line asks for what cannot be.
fn refused(why: &str) -> ExitCode {
    say(why);
    ExitCode::from(NOT_DONE)
}
