//! `JobPosting` JSON. In: a file of JSON or JSON-LD. Out: the posting as a reader sees it, each text with its place in
//! the file: the title, a line for each small fact, the description (HTML, escaped HTML or text), then what else it
//! says in words.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::value::RawValue;

use crate::Refusal;
use crate::blocks::{Block, BlockKind, Builder};
use crate::html;
use crate::html::entities::{self, Part};
use crate::inline::{Inline, Style};
use crate::markdown::{self, Markdown};
use crate::source_map::SourceMap;

/// Lists and graphs of postings are not nested deeper.
const MAX_DEPTH: usize = 8;

/// Properties in words and the headings that they get.
const SECTIONS: &[(&str, &str)] = &[
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Requirements"),
    ("educationRequirements", "Education"),
    ("experienceRequirements", "Experience"),
    ("skills", "Skills"),
    ("physicalRequirement", "Physical requirements"),
    ("jobBenefits", "Benefits"),
    ("incentiveCompensation", "Incentives"),
];

/// A posting and where it stands in the file (bytes).
#[derive(Debug)]
pub(crate) struct JobPosting {
    pub(crate) markdown: Markdown,
    pub(crate) range: Range<usize>,
}

/// Reads the one posting of a file.
pub(crate) fn read(source: &str) -> Result<JobPosting, Refusal> {
    let whole: &RawValue = serde_json::from_str(source.trim_start_matches('\u{feff}'))
        .map_err(|error| Refusal::new("broken", format!("It is no valid JSON: {error}. Mend it there.")))?;
    let mut found = postings(source, whole);
    let Some(posting) = found.pop() else {
        let message = "It holds no JobPosting (an object with \"@type\": \"JobPosting\", or with a title and a \
                       description). Name the file that does.";
        return Err(Refusal::new("no-posting", message));
    };
    if !found.is_empty() {
        let count = found.len() + 1;
        let message = format!(
            "It holds {count} postings, and jdlint reads one a file. Write each to a file of its own."
        );
        return Err(Refusal::new("no-posting", message));
    }
    posting.read()
}

/// Reads the posting of a data block, if it holds just one with a description.
pub(crate) fn read_block(source: &str, range: Range<usize>) -> Option<JobPosting> {
    let whole: &RawValue = serde_json::from_str(source.get(range)?).ok()?;
    let mut found = postings(source, whole);
    let posting = found.pop().filter(|_| found.is_empty())?;
    posting.text("description")?;
    posting.read().ok()
}

fn postings<'a>(source: &'a str, whole: &'a RawValue) -> Vec<Posting<'a>> {
    let mut found = Vec::new();
    collect(source, whole, 0, &mut found);
    found
}

fn collect<'a>(source: &'a str, value: &'a RawValue, depth: usize, found: &mut Vec<Posting<'a>>) {
    if depth > MAX_DEPTH {
        return;
    }
    if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(value.get()) {
        for item in items {
            collect(source, item, depth + 1, found);
        }
        return;
    }
    let Some(properties) = object(value) else { return };
    let posting = Posting { source, properties, range: range_of(source, value) };
    if posting.is_one() {
        found.push(posting);
    } else if let Some(graph) = posting.properties.get("@graph") {
        collect(source, graph, depth + 1, found);
    }
}

type Properties<'a> = BTreeMap<String, &'a RawValue>;

fn object(value: &RawValue) -> Option<Properties<'_>> {
    if value.get().starts_with('{') { serde_json::from_str(value.get()).ok() } else { None }
}

/// Where a value stands: it is a part of the source itself.
fn range_of(source: &str, value: &RawValue) -> Range<usize> {
    part_of(source, value.get())
}

/// Where a part of the source stands in it.
pub(crate) fn part_of(source: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
    start..start + part.len()
}

/// A `JobPosting` that is being read.
struct Posting<'a> {
    source: &'a str,
    properties: Properties<'a>,
    range: Range<usize>,
}

impl Posting<'_> {
    fn is_one(&self) -> bool {
        match self.properties.get("@type") {
            Some(kind) => texts(kind).iter().any(|kind| kind.rsplit('/').next() == Some("JobPosting")),
            None => self.text("title").is_some() && self.text("description").is_some(),
        }
    }

    fn text(&self, key: &str) -> Option<String> {
        self.properties.get(key).and_then(|value| text(value)).filter(|text| !text.trim().is_empty())
    }

    fn read(&self) -> Result<JobPosting, Refusal> {
        let mut whole = Markdown::default();
        let mut head = Builder::default();
        if let Some(title) = self.properties.get("title").or_else(|| self.properties.get("name")) {
            self.line(&mut head, BlockKind::Heading(1), "", text(title), title);
        }
        for (label, value, key) in self.facts() {
            if let Some(raw) = self.properties.get(key) {
                self.line(&mut head, BlockKind::Paragraph, label, value, raw);
            }
        }
        let (blocks, links) = head.finish();
        whole.append(&markdown::write(&blocks, &links)?);
        if let Some(description) = self.properties.get("description") {
            whole.append(&self.words(description)?);
        }
        for (key, heading) in SECTIONS {
            let Some(value) = self.properties.get(*key) else { continue };
            let words = self.words(value)?;
            if words.text.trim().is_empty() {
                continue;
            }
            whole.append(&Markdown { text: format!("## {heading}\n"), ..Markdown::default() });
            whole.append(&words);
        }
        Ok(JobPosting { markdown: whole, range: self.range.clone() })
    }

    /// Label, value and the property that it comes from.
    fn facts(&self) -> Vec<(&'static str, Option<String>, &'static str)> {
        let remote =
            self.text("jobLocationType").is_some_and(|kind| kind.eq_ignore_ascii_case("TELECOMMUTE"));
        let day =
            |key: &str| self.text(key).map(|date| date.split('T').next().unwrap_or_default().to_owned());
        vec![
            (
                "Employer",
                self.properties.get("hiringOrganization").and_then(|value| name(value)),
                "hiringOrganization",
            ),
            ("Location", self.properties.get("jobLocation").and_then(|value| places(value)), "jobLocation"),
            ("Work mode", remote.then(|| "Remote".to_owned()), "jobLocationType"),
            (
                "Employment type",
                self.properties.get("employmentType").map(|value| employment(value)),
                "employmentType",
            ),
            ("Working hours", self.text("workHours"), "workHours"),
            ("Salary", self.properties.get("baseSalary").and_then(|value| salary(value)), "baseSalary"),
            ("Posted", day("datePosted"), "datePosted"),
            ("Apply by", day("validThrough"), "validThrough"),
        ]
    }

    /// A line that shows a value. It stands for the whole of the value in the file.
    fn line(
        &self,
        builder: &mut Builder,
        kind: BlockKind,
        label: &str,
        value: Option<String>,
        raw: &RawValue,
    ) {
        let Some(value) = value.filter(|value| !value.trim().is_empty()) else { return };
        let place = range_of(self.source, raw);
        let mut inline = Inline::default();
        if !label.is_empty() {
            let bold = Style { bold: true, ..Style::default() };
            inline.push_other(&format!("{label}:"), place.start..place.start, bold);
            inline.push_made(" ", place.start);
        }
        if raw.get().starts_with('"') && text_itself(raw).is_some_and(|text| text == value) {
            string_parts(self.source, raw.get(), |part| match part {
                Part::Same(text, at) => inline.push_same(text, at, Style::default()),
                Part::Reference(text, place) => inline.push_other(&text, place, Style::default()),
            });
        } else {
            inline.push_other(&value, place, Style::default());
        }
        builder.push(Block::new(kind, inline, 0));
    }

    /// What a property says in words.
    fn words(&self, value: &RawValue) -> Result<Markdown, Refusal> {
        if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(value.get()) {
            let mut builder = Builder::default();
            for item in items {
                let kind = BlockKind::Item { depth: 0, number: None };
                self.line(&mut builder, kind, "", text(item).or_else(|| name(item)), item);
            }
            let (blocks, links) = builder.finish();
            return markdown::write(&blocks, &links);
        }
        let Some((text, map)) = decoded(self.source, value.get()) else {
            let mut builder = Builder::default();
            self.line(&mut builder, BlockKind::Paragraph, "", name(value), value);
            let (blocks, links) = builder.finish();
            return markdown::write(&blocks, &links);
        };
        let (text, map) = if is_escaped_html(&text) { unescaped(&text, &map) } else { (text, map) };
        let mut words = if is_html(&text) { page(&text)? } else { lines(&text)? };
        words.map = words.map.through(&map);
        Ok(words)
    }
}

pub(crate) fn page(text: &str) -> Result<Markdown, Refusal> {
    let page = html::read(text)?;
    markdown::write(&page.blocks, &page.links)
}

/// Plain text keeps its lines; a blank one ends a paragraph.
fn lines(text: &str) -> Result<Markdown, Refusal> {
    let mut builder = Builder::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        builder.inline.push_same(line.trim_end_matches(['\n', '\r']), at, Style::default());
        builder.line_break(at + line.trim_end_matches(['\n', '\r']).len()..at + line.len());
        at += line.len();
    }
    let (blocks, links) = builder.finish();
    markdown::write(&blocks, &links)
}

/// A tag somewhere.
fn is_html(text: &str) -> bool {
    let tag = |(at, _): (usize, &str)| {
        let rest = &text.as_bytes()[at + 1..];
        rest.first().is_some_and(|&next| next.is_ascii_alphabetic() || next == b'/')
    };
    text.match_indices('<').any(tag)
        || text.contains("&amp;")
        || text.contains("&nbsp;")
        || text.contains("&#")
}

/// `&lt;p&gt;` and no tag.
pub(crate) fn is_escaped_html(text: &str) -> bool {
    !text.contains('<')
        && ["&lt;p", "&lt;ul", "&lt;div", "&lt;li", "&lt;h", "&lt;br"].iter().any(|tag| text.contains(tag))
}

pub(crate) fn unescaped(text: &str, map: &SourceMap) -> (String, SourceMap) {
    let mut plain = String::with_capacity(text.len());
    let mut inner = SourceMap::default();
    entities::parts(text, 0..text.len(), |part| {
        let start = plain.len();
        match part {
            Part::Same(same, at) => {
                plain.push_str(same);
                inner.push(start..plain.len(), at..at + same.len(), true);
            }
            Part::Reference(meaning, place) => {
                plain.push_str(&meaning);
                inner.push(start..plain.len(), place, false);
            }
        }
    });
    let map = inner.through(map);
    (plain, map)
}

/// A string without its escapes, and where each part of it stands. `raw` is a part of the source.
pub(crate) fn decoded(source: &str, raw: &str) -> Option<(String, SourceMap)> {
    if !raw.starts_with('"') {
        return None;
    }
    let mut text = String::with_capacity(raw.len());
    let mut map = SourceMap::default();
    string_parts(source, raw, |part| {
        let start = text.len();
        match part {
            Part::Same(same, at) => {
                text.push_str(same);
                map.push(start..text.len(), at..at + same.len(), true);
            }
            Part::Reference(meaning, place) => {
                text.push_str(&meaning);
                map.push(start..text.len(), place, false);
            }
        }
    });
    Some((text, map))
}

/// Gives the parts of a string between its escapes, and what those stand for.
fn string_parts(source: &str, value: &str, mut give: impl FnMut(Part<'_>)) {
    let start = part_of(source, value).start + 1;
    let raw = value.get(1..value.len() - 1).unwrap_or_default();
    let mut at = 0;
    while at < raw.len() {
        let plain = raw[at..].find('\\').unwrap_or(raw.len() - at);
        give(Part::Same(&raw[at..at + plain], start + at));
        at += plain;
        let length = escape_length(&raw[at..]);
        if length == 0 {
            break;
        }
        // What the library makes of this one escape.
        let meaning = serde_json::from_str(&format!("\"{}\"", &raw[at..at + length]));
        give(Part::Reference(
            meaning.unwrap_or_else(|_| "\u{fffd}".to_owned()),
            start + at..start + at + length,
        ));
        at += length;
    }
}

/// The bytes of the escape at the start; two escapes may stand for one sign beyond the first 65,536.
fn escape_length(raw: &str) -> usize {
    let unit = |at: usize| {
        let digits = raw.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    match (unit(0), unit(6)) {
        (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
        (Some(_), _) => 6,
        _ => raw.len().min(2),
    }
}

fn text_itself(value: &RawValue) -> Option<String> {
    if value.get().starts_with('"') { serde_json::from_str(value.get()).ok() } else { None }
}

/// A text, or the number or word that stands for one.
fn text(value: &RawValue) -> Option<String> {
    let raw = value.get();
    match raw.as_bytes().first()? {
        b'"' => text_itself(value),
        b'{' | b'[' => None,
        _ if raw == "null" => None,
        _ => Some(raw.to_owned()),
    }
}

/// A text, or those of a list.
fn texts(value: &RawValue) -> Vec<String> {
    match serde_json::from_str::<Vec<&RawValue>>(value.get()) {
        Ok(items) => items.into_iter().filter_map(text).collect(),
        Err(_) => text(value).into_iter().collect(),
    }
}

/// The name of a thing, or the thing where it is a text.
fn name(value: &RawValue) -> Option<String> {
    if let Some(text) = text(value) {
        return Some(text);
    }
    let properties = object(value)?;
    ["name", "description", "credentialCategory", "value"]
        .iter()
        .find_map(|key| properties.get(*key).and_then(|value| text(value)))
}

/// Each place as its parts with commas.
fn places(value: &RawValue) -> Option<String> {
    let items = serde_json::from_str::<Vec<&RawValue>>(value.get()).unwrap_or_else(|_| vec![value]);
    let places: Vec<String> = items.into_iter().filter_map(place).collect();
    (!places.is_empty()).then(|| places.join("; "))
}

fn place(value: &RawValue) -> Option<String> {
    let Some(properties) = object(value) else { return text(value) };
    let Some(address) = properties.get("address") else { return name(value) };
    let Some(parts) = object(address) else { return text(address) };
    let words = ["addressLocality", "addressRegion", "addressCountry"];
    let parts: Vec<String> = words
        .iter()
        .filter_map(|key| parts.get(*key).and_then(|value| name(value)))
        .filter(|part| !part.trim().is_empty())
        .collect();
    if parts.is_empty() { None } else { Some(parts.join(", ")) }
}

/// `FULL_TIME` as people write it.
fn employment(value: &RawValue) -> String {
    let words = texts(value).into_iter().map(|kind| match kind.as_str() {
        "FULL_TIME" => "Full-time".to_owned(),
        "PART_TIME" => "Part-time".to_owned(),
        "CONTRACTOR" => "Contractor".to_owned(),
        "TEMPORARY" => "Temporary".to_owned(),
        "INTERN" => "Internship".to_owned(),
        "VOLUNTEER" => "Volunteer".to_owned(),
        "PER_DIEM" => "Per diem".to_owned(),
        _ => kind,
    });
    words.collect::<Vec<_>>().join(", ")
}

/// `USD 41000 - 43000 per year`.
fn salary(value: &RawValue) -> Option<String> {
    let Some(properties) = object(value) else { return text(value) };
    let currency = properties.get("currency").and_then(|value| text(value));
    let amount = properties.get("value").and_then(|value| object(value));
    let part = |key: &str| {
        let inner = amount.as_ref().and_then(|amount| amount.get(key).copied());
        inner.or_else(|| properties.get(key).copied()).and_then(text)
    };
    let figures = match (part("minValue"), part("maxValue")) {
        (Some(min), Some(max)) if min != max => format!("{min} - {max}"),
        (Some(only), _) | (None, Some(only)) => only,
        (None, None) => part("value")?,
    };
    let period = part("unitText").map(|unit| format!(" per {}", unit.to_lowercase())).unwrap_or_default();
    let currency = currency.map(|currency| format!("{currency} ")).unwrap_or_default();
    Some(format!("{currency}{figures}{period}"))
}
