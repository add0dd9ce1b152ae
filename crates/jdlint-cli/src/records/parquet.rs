//! Parquet, in and out. In: files of Parquet, of which the columns that are wanted are read row by row; reports. Out: each
//! row as the line of JSON that it would be, so that all else is as with JSON lines; and a file with one row a record.
//!
//! Columns of the output: `path`, `record` (the id, or else the number of the row), `line` (the number of the row), `role`,
//! `language`, `score`, `errors`, `warnings`, `infos` (how many findings), and `findings`, which is the JSON that `--format
//! json` has of them. It is a text and not a list of structures: every tool reads it, and the contract may grow.

use std::fs::File;
use std::io;
use std::sync::Arc;

use jdlint_contract::{FileFindings, Position};
use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::Type;
use serde_json::{Map, Value};

use super::columns::Columns;
use super::lines::{Line, MAX_LINE_BYTES, Records};
use crate::guard::guarded;

/// Rows that are decoded at once.
const BATCH_ROWS: usize = 64;
/// Bytes after which a group of rows is written.
const GROUP_BYTES: usize = 32 << 20;

/// What is written.
const SCHEMA: &str = "message jdlint {
    REQUIRED BYTE_ARRAY path (UTF8);
    REQUIRED BYTE_ARRAY record (UTF8);
    REQUIRED INT64 line;
    OPTIONAL BYTE_ARRAY role (UTF8);
    REQUIRED BYTE_ARRAY language (UTF8);
    OPTIONAL INT32 score;
    REQUIRED INT32 errors;
    REQUIRED INT32 warnings;
    REQUIRED INT32 infos;
    REQUIRED BYTE_ARRAY findings (UTF8);
}";

/// The rows of a file.
pub(super) struct Rows {
    iter: RowIter<'static>,
    number: u64,
    /// How many there are.
    count: u64,
    /// How long the file is.
    length: u64,
}

impl Rows {
    /// Reads the columns that are wanted, and no others.
    pub(super) fn open(file: File, columns: &Columns, by: Option<&str>) -> io::Result<Self> {
        let length = file.metadata()?.len();
        let opened = guarded(|| Self::read(file, columns, by, length));
        opened.unwrap_or_else(|heard| Err(broken(&heard)))
    }

    fn read(file: File, columns: &Columns, by: Option<&str>, length: u64) -> io::Result<Self> {
        let reader = SerializedFileReader::new(file).map_err(failed)?;
        let about = reader.metadata().file_metadata();
        let count = u64::try_from(about.num_rows()).unwrap_or_default();
        let schema = about.schema();
        let fields = schema.get_fields();
        if !fields.iter().any(|field| field.name() == columns.text) {
            let names: Vec<_> = fields.iter().map(|field| field.name()).collect();
            let message = format!("it has no column `{}`, only {}", columns.text, names.join(", "));
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let wanted = [Some(&*columns.text), columns.title.as_deref(), columns.id.as_deref(), by];
        let fields = fields.iter().filter(|field| wanted.contains(&Some(field.name()))).cloned().collect();
        let projection =
            Type::group_type_builder(schema.name()).with_fields(fields).build().map_err(failed)?;
        let rows = RowIter::from_file_into(Box::new(reader)).project(Some(projection)).map_err(failed)?;
        Ok(Self { iter: rows.with_batch_size(BATCH_ROWS), number: 0, count, length })
    }
}

impl Records for Rows {
    fn next_into(&mut self, buffer: &mut Vec<u8>) -> io::Result<Line> {
        let Some(row) = guarded(|| self.iter.next()).map_err(|heard| broken(&heard))? else {
            return Ok(Line::End);
        };
        let row = row.map_err(failed)?;
        self.number += 1;
        let start = buffer.len();
        serde_json::to_writer(&mut *buffer, &object(row))?;
        if (buffer.len() - start) as u64 > MAX_LINE_BYTES {
            buffer.truncate(start);
            return Ok(Line::TooLong);
        }
        Ok(Line::Whole)
    }

    fn number(&self) -> u64 {
        self.number
    }

    fn bytes(&self) -> u64 {
        let (number, count) = (u128::from(self.number), u128::from(self.count.max(1)));
        u64::try_from(u128::from(self.length) * number / count).unwrap_or(self.length)
    }
}

fn object(row: Row) -> Value {
    let columns = row.into_columns().into_iter().map(|(name, field)| (name, value(field)));
    Value::Object(columns.collect::<Map<_, _>>())
}

/// Texts as they are, whatever they are said to be; numbers as numbers; days and times as people write them.
fn value(field: Field) -> Value {
    match field {
        Field::Str(text) => Value::String(text),
        Field::Bytes(bytes) => match std::str::from_utf8(bytes.data()) {
            Ok(text) => Value::String(text.to_owned()),
            Err(_) => Value::Null,
        },
        Field::Null => Value::Null,
        Field::Bool(is) => is.into(),
        Field::Byte(number) => number.into(),
        Field::Short(number) => number.into(),
        Field::Int(number) => number.into(),
        Field::Long(number) => number.into(),
        Field::UByte(number) => number.into(),
        Field::UShort(number) => number.into(),
        Field::UInt(number) => number.into(),
        Field::ULong(number) => number.into(),
        // A list or a structure is no text, no title and no id.
        Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => Value::Array(Vec::new()),
        field => Value::String(field.to_string()),
    }
}

fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => io::Error::other(error),
        error => io::Error::new(io::ErrorKind::InvalidData, error.to_string()),
    }
}

fn broken(heard: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("it is damaged ({heard})"))
}

/// One row, as a worker hands it to whoever writes.
#[derive(serde::Serialize, serde::Deserialize)]
struct OutRow {
    path: String,
    record: String,
    line: i64,
    role: Option<String>,
    language: String,
    score: Option<i32>,
    /// Errors, warnings and infos.
    counts: [i32; 3],
    findings: String,
}

/// Writes a row that [`Table::add`] understands.
pub(crate) fn push_row(file: &FileFindings<Position>, out: &mut Vec<u8>) -> serde_json::Result<()> {
    let of = |word: &str| file.findings.iter().filter(|found| found.severity == word).count();
    let row = OutRow {
        path: file.path.clone(),
        record: file.record.clone().unwrap_or_default(),
        line: file.line.and_then(|line| i64::try_from(line).ok()).unwrap_or_default(),
        role: file.role.clone(),
        language: file.language.clone(),
        score: file.score.map(i32::from),
        counts: ["error", "warning", "info"].map(|word| i32::try_from(of(word)).unwrap_or(i32::MAX)),
        findings: serde_json::to_string(&file.findings)?,
    };
    serde_json::to_writer(&mut *out, &row)?;
    out.push(b'\n');
    Ok(())
}

/// A file of Parquet that is being written.
pub(super) struct Table {
    file: Option<SerializedFileWriter<File>>,
    rows: Vec<OutRow>,
    bytes: usize,
}

impl Table {
    pub(super) fn new(file: File) -> io::Result<Self> {
        let schema = Arc::new(parse_message_type(SCHEMA).map_err(failed)?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let file = SerializedFileWriter::new(file, schema, Arc::new(properties)).map_err(failed)?;
        Ok(Self { file: Some(file), rows: Vec::new(), bytes: 0 })
    }

    /// Adds the rows that workers wrote.
    pub(super) fn add(&mut self, text: &[u8]) -> io::Result<()> {
        for line in text.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
            self.rows.push(serde_json::from_slice(line)?);
        }
        self.bytes += text.len();
        if self.bytes < GROUP_BYTES { Ok(()) } else { self.write_group() }
    }

    /// Writes what is left, and the end, without which nobody can read the file.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        if !self.rows.is_empty() {
            self.write_group()?;
        }
        let Some(file) = self.file.take() else { return Ok(()) };
        file.into_inner().map_err(failed)?.sync_data()
    }

    fn write_group(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        self.bytes = 0;
        let Some(file) = &mut self.file else { return Ok(()) };
        let mut group = file.next_row_group().map_err(failed)?;
        texts(&mut group, rows.iter().map(|row| Some(&*row.path)), false)?;
        texts(&mut group, rows.iter().map(|row| Some(&*row.record)), false)?;
        column(&mut group, |writer| match writer {
            ColumnWriter::Int64ColumnWriter(writer) => {
                let values: Vec<_> = rows.iter().map(|row| row.line).collect();
                writer.write_batch(&values, None, None)
            }
            _ => Ok(0),
        })?;
        texts(&mut group, rows.iter().map(|row| row.role.as_deref()), true)?;
        texts(&mut group, rows.iter().map(|row| Some(&*row.language)), false)?;
        numbers(&mut group, rows.iter().map(|row| row.score), true)?;
        for at in 0..3 {
            numbers(&mut group, rows.iter().map(|row| Some(row.counts[at])), false)?;
        }
        texts(&mut group, rows.iter().map(|row| Some(&*row.findings)), false)?;
        group.close().map_err(failed)?;
        Ok(())
    }
}

type Group<'a> = SerializedRowGroupWriter<'a, File>;

/// Writes the next column of a group.
fn column(
    group: &mut Group<'_>,
    write: impl FnOnce(&mut ColumnWriter<'_>) -> Result<usize, ParquetError>,
) -> io::Result<()> {
    let Some(mut column) = group.next_column().map_err(failed)? else { return Ok(()) };
    write(column.untyped()).map_err(failed)?;
    column.close().map_err(failed)
}

fn texts<'a>(
    group: &mut Group<'_>,
    values: impl Iterator<Item = Option<&'a str>>,
    is_optional: bool,
) -> io::Result<()> {
    let (levels, values) =
        levels(values.map(|value| value.map(|text| ByteArray::from(text.as_bytes().to_vec()))));
    column(group, |writer| match writer {
        ColumnWriter::ByteArrayColumnWriter(writer) => {
            writer.write_batch(&values, is_optional.then_some(&levels[..]), None)
        }
        _ => Ok(0),
    })
}

fn numbers(
    group: &mut Group<'_>,
    values: impl Iterator<Item = Option<i32>>,
    is_optional: bool,
) -> io::Result<()> {
    let (levels, values) = levels(values);
    column(group, |writer| match writer {
        ColumnWriter::Int32ColumnWriter(writer) => {
            writer.write_batch(&values, is_optional.then_some(&levels[..]), None)
        }
        _ => Ok(0),
    })
}

/// Which values are there, and those that are.
fn levels<T>(values: impl Iterator<Item = Option<T>>) -> (Vec<i16>, Vec<T>) {
    let all: Vec<_> = values.collect();
    let levels = all.iter().map(|value| i16::from(value.is_some())).collect();
    (levels, all.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::super::columns::columns;
    use super::*;

    fn row(number: i64) -> OutRow {
        OutRow {
            path: "a.parquet".to_owned(),
            record: format!("r-{number}"),
            line: number,
            role: (number % 2 == 0).then(|| "driver".to_owned()),
            language: "en".to_owned(),
            score: (number % 3 > 0).then_some(70),
            counts: [0, 1, 2],
            findings: "[{\"rule\":\"missing-pay\"}]".to_owned(),
        }
    }

    #[test]
    fn what_is_written_can_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.parquet");
        let mut table = Table::new(File::create(&path).unwrap()).unwrap();
        for number in 1..=200 {
            let mut text = serde_json::to_vec(&row(number)).unwrap();
            text.push(b'\n');
            table.add(&text).unwrap();
            if number % 90 == 0 {
                table.write_group().unwrap();
            }
        }
        table.finish().unwrap();
        let columns = columns("text=findings,title=role,id=record").unwrap();
        let mut rows = Rows::open(File::open(&path).unwrap(), &columns, Some("score")).unwrap();
        let mut found = Vec::new();
        loop {
            let mut line = Vec::new();
            if rows.next_into(&mut line).unwrap() == Line::End {
                break;
            }
            found.push(serde_json::from_slice::<Value>(&line).unwrap());
        }
        assert_eq!((found.len(), rows.number()), (200, 200));
        assert_eq!(
            found[3],
            serde_json::json!({
                "record": "r-4", "role": "driver", "score": 70, "findings": "[{\"rule\":\"missing-pay\"}]",
            })
        );
        assert_eq!((&found[2]["role"], &found[2]["score"]), (&Value::Null, &Value::Null));
    }

    #[test]
    fn what_is_no_parquet_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.parquet");
        std::fs::write(&path, "{\"text\": \"We cook\"}\n".repeat(20)).unwrap();
        let columns = columns("text=text").unwrap();
        assert!(Rows::open(File::open(&path).unwrap(), &columns, None).is_err());
    }
}
