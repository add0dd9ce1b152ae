//! Parquet in and out, where jdlint is built with it: `cargo test -p jdlint-cli --features parquet --test it parquet`.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::Path;
use std::process::Output;
use std::sync::Arc;

use parquet::basic::{Compression, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::RowAccessor;
use parquet::schema::parser::parse_message_type;
use serde_json::{Value, json};

use crate::support::{folder, jdlint, json, stdout};

const TODAY: &str = "--today=2026-11-22";
const SCHEMA: &str = "message jobs {
    OPTIONAL BYTE_ARRAY body (UTF8);
    REQUIRED INT64 id;
    OPTIONAL BYTE_ARRAY title (UTF8);
}";

fn body(number: usize) -> Option<String> {
    let duty = ["Other duties as assigned", "Improve sales"][number % 2];
    (number != 4).then(|| format!("We cook in Leeds.\n\n## Duties\n\n- {duty}\n- Serve {number} “guests”\n"))
}

/// Two groups of rows, of which one row has no text.
fn write(path: &Path, compression: Compression) {
    let schema = Arc::new(parse_message_type(SCHEMA).unwrap());
    let properties = WriterProperties::builder().set_compression(compression).build();
    let mut file =
        SerializedFileWriter::new(File::create(path).unwrap(), schema, Arc::new(properties)).unwrap();
    for rows in [0..100, 100..150] {
        let mut group = file.next_row_group().unwrap();
        let bodies: Vec<_> = rows.clone().map(body).collect();
        let texts = |texts: Vec<Option<String>>, writer: &mut ColumnWriter<'_>| {
            let ColumnWriter::ByteArrayColumnWriter(writer) = writer else { panic!("another column") };
            let levels: Vec<_> = texts.iter().map(|text| i16::from(text.is_some())).collect();
            let there: Vec<_> =
                texts.into_iter().flatten().map(|text| ByteArray::from(text.into_bytes())).collect();
            writer.write_batch(&there, Some(&levels), None).unwrap();
        };
        let mut column = group.next_column().unwrap().unwrap();
        texts(bodies, column.untyped());
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let ColumnWriter::Int64ColumnWriter(writer) = column.untyped() else { panic!("another column") };
        writer
            .write_batch(
                &rows.clone().map(|number| i64::try_from(number).unwrap()).collect::<Vec<_>>(),
                None,
                None,
            )
            .unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        texts(rows.map(|_| Some("Cook".to_owned())).collect(), column.untyped());
        column.close().unwrap();
        group.close().unwrap();
    }
    file.close().unwrap();
}

fn lines() -> String {
    (0..150).fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "{}", json!({"id": number, "title": "Cook", "body": body(number)}));
        text
    })
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    jdlint(folder).args(["check", TODAY]).args(arguments).output().unwrap()
}

const JSONL: &str = "--jsonl=text=body,title=title,id=id";
const PARQUET: &str = "--parquet=text=body,title=title,id=id";

#[test]
fn rows_are_checked_as_lines() {
    for compression in
        [Compression::SNAPPY, Compression::ZSTD(ZstdLevel::default()), Compression::UNCOMPRESSED]
    {
        let folder = folder(&[("a.jsonl", lines().as_bytes())]);
        write(&folder.path().join("a.parquet"), compression);
        let (of_lines, of_rows) =
            (check(folder.path(), &[JSONL, "a.jsonl"]), check(folder.path(), &[PARQUET, "a.parquet"]));
        assert_eq!(stdout(&of_rows).replace("a.parquet", "a.jsonl"), stdout(&of_lines));
        assert_eq!((of_rows.status.code(), of_lines.status.code()), (Some(2), Some(2)));
        let told = String::from_utf8(of_rows.stderr).unwrap();
        assert_eq!(
            told,
            "jdlint: a.parquet:5: Its column `body` holds nothing (null) and no text. [no-text]\n"
        );
    }
}

#[test]
fn results_are_written_as_rows() {
    let folder = folder(&[("a.jsonl", lines().as_bytes())]);
    let reports = check(folder.path(), &[JSONL, "--output-file=parquet=out.parquet", "a.jsonl"]);
    let reports: Vec<Value> =
        stdout(&reports).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let reader = SerializedFileReader::new(File::open(folder.path().join("out.parquet")).unwrap()).unwrap();
    let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
    assert_eq!((rows.len(), reports.len()), (149, 149));
    for (row, report) in rows.iter().zip(&reports) {
        assert_eq!(
            (row.get_string(0).unwrap(), &json!(row.get_string(1).unwrap())),
            (&"a.jsonl".to_owned(), &report["record"])
        );
        assert_eq!(
            (json!(row.get_long(2).unwrap()), json!(row.get_int(5).unwrap())),
            (report["line"].clone(), report["score"].clone())
        );
        let findings: Value = serde_json::from_str(row.get_string(9).unwrap()).unwrap();
        assert_eq!(findings, report["findings"]);
        let sum = (6..9).map(|at| usize::try_from(row.get_int(at).unwrap()).unwrap()).sum::<usize>();
        assert_eq!(sum, findings.as_array().unwrap().len());
    }
}

#[test]
fn rows_are_counted_and_runs_go_on() {
    let folder = folder(&[("a.jsonl", lines().as_bytes())]);
    write(&folder.path().join("a.parquet"), Compression::SNAPPY);
    let counts = |flags: [&str; 2]| {
        let mut counts =
            json(folder.path(), &["stats", TODAY, "--format=json", "--by=title", flags[0], flags[1]]).0;
        counts["errors"].take();
        counts
    };
    assert_eq!(counts([PARQUET, "a.parquet"]), counts([JSONL, "a.jsonl"]));
    let flags = [PARQUET, "--output-file=out.jsonl", "a.parquet"];
    check(folder.path(), &flags);
    let path = folder.path().join("out.jsonl");
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    check(folder.path(), &[&flags[..], &["--resume"]].concat());
    assert!(fs::read(&path).unwrap() == whole);
}

#[test]
fn what_cannot_be_read_or_written_is_said() {
    let folder = folder(&[("a.jsonl", lines().as_bytes())]);
    let path = folder.path().join("a.parquet");
    write(&path, Compression::SNAPPY);
    let told = |flags: &[&str]| {
        let output = check(folder.path(), flags);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(told(&["--parquet=text=text", "a.parquet"]).contains("no column `text`, only body, id, title"));
    assert!(told(&[PARQUET, "a.jsonl"]).contains("a.jsonl: Could not read it"));
    assert!(told(&[PARQUET, "-"]).contains("standard input"));
    assert!(told(&[PARQUET, "--format=concise", "a.parquet"]).contains("choose jsonl"));
    assert!(told(&[PARQUET, "--format=parquet", "a.parquet"]).contains("--output-file"));
    assert!(told(&["--format=parquet", "a.jsonl"]).contains("of --jsonl and --parquet alone"));
    let whole = fs::read(&path).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0xff;
        fs::write(&path, damaged).unwrap();
        let output = check(folder.path(), &[PARQUET, "a.parquet"]);
        assert!(output.status.code().is_some(), "byte {at}: {output:?}");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "byte {at}: {output:?}");
    }
}
