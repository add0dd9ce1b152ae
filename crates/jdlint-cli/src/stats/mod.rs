//! `jdlint stats`. In: what was found in each posting. Out: counts over all of them: findings by rule, scores, contents.

mod print;

use std::collections::BTreeMap;
use std::io::{self, Write};

use jdlint_contract::FileError;
use jdlint_core::report::{Kind, Presence};
use jdlint_core::rules::{ALL, Rule};
use jdlint_core::{Date, Report};

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
        Counted::of(linted.report)
    }
}

impl Counted {
    /// Counts in one report.
    pub(crate) fn of(report: &Report) -> Self {
        let mut findings = BTreeMap::new();
        for finding in &report.findings {
            *findings.entry(finding.rule.id).or_default() += 1;
        }
        Self {
            findings,
            score: report.score.map(|score| score.total),
            present: report.outline.present.iter().map(|there| (there.kind, there.presence)).collect(),
        }
    }
}

impl Printer for Stats {
    fn print(&self, run: &Run, parts: Vec<Counted>, out: &mut dyn Write) -> io::Result<()> {
        let mut tally = Tally::default();
        for part in &parts {
            tally.add(part);
        }
        let about = About { today: run.today, jurisdictions: &run.jurisdictions, errors: &run.errors };
        self.print_sums(&tally.sums(), None, &about, out)
    }
}

/// What is told of a run beside its counts.
pub(crate) struct About<'a> {
    /// The day that was judged by.
    pub(crate) today: Date,
    /// Ids of the places whose law was applied.
    pub(crate) jurisdictions: &'a [&'static str],
    /// What could not be done.
    pub(crate) errors: &'a [FileError],
}

impl Stats {
    /// Prints counts, and those for each value of a column.
    pub(crate) fn print_sums(
        &self,
        sums: &Sums,
        by: Option<&ByValue>,
        about: &About<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self.format {
            Format::Human => print::human(sums, by, self.screen, out),
            Format::Json => print::json(sums, by, about, out),
        }
    }
}

/// Counts that grow with every posting, and need no more memory with it.
pub(crate) struct Tally {
    postings: u32,
    /// Findings, and postings with one, by rule.
    rules: BTreeMap<&'static str, (u32, u32)>,
    /// How many postings have each score.
    scores: [u32; 101],
    /// Yes, vague and no, in the order of the kinds.
    contents: Vec<[u32; 3]>,
}

impl Default for Tally {
    fn default() -> Self {
        let contents = vec![[0; 3]; Kind::ALL.len()];
        Self { postings: 0, rules: BTreeMap::new(), scores: [0; 101], contents }
    }
}

impl Tally {
    /// One posting more.
    pub(crate) fn add(&mut self, one: &Counted) {
        self.postings += 1;
        for (rule, findings) in &one.findings {
            let (all, postings) = self.rules.entry(rule).or_default();
            *all += findings;
            *postings += 1;
        }
        if let Some(score) = one.score {
            self.scores[usize::from(score.min(100))] += 1;
        }
        for (kind, presence) in &one.present {
            let at = match presence {
                Presence::Yes => 0,
                Presence::Vague => 1,
                Presence::No => 2,
            };
            if let Some(kind) = Kind::ALL.iter().position(|known| known == kind) {
                self.contents[kind][at] += 1;
            }
        }
    }

    /// What is printed of them.
    pub(crate) fn sums(&self) -> Sums {
        let of = |rule: &'static Rule| {
            let &(findings, postings) = self.rules.get(rule.id)?;
            Some(OfRule { rule, findings, postings })
        };
        let mut rules: Vec<_> = ALL.iter().copied().filter_map(of).collect();
        rules.sort_by_key(|of| (std::cmp::Reverse(of.findings), of.rule.id));
        let contents = Kind::ALL.iter().zip(&self.contents);
        let contents = contents.map(|(&kind, &[yes, vague, no])| OfKind { kind, yes, vague, no });
        Sums {
            postings: self.postings,
            rules,
            scores: Scores::of(&self.scores),
            contents: contents.collect(),
        }
    }
}

/// Counts for each value of a column.
pub(crate) struct ByValue {
    /// The column.
    pub(crate) column: String,
    /// In the order of the values; those without one stand first.
    pub(crate) values: Vec<(Option<String>, Sums)>,
    /// All values beyond those that are told apart.
    pub(crate) others: Option<Sums>,
}

/// Counts over all postings.
pub(crate) struct Sums {
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

impl Scores {
    /// From how many postings have each score.
    fn of(counts: &[u32; 101]) -> Self {
        let there = || (0..=100_u8).zip(counts).filter(|&(_, &count)| count > 0);
        let count: u32 = counts.iter().sum();
        let sum: f64 = there().map(|(score, &count)| f64::from(score) * f64::from(count)).sum();
        let mut steps = [0; 10];
        for (score, count) in there() {
            steps[usize::from(score / STEP).min(9)] += count;
        }
        // The score of the posting that has so many before it.
        let at = |place: u32| {
            let mut before = 0;
            let mut all = there();
            let found = all.find(|&(_, &count)| {
                before += count;
                before > place
            });
            f64::from(found.map_or(0, |(score, _)| score))
        };
        let median = (count > 0).then(|| f64::midpoint(at((count - 1) / 2), at(count / 2)));
        Self {
            count,
            mean: (count > 0).then(|| sum / f64::from(count)),
            median,
            lowest: there().next().map(|(score, _)| score),
            highest: there().next_back().map(|(score, _)| score),
            steps,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_summed_up() {
        let of = |scores: &[usize]| {
            let mut counts = [0; 101];
            for &score in scores {
                counts[score] += 1;
            }
            Scores::of(&counts)
        };
        let scores = of(&[100, 40, 49, 5]);
        assert_eq!((scores.count, scores.lowest, scores.highest), (4, Some(5), Some(100)));
        assert_eq!((scores.mean, scores.median), (Some(48.5), Some(44.5)));
        assert_eq!(scores.steps, [1, 0, 0, 0, 2, 0, 0, 0, 0, 1]);
        assert_eq!(of(&[7, 9, 8]).median, Some(8.0));
        let none = of(&[]);
        assert_eq!((none.mean, none.median, none.lowest), (None, None, None));
    }
}
