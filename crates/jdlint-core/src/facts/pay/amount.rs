//! Amounts of money as written. In: tokens. Out: [`Amount`]: `$60k-70k a year`, `EUR 52 000 to 58 000`, `31.50 per hour`.

use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Span};
use crate::facts::numbers;
use crate::lexicon::Lexicon;
use crate::report::PayPeriod;

/// An amount, or two with a sign between them.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of the figure")]
pub(super) struct Amount {
    pub(super) span: Span,
    pub(super) min: f64,
    pub(super) max: f64,
    pub(super) currency: Option<&'static str>,
    pub(super) period: Option<PayPeriod>,
    /// A time or another unit is named: "an hour", "per session".
    pub(super) has_unit: bool,
    pub(super) is_range: bool,
    /// The larger figure stands first: the words to swap.
    pub(super) inverted: Option<(Span, Span)>,
    /// The figures do not have the same scale: "$70,000 - $85".
    pub(super) slipped: bool,
    /// "+" stands behind the figure.
    pub(super) plus: bool,
}

/// One number with its currency.
struct Figure {
    value: f64,
    currency: Option<&'static str>,
    /// The currency stands before the number.
    sign_first: bool,
    /// The number without currency and "k".
    digits: Span,
    /// With "k" behind it.
    scaled: Span,
    factor: f64,
    end: usize,
    plus: bool,
}

/// An amount that begins at this token. `bare`: a number alone may be one.
pub(super) fn read(document: &Document<'_>, within: &Span, at: usize, bare: bool) -> Option<Amount> {
    let first = figure(document, within, at, bare)?;
    let mut amount = Amount {
        span: at..first.end,
        min: first.value,
        max: first.value,
        currency: first.currency,
        period: None,
        has_unit: false,
        is_range: false,
        inverted: None,
        slipped: false,
        plus: first.plus,
    };
    let unit = |at: usize| {
        (at..(at + 4).min(within.end))
            .take_while(|&near| document.tokens[near].kind != TokenKind::Number)
            .filter(|&near| is_unit(document, near, at))
            .find_map(|near| period_word(document, near))
    };
    let second = second_figure(document, within, at, first.end)
        // "$25 an hour to $52,000 a year": two figures, each with its time.
        .filter(|second| {
            let (one, other) = (unit(first.end), unit(second.end));
            one.is_none() || other.is_none() || one == other
        })
        // "GS-15 - $105,123": the number before the sign is something else.
        .filter(|second| first.currency.is_some() || !second.sign_first);
    if second.is_none() && first.currency.is_none() && next_is_money(document, within, first.end) {
        return None;
    }
    if let Some(second) = second {
        join(document, within, &mut amount, &first, &second);
    }
    let (period, has_unit) = period(document, within, at, amount.span.end);
    amount.period = amount.period.or(period);
    if document.is_word(amount.span.end - 1, "lpa") {
        amount.period = Some(PayPeriod::Year);
    }
    amount.has_unit |= has_unit || amount.period.is_some();
    if amount.currency.is_none() && !amount.has_unit && !bare {
        return None;
    }
    Some(amount)
}

/// Puts two figures together where they are the ends of a range.
fn join(document: &Document<'_>, within: &Span, amount: &mut Amount, first: &Figure, second: &Figure) {
    let (mut low, mut high) = (first.value, second.value);
    let factor_of_both = second.factor > first.factor && first.value < 1_000.0;
    let mut slipped = false;
    if factor_of_both {
        // "60-70k"
        low = first.value * second.factor;
    } else if low < 1_000.0 && high >= 1_000.0 && high / low > 100.0 {
        // "$60-70,000": the thousands of the second hold for the first.
        low *= 1_000.0;
    } else if low >= 1_000.0 && high < 1_000.0 && low / high > 50.0 {
        let (hourly, _) = period(document, within, amount.span.start, second.end);
        if matches!(hourly, Some(PayPeriod::Hour | PayPeriod::Day)) {
            // "$60,000 - $29 an hour": one figure a year, one an hour.
            return;
        }
        slipped = true;
        high *= 1_000.0;
    }
    // Far apart: two things and no range.
    if low <= 0.0 || high <= 0.0 || high / low > 25.0 || low / high > 25.0 {
        return;
    }
    if low > high && !slipped {
        let swap =
            |figure: &Figure| if factor_of_both { figure.digits.clone() } else { figure.scaled.clone() };
        amount.inverted = Some((swap(first), swap(second)));
    }
    amount.slipped = slipped;
    amount.min = low.min(high);
    amount.max = low.max(high);
    amount.currency = amount.currency.or(second.currency);
    // "$60,000 - $70,000 CAD"
    if amount.currency == Some("USD") && second.currency.is_some_and(|code| code != "USD") {
        amount.currency = second.currency;
    }
    amount.is_range = (low - high).abs() > f64::EPSILON;
    amount.plus = second.plus;
    amount.span.end = second.end;
}

fn next_is_money(document: &Document<'_>, within: &Span, at: usize) -> bool {
    at + 1 < within.end
        && currency(document, at).is_some()
        && document.token_text(at).len() <= 3
        && document.tokens[at].kind == TokenKind::Symbol
        && document.tokens[at].before & gap::DASH != 0
        && document.tokens[at + 1].kind == TokenKind::Number
}

fn figure(document: &Document<'_>, within: &Span, at: usize, bare: bool) -> Option<Figure> {
    let before = prefix_currency(document, at);
    let mut number = if before.is_some() { at + 1 } else { at };
    // `US$`, `CAD $`
    if before.is_some() && currency(document, number).is_some() {
        number += 1;
    }
    if number >= within.end || document.tokens[number].kind != TokenKind::Number {
        return None;
    }
    // "10.5.2024", "GS-13", "#4471"
    if before.is_none() && number > within.start && is_part_of_name(document, number) {
        return None;
    }
    let mut value = numbers::value(document, number)?;
    let mut end = number + 1;
    // `38 000` and `85'000`
    while is_thousands(document, within, number, end) {
        value = value * 1_000.0 + numbers::value(document, end)?;
        end += 1;
    }
    let digits = number..end;
    let mut factor = 1.0;
    let mut plus = false;
    let mut lakh = false;
    if end < within.end {
        let glued = document.tokens[end].before == 0;
        let near = document.tokens[end].before & !gap::SPACE == 0;
        let word = document.token_text(end).to_ascii_lowercase();
        match word.as_str() {
            "k" | "k+" | "thousand" if glued || near && (before.is_some() || word != "k+") => {
                factor = 1_000.0;
                plus = word == "k+";
                end += 1;
            }
            "lpa" | "lakh" | "lakhs" | "lac" | "lacs" if near => {
                factor = 100_000.0;
                lakh = true;
                end += 1;
            }
            "m" | "mm" | "bn" | "b" if glued => return None,
            "million" | "billion" | "mio" if near => return None,
            _ => {}
        }
    }
    value *= factor;
    let scaled = number..end;
    // In "$20 - $25" the second sign belongs to the second number.
    let of_next = document.tokens.get(end + 1).is_some_and(|next| next.kind == TokenKind::Number);
    let after = currency(document, end).filter(|_| {
        end < within.end
            && !of_next
            && document.tokens[end].before & !(gap::SPACE | gap::OPEN) == 0
            && (before.is_none() || before == Some("USD") && document.tokens[end].kind == TokenKind::Word)
    });
    if after.is_some() {
        end += 1;
    }
    if end < within.end && document.token_text(end) == "+" && document.tokens[end].before & !gap::SPACE == 0 {
        // "$100k+", and not "$100k + bonus"
        plus = document.tokens[end].before == 0;
        end += usize::from(plus);
    }
    let is_percent = document.is_word(end, "%") && end < within.end;
    let weight = after.is_some()
        && document.is_any_word(end - 1, &["pounds", "pound"])
        && value < 1_000.0
        && !is_paid_after(document, within, end);
    if is_percent || weight {
        return None;
    }
    let currency = after.or(before).or(lakh.then_some("INR"));
    (currency.is_some() || bare || value >= 1.0).then_some(Figure {
        value,
        currency,
        sign_first: before.is_some(),
        digits,
        scaled,
        factor,
        end,
        plus,
    })
}

fn is_paid_after(document: &Document<'_>, within: &Span, end: usize) -> bool {
    (end..(end + 2).min(within.end)).any(|at| document.is_any_word(at, &["an", "per", "a"]))
}

/// "GS-13", "Step 4", "#123", "2026-11-24", "v2": a number that names something.
fn is_part_of_name(document: &Document<'_>, number: usize) -> bool {
    let token = &document.tokens[number];
    let Some(last) = number.checked_sub(1) else { return false };
    let hyphen = token.before == gap::DASH
        && matches!(document.tokens[last].kind, TokenKind::Word)
        && !document.is_any_word(last, &["k", "hr", "hour"])
        && document.text[..token.start as usize].ends_with('-');
    let mark = document.text[..token.start as usize].ends_with(['#', '№']);
    let glued = token.before == 0 && document.tokens[last].kind == TokenKind::Word;
    let label = [
        "grade", "step", "level", "band", "scale", "code", "class", "no", "number", "id", "gs", "group",
        "tier",
    ]
    .iter()
    .any(|word| document.is_word(last, word))
        && token.before & !(gap::SPACE | gap::DASH | gap::COLON) == 0;
    hyphen || mark || glued || label
}

/// Three digits right behind up to three others, with nothing, a space or an apostrophe between.
fn is_thousands(document: &Document<'_>, within: &Span, first: usize, at: usize) -> bool {
    let three = |at: usize| {
        let token = &document.tokens[at];
        let whole = document.token_text(at).split(['.', ',']).next().map_or(0, str::len);
        let beside = token.before & !gap::SPACE == 0
            || document.text[..token.start as usize].ends_with('’') && token.before == gap::QUOTE;
        token.kind == TokenKind::Number && whole == 3 && beside
    };
    at < within.end && document.token_text(first).len() <= 3 && three(at)
}

fn second_figure(document: &Document<'_>, within: &Span, start: usize, at: usize) -> Option<Figure> {
    // "$30/hr - $35/hr", "£12 an hour to £14 an hour"
    let after_unit = (at..(at + 3).min(within.end))
        .find(|&near| period_word(document, near).is_some())
        .filter(|&near| (at..near).all(|word| document.is_any_word(word, &["per", "an", "a"])))
        .map(|near| near + 1);
    [Some(at), after_unit].into_iter().flatten().find_map(|at| joined_figure(document, within, start, at))
}

fn joined_figure(document: &Document<'_>, within: &Span, start: usize, at: usize) -> Option<Figure> {
    if at >= within.end {
        return None;
    }
    if document.tokens[at].before & gap::DASH != 0 {
        return figure(document, within, at, true);
    }
    let between =
        (start.saturating_sub(3).max(within.start)..start).any(|at| document.is_word(at, "between"));
    let joined =
        document.is_any_word(at, &["to", "up", "through", "until"]) || between && document.is_word(at, "and");
    let skip =
        if document.is_any_word(at, &["up", "to"]) && document.is_any_word(at + 1, &["to"]) { 2 } else { 1 };
    joined.then(|| figure(document, within, at + skip, true)).flatten()
}

fn prefix_currency(document: &Document<'_>, at: usize) -> Option<&'static str> {
    let code = currency(document, at)?;
    // `A$`, `CA$`: the letters stand right before the sign.
    if document.token_text(at) == "$" && document.tokens[at].before == 0 && at > 0 {
        let letters = document.token_text(at - 1);
        let known = [
            ("C", "CAD"),
            ("CA", "CAD"),
            ("A", "AUD"),
            ("AU", "AUD"),
            ("NZ", "NZD"),
            ("S", "SGD"),
            ("HK", "HKD"),
        ];
        if let Some((_, code)) = known.iter().find(|(written, _)| *written == letters) {
            return Some(code);
        }
    }
    Some(code)
}

/// The ISO 4217 code that a sign or code stands for.
pub(super) fn currency(document: &Document<'_>, at: usize) -> Option<&'static str> {
    let code = document.value_in(Lexicon::Currency, at)?;
    // `us` and `try` are words of the language unless they are codes.
    let text = document.token_text(at);
    let is_word = document.is_any_word(at, &["us", "try", "ron", "rs"]);
    let upper = text.chars().all(char::is_uppercase);
    (!is_word || upper && document.is_word(at + 1, "$") || text == "Rs" || upper && text != "US")
        .then_some(code)
}

/// The time that the amount is for: said after it, or before it in a label ("Annual salary: ..."); and is there any
/// unit at all?
fn period(document: &Document<'_>, within: &Span, start: usize, end: usize) -> (Option<PayPeriod>, bool) {
    let breaks = |at: usize| {
        document.tokens[at].kind == TokenKind::Number
            || document.tokens[at].before & (gap::SEMICOLON | gap::BULLET) != 0
    };
    let mut other = false;
    for at in (end..(end + 5).min(within.end)).take_while(|&at| !breaks(at)) {
        if !is_unit(document, at, end) {
            continue;
        }
        if let Some(period) = period_word(document, at) {
            return (Some(period), true);
        }
        other |= document.value_in(Lexicon::PayPeriod, at) == Some("other");
    }
    let before = start.saturating_sub(7).max(within.start)..start;
    for at in before.rev() {
        let Some(period) = period_word(document, at) else { continue };
        // "annual salary", "day rate", "salary per month"; no "40 hours a week".
        let word = document.token_text(at).to_ascii_lowercase();
        let adjective = word.ends_with("ly") || word.starts_with("annual") || word == "daily";
        let rate = document.is_any_word(at + 1, &["rate", "rates", "salary", "pay", "wage"]);
        let per = at > 0
            && (document.is_any_word(at - 1, &["per", "p"]) || document.tokens[at].before & gap::SLASH != 0)
            && !(at.saturating_sub(3).max(within.start)..at)
                .any(|near| document.tokens[near].kind == TokenKind::Number);
        if adjective || rate || per || document.is_word(at, "annum") {
            return (Some(period), true);
        }
    }
    (None, other)
}

/// "a year", "per hour", "/hr", "annually", "$20 hour"; no "last year".
fn is_unit(document: &Document<'_>, at: usize, end: usize) -> bool {
    let word = document.token_text(at).to_ascii_lowercase();
    let adjective = word.ends_with("ly")
        || word.starts_with("annual")
        || word == "daily"
        || word.len() <= 4
            && word != "year"
            && word != "day"
            && word != "week"
            && word != "hour"
            && word != "term"
            && word != "word";
    let led = at > 0 && document.is_any_word(at - 1, &["per", "a", "an", "each", "every", "p", "the", "by"]);
    adjective || led || at == end || document.tokens[at].before & gap::SLASH != 0
}

fn period_word(document: &Document<'_>, at: usize) -> Option<PayPeriod> {
    let word = document.value_in(Lexicon::PayPeriod, at)?;
    PayPeriod::ALL.iter().copied().find(|period| period.word() == word)
}

/// The time that a heading or field names: "Hourly rate".
pub(super) fn period_in(document: &Document<'_>, span: &Span) -> Option<PayPeriod> {
    span.clone().find_map(|at| period_word(document, at))
}

/// The time that a word of a field's value or key stands for: `YEAR`, `per_hour`.
pub(crate) fn period_of_text(text: &str) -> Option<PayPeriod> {
    let text = text.to_ascii_lowercase();
    let stems = [
        ("hour", PayPeriod::Hour),
        ("day", PayPeriod::Day),
        ("daily", PayPeriod::Day),
        ("week", PayPeriod::Week),
        ("month", PayPeriod::Month),
        ("year", PayPeriod::Year),
        ("annual", PayPeriod::Year),
        ("annum", PayPeriod::Year),
    ];
    stems.iter().find(|(stem, _)| text.contains(stem)).map(|&(_, period)| period)
}
