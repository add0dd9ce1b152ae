//! Verbs of change that promise no more or less of anything. In: a sentence and its verb. Out: is it plain work?

use crate::document::words::{TokenKind, gap};
use crate::document::{Block, Document, Span, Windows, Words};
use crate::lexicon::{Hit, Lexicon};

/// What a verb of change is about stands within so many words.
const OBJECT_REACH: usize = 5;

/// "Design, optimise and maintain dashboards", "Grow your team", "Contribute to improving the manual", "Reduce sauces".
pub(super) fn is_plain_work(document: &Document<'_>, sentence: usize, verb: Hit) -> bool {
    let tokens = &document.sentences[sentence].tokens;
    let end = verb.end as usize;
    let object = tokens.from(end, OBJECT_REACH);
    let names_any = |lexicon| document.hits_of(lexicon, &object).any(|hit| is_head(document, hit, tokens));
    let measured = names_any(Lexicon::MeasurableNoun) || names_any(Lexicon::Kpis);
    document.is_in(Lexicon::ComparativeInnocent, verb.start as usize)
        || is_of_people(document, &object)
        || is_reason(document, &document.blocks[document.sentences[sentence].block])
        || is_of_organisation(document, &document.blocks[document.sentences[sentence].block], verb)
        || is_steady(document, verb) && !names_any(Lexicon::Kpis) && !document.is_in_words(&object, COUNTED)
        || !measured
            && (is_among_work(document, tokens, verb)
                || is_share(document, tokens, verb)
                || is_behind_label(document, tokens, verb))
}

/// "We share the work for these reasons:" leads a list of reasons.
pub(crate) fn is_reason(document: &Document<'_>, block: &Block) -> bool {
    let lead = block.lead.map(|lead| &document.blocks[lead].tokens);
    lead.is_some_and(|lead| {
        document.is_in_words(lead, words!["reason", "reasons", "because", "why", "benefits"])
    })
}

/// What a change is counted in.
static COUNTED: &Words =
    words!["time", "times", "rate", "rates", "sales", "revenue", "satisfaction", "costs"];

/// "Continuously improve the recipe book": work that never ends, unless a measure says what is to change.
fn is_steady(document: &Document<'_>, verb: Hit) -> bool {
    static ADVERBS: &Words =
        words!["continuously", "continually", "constantly", "steadily", "always", "iteratively"];
    let before = (verb.start as usize).saturating_sub(2)..verb.start as usize;
    document.is_in_words(&before, ADVERBS)
}

/// "The foundation feeds the town by:" leads what the employer does, and not what the holder of the job does. The
/// points stand below it or, in a text without lines, behind it.
fn is_of_organisation(document: &Document<'_>, block: &Block, verb: Hit) -> bool {
    let this = &block.tokens;
    let before = this.start.max((verb.start as usize).saturating_sub(LEAD_REACH))..verb.start as usize;
    let run_in = before
        .clone()
        .find(|&at| document.is_word(at, "by") && document.is_behind(at + 1, gap::COLON))
        .map(|by| this.before(by, LEAD_WORDS).start..by + 1);
    let lead = block.lead.map(|lead| document.blocks[lead].tokens.clone());
    let ends_with_by = |lead: &Span| lead.previous(lead.end).is_some_and(|last| document.is_word(last, "by"));
    lead.filter(ends_with_by).or(run_in).is_some_and(|lead| !document.is_in_words(&lead, HOLDER))
}

/// A lead within a text stands within so many words before its points ...
const LEAD_REACH: usize = 150;
/// ... and says within so many words whose work it is.
const LEAD_WORDS: usize = 30;

/// Words for the holder of the job.
static HOLDER: &Words =
    words!["you", "you'll", "your", "role", "position", "job", "holder", "candidate", "incumbent"];

/// "Errors" and not the "risk" of "risk tools": no other noun follows.
fn is_head(document: &Document<'_>, hit: Hit, tokens: &Span) -> bool {
    let next = hit.end as usize;
    next >= tokens.end
        || !document.is_behind_only(next, gap::SPACE)
        || document.tokens[next].kind != TokenKind::Word
        || document.is_in(Lexicon::FunctionWord, next)
        || document.is_any_word(
            next,
            words!["across", "through", "by", "within", "via", "using", "among", "between"],
        )
        || document.token_text(next).ends_with("ing")
}

/// "Service design: Improve how guests ...": says what a field of work is.
fn is_behind_label(document: &Document<'_>, tokens: &Span, verb: Hit) -> bool {
    (tokens.start + 1..=verb.start as usize).any(|at| document.is_behind(at, gap::COLON))
}

/// Whom one helps to grow.
static PEOPLE: &Words = words!["team", "teams", "people", "staff", "colleagues", "engineers", "yourself"];

/// "Grow, develop & support your team", "help accelerate our team": people and no measure.
fn is_of_people(document: &Document<'_>, object: &Span) -> bool {
    let stops = |at: &usize| {
        let parted = *at != object.start
            && document.is_behind(*at, signs![COMMA, STOP, SEMICOLON])
            && document.is_any_word(*at - 1, PEOPLE);
        parted || document.is_any_word(*at, words!["by", "through", "of", "for", "in", "with"])
    };
    let reach = object.start..object.clone().find(stops).unwrap_or(object.end);
    let last = reach.end.checked_sub(1).filter(|last| reach.contains(last));
    last.is_some_and(|last| document.is_any_word(last, PEOPLE))
}

/// "Build, expand and maintain": one of several verbs, the others of which promise no change.
fn is_among_work(document: &Document<'_>, tokens: &Span, verb: Hit) -> bool {
    let joined = |at: usize| {
        at != tokens.start && tokens.contains(&at) && {
            let conjunction = document.is_any_word(at - 1, words!["and", "or", "&"]);
            conjunction || document.is_behind(at, signs![COMMA, SLASH])
        }
    };
    let works = |at: usize| {
        tokens.contains(&at)
            && document.is_in(Lexicon::DutyVerb, at)
            && !document.is_in(Lexicon::ComparativeVerb, at)
    };
    let (start, end) = (verb.start as usize, verb.end as usize);
    // "and", "or" and an adverb may stand between the two verbs.
    let after = document.all().from(end, 3).find(|&at| works(at)).is_some_and(|at| {
        let between = end..at;
        joined(at) && between.clone().all(|word| is_link(document, word))
            || (joined(end) || document.is_any_word(end, words!["and", "or", "&"]))
                && between.clone().all(|word| is_link(document, word))
    });
    let before = tokens.before(start, 3).rev().find(|&at| works(at)).is_some_and(|at| {
        let between = at + 1..start;
        between.clone().all(|word| is_link(document, word)) && (joined(start) || !between.is_empty())
    });
    after || before
}

/// A word between two verbs of one list.
fn is_link(document: &Document<'_>, at: usize) -> bool {
    document.is_any_word(at, words!["and", "or", "&", "further", "also", "help", "to"])
        || document.token_text(at).ends_with("ly")
}

/// "Contribute to improving our manual": a share in work that goes on.
fn is_share(document: &Document<'_>, tokens: &Span, verb: Hit) -> bool {
    (tokens.start..verb.start as usize).any(|at| {
        document.is_any_word(
            at,
            words![
                "contribute",
                "contributing",
                "contributes",
                "participate",
                "participating",
                "assist",
                "assisting",
            ],
        )
    })
}
