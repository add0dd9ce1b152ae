//! Does the text state another level than the title? In: the title's level, the document. Out: the place.

use crate::document::words::gap;
use crate::document::{BlockKind, Document, Span, Windows};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Quote, Seniority};
use crate::text::TextRange;

/// Where the text says that the job is for beginners though the title is senior, or the other way round.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn conflict(
    document: &Document<'_>,
    title: Option<&Quote>,
    level: Seniority,
) -> Option<TextRange> {
    let title = title?;
    let wanted = match level {
        Seniority::Senior | Seniority::Lead | Seniority::Executive => "entry",
        Seniority::Entry => "senior",
        Seniority::Mid | Seniority::Unstated => return None,
    };
    stated_besides(document, title, wanted)
}

/// Where a level is stated outside of the title, and no other.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn stated_besides(document: &Document<'_>, title: &Quote, wanted: &str) -> Option<TextRange> {
    let mut others = document
        .hits
        .of(Lexicon::LevelStatement)
        .filter(|hit| !title.range.overlaps(document.range_of_hit(*hit)));
    // A ladder: both levels are stated.
    let both = document.hits.of(Lexicon::LevelStatement).any(|hit| {
        hit.value() == "ladder"
            || hit.value() != wanted
                && !matches!(hit.value(), "level" | "sought")
                && !title.range.overlaps(document.range_of_hit(hit))
    });
    if both {
        return labelled(document, wanted);
    }
    others
        .find(|&hit| states(document, hit, wanted))
        .map(|hit| document.range_of_hit(hit))
        .or_else(|| labelled(document, wanted))
}

/// The words state the level of the job, and of nobody else.
#[cold]
#[inline(never)]
fn states(document: &Document<'_>, hit: Hit, wanted: &str) -> bool {
    let sought = wanted == "senior" && hit.value() == "sought";
    if hit.value() != wanted && !sought {
        return false;
    }
    let (start, end) = (hit.start as usize, hit.end as usize);
    // "Sales Executive position": in Britain a job, and no level.
    let of_name = document.is_word(start, "executive")
        && start
            .checked_sub(1)
            .is_some_and(|last| !document.is_any_word(last, words!["an", "the", "this", "senior", "our"]));
    if of_name {
        return false;
    }
    if (start + 1..end).any(|at| document.is_behind(at, signs![OPEN, COMMA])) {
        return false;
    }
    let Some(number) = document.sentence_of_token(start) else { return false };
    let sentence = &document.sentences[number];
    let section = document.section_of(sentence.block);
    let elsewhere = matches!(
        section.kind.kind,
        Some(
            Kind::Responsibilities
                | Kind::AboutCompany
                | Kind::Eeo
                | Kind::Benefits
                | Kind::HiringProcess
                | Kind::Outcomes
        )
    ) && section.heading.is_some();
    // "no experience with Java is needed", "mentor graduates", "not an entry-level role"
    let words = words![
        "not",
        "no",
        "mentor",
        "mentoring",
        "train",
        "training",
        "supervise",
        "supervises",
        "coach",
        "manage",
        "manages",
        "support",
        "supports",
        "isn't",
        "than",
        "beyond",
        "from",
        "our",
        "other",
        "grow",
        "progress",
        "towards",
        "toward",
        "become",
        "into",
        "report",
        "reports",
        "reporting",
        "assist",
        "assists",
        "help",
        "helping",
        "next",
        "move",
        "moving",
        "up",
        "promotion",
        "promoted",
        "path",
        "also",
        "another",
        "career",
    ];
    let near = sentence.tokens.before(start, 6);
    let turned = near.into_iter().any(|at| document.is_any_word(at, words))
        || document.is_any_word(end, words!["with", "in", "of", "using"])
            && document.range_of_hit(hit).of(document.text).to_ascii_lowercase().contains("experience")
        || (start..end).any(|at| document.is_word(at, "experience"))
            && (start..sentence.tokens.end.min(end + 8))
                .any(|at| document.is_any_word(at, words!["with", "in", "using"]));
    !elsewhere && !turned
}

/// "Experience level: Entry", `level: junior`.
fn labelled(document: &Document<'_>, wanted: &str) -> Option<TextRange> {
    let says = |span: &Span| {
        let words = span.clone().filter(|&at| span.opening(4).contains(&at));
        let entry = words!["entry", "junior", "graduate", "trainee", "intern", "beginner"];
        let senior = words!["senior", "lead", "executive", "director", "principal"];
        let levels: Vec<bool> = words
            .filter_map(|at| {
                let low = document.is_any_word(at, entry);
                (low || document.is_any_word(at, senior)).then_some(low)
            })
            .gather();
        let one = levels.windows(2).all(|pair| pair[0] == pair[1]);
        one && levels.first().is_some_and(|&low| low == (wanted == "entry"))
    };
    let field = document
        .fields
        .iter()
        .find(|field| is_key(field.key.of(document.text)) && says(&field.tokens))
        .map(|field| field.value);
    field.or_else(|| {
        let mut values = labels(document, document.blocks.len());
        values.find(says).map(|value| document.range_of(&value))
    })
}

/// Keys and labels whose value is a level.
const KEYS: [&str; 7] = [
    "level",
    "seniority",
    "experience level",
    "job level",
    "career level",
    "seniority level",
    "position level",
];

/// "Job level", `job_level`.
pub(super) fn is_key(text: &str) -> bool {
    let same = |(a, b): (u8, u8)| a.eq_ignore_ascii_case(&b) || a == b'_' && b == b' ';
    let text = text.trim();
    KEYS.iter().any(|key| key.len() == text.len() && text.bytes().zip(key.bytes()).all(same))
}

/// The values of "Experience level: Junior" among the first blocks, label line or not.
pub(super) fn labels<'d>(document: &'d Document<'_>, blocks: usize) -> impl Iterator<Item = Span> + 'd {
    const LONGEST: usize = 10;
    let short = document.blocks.iter().take(blocks).filter(|block| block.tokens.len() <= LONGEST);
    short.filter_map(|block| {
        let value = match block.kind {
            BlockKind::Label { value } => value,
            _ => block.tokens.clone().find(|&at| document.is_behind(at, gap::COLON))?,
        };
        let label = document.range_of(&(block.tokens.start..value));
        is_key(label.of(document.text)).then_some(value..block.tokens.end)
    })
}
