//! Links in a terminal. In: the id of a rule. Out: the id, as a link to the page of the rule where the terminal shows links.

use std::sync::OnceLock;

static SHOWN: OnceLock<bool> = OnceLock::new();

/// Says once, at the start, whether standard output shows links.
pub(crate) fn set_shown(shown: bool) {
    let _ = SHOWN.set(shown);
}

/// The id of a rule.
pub(crate) fn rule(id: &str) -> String {
    if SHOWN.get() == Some(&true) { link(&jdlint_contract::rule_url(id), id) } else { id.to_owned() }
}

/// OSC 8, as terminals read it.
fn link(url: &str, text: &str) -> String {
    format!("\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\")
}
