//! Facts and findings to a report. In: what was read and judged. Out: [`Report`], ordered and fingerprinted.

use super::{About, Finding, Report};
use crate::facts::Facts;
use crate::rules::Judgement;

/// Puts the report together.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn build(facts: &Facts<'_>, judgement: Judgement) -> Report {
    let Judgement { mut findings, score } = judgement;
    findings.sort_by(|a, b| (a.range, a.rule.id).cmp(&(b.range, b.rule.id)));
    fingerprint(facts.document.text, &mut findings);
    Report {
        score,
        outline: facts.outline(),
        language: facts.language,
        role: facts.role.map(|role| role.id),
        words: facts.words.try_into().unwrap_or(u32::MAX),
        findings,
    }
}

/// Rule, words and how often that pair came before: no line numbers, so that moved lines keep theirs.
fn fingerprint(text: &str, findings: &mut [Finding]) {
    let mut hashes = Vec::with_capacity(findings.len());
    for (at, finding) in findings.iter().enumerate() {
        let mut hash = Fnv::new();
        hash.write(finding.rule.id);
        if finding.about == About::Text {
            for word in finding.range.of(text).split_whitespace() {
                hash.write(" ");
                hash.write(&word.to_lowercase());
            }
        }
        hashes.push((hash.0, at));
    }
    hashes.sort_unstable();
    for same in hashes.chunk_by(|one, next| one.0 == next.0) {
        for (count, &(hash, at)) in same.iter().enumerate() {
            findings[at].fingerprint = format!("{:016x}", hash.wrapping_add(count as u64));
        }
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
