//! Words in the place of a figure. In: the document and its pay. Out: [`VaguePay`]s, in order.

use super::PayFact;
use crate::document::words::gap;
use crate::document::{BlockKind, Document, Span, Windows, Words, heading_kind};
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;

/// "competitive salary": words in the place of a figure.
#[derive(Debug, Clone)]
pub(crate) struct VaguePay {
    pub(crate) span: Span,
}

/// Words that stand where a figure should, in order.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>, pay: Option<&PayFact>) -> Vec<VaguePay> {
    let mut found: Vec<VaguePay> = Vec::new();
    // "a competitive salary of £30,000" says the figure.
    let with_figure = pay.and_then(|pay| document.sentence_of_token(pay.span.start));
    let beside_figure =
        |span: &Span| with_figure.is_some() && document.sentence_of_token(span.start) == with_figure;

    for hit in document.hits.of(Lexicon::PayVague) {
        let mut span = hit.span();
        let overlaps = found.last().is_some_and(|last| last.span.end >= span.start);
        if !overlaps && !beside_figure(&span) && is_about_pay(document, hit) {
            span.end = end_of_phrase(document, span.end);
            found.push(VaguePay { span });
        }
    }
    found
}

/// "competitive benefits and compensation" is quoted whole.
fn end_of_phrase(document: &Document<'_>, end: usize) -> usize {
    let sentence = document.sentence_of_token(end - 1).map(|at| &document.sentences[at].tokens);
    sentence.and_then(|sentence| nouns_behind(document, sentence, end).last()).map_or(end, |noun| noun + 1)
}

fn is_about_pay(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    if in_pay_field(document, start) {
        return true;
    }
    let Some(block) = document.block_of_token(start) else { return false };
    let section = document.section_of(block);
    let sentence = document.sentence_of_token(start).map(|at| &document.sentences[at].tokens);
    let Some(sentence) = sentence.filter(|_| !section.is(Kind::Eeo)) else { return false };
    let written = document.range_of_hit(hit).of(document.text);
    if written.eq_ignore_ascii_case("doe")
        && (written != "DOE" || !section.is(Kind::Pay) && !beside_pay(document, sentence, start, end, 3))
    {
        return false;
    }
    if hit.value() == "alone" {
        // "competitive rates for our customers" is what the employer asks of others.
        let rates = written.to_ascii_lowercase().contains("rate");
        let of_others =
            rates && document.is_any_word(end, words!["for", "to", "on", "and"]) && !section.is(Kind::Pay);
        return !of_others;
    }
    // "Salary - competitive"
    let led = document.is_any_word(
        document.blocks[block].tokens.start,
        words!["salary", "pay", "wage", "compensation", "remuneration", "ctc", "package", "rate"],
    ) && document.blocks[block].tokens.len() <= 8
        && start <= document.blocks[block].tokens.start + 2
        && document.is_behind(start, gap::DASH);
    let labelled = led
        || matches!(document.blocks[block].kind, BlockKind::Label { value } if start >= value)
            && section.is(Kind::Pay);
    // "Pay: attractive", or "Competitive" alone below the heading.
    let content = document.blocks[block].content();
    let under_pay = block != 0
        && document.blocks[block - 1].is_heading()
        && heading_kind(document, &document.blocks[block - 1].tokens)
            .is_some_and(|kind| kind.kind == Some(Kind::Pay));
    let fills = under_pay && document.blocks[block].tokens.len() <= 6
        || section.is(Kind::Pay)
            && section.heading.is_some()
            && content.contains(&start)
            && content.opening(3).contains(&start)
            && !document.blocks[block].is_heading();
    match written.to_ascii_lowercase().as_str() {
        // Adjectives lean on the noun right after them.
        "competitive" | "highly competitive" | "very competitive" | "attractive" | "excellent" => {
            adjective_of_pay(document, sentence, end)
                || (labelled || fills) && (end >= sentence.end || ends_thought(document, end))
        }
        "tbd" | "tbc" | "negotiable" | "six figures" if section.is(Kind::Pay) => true,
        "confidential" | "not disclosed" | "to be determined" => labelled || fills,
        _ => labelled || fills || beside_pay(document, sentence, start, end, 8),
    }
}

/// After "Salary: competitive" comes nothing, a comma or a word that goes on about pay.
fn ends_thought(document: &Document<'_>, at: usize) -> bool {
    let before = document.tokens[at].before;
    !gap::holds_only(before, gap::SPACE)
        || document.is_any_word(
            at,
            words!["and", "plus", "with", "+", "based", "depending", "dependent", "for", "doe"],
        )
}

/// "competitive salary", "competitive base and bonus", "competitive market salary".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn adjective_of_pay(document: &Document<'_>, sentence: &Span, end: usize) -> bool {
    let found = nouns_behind(document, sentence, end).next();
    let noun = |at: usize| document.value_in(Lexicon::PayNoun, at) == Some("noun");
    // "pay attention" and "rates of return" are no pay.
    found.is_some_and(|at| {
        let verb =
            document.is_word(at, "pay") && document.is_any_word(at + 1, words!["attention", "for", "close"]);
        let other = document.is_any_word(at, words!["rate", "rates"])
            && document.is_any_word(at + 1, words!["to", "for", "on"]);
        // "attractive benefits package"
        let benefits = document.is_word(at, "package")
            && document.is_any_word(at - 1, words!["benefits", "benefit"])
            && (at < 2 || !(end..at).any(noun));
        !verb && !other && !benefits
    })
}

/// The words for pay that words such as "market" and "and benefits" join to an adjective.
fn nouns_behind<'a>(
    document: &'a Document<'_>,
    sentence: &Span,
    end: usize,
) -> impl Iterator<Item = usize> + use<'a> {
    static BETWEEN: &Words = words![
        "base",
        "basic",
        "market",
        "starting",
        "total",
        "annual",
        "hourly",
        "monthly",
        "overall",
        "financial",
        "and",
        "&",
        "benefits",
        "benefit",
        "bonus",
        "industry",
        "local",
        "gross",
        "yearly",
        "commission",
        "equity",
        "cash",
        "fixed",
        "or",
        "daily",
    ];
    let noun = move |at: usize| document.value_in(Lexicon::PayNoun, at) == Some("noun");
    sentence
        .from(end, 5)
        .take_while(move |&at| {
            let before = document.tokens[at].before;
            let between = document.is_any_word(at, BETWEEN);
            let breaks = signs![STOP, SEMICOLON, COLON, OPEN, CLOSE, BULLET];
            !gap::holds(before, breaks)
                && (!gap::holds(before, gap::COMMA) || between)
                && (noun(at) || between)
        })
        .filter(move |&at| noun(at))
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn beside_pay(document: &Document<'_>, sentence: &Span, start: usize, end: usize, reach: usize) -> bool {
    let near = sentence.around(&(start..end), reach, reach);
    near.into_iter().any(|at| document.is_in(Lexicon::PayNoun, at))
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn in_pay_field(document: &Document<'_>, token: usize) -> bool {
    let at = document.fields.partition_point(|field| field.tokens.end <= token);
    document.fields.get(at).filter(|field| field.tokens.contains(&token)).is_some_and(|field| {
        let key = field.key.of(document.text).to_ascii_lowercase();
        ["salary", "pay", "compensation"].iter().any(|word| key.contains(word))
    })
}
