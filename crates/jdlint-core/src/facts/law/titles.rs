//! Titles that name a sex. In: title and sentences. Out: each place with the neutral title.

use std::cell::LazyCell;
use std::iter;

use crate::document::words::gap;
use crate::document::{Document, Span, Windows, Words};
use crate::facts::{Facts, scopes};
use crate::lexicon::{GERMAN_TITLE_ENDINGS, Lexicon};
use crate::text::{SmallLetters, TextRange};

/// A title that names a sex.
pub(crate) struct TitleTerm {
    pub(crate) range: TextRange,
    /// What to write in its place, with the capitals of the text.
    pub(crate) neutral: String,
    /// It stands in the title, and not in a sentence about the holder of the job.
    pub(crate) in_title: bool,
}

impl Facts<'_> {
    /// In the title, and where a sentence calls the holder of the job so.
    pub(crate) fn sex_titles(&self) -> Vec<TitleTerm> {
        let document = &self.document;
        let title = self.title.as_ref().map(|title| title.range).unwrap_or_default();
        let mut found = Vec::new();
        for hit in document.hits.of(Lexicon::SexTitle) {
            let span = hit.span();
            let range = document.range_of(&span);
            let in_title = title.contains(range);
            let called =
                in_title && !names_another(document, &span) || !in_title && calls_the_holder(document, &span);
            if called
                && !is_paired(document, &span, hit.value())
                && !is_capital_name(document, &span, in_title)
            {
                let neutral = cased(range.of(document.text), hit.value());
                found.push(TitleTerm { range, neutral, in_title });
            }
        }
        found
    }

    /// A German title in the masculine form without a marker such as `(m/w/d)`.
    pub(crate) fn unmarked_german_title(&self) -> Option<TextRange> {
        let title = self.title.as_ref()?;
        let mut words = title.text.split(|c: char| !c.is_alphanumeric() && c != '*' && c != ':' && c != '_');
        let is_masculine = words.any(|word| {
            let last = word.as_bytes().last().map(u8::to_ascii_lowercase);
            let word = LazyCell::new(|| word.in_small_letters());
            GERMAN_TITLE_ENDINGS
                .iter()
                .filter(|(ending, _)| ending.as_bytes().last().copied() == last)
                .any(|(ending, whole)| if *whole { *word == *ending } else { word.ends_with(ending) })
        });
        if is_masculine { self.unmarked(title.range) } else { None }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn unmarked(&self, title: TextRange) -> Option<TextRange> {
        let document = &self.document;
        let line_start = document.line_start(title.start);
        let line = document.text.get(line_start as usize..)?.lines().next()?;
        let lower = line.in_small_letters();
        let marked = MARKERS.iter().any(|marker| lower.contains(marker))
            || line.contains("*in")
            || line.contains("-in")
            || lower.contains("erin ")
            || line.contains("Innen")
            || lower
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word.ends_with("innen") || word.ends_with("frau"));
        (!marked).then_some(title)
    }
}

impl Facts<'_> {
    /// The title says "(m/f/d)": the local way to say that everybody is considered.
    pub(crate) fn marks_all_sexes(&self) -> bool {
        self.title.as_ref().is_some_and(|title| {
            let line = self.document.line_start(title.range.start) as usize;
            let rest = &self.document.text[line..];
            let head = rest.as_bytes().iter().take(LONGEST_TITLE_LINE);
            let longest = head.len();
            let end = head.into_iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(longest);
            let line = &rest[..rest.floor_char_boundary(end)];
            // Every way to say it holds one of these.
            if !line.bytes().any(|byte| matches!(byte, b'/' | b'|' | b'-' | b'(')) {
                return false;
            }
            let mut lower = line.in_small_letters();
            lower.retain(|c| !c.is_whitespace());
            // Nearly all of them do, and few lines.
            let may_be_marked = holds_letter_between_signs(&lower);
            let dashed = lower.contains('-');
            let markers = MARKERS.iter().filter(|marker| !matches!(**marker, "/in" | "(in)"));
            markers
                .filter(|marker| may_be_marked || !holds_letter_between_signs(marker))
                .any(|marker| lower.contains(marker) || dashed && lower.contains(&marker.replace('/', "-")))
        })
    }
}

/// The `/w/` of "m/w/d".
fn holds_letter_between_signs(text: &str) -> bool {
    let is_between = |three: &[u8]| three[0] == three[2] && matches!(three[0], b'/' | b'|' | b'-');
    text.as_bytes().windows(3).any(is_between)
}

/// What stands later in a line is no title.
const LONGEST_TITLE_LINE: usize = 160;

/// Ways to say that all sexes are meant.
const MARKERS: [&str; 22] = [
    "m/w/d",
    "w/m/d",
    "m/d/w",
    "d/m/w",
    "w/d/m",
    "d/w/m",
    "m/w/x",
    "w/m/x",
    "m/f/d",
    "f/m/d",
    "m/f/x",
    "f/m/x",
    "m/w/divers",
    "m/w/i",
    "m|w|d",
    "w|m|d",
    "m-w-d",
    "(gn)",
    "all genders",
    "alle geschlechter",
    "/in",
    "(in)",
];

/// "Assistant to the chairman", "chairman's office", "journeyman licence", "foreman electrician exam": another's title.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn names_another(document: &Document<'_>, span: &Span) -> bool {
    let last = |back: usize, words: &Words| {
        span.start.checked_sub(back).is_some_and(|at| document.is_any_word(at, words))
    };
    let possessive = document.token_text(span.end - 1).ends_with('s') && {
        let word = document.token_text(span.end - 1);
        word.ends_with("'s") || word.ends_with("’s")
    };
    possessive
        || last(1, words!["the", "to", "of", "vice", "s"]) && last(2, words!["to", "of", "for"])
        || last(1, words!["to", "of", "for"])
        || document.is_any_word(
            span.end,
            words!["office", "s", "licence", "license", "award", "permit", "certificate"],
        ) && !document.is_any_word(span.end, words!["s"])
}

/// "We are looking for a salesman", "as our waitress you", "The foreman will plan the shifts".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn calls_the_holder(document: &Document<'_>, span: &Span) -> bool {
    let Some(number) = document.sentence_of_token(span.start) else { return false };
    let sentence = &document.sentences[number];
    let within = &sentence.tokens;
    if scopes::is_quoted(document, span)
        || scopes::is_negated(document, &scopes::clause(document, within, span), span)
        || document.hits_of(Lexicon::EeoCue, within).any(|cue| cue.value() == "sure")
        || names_another(document, span)
    {
        return false;
    }
    let before = within.before(span.start, 7);
    let sought = document.hits_of(Lexicon::SeekingWord, &before).any(|hit| {
        document.is_any_word(
            hit.end as usize - 1,
            words![
                "for",
                "a",
                "an",
                "of",
                "seek",
                "seeks",
                "seeking",
                "hiring",
                "hire",
                "recruit",
                "recruiting",
                "need",
                "want",
                "wants",
                "needs",
                "require",
                "requires",
                "are",
            ],
        )
    });
    let wanted =
        within.from(span.end, 4).any(|at| document.is_any_word(at, words!["wanted", "needed", "sought"]));
    let article =
        span.start.checked_sub(1).is_some_and(|at| document.is_any_word(at, words!["a", "an", "our"]));
    let as_one = article
        && span.start.checked_sub(2).is_some_and(|at| document.is_any_word(at, words!["as"]))
        && (span.start == within.start + 2
            || span.start.checked_sub(3).is_some_and(|at| {
                document.is_any_word(at, words!["us", "work", "role", "job", "position", "employed"])
            }));
    let first = if span
        .start
        .checked_sub(1)
        .is_some_and(|at| document.is_any_word(at, words!["successful", "ideal", "new"]))
    {
        span.start - 1
    } else {
        span.start
    };
    let subject =
        first.checked_sub(1).is_some_and(|at| document.is_any_word(at, words!["the", "this", "our"]))
            && within.opening(4).contains(&span.start)
            && document.is_any_word(span.end, words!["will", "must", "should", "shall", "is"])
            && !document.is_any_word(span.end + 1, words!["responsible", "informed", "told"]);
    let other = before.clone().any(|at| {
        document.is_any_word(
            at,
            words![
                "experience",
                "worked",
                "with",
                "report",
                "reports",
                "support",
                "customers",
                "under",
                "from"
            ],
        )
    });
    ((sought || wanted || as_one) && !other) || subject
}

/// "Waiter/waitress", "chairman or chairwoman", "actor or actress", "Krankenschwester (m/w/d)": both are named.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_paired(document: &Document<'_>, span: &Span, neutral: &str) -> bool {
    let near = document.all().around(span, 3, 4);
    let other = document.hits_of(Lexicon::SexTitle, &near).any(|hit| {
        let place = hit.span();
        place != *span && hit.value() == neutral
    });
    let neutral_word =
        near.clone().any(|at| {
            !span.contains(&at)
                && document.is_any_word(at, words!["person", "woman", "women", "host", "steward", "actor"])
                || document.is_word(at, neutral)
        }) && near.clone().any(|at| document.is_behind(at, gap::SLASH) || document.is_word(at, "or"));
    let marker = (document.all().from(span.end, 4)).any(|at| {
        document.is_any_word(at, words!["m", "w", "f"]) && document.is_behind(at, signs![OPEN, SLASH])
    });
    other || neutral_word || marker
}

/// A name written as a name in a sentence: "Mr Foreman", "Workman Street".
#[cold]
#[inline(never)]
fn is_capital_name(document: &Document<'_>, span: &Span, in_title: bool) -> bool {
    let next = |words: &Words| document.is_any_word(span.end, words);
    let last = |words: &Words| span.start.checked_sub(1).is_some_and(|at| document.is_any_word(at, words));
    !in_title
        && (next(words!["street", "road", "hall", "college", "university", "school", "brand", "magazine"])
            || last(words!["mr", "mrs", "ms", "dr"]))
        || next(words!["publishing", "hospital", "pub", "inc", "ltd", "gmbh", "llc"])
}

/// The neutral title with the capitals of what it replaces.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn cased(written: &str, neutral: &str) -> String {
    let capitals = written.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if capitals {
        return neutral.chars().map(capital).collect();
    }
    let mut letters = neutral.chars();
    match letters.next() {
        Some(first) if written.starts_with(char::is_uppercase) => {
            iter::once(capital(first)).chain(letters).collect()
        }
        _ => neutral.to_owned(),
    }
}

/// The capital of a letter that neutral titles are written with: a browser need not load those of all scripts.
const fn capital(letter: char) -> char {
    const TO_CAPITAL: u8 = b'a' - b'A';
    match letter {
        'à'..='ö' | 'ø'..='þ' => (letter as u8 - TO_CAPITAL) as char,
        _ => letter.to_ascii_uppercase(),
    }
}
