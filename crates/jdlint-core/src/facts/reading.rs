//! Length and ease of reading. In: blocks and sentences. Out: counts of words, long sentences, a school grade.

use std::cmp::Reverse;

use super::{Facts, scopes};
use crate::document::words::{Token, TokenKind, gap, look};
use crate::document::{Block, BlockKind, Document, Span, Windows};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;

/// A sentence or bullet that is hard to follow.
pub(crate) struct LongSentence {
    pub(crate) range: TextRange,
    pub(crate) words: usize,
    pub(crate) is_bullet: bool,
}

/// A sentence with more words is long.
pub(crate) const LONG_SENTENCE: usize = 35;
/// A bullet with more words is a paragraph.
pub(crate) const LONG_BULLET: usize = 40;

/// A list has at least this many parts.
const LIST_PARTS: usize = 4;
/// And none of them more words than this.
const LIST_PART_WORDS: usize = 6;

/// Fewer words give no grade that one can trust.
const GRADED_WORDS: u32 = 100;
const GRADED_SENTENCES: u32 = 5;

/// A longer stretch between two stops is no sentence: the text has lost its line breaks.
const LOST_BREAKS: usize = 90;

/// How hard the sentences are.
pub(crate) struct ReadingGrade {
    /// Flesch-Kincaid.
    pub(crate) grade: f64,
    /// One of the longest of the sentences that were read.
    pub(crate) longest: TextRange,
}

impl Facts<'_> {
    /// The words that a reader must get through: without tables, legal notices and equal-opportunity text.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn words_to_read(&self) -> usize {
        let document = &self.document;
        let is_of_table = rows_of_tables(document);
        let counts = |(at, block): &(usize, &Block)| {
            !is_of_table(block) && !block.sentences.clone().all(|sentence| is_notice(document, *at, sentence))
        };
        let blocks = document.blocks.iter().enumerate().filter(counts);
        let branches = branches(document.text);
        let shown = |block: &Block| {
            let at = branches.partition_point(|branch| branch.end <= block.range.start);
            branches.get(at).is_none_or(|branch| branch.start > block.range.start)
        };
        // A page that was copied says some of its parts several times.
        let blocks = blocks.map(|(_, block)| block).filter(|block| shown(block));
        let mut read: Vec<_> =
            blocks.map(|block| (block.range.of(document.text).trim(), block.tokens.clone())).gather();
        read.sort_by_key(|(text, _)| *text);
        read.dedup_by_key(|(text, _)| *text);
        read.iter().map(|(_, tokens)| words_in(document, tokens)).sum()
    }

    /// The text was copied with the frame of a web page: menus, notices about cookies, other jobs.
    pub(crate) fn holds_page_frame(&self) -> bool {
        let whole = 0..self.document.tokens.len();
        self.document.has(Lexicon::PageShell, &whole)
    }

    /// The employer is public: it says so itself, gives a grade of the civil service, or names a county or city twice.
    pub(crate) fn is_public_employer(&self) -> bool {
        let document = &self.document;
        let name = |at: Option<usize>| {
            at.and_then(|at| document.tokens.get(at).map(|_| document.token_text(at)))
                .is_some_and(|word| word.starts_with(char::is_uppercase))
        };
        let named = |hit: &Hit| match hit.value() {
            "of" => name(Some(hit.start as usize)) && name(Some(hit.end as usize)),
            "named" => name(Some(hit.start as usize)) && name((hit.start as usize).checked_sub(1)),
            _ => false,
        };
        let hits = || document.hits.of(Lexicon::PublicEmployer);
        hits().any(|hit| hit.value() == "sure")
            || hits().filter(|hit| named(hit)).count() >= 2
            || document.tokens.iter().enumerate().any(|(at, token)| {
                token.look & look::CAPITAL_INSIDE != 0 && is_general_schedule(document, at)
            })
    }

    /// Sentences and bullets that are too long to follow. Lists inside them count for little.
    #[cold]
    #[inline(never)]
    pub(crate) fn long_sentences(&self) -> Vec<LongSentence> {
        let document = &self.document;
        let mut found = Vec::new();
        let is_of_table = rows_of_tables(document);
        for (at, block) in document.blocks.iter().enumerate() {
            if block.is_heading() || is_of_table(block) {
                continue;
            }
            if block.is_item() {
                let words: usize = block
                    .sentences
                    .clone()
                    .map(|sentence| flow_words(document, &tokens(document, sentence)))
                    .sum();
                let notice = block.sentences.clone().any(|sentence| is_notice(document, at, sentence));
                let mut sentences = block.sentences.clone();
                let pasted = lines(document, &block.tokens).nth(2).is_some()
                    || sentences.any(|sentence| is_no_sentence(document, &tokens(document, sentence)));
                if words > LONG_BULLET && !notice && !pasted {
                    let range = block.range;
                    found.push(LongSentence {
                        range,
                        words: words_in(document, &block.tokens),
                        is_bullet: true,
                    });
                }
                continue;
            }
            for sentence in block.sentences.clone() {
                let span = after_title(document, &tokens(document, sentence));
                if flow_words(document, &span) <= LONG_SENTENCE
                    || is_notice(document, at, sentence)
                    || is_no_sentence(document, &span)
                    || !is_finished(document, sentence)
                {
                    continue;
                }
                let long = lines(document, &span).find(|line| flow_words(document, line) > LONG_SENTENCE);
                if let Some(line) = long {
                    let whole = line == tokens(document, sentence);
                    let range =
                        if whole { document.sentences[sentence].range } else { document.range_of(&line) };
                    found.push(LongSentence { range, words: words_in(document, &line), is_bullet: false });
                }
            }
        }
        found
    }

    /// The school grade (Flesch-Kincaid) of the sentences and of the list items with a verb, where these have at least so
    /// many words on average.
    pub(crate) fn reading_grade(&self, least_words: u32) -> Option<ReadingGrade> {
        let document = &self.document;
        let graded = graded_sentences(document, least_words)?;
        let words: u32 = graded.iter().map(|graded| graded.words).sum();
        let sentences: u32 = graded.iter().map(|graded| graded.parts).sum();
        if words < GRADED_WORDS || sentences < GRADED_SENTENCES {
            return None;
        }
        let length = f64::from(words) / f64::from(sentences);
        let grade = 0.39 * length + 11.8 * syllables_a_word(document, &graded)? - 15.59;
        // The first of those with the most words.
        let rank = |at: &usize| (words_in(document, &document.sentences[*at].tokens), Reverse(*at));
        let longest = &document.sentences[graded.iter().map(|graded| graded.sentence).max_by_key(rank)?];
        let told = after_title(document, &longest.tokens);
        let longest = TextRange::new(document.range_of(&told).start, longest.range.end);
        Some(ReadingGrade { grade, longest })
    }
}

/// A sentence that counts for the grade.
struct Graded {
    /// Its number.
    sentence: usize,
    /// Its words, without lists in it.
    words: u32,
    /// As so many sentences it is read.
    parts: u32,
}

/// The sentences that count for the grade, in no order. Nothing where they have fewer words on average: most postings do,
/// and that is known from their short sentences and how long the others can be.
fn graded_sentences(document: &Document<'_>, least_words: u32) -> Option<Vec<Graded>> {
    let is_of_table = rows_of_tables(document);
    let (mut sentences, mut long) = (Vec::with_capacity(document.sentences.len()), Vec::new());
    // So many words more than such an average takes: no sentence has more words than tokens, and one may not count.
    let mut most = 0;
    let most_of = |sentence: usize| {
        let tokens = document.sentences[sentence].tokens.len() as u32;
        i64::from(tokens.saturating_sub(least_words))
    };
    for (at, block) in document.blocks.iter().enumerate() {
        let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. });
        if !prose || is_of_table(block) || stands_in_notice(document, at) {
            continue;
        }
        for sentence in block.sentences.clone() {
            most += most_of(sentence);
            let group = if most_of(sentence) > 0 { &mut long } else { &mut sentences };
            group.push(sentence);
        }
    }
    sentences.append(&mut long);
    let mut found = Vec::new();
    for sentence in sentences {
        let graded = graded(document, sentence);
        let more = |graded: &Graded| i64::from(graded.words) - i64::from(graded.parts * least_words);
        most -= most_of(sentence) - graded.as_ref().map_or(0, more);
        if most < 0 {
            return None;
        }
        found.extend(graded);
    }
    Some(found)
}

/// What a sentence counts for the grade; nothing for fragments, lists and notices.
fn graded(document: &Document<'_>, sentence: usize) -> Option<Graded> {
    let span = tokens(document, sentence);
    let block = &document.blocks[document.sentences[sentence].block];
    if !is_finished(document, sentence)
        || block.is_item() && !has_verb(document, &span)
        || says_notice(document, sentence)
        || is_no_sentence(document, &span)
    {
        return None;
    }
    let words = flow_words(document, &span) as u32;
    // Parts between semicolons and colons are read as sentences of their own.
    let cuts = || {
        let tokens = document.tokens[inside(&span)].iter();
        tokens.filter(|token| token.is_behind(signs![SEMICOLON, COLON])).count()
    };
    (words >= 3).then(|| Graded { sentence, words, parts: (lines(document, &span).count() + cuts()) as u32 })
}

/// What stands between `{% if ... %}` and `{% endif %}`: a page shows one of such branches, and nobody knows which.
fn branches(text: &str) -> Vec<TextRange> {
    let mut found = Vec::new();
    if !text.contains('{') {
        return found;
    }
    let (mut depth, mut start) = (0usize, 0u32);
    for (at, _) in text.match_indices("{%") {
        let tag = text[at + 2..].trim_start_matches('-').trim_start();
        if tag.starts_with("if ") || tag.starts_with("comment") {
            if depth == 0 {
                start = at as u32;
            }
            depth += 1;
        } else if (tag.starts_with("endif") || tag.starts_with("endcomment")) && depth > 0 {
            depth -= 1;
            if depth == 0 {
                found.push(TextRange::new(start, at as u32));
            }
        }
    }
    found
}

/// "GS-13", "GS 9", "GS15".
fn is_general_schedule(document: &Document<'_>, at: usize) -> bool {
    let word = document.token_text(at);
    let grade = word.strip_prefix("GS").filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    grade.is_some_and(|rest| {
        !rest.is_empty()
            || document.tokens.get(at + 1).is_some_and(|next| {
                next.kind == TokenKind::Number && next.is_behind_only(signs![DASH, SPACE])
            })
    })
}

/// It ends with a stop: fragments of lists do not.
fn is_finished(document: &Document<'_>, sentence: usize) -> bool {
    let sentence = &document.sentences[sentence];
    let last = document.range_of(&sentence.tokens).end as usize;
    let reach = document.text[last..].trim_start_matches([')', '"', '”', '’', '*', '_', ']', '%']);
    reach.starts_with(['.', '!', '?'])
}

/// A list written as one sentence, or text that has lost its line breaks: several labels, a heading in the middle, words
/// glued to each other.
fn is_no_sentence(document: &Document<'_>, span: &Span) -> bool {
    let tokens = document.tokens[inside(span)].iter();
    let (gaps, looks) = tokens.fold((0, 0), |(gaps, looks), token| (gaps | token.before, looks | token.look));
    let has = |sign: u16| gaps & sign != 0;
    // Most sentences lack what most of these look for.
    let capital = looks & look::CAPITAL != 0;
    let seam = looks & (look::CAPITAL_INSIDE | look::BEYOND_ASCII) != 0;
    capital && is_flat_list(document, span)
        || has(LIST_SIGNS) && is_list(document, span, gaps)
        || span.len() > LOST_BREAKS && words_in(document, span) > LOST_BREAKS
        || has(gap::COLON) && (has_labels(document, span) || has_seam_before_colon(document, span))
        || has(gap::STOP) && runs_on(document, span)
        || capital && !document.run_in_headings(&inside(span)).is_empty()
        || (has(gap::STOP) || seam) && has_glued_words(document, span)
}

/// Every sign between two tokens of a sentence.
fn signs_inside(document: &Document<'_>, span: &Span) -> u16 {
    let tokens = document.tokens.get(inside(span)).unwrap_or_default();
    tokens.iter().fold(0, |signs, token| signs | token.before)
}

/// The tokens of a sentence that stand behind another of it.
fn inside(span: &Span) -> Span {
    span.start + 1..span.end.max(span.start + 1)
}

/// What parts the points of a list.
const LIST_SIGNS: u16 = signs![COMMA, SEMICOLON, COLON, SPACED_DASH];

/// So many commas part the points of a list.
const LIST_COMMAS: usize = 5;

/// "Duties: sweep the floor; order the flour; keep the books": one reads its parts, not the whole. `gaps`: every sign
/// inside.
fn is_list(document: &Document<'_>, span: &Span, gaps: u16) -> bool {
    let inside = &document.tokens[inside(span)];
    let count = |sign: u16| inside.iter().filter(|token| token.is_behind(sign)).count();
    let signs = |sign: u16| if gaps & sign == 0 { 0 } else { count(sign) };
    signs(gap::SEMICOLON) >= 2
        || signs(gap::COLON) >= 1 && signs(signs![COMMA, SEMICOLON]) >= 3
        || signs(gap::COMMA) >= LIST_COMMAS
        || signs(gap::SPACED_DASH) >= 3
}

fn has_labels(document: &Document<'_>, span: &Span) -> bool {
    document.tokens[inside(span)].iter().filter(|token| token.is_behind(gap::COLON)).count() >= 2
}

/// "... have fun doing it.The team ...", "... in R&D. Reviews ...": a stop that did not end the sentence.
fn runs_on(document: &Document<'_>, span: &Span) -> bool {
    inside(span).any(|at| {
        let before = document.tokens[at].before;
        let glued = !gap::holds(before, gap::SPACE);
        gap::holds(before, gap::STOP) && (!glued || document.is_capital(at) && document.is_small(at - 1))
    })
}

fn has_glued_words(document: &Document<'_>, span: &Span) -> bool {
    let glued = |&at: &usize| {
        document.tokens[at].before == signs![LINE, STOP]
            || has_seam(document, at) && !document.is_in(Lexicon::Technologies, at)
    };
    inside(span).filter(glued).count() >= 2
}

/// "VerticalJob": a small letter meets a capital that begins another word.
fn has_seam(document: &Document<'_>, at: usize) -> bool {
    const LEAST_LETTERS: usize = 7;
    // Most words have no capital inside.
    let token = &document.tokens[at];
    if token.look & (look::CAPITAL_INSIDE | look::BEYOND_ASCII) == 0 || token.len() < LEAST_LETTERS {
        return false;
    }
    let written = document.token_text(at);
    let mut inside = written.chars();
    inside.nth(1);
    inside.next_back();
    let mut last = [' '; 2];
    let ends_seam = |letter: char| {
        let is_seam = last[0].is_lowercase() && last[1].is_uppercase() && letter.is_lowercase();
        last = [last[1], letter];
        is_seam
    };
    written.chars().count() >= LEAST_LETTERS && inside.any(ends_seam)
}

fn has_seam_before_colon(document: &Document<'_>, span: &Span) -> bool {
    span.clone().skip(1).any(|at| {
        let near = span.before(at, 3);
        document.is_behind(at, gap::COLON) && near.into_iter().any(|near| has_seam(document, near))
    })
}

/// "Clerk, Sample Town - The clerk keeps ...", "Clerk: The clerk keeps ...": the sentence begins after the sign.
fn after_title(document: &Document<'_>, span: &Span) -> Span {
    const TITLE_WORDS: usize = 14;
    let reach = span.behind(span.start, TITLE_WORDS - 1);
    let dash = reach.into_iter().find(|&at| {
        let between =
            TextRange::new(document.tokens[at - 1].end, document.tokens[at].start).of(document.text);
        between.contains(['–', '—']) || between.contains("- ") || between.starts_with(':')
    });
    let is_name = |at: usize| {
        let word = document.token_text(at);
        !word.starts_with(char::is_lowercase) || document.is_in(Lexicon::FunctionWord, at)
    };
    match dash {
        Some(dash) if (span.start..dash).all(is_name) => dash..span.end,
        _ => span.clone(),
    }
}

/// The points of a list that has lost its bullets: a line that begins with a capital below one without a stop, cells
/// parted by tabs.
fn lines(document: &Document<'_>, sentence: &Span) -> impl Iterator<Item = Span> {
    const SHORTEST: usize = 3;
    let begins = |at: &usize| {
        let before = document.tokens[*at].before;
        let between = || TextRange::new(document.tokens[at - 1].end, document.tokens[*at].start);
        document.is_capital(*at)
            && (before & signs![LINE, COMMA] == gap::LINE
                || between().of(document.text).bytes().any(|byte| byte == b'\t'))
    };
    let mut left = Some(sentence.clone());
    std::iter::from_fn(move || {
        let line = left.take()?;
        let next = (line.start + SHORTEST..line.end).find(begins);
        left = next.map(|next| next..line.end);
        Some(line.start..next.unwrap_or(line.end))
    })
}

/// "Creation of the front end Cooperation with the others Work in sprints": a list that has lost its line ends.
fn is_flat_list(document: &Document<'_>, span: &Span) -> bool {
    let small = |token: &Token| token.kind == TokenKind::Word && token.look & look::SMALL != 0;
    // A branch for all of it: every name in a sentence begins with a capital.
    let may_begin = |three: &[Token]| {
        (three[1].look & look::CAPITAL != 0)
            & three[1].is_behind_only(gap::SPACE)
            & small(&three[0])
            & small(&three[2])
    };
    let threes = document.tokens.get(span.clone()).unwrap_or_default().windows(3).enumerate();
    let begins = threes.filter(|(at, three)| {
        let last = span.start + at;
        may_begin(three)
            && !document.is_in(Lexicon::FunctionWord, last)
            && !document.is_in(Lexicon::Technologies, last + 1)
    });
    begins.count() >= FLAT_POINTS
}

/// So many words that begin anew make a list.
const FLAT_POINTS: usize = 3;

fn tokens(document: &Document<'_>, sentence: usize) -> Span {
    document.sentences[sentence].tokens.clone()
}

const fn is_spoken(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

pub(super) fn words_in(document: &Document<'_>, span: &Span) -> usize {
    // "data-driven" is read as one word, and so are "C.R.S." and "example.org".
    let is_joined =
        |token: &Token| token.is_behind(signs![DASH, STOP]) & !token.is_behind(signs![SPACE, LINE]);
    let tokens = document.tokens.get(span.clone()).unwrap_or_default();
    let Some((first, rest)) = tokens.split_first() else { return 0 };
    // Without a branch: half of the words behind a dash or stop are joined.
    let words = rest.iter().filter(|token| is_spoken(token) & !is_joined(token)).count();
    words + usize::from(is_spoken(first))
}

/// Tells which blocks are rows of tables.
fn rows_of_tables<'d>(document: &'d Document<'_>) -> impl Fn(&Block) -> bool + 'd {
    let barred = document.has_bars();
    move |block| {
        let begins_with_bar = || {
            let line = document.line_start(block.range.start) as usize;
            document.text[line..].trim_start_matches([' ', '\t']).starts_with('|')
        };
        matches!(block.kind, BlockKind::TableRow) || barred && begins_with_bar()
    }
}

/// Legal and equal-opportunity text, which others have written.
fn is_notice(document: &Document<'_>, block: usize, sentence: usize) -> bool {
    stands_in_notice(document, block) || says_notice(document, sentence)
}

/// The section of the block holds such text.
fn stands_in_notice(document: &Document<'_>, block: usize) -> bool {
    let section = document.section_of(block);
    section.is(Kind::Eeo) || section.kind.name == "legal" || section.is_apart()
}

/// The sentence is such text, wherever it stands.
fn says_notice(document: &Document<'_>, sentence: usize) -> bool {
    let tokens = &document.sentences[sentence].tokens;
    document.has(Lexicon::EeoCue, tokens)
        || document.has(Lexicon::LegalCue, tokens)
        || scopes::is_quoted(document, tokens)
}

/// The words of a sentence without the parts of lists in it: one reads over "Java, Kotlin, Go and SQL" as over one.
fn flow_words(document: &Document<'_>, span: &Span) -> usize {
    let cuts = signs![COMMA, SEMICOLON, OPEN, CLOSE, SLASH, COLON];
    if signs_inside(document, span) & cuts == 0 {
        return words_in(document, span);
    }
    let (mut start, mut words) = (span.start, 0);
    // Short parts one behind the other, and their words.
    let (mut parts, mut words_of_parts) = (0, 0);
    for at in span.start + 1..=span.end {
        let ends = at == span.end;
        if !ends && !document.is_behind(at, cuts) {
            continue;
        }
        let part = words_in(document, &(start..at));
        start = at;
        let is_short = part <= LIST_PART_WORDS;
        if is_short {
            parts += 1;
            words_of_parts += part;
        } else {
            words += part;
        }
        if ends || !is_short {
            words += if parts >= LIST_PARTS { parts } else { words_of_parts };
            (parts, words_of_parts) = (0, 0);
        }
    }
    words
}

pub(super) fn has_verb(document: &Document<'_>, span: &Span) -> bool {
    const VERBS: [Lexicon; 6] = [
        Lexicon::DutyVerb,
        Lexicon::PlainVerb,
        Lexicon::ReachingVerb,
        Lexicon::LeadingVerb,
        Lexicon::ComparativeVerb,
        Lexicon::VagueVerb,
    ];
    VERBS.iter().any(|&verbs| document.has(verbs, span))
}

/// Names of tools, people, jobs and places are not hard, however long they are.
fn is_rated(document: &Document<'_>, sentence: &Span, at: usize) -> bool {
    const NAMES: [Lexicon; 4] =
        [Lexicon::Technologies, Lexicon::Certifications, Lexicon::JobNoun, Lexicon::RegionName];
    let written = document.token_text(at);
    let is_ascii = document.tokens[at].look & look::BEYOND_ASCII == 0;
    let letters = || {
        if is_ascii {
            written.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'\'')
        } else {
            written.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'))
        }
    };
    let name = at != sentence.start && document.is_capital(at);
    let known = || {
        let near = at.saturating_sub(4)..at + 1;
        NAMES.iter().any(|&names| document.hits_of(names, &near).any(|hit| hit.end as usize > at))
    };
    document.is_kind(at, TokenKind::Word)
        && !name
        && letters()
        && (document.is_small(at) || written.chars().any(char::is_lowercase))
        && !known()
}

/// The syllables of a word on average; nothing where too few words can be rated.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn syllables_a_word(document: &Document<'_>, sentences: &[Graded]) -> Option<f64> {
    let (mut rated, mut syllables) = (0u32, 0u32);
    for &Graded { sentence, .. } in sentences {
        let span = &document.sentences[sentence].tokens;
        for token in span.clone().filter(|&token| is_rated(document, span, token)) {
            rated += 1;
            syllables += count_syllables(document.token_text(token)) as u32;
        }
    }
    (rated >= GRADED_WORDS / 2).then(|| f64::from(syllables) / f64::from(rated))
}

/// Letters beyond are not read: no English word has more.
const LONGEST_WORD: usize = 64;

/// The syllables of an English word: its groups of vowels, with the silent and the doubled ones put right.
pub(crate) fn count_syllables(word: &str) -> usize {
    let mut kept = [0; LONGEST_WORD];
    let mut length = 0;
    let letters = word.bytes().filter(u8::is_ascii_alphabetic);
    // A bit a letter: a branch for each would be foreseen by nobody.
    let mut vowels = 0u64;
    for (slot, letter) in kept.iter_mut().zip(letters) {
        *slot = letter.to_ascii_lowercase();
        vowels |= u64::from(is_vowel(*slot)) << length;
        length += 1;
    }
    let letters = &kept[..length];
    let mut count = (vowels & !(vowels << 1)).count_ones() as usize;
    let mut pairs = vowels & vowels << 1;
    while pairs != 0 {
        count += usize::from(are_two_sounds(letters, pairs.trailing_zeros() as usize));
        pairs &= pairs - 1;
    }
    let silent = usize::from(ends_silently(letters, vowels)) + usize::from(holds_silent_e(letters, vowels));
    count.saturating_sub(silent).max(1)
}

/// A vowel stands in what the word begins with; `vowels` has a bit for each of the word.
const fn holds_vowel(beginning: &[u8], vowels: u64) -> bool {
    vowels & ((1 << beginning.len()) - 1) != 0
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// "cre-ate", "cli-ent", "vari-ous": the vowel is a syllable of its own beside the one before it.
fn are_two_sounds(letters: &[u8], at: usize) -> bool {
    let before = at.checked_sub(2).map_or(b' ', |at| letters[at]);
    let next = letters.get(at + 1).copied().unwrap_or(b' ');
    match (letters[at - 1], letters[at]) {
        // "nation", "social", "senior", "million" run together.
        (b'i', b'a' | b'o' | b'u') => !matches!(before, b't' | b'c' | b's' | b'g' | b'x' | b'n' | b'l'),
        // "efficient", "patient", "friend" do; "science" and "society" do not.
        (b'i', b'e') if next == b'n' => {
            letters.starts_with(b"scien")
                || !matches!(before, b't' | b'c' | b'r')
                || letters.starts_with(b"exper")
        }
        (b'i', b'e') => next == b't',
        (b'u', b'a' | b'o') => !matches!(before, b'q' | b'g'),
        (b'e', b'o') => next != b'u' && !letters.starts_with(b"people"),
        (b'e', b'a') => {
            letters[..at].ends_with(b"cre")
                || letters == b"idea"
                || letters == b"ideas"
                || letters == b"area"
                || letters == b"areas"
        }
        // "em-ploy-er"
        (b'y', _) if is_vowel(before) => true,
        (b'y' | b'o', b'i') => next == b'n' && letters.ends_with(b"ing"),
        _ => false,
    }
}

/// "make", "used" and "makes" end in an e that is not heard; "table", "needed" and "changes" do not.
fn ends_silently(letters: &[u8], vowels: u64) -> bool {
    let (stem, ending) = match letters {
        [stem @ .., b'e'] => (stem, b' '),
        [stem @ .., b'e', b'd'] => (stem, b'd'),
        [stem @ .., b'e', b's'] => (stem, b's'),
        _ => return false,
    };
    let (last, before) = match stem {
        [.., before, last] => (*last, *before),
        [last] => (*last, b' '),
        [] => return false,
    };
    if is_vowel(last) || !holds_vowel(stem, vowels) {
        return false;
    }
    let liquid = last == b'l' && !is_vowel(before) && before != b'l';
    let heard = match ending {
        b'd' => matches!(last, b't' | b'd'),
        b's' => {
            matches!(last, b's' | b'x' | b'z' | b'g' | b'c') || last == b'h' && matches!(before, b'c' | b's')
        }
        _ => false,
    };
    !liquid && !heard
}

/// "manage-ment", "safe-ly", "care-ful": the e between is not heard.
fn holds_silent_e(letters: &[u8], vowels: u64) -> bool {
    if letters.starts_with(b"busi") {
        return true;
    }
    let endings: [&[u8]; 6] = [b"ement", b"ements", b"ely", b"eful", b"efully", b"eless"];
    endings.iter().any(|ending| {
        letters.strip_suffix(*ending).is_some_and(|stem| {
            stem.last().is_some_and(|&last| !is_vowel(last) && last != b'l') && holds_vowel(stem, vowels)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::count_syllables;

    #[test]
    fn syllables_are_counted_as_spoken() {
        for (count, words) in [
            (
                1,
                "bread make makes used bake shops we through worked planned the strengths know tools helped friend",
            ),
            (
                2,
                "baker needed table handle handled client science boxes changes people social nation create safely careful wanted quiet reports business senior statement",
            ),
            (
                3,
                "customer management various element radio solution improvement idea manager employee created area",
            ),
            (4, "information communicate delivery society variety experience continuous evaluate"),
            (5, "university opportunity organization facilitated"),
            (6, "responsibility"),
        ] {
            for word in words.split(' ') {
                assert_eq!(count_syllables(word), count, "{word}");
            }
        }
        assert_eq!(count_syllables("x"), 1);
        assert_eq!(count_syllables(""), 1);
    }
}
