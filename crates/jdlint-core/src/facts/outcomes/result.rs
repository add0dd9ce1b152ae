//! Is a sentence about a result? In: a sentence. Out: [`Signs`]: the measure, the change, the deliverable in it.

use super::timeframe;
use crate::document::words::gap;
use crate::document::{BlockKind, Document, Section, Span, Windows, Words};
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;

pub(super) fn may_hold_outcomes(section: &Section) -> bool {
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

/// A sentence outside a section of outcomes, without a measure and a value, needs one of these to tell a result at all.
/// Most have none, and need not be read for all [`Signs`].
pub(super) fn may_tell_a_result(document: &Document<'_>, tokens: &Span) -> bool {
    const TABLES: [Lexicon; 4] =
        [Lexicon::ComparativeVerb, Lexicon::OutcomeCue, Lexicon::BetteringVerb, Lexicon::StandingWord];
    TABLES.iter().any(|&table| document.has(table, tokens)) || is_due_work(document, tokens)
}

/// How a sentence shows that it is about a result.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is one sign that is there or not")]
pub(super) struct Signs {
    kpi: bool,
    target: bool,
    /// The verb of change that it begins with: "Reduce waste".
    pub(super) leading_change: Option<Hit>,
    /// The leading verb promises a change whatever its object is; "optimise queries" and "expand the kitchen" are work.
    leading_promise: bool,
    /// "... and raise awareness": a verb of change with something that can be measured.
    change: bool,
    /// The same, but as a purpose: "a plan to raise awareness".
    purpose: bool,
    /// "make the tools easier", "create more scalable processes".
    better: bool,
    /// "make the shop the first choice of the town", "keep the systems stable".
    standing: bool,
    /// Something that is there or not: a plan, a model, a page.
    pub(super) deliverable: bool,
    /// It is due at a date: "Within 90 days you will have opened the second shop".
    due: bool,
    /// "should be growing", "is live".
    state: bool,
    /// "target", "quota", "KPI".
    named: bool,
    /// "meet", "exceed", "hit".
    reaching: bool,
    /// A word that stands in for a standard: "seamless", "timely".
    standard: bool,
    /// A few words that do not begin with what somebody does: "Fewer complaints", "Happy guests".
    is_bare_aim: bool,
    /// "Maintain high uptime": it begins with a verb of keeping or reaching.
    keeping: bool,
    /// It stands in a section of outcomes.
    pub(super) in_outcomes: bool,
}

/// An aim without a verb has no more words.
const BARE_AIM_WORDS: usize = 10;

impl Signs {
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn read(document: &Document<'_>, number: usize, kpi: Option<Hit>, target: bool) -> Self {
        let sentence = &document.sentences[number];
        let tokens = &sentence.tokens;
        let leading_change = leading_comparative(document, tokens);
        let due = is_due_work(document, tokens);
        let cues = || document.hits_of(Lexicon::OutcomeCue, tokens);
        Self {
            kpi: kpi.is_some(),
            target,
            leading_promise: leading_change.is_some_and(promises_change),
            leading_change,
            change: changes_of_measures(document, tokens).any(|verb| !is_purpose(document, verb)),
            purpose: changes_of_measures(document, tokens).any(|verb| is_purpose(document, verb)),
            better: makes_better(document, tokens),
            standing: gives_standing(document, tokens),
            deliverable: due || makes_deliverable(document, tokens),
            due,
            state: cues().any(|hit| hit.value() == "state"),
            named: cues().any(|hit| hit.value() == "word" && is_target_word(document, hit)),
            reaching: document.has(Lexicon::ReachingVerb, tokens),
            keeping: document.is_in(Lexicon::ReachingVerb, tokens.start)
                || document
                    .is_any_word(tokens.start, words!["maintain", "maintaining", "keep", "keeping", "hold"]),
            standard: document.has(Lexicon::QualityWord, tokens),
            is_bare_aim: tokens.len() <= BARE_AIM_WORDS && !begins_with_verb(document, tokens.start),
            in_outcomes: document.section_of(sentence.block).is(Kind::Outcomes),
        }
    }

    /// More, less or better of something.
    pub(super) fn promises_more(&self) -> bool {
        self.leading_change.is_some() || self.change || self.better || self.purpose && !self.deliverable
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn tell_a_result(&self, document: &Document<'_>, number: usize) -> bool {
        if is_question(document, number) {
            return false;
        }
        let sentence = &document.sentences[number];
        let section = document.section_of(sentence.block);
        let block = &document.blocks[sentence.block];
        // An essay about the job is no list of results, unless it names a value.
        let essay = section.kind.kind.is_none() && section.heading.is_some() && !block.is_item();
        if essay && !self.target {
            return false;
        }
        let listed = block.is_item() || matches!(block.kind, BlockKind::Label { .. } | BlockKind::TableRow);
        match (self.in_outcomes, listed) {
            // A list of measures holds measures; a plan for the first weeks, or a list of aims, also holds what one
            // learns, whom one meets and what one does.
            (true, true) if promises_measures(document, sentence.block) => true,
            (true, _) => {
                let tokens = &sentence.tokens;
                let lead = block.lead.map(|lead| &document.blocks[lead].tokens);
                let timed = timeframe::heading_has_timeframe(document, section)
                    || lead.is_some_and(|lead| timeframe::names_time(document, lead))
                    || timeframe::has_timeframe(document, tokens);
                self.tell_a_planned_result(timed)
            }
            (false, _) => self.tell_an_own_result(document, &sentence.tokens, listed),
        }
    }

    /// In a plan for the first weeks, or a list of aims.
    fn tell_a_planned_result(&self, timed: bool) -> bool {
        self.deliverable && timed
            || self.state
            || self.standing
            || self.promises_more()
            || self.target
            || (self.kpi || self.named) && self.reaching
            || !timed && self.is_bare_aim && (self.kpi || self.standard)
    }

    /// Outside a section of outcomes a sentence must say by itself that it is about a result of this job.
    fn tell_an_own_result(&self, document: &Document<'_>, tokens: &Span, listed: bool) -> bool {
        if is_of_company(document, tokens) || is_skill(document, tokens) {
            return false;
        }
        let of_holder = listed || is_of_holder(document, tokens);
        self.leading_promise
            || self.leading_change.is_some() && (self.kpi || self.target)
            || self.kpi && (self.target || self.keeping)
            || self.due
            || self.target && of_holder && timeframe::has_timeframe(document, tokens)
            || self.named && (self.target || self.reaching)
            || of_holder && (self.change || self.better || self.standing)
    }
}

/// "KPIs", "How success is measured": each line below names a measure, unless a line in between begins a plan.
pub(crate) fn promises_measures(document: &Document<'_>, block: usize) -> bool {
    let section = document.section_of(block);
    let lead = document.blocks[block].lead.map(|lead| &document.blocks[lead].tokens);
    let planned = lead.is_some_and(|lead| timeframe::names_time(document, lead));
    !planned
        && !lead.is_some_and(|lead| leads_to_other_things(document, lead))
        && section.heading.is_some_and(|heading| {
            !timeframe::heading_has_timeframe(document, section)
                && document.is_in_words(&document.blocks[heading].tokens, MEASURE_WORDS)
                && !begins_with_verb(document, document.blocks[heading].tokens.start)
        })
}

/// Words of a heading or a lead that measures stand below.
static MEASURE_WORDS: &Words = words![
    "kpi",
    "kpis",
    "indicators",
    "metrics",
    "measures",
    "measured",
    "measure",
    "success",
    "targets",
    "results",
];

/// "You will use several channels, including:" leads a list of channels, whatever the heading says.
fn leads_to_other_things(document: &Document<'_>, lead: &Span) -> bool {
    let last = lead.end.checked_sub(1);
    last.is_some_and(|last| document.is_any_word(last, words!["including", "include", "as", "like"]))
        && !document.is_in_words(lead, MEASURE_WORDS)
}

pub(crate) fn begins_with_verb(document: &Document<'_>, first: usize) -> bool {
    [Lexicon::DutyVerb, Lexicon::DeliverableVerb, Lexicon::ComparativeVerb, Lexicon::VagueVerb]
        .iter()
        .any(|&lexicon| document.is_in(lexicon, first))
}

/// "Ability to improve processes", "a proven record of meeting targets": a demand, wherever it stands.
pub(crate) fn is_skill(document: &Document<'_>, tokens: &Span) -> bool {
    if tokens
        .clone()
        .any(|at| document.is_any_word(at, words!["proven", "record", "demonstrated", "ability"]))
    {
        return true;
    }
    let reach = tokens.behind(tokens.start, 4);
    let colon = reach.into_iter().find(|&at| document.is_behind(at, gap::COLON));
    [Some(tokens.start), colon].into_iter().flatten().any(|at| document.is_in(Lexicon::SkillLead, at))
}

/// The sentence speaks of what the holder of the job does: it begins with a verb or with "you".
fn is_of_holder(document: &Document<'_>, tokens: &Span) -> bool {
    let first = tokens.start;
    let verb = begins_with_verb(document, first);
    let spoken_to = document
        .is_any_word(first, words!["you", "you'll", "your", "help", "helping", "working", "work"])
        || tokens.from(first, 8).any(|at| document.is_any_word(at, words!["you", "you'll"]));
    let of_role = document.is_any_word(first, words!["this", "the"])
        && document.hits_of(Lexicon::JobNoun, &tokens.from(first, 8)).next().is_some();
    verb || spoken_to || of_role
}

/// Verbs of change right before something that can be measured: "raise awareness", "grow our customer base".
fn changes_of_measures(document: &Document<'_>, tokens: &Span) -> impl Iterator<Item = Hit> {
    document.hits_of(Lexicon::ComparativeVerb, tokens).filter(|hit| changes_measure(document, tokens, *hit))
}

fn is_purpose(document: &Document<'_>, verb: Hit) -> bool {
    let at = verb.start as usize;
    let led = |back: usize| {
        at.checked_sub(back).is_some_and(|before| document.is_any_word(before, words!["to", "could", "can"]))
    };
    led(1) || led(2) && document.is_any_word(at - 1, words!["help", "continuously", "constantly", "further"])
}

fn changes_measure(document: &Document<'_>, tokens: &Span, verb: Hit) -> bool {
    let at = verb.start as usize;
    let noun = at != tokens.start && is_before_noun(document, at - 1);
    let past = document.token_text(at).ends_with("ed") || document.is_word(at, "cut");
    let object = tokens.from(verb.end as usize, 6);
    let ends = |at: &usize| {
        document.is_behind(*at, signs![STOP, SEMICOLON, COLON])
            || document.is_any_word(*at, words!["by", "through", "with", "your", "for", "to"])
    };
    let reach = object.clone().find(ends).unwrap_or(object.end);
    !noun && !past && document.has(Lexicon::MeasurableNoun, &(object.start..reach))
}

/// "an increase", "of cutting": the verb of change stands where a noun does, or in somebody's past.
fn is_before_noun(document: &Document<'_>, at: usize) -> bool {
    document.is_any_word(
        at,
        words!["an", "a", "the", "of", "from", "experience", "in", "fast", "rapidly", "is", "are", "like"],
    )
}

/// "create more scalable tools", "help teams sell better and faster".
fn makes_better(document: &Document<'_>, tokens: &Span) -> bool {
    let begin = tokens.opening(5);
    let makes = document.hits_of(Lexicon::BetteringVerb, &begin).next();
    makes.is_some_and(|verb| {
        let rest = tokens.from(verb.end as usize, 14);
        document.hits_of(Lexicon::BetterWord, &rest).any(|hit| {
            // "more" needs what is more of it: "more scalable", not "learn more".
            let more = hit.value() == "degree";
            !more || is_quality(document, hit.end as usize, tokens)
        })
    })
}

/// An adjective or adverb, by its ending.
fn is_quality(document: &Document<'_>, at: usize, within: &Span) -> bool {
    const ENDINGS: [&str; 12] =
        ["able", "ible", "ive", "ent", "ant", "ful", "ic", "ly", "ous", "ed", "al", "ure"];
    within.contains(&at) && {
        let word = document.token_text(at);
        word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending))
    }
}

/// "make the bakery the first choice", "keep the systems rock solid".
fn gives_standing(document: &Document<'_>, tokens: &Span) -> bool {
    document.hits_of(Lexicon::StandingWord, tokens).any(|hit| {
        let before = tokens.before(hit.start as usize, 8);
        let verbs: &Words = if hit.value() == "state" {
            words!["keep", "keeping", "keeps"]
        } else {
            words!["make", "making", "makes", "become", "becoming", "position"]
        };
        let leads = before.clone().any(|at| document.is_any_word(at, verbs));
        let whole = hit.value() != "state" || document.is_any_word(tokens.start, verbs);
        leads && whole
    })
}

/// A verb of making whose object is something one can look at: "create a blog plan".
fn makes_deliverable(document: &Document<'_>, tokens: &Span) -> bool {
    document.hits_of(Lexicon::DeliverableVerb, tokens).any(|verb| {
        let (start, end) = (verb.start as usize, verb.end as usize);
        let leads = tokens.opening(3).contains(&start)
            || document.is_any_word(start - 1, words!["and", "to", "then", "you", "help", "us"])
            || document.is_behind(start, gap::COMMA);
        let object = tokens.from(end, 12);
        let ends = |at: &usize| {
            // "go-to-market" is one word.
            let whole = !document.is_behind(*at, gap::DASH);
            let words = words!["on", "of", "for", "with", "to", "in", "across", "that", "into", "from", "by"];
            whole && document.is_any_word(*at, words)
                || document.is_behind(*at, signs![STOP, SEMICOLON, COLON])
        };
        let stop = object.clone().find(ends).unwrap_or(object.end);
        leads && document.has(Lexicon::DeliverableNoun, &(object.start..stop))
    })
}

/// "Publish the prices by 30 June": what is made can be anything where it has a date.
fn is_due_work(document: &Document<'_>, tokens: &Span) -> bool {
    let begin = tokens.opening(4);
    let done = || document.hits_of(Lexicon::OutcomeCue, tokens).any(|hit| hit.value() == "done");
    let made = document.has(Lexicon::DeliverableVerb, &begin);
    // "Open three branches by March 2027": counted and dated.
    let counted = || {
        begins_with_verb(document, tokens.start)
            && (document.has_number(tokens) || document.has(Lexicon::NumberWord, tokens))
    };
    (made || done() || counted()) && timeframe::is_due(document, tokens)
}

/// "Reduce churn" promises a change whatever its object is; "optimise queries" and "expand the kitchen" are work.
fn promises_change(verb: Hit) -> bool {
    verb.value().ends_with("promise")
}

/// "target audience", "target group": no target.
fn is_target_word(document: &Document<'_>, hit: Hit) -> bool {
    !document.is_any_word(
        hit.end as usize,
        words![
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
    ) || hit.len() > 1
}

fn is_of_company(document: &Document<'_>, tokens: &Span) -> bool {
    let of_firm = |hit: Hit| {
        document.is_any_word(hit.end as usize, words!["has", "have", "is", "are"])
            && document
                .is_any_word(hit.end as usize - 1, words!["company", "client", "clients", "firm", "we"])
    };
    if document.hits_of(Lexicon::CompanySubject, tokens).any(of_firm) {
        return true;
    }
    let first = tokens.opening(3);
    let holder = begins_with_verb(document, tokens.start)
        || document.is_any_word(tokens.start, words!["you", "you'll"]);
    !holder && document.hits_of(Lexicon::CompanySubject, &first).next().is_some()
        || document.is_any_word(tokens.start, words!["our", "as"])
}

fn is_question(document: &Document<'_>, sentence: usize) -> bool {
    document.sentences[sentence].range.of(document.text).trim_end().ends_with('?')
}

/// The measure that the sentence names: the one in its label if there is one, else the first.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn kpi(document: &Document<'_>, tokens: &Span) -> Option<Hit> {
    document.hits_of(Lexicon::Kpis, tokens).find(|&hit| is_metric(document, hit))
}

/// Names that are also something else need their other half: `SQL`, `close`, `availability` of a person.
pub(super) fn is_metric(document: &Document<'_>, hit: Hit) -> bool {
    let written = document.range_of_hit(hit).of(document.text);
    let one_word = hit.len() == 1;
    match written.to_ascii_lowercase().as_str() {
        "sql" | "cpa" | "papers" | "visits" | "sessions" | "occupancy" | "yield" | "persistence"
        | "attendance" | "proficiency" => false,
        _ if one_word && written.len() <= 4 => written.chars().any(char::is_uppercase),
        _ => true,
    }
}

/// A verb of change among the first words: "Continuously improve ...", "Help reduce ...".
fn leading_comparative(document: &Document<'_>, tokens: &Span) -> Option<Hit> {
    let colon = tokens.behind(tokens.start, 6).find(|&at| document.is_behind(at, gap::COLON));
    let start = colon.unwrap_or(tokens.start);
    let first = tokens.from(start, 4);
    document.hits_of(Lexicon::ComparativeVerb, &first).find(|&hit| {
        let at = hit.start as usize;
        let noun = at != start
            && document.is_any_word(
                at - 1,
                words!["an", "a", "the", "of", "with", "and", "from", "by", "for", "in"],
            );
        let adjective = document.token_text(at).ends_with("ed")
            || document.is_any_word(at, words!["cutting"]) && document.is_word(at + 1, "edge");
        // "Acme aims to improve ...": of the employer, no duty.
        let led = at == start
            || document.is_any_word(
                start,
                words!["you", "you'll", "help", "helping", "continuously", "actively", "constantly", "also"],
            )
            || document.is_in(Lexicon::DutyVerb, start);
        // "Improve your skills": a benefit, no result.
        let of_reader = document.is_word(hit.end as usize, "your");
        led && !noun && !adjective && !of_reader
    })
}
