//! What stands behind a finding. In: a view of the newest text and a place. Out: what is wrong, why that matters, what
//! to do, and how well and from where that is known.

use std::fmt::Write as _;

use jdlint_contract::rule_url;
use jdlint_core::TextRange;
use jdlint_core::report::Finding;
use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use crate::actions::touches;
use crate::view::View;

/// The hover at a place, or nothing where nothing was found.
pub(crate) fn at(view: &View<'_>, position: Position) -> Option<Hover> {
    let View { document, reading, client, .. } = view;
    let offset = document.offset(position);
    let caret = TextRange::new(offset, offset);
    let here: Vec<_> = reading.findings.iter().filter(|finding| touches(finding.range, caret)).collect();
    let range = here.first()?.range;
    let pages: Vec<_> = here.iter().map(|finding| page(finding, client.markdown)).collect();
    let kind = if client.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let value = pages.join(if client.markdown { "\n\n---\n\n" } else { "\n\n" });
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value }),
        range: Some(document.range(range)),
    })
}

fn page(finding: &Finding, markdown: bool) -> String {
    let rule = finding.rule;
    let (id, url, evidence) = (rule.id, rule_url(rule.id), rule.evidence.word());
    let help = if finding.help.is_empty() { rule.advice } else { &finding.help };
    let mut page = if markdown { format!("**[{id}]({url})**") } else { format!("{id} ({url})") };
    for paragraph in [finding.message.as_str(), rule.why, help] {
        if !paragraph.is_empty() {
            page.push_str("\n\n");
            page.push_str(paragraph);
        }
    }
    // Writing to a `String` cannot fail.
    let _ = write!(page, "\n\nEvidence: {evidence}");
    for source in rule.sources {
        let _ = write!(page, "\n- {source}");
    }
    page
}
