//! `jdlint stats`. In: what was found in each posting. Out: counts over all of them: findings by rule, scores, contents.

mod print;

use std::collections::BTreeMap;
use std::io::{self, Write};

use jdlint_core::report::{Kind, Presence};
use jdlint_core::rules::{ALL, Rule};

use crate::arguments::Format;
use crate::output::{PerFile, Printer, Screen};
use crate::run::{Linted, Run};

pub(crate) use print::Output;

/// Scores are counted in steps of so many points.
const STEP: u8 = 10;

/// How `jdlint stats` prints.
pub(crate) struct Stats {
    /// For whom.
    pub(crate) format: Format,
    /// Where it is read.
    pub(crate) screen: Screen,
}

/// What counts of one posting.
pub(crate) struct Counted {
    /// Findings by rule.
    findings: BTreeMap<&'static str, u32>,
    score: Option<u8>,
    present: Vec<(Kind, Presence)>,
}

impl PerFile for Stats {
    type Part = Counted;

    fn part(&self, linted: &Linted<'_>) -> Counted {
        let mut findings = BTreeMap::new();
        for finding in &linted.report.findings {
            *findings.entry(finding.rule.id).or_default() += 1;
        }
        Counted {
            findings,
            score: linted.report.score.map(|score| score.total),
            present: linted.report.outline.present.iter().map(|there| (there.kind, there.presence)).collect(),
        }
    }
}

impl Printer for Stats {
    fn print(&self, run: &Run, parts: Vec<Counted>, out: &mut dyn Write) -> io::Result<()> {
        let sums = Sums::of(&parts);
        match self.format {
            Format::Human => print::human(&sums, self.screen, out),
            Format::Json => print::json(&sums, run, out),
        }
    }
}

/// Counts over all postings.
struct Sums {
    postings: u32,
    /// Rules that found something, most findings first.
    rules: Vec<OfRule>,
    scores: Scores,
    /// Every kind of content, in the order of the outline.
    contents: Vec<OfKind>,
}

struct OfRule {
    rule: &'static Rule,
    findings: u32,
    postings: u32,
}

/// The scores of postings that have one.
struct Scores {
    count: u32,
    mean: Option<f64>,
    median: Option<f64>,
    lowest: Option<u8>,
    highest: Option<u8>,
    /// How many from 0, 10, 20 ... 90 points on; 100 is among the last.
    steps: [u32; 10],
}

struct OfKind {
    kind: Kind,
    yes: u32,
    vague: u32,
    no: u32,
}

impl Sums {
    fn of(parts: &[Counted]) -> Self {
        Self {
            postings: parts.len() as u32,
            rules: rules(parts),
            scores: Scores::of(parts.iter().filter_map(|part| part.score).collect()),
            contents: Kind::ALL.iter().map(|&kind| OfKind::of(kind, parts)).collect(),
        }
    }
}

fn rules(parts: &[Counted]) -> Vec<OfRule> {
    let of = |rule: &'static Rule| {
        let counts = parts.iter().filter_map(|part| part.findings.get(rule.id));
        OfRule { rule, findings: counts.clone().sum(), postings: counts.count() as u32 }
    };
    let mut rules: Vec<_> = ALL.iter().copied().map(of).filter(|of| of.findings > 0).collect();
    rules.sort_by_key(|of| (std::cmp::Reverse(of.findings), of.rule.id));
    rules
}

impl Scores {
    fn of(mut scores: Vec<u8>) -> Self {
        scores.sort_unstable();
        let sum: u32 = scores.iter().map(|&score| u32::from(score)).sum();
        let count = scores.len() as u32;
        let mut steps = [0; 10];
        for score in &scores {
            steps[usize::from(score / STEP).min(9)] += 1;
        }
        let middle = scores.len() / 2;
        let at = |at: usize| f64::from(scores[at]);
        let median = match scores.len() {
            0 => None,
            length if length % 2 == 1 => Some(at(middle)),
            _ => Some(f64::midpoint(at(middle - 1), at(middle))),
        };
        Self {
            count,
            mean: (count > 0).then(|| f64::from(sum) / f64::from(count)),
            median,
            lowest: scores.first().copied(),
            highest: scores.last().copied(),
            steps,
        }
    }
}

impl OfKind {
    fn of(kind: Kind, parts: &[Counted]) -> Self {
        let there = parts.iter().flat_map(|part| &part.present).filter(|(known, _)| *known == kind);
        let count = |wanted: Presence| there.clone().filter(|(_, is)| *is == wanted).count() as u32;
        Self { kind, yes: count(Presence::Yes), vague: count(Presence::Vague), no: count(Presence::No) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_summed_up() {
        let scores = Scores::of(vec![100, 40, 49, 5]);
        assert_eq!((scores.count, scores.lowest, scores.highest), (4, Some(5), Some(100)));
        assert_eq!((scores.mean, scores.median), (Some(48.5), Some(44.5)));
        assert_eq!(scores.steps, [1, 0, 0, 0, 2, 0, 0, 0, 0, 1]);
        assert_eq!(Scores::of(vec![7, 9, 8]).median, Some(8.0));
        let none = Scores::of(Vec::new());
        assert_eq!((none.mean, none.median, none.lowest), (None, None, None));
    }
}
