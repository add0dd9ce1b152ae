//! One file. In: its bytes and settings. Out: its part of the output, in JSON.

use jdlint_contract::{FileError, Summary, counts, findings_of_file, outline_of_file};
use jdlint_core::Settings;
use jdlint_core::rules::Severity;
use jdlint_formats::FileKind;

use crate::{FilePart, FileToRead};

/// Reads and judges a file.
pub(crate) fn part(
    file: &FileToRead,
    bytes: Vec<u8>,
    settings: &Settings,
    fail_on: Severity,
    only_outline: bool,
) -> Result<FilePart, FileError> {
    let refused =
        |code: &str, message: String| FileError { path: file.name.clone(), code: code.to_owned(), message };
    let kind = file.format_name.as_deref().map_or(FileKind::Markdown, FileKind::of_name);
    let posting =
        jdlint_formats::read(bytes, kind).map_err(|refusal| refused(refusal.code, refusal.message))?;
    let report = jdlint_formats::in_source(&posting, settings);
    let json = if only_outline {
        serde_json::to_string(&outline_of_file(&file.name, &posting, &report))
    } else {
        serde_json::to_string(&findings_of_file(&file.name, &posting, &report))
    };
    let Summary { errors, warnings, infos, .. } = counts(&report);
    Ok(FilePart {
        json: Some(json.map_err(|error| refused("internal", error.to_string()))?),
        error: None,
        fails: report.findings.iter().any(|finding| finding.severity >= fail_on),
        errors,
        warnings,
        infos,
        jurisdictions: settings.jurisdictions.iter().map(|&id| id.to_owned()).collect(),
    })
}
