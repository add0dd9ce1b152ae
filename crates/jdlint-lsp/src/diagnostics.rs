//! Findings as an editor shows them. In: a finding and the document it was found in. Out: an LSP `Diagnostic`.

use jdlint_contract::rule_url;
use jdlint_core::report::Finding;
use jdlint_core::rules::{Rule, Severity};
use jdlint_core::{MAX_TEXT_BYTES, TextRange};
use jdlint_settings::SettingsError;
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    DocumentDiagnosticReport, FullDocumentDiagnosticReport, Location, NumberOrString,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport,
};

use crate::abilities::Abilities;
use crate::documents::Document;
use crate::reading::Reading;

/// Who says it.
const SOURCE: &str = "jdlint";

/// Rules whose findings are words that could go without loss; editors show those faded.
const SUPERFLUOUS: [&str; 2] = ["unused-suppression", "empty-section"];

/// A finding.
pub(crate) fn of_finding(finding: &Finding, document: &Document, client: Abilities) -> Diagnostic {
    let related = finding.related.iter().map(|related| DiagnosticRelatedInformation {
        location: Location::new(document.uri.clone(), document.range(related.range)),
        message: related.message.clone(),
    });
    let page = || rule_url(finding.rule.id).parse().ok().map(|href| CodeDescription { href });
    Diagnostic {
        range: document.range(finding.range),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.id.to_owned())),
        code_description: if client.code_description { page() } else { None },
        source: Some(SOURCE.to_owned()),
        message: message(finding),
        tags: (client.tags && SUPERFLUOUS.contains(&finding.rule.id))
            .then(|| vec![DiagnosticTag::UNNECESSARY]),
        related_information: (client.related && !finding.related.is_empty()).then(|| related.collect()),
        ..Diagnostic::default()
    }
}

/// What a client that asks for diagnostics gets: all of them, or that those it has still hold.
pub(crate) fn report(reading: &Reading, previous: Option<&str>) -> DocumentDiagnosticReport {
    let result_id = reading.result_id.clone();
    if previous == Some(&result_id) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
        let related_documents = None;
        return RelatedUnchangedDocumentDiagnosticReport {
            related_documents,
            unchanged_document_diagnostic_report,
        }
        .into();
    }
    let items = reading.diagnostics.clone();
    RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(result_id), items },
    }
    .into()
}

/// Says that a text is too long to be read.
pub(crate) fn too_long(document: &Document) -> Diagnostic {
    let (is, may_be) = (document.text().len() >> 20, MAX_TEXT_BYTES >> 20);
    note(
        document,
        "text-too-long",
        format!("This text is not checked: it has {is} MiB, and jdlint reads at most {may_be} MiB."),
    )
}

/// Says that the settings file of a text cannot be used.
pub(crate) fn without_settings(document: &Document, why: &str) -> Diagnostic {
    let mut note = note(
        document,
        "settings-error",
        format!("This text is not checked: its settings file cannot be used.\n{why}"),
    );
    note.severity = Some(DiagnosticSeverity::ERROR);
    note
}

/// Says on a settings file why it cannot be used. `document` is that file.
pub(crate) fn settings_error(document: &Document, error: &SettingsError) -> Diagnostic {
    let place = line_from(document.text(), error.line, error.column);
    let message = format!("{}\nUntil then, the files that it holds for are not checked.", error.message);
    Diagnostic {
        range: document.range(place),
        severity: Some(DiagnosticSeverity::ERROR),
        ..note(document, "settings-error", message)
    }
}

/// From a place to the end of its line. `line` and `column` are 1-based; a column counts characters.
fn line_from(text: &str, line: u32, column: u32) -> TextRange {
    let lines = text.split_inclusive('\n');
    let start: usize = lines.clone().take(line as usize - 1).map(str::len).sum();
    let words = lines.skip(line as usize - 1).map(str::trim_end).next().unwrap_or_default();
    let before = words.char_indices().nth(column as usize - 1).map_or(words.len(), |(at, _)| at);
    TextRange::new((start + before) as u32, (start + words.len()) as u32)
}

/// Says that the engine broke on a text.
pub(crate) fn broken(document: &Document) -> Diagnostic {
    note(
        document,
        "internal-error",
        "This text is not checked: jdlint broke on it. That is a fault of jdlint, not of the text. \
         It tries again when the text changes."
            .to_owned(),
    )
}

/// Says that a rule broke on a text and the others did not.
pub(crate) fn broken_rule(document: &Document, rule: &Rule) -> Diagnostic {
    let message = format!(
        "jdlint broke in its rule `{}` and left that out; the other rules were applied. That is a fault of jdlint, not \
         of the text.",
        rule.id
    );
    note(document, "internal-error", message)
}

/// A word of the server itself, at the start of the text.
pub(crate) fn note(document: &Document, code: &str, message: String) -> Diagnostic {
    Diagnostic {
        range: document.range(TextRange::default()),
        severity: Some(DiagnosticSeverity::INFORMATION),
        code: Some(NumberOrString::String(code.to_owned())),
        source: Some(SOURCE.to_owned()),
        message,
        ..Diagnostic::default()
    }
}

fn message(finding: &Finding) -> String {
    if finding.help.is_empty() {
        finding.message.clone()
    } else {
        format!("{}\n{}", finding.message, finding.help)
    }
}

const fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
    }
}
