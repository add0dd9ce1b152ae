//! Outcomes. In: sentences. Out: [`OutcomeFact`]s: what is to be reached, and what is missing to check it.

use super::numbers;
use crate::document::words::{TokenKind, gap};
use crate::document::{BlockKind, Document, Section, Span};
use crate::lexicon::{Hit, KPIS, Kpi, Lexicon};
use crate::report::{Kind, Outcome, OutcomePart, Verdict};

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
            _ if self.comparative.is_some() => 2,
            _ => u8::from(self.kpi.is_some()),
        }
    }

    pub(crate) fn missing(&self) -> Vec<OutcomePart> {
        let needed = [
            (OutcomePart::Target, self.target.is_none()),
            (OutcomePart::Unit, !self.has_unit),
            (OutcomePart::Timeframe, !self.has_timeframe),
            (
                OutcomePart::Baseline,
                self.comparative.is_some() && !self.has_baseline && self.target.is_none(),
            ),
        ];
        needed.into_iter().filter(|&(_, missing)| missing).map(|(part, _)| part).collect()
    }

    pub(crate) fn is_measurable(&self) -> bool {
        self.level() >= 4
    }

    /// The row of the outline.
    pub(crate) fn outline(&self, document: &Document<'_>) -> Outcome {
        let range = document.sentences[self.sentence].range;
        let measurable = self.is_measurable();
        Outcome {
            text: document.quote(range),
            range,
            verdict: if measurable { Verdict::Measurable } else { Verdict::Vague },
            level: self.level(),
            missing: if measurable { Vec::new() } else { self.missing() },
            kpi: self.kpi.map(|kpi| kpi.id),
        }
    }
}

/// Every outcome, in order.
pub(crate) fn read(document: &Document<'_>) -> Vec<OutcomeFact> {
    (0..document.sentences.len()).filter_map(|sentence| outcome(document, sentence)).collect()
}

fn outcome(document: &Document<'_>, number: usize) -> Option<OutcomeFact> {
    let sentence = &document.sentences[number];
    let block = &document.blocks[sentence.block];
    let section = document.section_of(sentence.block);
    if block.is_heading() || sentence.tokens.len() < 2 || !may_hold_outcomes(section) {
        return None;
    }
    let in_outcomes = section.is(Kind::Outcomes);

    let tokens = sentence.tokens.clone();
    let kpi = kpi(document, &tokens);
    let comparative = leading_comparative(document, &tokens);
    let target = target(document, &tokens);
    let timeframe =
        has_timeframe(document, &tokens) || (in_outcomes && heading_has_timeframe(document, section));
    // An essay about the job is no list of results, unless it names a value.
    if section.kind.kind.is_none() && section.heading.is_some() && !block.is_item() && target.is_none() {
        return None;
    }
    let deliverable = leads_with_deliverable(document, &tokens);
    let listed = block.is_item() || matches!(block.kind, BlockKind::Label { .. } | BlockKind::TableRow);
    let is_result = if in_outcomes && listed {
        // A list of measures holds measures; a plan for the first weeks also holds what one learns and whom one meets.
        let cue = document.has(Lexicon::OutcomeCue, &tokens);
        !heading_has_timeframe(document, section)
            || deliverable
            || cue
            || kpi.is_some()
            || comparative.is_some()
            || target.is_some()
    } else if in_outcomes {
        kpi.is_some() && target.is_some()
    } else {
        is_result(document, &tokens, kpi.is_some(), comparative, target.is_some())
    };
    if !is_result || is_question(document, number) {
        return None;
    }
    let has_unit = target.as_ref().is_some_and(|target| has_unit(document, &tokens, target));
    Some(OutcomeFact {
        sentence: number,
        kpi: kpi.map(|hit| &KPIS[hit.row as usize]),
        kpi_span: kpi.map(|hit| hit.start as usize..hit.end as usize),
        has_baseline: has_baseline(document, &tokens, target.as_ref()),
        is_deliverable: deliverable,
        names_value: names_value(document, &tokens),
        has_timeframe: timeframe,
        comparative,
        target,
        has_unit,
        in_outcomes,
        tokens,
    })
}

fn may_hold_outcomes(section: &Section) -> bool {
    !matches!(
        section.kind.kind,
        Some(
            Kind::Requirements
                | Kind::Preferred
                | Kind::Education
                | Kind::Benefits
                | Kind::AboutCompany
                | Kind::Eeo
                | Kind::Pay
                | Kind::HowToApply
                | Kind::HiringProcess
                | Kind::Deadline
                | Kind::Hours
                | Kind::Location
                | Kind::EmploymentType
                | Kind::Title
        )
    )
}

/// Outside a section of outcomes a sentence must say by itself that it is about a result.
fn is_result(
    document: &Document<'_>,
    tokens: &Span,
    kpi: bool,
    comparative: Option<Hit>,
    target: bool,
) -> bool {
    if is_of_company(document, tokens) {
        return false;
    }
    let measurable = document.has(Lexicon::MeasurableNoun, tokens);
    if measurable
        && comparative.is_some_and(|verb| verb.start as usize == tokens.start && promises_change(verb))
    {
        return true;
    }
    let comparative = comparative.is_some();
    let cue = document.hits_of(Lexicon::OutcomeCue, tokens).any(|hit| is_target_word(document, hit));
    let measured = document.has(Lexicon::QualityWord, tokens);
    (comparative && (kpi || target))
        || (comparative && measured && leading_promise(document, tokens))
        || (kpi && target)
        || (cue && target)
        || (cue && is_reaching(document, tokens))
}

fn leading_promise(document: &Document<'_>, tokens: &Span) -> bool {
    leading_comparative(document, tokens).is_some_and(promises_change)
}

/// "Reduce churn" promises a change whatever its object is; "optimise queries" and "expand the kitchen" are work.
fn promises_change(verb: Hit) -> bool {
    verb.value().ends_with("promise")
}

/// "target audience", "target group": no target.
fn is_target_word(document: &Document<'_>, hit: Hit) -> bool {
    !document.is_any_word(
        hit.end as usize,
        &[
            "audience",
            "audiences",
            "group",
            "groups",
            "market",
            "markets",
            "customers",
            "population",
            "start",
        ],
    ) || hit.end - hit.start > 1
}

/// "meet the sales targets", "achieve quota".
fn is_reaching(document: &Document<'_>, tokens: &Span) -> bool {
    tokens.clone().any(|at| document.is_in(Lexicon::ReachingVerb, at))
}

fn is_of_company(document: &Document<'_>, tokens: &Span) -> bool {
    let first = tokens.start..(tokens.start + 3).min(tokens.end);
    document.hits_of(Lexicon::CompanySubject, &first).next().is_some()
        || document.is_any_word(tokens.start, &["our", "as"])
}

fn is_question(document: &Document<'_>, sentence: usize) -> bool {
    document.sentences[sentence].range.of(document.text).trim_end().ends_with('?')
}

/// The measure that the sentence names: the one in its label if there is one, else the first.
fn kpi(document: &Document<'_>, tokens: &Span) -> Option<Hit> {
    document.hits_of(Lexicon::Kpis, tokens).find(|&hit| is_metric(document, hit))
}

/// Names that are also something else need their other half: `SQL`, `close`, `availability` of a person.
fn is_metric(document: &Document<'_>, hit: Hit) -> bool {
    let written = document.range_of_hit(hit).of(document.text);
    let one_word = hit.end - hit.start == 1;
    match written.to_ascii_lowercase().as_str() {
        "sql" | "cpa" | "papers" | "visits" | "sessions" | "occupancy" | "yield" | "persistence"
        | "attendance" | "proficiency" => false,
        _ if one_word && written.len() <= 4 => written.chars().any(char::is_uppercase),
        _ => true,
    }
}

/// A verb of change among the first words: "Continuously improve ...", "Help reduce ...".
fn leading_comparative(document: &Document<'_>, tokens: &Span) -> Option<Hit> {
    let colon = (tokens.start + 1..tokens.end.min(tokens.start + 7))
        .find(|&at| document.tokens[at].before & gap::COLON != 0);
    let start = colon.unwrap_or(tokens.start);
    let first = start..(start + 4).min(tokens.end);
    document.hits_of(Lexicon::ComparativeVerb, &first).find(|&hit| {
        let at = hit.start as usize;
        let noun = at > start
            && document.is_any_word(at - 1, &["an", "a", "the", "of", "with", "and", "from", "by"]);
        let adjective = document.token_text(at).ends_with("ed")
            || document.is_any_word(at, &["cutting"]) && document.is_word(at + 1, "edge");
        // "Acme aims to improve ...": of the employer, no duty.
        let led = at == start
            || document.is_any_word(
                start,
                &["you", "you'll", "help", "helping", "continuously", "actively", "constantly", "also"],
            )
            || document.is_in(Lexicon::DutyVerb, start);
        // "Improve your skills": a benefit, no result.
        let of_reader = document.is_word(hit.end as usize, "your");
        led && !noun && !adjective && !of_reader
    })
}

/// A number that is a value to reach and none of the false friends.
fn target(document: &Document<'_>, tokens: &Span) -> Option<Span> {
    let has_kpi = kpi(document, tokens).is_some();
    tokens.clone().find_map(|at| {
        let number = &document.tokens[at];
        if number.kind != TokenKind::Number || is_false_friend(document, tokens, at) {
            return None;
        }
        if !has_kpi && !is_value(document, tokens, at) {
            return None;
        }
        let before =
            at.checked_sub(1).is_some_and(|last| matches!(document.token_text(last), "$" | "€" | "£"));
        let start = if before { at - 1 } else { at };
        Some(start..at + 1)
    })
}

/// Any number or word of number that could be meant as a value, and "the same day".
fn names_value(document: &Document<'_>, tokens: &Span) -> bool {
    tokens.clone().any(|at| {
        let number = document.tokens[at].kind == TokenKind::Number
            && document.token_text(at) != "24"
            && document.token_text(at) != "7";
        number
            || document
                .is_any_word(at, &["zero", "no", "same", "half", "third", "quarter", "double", "twice"])
    }) || document.has(Lexicon::NumberWord, tokens)
}

/// A number that says by itself that it is a value: a share, money, or led by a comparison.
fn is_value(document: &Document<'_>, within: &Span, at: usize) -> bool {
    let money = at > within.start && matches!(document.token_text(at - 1), "$" | "€" | "£");
    let led = at > within.start && document.is_in(Lexicon::ComparisonWord, at - 1);
    document.is_word(at + 1, "%") || document.is_any_word(at + 1, &["percent"]) || money || led
}

/// DOMAIN B.4: hours of service, ranks, years, plans, versions, levels, dates, identifiers, terms of work.
fn is_false_friend(document: &Document<'_>, within: &Span, at: usize) -> bool {
    let token = &document.tokens[at];
    let text = document.token_text(at);
    // `18F`, `B2B`, `1:1`
    let inside_name = document.tokens.get(at + 1).is_some_and(|next| {
        next.before == 0 && next.kind == TokenKind::Word && !document.is_any_word(at + 1, &["k", "m"])
    });
    let ratio = token.before & gap::COLON != 0 && token.before & gap::SPACE == 0
        || document
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.before == gap::COLON && next.kind == TokenKind::Number);
    let glued = token.before == 0 && at > within.start;
    let slashed = document
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.before & gap::SLASH != 0 && next.kind == TokenKind::Number)
        || token.before & gap::SLASH != 0;
    let value = numbers::value(document, at).unwrap_or(0.0);
    let calendar_year = text.len() == 4 && (1900.0..=2100.0).contains(&value);
    let before = at > within.start && document.is_in(Lexicon::NumberNameBefore, at - 1);
    let after =
        document.is_in(Lexicon::NumberNameAfter, at + 1) && document.tokens[at + 1].before & gap::COMMA == 0;
    let percent_share = document.is_word(at + 1, "%") && token.before & gap::OPEN != 0;
    // "first 90 days", "within 30 days", "30-60-90 plan": a time without a value.
    let time = document.is_any_word(at + 1, &["day", "days", "week", "weeks", "month", "months"])
        && at > within.start
        && document.is_any_word(at - 1, &["first", "within", "in", "next", "every", "last"]);
    let dashed = token.before & gap::DASH != 0
        && token.before & gap::SPACE == 0
        && at > within.start
        && document.tokens[at - 1].kind == TokenKind::Word;
    glued && !matches!(document.token_text(at - 1), "$" | "€" | "£" | ">" | "=" | "+")
        || slashed
        || inside_name
        || ratio
        || calendar_year
        || before
        || after
        || percent_share
        || time
        || dashed
}

/// A percent sign, a currency, or a noun right after the number.
fn has_unit(document: &Document<'_>, within: &Span, target: &Span) -> bool {
    let currency = matches!(document.token_text(target.start), "$" | "€" | "£");
    let next = target.end;
    currency
        || next < within.end && document.tokens[next].before & (gap::COMMA | gap::STOP | gap::SEMICOLON) == 0
}

fn has_timeframe(document: &Document<'_>, tokens: &Span) -> bool {
    document.has(Lexicon::TimeframeCue, tokens) || tokens.clone().any(|at| is_period(document, at))
}

/// "within 30 days", "by 30 June", "in under 4 hours", "by 2027".
fn is_period(document: &Document<'_>, at: usize) -> bool {
    let number = numbers::value(document, at + 1).or_else(|| numbers::value(document, at + 2));
    // `99.9 %/month`
    if document.tokens[at].before & gap::SLASH != 0
        && document.is_any_word(at, &["day", "week", "month", "quarter", "year", "hour", "shift"])
    {
        return true;
    }
    let Some(value) = number.filter(|_| document.is_in(Lexicon::TimeLead, at)) else { return false };
    let unit = (at + 2..at + 5).any(|near| document.is_in(Lexicon::TimeUnit, near));
    unit || (2020.0..=2100.0).contains(&value)
}

fn leads_with_deliverable(document: &Document<'_>, tokens: &Span) -> bool {
    document
        .hits_of(Lexicon::ActivityVerb, &(tokens.start..(tokens.start + 4).min(tokens.end)))
        .next()
        .is_some()
}

fn heading_has_timeframe(document: &Document<'_>, section: &Section) -> bool {
    section.heading.is_some_and(|at| {
        let tokens = &document.blocks[at].tokens;
        has_timeframe(document, tokens)
            || tokens.clone().any(|at| numbers::value(document, at).is_some())
                && tokens.clone().any(|at| {
                    document.is_any_word(at, &["days", "day", "weeks", "week", "months", "month", "year"])
                })
    })
}

/// "from 4 to 2 %", "by 20 %", or a baseline that is named.
fn has_baseline(document: &Document<'_>, tokens: &Span, target: Option<&Span>) -> bool {
    let Some(target) = target else { return false };
    let from = tokens.clone().any(|at| {
        document.is_word(at, "from")
            && numbers::value(document, at + 1).or_else(|| numbers::value(document, at + 2)).is_some()
    });
    let by = target.start > tokens.start && document.is_any_word(target.start - 1, &["by"]);
    let named = tokens.clone().any(|at| document.is_any_word(at, &["baseline", "versus", "vs", "against"]));
    from || by || named
}
