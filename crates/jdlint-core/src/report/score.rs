//! How good a posting is, in one number. In: all findings of the rules that are on. Out: [`Score`].
//!
//! Each part begins with 100 and loses something with each finding, so that fewer findings never score lower.

use super::{About, Finding, Score};
use crate::rules::{Group, Severity};
use crate::settings::Settings;

/// A part of the score.
struct Part {
    groups: &'static [Group],
    /// Its share of the whole, in percent.
    weight: u32,
    /// What an error, a warning and an info take away.
    cost: [u32; 3],
    /// The same for something that is wholly absent.
    absent: [u32; 3],
}

/// In the order of [`Score`]'s fields.
const PARTS: [Part; 6] = [
    Part { groups: &[Group::Structure], weight: 30, cost: [30, 15, 3], absent: [30, 15, 3] },
    // No measure at all is worse than one that could be better.
    Part { groups: &[Group::Outcomes], weight: 20, cost: [40, 15, 5], absent: [100, 80, 30] },
    Part { groups: &[Group::Requirements], weight: 20, cost: [40, 20, 5], absent: [40, 20, 5] },
    // "Competitive salary" is hardly better than no word about it.
    Part { groups: &[Group::Pay], weight: 15, cost: [100, 75, 15], absent: [100, 90, 30] },
    Part { groups: &[Group::Law], weight: 5, cost: [60, 30, 10], absent: [60, 30, 10] },
    Part {
        groups: &[Group::Language, Group::Readability, Group::Metadata],
        weight: 10,
        cost: [40, 20, 5],
        absent: [40, 20, 5],
    },
];

/// Counts the findings of rules that are on.
pub(crate) fn count(findings: &[Finding], settings: &Settings) -> Score {
    let counted = || findings.iter().filter(|finding| settings.is_on(finding.rule));
    let parts = PARTS.map(|part| {
        let of_part = counted().filter(|finding| part.groups.contains(&finding.rule.group));
        let lost = of_part.fold(0u32, |lost, finding| lost.saturating_add(part.cost_of(finding)));
        100u32.saturating_sub(lost) as u8
    });
    let total: u32 = parts.iter().zip(PARTS).map(|(&left, part)| u32::from(left) * part.weight).sum();
    let [complete, measurable, fair, pay, law, clear] = parts;
    Score { total: (total / 100) as u8, complete, measurable, fair, pay, law, clear }
}

impl Part {
    fn cost_of(&self, finding: &Finding) -> u32 {
        let [error, warning, info] = if finding.about == About::Document { self.absent } else { self.cost };
        match finding.severity {
            Severity::Error => error,
            Severity::Warning => warning,
            // A hint about style is no fault.
            Severity::Info if matches!(finding.rule.group, Group::Language | Group::Readability) => 0,
            Severity::Info => info,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_a_whole() {
        assert_eq!(PARTS.iter().map(|part| part.weight).sum::<u32>(), 100);
    }
}
