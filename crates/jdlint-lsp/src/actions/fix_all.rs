//! Everything that can be mended without looking. In: findings. Out: the edits of their safe fixes, none over another.

use jdlint_core::report::{Applicability, Edit, Finding};

/// The edits of the first safe fix of each finding, in order of place. Of two that touch the same words the earlier one
/// counts; the other is found again afterwards.
pub(super) fn edits(findings: &[Finding]) -> Vec<Edit> {
    let mut chosen: Vec<Edit> = Vec::new();
    for finding in findings {
        let safe = finding.fixes.iter().find(|fix| fix.applicability == Applicability::Safe);
        let Some(fix) = safe else { continue };
        let clashes = |edit: &Edit| chosen.iter().any(|other| clash(edit, other));
        if !fix.edits.iter().any(clashes) {
            chosen.extend(fix.edits.iter().cloned());
        }
    }
    chosen.sort_by_key(|edit| edit.range);
    chosen
}

/// Two edits at one place have no order.
const fn clash(one: &Edit, other: &Edit) -> bool {
    one.range.start <= other.range.end && other.range.start <= one.range.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use jdlint_core::{Settings, lint};

    #[test]
    fn only_what_is_safe_is_mended_and_nothing_twice() {
        let text = "# Engineer\n\n## What you will do\n\n- He runs the builds\n\n<!-- jdlint-disable-line cliche -->\n\
                    ## Pay\n\n$90,000 to $70,000 a year\n";
        let findings = lint(text, &Settings::default()).findings;
        let edits = edits(&findings);
        assert!(edits.len() >= 2, "{edits:?}");
        assert!(edits.windows(2).all(|pair| pair[0].range.end < pair[1].range.start), "{edits:?}");
        let mended = edits.iter().rev().fold(text.to_owned(), |mut text, edit| {
            text.replace_range(edit.range.start as usize..edit.range.end as usize, &edit.insert);
            text
        });
        assert!(mended.contains("$70,000 to $90,000") && !mended.contains("jdlint-disable"), "{mended}");
        let doubled: Vec<_> = findings.iter().chain(&findings).cloned().collect();
        assert_eq!(super::edits(&doubled), edits);
    }
}
