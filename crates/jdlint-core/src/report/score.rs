//! How good a posting is, in one number. In: all findings of the rules that are on. Out: [`Score`].
//!
//! Each part begins with 100 and loses something with each finding, so that fewer findings never score lower.

use super::{About, Finding, Score};
use crate::rules::{Group, Severity};
use crate::settings::Settings;

/// A part of the score and what findings take from it.
#[derive(Debug, PartialEq, Eq)]
pub struct ScorePart {
    /// The word that stands for it in JSON.
    pub name: &'static str,
    /// Findings of these groups count in it.
    pub groups: &'static [Group],
    /// Its share of the whole, in percent.
    pub weight: u32,
    /// What an error, a warning and an info take away.
    pub cost: [u32; 3],
    /// The same for something that is wholly absent.
    pub absent: [u32; 3],
}

/// The parts, in the order of [`Score`]'s fields.
pub static SCORE_PARTS: [ScorePart; 6] = [
    part("complete", &[Group::Structure], 30, [30, 15, 3], [30, 15, 3]),
    // No measure at all is worse than one that could be better.
    part("measurable", &[Group::Outcomes], 20, [40, 15, 5], [100, 80, 30]),
    part("fair", &[Group::Requirements], 20, [40, 20, 5], [40, 20, 5]),
    // "Competitive salary" is hardly better than no word about it.
    part("pay", &[Group::Pay], 15, [100, 75, 15], [100, 90, 30]),
    part("law", &[Group::Law], 5, [60, 30, 10], [60, 30, 10]),
    part("clear", &[Group::Language, Group::Readability, Group::Metadata], 10, [40, 20, 5], [40, 20, 5]),
];

const fn part(
    name: &'static str,
    groups: &'static [Group],
    weight: u32,
    cost: [u32; 3],
    absent: [u32; 3],
) -> ScorePart {
    ScorePart { name, groups, weight, cost, absent }
}

/// Counts the findings of rules that are on.
pub(crate) fn count(findings: &[Finding], settings: &Settings) -> Score {
    let counted = || findings.iter().filter(|finding| settings.is_on(finding.rule));
    let parts = SCORE_PARTS.each_ref().map(|part| {
        let of_part = counted().filter(|finding| part.groups.contains(&finding.rule.group));
        let lost = of_part.fold(0u32, |lost, finding| lost.saturating_add(part.cost_of(finding)));
        100u32.saturating_sub(lost) as u8
    });
    let total: u32 = parts.iter().zip(&SCORE_PARTS).map(|(&left, part)| u32::from(left) * part.weight).sum();
    let [complete, measurable, fair, pay, law, clear] = parts;
    Score { total: (total / 100) as u8, complete, measurable, fair, pay, law, clear }
}

impl ScorePart {
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
        assert_eq!(SCORE_PARTS.iter().map(|part| part.weight).sum::<u32>(), 100);
    }
}
