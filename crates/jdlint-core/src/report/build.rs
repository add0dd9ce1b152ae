//! Facts and findings to a report. In: what was read and judged. Out: [`Report`], ordered and fingerprinted.

use std::collections::BTreeMap;

use super::{About, Finding, Presence, Report, Score};
use crate::facts::Facts;
use crate::report::Kind;
use crate::rules::{ALL, Group, Severity};

/// Puts the report together.
pub(crate) fn build(facts: &Facts<'_>, mut findings: Vec<Finding>) -> Report {
    findings.sort_by(|a, b| (a.range, a.rule.id).cmp(&(b.range, b.rule.id)));
    fingerprint(facts.document.text, &mut findings);
    Report {
        score: (facts.is_posting && facts.is_english).then(|| score(facts, &findings)),
        outline: facts.outline(),
        language: if facts.is_english { "en" } else { "und" },
        role: facts.role.map(|role| role.id),
        findings,
    }
}

/// Rule, words and how often that pair came before: no line numbers, so that moved lines keep theirs.
fn fingerprint(text: &str, findings: &mut [Finding]) {
    let mut seen: BTreeMap<u64, u32> = BTreeMap::new();
    for finding in findings {
        let mut hash = Fnv::new();
        hash.write(finding.rule.id);
        if finding.about == About::Text {
            for word in finding.range.of(text).split_whitespace() {
                hash.write(" ");
                hash.write(&word.to_lowercase());
            }
        }
        let count = seen.entry(hash.0).or_default();
        finding.fingerprint = format!("{:016x}", hash.0.wrapping_add(u64::from(*count)));
        *count += 1;
    }
}

/// FNV-1a, 64 bits.
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn write(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Kinds that a reader needs, with their share of completeness.
const NEEDED: [(Kind, u32); 10] = [
    (Kind::Title, 15),
    (Kind::Responsibilities, 20),
    (Kind::Requirements, 20),
    (Kind::Location, 10),
    (Kind::EmploymentType, 8),
    (Kind::HowToApply, 10),
    (Kind::Summary, 5),
    (Kind::Benefits, 4),
    (Kind::Hours, 4),
    (Kind::AboutCompany, 4),
];

/// What each part weighs in the whole.
const WEIGHTS: [u32; 6] = [30, 20, 20, 15, 5, 10];

fn score(facts: &Facts<'_>, findings: &[Finding]) -> Score {
    let parts = [
        complete(facts),
        measurable(facts),
        clean(findings, &[Group::Requirements]),
        pay(facts),
        clean(findings, &[Group::Law]),
        clean(findings, &[Group::Language, Group::Readability, Group::Metadata]),
    ];
    // Without rules of law, keeping to it is no merit.
    let law_weight = if ALL.iter().any(|rule| rule.group == Group::Law) { WEIGHTS[4] } else { 0 };
    let weights = [WEIGHTS[0], WEIGHTS[1], WEIGHTS[2], WEIGHTS[3], law_weight, WEIGHTS[5]];
    let total: u32 = parts.iter().zip(weights).map(|(&part, weight)| u32::from(part) * weight).sum();
    let [complete, measurable, fair, pay, law, clear] = parts;
    Score { total: (total / weights.iter().sum::<u32>()) as u8, complete, measurable, fair, pay, law, clear }
}

fn complete(facts: &Facts<'_>) -> u8 {
    let share = |&(kind, weight): &(Kind, u32)| match facts.presence_of(kind).map(|there| there.presence) {
        Some(Presence::Yes) => weight,
        Some(Presence::Vague) => weight / 2,
        _ => 0,
    };
    NEEDED.iter().map(share).sum::<u32>() as u8
}

/// The mean level of the outcomes, of five; nothing said is nothing measured.
fn measurable(facts: &Facts<'_>) -> u8 {
    let levels: u32 = facts.outcomes.iter().map(|outcome| u32::from(outcome.level().min(4))).sum();
    let count = facts.outcomes.len() as u32;
    if count == 0 { 0 } else { (levels * 100 / (count * 4)) as u8 }
}

fn pay(facts: &Facts<'_>) -> u8 {
    match facts.presence_of(Kind::Pay).map(|there| there.presence) {
        Some(Presence::Yes) => 100,
        Some(Presence::Vague) => 25,
        _ => 0,
    }
}

/// Every finding of those groups costs by its severity.
fn clean(findings: &[Finding], groups: &[Group]) -> u8 {
    let cost = |finding: &Finding| match finding.severity {
        Severity::Error => 40u32,
        Severity::Warning => 20,
        Severity::Info => 5,
    };
    let lost: u32 = findings.iter().filter(|finding| groups.contains(&finding.rule.group)).map(cost).sum();
    100u32.saturating_sub(lost) as u8
}
