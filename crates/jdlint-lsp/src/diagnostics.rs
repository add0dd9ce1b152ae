//! Findings as an editor shows them. In: a finding and the document it was found in. Out: an LSP `Diagnostic`.

use jdlint_contract::rule_url;
use jdlint_core::report::Finding;
use jdlint_core::rules::Severity;
use jdlint_core::{MAX_TEXT_BYTES, TextRange};
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
};

use crate::abilities::Abilities;
use crate::documents::Document;

/// Who says it.
const SOURCE: &str = "jdlint";

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
        related_information: (client.related && !finding.related.is_empty()).then(|| related.collect()),
        ..Diagnostic::default()
    }
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

fn note(document: &Document, code: &str, message: String) -> Diagnostic {
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
