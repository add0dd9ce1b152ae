//! What there is to say of fixes. In: what came of each posting. Out: lines for standard error.

use super::{Fixing, Mending, Open};
use crate::output::{clean, counted, one_line};

/// How many fixes there were, how many were left out and why, and what only the writer can complete.
pub(crate) fn notes(mendings: &[Mending], fixing: Fixing) -> Vec<String> {
    let mut notes = Vec::new();
    let made = Sum::of(mendings, |mending| mending.fixes);
    if made.fixes > 0 {
        let verb = if fixing.is_diff { "to make" } else { "made" };
        let fixes = if made.fixes == 1 { "fix" } else { "fixes" };
        notes.push(format!("{} {fixes} {verb} in {}", made.fixes, counted(made.files, "file")));
    }
    let withheld = Sum::of(mendings, |mending| mending.withheld);
    if withheld.fixes > 0 {
        let fixes = if withheld.fixes == 1 { "fix" } else { "fixes" };
        notes.push(format!(
            "{} {fixes} in {} left to you: jdlint writes Markdown and plain text in UTF-8, not HTML, JSON, Word, UTF-16 or names with other endings",
            withheld.fixes,
            counted(withheld.files, "file"),
        ));
    }
    for mending in mendings {
        let name = clean(&mending.name);
        notes.extend(mending.open.iter().map(|Open { line, rule, title }| {
            format!("{name}:{line}: {rule}: “{}” needs your words", one_line(title))
        }));
    }
    notes
}

/// How many fixes in how many files.
struct Sum {
    fixes: u32,
    files: u32,
}

impl Sum {
    fn of(mendings: &[Mending], fixes: impl Fn(&Mending) -> u32) -> Self {
        let counts: Vec<_> = mendings.iter().map(fixes).filter(|&count| count > 0).collect();
        Self { fixes: counts.iter().sum(), files: counts.len() as u32 }
    }
}
