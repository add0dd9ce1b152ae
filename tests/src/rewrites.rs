//! What fixes do to the score. In: a posting. Out: how many fixes it has, and those after which it scores lower.

use jdlint_core::report::Fix;
use jdlint_core::{Settings, lint};

use crate::invariants;

/// The fixes of a posting.
#[derive(Debug, Default)]
pub struct Rewrites {
    /// How many there are.
    pub count: usize,
    /// Those that lower the score, in words: safe ones as they are, suggestions once a writer has filled them in.
    pub lowering: Vec<String>,
}

/// Tries every fix.
pub fn of(text: &str, settings: &Settings) -> Rewrites {
    let report = lint(text, settings);
    let mut rewrites = Rewrites::default();
    let Some(before) = report.score else { return rewrites };
    for finding in &report.findings {
        for fix in &finding.fixes {
            rewrites.count += 1;
            let mended = invariants::apply(text, &filled(fix)).unwrap_or_default();
            let after = lint(&mended, settings);
            if after.score.is_none_or(|after| after.total < before.total) {
                let new = after.findings.iter().map(|finding| finding.rule.id);
                let new: Vec<_> =
                    new.filter(|id| report.findings.iter().all(|finding| finding.rule.id != *id)).collect();
                let (id, title) = (finding.rule.id, &fix.title);
                let to = after.score.map(|score| score.total);
                let before = before.total;
                let words = format!("{id}: “{title}” lowers {before} to {to:?}; new: {new:?}\n{mended}");
                rewrites.lowering.push(words);
            }
        }
    }
    rewrites
}

/// The fix with words and figures in place of its placeholders, as a writer would put them.
fn filled(fix: &Fix) -> Fix {
    let mut fix = fix.clone();
    for edit in &mut fix.edits {
        for placeholder in edit.placeholders.iter().rev() {
            let range = placeholder.start as usize..placeholder.end as usize;
            edit.insert.replace_range(range, words_for(&placeholder.name));
        }
    }
    fix
}

/// Names of time and figures stand for themselves.
fn words_for(name: &str) -> &str {
    match name {
        "currency" => "GBP",
        "lowest" => "27000",
        "highest" => "29000",
        "date" => "30 June",
        "value" | "target" => "98 %",
        "Verb" => "Bake",
        "verb" => "bake",
        "object" => "the bread of four shops",
        "verb and object" => "bake the bread of four shops",
        "measure" => "the share of loaves sold",
        "town" => "Leeds",
        "link" => "https://bakery.example/jobs",
        "job title" => "Baker",
        "what" => "help in the shop",
        other => other,
    }
}
