//! What no bytes may break. In: any bytes. Out: nothing, or a panic that says which promise is broken.
//!
//! The same for cargo-fuzz (`tests/fuzz/fuzz_targets`, `cargo xtask fuzz`), for `cargo xtask fuzz --blind` and for the short run
//! among the tests.

pub mod corpus;
mod messages;
pub mod mutate;

pub use messages::run as messages;

use jdlint_core::fixes::{self, Trust};
use jdlint_core::{Date, Format, Report, Settings};
use jdlint_formats::{FileKind, in_source, in_text, lint, read};

use crate::{invariants, suite};

/// One way in.
pub struct Target {
    /// Its name, and that of its folder in the corpus.
    pub name: &'static str,
    /// Takes the bytes.
    pub run: fn(&[u8]),
    /// How many mutations of each seed the tests try; the dear ones try fewer.
    pub tries: usize,
}

/// All ways in.
pub const TARGETS: [Target; 5] = [
    Target { name: "document", run: document, tries: 6 },
    Target { name: "fixes", run: mended, tries: 4 },
    Target { name: "file", run: file, tries: 30 },
    Target { name: "settings", run: settings, tries: 60 },
    Target { name: "messages", run: messages, tries: 20 },
];

/// Texts in each format: the report keeps all that a report promises, and is the same twice.
///
/// # Panics
/// When it does not.
pub fn document(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for format in [Format::Markdown, Format::PlainText, Format::Html] {
        let settings = given(format);
        let report = lint(&text, &settings);
        hold(&text, &report);
        assert!(lint(&text, &settings) == report, "{format:?}: twice is not the same");
        for fix in report.findings.iter().flat_map(|finding| &finding.fixes) {
            let mended = invariants::apply(&text, fix);
            assert!(mended.is_some(), "{format:?}: {fix:?} does not apply");
        }
    }
}

/// Fixes that a program carries out come to an end and leave nothing to carry out.
///
/// # Panics
/// When they do not.
pub fn mended(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let settings = given(Format::Markdown);
    for trust in [Trust::Safe, Trust::Complete] {
        let say = |text: &str| Some(lint(text, &settings));
        let mended = fixes::mend(&text, lint(&text, &settings), trust, say);
        let mended = mended.unwrap_or_else(|error| panic!("{trust:?} has no end: {error:?}"));
        hold(&mended.text, &mended.report);
        assert!(fixes::edits(&mended.report.findings, trust).is_empty(), "{trust:?} leaves something to do");
    }
}

/// Files of each kind: read or refused in words; the places lead into the source.
///
/// # Panics
/// When they do not.
pub fn file(bytes: &[u8]) {
    let kinds = [FileKind::PlainText, FileKind::Markdown, FileKind::Html, FileKind::Json, FileKind::Docx];
    for kind in kinds {
        let posting = match read(bytes.to_vec(), kind) {
            Ok(posting) => posting,
            Err(refusal) => {
                assert!(!refusal.message.trim().is_empty(), "{kind:?}: refused without a word");
                continue;
            }
        };
        let settings = given(kind.format());
        hold(&posting.text, &in_text(&posting, &settings));
        let report = in_source(&posting, &settings);
        if let jdlint_formats::Origin::Source { source, .. } = &posting.origin {
            for finding in &report.findings {
                let (start, end) = (finding.range.start as usize, finding.range.end as usize);
                assert!(source.get(start..end).is_some(), "{kind:?}: {} at {start}..{end}", finding.rule.id);
            }
        }
    }
}

/// Settings: read or refused at a place within them; what was read can judge.
///
/// # Panics
/// When they do not.
pub fn settings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut asked = Vec::new();
    let mut get = |path: &str| {
        asked.push(path.to_owned());
        if asked.len() < 4 { Ok(text.clone().into_owned()) } else { Err("no more".to_owned()) }
    };
    let config = jdlint_settings::load("jobs/jdlint.toml", &text, &mut get);
    for path in &asked {
        assert!(!path.starts_with('/') && !path.split('/').any(|part| part == ".."), "{path} is outside");
    }
    match config {
        Ok(config) => {
            let settings = config.settings(Some("jobs/cook.md"), &given(Format::Markdown));
            let posting =
                "# Cook\n\n## Duties\n\n- Improve customer satisfaction\n- Other duties as assigned\n";
            hold(posting, &lint(posting, &settings));
        }
        Err(error) => assert!(!error.to_string().trim().is_empty(), "refused without a word"),
    }
}

fn given(format: Format) -> Settings {
    Settings { format, today: Date::parse(suite::TODAY), ..Settings::default() }
}

#[track_caller]
fn hold(text: &str, report: &Report) {
    let broken = invariants::broken(text, report);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
