//! `jdlint stats --jsonl`. In: flags and files of records. Out: counts over all records and, where that is asked for, for
//! each value of a column. Memory grows with the values that are told apart alone.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;

use jdlint_contract::FileError;
use jdlint_core::MOST_TOGETHER;

use super::collection::{Batch, Item, OfFile, Reader, error_at, find};
use super::columns::{By, Columns};
use super::lint::{OfRecord, lint_all};
use super::pipeline::{Next, stream};
use super::progress::Progress;
use super::record::Refused;
use super::{NEEDS_RECORDS, Troubles, refused};
use crate::arguments::{Counting, Format};
use crate::output::{Screen, tell};
use crate::run::{self, Rules};
use crate::stats::{About, ByValue, Counted, Stats, Tally};
use crate::{NOT_DONE, progress};

/// Values of a column that are told apart.
const MAX_VALUES: usize = 1_000;

/// Counts the records of all files.
pub(crate) fn stats(asked: &Counting, screen: Screen, out: &mut dyn Write) -> io::Result<ExitCode> {
    let Some(table) = asked.records.table() else { return Ok(refused(NEEDS_RECORDS)) };
    let choices = &asked.question.choices;
    let collection = match find(choices, table, None) {
        Ok(collection) => collection,
        Err(why) => return Ok(refused(&why)),
    };
    tell(&collection.errors);
    let by = asked.records.by.as_ref();
    let format = asked.question.format;
    let mut counts = Counts { keeps_errors: format == Format::Json, ..Counts::default() };
    counts.errors.clone_from(&collection.errors);
    let progress = Progress::new(collection.bytes);
    let mut reader = Reader::new(&collection.files, table, by.map(|by| by.column.as_str()), None);
    let mut is_hopeless = false;
    let take = |part: Part| {
        progress.came_to(part.records.len() as u64, part.read);
        counts.add(part, by.is_some());
        is_hopeless = counts.troubles.are_hopeless();
        Ok(if is_hopeless { Next::Stop } else { Next::GoOn })
    };
    progress::shown_line(
        || progress.line(),
        || stream(|| reader.next_batch(), |batch| part(&batch, table.columns, by, &collection.files), take),
    )?;
    if is_hopeless {
        return Ok(ExitCode::from(NOT_DONE));
    }
    let given = run::settings(choices, Rules::Chosen(None));
    let mut jurisdictions = given.jurisdictions;
    if jurisdictions.is_empty() {
        for file in &collection.files {
            run::add_new(&mut jurisdictions, &file.settings.jurisdictions);
        }
    }
    let today = given.today.unwrap_or_else(jdlint_settings::machines_date);
    let about = About { today, jurisdictions: &jurisdictions, errors: &counts.errors };
    let by = by.map(|by| counts.by_value(by));
    Stats { format, screen }.print_sums(&counts.all.sums(), by.as_ref(), &about, out)?;
    out.flush()?;
    let all_done = counts.troubles.count == 0 && collection.errors.is_empty();
    Ok(if all_done { ExitCode::SUCCESS } else { ExitCode::from(NOT_DONE) })
}

/// What came of a batch.
struct Part {
    /// The value of each record that could be read, and its counts.
    records: Vec<(Option<String>, Counted)>,
    errors: Vec<FileError>,
    read: u64,
}

fn part(batch: &Batch, columns: &Columns, by: Option<&By>, files: &[OfFile]) -> Part {
    let mut part = Part { records: Vec::new(), errors: Vec::new(), read: batch.read };
    let Some(file) = files.get(batch.file) else { return part };
    let column = by.map(|by| by.column.as_str());
    for records in batch.records.chunks(MOST_TOGETHER) {
        let mut linted = lint_all(batch.lines(records), columns, column, file).into_iter();
        for record in records {
            match record {
                Item::Bad(error) => part.errors.push(error.clone()),
                // Nothing is resumed here.
                Item::Astray(_) => {}
                Item::Line { number, .. } => match linted.next().map(|linted| counted(&linted?, by)) {
                    Some(Ok(counted)) => part.records.push(counted),
                    Some(Err(refused)) => part.errors.push(error_at(&file.name, Some(*number), refused)),
                    None => {}
                },
            }
        }
    }
    part
}

/// The value of a record and its counts.
fn counted(record: &OfRecord<'_>, by: Option<&By>) -> Result<(Option<String>, Counted), Refused> {
    let value = by.map_or(Ok(None), |by| record.raw.by(&by.column))?;
    let value = value.map(|value| by.map_or("", |by| by.part(&value)).to_owned());
    Ok((value, Counted::of(record.report())))
}

/// Counts so far.
#[derive(Default)]
struct Counts {
    all: Tally,
    values: BTreeMap<Option<String>, Tally>,
    others: Option<Tally>,
    troubles: Troubles,
    errors: Vec<FileError>,
    keeps_errors: bool,
}

impl Counts {
    fn add(&mut self, part: Part, has_values: bool) {
        self.troubles.good += part.records.len() as u64;
        self.troubles.tell(&part.errors);
        if self.keeps_errors {
            self.errors.extend(part.errors);
        }
        for (value, counted) in part.records {
            self.all.add(&counted);
            if !has_values {
                continue;
            }
            let is_known = self.values.contains_key(&value);
            let tally = if is_known || self.values.len() < MAX_VALUES {
                self.values.entry(value).or_default()
            } else {
                self.others.get_or_insert_default()
            };
            tally.add(&counted);
        }
    }

    fn by_value(&self, by: &By) -> ByValue {
        let mut values: Vec<_> =
            self.values.iter().map(|(value, tally)| (value.clone(), tally.sums())).collect();
        // 9 before 10, where all are numbers.
        let number =
            |value: &Option<String>| value.as_deref().map_or(Some(f64::MIN), |text| text.parse().ok());
        if values.iter().all(|(value, _)| number(value).is_some()) {
            values.sort_by(|(one, _), (other, _)| {
                number(one).unwrap_or_default().total_cmp(&number(other).unwrap_or_default())
            });
        }
        ByValue { column: by.column.clone(), values, others: self.others.as_ref().map(Tally::sums) }
    }
}
