//! Applying. In: the document. Out: the way to apply, the last day.

use super::{
    Found, body_tokens, cue_places, field_places, fields, in_section, is_of_work, is_unfilled, section_range,
    sections_of,
};
use crate::document::words::{TokenKind, gap};
use crate::document::{Block, BlockKind, Document, Windows};
use crate::facts::dates;
use crate::facts::scopes;
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;

/// A paragraph of so many words is about one thing.
const SHORT_BLOCK: usize = 40;

/// A block of more words holds more than its section says.
const LONG_BLOCK: usize = 120;

/// Where to apply: an address or link in an instruction, a section that holds one, a field.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn how_to_apply(document: &Document<'_>) -> Found {
    let mut ranges = field_places(
        document,
        &["apply", "application", "contact", "email", "url", "link", "website", "source", "apply_url", "www"],
    );
    ranges.retain(|range| !range.is_empty());
    if !ranges.is_empty() {
        return Found::yes(ranges);
    }
    let mut vague = Vec::new();
    for (number, block, section) in scopes::blocks_in_sections(document) {
        // What a stretch without a heading is about was guessed from the same words.
        let in_apply = section.is(Kind::HowToApply) && section.heading.is_some();
        let addresses = || document.mail_addresses(&block.tokens);
        // Most blocks say nothing of it.
        if !in_apply && !document.has(Lexicon::ApplyCue, &block.tokens) && addresses().next().is_none() {
            continue;
        }
        // "Call us about the benefits."
        let of_benefits =
            section.is(Kind::Benefits) && section.heading.is_some() && block.tokens.len() < LONG_BLOCK;
        let asks = || document.hits_of(Lexicon::ApplyCue, &block.tokens).any(|hit| hit.value() == "sure");
        if of_benefits && !asks() && !is_invitation(document, block) {
            continue;
        }
        let by_hand = |hit: Hit| in_apply || hit.len() > 1 || document.is_word(hit.start as usize, "come");
        let asked = || document.hits_of(Lexicon::ApplyCue, &block.tokens).any(|hit| hit.value() == "sure");
        let asks_to_come = || {
            block.tokens.len() >= 5
                && (in_apply || block.tokens.len() <= SHORT_BLOCK && asked())
                && document.hits_of(Lexicon::ApplyByHand, &block.tokens).any(by_hand)
        };
        let means = || {
            asks_to_come()
                || addresses().next().is_some()
                || document.web_addresses(&block.tokens).next().is_some()
                || has_phone(document, block)
                || (in_apply || document.has(Lexicon::ApplyCue, &block.tokens))
                    && has_postal_address(document, block)
                || document
                    .hits_of(Lexicon::ApplyCue, &block.tokens)
                    .any(|hit| points_to_means(document, hit))
                || in_apply
                    && block
                        .tokens
                        .clone()
                        .any(|at| document.is_any_word(at, words!["form", "portal", "link", "button"]))
        };
        let (others, own): (Vec<usize>, Vec<usize>) =
            addresses().partition(|&at| is_address_of_others(document, number, at));
        if !own.is_empty() {
            ranges.push(block.range);
            continue;
        }
        if !others.is_empty() {
            continue;
        }
        // "If that is not you, please don't apply."
        let refused = |hit: &Hit| {
            (hit.start as usize)
                .checked_sub(1)
                .is_some_and(|at| document.is_any_word(at, words!["don't", "not", "need"]))
        };
        let cue = document
            .hits_of(Lexicon::ApplyCue, &block.tokens)
            .filter(|hit| !refused(hit) && !is_of_data(document, *hit))
            .map(Hit::value)
            .fold(None, |best, value| if best == Some("sure") { best } else { Some(value) });
        match (in_apply && !block.is_heading(), means(), cue) {
            (true, true, _) | (_, true, Some(_)) => ranges.push(block.range),
            (true, _, Some("sure")) if block.tokens.len() >= 8 && !points_to_nothing(document, block) => {
                ranges.push(block.range);
            }
            // A heading alone asks nothing.
            (false, _, Some("sure")) if block.is_heading() => {}
            (true, _, _) | (_, _, Some("sure")) => vague.push(block.range),
            _ => {}
        }
    }
    if !ranges.is_empty() {
        return Found::yes(ranges);
    }
    if vague.is_empty() { Found::no() } else { Found::vague(vague) }
}

/// "Write to jobs@bakery.example" below what is offered; "Email us about the benefits" is none.
fn is_invitation(document: &Document<'_>, block: &Block) -> bool {
    let other = words!["benefits", "about", "details", "question", "questions", "information", "package"];
    document.is_any_word(block.tokens.start, words!["write", "email", "mail", "send"])
        && document.mail_addresses(&block.tokens).next().is_some()
        && !document.is_in_words(&block.tokens, other)
}

/// "Contact us about how your data is processed": no way to apply.
fn is_of_data(document: &Document<'_>, hit: Hit) -> bool {
    let sentence =
        document.sentence_of_token(hit.start as usize).map(|at| document.sentences[at].tokens.clone());
    hit.value() == "means"
        && sentence.is_some_and(|mut tokens| {
            tokens.any(|at| {
                document
                    .is_any_word(at, words!["data", "privacy", "gdpr", "notice", "benefits", "accommodation"])
            })
        })
}

/// "Click here" where the link was lost.
fn points_to_nothing(document: &Document<'_>, block: &Block) -> bool {
    block.tokens.len() < 20
        && block.tokens.clone().any(|at| document.is_word(at, "click") && document.is_word(at + 1, "here"))
}

/// A mail address for something else than applying: adjustments, privacy.
fn is_address_of_others(document: &Document<'_>, number: usize, address: usize) -> bool {
    let section = document.section_of(number);
    let headed = section.heading.is_some() && (section.is(Kind::Eeo) || section.is(Kind::AboutCompany));
    let others = words![
        "accommodation",
        "accommodations",
        "accommodate",
        "adjustments",
        "privacy",
        "accessibility",
        "complaint",
        "complaints",
        "ai",
    ];
    let sentence = document.sentence_of_token(address).map(|at| document.sentences[at].tokens.clone());
    let applying = sentence
        .clone()
        .is_some_and(|tokens| document.hits_of(Lexicon::ApplyCue, &tokens).any(|hit| hit.value() == "sure"));
    headed
        || !applying && sentence.is_some_and(|mut tokens| tokens.any(|at| document.is_any_word(at, others)))
}

/// "Apply at the link below", "apply through our careers page", "by clicking the button".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn points_to_means(document: &Document<'_>, hit: Hit) -> bool {
    let means = words![
        "link",
        "button",
        "form",
        "portal",
        "website",
        "page",
        "platform",
        "system",
        "app",
        "site",
        "desk",
        "reception",
    ];
    let led = words![
        "at", "via", "through", "using", "with", "on", "by", "clicking", "below", "above", "fill",
        "complete",
    ];
    let end = hit.end as usize;
    let from = end.saturating_sub(1);
    let reach = from..(end + 8).min(document.tokens.len());
    // "Fill out the application form"
    let filled = (from.saturating_sub(5)..from).any(|at| {
        document.is_any_word(at, words!["fill", "complete", "hit", "press", "click", "use", "push"])
    });
    let clicked = reach.clone().any(|at| document.is_word(at, "clicking"));
    hit.value() == "sure"
        && (clicked || reach.clone().any(|at| document.is_any_word(at, means)))
        && (filled || reach.clone().any(|at| document.is_any_word(at, led)))
        && reach.clone().skip(1).all(|at| !document.is_behind(at, gap::STOP))
}

/// "2836 Mill Boulevard", "PO Box 12".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn has_postal_address(document: &Document<'_>, block: &Block) -> bool {
    document.numbers(&block.tokens).any(|at| {
        (at.saturating_sub(2)..(at + 5).min(block.tokens.end))
            .any(|near| document.is_in(Lexicon::StreetWord, near))
    })
}

/// Steps, tests and times after one has applied.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn hiring_process(document: &Document<'_>) -> Found {
    let speaks = |hit| !is_of_work(document, hit) && !in_section(document, hit, &[Kind::Eeo]);
    let told = |hit: Hit| hit.value() == "sure" || tells_steps(document, hit);
    let headed = sections_of(document, Kind::HiringProcess).filter(|section| {
        section.heading.is_some() && body_tokens(document, section) > 0 && !is_unfilled(document, section)
    });
    let sections: Vec<TextRange> = headed.map(|section| section_range(document, section)).gather();
    Found::if_any(sections).or(|| {
        let steps = cue_places(document, Lexicon::HiringProcessCue, |hit| speaks(hit) && told(hit));
        if !steps.is_empty() {
            return Found::yes(steps);
        }
        // "See our [hiring process](address)".
        let linked = |hit: Hit| {
            let after = hit.end as usize;
            document.all().from(after, 2).any(|at| document.is_kind(at, TokenKind::Url))
        };
        let mentions = cue_places(document, Lexicon::HiringProcessCue, linked);
        if mentions.is_empty() { Found::no() } else { Found::vague(mentions) }
    })
}

/// "The hiring process" says something only as a heading, or with steps or a time beside it.
fn tells_steps(document: &Document<'_>, hit: Hit) -> bool {
    let Some(sentence) = document.sentence_of_token(hit.start as usize).map(|at| &document.sentences[at])
    else {
        return false;
    };
    let block = &document.blocks[sentence.block];
    let label = matches!(block.kind, BlockKind::Label { value } if (hit.start as usize) < value);
    let headed =
        label || block.is_heading() || block.tokens.len() <= 6 && document.blocks.len() > sentence.block + 1;
    let about_others = document.has(Lexicon::AccommodationCue, &sentence.tokens)
        || document.has(Lexicon::LegalCue, &sentence.tokens)
        || sentence
            .tokens
            .clone()
            .any(|at| document.is_any_word(at, words!["ai", "artificial", "questions", "question"]));
    let steps = sentence
        .tokens
        .clone()
        .any(|at| document.is_in(Lexicon::StepWord, at) && !document.is_behind(at, gap::QUOTE));
    !about_others && (headed || steps)
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn has_phone(document: &Document<'_>, block: &Block) -> bool {
    if !document.has_number(&block.tokens) {
        return false;
    }
    let digits = |at: usize| document.token_text(at).bytes().filter(u8::is_ascii_digit).count();
    let number = |at: usize| document.is_kind(at, TokenKind::Number);
    // "0113 496 0000", "555-0100"
    let dialled = block.tokens.clone().any(|at| {
        number(at) && number(at + 1) && at + 1 < block.tokens.end && digits(at) + digits(at + 1) >= 7
    });
    dialled
        && (document.has(Lexicon::ApplyCue, &block.tokens)
            || document.has(Lexicon::ApplyByHand, &block.tokens))
        || block
            .tokens
            .clone()
            .filter(|&at| document.is_any_word(at, words!["phone", "tel", "telephone", "call", "fax"]))
            .any(|at| block.tokens.behind(at, 5).any(|near| document.is_kind(near, TokenKind::Number)))
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn deadline(document: &Document<'_>) -> Found {
    let fields: Vec<TextRange> = fields(
        document,
        &["deadline", "closes", "closing", "close", "expires", "validthrough", "valid_through", "until"],
    )
    .map(|field| field.value)
    .filter(|value| value.of(document.text).contains(|c: char| c.is_ascii_digit()))
    .gather();
    if !fields.is_empty() {
        return Found::yes(fields);
    }
    // "Apply at the link by 14 January 2027"
    let by = |sentence: &&crate::document::Sentence| {
        let asks = document.has(Lexicon::ApplyCue, &sentence.tokens);
        asks && sentence.tokens.clone().any(|at| document.is_any_word(at, words!["by", "before", "until"]))
    };
    let dated = document
        .sentences
        .iter()
        .filter(by)
        .find_map(|sentence| dates::first_in(document.text, sentence.range));
    if let Some(date) = dated {
        return Found::yes(vec![date]);
    }
    let mut vague = Vec::new();
    for hit in document.hits.of(Lexicon::DeadlineCue) {
        let Some(block) = document.block_of_token(hit.start as usize) else { continue };
        let section = document.section_of(block);
        if scopes::is_demand_section(section)
            || section.is(Kind::Responsibilities)
            || section.is(Kind::Benefits)
            || is_of_work(document, hit)
        {
            continue;
        }
        // "Closing date: continuous"
        let open = document.is_word(hit.start as usize, "continuous")
            && document.hits_of(Lexicon::DeadlineCue, &document.blocks[block].tokens).count() > 1;
        if hit.value() == "sure" || open {
            return Found::yes(vec![document.range_of_hit(hit)]);
        }
        let from = document.tokens[hit.start as usize].start;
        let block_end = document.blocks[block].range.end;
        let next_block = document.blocks.get(block + 1).filter(|_| document.blocks[block].is_heading());
        let to = next_block.map_or(block_end, |next| next.range.end).min(from + 160);
        if let Some(date) =
            dates::first_in(document.text, TextRange::new(from, floor_boundary(document.text, to)))
        {
            return Found::yes(vec![date]);
        }
        let label =
            matches!(document.blocks[block].kind, BlockKind::Heading { .. } | BlockKind::Label { .. });
        if label && section.is(Kind::Deadline) {
            vague.push(document.range_of_hit(hit));
        }
    }
    if vague.is_empty() { Found::no() } else { Found::vague(vague) }
}

fn floor_boundary(text: &str, at: u32) -> u32 {
    (0..=at).rev().find(|&at| text.is_char_boundary(at as usize)).unwrap_or(0)
}
