//! `--format junit`: test results for CI servers. In: results. Out: a suite for each posting and a case for each finding. A
//! finding below the failing severity is a case that passed, with its words as output, and a limit that is passed is one that
//! failed, so that a server is red exactly where the exit status is.

use std::io::{self, Write};

use jdlint_contract::{FileError, FileFindings, Position};

use super::results::{Found, Results};
use super::xml::Xml;
use crate::output::clean;
use crate::run::Over;

/// Writes the document.
pub(super) fn write(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    let output = &results.output;
    let failures = results.findings().filter(|found| found.detail.fails).count() + results.over.len();
    let without = output.files.iter().filter(|file| file.findings.is_empty()).count();
    let tests = results.findings().count() + without + output.errors.len() + results.over.len();
    let counts = Counts { tests, failures, errors: output.errors.len() };
    let mut xml = Xml::new(out)?;
    xml.element("testsuites", &counts.with_name("jdlint").each(), |xml| {
        output.errors.iter().try_for_each(|error| not_done(xml, error))?;
        results.files().try_for_each(|(file, findings)| suite(xml, file, &findings))?;
        if results.over.is_empty() { Ok(()) } else { limits(xml, results.over) }
    })?;
    xml.end()
}

fn not_done<W: Write>(xml: &mut Xml<W>, error: &FileError) -> io::Result<()> {
    let counts = Counts { tests: 1, failures: 0, errors: 1 };
    xml.element("testsuite", &counts.with_name(&error.path).each(), |xml| {
        xml.element("testcase", &[("name", &error.code), ("classname", &error.path)], |xml| {
            xml.text("error", &[("type", &error.code), ("message", &error.message)], &error.message)
        })
    })
}

/// Limits that are passed fail the run, and so a test.
fn limits<W: Write>(xml: &mut Xml<W>, over: &[Over]) -> io::Result<()> {
    let counts = Counts { tests: over.len(), failures: over.len(), errors: 0 };
    xml.element("testsuite", &counts.with_name("limits").each(), |xml| {
        over.iter().try_for_each(|Over { limit, path, words }| {
            let of = path.as_deref().unwrap_or("limits");
            xml.element("testcase", &[("name", limit), ("classname", of)], |xml| {
                xml.text("failure", &[("type", "limit"), ("message", words)], words)
            })
        })
    })
}

fn suite<W: Write>(
    xml: &mut Xml<W>,
    file: &FileFindings<Position>,
    findings: &[Found<'_>],
) -> io::Result<()> {
    let failures = findings.iter().filter(|found| found.detail.fails).count();
    let counts = Counts { tests: findings.len().max(1), failures, errors: 0 };
    xml.element("testsuite", &counts.with_name(&file.path).each(), |xml| {
        if findings.is_empty() {
            return xml.empty("testcase", &[("name", "jdlint"), ("classname", &file.path)]);
        }
        findings.iter().try_for_each(|&found| case(xml, found))
    })
}

fn case<W: Write>(xml: &mut Xml<W>, found: Found<'_>) -> io::Result<()> {
    let (line, column) = found.start();
    let name = format!("{} (line {line}, column {column})", found.finding.rule);
    let place = format!("{}:{line}:{column}", clean(found.path));
    let (message, help) = (found.message(), found.help());
    let severity = &*found.finding.severity;
    let text =
        format!("{place}: {severity} {}\n{message}\n{help}\n{}", found.finding.rule, found.finding.url);
    let line = line.to_string();
    let attributes = [("name", &*name), ("classname", found.path), ("file", found.path), ("line", &*line)];
    xml.element("testcase", &attributes, |xml| {
        if found.detail.fails {
            xml.text("failure", &[("type", severity), ("message", &message)], &text)
        } else {
            xml.text("system-out", &[], &text)
        }
    })
}

/// How many of each, as text.
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
}

struct Named<'a> {
    name: &'a str,
    numbers: [String; 3],
}

impl Counts {
    fn with_name<'a>(&self, name: &'a str) -> Named<'a> {
        Named { name, numbers: [self.tests, self.failures, self.errors].map(|number| number.to_string()) }
    }
}

impl Named<'_> {
    fn each(&self) -> [(&str, &str); 4] {
        let [tests, failures, errors] = &self.numbers;
        [("name", self.name), ("tests", tests), ("failures", failures), ("errors", errors)]
    }
}
