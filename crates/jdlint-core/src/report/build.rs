//! Facts and findings to a report. In: a posting that was read and judged. Out: [`Report`], ordered and fingerprinted.

use super::{About, Finding, Report};
use crate::reading::Reading;
use crate::text::SmallLetters;

/// Puts the report together.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn build(reading: &mut Reading<'_>) -> Report {
    let facts = &mut reading.facts;
    let mut findings = std::mem::take(&mut reading.findings);
    findings.sort_by(|a, b| (a.range, a.rule.id).cmp(&(b.range, b.rule.id)));
    fingerprint(facts.document.text, &mut findings);
    Report {
        score: reading.score,
        outline: facts.take_outline(),
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
                hash.write_in_small_letters(word);
            }
        }
        hashes.push((hash.0, at));
    }
    hashes.sort_unstable();
    for same in hashes.chunk_by(|one, next| one.0 == next.0) {
        for (count, &(hash, at)) in same.iter().enumerate() {
            findings[at].fingerprint = in_hex(hash.wrapping_add(count as u64));
        }
    }
}

/// Sixteen digits.
fn in_hex(number: u64) -> String {
    let digit = |at: usize| b"0123456789abcdef"[(number >> ((15 - at) * 4)) as usize & 0xf];
    let digits: [u8; 16] = std::array::from_fn(digit);
    str::from_utf8(&digits).unwrap_or_default().to_owned()
}

/// FNV-1a, 64 bits.
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn write(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.write_byte(byte));
    }

    fn write_in_small_letters(&mut self, word: &str) {
        if word.is_ascii() {
            word.bytes().for_each(|byte| self.write_byte(byte.to_ascii_lowercase()));
        } else {
            self.write(&word.in_small_letters());
        }
    }

    const fn write_byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
    }
}
