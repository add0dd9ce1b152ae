//! Pay. In: amounts and the words around them. Out: [`PayFact`], and the words that stand where one should.

use super::numbers;
use crate::document::words::{TokenKind, gap};
use crate::document::{BlockKind, Document, Span};
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, PayPeriod};

/// What the job pays.
#[derive(Debug, Clone)]
pub(crate) struct PayFact {
    pub(crate) span: Span,
    pub(crate) min: f64,
    pub(crate) max: f64,
    pub(crate) currency: Option<&'static str>,
    pub(crate) period: Option<PayPeriod>,
}

/// "competitive salary": words in the place of a figure.
#[derive(Debug, Clone)]
pub(crate) struct VaguePay {
    pub(crate) span: Span,
}

/// An amount of money as written.
struct Amount {
    span: Span,
    min: f64,
    max: f64,
    currency: Option<&'static str>,
    period: Option<PayPeriod>,
}

/// The pay, wherever it stands: front matter, a label line, prose, a table.
pub(crate) fn read(document: &Document<'_>) -> Option<PayFact> {
    field_pay(document).or_else(|| text_pay(document))
}

fn field_pay(document: &Document<'_>) -> Option<PayFact> {
    let mut found: Option<PayFact> = None;
    for field in &document.fields {
        let key = field.key.of(document.text).to_ascii_lowercase();
        if !["salary", "pay", "wage", "compensation", "rate"].iter().any(|word| key.contains(word))
            || key.contains("grade")
        {
            continue;
        }
        let Some(amount) = field.tokens.clone().find_map(|at| amount(document, &field.tokens, at, true))
        else {
            continue;
        };
        match &mut found {
            Some(pay) => {
                pay.min = pay.min.min(amount.min);
                pay.max = pay.max.max(amount.max);
            }
            None => {
                found = Some(PayFact {
                    span: amount.span,
                    min: amount.min,
                    max: amount.max,
                    currency: amount.currency,
                    period: amount.period,
                });
            }
        }
    }
    found
}

fn text_pay(document: &Document<'_>) -> Option<PayFact> {
    let mut best: Option<(u8, PayFact)> = None;
    for (number, block) in document.blocks.iter().enumerate() {
        let section = document.section_of(number);
        // Without a heading it may be a section of pay only because of the amount.
        let in_pay = section.is(Kind::Pay) && section.heading.is_some();
        for sentence in block.sentences.clone() {
            let tokens = document.sentences[sentence].tokens.clone();
            let mut at = tokens.start;
            while at < tokens.end {
                let Some(amount) = amount(document, &tokens, at, in_pay) else {
                    at += 1;
                    continue;
                };
                at = amount.span.end;
                let trust = trust(document, &tokens, &amount, in_pay);
                if trust > best.as_ref().map_or(0, |(most, _)| *most) {
                    let Amount { span, min, max, currency, period } = amount;
                    best = Some((trust, PayFact { span, min, max, currency, period }));
                }
            }
        }
    }
    best.map(|(_, pay)| pay)
}

/// How sure it is that an amount is the pay; 0: it is not.
fn trust(document: &Document<'_>, sentence: &Span, amount: &Amount, in_pay: bool) -> u8 {
    let near =
        amount.span.start.saturating_sub(8).max(sentence.start)..(amount.span.end + 6).min(sentence.end);
    let other = document.hits_of(Lexicon::MoneyInnocent, &near).next().is_some();
    let word = document.has(Lexicon::PayWord, &near);
    let plausible = match amount.period {
        Some(PayPeriod::Hour) => (3.0..=1_000.0).contains(&amount.max),
        Some(PayPeriod::Day) => (20.0..=5_000.0).contains(&amount.max),
        Some(PayPeriod::Week) => (50.0..=20_000.0).contains(&amount.max),
        Some(PayPeriod::Month) => (100.0..=5_000_000.0).contains(&amount.max),
        Some(PayPeriod::Year) => (3_000.0..=50_000_000.0).contains(&amount.max),
        None => (7.0..=5_000_000.0).contains(&amount.max),
    };
    if !plausible || (other && !in_pay) {
        return 0;
    }
    match (in_pay, word, amount.period.is_some(), amount.currency.is_some()) {
        (true, _, _, true) => 4,
        (true, _, true, false) | (false, true, true, true) => 3,
        (true, _, false, false) if amount.max >= 1_000.0 => 2,
        (false, true, _, true) | (false, false, true, true) => 2,
        _ => 0,
    }
}

/// An amount that begins at this token: `$60k-70k a year`, `EUR 52,000 to 58,000`, `31.50 per hour`.
fn amount(document: &Document<'_>, within: &Span, at: usize, bare: bool) -> Option<Amount> {
    let (first, currency, after) = figure(document, within, at, bare)?;
    let mut min = first;
    let mut max = first;
    let mut end = after;
    let mut currency = currency;
    if let Some((second, other, next)) = second_figure(document, within, after) {
        // `$60-70k`: the thousands of the second hold for the first.
        if first < 1_000.0 && second >= 1_000.0 && second / first > 100.0 {
            min = first * 1_000.0;
        }
        max = second;
        currency = currency.or(other);
        end = next;
    }
    let period = period(document, within, at, end);
    if currency.is_none() && period.is_none() && !bare {
        return None;
    }
    Some(Amount { span: at..end, min: min.min(max), max: max.max(min), currency, period })
}

/// One number with its currency: value, currency, token after it.
fn figure(
    document: &Document<'_>,
    within: &Span,
    at: usize,
    bare: bool,
) -> Option<(f64, Option<&'static str>, usize)> {
    let before = currency(document, at);
    let mut number = if before.is_some() { at + 1 } else { at };
    // `US$`, `CAD $`
    if before.is_some() && currency(document, number).is_some() {
        number += 1;
    }
    if number >= within.end || document.tokens[number].kind != TokenKind::Number {
        return None;
    }
    let mut value = numbers::value(document, number)?;
    let mut end = number + 1;
    // `38 000` and `85'000`
    while is_thousands(document, within, number, end) {
        value = value * 1_000.0 + numbers::value(document, end)?;
        end += 1;
    }
    if end < within.end && document.tokens[end].before == 0 {
        match document.token_text(end).to_ascii_lowercase().as_str() {
            "k" => {
                value *= 1_000.0;
                end += 1;
            }
            "m" | "mm" | "bn" | "b" | "million" => return None,
            _ => {}
        }
    }
    // In "$20 - $25" the second sign belongs to the second number.
    let of_next = document.tokens.get(end + 1).is_some_and(|next| next.kind == TokenKind::Number);
    let after = currency(document, end).filter(|_| end < within.end && before.is_none() && !of_next);
    if after.is_some() {
        end += 1;
    }
    let is_percent = document.is_word(end, "%");
    let currency = before.or(after);
    (!is_percent && (currency.is_some() || bare || value >= 1.0)).then_some((value, currency, end))
}

/// Three digits right behind up to three others, with nothing or a space between.
fn is_thousands(document: &Document<'_>, within: &Span, first: usize, at: usize) -> bool {
    let three = |at: usize| {
        let token = &document.tokens[at];
        token.kind == TokenKind::Number && token.end - token.start == 3 && token.before & !gap::SPACE == 0
    };
    at < within.end && document.token_text(first).len() <= 3 && three(at)
}

fn second_figure(
    document: &Document<'_>,
    within: &Span,
    at: usize,
) -> Option<(f64, Option<&'static str>, usize)> {
    if at >= within.end {
        return None;
    }
    if document.tokens[at].before & gap::DASH != 0 {
        return figure(document, within, at, true);
    }
    // `$60,000.00 to $70,000`, `$30/hr - $35/hr` and `between 60 and 70k`
    let joined = document.is_any_word(at, &["to", "and", "up", "through"]);
    let skip = if joined && document.is_word(at + 1, "to") { 2 } else { 1 };
    joined.then(|| figure(document, within, at + skip, true)).flatten()
}

/// The ISO 4217 code that a sign or code stands for.
fn currency(document: &Document<'_>, at: usize) -> Option<&'static str> {
    let code = document.value_in(Lexicon::Currency, at)?;
    // `us` and `try` are words of the language unless they are codes.
    let text = document.token_text(at);
    let is_word = document.is_any_word(at, &["us", "try", "ron"]);
    (!is_word || text.chars().all(char::is_uppercase) && document.is_word(at + 1, "$")).then_some(code)
}

/// The time that the amount is for: said after it, or before it in a label ("Annual salary: ...").
fn period(document: &Document<'_>, within: &Span, start: usize, end: usize) -> Option<PayPeriod> {
    let after = end..(end + 5).min(within.end);
    let before = start.saturating_sub(6).max(within.start)..start;
    after.into_iter().chain(before.rev()).find_map(|at| period_word(document, at))
}

fn period_word(document: &Document<'_>, at: usize) -> Option<PayPeriod> {
    let word = document.value_in(Lexicon::PayPeriod, at)?;
    PayPeriod::ALL.iter().copied().find(|period| period.word() == word)
}

/// Words that stand where a figure should, in order.
pub(crate) fn vague(document: &Document<'_>, pay: Option<&PayFact>) -> Vec<VaguePay> {
    let mut found: Vec<VaguePay> = Vec::new();
    // "a competitive salary of £30,000" says the figure.
    let with_figure = pay.and_then(|pay| document.sentence_of_token(pay.span.start));
    let beside_figure =
        |span: &Span| with_figure.is_some() && document.sentence_of_token(span.start) == with_figure;

    for hit in document.hits.iter().copied().filter(|hit| hit.lexicon == Lexicon::PayVague) {
        let span = hit.start as usize..hit.end as usize;
        let overlaps = found.last().is_some_and(|last| last.span.end >= span.start);
        if !overlaps && !beside_figure(&span) && is_about_pay(document, hit) {
            found.push(VaguePay { span });
        }
    }
    found
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
        return true;
    }
    let labelled = matches!(document.blocks[block].kind, BlockKind::Label { value } if start >= value)
        && section.is(Kind::Pay);
    match written.to_ascii_lowercase().as_str() {
        // Adjectives lean on the noun right after them.
        "competitive" | "highly competitive" | "very competitive" | "attractive" | "excellent" => {
            adjective_of_pay(document, sentence, end)
        }
        "tbd" | "tbc" | "negotiable" if section.is(Kind::Pay) => true,
        _ => labelled || beside_pay(document, sentence, start, end, 8),
    }
}

/// "competitive salary", "competitive base and bonus", "competitive market salary".
fn adjective_of_pay(document: &Document<'_>, sentence: &Span, end: usize) -> bool {
    (end..(end + 4).min(sentence.end))
        .take_while(|&at| {
            let other = ["market", "environment", "industry", "edge", "advantage", "process"];
            let before = document.tokens[at].before;
            before & (gap::STOP | gap::COMMA | gap::SEMICOLON | gap::COLON) == 0
                && !document.is_any_word(at, &other)
        })
        .any(|at| document.value_in(Lexicon::PayNoun, at) == Some("noun"))
}

fn beside_pay(document: &Document<'_>, sentence: &Span, start: usize, end: usize, reach: usize) -> bool {
    let near = start.saturating_sub(reach).max(sentence.start)..(end + reach).min(sentence.end);
    near.into_iter().any(|at| document.is_in(Lexicon::PayNoun, at))
}

fn in_pay_field(document: &Document<'_>, token: usize) -> bool {
    let at = document.fields.partition_point(|field| field.tokens.end <= token);
    document.fields.get(at).filter(|field| field.tokens.contains(&token)).is_some_and(|field| {
        let key = field.key.of(document.text).to_ascii_lowercase();
        ["salary", "pay", "compensation"].iter().any(|word| key.contains(word))
    })
}
