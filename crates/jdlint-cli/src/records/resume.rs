//! Going on where an earlier run was ended. In: the output that it left. Out: what it has done, line by line, beside the
//! records; a torn last line is cut off.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use jdlint_core::rules::Severity;
use serde::Deserialize;

/// Bytes that are looked at at once for the end of the last whole line.
const STEP: u64 = 64 << 10;

/// What had been found in records.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Done {
    /// Of each record: the severities of its findings, and its score.
    pub(crate) records: Vec<(Vec<Severity>, Option<u8>)>,
    /// Where they stand.
    pub(crate) places: Vec<u64>,
}

impl Done {
    /// One more.
    pub(crate) fn add(&mut self, line: &SeenLine) {
        let severities = line.findings.iter().filter_map(|found| severity(&found.severity));
        self.records.push((severities.collect(), line.score));
        self.places.push(line.line);
    }
}

fn severity(word: &str) -> Option<Severity> {
    [Severity::Error, Severity::Warning, Severity::Info].into_iter().find(|known| known.word() == word)
}

/// A line of the output, as far as it matters.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SeenLine {
    pub(crate) path: String,
    pub(crate) line: u64,
    score: Option<u8>,
    findings: Vec<SeenFinding>,
}

#[derive(Debug, Clone, Deserialize)]
struct SeenFinding {
    severity: String,
}

/// The output of an earlier run.
pub(crate) struct Seen {
    name: String,
    lines: io::Take<BufReader<File>>,
    next: Option<SeenLine>,
    number: u64,
    text: String,
}

/// Opens the output for going on: at its end, behind the last whole line; and what is in it until there.
pub(crate) fn open(path: &Path) -> io::Result<(File, Seen)> {
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    let length = whole_lines(&mut file)?;
    file.set_len(length)?;
    file.seek(SeekFrom::End(0))?;
    let lines = BufReader::new(File::open(path)?).take(length);
    let name = crate::output::clean(&path.to_string_lossy());
    Ok((file, Seen { name, lines, next: None, number: 0, text: String::new() }))
}

/// How many bytes the whole lines take.
fn whole_lines(file: &mut File) -> io::Result<u64> {
    let mut end = file.metadata()?.len();
    let mut bytes = Vec::new();
    while end > 0 {
        let start = end.saturating_sub(STEP);
        file.seek(SeekFrom::Start(start))?;
        bytes.clear();
        file.take(end - start).read_to_end(&mut bytes)?;
        if let Some(at) = bytes.iter().rposition(|&byte| byte == b'\n') {
            return Ok(start + at as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}

impl Seen {
    /// The next line, which stays the next one.
    pub(crate) fn next(&mut self) -> Result<Option<&SeenLine>, String> {
        if self.next.is_none() {
            self.text.clear();
            self.number += 1;
            match self.lines.read_line(&mut self.text) {
                Ok(0) => return Ok(None),
                Ok(_) => {
                    let line = serde_json::from_str(&self.text);
                    self.next = Some(line.map_err(|_| self.no_report())?);
                }
                Err(_) => return Err(self.no_report()),
            }
        }
        Ok(self.next.as_ref())
    }

    /// The next line, after which comes another.
    pub(crate) fn take(&mut self) -> Result<SeenLine, String> {
        self.next()?;
        self.next.take().ok_or_else(|| self.no_report())
    }

    /// After the last record.
    pub(crate) fn must_be_over(mut self) -> Result<(), String> {
        match self.next()? {
            None => Ok(()),
            Some(_) => Err(self.astray()),
        }
    }

    /// Its next line is none of a record that is to be expected.
    pub(crate) fn astray(&self) -> String {
        let Self { name, number, .. } = self;
        format!(
            "{name}:{number}: this is not from a run over these files. Name them as then, or leave out --resume."
        )
    }

    fn no_report(&self) -> String {
        let Self { name, number, .. } = self;
        format!(
            "{name}:{number}: this is no report on a record of --jsonl. Name another file, or leave out --resume."
        )
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use super::*;

    #[test]
    fn a_torn_line_is_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        let line =
            r#"{"path":"a.jsonl","line":3,"score":70,"findings":[{"severity":"error"},{"severity":"info"}]}"#;
        let torn = format!("{line}\n{}", "x".repeat(200_000));
        fs::write(&path, torn).unwrap();
        let (mut file, mut seen) = open(&path).unwrap();
        file.write_all(b"new\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), format!("{line}\nnew\n"));
        let mut done = Done::default();
        done.add(&seen.take().unwrap());
        assert_eq!(done.records, [(vec![Severity::Error, Severity::Info], Some(70))]);
        assert!(seen.must_be_over().is_ok(), "what is written later is not read");
    }

    #[test]
    fn other_files_are_not_taken_for_an_output() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        fs::write(&path, "{\"posting\":1}\n").unwrap();
        let said = open(&path).unwrap().1.next().unwrap_err();
        assert!(said.contains("out.jsonl:1: this is no report"), "{said}");
        assert!(open(&folder.path().join("new.jsonl")).unwrap().1.must_be_over().is_ok());
    }
}
