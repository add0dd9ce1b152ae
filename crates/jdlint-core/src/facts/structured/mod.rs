//! Structured data beside the text: front matter, `JobPosting` JSON-LD. In: the document and its pays. Out: what is
//! missing there, and where it and the text disagree.

mod json;

use crate::document::{Block, BlockKind, Document, Span};
use crate::facts::numbers::written;
use crate::facts::pay::{PayFact, PayKind, period_of_text};
use crate::gather::Gather;
use crate::lexicon::Lexicon;
use crate::report::{Kind, PayPeriod};
use crate::text::{SmallLetters, TextRange, holds_byte};
use json::Json;

/// The data of one `JobPosting`, or of the front matter.
#[derive(Debug, Default)]
pub(crate) struct Structured {
    /// Properties that job sites ask for and that are not there; where the data begins.
    pub(crate) missing: Vec<&'static str>,
    pub(crate) range: TextRange,
    pub(crate) disagreements: Vec<Disagreement>,
    /// As written.
    pub(crate) valid_through: Option<(String, TextRange)>,
    pub(crate) date_posted: Option<(String, TextRange)>,
}

/// The data says one thing and the text another.
#[derive(Debug)]
pub(crate) struct Disagreement {
    /// "pay", "place", "type".
    pub(crate) about: &'static str,
    /// In the data.
    pub(crate) range: TextRange,
    pub(crate) data: String,
    pub(crate) text: String,
    /// In the text.
    pub(crate) text_range: TextRange,
}

/// What a data block says, before it is held against the text.
#[derive(Default)]
struct Claims {
    pay: Option<PayClaim>,
    places: Vec<(String, TextRange)>,
    types: Vec<(String, TextRange)>,
    is_remote: bool,
}

/// The pay as the data give it.
struct PayClaim {
    min: f64,
    max: f64,
    currency: Option<String>,
    period: Option<PayPeriod>,
    range: TextRange,
}

/// All structured data of the text.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>, pays: &[PayFact]) -> Vec<Structured> {
    let mut found = Vec::new();
    if !document.fields.is_empty() {
        found.extend(front_matter(document, pays));
    }
    for posting in blocks(document.text) {
        found.push(job_posting(document, pays, &posting));
    }
    found
}

/// Objects of the type `JobPosting` in `<script type="application/ld+json">`.
fn blocks(text: &str) -> Vec<Json> {
    const MOST: usize = 20;
    const TYPE: &str = "application/ld+json";
    let mut found = Vec::new();
    // The sign ends every tag. The standard library looks for one place much faster than for all.
    if !holds_byte(text, b'>') || !text.contains(TYPE) {
        return found;
    }
    for (at, mark) in text.match_indices(TYPE).take(MOST) {
        let Some(open) = text[at + mark.len()..].find('>').filter(|&open| open < 200) else { continue };
        let Some(json) = json::read(text, at + mark.len() + open + 1) else { continue };
        take_postings(json, &mut found);
    }
    found
}

#[cold]
#[inline(never)]
fn is_posting(json: &Json) -> bool {
    let kind = json.get("@type");
    let mut named = false;
    if let Some(kind) = kind {
        kind.walk(&mut |value| {
            named |= matches!(&value.value, json::Value::Text(text) if text == "JobPosting");
        });
    }
    named
}

/// The object itself, or those in a list or under `@graph`.
fn take_postings(json: Json, out: &mut Vec<Json>) {
    if is_posting(&json) {
        out.push(json);
        return;
    }
    match json.value {
        json::Value::Array(items) => items.into_iter().for_each(|item| take_postings(item, out)),
        json::Value::Object(pairs) => {
            pairs
                .into_iter()
                .filter(|(key, _)| key == "@graph")
                .for_each(|(_, value)| take_postings(value, out));
        }
        _ => {}
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn job_posting(document: &Document<'_>, pays: &[PayFact], json: &Json) -> Structured {
    let has = |key: &str| json.get(key).is_some_and(|value| !value.is_empty());
    let is_remote = json
        .get("jobLocationType")
        .and_then(Json::text)
        .is_some_and(|kind| kind.eq_ignore_ascii_case("TELECOMMUTE"));
    let needed = ["title", "description", "datePosted", "hiringOrganization", "jobLocation"];
    let missing = needed
        .into_iter()
        .filter(|&key| {
            !(has(key) || key == "jobLocation" && is_remote && has("applicantLocationRequirements"))
        })
        .gather();
    let mut claims = Claims { is_remote, ..Claims::default() };
    if let Some(salary) = json.get("baseSalary") {
        claims.pay = salary_claim(salary);
        if let Some(pay) = &mut claims.pay {
            // One line is enough to show.
            let line = pay
                .range
                .of(document.text)
                .lines()
                .next()
                .map_or(0, |line| line.trim_end_matches([',', ' ']).len());
            pay.range.end = pay.range.start + line as u32;
        }
    }
    if let Some(place) = json.get("jobLocation") {
        place.walk(&mut |value| {
            let city =
                value.get("addressLocality").and_then(|city| Some((city.text()?.to_owned(), city.range)));
            claims.places.extend(city);
        });
    }
    if let Some(kinds) = json.get("employmentType") {
        kinds.walk(&mut |value| {
            if let json::Value::Text(kind) = &value.value {
                claims.types.push((kind.clone(), value.range));
            }
        });
    }
    let text_of = |key: &str| json.get(key).and_then(|value| Some((value.text()?.to_owned(), value.range)));
    Structured {
        missing,
        range: TextRange::new(json.range.start, json.range.start + 1),
        disagreements: disagreements(document, pays, &claims),
        valid_through: text_of("validThrough"),
        date_posted: text_of("datePosted"),
    }
}

#[cold]
#[inline(never)]
fn salary_claim(salary: &Json) -> Option<PayClaim> {
    let currency = salary.get("currency").and_then(Json::text).map(str::to_owned);
    let value = salary.get("value").unwrap_or(salary);
    let period = [value, salary]
        .iter()
        .find_map(|json| json.get("unitText"))
        .and_then(Json::text)
        .and_then(period_of_text);
    let single = value.number().or_else(|| value.get("value").and_then(Json::number));
    let min = value.get("minValue").and_then(Json::number).or(single)?;
    let max = value.get("maxValue").and_then(Json::number).unwrap_or(min);
    Some(PayClaim { min: min.min(max), max: max.max(min), currency, period, range: salary.range })
}

/// What front matter in the words of `JobPosting` lacks.
#[cold]
#[inline(never)]
fn missing_words(document: &Document<'_>) -> Vec<&'static str> {
    let has = |word: &str| document.fields.iter().any(|field| field.key.of(document.text) == word);
    let elsewhere = has("jobLocationType") || has("applicantLocationRequirements");
    ["title", "datePosted", "hiringOrganization", "jobLocation"]
        .into_iter()
        .filter(|&word| !(has(word) || elsewhere && word == "jobLocation"))
        .gather()
}

/// Front matter is data of the author's own shape: only what it says is held against the text, except where it is
/// written in the words of `JobPosting`.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn front_matter(document: &Document<'_>, pays: &[PayFact]) -> Option<Structured> {
    const WORDS: [&str; 6] =
        ["datePosted", "hiringOrganization", "jobLocation", "validThrough", "employmentType", "baseSalary"];
    let first = document.fields.first()?;
    let key = |field: &crate::document::Field| field.key.of(document.text);
    let in_words = |word: &str| document.fields.iter().any(|field| key(field) == word);
    let is_like_data = WORDS.iter().filter(|word| in_words(word)).count() >= 3;
    let missing = if is_like_data { missing_words(document) } else { Vec::new() };
    let body = document.blocks.first().map_or(usize::MAX, |block| block.tokens.start);
    let mut claims = Claims::default();
    if let Some(pay) = pays.iter().find(|pay| pay.span.start < body) {
        let period = pay.period.or(pay.is_yearly().then_some(PayPeriod::Year));
        claims.pay = Some(PayClaim {
            min: pay.min,
            max: pay.max,
            currency: pay.currency.map(str::to_owned),
            period,
            range: document.range_of(&pay.span),
        });
    }
    for field in document.fields.iter().filter(|field| !field.tokens.is_empty()) {
        let mut name = key(field).to_ascii_lowercase();
        name.retain(|sign| !matches!(sign, '_' | '-' | ' '));
        let value = || (document.quote(field.value), field.value);
        match name.as_str() {
            "location" | "city" | "joblocation" => claims.places.push(value()),
            "employmenttype" | "jobtype" | "type" | "contract" | "contracttype" | "commitment"
            | "worktype" | "schedule" => claims.types.push(value()),
            "remote" => {
                claims.is_remote |=
                    matches!(field.value.of(document.text).trim(), "true" | "yes" | "full" | "fully");
            }
            _ => {}
        }
    }
    Some(Structured {
        missing,
        range: first.key,
        disagreements: disagreements(document, pays, &claims),
        valid_through: None,
        date_posted: None,
    })
}

fn disagreements(document: &Document<'_>, pays: &[PayFact], claims: &Claims) -> Vec<Disagreement> {
    let found = [
        pay_against(document, pays, claims),
        place_against(document, claims),
        type_against(document, claims),
    ];
    found.into_iter().flatten().gather()
}

/// A year's pay, and how much may be lost in the conversion.
fn yearly(amount: f64, period: PayPeriod) -> f64 {
    match period {
        PayPeriod::Hour => amount * 2_080.0,
        PayPeriod::Day => amount * 260.0,
        PayPeriod::Week => amount * 52.0,
        PayPeriod::Month => amount * 12.0,
        PayPeriod::Year => amount,
    }
}

fn pay_against(document: &Document<'_>, pays: &[PayFact], claims: &Claims) -> Option<Disagreement> {
    let claim = claims.pay.as_ref()?;
    let PayClaim { min, max, currency, period, range } = claim;
    let body = document.blocks.first()?.tokens.start;
    let texts: Vec<&PayFact> = pays
        .iter()
        .filter(|pay| {
            pay.span.start >= body && pay.kind == PayKind::Base && pay.open.is_none() && !pay.slipped
        })
        .filter(|pay| !document.range_of(&pay.span).overlaps(*range))
        .gather();
    let data_single = (min - max).abs() < f64::EPSILON;
    // "The most that can be paid is $166,500" is no figure of its own.
    let capped = |pay: &&&PayFact| {
        let sentence =
            document.sentence_of_token(pay.span.start).map(|at| document.sentences[at].tokens.clone());
        let words = words![
            "exceed", "cap", "capped", "maximum", "max", "limit", "limited", "step", "minimum", "starting"
        ];
        !pay.is_range
            && !data_single
            && sentence.is_some_and(|mut sentence| sentence.any(|at| document.is_any_word(at, words)))
    };
    let texts: Vec<&PayFact> = texts.iter().filter(|pay| !capped(pay)).copied().gather();
    let same = |pay: &&PayFact| {
        let text_period = pay.period.or(pay.is_yearly().then_some(PayPeriod::Year));
        let (Some(data_period), Some(text_period)) = (period.or(text_period), text_period.or(*period)) else {
            return true;
        };
        if currency.as_deref().zip(pay.currency).is_some_and(|(data, text)| !data.eq_ignore_ascii_case(text))
        {
            // Another currency may be the same pay.
            return true;
        }
        let room = if data_period == text_period { 0.02 } else { 0.15 };
        let near = |a: f64, b: f64| (a - b).abs() <= room * a.abs().max(b.abs());
        let (data_min, data_max) = (yearly(*min, data_period), yearly(*max, data_period));
        let (text_min, text_max) = (yearly(pay.min, text_period), yearly(pay.max, text_period));
        let inside = (data_max - data_min).abs() < f64::EPSILON
            && data_min >= text_min * (1.0 - room)
            && data_min <= text_max * (1.0 + room);
        let one_end = !pay.is_range && !data_single && (near(data_min, text_min) || near(data_max, text_min));
        near(data_min, text_min) && near(data_max, text_max) || inside || one_end
    };
    if texts.iter().any(same) {
        return None;
    }
    texts.first().map(|pay| other_pay(document, claim, pay))
}

#[cold]
#[inline(never)]
fn other_pay(document: &Document<'_>, claim: &PayClaim, pay: &PayFact) -> Disagreement {
    let PayClaim { min, max, range, .. } = *claim;
    let text_range = document.range_of(&pay.span);
    let data = if (min - max).abs() < f64::EPSILON {
        written(min)
    } else {
        format!("{} to {}", written(min), written(max))
    };
    Disagreement { about: "pay", range, data, text: document.quote(text_range), text_range }
}

/// More places than this are not looked for.
const MOST_PLACES: usize = 20;

fn place_against(document: &Document<'_>, claims: &Claims) -> Option<Disagreement> {
    if claims.places.is_empty() || claims.is_remote {
        return None;
    }
    let (block, value) = document.blocks.iter().enumerate().find_map(|(number, block)| match block.kind {
        BlockKind::Label { value } if document.section_of(number).is(Kind::Location) => {
            Some((block, value..block.tokens.end))
        }
        _ => None,
    })?;
    place_in_label(document, claims, block, &value)
}

/// What the text says of the place where it has a line for that.
#[cold]
#[inline(never)]
fn place_in_label(
    document: &Document<'_>,
    claims: &Claims,
    block: &Block,
    value: &Span,
) -> Option<Disagreement> {
    let label = document.range_of(&block.label()).of(document.text).to_ascii_lowercase();
    let words = document.range_of(value).of(document.text).to_ascii_lowercase();
    let open = ["remote", "hybrid", "various", "multiple", "several", "any", "home", "all "]
        .iter()
        .any(|word| words.contains(word));
    let body = document.text.get(document.blocks.first()?.range.start as usize..)?.in_small_letters();
    let mentioned = |place: &str| {
        let names = place
            .split([',', '(', ')', '/', ';', '|', '[', ']', '"', '\''])
            .map(|part| part.trim().in_small_letters());
        names.filter(|name| name.len() >= 3).any(|name| body_mentions(&body, &name))
    };
    if !label.contains("location") && !label.contains("place")
        || open
        || claims.places.iter().take(MOST_PLACES).any(|(place, _)| mentioned(place))
    {
        return None;
    }
    let (data, range) = claims.places.first()?;
    let nowhere = ["remote", "hybrid", "anywhere", "various", "multiple"]
        .iter()
        .any(|word| data.in_small_letters().contains(word));
    // "NYC" is New York: only names are compared.
    let name = data.chars().any(char::is_lowercase)
        && data.split(',').next().is_some_and(|first| first.trim().len() >= 4);
    let text_range = document.range_of(value);
    (!nowhere && name).then(|| Disagreement {
        about: "place",
        range: *range,
        data: data.clone(),
        text: document.quote(text_range),
        text_range,
    })
}

/// The text without its data blocks names the place.
#[cold]
#[inline(never)]
fn body_mentions(body: &str, name: &str) -> bool {
    // What stands in a script is the data itself.
    let mut rest = body;
    while let Some(open) = rest.find("<script") {
        if rest[..open].contains(name) {
            return true;
        }
        rest = rest[open..].find("</script>").map_or("", |close| &rest[open + close..]);
    }
    rest.contains(name)
}

fn type_against(document: &Document<'_>, claims: &Claims) -> Option<Disagreement> {
    let group = |text: &str| {
        let text = text.to_ascii_lowercase().replace(['_', '-', ' '], "");
        ["fulltime", "parttime", "temporary", "intern", "permanent"]
            .into_iter()
            .find(|kind| text.contains(kind))
    };
    let data: Vec<&str> = claims.types.iter().filter_map(|(kind, _)| group(kind)).gather();
    let (first, range) = claims.types.first()?;
    // A list of kinds to choose from says nothing.
    if first.contains(['/', ',', '|']) {
        return None;
    }
    let body = document.blocks.first()?.tokens.start;
    let mut texts: Vec<(&str, TextRange)> = Vec::new();
    let types = document.hits.of(Lexicon::EmploymentType);
    for hit in types.filter(|hit| hit.start as usize >= body) {
        let (start, end) = (hit.start as usize, hit.end as usize);
        let Some(number) = document.block_of_token(start) else { continue };
        let block = &document.blocks[number];
        let labelled =
            matches!(block.kind, BlockKind::Label { value } if start >= value) || block.tokens.len() <= 4;
        let noun = document.is_any_word(
            end,
            words!["role", "position", "job", "contract", "post", "vacancy", "opportunity"],
        );
        let words = document.range_of(&(start..end)).of(document.text);
        if let Some(kind) = group(words).filter(|_| labelled || noun) {
            texts.push((kind, document.range_of(&(start..end))));
        }
    }
    let opposite = |a: &str, b: &str| {
        matches!(
            (a, b),
            ("fulltime", "parttime")
                | ("parttime", "fulltime")
                | ("permanent", "temporary" | "intern")
                | ("temporary" | "intern", "permanent")
        )
    };
    let agrees = texts.iter().any(|(kind, _)| data.contains(kind));
    let against = texts.iter().find(|(kind, _)| data.iter().any(|data| opposite(data, kind)));
    let (_, text_range) = against.filter(|_| !agrees)?;
    Some(Disagreement {
        about: "type",
        range: *range,
        data: first.clone(),
        text: document.quote(*text_range),
        text_range: *text_range,
    })
}
