//! A posting that has only begun. In: a report and the day's choice of rules. Out: one hint with a template in place of
//! all that is not there yet.
//!
//! Only editors do this. Somebody who runs `jdlint check` asks whether a posting is fit to be published, and one of
//! thirty words is not; somebody who writes it is at work and knows.

use jdlint_core::report::{About, Edit, Finding, Fix};
use jdlint_core::roles::{self, Role};
use jdlint_core::{Format, Report, Settings, TextRange};
use tower_lsp::ls_types::{Diagnostic, DiagnosticSeverity};

use crate::diagnostics;
use crate::documents::Document;
use crate::reading::Reading;

/// A posting of fewer words has only begun.
pub(crate) const BEGUN_WORDS: u32 = 40;

/// The code of the hint.
pub(crate) const CODE: &str = "posting-begun";

/// The role whose posting would do, when the text has only begun. Who asks for single rules wants to hear them; and the
/// templates are English.
pub(crate) fn template(report: &Report, given: &Settings) -> Option<&'static Role> {
    let fits = report.words < BEGUN_WORDS
        && given.only.is_none()
        && given.format != Format::Html
        && matches!(report.language, "en" | "und");
    fits.then(|| report.role.and_then(roles::by_id).unwrap_or(&roles::ANY))
}

/// The findings to show, and those about what is not there yet.
pub(crate) fn apart(findings: Vec<Finding>, has_begun: bool) -> (Vec<Finding>, Vec<Finding>) {
    findings.into_iter().partition(|finding| !has_begun || finding.about == About::Text)
}

/// The hint, where the findings in its stead would have been shown.
pub(crate) fn hint(document: &Document, not_yet: &[Finding], role: &Role) -> Diagnostic {
    let place = not_yet.first().map(|finding| finding.range).unwrap_or_default();
    let template = title(role);
    let message = format!(
        "This posting has only begun, so what it lacks is not listed yet.\n{template} with its quick fix, or write on."
    );
    Diagnostic {
        severity: Some(DiagnosticSeverity::INFORMATION),
        range: document.range(place),
        ..diagnostics::note(document, CODE, message)
    }
}

/// Puts the role's posting below what is there. Nothing that was written is taken away, and a title is not said twice.
pub(crate) fn fix(document: &Document, reading: &Reading, role: &Role) -> Fix {
    let text = document.text();
    let written = text.trim_end().len().max(jdlint_core::body_start(text)).min(text.len());
    let skeleton = role.skeleton();
    let below_title = skeleton.split_once("\n\n").map_or("", |(_, rest)| rest);
    let posting = if reading.outline.title.is_some() { below_title } else { &skeleton };
    let gap = match &text[jdlint_core::body_start(text).min(written)..written] {
        "" => "",
        _ => "\n\n",
    };
    let insert = format!("{gap}{}\n", posting.trim_end());
    let insert = if text.contains("\r\n") { insert.replace('\n', "\r\n") } else { insert };
    // Plain text: so many places to jump to would only be in the way.
    let edit = Edit::verbatim(TextRange::new(written as u32, text.len() as u32), insert);
    Fix::suggestion(title(role), vec![edit])
}

fn title(role: &Role) -> String {
    if role.id == roles::ANY.id {
        "Insert the template of a posting".to_owned()
    } else {
        format!("Insert the template for the role “{}”", role.name)
    }
}
