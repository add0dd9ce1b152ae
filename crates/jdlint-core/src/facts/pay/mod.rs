//! Pay. In: amounts and the words around them. Out: [`PayFact`]s, and the words that stand where one should.

mod amount;
mod history;
mod vague;

use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Field, Span, Windows, Words};
use crate::facts::scopes;
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, PayPeriod};
use amount::Amount;
pub(crate) use amount::period_of_text;
pub(crate) use history::requests as history_requests;
pub(crate) use vague::{VaguePay, read as vague};

/// What the job pays.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of the figure")]
pub(crate) struct PayFact {
    pub(crate) span: Span,
    /// The upper end, where it stands in a field of its own.
    pub(crate) upper: Option<Span>,
    pub(crate) min: f64,
    pub(crate) max: f64,
    pub(crate) currency: Option<&'static str>,
    pub(crate) period: Option<PayPeriod>,
    /// It says what the amount is for: an hour, a year, a lesson.
    pub(crate) has_unit: bool,
    pub(crate) is_range: bool,
    pub(crate) kind: PayKind,
    /// One end is not said.
    pub(crate) open: Option<OpenEnd>,
    /// The larger figure stands first: the words to swap.
    pub(crate) inverted: Option<(Span, Span)>,
    /// The figures do not have the same scale.
    pub(crate) slipped: bool,
    /// The figure covers more than one level, place or part of the pay, so that its width says little.
    pub(crate) covers_several: bool,
    /// Elsewhere the posting says where in the range the pay will be.
    pub(crate) is_narrowed: bool,
    /// How sure it is that this is the pay: 1 to 4.
    trust: u8,
}

/// Is one unit of the currency worth about a dollar?
fn is_large(code: &str) -> bool {
    ["USD", "EUR", "GBP", "CAD", "AUD", "CHF", "NZD", "SGD"].contains(&code)
}

/// More a year than any posting pays: a target of sales.
const NO_PAY: f64 = 2_000_000.0;

impl PayFact {
    /// It is for a year, said or plain from its size.
    pub(crate) fn is_yearly(&self) -> bool {
        const CROWNS: [&str; 4] = ["kr", "SEK", "NOK", "DKK"];
        let large = self.max >= 12_000.0 && self.currency.is_none_or(is_large);
        // Nobody earns so many crowns a month.
        let many_crowns = self.max >= 150_000.0 && self.currency.is_some_and(|code| CROWNS.contains(&code));
        self.period == Some(PayPeriod::Year) || !self.has_unit && (large || many_crowns)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PayKind {
    /// What is paid for the work.
    Base,
    /// On-target earnings: base and what can come on top.
    OnTarget,
}

/// The end of a range that is not said, and the words that say so.
#[derive(Debug, Clone)]
pub(crate) struct OpenEnd {
    pub(crate) is_top: bool,
    pub(crate) span: Span,
}

/// Every figure for the pay, wherever it stands: front matter, a label line, prose, a table.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>) -> Vec<PayFact> {
    let mut found = Vec::new();
    if !document.fields.is_empty() {
        found.extend(field_pay(document));
    }
    found.extend(text_pay(document));
    close_ends(document, &mut found);
    narrow(document, &mut found);
    found
}

/// A page has seldom more figures; what stands behind them is not compared with all others.
const COMPARED: usize = 40;

/// "Grade: $52,000-$98,000. Hiring range: $60,000-$70,000", "not above the midpoint": a reader knows what to expect.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn narrow(document: &Document<'_>, pays: &mut [PayFact]) {
    let by_words = document.hits.know(Lexicon::PayNarrowed);
    let ranges: Vec<(f64, f64)> = pays
        .iter()
        .filter(|pay| pay.is_range && pay.kind == PayKind::Base)
        .take(COMPARED)
        .map(|pay| (pay.min, pay.max))
        .gather();
    for pay in pays.iter_mut().filter(|pay| pay.is_range) {
        let within = |&(min, max): &(f64, f64)| {
            min >= pay.min * 0.99 && max <= pay.max * 1.01 && (max - min) < (pay.max - pay.min) * 0.75
        };
        pay.is_narrowed = by_words || ranges.iter().any(within);
    }
}

/// The one that the outline shows: the surest, base before earnings on target.
pub(crate) fn best(pays: &[PayFact]) -> Option<&PayFact> {
    let rank = |pay: &PayFact| (pay.kind == PayKind::Base, pay.trust);
    // The first of the best, so that what stands on top wins.
    pays.iter().fold(None, |best: Option<&PayFact>, pay| match best {
        Some(best) if rank(best) >= rank(pay) => Some(best),
        _ => Some(pay),
    })
}

/// Earnings on target and no base.
pub(crate) fn lacks_base(document: &Document<'_>, pays: &[PayFact]) -> bool {
    let base_named = || {
        document
            .places_of(words!["base"])
            .into_iter()
            .any(|at| document.has_number(&document.all().around(&(at..at), 3, 4)))
    };
    !pays.is_empty() && pays.iter().all(|pay| pay.kind == PayKind::OnTarget) && !base_named()
}

/// Everything that is earned is commission: there is no base.
#[cold]
#[inline(never)]
pub(crate) fn is_commission_only(document: &Document<'_>) -> bool {
    document.places_of(words!["commission"]).into_iter().any(|at| {
        document.is_any_word(at + 1, words!["only"])
            || at >= 2 && document.is_word(at - 1, "%") && document.token_text(at - 2) == "100"
            || at >= 1 && document.is_any_word(at - 1, words!["only", "purely", "solely"])
    })
}

fn key_of(document: &Document<'_>, field: &Field) -> String {
    field.key.of(document.text).to_ascii_lowercase()
}

fn is_pay_key(key: &str) -> bool {
    const WORDS: [&str; 6] = ["salary", "pay", "wage", "compensation", "remuneration", "rate"];
    const NO_FIGURE: [&str; 6] = ["grade", "payment", "paygrade", "notes", "url", "link"];
    // By whole parts: "hourly" has "url" inside.
    let any_part = |names: &dyn Fn(&str) -> bool| key.split(['_', '-', ' ']).any(names);
    let is_of_pay = WORDS.iter().any(|word| key.starts_with(word))
        || key.ends_with("salary")
        || any_part(&|part| WORDS.iter().any(|word| part == *word || part.strip_suffix('s') == Some(*word)));
    is_of_pay && !any_part(&|part| NO_FIGURE.contains(&part))
}

/// `salary: ...`, `salary_min:` and `salary_max:`, or `min:` and `max:` below `salary:`.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn field_pay(document: &Document<'_>) -> Option<PayFact> {
    let mut found: Option<PayFact> = None;
    let mut first_digits: Option<Span> = None;
    let mut currency = None;
    let mut period = None;
    let mut inside = false;
    for field in &document.fields {
        let key = key_of(document, field);
        let part = [
            "min",
            "max",
            "minimum",
            "maximum",
            "low",
            "high",
            "from",
            "to",
            "value",
            "amount",
            "currency",
            "period",
            "unit",
            "unittext",
            "frequency",
            "interval",
        ]
        .contains(&key.as_str());
        let of_pay = is_pay_key(&key);
        if of_pay {
            inside = field.tokens.is_empty();
        } else if !part {
            inside = false;
        }
        if key.contains("currency") && !field.tokens.is_empty() {
            currency = amount::currency(document, field.tokens.start).or(currency);
            continue;
        }
        if (of_pay || inside && part)
            && ["period", "unit", "frequency", "interval", "per", "type"]
                .iter()
                .any(|word| key.contains(word))
        {
            period = amount::period_of_text(field.value.of(document.text)).or(period);
            continue;
        }
        if !(of_pay || inside && part) {
            continue;
        }
        period = period.or(amount::period_of_text(&key));
        let Some(amount) =
            field.tokens.clone().find_map(|at| amount::read(document, &field.tokens, at, true))
        else {
            continue;
        };
        let Some(pay) = &mut found else {
            first_digits = Some(amount.span.clone());
            let open = open_end(document, &field.tokens, &amount);
            let mut pay = fact(amount, 4);
            pay.open = open;
            pay.covers_several = covers_several(document, &field.tokens, &pay.span);
            found = Some(pay);
            continue;
        };
        let upper_key = key.contains("max") || key == "to" || key == "high";
        let digits = amount.span.clone();
        pay.upper = Some(digits.clone());
        // `salary_min: 90000`, `salary_max: 70` may be thousands: no two figures to swap.
        if amount.max < pay.min
            && amount.max * amount::INVERTED_RATIO >= pay.min
            && upper_key
            && let Some(first) = first_digits.clone()
        {
            pay.inverted = Some((first, digits));
        }
        pay.min = pay.min.min(amount.min);
        pay.max = pay.max.max(amount.max);
        pay.is_range = pay.max > pay.min;
        pay.currency = pay.currency.or(amount.currency);
        pay.open = None;
    }
    let mut pay = found?;
    pay.currency = pay.currency.or(currency).or_else(|| printed_currency(document));
    pay.period = pay.period.or(period);
    pay.has_unit |= pay.period.is_some();
    Some(pay)
}

/// The page prints the field behind a sign: `${{ page.salary_min }}`.
fn printed_currency(document: &Document<'_>) -> Option<&'static str> {
    const SIGNS: [(&str, &str); 3] = [("$", "USD"), ("€", "EUR"), ("£", "GBP")];
    let pay_tag = |at: usize| {
        let tag = &document.text[at..];
        let inside = tag.find("}}").map_or("", |end| &tag[2..end]);
        inside.trim().rsplit('.').next().is_some_and(is_pay_key)
    };
    let mut tags = document.text.match_indices("{{").filter(|&(at, _)| pay_tag(at));
    tags.find_map(|(at, _)| {
        let before = document.text[..at].trim_end_matches([' ', '*', '_']);
        SIGNS.iter().find(|(sign, _)| before.ends_with(sign)).map(|&(_, code)| code)
    })
}

fn fact(amount: Amount, trust: u8) -> PayFact {
    PayFact {
        span: amount.span,
        upper: None,
        min: amount.min,
        max: amount.max,
        currency: amount.currency,
        period: amount.period,
        has_unit: amount.has_unit,
        is_range: amount.is_range,
        kind: PayKind::Base,
        open: None,
        inverted: amount.inverted,
        slipped: amount.slipped,
        covers_several: false,
        is_narrowed: false,
        trust,
    }
}

fn text_pay(document: &Document<'_>) -> Vec<PayFact> {
    let mut found = Vec::new();
    for (_, block, section) in scopes::blocks_in_sections(document) {
        if !document.has_number(&block.tokens) {
            continue;
        }
        // Without a heading it may be a section of pay only because of the amount.
        let in_pay =
            section.is(Kind::Pay) && section.heading.is_some() || begins_with_pay(document, &block.tokens);
        // "Series & grade: 2210 - 15" are no figures of pay.
        let of_grade = section.heading.is_some_and(|heading| {
            document.is_in_words(&document.blocks[heading].label(), words!["grade", "series", "grades"])
        });
        if section.is(Kind::Eeo) {
            continue;
        }
        for sentence in block.sentences.clone() {
            let tokens = document.sentences[sentence].tokens.clone();
            if !document.has_number(&tokens) {
                continue;
            }
            let mut at = tokens.start;
            let in_section = in_pay;
            while at < tokens.end {
                if !amount::may_begin(document, at) {
                    at += 1;
                    continue;
                }
                let in_pay = in_section || is_led_by_label(document, &tokens, at);
                let bare = in_pay && !(of_grade && amount::may_be_rank(document, at));
                let Some(mut amount) = amount::read(document, &tokens, at, bare) else {
                    at += 1;
                    continue;
                };
                at = amount.span.end;
                if amount.period.is_none() && in_pay {
                    let heading = section.heading.map(|heading| document.blocks[heading].label());
                    amount.period = heading.and_then(|heading| amount::period_in(document, &heading));
                    amount.has_unit |= amount.period.is_some();
                }
                let alone = in_pay && stands_alone(document, &block.content(), &amount.span);
                let mut trust = trust(document, &tokens, &amount, in_pay, alone);
                // "Cut the cost to $70,000 a year": only words for pay make it pay there.
                let elsewhere = section.heading.is_some()
                    && matches!(
                        section.kind.kind,
                        Some(
                            Kind::Responsibilities
                                | Kind::Outcomes
                                | Kind::Requirements
                                | Kind::Preferred
                                | Kind::AboutCompany
                        )
                    );
                let on_its_own =
                    amount.currency.is_some() && is_line_of_pay(document, &block.content(), &amount.span);
                if on_its_own && is_plausible(&amount) {
                    trust = trust.max(2);
                } else if elsewhere && !in_pay && !has_pay_word(document, &tokens) {
                    trust = 0;
                }
                if trust == 0 || is_extra(document, &tokens, &amount.span) {
                    continue;
                }
                let open = open_end(document, &tokens, &amount);
                let mut pay = fact(amount, trust);
                pay.open = open;
                pay.covers_several = covers_several(document, &tokens, &pay.span);
                if is_on_target(document, &tokens, &pay.span) {
                    pay.kind = PayKind::OnTarget;
                }
                found.push(pay);
            }
        }
    }
    found
}

/// What a label calls two figures of pay.
static SPREADS: &Words = words!["range", "scale", "band"];

/// "Salary 45k - 55k": a label without its colon.
fn begins_with_pay(document: &Document<'_>, block: &Span) -> bool {
    let noun = document.is_any_word(
        block.start,
        words!["salary", "pay", "wage", "wages", "compensation", "remuneration", "ctc"],
    );
    // "Pay scale 45000 - 52000"
    let label = 1 + usize::from(document.is_any_word(block.start + 1, SPREADS));
    let next = document.tokens.get(block.start + label).filter(|_| block.start + label < block.end);
    noun && block.len() <= 12
        && next.is_some_and(|next| next.kind != TokenKind::Word || next.is_behind(signs![DASH, COLON]))
}

/// "... stock control. Salary: 45,000 - 52,000 Deadline: ..." in text that lost its lines.
fn is_led_by_label(document: &Document<'_>, sentence: &Span, at: usize) -> bool {
    let noun = |at: usize| document.value_in(Lexicon::PayNoun, at) == Some("noun");
    let colon = at != sentence.start && document.is_behind(at, gap::COLON);
    colon
        && (noun(at - 1) || at >= sentence.start + 2 && document.is_any_word(at - 1, SPREADS) && noun(at - 2))
}

/// "$20 per hour and up" on a line of its own is the pay, under whatever heading.
fn is_line_of_pay(document: &Document<'_>, content: &Span, span: &Span) -> bool {
    let small = words![
        "a",
        "an",
        "per",
        "and",
        "or",
        "up",
        "to",
        "from",
        "at",
        "gross",
        "net",
        "circa",
        "c",
        "ca",
        "approx",
        "approximately",
        "about",
        "annum",
        "p",
        "doe",
        "plus",
        "benefits",
        "bonus",
    ];
    let open: Vec<Span> = document.hits_of(Lexicon::OpenEnd, content).map(Hit::span).gather();
    // "$40,000 to $44,000 a year, plus commission"
    let adds = content.start == span.start
        && document.is_any_word(span.end, words!["plus", "depending", "rising", "pro"])
        && document.is_behind(span.end, gap::COMMA);
    if adds {
        return true;
    }
    content.len() <= 14
        && content.clone().filter(|at| !span.contains(at)).all(|at| {
            // "6,500 x 13"
            let salaries = matches!(document.token_text(at), "12" | "13" | "14" | "x" | "×");
            salaries
                || document.is_any_word(at, small)
                || document.is_in(Lexicon::PayPeriod, at)
                || document.is_kind(at, TokenKind::Symbol)
                || open.iter().any(|hit| hit.contains(&at))
        })
}

fn has_pay_word(document: &Document<'_>, span: &Span) -> bool {
    document.hits_of(Lexicon::PayWord, span).any(|hit| hit.value() == "pay")
}

/// The whole of a line or field: "45-55".
fn stands_alone(document: &Document<'_>, content: &Span, span: &Span) -> bool {
    let grade = (span.start.saturating_sub(4)..span.start).any(|at| {
        document
            .is_any_word(at, words!["grade", "band", "step", "level", "code", "grades", "schedule", "group"])
    });
    span.start == content.start && span.end >= content.end && !grade
}

/// Could somebody be paid that?
fn is_plausible(amount: &Amount) -> bool {
    match amount.period {
        Some(PayPeriod::Hour) => (3.0..=1_000.0).contains(&amount.max),
        Some(PayPeriod::Day) => (20.0..=5_000.0).contains(&amount.max),
        Some(PayPeriod::Week) => (50.0..=20_000.0).contains(&amount.max),
        Some(PayPeriod::Month) => (100.0..=5_000_000.0).contains(&amount.max),
        Some(PayPeriod::Year) => (3_000.0..=50_000_000.0).contains(&amount.max),
        None => (7.0..=5_000_000.0).contains(&amount.max),
    }
}

/// How sure it is that an amount is the pay; 0: it is not.
fn trust(document: &Document<'_>, sentence: &Span, amount: &Amount, in_pay: bool, alone: bool) -> u8 {
    let near = sentence.around(&amount.span, 8, 6);
    let close = near.around(&amount.span, 4, 3);
    let other = document.hits_of(Lexicon::MoneyInnocent, &near).any(|hit| {
        if hit.value() == "form" {
            return false;
        }
        let reach = if hit.value() == "scope" { &close } else { &near };
        reach.contains(&(hit.start as usize))
    });
    // "Metro benefits of up to $130" stands under the pay, too.
    let ahead = sentence.before(amount.span.start, 6);
    let beside = document.hits_of(Lexicon::MoneyInnocent, &ahead).any(|hit| {
        matches!(hit.value(), "benefit" | "fee")
            && (hit.end as usize..amount.span.start)
                .all(|at| !document.is_behind(at, signs![COMMA, SEMICOLON, COLON]))
    });
    let word = document.hits_of(Lexicon::PayWord, &near).any(|hit| hit.value() == "pay");
    let plausible = is_plausible(amount);
    let years = amount.currency.is_none()
        && amount.min >= 1_900.0
        && amount.max <= 2_100.0
        && amount.period.is_none();
    let turnover = amount.max >= NO_PAY && amount.currency.is_some_and(is_large);
    if !plausible || years || beside || ((other || turnover) && !in_pay) {
        return 0;
    }
    match (in_pay, word, amount.period.is_some(), amount.currency.is_some()) {
        (true, _, _, true) => 4,
        (true, _, true, false) | (false, true, true, true) => 3,
        (true, _, false, false) if amount.max >= 1_000.0 => 2,
        (false, true, _, true) | (false, false, true, true) => 2,
        (true, _, false, false) if alone && amount.max >= 7.0 => 1,
        _ => 0,
    }
}

/// A bonus, an allowance, a budget: money, but not the pay.
fn is_extra(document: &Document<'_>, sentence: &Span, span: &Span) -> bool {
    let extra = |at: usize| document.value_in(Lexicon::PayExtra, at) == Some("extra");
    let ahead = sentence.before(span.start, 8);
    let leads: Vec<Span> = document.hits_of(Lexicon::PayExtra, &ahead).map(Hit::span).gather();
    let lead_of_extra = |at: usize| leads.iter().any(|hit| hit.contains(&at));
    let joined = |at: usize| {
        document.is_behind(at, signs![COMMA, SEMICOLON, OPEN, SLASH])
            || document.is_any_word(at, words!["plus", "and", "with", "+", "&", "or", "per", "a", "an"])
            || document.is_kind(at, TokenKind::Number)
    };
    let after = sentence.from(span.end, 4).take_while(|&at| !joined(at)).any(extra);
    let lead = |at: usize| {
        document.is_any_word(
            at,
            words![
                "of", "up", "to", "a", "an", "is", "worth", "at", "from", "around", "about", "the", "annual",
                "yearly",
            ],
        ) || lead_of_extra(at)
    };
    let before = sentence.before(span.start, 5).rev().take_while(|&at| lead(at)).any(lead_of_extra);
    after || before
}

/// "OTE £60k", "$120,000 on-target earnings".
fn is_on_target(document: &Document<'_>, sentence: &Span, span: &Span) -> bool {
    let near = |range: Span| {
        range.into_iter().any(|at| {
            document.is_word(at, "ote")
                || document.is_word(at, "target")
                    && at.checked_sub(1).is_some_and(|last| document.is_word(last, "on"))
                || document.is_any_word(at, words!["o"])
                    && document.is_word(at + 1, "t")
                    && document.is_word(at + 2, "e")
        })
    };
    let breaks = |at: usize| {
        document.is_kind(at, TokenKind::Number) || document.is_any_word(at, words!["base", "basic", "salary"])
    };
    let start = sentence
        .before(span.start, 5)
        .rev()
        .find(|&at| breaks(at))
        .map_or(span.start.saturating_sub(5).max(sentence.start), |at| at + 1);
    let end = sentence
        .from(span.end, 4)
        .find(|&at| {
            breaks(at)
                || document.is_behind(at, signs![COMMA, SEMICOLON])
                || document.is_any_word(at, words!["plus", "+", "with", "and"])
        })
        .unwrap_or((span.end + 4).min(sentence.end));
    near(start..span.start) || near(span.end..end)
}

/// One figure for several levels, places, or with a part that varies.
fn covers_several(document: &Document<'_>, sentence: &Span, span: &Span) -> bool {
    let near = sentence.around(span, 25, 25);
    document.has(Lexicon::PaySeveral, &near)
}

/// "up to $90k", "from £30,000", "$20 and up", "100k+".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn open_end(document: &Document<'_>, sentence: &Span, amount: &Amount) -> Option<OpenEnd> {
    if amount.is_range || amount.inverted.is_some() || amount.slipped {
        return None;
    }
    let span = &amount.span;
    if amount.plus {
        return Some(OpenEnd { is_top: true, span: span.clone() });
    }
    let before = sentence.before(span.start, 5);
    let lead = document
        .hits_of(Lexicon::OpenEnd, &before)
        .filter(|hit| !hit.value().ends_with("-after"))
        .filter(|hit| {
            // "starting from around £30,000", "up to a maximum of $90k"
            hit.end as usize <= span.start
                && (hit.end as usize..span.start).all(|at| {
                    !document.is_behind(at, signs![SEMICOLON, OPEN])
                        && document.is_any_word(
                            at,
                            words![
                                "a",
                                "of",
                                "maximum",
                                "around",
                                "about",
                                "is",
                                "salary",
                                "approximately",
                                "circa",
                                "the",
                                "pay",
                                "rate",
                                "at",
                                "gross",
                                "to",
                            ],
                        )
                })
        })
        .last();
    if let Some(hit) = lead {
        return Some(OpenEnd { is_top: hit.value().starts_with("top"), span: hit.start as usize..span.end });
    }
    let after = sentence.from(span.end, 5);
    let tail =
        document.hits_of(Lexicon::OpenEnd, &after).find(|&hit| is_tail(document, sentence, span, hit))?;
    Some(OpenEnd { is_top: tail.value().starts_with("top"), span: span.start..tail.end as usize })
}

/// "$20 an hour and up", "£40,000 minimum", "£60k max"; no "£40,000, minimum three years".
#[cold]
#[inline(never)]
fn is_tail(document: &Document<'_>, sentence: &Span, span: &Span, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let beside = (span.end..start).all(|at| {
        document.is_in(Lexicon::PayPeriod, at)
            || document.is_any_word(at, words!["per", "a", "an", "p", "annum"])
    });
    let goes_on = sentence.contains(&end);
    if !beside || goes_on && (document.is_word(end, "to") || document.is_in(Lexicon::PayExtra, end)) {
        return false;
    }
    if hit.value().ends_with("-after") {
        return true;
    }
    let parted = !document.is_behind_only(start, signs![SPACE, OPEN]);
    let ends = !goes_on
        || document.is_kind(end, TokenKind::Word)
            && (!document.is_behind_only(end, gap::SPACE) || document.is_in(Lexicon::PayEnd, end));
    hit.value().ends_with("-around") && !parted && ends
}

/// "From $20, rising to $26", "minimum $60,000, maximum $80,000": the other end stands beside.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn close_ends(document: &Document<'_>, pays: &mut [PayFact]) {
    let blocks: Vec<Option<usize>> = pays.iter().map(|pay| document.block_of_token(pay.span.start)).gather();
    let mut closed = Vec::new();
    for (at, pay) in pays.iter().enumerate() {
        let near = at.saturating_sub(2)..(at + 3).min(pays.len());
        let same = |other: usize| {
            other != at && pays[other].kind == pay.kind && {
                let ratio = pays[other].max / pay.max;
                let neighbours = match (blocks[other], blocks[at]) {
                    (Some(a), Some(b)) => a.abs_diff(b) <= 1,
                    _ => false,
                };
                let unequal = (ratio - 1.0).abs() > f64::EPSILON;
                let same_block = blocks[other].is_some() && blocks[other] == blocks[at];
                (0.25..4.0).contains(&ratio)
                    && if pays[other].is_range && !same_block {
                        pays[other].min <= pay.max * 1.01 && pay.min <= pays[other].max * 1.01
                    } else {
                        unequal && neighbours
                    }
            }
        };
        // "rates from $24 ... Salary: $24": said once more, and without an open end.
        let said_plainly = pays.iter().take(COMPARED).any(|other| {
            other.open.is_none()
                && other.kind == pay.kind
                && !other.is_range
                && (other.max - pay.max).abs() < f64::EPSILON
        });
        let in_range = pays.iter().take(COMPARED).any(|other| {
            other.is_range
                && other.kind == pay.kind
                && other.min <= pay.max * 1.01
                && pay.min <= other.max * 1.01
        });
        if pay.open.is_some() && (said_plainly || in_range || near.into_iter().any(same)) {
            closed.push(at);
        }
    }
    for at in closed {
        pays[at].open = None;
    }
}
