//! The rows of a batch. In: a batch of Arrow, the names of its columns and settings. Out: a batch with as many rows, which has the
//! columns that are kept and, of each posting, what was found. No row is lost: one that cannot be read says why.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow_array::builder::{Int32Builder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use jdlint_contract::{FileFindings, Position, counts, findings_of_record};
use jdlint_core::{MOST_TOGETHER, Report, Settings};
use jdlint_formats::{Record, read_record};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// What is written of each posting, in this order.
const ADDED: [(&str, DataType); 8] = [
    ("role", DataType::Utf8),
    ("language", DataType::Utf8),
    ("score", DataType::Int32),
    ("errors", DataType::Int32),
    ("warnings", DataType::Int32),
    ("infos", DataType::Int32),
    ("findings", DataType::Utf8),
    ("error", DataType::Utf8),
];

/// Which columns there are.
pub(crate) struct Columns<'a> {
    /// The posting.
    pub(crate) text: &'a str,
    /// Its title, where another column has it.
    pub(crate) title: Option<&'a str>,
    /// Those that go along; without it, all but the text.
    pub(crate) keep: Option<&'a [String]>,
    /// What the names of added columns begin with.
    pub(crate) prefix: &'a str,
}

/// Checks every row.
pub(crate) fn check(
    py: Python<'_>,
    batch: &RecordBatch,
    columns: &Columns<'_>,
    settings: &Settings,
) -> PyResult<RecordBatch> {
    let texts = Texts::of(batch, columns.text)?;
    let titles = columns.title.map(|name| Texts::of(batch, name)).transpose()?;
    let (mut fields, mut arrays) = kept(batch, columns)?;
    let mut added = Added::default();
    for start in (0..batch.num_rows()).step_by(MOST_TOGETHER) {
        let rows = start..batch.num_rows().min(start + MOST_TOGETHER);
        py.detach(|| {
            let title = |row| titles.as_ref().and_then(|titles| titles.at(row));
            let records = rows.map(|row| guarded(|| read(texts.at(row), title(row), columns.text)));
            for row in checked(records.collect(), settings) {
                added.add(row);
            }
        });
        // Somebody may have pressed Ctrl-C.
        py.check_signals()?;
    }
    for ((name, kind), array) in ADDED.into_iter().zip(added.arrays()) {
        fields.push(Arc::new(Field::new(format!("{}{name}", columns.prefix), kind, true)));
        arrays.push(array);
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).map_err(|error| wrong(&error))
}

type Kept = (Vec<Arc<Field>>, Vec<ArrayRef>);

fn kept(batch: &RecordBatch, columns: &Columns<'_>) -> PyResult<Kept> {
    let all = || batch.schema_ref().fields().iter().map(|field| field.name().as_str());
    let names: Vec<&str> = match columns.keep {
        Some(keep) => keep.iter().map(String::as_str).collect(),
        None => all().filter(|name| *name != columns.text).collect(),
    };
    let (mut fields, mut arrays) = (Vec::new(), Vec::new());
    for name in names {
        let array = column(batch, name)?;
        if ADDED.iter().any(|(added, _)| name.strip_prefix(columns.prefix) == Some(added)) {
            let why = format!(
                "jdlint adds a column `{name}`, and there is one already: leave it out (keep=[...]), or have the added ones \
                 begin otherwise (prefix=\"jdlint_\")"
            );
            return Err(PyValueError::new_err(why));
        }
        fields
            .push(Arc::new(batch.schema_ref().field_with_name(name).map_err(|error| wrong(&error))?.clone()));
        arrays.push(Arc::clone(array));
    }
    Ok((fields, arrays))
}

fn wrong(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

fn column<'a>(batch: &'a RecordBatch, name: &str) -> PyResult<&'a ArrayRef> {
    batch.column_by_name(name).ok_or_else(|| {
        let names: Vec<_> = batch.schema_ref().fields().iter().map(|field| field.name().as_str()).collect();
        PyValueError::new_err(format!("there is no column `{name}`, only {}", names.join(", ")))
    })
}

/// A column of texts, whichever way Arrow holds them.
struct Texts<'a>(&'a ArrayRef);

impl<'a> Texts<'a> {
    fn of(batch: &'a RecordBatch, name: &str) -> PyResult<Self> {
        let array = column(batch, name)?;
        match array.data_type() {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => Ok(Self(array)),
            other => {
                let why = format!("the column `{name}` holds {other} and no text: cast it to string");
                Err(PyValueError::new_err(why))
            }
        }
    }

    fn at(&self, row: usize) -> Option<&'a str> {
        let array = self.0;
        if array.is_null(row) {
            return None;
        }
        match array.data_type() {
            DataType::Utf8 => Some(array.as_string::<i32>().value(row)),
            DataType::LargeUtf8 => Some(array.as_string::<i64>().value(row)),
            DataType::Utf8View => Some(array.as_string_view().value(row)),
            _ => None,
        }
    }
}

/// What was found in one posting.
struct Checked {
    file: FileFindings<Position>,
    counts: [u32; 3],
    findings: String,
}

/// Reads a posting. What cannot be read says why, as `code: message`.
fn read(text: Option<&str>, title: Option<&str>, column: &str) -> Result<Record, String> {
    let text =
        text.ok_or_else(|| format!("no-text: Its column `{column}` holds nothing (null) and no text."))?;
    read_record(text.to_owned(), title).map_err(|refusal| format!("{}: {}", refusal.code, refusal.message))
}

/// Checks postings together. A panic within one stays within: each is then checked alone.
fn checked(records: Vec<Result<Record, String>>, settings: &Settings) -> Vec<Result<Checked, String>> {
    let good: Vec<_> = records.iter().flatten().collect();
    let lint = |some: &[&Record]| guarded(|| Ok(Record::lint_all(some, settings)));
    let reports: Vec<_> = match lint(&good) {
        Ok(reports) => reports.into_iter().map(Some).collect(),
        Err(_) => good.iter().map(|&record| lint(&[record]).ok()?.pop()).collect(),
    };
    let mut reports = reports.into_iter();
    let mut row = |record: Record| {
        let report = reports.next().flatten().ok_or(MISTAKE)?;
        guarded(|| told(&record, report))
    };
    records.into_iter().map(|record| record.and_then(&mut row)).collect()
}

fn told(record: &Record, report: Report) -> Result<Checked, String> {
    let report = record.in_column(report);
    let counts = counts(&report);
    let file = findings_of_record("", record, &report);
    let findings = serde_json::to_string(&file.findings).map_err(|error| format!("internal: {error}"))?;
    Ok(Checked { file, counts: [counts.errors, counts.warnings, counts.infos], findings })
}

/// What to say of a panic.
const MISTAKE: &str = "internal: jdlint made a mistake here, and says more on standard error. Please report it together with the \
                       posting; the others are not touched by it.";

fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(MISTAKE.to_owned()))
}

/// The added columns, while they grow.
#[derive(Default)]
struct Added {
    role: StringBuilder,
    language: StringBuilder,
    score: Int32Builder,
    counts: [Int32Builder; 3],
    findings: StringBuilder,
    error: StringBuilder,
}

impl Added {
    fn add(&mut self, checked: Result<Checked, String>) {
        let (checked, error) = match checked {
            Ok(checked) => (Some(checked), None),
            Err(error) => (None, Some(error)),
        };
        let file = checked.as_ref().map(|checked| &checked.file);
        self.role.append_option(file.and_then(|file| file.role.as_deref()));
        self.language.append_option(file.map(|file| file.language.as_str()));
        self.score.append_option(file.and_then(|file| file.score).map(i32::from));
        for (at, builder) in self.counts.iter_mut().enumerate() {
            let count = checked.as_ref().map(|checked| checked.counts[at]);
            builder.append_option(count.map(|count| i32::try_from(count).unwrap_or(i32::MAX)));
        }
        self.findings.append_option(checked.as_ref().map(|checked| checked.findings.as_str()));
        self.error.append_option(error);
    }

    /// In the order of [`ADDED`].
    fn arrays(mut self) -> Vec<ArrayRef> {
        let mut arrays: Vec<ArrayRef> = vec![
            Arc::new(self.role.finish()),
            Arc::new(self.language.finish()),
            Arc::new(self.score.finish()),
        ];
        arrays.extend(self.counts.iter_mut().map(|builder| Arc::new(builder.finish()) as ArrayRef));
        arrays.extend([Arc::new(self.findings.finish()) as ArrayRef, Arc::new(self.error.finish())]);
        arrays
    }
}
