//! Outcomes. In: sentences. Out: [`OutcomeFact`]s: what is to be reached, and what is missing to check it.

pub(crate) mod absolute;
mod lack;
mod listed;
mod no_outcome;
mod plain_work;
mod result;
mod target;
mod timeframe;

use crate::document::words::TokenKind;
use crate::document::{Document, Span};
use crate::gather::Gather;
use crate::lexicon::{Hit, KPIS, Kpi, Lexicon};
use crate::report::{Kind, Outcome, OutcomePart, Verdict};
use result::Signs;

pub(crate) use lack::{Lack, is_name};
pub(crate) use plain_work::is_reason;
pub(crate) use result::{begins_with_verb, is_skill, promises_measures};

/// A result, target or measure that the holder of the job answers for.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is one part of a KPI that is there or not")]
pub(crate) struct OutcomeFact {
    pub(crate) sentence: usize,
    /// The words, without a leading label.
    pub(crate) tokens: Span,
    pub(crate) kpi: Option<&'static Kpi>,
    /// Where the measure is named.
    pub(crate) kpi_span: Option<Span>,
    /// The verb of change that it begins with.
    pub(crate) comparative: Option<Hit>,
    /// It speaks of more, less or better of something, in whatever place.
    pub(crate) promises_change: bool,
    /// A value to reach.
    pub(crate) target: Option<Span>,
    pub(crate) has_unit: bool,
    /// It names some value, if only "zero" or "one"; more careful than `target`.
    pub(crate) names_value: bool,
    pub(crate) has_timeframe: bool,
    pub(crate) has_baseline: bool,
    /// Something that is there or not: a plan, a model, a page.
    pub(crate) is_deliverable: bool,
    /// It stands in a section of outcomes.
    pub(crate) in_outcomes: bool,
}

impl OutcomeFact {
    /// 0 activity, 1 metric, 2 direction, 3 target and unit, 4 time frame, 5 baseline.
    pub(crate) fn level(&self) -> u8 {
        match (self.target.is_some() && self.has_unit, self.has_timeframe, self.has_baseline) {
            (true, true, true) => 5,
            (true, true, false) => 4,
            (true, false, _) => 3,
            _ if self.is_deliverable && self.has_timeframe => 4,
            _ if self.promises_change => 2,
            _ => u8::from(self.kpi.is_some()),
        }
    }

    pub(crate) fn missing(&self) -> Vec<OutcomePart> {
        let needed = [
            (OutcomePart::Target, self.target.is_none()),
            (OutcomePart::Unit, !self.has_unit),
            (OutcomePart::Timeframe, !self.has_timeframe),
            (OutcomePart::Baseline, self.promises_change && !self.has_baseline && self.target.is_none()),
        ];
        needed.into_iter().filter(|&(_, missing)| missing).map(|(part, _)| part).gather()
    }

    pub(crate) fn is_measurable(&self, document: &Document<'_>) -> bool {
        self.level() >= 4 || self.level() == 3 && self.has_built_in_rate(document)
    }

    /// A value that is a time of its own: "recovery in under 60 minutes", "books closed by business day 5".
    pub(crate) fn has_built_in_rate(&self, document: &Document<'_>) -> bool {
        self.kpi.is_some_and(Kpi::is_time)
            && self.target.as_ref().is_some_and(|target| document.is_in(Lexicon::TimeUnit, target.end))
    }

    /// The row of the outline.
    pub(crate) fn outline(&self, document: &Document<'_>) -> Outcome {
        let range = document.sentences[self.sentence].range;
        let measurable = self.is_measurable(document);
        let written = |span: &Span| document.quote(document.range_of(span));
        Outcome {
            text: document.quote(range),
            range,
            verdict: if measurable { Verdict::Measurable } else { Verdict::Vague },
            level: self.level(),
            missing: if measurable { Vec::new() } else { self.missing() },
            kpi: self.kpi.map(|kpi| kpi.id),
            metric: self.kpi_span.as_ref().map(written),
            target: self.target.as_ref().map(|target| written(&with_unit(document, target))),
            timeframe: timeframe::words(document, &self.tokens).as_ref().map(written),
        }
    }
}

/// A value with the sign or unit of time beside it: "90" of "90 %", "4" of "4 hours".
fn with_unit(document: &Document<'_>, value: &Span) -> Span {
    let is_sign = |at: usize| document.is_kind(at, TokenKind::Symbol);
    let start = value.start.checked_sub(1).filter(|&before| is_sign(before)).unwrap_or(value.start);
    let is_unit = is_sign(value.end) || document.is_in(Lexicon::TimeUnit, value.end);
    start..value.end + usize::from(is_unit && document.all().contains(&value.end))
}

/// Every outcome, in order.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>) -> Vec<OutcomeFact> {
    let sections = document.sections.iter().filter(|section| result::may_hold_outcomes(section));
    let blocks = sections.flat_map(|section| &document.blocks[section.blocks.clone()]);
    let sentences = blocks.filter(|block| !block.is_heading()).flat_map(|block| block.sentences.clone());
    sentences.filter_map(|sentence| outcome(document, sentence)).gather()
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn outcome(document: &Document<'_>, number: usize) -> Option<OutcomeFact> {
    let sentence = &document.sentences[number];
    let section = document.section_of(sentence.block);
    // "Uptime" alone is a measure only where measures are listed.
    let short = sentence.tokens.len() < 2 && !result::promises_measures(document, sentence.block);
    if short || no_outcome::is_head_of_table(document, sentence.block) {
        return None;
    }
    let tokens = sentence.tokens.clone();
    let in_outcomes = section.is(Kind::Outcomes);
    let kpi = result::kpi(document, &tokens);
    let target = target::target(document, &tokens, kpi.is_some(), in_outcomes);
    if no_outcome::asks_to_apply(document, &tokens)
        || !in_outcomes && kpi.is_none() && no_outcome::tells_pay(document, &tokens, target.as_ref())
    {
        return None;
    }
    if !in_outcomes && kpi.is_none() && target.is_none() && !result::may_tell_a_result(document, &tokens) {
        return None;
    }
    let signs = Signs::read(document, number, kpi, target.is_some());
    if !signs.tell_a_result(document, number) {
        return None;
    }
    Some(fact(document, number, kpi, target, &signs))
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn fact(
    document: &Document<'_>,
    number: usize,
    kpi: Option<Hit>,
    target: Option<Span>,
    signs: &Signs,
) -> OutcomeFact {
    let sentence = &document.sentences[number];
    let section = document.section_of(sentence.block);
    let tokens = sentence.tokens.clone();
    let lead = document.blocks[sentence.block].lead.map(|lead| &document.blocks[lead].tokens);
    let headed = signs.in_outcomes
        && (timeframe::heading_has_timeframe(document, section)
            || lead.is_some_and(|lead| timeframe::names_time(document, lead)));
    OutcomeFact {
        sentence: number,
        kpi: kpi.map(|hit| &KPIS[hit.row as usize]),
        kpi_span: kpi.map(|hit| hit.start as usize..hit.end as usize),
        has_baseline: target::has_baseline(document, &tokens, target.as_ref()),
        is_deliverable: signs.deliverable && !signs.promises_more(),
        names_value: target.is_some() || target::names_value(document, &tokens),
        has_timeframe: headed || timeframe::has_timeframe(document, &tokens),
        has_unit: target.as_ref().is_some_and(|target| {
            target::has_unit(document, &tokens, target)
                || listed::counts_what_is_named(
                    document,
                    &tokens,
                    target,
                    kpi.map(|hit| &KPIS[hit.row as usize]),
                )
        }),
        comparative: signs.leading_change,
        promises_change: signs.promises_more(),
        in_outcomes: signs.in_outcomes,
        target,
        tokens,
    }
}
