//! Amounts of money as written. In: tokens. Out: [`Amount`]: `$60k-70k a year`, `EUR 52 000 to 58 000`, `31.50 per hour`.

use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Span, Windows, Words};
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
    /// What stands before the number; `currency` may be a code behind it.
    sign_before: Option<&'static str>,
    /// The number without currency and "k".
    digits: Span,
    /// With "k" behind it.
    scaled: Span,
    factor: f64,
    end: usize,
    plus: bool,
    /// Its digits are grouped as no number is: "70,0000".
    misgrouped: bool,
}

/// Only figures and currencies begin an amount.
pub(super) fn may_begin(document: &Document<'_>, at: usize) -> bool {
    document.is_kind(at, TokenKind::Number) || document.is_in(Lexicon::Currency, at)
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
        within
            .from(at, 4)
            .take_while(|&near| document.tokens[near].kind != TokenKind::Number)
            .find_map(|near| period_word(document, near).filter(|_| is_unit(document, near, at)))
    };
    let (second, past_bracket) = second_figure(document, within, at, first.end).unzip();
    let second = second
        // "$25 an hour to $52,000 a year": two figures, each with its time.
        .filter(|second| {
            let (one, other) = (unit(first.end), unit(second.end));
            one.is_none() || other.is_none() || one == other
        })
        // "GS-15 - $105,123": the number before the sign is something else.
        .filter(|second| first.currency.is_some() || second.sign_before.is_none());
    if second.is_none() && first.currency.is_none() && next_is_money(document, within, first.end) {
        return None;
    }
    if let Some(second) = second
        && !(past_bracket == Some(true) && second.value < first.value)
    {
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
    // "20-30 hours a week"
    let is_length = amount.currency.is_none() && counts_time(document, within, amount.span.end);
    let is_headcount = amount.currency.is_none() && counts_people(document, within, amount.span.end);
    (!is_length && !is_headcount).then_some(amount)
}

/// A range whose larger figure stands first is no wider; beyond, the two are different things.
pub(super) const INVERTED_RATIO: f64 = 4.0;

/// Puts two figures together where they are the ends of a range.
fn join(document: &Document<'_>, within: &Span, amount: &mut Amount, first: &Figure, second: &Figure) {
    if first.misgrouped || second.misgrouped || differ_in_currency(first, second) {
        return;
    }
    let (mut low, mut high) = (first.value, second.value);
    let mut thousands_guessed = false;
    let mut slipped = false;
    let factor_of_both = second.factor > first.factor && first.value < 1_000.0;
    if factor_of_both {
        // "60-70k"
        low = first.value * second.factor;
    } else if low < 1_000.0 && high >= 1_000.0 && high / low > 100.0 {
        // "$60-70,000": the thousands of the second hold for the first.
        low *= 1_000.0;
        thousands_guessed = true;
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
    let is_inverted = low > high && !slipped;
    if (is_inverted || slipped) && !is_surely_a_range(document, within, first, second) {
        return;
    }
    if is_inverted && (thousands_guessed || low / high > INVERTED_RATIO) {
        return;
    }
    if is_inverted {
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

/// "€60,000 - $50,000"; a code behind the second may name the dollar of both.
fn differ_in_currency(first: &Figure, second: &Figure) -> bool {
    match (first.currency, second.currency) {
        (Some(one), Some(other)) => one != other && (one != "USD" || second.sign_before == Some(other)),
        _ => false,
    }
}

/// Two figures of which the first is the larger are a mistake only where nothing else explains them: the second
/// ends there, money is named, and no word says that it is another thing ("£40,000 - £24,000 pro rata").
fn is_surely_a_range(document: &Document<'_>, within: &Span, first: &Figure, second: &Figure) -> bool {
    let named = first.currency.or(second.currency).is_some()
        || first.factor > 1.0
        || second.factor > 1.0
        || first.value >= 1_000.0 && second.value >= 1_000.0;
    let signed = second.currency.is_some() || second.factor > 1.0;
    let near = within.around(&(first.digits.start..second.end), 8, 8);
    let ends =
        if signed { !goes_on(document, within, second.end) } else { ends(document, within, second.end) };
    named && ends && !document.has(Lexicon::PayPart, &near)
}

/// A third figure or a time of day goes on behind it: "12-13-14", "8:00".
fn goes_on(document: &Document<'_>, within: &Span, end: usize) -> bool {
    within.contains(&end)
        && document.is_kind(end, TokenKind::Number)
        && document.is_behind(end, signs![DASH, COLON, SLASH])
}

/// Nothing stands right behind the figure that it could count ("10 hours", "25 days' holiday").
fn ends(document: &Document<'_>, within: &Span, end: usize) -> bool {
    if end >= within.end {
        return true;
    }
    let parted = !document.is_behind_only(end, signs![SPACE, DASH, SPACED_DASH, COLON]);
    let unit = document.is_in(Lexicon::PayPeriod, end) && !counts_time(document, within, end);
    !goes_on(document, within, end)
        && (parted
            || unit
            || document.is_in(Lexicon::PayEnd, end)
            || document.is_kind(end, TokenKind::Symbol))
}

/// "hours a week", "hour week", "days": a length of time and no rate.
fn counts_time(document: &Document<'_>, within: &Span, at: usize) -> bool {
    static LENGTHS: &Words = words!["hours", "hrs", "days", "weeks", "months", "years", "yrs", "minutes"];
    within.contains(&at)
        && document.is_behind_only(at, signs![SPACE, DASH])
        && (document.is_any_word(at, LENGTHS)
            || document.is_any_word(at, words!["hour", "hr", "day", "week", "month", "year"])
                && document.is_any_word(
                    at + 1,
                    words!["week", "weeks", "shift", "shifts", "day", "contract", "term"],
                ))
}

/// "more than 10,000 associates", "40 full-time staff": people and no money.
fn counts_people(document: &Document<'_>, within: &Span, at: usize) -> bool {
    let beside = |at: usize| within.contains(&at) && document.is_behind_only(at, signs![SPACE, DASH]);
    let people = |at: usize| beside(at) && document.value_in(Lexicon::PeopleWord, at).is_some();
    people(at) || beside(at) && document.is_kind(at, TokenKind::Word) && people(at + 1)
}

fn next_is_money(document: &Document<'_>, within: &Span, at: usize) -> bool {
    document.is_kind(at, TokenKind::Symbol)
        && document.is_behind(at, gap::DASH)
        && currency(document, at).is_some()
        && within.following(at).is_some_and(|next| document.is_kind(next, TokenKind::Number))
}

fn figure(document: &Document<'_>, within: &Span, at: usize, bare: bool) -> Option<Figure> {
    let is_word = document.tokens.get(at).is_some_and(|token| token.kind != TokenKind::Number);
    let before = prefix_currency(document, at);
    if is_word && before.is_none() {
        return None;
    }
    let mut number = if before.is_some() { at + 1 } else { at };
    // `US$`, `CAD $`
    if before.is_some() && currency(document, number).is_some() {
        number += 1;
    }
    if number >= within.end || document.tokens[number].kind != TokenKind::Number {
        return None;
    }
    // "401k", "403b", "1099": a form or a plan that has a number for its name.
    if before.is_none() && document.is_in(Lexicon::MoneyInnocent, number) {
        return None;
    }
    // "10.5.2024", "GS-13", "#4471"
    if before.is_none() && number != within.start && is_part_of_name(document, number) {
        return None;
    }
    let written = document.token_text(number);
    // "02", "0100": parts of a date or a telephone number.
    if written.len() > 1 && written.starts_with('0') && written.as_bytes()[1].is_ascii_digit() {
        return None;
    }
    let mut value = numbers::value(document, number)?;
    let mut end = number + 1;
    // `38 000` and `85'000`
    while is_thousands(document, within, number, end) {
        value = value * 1_000.0 + numbers::value(document, end)?;
        end += 1;
    }
    if (before.is_some() || bare) && is_split_group(document, within, number, end) {
        value = value * 1_000.0 + numbers::value(document, end)?;
        end += 1;
    }
    let digits = number..end;
    let mut factor = 1.0;
    let mut plus = false;
    let mut lakh = false;
    if within.contains(&end) {
        let glued = document.tokens[end].before == 0;
        let near = document.is_behind_only(end, gap::SPACE);
        let is = |words: &Words| document.is_any_word(end, words);
        let has_plus = is(words!["k+"]);
        if is(words!["k", "k+", "thousand"]) && (glued || near && (before.is_some() || !has_plus)) {
            factor = 1_000.0;
            plus = has_plus;
            end += 1;
        } else if is(words!["s"]) && glued && (before.is_some() || bare) && (40.0..1_000.0).contains(&value) {
            // "in the $80s": thousands; "in the $20s" may be an hour's.
            factor = 1_000.0;
            end += 1;
        } else if near && is(words!["lpa", "lakh", "lakhs", "lac", "lacs"]) {
            factor = 100_000.0;
            lakh = true;
            end += 1;
        } else if glued && (is(words!["m", "mm", "bn", "b"]) || is_ending(document, end))
            || near && is(words!["million", "billion", "mio"])
        {
            return None;
        }
    }
    value *= factor;
    let scaled = number..end;
    // In "$20 - $25" the second sign belongs to the second number.
    let of_next = document.is_kind(end + 1, TokenKind::Number);
    let after = currency(document, end).filter(|_| {
        within.contains(&end)
            && !of_next
            && document.is_behind_only(end, signs![SPACE, OPEN])
            && (before.is_none() || before == Some("USD") && document.is_kind(end, TokenKind::Word))
    });
    if after.is_some() {
        end += 1;
    }
    if within.contains(&end) && document.token_text(end) == "+" && document.is_behind_only(end, gap::SPACE) {
        // "$100k+", and not "$100k + bonus"
        plus = document.tokens[end].before == 0;
        end += usize::from(plus);
    }
    let is_percent = document.is_word(end, "%") && within.contains(&end);
    let weight = after.is_some()
        && document.is_any_word(end - 1, words!["pounds", "pound"])
        && value < 1_000.0
        && !is_paid_after(document, within, end);
    if is_percent || weight {
        return None;
    }
    let currency = after.or(before).or(lakh.then_some("INR"));
    (currency.is_some() || bare || value >= 1.0).then_some(Figure {
        value,
        currency,
        sign_before: before,
        digits,
        scaled,
        factor,
        end,
        plus,
        misgrouped: numbers::is_misgrouped(written),
    })
}

/// "3rd", "9am", "401ks": small letters right behind the digits that are no unit of pay.
fn is_ending(document: &Document<'_>, at: usize) -> bool {
    document.is_kind(at, TokenKind::Word)
        && document.token_text(at).starts_with(|c: char| c.is_ascii_lowercase())
        && !document.is_in(Lexicon::PayPeriod, at)
        && currency(document, at).is_none()
}

/// "$161, 743": a stray space behind the comma. The group must end the figure, so that "$25, 150 guests" is left alone.
fn is_split_group(document: &Document<'_>, within: &Span, first: usize, at: usize) -> bool {
    let whole = |at: usize| document.token_text(at).bytes().all(|byte| byte.is_ascii_digit());
    at == first + 1
        && within.contains(&at)
        && document.is_kind(at, TokenKind::Number)
        && document.tokens[at].before == signs![COMMA, SPACE]
        && document.token_text(first).len() <= 3
        && document.token_text(at).len() == 3
        && whole(first)
        && whole(at)
        && (ends(document, within, at + 1)
            || document.is_behind(at + 1, gap::DASH)
            || document.is_any_word(at + 1, words!["to", "and"]))
}

fn is_paid_after(document: &Document<'_>, within: &Span, end: usize) -> bool {
    within.from(end, 2).any(|at| document.is_any_word(at, words!["an", "per", "a"]))
}

/// "Band 7", "Series 2210": few digits, and nothing parts them.
pub(super) fn may_be_rank(document: &Document<'_>, number: usize) -> bool {
    const LONGEST: usize = 4;
    let written = document.token_text(number);
    written.len() <= LONGEST && !written.contains([',', '.'])
}

/// "GS-13", "Step 4", "#123", "2026-11-24", "v2": a number that names something.
fn is_part_of_name(document: &Document<'_>, number: usize) -> bool {
    static RANKS: &Words = words!["grade", "step", "level", "band", "scale", "class", "group", "tier"];
    let token = &document.tokens[number];
    let Some(last) = number.checked_sub(1) else { return false };
    let hyphen = token.before == gap::DASH
        && matches!(document.tokens[last].kind, TokenKind::Word)
        && !document.is_any_word(last, words!["k", "hr", "hour"])
        && document.text[..token.start as usize].ends_with('-');
    let mark = document.text[..token.start as usize].ends_with(['#', '№']);
    let glued = token.before == 0 && document.is_kind(last, TokenKind::Word);
    let beside = token.is_behind_only(signs![SPACE, DASH, COLON]);
    let id = document.is_any_word(last, words!["code", "no", "number", "id", "gs"]);
    // "Band 7", and no "salary band: 45,000", "scale 45000"
    let rank = document.is_any_word(last, RANKS) && may_be_rank(document, number);
    let of_pay = token.is_behind(gap::COLON)
        && last != 0
        && document.value_in(Lexicon::PayNoun, last - 1) == Some("noun");
    let label = beside && (id || rank && !of_pay);
    hyphen || mark || glued || label
}

/// Three digits right behind up to three others, with nothing, a space or an apostrophe between.
fn is_thousands(document: &Document<'_>, within: &Span, first: usize, at: usize) -> bool {
    let three = |at: usize| {
        let token = &document.tokens[at];
        let whole = document.token_text(at).split(['.', ',']).next().map_or(0, str::len);
        let beside = token.is_behind_only(gap::SPACE)
            || document.text[..token.start as usize].ends_with('’') && token.before == gap::QUOTE;
        token.kind == TokenKind::Number && whole == 3 && beside
    };
    within.contains(&at) && document.token_text(first).len() <= 3 && three(at)
}

/// The other end of a range, and whether words in brackets part it from the first.
fn second_figure(document: &Document<'_>, within: &Span, start: usize, at: usize) -> Option<(Figure, bool)> {
    // "$30/hr - $35/hr", "£12 an hour to £14 an hour"
    let after_unit = within
        .from(at, 3)
        .find(|&near| period_word(document, near).is_some())
        .filter(|&near| (at..near).all(|word| document.is_any_word(word, words!["per", "an", "a"])))
        .map(|near| near + 1);
    let places = [Some(at), after_unit];
    let direct = places
        .into_iter()
        .flatten()
        .find_map(|at| joined_figure(document, within, start, at))
        .map(|figure| (figure, false));
    direct.or_else(|| {
        // "between €2,651 (scale 9) and €3,997 (scale 10)"
        let mut past = places.into_iter().flatten().filter_map(|at| after_bracket(document, within, at));
        past.find_map(|at| joined_figure(document, within, start, at)).map(|figure| (figure, true))
    })
}

/// The token behind words in brackets that open right before `at`.
fn after_bracket(document: &Document<'_>, within: &Span, at: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    let opens = within.contains(&at) && document.is_behind(at, gap::OPEN);
    let mut inside = within.behind(at, LONGEST - 1);
    inside.find(|&near| opens && document.is_behind(near, gap::CLOSE))
}

fn joined_figure(document: &Document<'_>, within: &Span, start: usize, at: usize) -> Option<Figure> {
    if at >= within.end {
        return None;
    }
    // "$25 an hour - 10 hours a week"
    let other_end = |at: usize| {
        figure(document, within, at, true).filter(|figure| {
            figure.currency.is_some() || figure.factor > 1.0 || !counts_time(document, within, figure.end)
        })
    };
    if document.is_behind(at, gap::DASH) {
        return other_end(at);
    }
    let between = within.before(start, 3).any(|at| document.is_word(at, "between"));
    let joined = document.is_any_word(at, words!["to", "up", "through", "until"])
        || between && document.is_word(at, "and");
    let skip = if document.is_any_word(at, words!["up", "to"]) && document.is_any_word(at + 1, words!["to"]) {
        2
    } else {
        1
    };
    joined.then(|| other_end(at + skip)).flatten()
}

fn prefix_currency(document: &Document<'_>, at: usize) -> Option<&'static str> {
    let code = currency(document, at)?;
    // `A$`, `CA$`: the letters stand right before the sign.
    if document.token_text(at) == "$" && document.tokens[at].before == 0 && at != 0 {
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
    if code == "ZAR" && document.tokens[at].len() == 1 {
        return is_rand(document, at).then_some(code);
    }
    // `us` and `try` are words of the language unless they are codes.
    let text = document.token_text(at);
    let is_word = document.is_any_word(at, words!["us", "try", "ron", "rs"]);
    let upper = text.chars().all(char::is_uppercase);
    (!is_word || upper && document.is_word(at + 1, "$") || text == "Rs" || upper && text != "US")
        .then_some(code)
}

/// "R 25 000", "R25,000", "R25k": thousands behind a capital. "R 4.2" is a language.
fn is_rand(document: &Document<'_>, at: usize) -> bool {
    let thousands = |number: usize| {
        let large = numbers::value(document, number).is_some_and(|value| value >= 1_000.0);
        let scaled = document.is_word(number + 1, "k") && document.tokens[number + 1].before == 0;
        large
            || scaled
            || document.tokens.get(number + 1).is_some()
                && is_thousands(document, &(number..number + 2), number, number + 1)
    };
    document.token_text(at) == "R" && document.is_behind_only(at + 1, gap::SPACE) && thousands(at + 1)
}

/// The time that the amount is for: said after it, or before it in a label ("Annual salary: ..."); and is there any
/// unit at all?
fn period(document: &Document<'_>, within: &Span, start: usize, end: usize) -> (Option<PayPeriod>, bool) {
    let breaks = |at: usize| {
        document.is_kind(at, TokenKind::Number) || document.is_behind(at, signs![SEMICOLON, BULLET])
    };
    let mut other = false;
    for at in within.from(end, 5).take_while(|&at| !breaks(at)) {
        if !document.is_in(Lexicon::PayPeriod, at) || !is_unit(document, at, end) {
            continue;
        }
        if let Some(period) = period_word(document, at) {
            return (Some(period), true);
        }
        other |= document.value_in(Lexicon::PayPeriod, at) == Some("other");
    }
    // "€3,997 (scale 10) gross a month"
    if let Some(past) = after_bracket(document, within, end) {
        let mut behind = within.from(past, 4).take_while(|&at| !breaks(at));
        let named = behind.find_map(|at| period_word(document, at).filter(|_| is_unit(document, at, past)));
        if named.is_some() {
            return (named, true);
        }
    }
    let before = within.before(start, 7);
    for at in before.rev() {
        let Some(period) = period_word(document, at) else { continue };
        // "annual salary", "day rate", "salary per month"; no "40 hours a week".
        let word = document.token_text(at).to_ascii_lowercase();
        let adjective = word.ends_with("ly") || word.starts_with("annual") || word == "daily";
        let rate = document.is_any_word(at + 1, words!["rate", "rates", "salary", "pay", "wage"]);
        let per = at != 0
            && (document.is_any_word(at - 1, words!["per", "p"]) || document.is_behind(at, gap::SLASH))
            && !within.before(at, 3).any(|near| document.is_kind(near, TokenKind::Number));
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
    let led = at.checked_sub(1).is_some_and(|last| {
        document.is_any_word(last, words!["per", "a", "an", "each", "every", "p", "the", "by"])
    });
    adjective || led || at == end || document.is_behind(at, gap::SLASH)
}

fn period_word(document: &Document<'_>, at: usize) -> Option<PayPeriod> {
    let word = document.value_in(Lexicon::PayPeriod, at)?;
    // "720 PLN/MD" is a man-day; "Baltimore, MD" is a place.
    let word = match word.strip_suffix('/') {
        Some(word) if document.is_behind(at, gap::SLASH) => word,
        Some(_) => return None,
        None => word,
    };
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
