//! Text that a writer meant to fill in. In: the text. Out: places, in order.
//!
//! Template code that reads a variable is innocent (`{{ page.salary_min }}` is filled when the page is built); a
//! note for a person is not.

use crate::gather::Gather;
use std::cell::LazyCell;

use crate::document::words::gap;
use crate::document::{Document, Span};
use crate::facts::scopes;
use crate::lexicon::Lexicon;
use crate::pattern::{self, Begins, Match};
use crate::text::TextRange;

/// Every placeholder, in order.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>) -> Vec<TextRange> {
    let text = document.text;
    let mut found = words(document);
    let closings = LazyCell::new(|| Closings::of(text));
    let starts = pattern::starts(&BEGINS, text);
    found.extend(
        pattern::PLACEHOLDER_TAG
            .find_among(text, &starts)
            .filter(|hit| is_no_tag(text, &closings, hit.start(), hit.as_str()))
            .map(|hit| TextRange::from_usize(hit.start(), hit.end())),
    );
    // `[x](address)`, `[x]: address`, `array[number]`
    let is_link = |start: usize, end: usize| {
        // "- [x] Done": a box that was ticked.
        let ticked = end - start == 3
            && text[end..].starts_with(' ')
            && text[..start].trim_end_matches(['-', '*', '+', ' ']).ends_with(['\n', '\r']);
        // "[email protected]" stands where a site hid an address.
        if ticked || text[start..end].ends_with("protected]") {
            return true;
        }
        text[end..].starts_with(['(', '['])
            || text[end..].starts_with(": ")
            || text[..start].ends_with(char::is_alphanumeric)
    };
    let bracketed = bracketed(text, &starts);
    found.extend(bracketed.filter(|place| !is_link(place.start as usize, place.end as usize)));
    found.extend(
        pattern::PLACEHOLDER_NOTE
            .find_among(text, &starts_of_notes(text, &starts))
            .map(|hit| TextRange::from_usize(hit.start(), hit.end())),
    );
    found.extend(
        pattern::PLACEHOLDER_GAP
            .find_among(text, &starts)
            .filter(|hit| !is_rule(text, hit.start(), hit.as_str()))
            // "Really???"
            .filter(|hit| {
                !(hit.as_str().starts_with('?')
                    && text[..hit.start()].ends_with(|c: char| !c.is_whitespace()))
            })
            .map(|hit| TextRange::from_usize(hit.start(), hit.end())),
    );
    let templated = LazyCell::new(|| text.contains("{%"));
    found.extend(
        pattern::PLACEHOLDER_BRACES
            .find_among(text, &starts)
            .filter(|hit| is_for_a_person(text, hit.start(), hit.as_str(), || *templated))
            .map(|hit| TextRange::from_usize(hit.start(), hit.end())),
    );
    found.retain(|place| !is_in_comment(document, *place));
    found.sort();
    found.dedup_by(|next, last| last.overlaps(*next));
    found
}

/// What placeholders begin with, and the words that notes end with.
static BEGINS: Begins = pattern::begins_of_any(&[
    &pattern::PLACEHOLDER_TAG,
    &pattern::PLACEHOLDER_OPENING,
    &pattern::PLACEHOLDER_NOTE_WORD,
    &pattern::PLACEHOLDER_GAP,
    &pattern::PLACEHOLDER_BRACES,
]);

/// What opens for a person and is closed on the same line: the brackets, how much may stand between them, in
/// characters.
const CLOSINGS: [(&str, &str, std::ops::RangeInclusive<usize>); 3] =
    [("[", "]", 0..=80), ("<<", ">>", 2..=40), ("<", ">", 1..=50)];

/// `[insert salary]`, `<company name>`, `<<name>>`, `%SALARY%`.
fn bracketed(text: &str, starts: &[usize]) -> impl Iterator<Item = TextRange> {
    let mut from = 0;
    starts.iter().filter_map(move |&start| {
        let opening = pattern::PLACEHOLDER_OPENING.find_among(text, &[start]).next()?;
        let end = if start >= from { closing(text, opening)? } else { return None };
        from = end;
        Some(TextRange::from_usize(start, end))
    })
}

/// Where "insert text here" may begin: not long before the word that ends it.
fn starts_of_notes(text: &str, starts: &[usize]) -> Vec<usize> {
    const LONGEST: usize = 110;
    let mut from = 0;
    let mut places = Vec::new();
    for word in pattern::PLACEHOLDER_NOTE_WORD.find_among(text, starts) {
        places.extend(from.max(word.start().saturating_sub(LONGEST))..=word.start());
        from = word.end();
    }
    places
}

/// Where the bracket that opens here ends.
fn closing(text: &str, opening: Match<'_>) -> Option<usize> {
    let is_opened = |(open, ..): &&(&str, &str, _)| opening.as_str().starts_with(open);
    let Some((open, close, lengths)) = CLOSINGS.iter().find(is_opened) else { return Some(opening.end()) };
    let within = |c: char| c != '\n' && !open.contains(c) && !close.contains(c);
    let rest = &text[opening.end()..];
    let length = rest.chars().take(lengths.end() + 1).take_while(|&c| within(c)).count();
    let end: usize = opening.end() + rest.chars().take(length).map(char::len_utf8).sum::<usize>();
    (lengths.contains(&length) && text[end..].starts_with(close)).then_some(end + close.len())
}

/// No HTML, nothing that is closed further on (`<Job>...</Job>`), no type (`List<String>`), no code in backticks.
fn is_no_tag(text: &str, closings: &Closings<'_>, start: usize, hit: &str) -> bool {
    let beside = |c: char| c.is_alphanumeric() || matches!(c, '`' | '\\' | '<' | '_' | ':');
    if text[..start].ends_with(beside) || pattern::HTML_TAG.match_at(hit, 0).is_some() {
        return false;
    }
    let name = hit.trim_start_matches(['<', '$', '{']).trim_end_matches(['>', '}']);
    !(hit.starts_with('<') && closings.stand_behind(name, start + hit.len()))
}

/// What the closing tags of a text are called, in the order of names, and where each stands last (bytes): a text may hold as
/// many tags as words.
struct Closings<'t>(Vec<(&'t str, usize)>);

impl<'t> Closings<'t> {
    #[cold]
    #[inline(never)]
    fn of(text: &'t str) -> Self {
        let name = |(at, sign): (usize, &str)| {
            let rest = &text[at + sign.len()..];
            (&rest[..rest.find(['<', '>', '\n']).unwrap_or(rest.len())], at)
        };
        let mut all: Vec<_> = text.match_indices("</").map(name).gather();
        all.sort_unstable();
        all.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            if is_same {
                kept.1 = next.1;
            }
            is_same
        });
        Self(all)
    }

    /// True when one whose name begins so stands at byte `end` or behind it.
    #[cold]
    #[inline(never)]
    fn stand_behind(&self, name: &str, end: usize) -> bool {
        let first = self.0.partition_point(|(other, _)| *other < name);
        let so_called = self.0[first..].iter().take_while(|(other, _)| other.starts_with(name));
        so_called.into_iter().any(|&(_, at)| at >= end)
    }
}

/// `# state: ENTER STATE HERE` in the front matter is a note for whoever fills it.
#[cold]
#[inline(never)]
fn is_in_comment(document: &Document<'_>, place: TextRange) -> bool {
    if place.start >= document.body_start {
        return false;
    }
    let before = &document.text[..place.start as usize];
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.trim_start().starts_with('#') || line.contains(" #")
}

/// Many underscores part sections or wait for a signature.
#[cold]
#[inline(never)]
fn is_rule(text: &str, start: usize, hit: &str) -> bool {
    const NEAR: usize = 60;
    let end = start + hit.len();
    let bytes = text.as_bytes();
    let before = &bytes[start.saturating_sub(NEAR)..start];
    let after = &bytes[end..(end + NEAR).min(bytes.len())];
    let line_before = before.rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
    let line_after = after.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let blank = |part: &[u8]| part.iter().all(u8::is_ascii_whitespace);
    let runs = |part: &[u8]| part.windows(2).any(|pair| pair == b"__");
    let alone = blank(line_before) && blank(line_after);
    hit.starts_with('_')
        && (hit.len() > 24 || alone && hit.len() > 16 || runs(line_before) || runs(line_after))
}

/// Double braces are template code where the file holds other template code, or where they read a path.
#[cold]
#[inline(never)]
fn is_for_a_person(text: &str, start: usize, hit: &str, is_templated: impl FnOnce() -> bool) -> bool {
    let code_around =
        text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '#' | '\\' | '`'));
    let double = hit.starts_with("{{");
    // "{young, old}" is a set.
    let words = hit.trim_matches(['{', '}', ' ']).split(',').map(str::trim);
    let is_set = hit.contains(',') && words.into_iter().all(|word| !word.contains(' '));
    !code_around && !is_set && !(double && (hit.contains('.') || is_templated()))
}

/// `TBD`, `xxx`, `lorem ipsum`.
fn words(document: &Document<'_>) -> Vec<TextRange> {
    let hits = document.hits.of(Lexicon::Placeholder);
    hits.filter(|&hit| {
        let span = hit.span();
        let whole = hit.value() != "whole" || is_whole_value(document, &span);
        let in_body = document.range_of_hit(hit).start >= document.body_start;
        let quoted = in_body && scopes::is_quoted(document, &span);
        whole && !quoted && stands_alone(document, &span, document.range_of_hit(hit).of(document.text))
    })
    .map(|hit| document.range_of_hit(hit))
    .gather()
}

/// "Salary: to be determined", and not "the place is to be determined by the team": the words are all that a line,
/// field or pair of brackets says.
#[cold]
#[inline(never)]
fn is_whole_value(document: &Document<'_>, span: &Span) -> bool {
    let in_field = document.fields.iter().any(|field| field.tokens == *span);
    let block = document.block_of_token(span.start).map(|at| &document.blocks[at]);
    let in_block = block.is_some_and(|block| block.content() == *span);
    let at_end = block.is_some_and(|block| block.tokens.end == span.end);
    let opens = document.is_behind(span.start, signs![OPEN, COLON]);
    let closes =
        at_end || document.tokens.get(span.end).is_none_or(|next| next.is_behind(signs![CLOSE, STOP, LINE]));
    in_field || in_block || opens && closes
}

/// `XX` in `XX-123` or `20XX` is no placeholder by itself; `xxx` where a whole item should be is.
fn stands_alone(document: &Document<'_>, span: &Span, written: &str) -> bool {
    // `XX-123`, `20XX`: parts of a longer name.
    let glued = |at: usize| {
        let pair =
            at.checked_sub(1).and_then(|last| Some((document.tokens.get(last)?, document.tokens.get(at)?)));
        pair.is_some_and(|(last, next)| {
            next.start == last.end || next.start == last.end + 1 && next.is_behind(signs![DASH, SLASH])
        })
    };
    match written.len() {
        2 => {
            let before = span.start.checked_sub(1);
            let named = before.is_some_and(|at| document.is_in(Lexicon::RomanLead, at));
            let after_sign = before.is_some_and(|at| matches!(document.token_text(at), "$" | "€" | "£"));
            written == "XX" && (after_sign || !glued(span.start)) && !glued(span.end) && !named
        }
        // The XXX Games
        3 if written == "XXX" => !document.tokens.get(span.end).is_some_and(|next| {
            next.before == gap::SPACE && next.end - next.start > 3 && document.is_capital(span.end)
        }),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Format;

    fn found(text: &str) -> Vec<&str> {
        let document = Document::parse(text, Format::Markdown);
        read(&document).into_iter().map(|range| range.of(text)).collect()
    }

    #[test]
    fn notes_for_a_person_are_found() {
        assert_eq!(
            found("Pay: [insert the salary] at <company name>"),
            ["[insert the salary]", "<company name>"]
        );
        assert_eq!(found("Up to {10} % of the time: {what}"), ["{10}", "{what}"]);
        assert_eq!(found("Dear {{role}}, start TBD, desk XX"), ["{{role}}", "TBD", "XX"]);
    }

    #[test]
    fn words_in_the_brackets_of_tags_are_found_unless_they_are_tags() {
        assert_eq!(
            found("At <Company> in <LOCATION> for ${salary} as <Job Title>, <name>"),
            ["<Company>", "<LOCATION>", "${salary}", "<Job Title>", "<name>"]
        );
        assert_eq!(
            found(
                "<TABLE><TR><TD>a <Strong>b <BR> <title> List<String> `<Company>` <Job>x</Job> <https://a.example>"
            ),
            [""; 0]
        );
    }

    #[test]
    fn links_and_template_code_are_innocent() {
        assert_eq!(found("[Company](https://a.example) and [job][1] of C++ code ${x}"), [""; 0]);
        assert_eq!(found("{% if a %}{{ title }}{% endif %} {{ page.salary }} XX-12"), [""; 0]);
    }
}
