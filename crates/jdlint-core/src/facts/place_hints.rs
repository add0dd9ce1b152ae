//! Where the work may be, told in passing. In: the document. Out: is a place hinted at, though under no label?
//!
//! Rules about a missing place stay silent there. A sentence that says whom the employer serves, and where, is no hint:
//! "vegetables for restaurants in the north of England" places customers and no bakery.

use super::Facts;
use crate::document::words::{TokenKind, gap};
use crate::document::{BlockKind, Document, Sentence, Span, Windows, Words, speaks_of_company};
use crate::lexicon::{Hit, Lexicon};
use crate::pattern;
use crate::report::Kind;

/// So many words before a place say whose it is.
const WHOSE: usize = 8;

impl Facts<'_> {
    /// A state or country is named as the employer's or the job's, or the region one must live in.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn hints_at_place(&self) -> bool {
        let document = &self.document;
        let told = |sentence: &&Sentence| {
            let section = document.section_of(sentence.block);
            !(section.is(Kind::Eeo)
                || section.heading.is_some() && (section.is(Kind::Benefits) || section.is(Kind::Education)))
        };
        self.masks(&["location", "address", "city", "town", "place", "region", "country"])
            || holds_postcode(document.text)
            || has_copied_head(document)
            || document.sentences.iter().filter(told).any(|sentence| names_place(document, &sentence.tokens))
    }
}

/// "LS1 4AB". Every letter may begin one, but few texts have a space before a figure and a letter.
fn holds_postcode(text: &str) -> bool {
    const FIRST_PART: std::ops::RangeInclusive<usize> = 2..=4;
    let begins_second_part =
        |pair: &[u8]| pair[0] == b' ' && pair[1].is_ascii_digit() && pair[2].is_ascii_alphabetic();
    let spaces = text.as_bytes().windows(3).enumerate().filter(|(_, pair)| begins_second_part(pair));
    spaces.into_iter().any(|(space, _)| {
        let starts = FIRST_PART.filter_map(|length| space.checked_sub(length));
        starts.into_iter().any(|start| pattern::POSTCODE.match_at(text, start).is_some())
    })
}

/// "Company: Ashdown" below the title heads copies of job boards: what names their place often stands in the title.
fn has_copied_head(document: &Document<'_>) -> bool {
    const BLOCKS: usize = 3;
    document.blocks.iter().skip(1).take(BLOCKS).any(|block| {
        matches!(block.kind, BlockKind::Label { .. })
            && block.tokens.len() <= 3
            && document.has(Lexicon::EmployerLabel, &block.label())
            && block.content().all(|at| is_name(document, at) && !document.is_in(Lexicon::JobNoun, at))
    })
}

fn names_place(document: &Document<'_>, sentence: &Span) -> bool {
    // Most words begin none of these.
    let may_be_of_place = |at: usize| {
        document.is_capital(at)
            || document.is_kind(at, TokenKind::Number)
            || document.is_any_word(at, words!["in", "of"])
            || document.is_any_word(at, SITES)
    };
    names_region(document, sentence)
        || sentence.clone().skip(1).filter(|&at| may_be_of_place(at)).any(|at| {
            is_beside_site(document, sentence, at)
                || is_code(document, at)
                || is_greater(document, at)
                || is_of_public_body(document, at)
                || is_before_zip(document, at)
                || is_seat(document, at)
        })
}

/// A name of a place, as far as the writing shows it.
fn is_name(document: &Document<'_>, at: usize) -> bool {
    document.is_kind(at, TokenKind::Word)
        && document.is_capital(at)
        && !document.is_in(Lexicon::NotAPlace, at)
}

/// A state, province or country written out that is no university's and no market.
fn names_region(document: &Document<'_>, sentence: &Span) -> bool {
    document.hits_of(Lexicon::RegionName, sentence).any(|hit| {
        let written = document.range_of_hit(hit).of(document.text);
        let before = sentence.before(hit.start as usize, 3);
        written.len() > 3
            && hit.value() != "abbreviation"
            && written.starts_with(char::is_uppercase)
            && !document.is_in_words(&before, words!["university", "fortune"])
            && !is_market(document, sentence, hit)
    })
}

/// The company tells whom it serves, and where.
fn is_market(document: &Document<'_>, sentence: &Span, hit: Hit) -> bool {
    let serving = words![
        "for",
        "serve",
        "serves",
        "serving",
        "supply",
        "supplies",
        "to",
        "across",
        "throughout",
        "customers",
        "clients",
        "users",
        "markets",
        "people",
        "deliver",
        "delivers",
    ];
    let before = sentence.before(hit.start as usize, WHOSE);
    let own = document.is_any_word(sentence.start, words!["we", "our"])
        && !document.is_in_words(sentence, words!["looking", "seeking", "hiring", "need"]);
    (own || speaks_of_company(document, sentence)) && document.is_in_words(&before, serving)
}

/// What stands behind the name of a place.
static SITES: &Words =
    words!["area", "facility", "region", "metro", "residents", "campus", "plant", "headquarters", "offices"];

/// "the Leeds area", "our Leeds facility"
fn is_beside_site(document: &Document<'_>, sentence: &Span, at: usize) -> bool {
    at >= sentence.start + 2
        && document.is_any_word(at, SITES)
        && document.is_behind_only(at, gap::SPACE)
        && is_name(document, at - 1)
        && (document.is_any_word(at - 2, words!["the", "our", "their", "its", "greater"])
            || is_name(document, at - 2))
}

/// "a job in MD"
fn is_code(document: &Document<'_>, at: usize) -> bool {
    let written = document.token_text(at);
    written.len() == 2
        && written.chars().all(|letter| letter.is_ascii_uppercase())
        && document.tokens[at].before == gap::SPACE
        && document.token_text(at - 1) == "in"
        && document.is_in(Lexicon::RegionName, at)
}

/// "a bakery company in Leeds", "tech start up in Leeds": where the employer sits.
fn is_seat(document: &Document<'_>, at: usize) -> bool {
    let employer = words![
        "company",
        "firm",
        "startup",
        "start-up",
        "up",
        "agency",
        "client",
        "employer",
        "bank",
        "headquartered",
        "studio",
        "lab",
    ];
    document.is_word(at, "in")
        && document.is_any_word(at - 1, employer)
        && document.is_behind_only(at, gap::SPACE)
        && document.tokens.get(at + 1).is_some_and(|next| next.before == gap::SPACE)
        && is_name(document, at + 1)
        && !document.is_in(Lexicon::Technologies, at + 1)
        && document.token_text(at + 1).chars().any(char::is_lowercase)
}

/// "Greater Leeds"
fn is_greater(document: &Document<'_>, at: usize) -> bool {
    document.token_text(at - 1) == "Greater"
        && document.tokens[at].before == gap::SPACE
        && is_name(document, at)
}

/// "City of Leeds": the employer's name is the place.
fn is_of_public_body(document: &Document<'_>, at: usize) -> bool {
    let bodies = ["City", "County", "Town", "Village", "Borough", "Township", "State", "Commonwealth"];
    document.is_word(at, "of")
        && bodies.contains(&document.token_text(at - 1))
        && document.tokens.get(at + 1).is_some_and(|next| next.before == gap::SPACE)
        && is_name(document, at + 1)
}

/// "City Hall, Leeds, 19107"
fn is_before_zip(document: &Document<'_>, at: usize) -> bool {
    document.is_kind(at, TokenKind::Number)
        && document.token_text(at).len() == 5
        && document.token_text(at).bytes().all(|byte| byte.is_ascii_digit())
        && document.is_behind(at, gap::COMMA)
        && is_name(document, at - 1)
}
