//! What a stretch is about by the cues in it, whatever stands above it. In: blocks. Out: a kind and how sure it is.

use super::heading::{halves, heading_kind, kind_of_word};
use crate::document::Words;
use crate::document::words::{TokenKind, gap};
use crate::document::{Block, BlockKind, Document, Span};
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;

/// What a block is about and how much speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) struct Theme {
    pub(super) kind: Kind,
    /// Weights of its cues, each counted once.
    pub(super) weight: u32,
    /// By how much it leads the next kind.
    pub(super) lead: u32,
    /// It begins with a label that says so: "Experience: four years in a bakery".
    pub(super) labelled: bool,
}

/// What "Place of work: Leeds" in a list weighs.
const LABEL_WEIGHT: u32 = 6;

/// `- Contract: permanent`, "Oral interview: a board meets you": a block that names its own kind.
fn labelled_kind(document: &Document<'_>, block: &Block) -> Option<Kind> {
    if block.is_heading() || document.is_small(block.tokens.start) {
        return None;
    }
    let first = block.tokens.start;
    let reach = first + 1..block.tokens.end.min(first + 5);
    let colon = reach.into_iter().find(|&at| document.tokens[at].before & gap::COLON != 0)?;
    let after_word = colon < block.tokens.end && document.tokens[colon].before & gap::SPACE != 0;
    heading_kind(document, &(first..colon))?.kind.filter(|_| after_word)
}

/// How much a paragraph speaks of the firm: sentences that begin with its name, or with "we".
fn company_voice(document: &Document<'_>, block: &Block) -> u32 {
    let speaks = |sentence: &usize| speaks_of_company(document, &document.sentences[*sentence].tokens);
    match block.sentences.clone().filter(speaks).count() {
        0 => 0,
        many => (many as u32 + 1).min(4),
    }
}

/// A paragraph that begins by speaking of the firm.
pub(crate) fn begins_with_company(document: &Document<'_>, block: &Block) -> bool {
    let first = document.sentences.get(block.sentences.start);
    matches!(block.kind, BlockKind::Paragraph)
        && first.is_some_and(|sentence| speaks_of_company(document, &sentence.tokens))
}

/// Verbs with which an employer tells about itself.
static TELLING_VERBS: &Words = words![
    "is", "are", "was", "has", "have", "provides", "creates", "helps", "builds", "offers", "serves", "makes",
    "exists", "believe", "aim", "we", "help", "build", "make",
];

/// "We help ...", "At Acme, we ...", "Acme Bakery is a ...".
pub(crate) fn speaks_of_company(document: &Document<'_>, sentence: &Span) -> bool {
    let first = sentence.start;
    let at = usize::from(document.is_any_word(first, words!["at", "here"]));
    let capital =
        |at: usize| document.is_capital(at) || document.token_text(at).starts_with(char::is_numeric);
    let reach = first + at..sentence.end.min(first + at + 7);
    let named = reach.clone().skip_while(|&word| {
        word + 1 < sentence.end && capital(word)
            || document.is_any_word(word, words!["the", "of", "and", "&"])
    });
    let Some(verb) = named.into_iter().next() else { return false };
    let subject = first + at..verb;
    // Few sentences go on with such a verb.
    if subject.is_empty() || !document.is_any_word(verb, TELLING_VERBS) {
        return false;
    }
    let of_job = document.has(Lexicon::JobNoun, &subject)
        || document.has(Lexicon::ReaderWord, &subject) && !document.is_any_word(first, words!["we", "our"])
        || subject.clone().any(|at| {
            document
                .is_any_word(at, words!["this", "role", "position", "candidate", "applicants", "you", "job"])
        });
    // "Acme is looking for a baker" tells of the job.
    let seeks = document.is_any_word(
        verb + 1,
        words!["looking", "seeking", "hiring", "recruiting", "searching", "currently"],
    );
    !of_job && !seeks
}

/// A theme of less weight is a guess.
const SURE: u32 = 2;
/// Words such as "company" and "employees" also stand in duties and notices.
const SURE_OF_COMPANY: u32 = 3;

/// What most words of a stretch are about, if they agree well enough.
pub(super) fn content_kind(document: &Document<'_>, body: &Span) -> Option<Kind> {
    let mut words = [0usize; Kind::ALL.len()];
    let mut all = 0;
    for block in &document.blocks[body.clone()] {
        all += block.tokens.len();
        if let Some(kind) = block_kind(document, block) {
            words[kind as usize] += block.tokens.len();
        }
    }
    let best = *Kind::ALL.iter().max_by_key(|&&kind| words[kind as usize])?;
    (all > 0 && words[best as usize] * 2 >= all).then_some(best)
}

/// Half of the sentences or more name a figure and a time, share or limit for it: targets.
pub(super) fn has_targets(document: &Document<'_>, body: &Span) -> bool {
    let blocks = &document.blocks[body.clone()];
    let sentences = blocks.iter().flat_map(|block| block.sentences.clone());
    let (mut all, mut targets) = (0, 0);
    for sentence in sentences {
        all += 1;
        targets += usize::from(is_target(document, &document.sentences[sentence].tokens));
    }
    targets > 0 && targets * 2 >= all
}

/// "95 % of letters answered within two days", "Off book by 14 June".
fn is_target(document: &Document<'_>, tokens: &Span) -> bool {
    let years = |at: usize| document.is_any_word(at + 1, words!["year", "years", "year's", "years'"]);
    let number = |at: &usize| {
        let counted = document.tokens[*at].kind == TokenKind::Number;
        (counted || document.is_in(Lexicon::NumberWord, *at)) && !years(*at)
    };
    let share =
        |at: usize| document.token_text(at) == "%" || document.is_any_word(at, words!["percent", "of"]);
    let measured = tokens.clone().any(share)
        || document.has(Lexicon::TimeframeCue, tokens)
        || document.has(Lexicon::TimeUnit, tokens)
        || document.is_in_words(tokens, words!["least", "most", "than", "within", "under", "per", "below"]);
    tokens.clone().any(|at| number(&at)) && measured && !has_money(document, tokens)
}

/// Money stands in it.
pub(super) fn has_pay(document: &Document<'_>, body: &Span) -> bool {
    document.blocks[body.clone()].iter().any(|block| has_money(document, &block.tokens))
}

/// What happens with an application: "an interview", "a test, then a trial shift".
#[cold]
#[inline(never)]
pub(super) fn has_steps(document: &Document<'_>, body: &Span) -> bool {
    let blocks = &document.blocks[body.clone()];
    let named = |block: &Block| document.has(Lexicon::HiringProcessCue, &block.tokens);
    let steps =
        blocks.iter().map(|block| document.hits_of(Lexicon::StepWord, &block.tokens).count()).sum::<usize>();
    blocks.iter().any(named) || steps >= 2
}

/// What one block is about, by the cues in it.
pub(crate) fn block_kind(document: &Document<'_>, block: &Block) -> Option<Kind> {
    theme(document, block).map(|theme| theme.kind)
}

/// What one block is about, and how sure that is; read once, as it is asked many times.
pub(super) fn theme(document: &Document<'_>, block: &Block) -> Option<Theme> {
    *block.theme.get_or_init(|| read_theme(document, block))
}

/// The cues of sections in a stretch, each once.
pub(crate) fn distinct_cues<'d>(
    document: &'d Document<'_>,
    tokens: &Span,
) -> impl Iterator<Item = Hit> + use<'d> {
    const BITS: usize = u64::BITS as usize;
    let mut seen = [0u64; MOST_CUES / BITS];
    document.hits_of(Lexicon::SectionCue, tokens).filter(move |hit| {
        let (group, bit) = (usize::from(hit.row) / BITS, 1 << (usize::from(hit.row) % BITS));
        let is_new = seen[group] & bit == 0;
        seen[group] |= bit;
        is_new
    })
}

/// The table of cues has no more rows.
const MOST_CUES: usize = 512;

fn read_theme(document: &Document<'_>, block: &Block) -> Option<Theme> {
    let mut weights = [0u32; Kind::ALL.len()];
    for hit in distinct_cues(document, &block.tokens) {
        let (section, weight) = halves(hit.value());
        if let Some(kind) = kind_of_word(section) {
            weights[kind as usize] += weight.parse::<u32>().unwrap_or(1);
        }
    }
    let label = labelled_kind(document, block);
    if let Some(kind) = label {
        weights[kind as usize] += LABEL_WEIGHT;
    }
    if matches!(block.kind, BlockKind::Paragraph) && block.tokens.len() >= 10 {
        weights[Kind::AboutCompany as usize] += company_voice(document, block);
    }
    if starts_with_duty(document, block) {
        weights[Kind::Responsibilities as usize] += 3;
    }
    if has_money(document, &block.tokens) {
        weights[Kind::Pay as usize] += if has_money_range(document, &block.tokens) { 5 } else { 2 };
    }
    if weights == [0; Kind::ALL.len()] {
        return None;
    }
    let kind = *Kind::ALL.iter().max_by_key(|&&kind| weights[kind as usize])?;
    let weight = weights[kind as usize];
    let next = Kind::ALL.iter().filter(|&&other| other != kind).map(|&other| weights[other as usize]).max();
    let lead = weight - next.unwrap_or(0).min(weight);
    let needed = if kind == Kind::AboutCompany { SURE_OF_COMPANY } else { SURE };
    (weight >= needed).then_some(Theme { kind, weight, lead, labelled: label == Some(kind) })
}

/// An item, or a line of one sentence, that begins with what somebody does.
pub(crate) fn starts_with_duty(document: &Document<'_>, block: &Block) -> bool {
    let first = block.content().start;
    let verb = document.is_in(Lexicon::DutyVerb, first);
    let noun_follows = document.is_any_word(first + 1, words!["of", "in", "with", "experience", "skills"]);
    // "Directs the office", "Maintaining records": a line without a bullet must not be an order to the reader.
    let told = || {
        let written = document.token_text(first);
        written.starts_with(char::is_uppercase)
            && (written.ends_with('s') || written.ends_with("ing"))
            && !written.ends_with("ss")
    };
    if !verb || noun_follows {
        return false;
    }
    let line = matches!(block.kind, BlockKind::Paragraph) && block.tokens.len() <= 45;
    block.is_item() || line && (told() || has_duty_beside(document, first))
}

/// A line among lines that begin with verbs is a point of a list without bullets.
fn has_duty_beside(document: &Document<'_>, token: usize) -> bool {
    let Some(at) = document.block_of_token(token) else { return false };
    let neighbours = [at.checked_sub(1), Some(at + 1)];
    neighbours.into_iter().flatten().filter_map(|at| document.blocks.get(at)).any(|block| {
        matches!(block.kind, BlockKind::Paragraph) && document.is_in(Lexicon::DutyVerb, block.tokens.start)
    })
}

/// Two amounts next to each other are a range of pay.
fn has_money_range(document: &Document<'_>, tokens: &Span) -> bool {
    let amounts: Vec<usize> = prices(document, tokens).collect();
    amounts.windows(2).any(|pair| pair[1] - pair[0] <= 5)
}

fn has_money(document: &Document<'_>, tokens: &Span) -> bool {
    prices(document, tokens).next().is_some()
}

fn prices(document: &Document<'_>, tokens: &Span) -> impl Iterator<Item = usize> {
    document.hits_of(Lexicon::Currency, tokens).starts().filter(|&at| is_price(document, at))
}

/// A sign of money with a figure behind it.
fn is_price(document: &Document<'_>, at: usize) -> bool {
    matches!(document.token_text(at), "$" | "€" | "£")
        && document
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.kind == TokenKind::Number && next.before & !gap::SPACE == 0)
}

#[cfg(test)]
mod tests {
    use super::MOST_CUES;

    #[test]
    fn every_cue_has_a_bit() {
        let table = include_str!("../../../data/en/lexicon/section-cue.tsv");
        assert!(table.lines().count() <= MOST_CUES);
    }
}
