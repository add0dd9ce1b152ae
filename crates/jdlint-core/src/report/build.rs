//! Facts and findings to a report. In: what was read and judged. Out: [`Report`], ordered and fingerprinted.

use std::collections::BTreeMap;

use super::{About, Finding, Report};
use crate::facts::Facts;
use crate::rules::Judgement;

/// Puts the report together.
pub(crate) fn build(facts: &Facts<'_>, judgement: Judgement) -> Report {
    let Judgement { mut findings, score } = judgement;
    findings.sort_by(|a, b| (a.range, a.rule.id).cmp(&(b.range, b.rule.id)));
    fingerprint(facts.document.text, &mut findings);
    Report {
        score,
        outline: facts.outline(),
        language: facts.language,
        role: facts.role.map(|role| role.id),
        words: facts.words().try_into().unwrap_or(u32::MAX),
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
