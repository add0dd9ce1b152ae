//! The structure of a posting. In: text. Out: [`Document`]: fields, blocks, sentences, words, sections.
//!
//! Ranges point into the one borrowed text; nothing is copied and nothing is searched for again.

// Its macro is for all that follows.
#[macro_use]
mod signs;
#[macro_use]
mod word_set;
mod word_index;

mod blocks;
pub(crate) mod comments;
mod front_matter;
mod hits;
mod lines;
mod markdown;
pub(crate) mod memory;
mod sections;
mod sentences;
mod windows;
pub(crate) mod words;

use std::cell::OnceCell;
use std::cmp::Reverse;

use crate::lexicon::{self, Hit, Lexicon, Search};
use crate::report::Kind;
use crate::settings::Format;
use crate::text::{TextRange, holds_byte};
use hits::{Hits, HitsOf};
use memory::{Memory, Notes, Untouched};
use word_index::WordIndex;
use words::{Token, TokenKind, WordHash, look};

pub(crate) use blocks::{Block, BlockKind};
pub(crate) use front_matter::{Field, body_start};
pub(crate) use hits::names_any;
pub(crate) use sections::{
    Section, SectionKind, begins_with_company, block_kind, distinct_cues, heading_kind, speaks_of_company,
    starts_with_duty,
};
pub(crate) use sentences::Sentence;
pub(crate) use windows::Windows;
pub(crate) use word_set::Words;

/// A half-open stretch of tokens, blocks or sentences, by number.
pub(crate) type Span = std::ops::Range<usize>;

/// Many postings have no more figures.
const USUAL_NUMBERS: usize = 32;

/// A posting's structure.
pub(crate) struct Document<'a> {
    /// The text, with blanks where comments are.
    pub(crate) text: &'a str,
    /// The comments (bytes), in order.
    pub(crate) comments: Vec<TextRange>,
    pub(crate) format: Format,
    /// Where the text starts after the byte-order mark and the front matter (bytes).
    pub(crate) body_start: u32,
    /// Front matter, in order.
    pub(crate) fields: Vec<Field>,
    /// Words of the front matter's values and of the blocks, in order.
    pub(crate) tokens: Vec<Token>,
    /// Where each word stands.
    places: WordIndex,
    /// Which tokens are figures, addresses of mail and addresses of the web: few are.
    numbers: Vec<usize>,
    mail_addresses: Vec<usize>,
    web_addresses: Vec<usize>,
    /// Phrases that the tables know.
    pub(crate) hits: Hits,
    /// Headings, paragraphs, list items, in order.
    pub(crate) blocks: Vec<Block>,
    pub(crate) sentences: Vec<Sentence>,
    /// For each token the sentence that it is in; [`NO_SENTENCE`] in front matter.
    sentence_of: Vec<u32>,
    /// Sections in order; every block is in exactly one.
    pub(crate) sections: Vec<Section>,
    /// For each block the number of that section.
    section_of_block: Vec<u32>,
    has_hash_headings: OnceCell<bool>,
    has_windows_breaks: OnceCell<bool>,
    has_bars: OnceCell<bool>,
    /// For the next version, where there is one.
    notes: Option<Notes>,
}

impl<'a> Document<'a> {
    /// Reads the structure of a text without comments.
    #[cfg(test)]
    pub(crate) fn parse(text: &'a str, format: Format) -> Self {
        Self::parse_masked(text, Vec::new(), format, None)
    }

    /// Reads the structure of a text that has blanks where its comments are. `memory`: of the version before, if any;
    /// what the next one needs is then noted.
    pub(crate) fn parse_masked(
        text: &'a str,
        comments: Vec<TextRange>,
        format: Format,
        memory: Option<&Memory>,
    ) -> Self {
        let mut document = Self::begin(text, comments, format, memory);
        document.take_sentences();
        document.take_sections();
        document
    }

    /// The same up to words and blocks; then sentences are to be taken, and then sections.
    pub(crate) fn begin(
        text: &'a str,
        comments: Vec<TextRange>,
        format: Format,
        memory: Option<&Memory>,
    ) -> Self {
        let mut document = Self {
            text,
            comments,
            format,
            body_start: 0,
            fields: Vec::new(),
            tokens: Vec::with_capacity(text.len() / 6),
            places: WordIndex::default(),
            numbers: Vec::with_capacity(USUAL_NUMBERS),
            mail_addresses: Vec::new(),
            web_addresses: Vec::new(),
            hits: Hits::with_capacity(text.len() / 6),
            blocks: Vec::new(),
            sentences: Vec::new(),
            sentence_of: Vec::new(),
            sections: Vec::new(),
            section_of_block: Vec::new(),
            has_hash_headings: OnceCell::new(),
            has_windows_breaks: OnceCell::new(),
            has_bars: OnceCell::new(),
            notes: None,
        };
        let (fields, body) = front_matter::read(text);
        document.fields = fields;
        document.body_start = body as u32;
        let known = memory.and_then(|memory| memory.beside(text, format));
        let mut noted = memory.map(|_| Vec::new());
        let raw = lines::raw_blocks(text, body, &document.comments, format, known.as_ref(), noted.as_mut());
        let values = document.fields.iter().map(|field| field.value);
        let stretches: Vec<_> = values.chain(raw.iter().map(|block| block.range)).collect();
        let spans = document.take_words(&stretches, known.as_ref());
        for (field, words) in document.fields.iter_mut().zip(&spans) {
            field.tokens = words.clone();
        }
        let of_blocks = &spans[document.fields.len()..];
        document.blocks.reserve(of_blocks.len());
        blocks::build(&mut document, raw.iter().zip(of_blocks));
        document.notes = noted.map(|lines| Notes { lines, stretches, spans });
        document
    }

    /// Cuts blocks into sentences.
    pub(crate) fn take_sentences(&mut self) {
        sentences::build(self);
        self.number_sentences();
        self.drop_torn_hits();
        self.places = WordIndex::of(&self.tokens);
        self.sort_unspelt();
    }

    /// What is not spelt with letters has no hash.
    fn sort_unspelt(&mut self) {
        for at in self.places.of_hash(&self.tokens, WordHash::default()) {
            match self.tokens[at].kind {
                TokenKind::Number => self.numbers.push(at),
                TokenKind::Email => self.mail_addresses.push(at),
                TokenKind::Url => self.web_addresses.push(at),
                _ => {}
            }
        }
    }

    /// Puts blocks under their headings.
    pub(crate) fn take_sections(&mut self) {
        self.sections = sections::build(self);
        self.number_sections();
    }

    /// Cuts stretches into words and looks the phrases up. Out: the words of each.
    fn take_words(&mut self, stretches: &[TextRange], known: Option<&Untouched<'_>>) -> Vec<Span> {
        let (before, behind) = known.map_or((0, 0), |known| known.stretches(stretches));
        let mut spans = Vec::with_capacity(stretches.len());
        if let Some(known) = known {
            known.first(before, &mut self.tokens, &mut self.hits, &mut spans);
        }
        let mut search = Search::new();
        for range in &stretches[before..stretches.len() - behind] {
            spans.push(self.cut_words(*range, &mut search));
        }
        if let Some(known) = known {
            known.last(behind, &mut self.tokens, &mut self.hits, &mut spans);
        }
        spans
    }

    fn cut_words(&mut self, range: TextRange, search: &mut Search) -> Span {
        let first = self.tokens.len();
        words::tokenize(self.text, range.start as usize, range.end as usize, &mut self.tokens);
        self.part_glued_words(first);
        self.hits.take(self.text, &self.tokens, first, search);
        first..self.tokens.len()
    }

    /// `You Will Be DoingOur bakers will`: where a line break was lost, two known words stand as one unknown one.
    fn part_glued_words(&mut self, first: usize) {
        let may_be_two = |token: &Token| token.look & look::CAPITAL_INSIDE != 0 && token.len() >= LEAST_GLUED;
        let parts = |token: &Token| {
            may_be_two(token)
                .then(|| glued_words(self.text, token).or_else(|| glued_place(self.text, token)))?
        };
        let is_glued = |token: &Token| may_be_two(token) && parts(token).is_some();
        let Some(seam) = self.tokens[first..].iter().position(is_glued) else { return };
        for token in self.tokens.split_off(first + seam) {
            match parts(&token) {
                Some((left, right)) => self.tokens.extend([left, right]),
                None => self.tokens.push(token),
            }
        }
    }

    /// Phrases were looked up in whole blocks; where a block was cut afterwards, a phrase may lie on both sides.
    fn drop_torn_hits(&mut self) {
        let sentence_of = &self.sentence_of;
        self.hits.retain(|hit| sentence_of[hit.start as usize] == sentence_of[hit.end as usize - 1]);
    }

    /// The hits of one table in `span`.
    pub(crate) fn hits_of(&self, lexicon: Lexicon, span: &Span) -> HitsOf<'_> {
        self.hits.within(lexicon, span)
    }

    /// The hits of several tables in `span`: by first token, the longest first, then as the tables are given.
    pub(crate) fn hits_of_any(&self, lexicons: &[Lexicon], span: &Span) -> Vec<Hit> {
        let mut hits: Vec<Hit> = lexicons.iter().flat_map(|&lexicon| self.hits_of(lexicon, span)).collect();
        hits.sort_by_key(|hit| (hit.start, Reverse(hit.end)));
        hits
    }

    /// True when a phrase of that table stands in `span`.
    pub(crate) fn has(&self, lexicon: Lexicon, span: &Span) -> bool {
        self.hits.first(lexicon, span).is_some()
    }

    /// Headings of duties, demands and offers that stand inside running text: "... rolls Required skills: baking ...".
    pub(crate) fn run_in_headings(&self, span: &Span) -> Vec<(Hit, SectionKind)> {
        let heads = |hit: &Hit| {
            let (start, end) = (hit.start as usize, hit.end as usize);
            let next = self.tokens.get(end).map_or(0, |next| next.before);
            let before = self.tokens[start].before;
            let colon = next & words::gap::COLON != 0;
            let parted = colon || end - start > 1 && next & !words::gap::SPACE == 0;
            let begins = start == 0 || before & !words::gap::SPACE != 0 || !self.is_capital(start - 1);
            parted && begins && self.is_capital(start) && end < span.end
        };
        let hits = self.hits_of(Lexicon::Headings, span).filter(heads);
        let kind =
            |hit: Hit| heading_kind(self, &(hit.start as usize..hit.end as usize)).map(|kind| (hit, kind));
        hits.filter_map(kind).filter(|(_, kind)| kind.kind.is_some_and(is_of_work)).collect()
    }

    /// True when the token begins with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.look & look::CAPITAL != 0)
    }

    /// True when the token begins with a small letter.
    pub(crate) fn is_small(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.look & look::SMALL != 0)
    }

    /// True when the token is there and of that kind.
    pub(crate) fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == kind)
    }

    /// The characters of a token; none behind the last.
    pub(crate) fn token_text(&self, at: usize) -> &'a str {
        let Some(token) = self.tokens.get(at) else { return "" };
        &self.text[token.start as usize..token.end as usize]
    }

    fn letters_of(&self, token: &Token) -> &'a [u8] {
        &self.text.as_bytes()[token.start as usize..token.end as usize]
    }

    /// True when the token is that word; `word` in its normal form and known to a table or not.
    pub(crate) fn is_word(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.is_written() && words::same_word(self.letters_of(token), word.as_bytes())
        })
    }

    /// True when the token is one of those words.
    #[inline]
    pub(crate) fn is_any_word(&self, at: usize, words: &Words) -> bool {
        self.tokens.get(at).is_some_and(|token| words.may_hold(token) && self.is_one_of(token, words))
    }

    fn is_one_of(&self, token: &Token, words: &Words) -> bool {
        token.is_written() && words.hold(self.letters_of(token))
    }

    /// True when one of those words stands in `span`.
    pub(crate) fn is_in_words(&self, span: &Span, words: &Words) -> bool {
        span.clone().any(|at| self.is_any_word(at, words))
    }

    /// The tokens that are one of those words, in order: no search through the text, which lacks most words.
    pub(crate) fn places_of(&self, words: &Words) -> Vec<usize> {
        let mut found = Vec::new();
        for hash in words.hashes() {
            found.extend(self.places.of_hash(&self.tokens, hash));
        }
        found.sort_unstable();
        found
    }

    /// The figures in `span`, in order.
    pub(crate) fn numbers(&self, span: &Span) -> impl Iterator<Item = usize> + use<'_, 'a> {
        within(&self.numbers, span).iter().copied()
    }

    /// The addresses of mail in `span`, in order.
    pub(crate) fn mail_addresses(&self, span: &Span) -> impl Iterator<Item = usize> + use<'_, 'a> {
        within(&self.mail_addresses, span).iter().copied()
    }

    /// The addresses of the web in `span`, in order.
    pub(crate) fn web_addresses(&self, span: &Span) -> impl Iterator<Item = usize> + use<'_, 'a> {
        within(&self.web_addresses, span).iter().copied()
    }

    /// True when digits stand in `span`.
    pub(crate) fn has_number(&self, span: &Span) -> bool {
        from(&self.numbers, span.start).first().is_some_and(|&at| at < span.end)
    }

    /// True when those words stand one behind the other somewhere.
    pub(crate) fn phrase_stands(&self, words: &[&str]) -> bool {
        let Some((first, rest)) = words.split_first() else { return false };
        let stands =
            |at: usize| rest.iter().enumerate().all(|(next, word)| self.is_word(at + 1 + next, word));
        self.places
            .of_hash(&self.tokens, words::hash_normal(first.as_bytes()))
            .any(|at| self.is_word(at, first) && stands(at))
    }

    /// True when a phrase of that table begins with the token.
    pub(crate) fn is_in(&self, lexicon: Lexicon, at: usize) -> bool {
        self.hits.begins(lexicon, at)
    }

    /// What the table says of the phrase that begins with the token.
    pub(crate) fn value_in(&self, lexicon: Lexicon, at: usize) -> Option<&'static str> {
        self.hits.at(lexicon, at).map(Hit::value)
    }

    /// The place of a stretch of tokens, in bytes. Empty for an empty stretch.
    pub(crate) fn range_of(&self, span: &Span) -> TextRange {
        match (self.tokens.get(span.start), span.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if span.start < span.end => TextRange::new(first.start, last.end),
            _ => TextRange::default(),
        }
    }

    /// The same with the bracket that closes or opens it: words end before it.
    pub(crate) fn with_closing_bracket(&self, range: TextRange) -> TextRange {
        let words = range.of(self.text);
        let lacks = |open: char, close: char| words.contains(open) && !words.contains(close);
        let behind = &self.text[range.end as usize..];
        let closes = lacks('(', ')') && behind.starts_with(')') || lacks('[', ']') && behind.starts_with(']');
        let opens = lacks(']', '[') && self.text[..range.start as usize].ends_with('[');
        TextRange::new(range.start - u32::from(opens), range.end + u32::from(closes))
    }

    /// The place of a hit, in bytes.
    pub(crate) fn range_of_hit(&self, hit: Hit) -> TextRange {
        self.range_of(&(hit.start as usize..hit.end as usize))
    }

    /// The words of a stretch with single spaces between them, without markup at the edges.
    pub(crate) fn quote(&self, range: TextRange) -> String {
        let written = range.of(self.text);
        if is_spaced_singly(written) {
            return written.to_owned();
        }
        let mut quote = String::with_capacity(written.len());
        let mut push = |part: &str| {
            if !quote.is_empty() {
                quote.push(' ');
            }
            quote.push_str(part);
        };
        for line in written.lines().map(str::trim) {
            if is_spaced_singly(line) {
                push(line);
            } else {
                line.split_whitespace().for_each(&mut push);
            }
        }
        quote
    }

    /// True when a line begins as a heading of Markdown does.
    pub(crate) fn has_hash_headings(&self) -> bool {
        let text = self.text;
        *self
            .has_hash_headings
            .get_or_init(|| text.starts_with('#') || holds_byte(text, b'#') && text.contains("\n#"))
    }

    /// True when a line ends as on Windows.
    pub(crate) fn has_windows_breaks(&self) -> bool {
        *self.has_windows_breaks.get_or_init(|| holds_byte(self.text, b'\r') && self.text.contains("\r\n"))
    }

    /// True when a bar stands anywhere: without one there is no table.
    pub(crate) fn has_bars(&self) -> bool {
        *self.has_bars.get_or_init(|| holds_byte(self.text, b'|'))
    }

    /// The byte where the line begins that `offset` is in; in a line of megabytes not much before `offset`, so that the
    /// cost does not grow with the line.
    pub(crate) fn line_start(&self, offset: u32) -> u32 {
        const LONGEST_LOOK: usize = 1024;
        let from = self.text.floor_char_boundary((offset as usize).saturating_sub(LONGEST_LOOK));
        let before = &self.text[from..offset as usize];
        // One after the other: a single byte is looked for many bytes at once.
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before[line..].rfind('\r').map_or(line, |at| line + at + 1);
        (from + line) as u32
    }

    /// The section that a block is in.
    pub(crate) fn section_of(&self, block: usize) -> &Section {
        let at = self.section_of_block.get(block).map_or(usize::MAX, |&at| at as usize);
        &self.sections[at.min(self.sections.len() - 1)]
    }

    /// The sentence that a token is in.
    pub(crate) fn sentence_of_token(&self, token: usize) -> Option<usize> {
        self.sentence_of.get(token).filter(|&&sentence| sentence != NO_SENTENCE).map(|&at| at as usize)
    }

    /// The block that a token is in.
    pub(crate) fn block_of_token(&self, token: usize) -> Option<usize> {
        self.sentence_of_token(token).map(|at| self.sentences[at].block)
    }

    fn number_sections(&mut self) {
        self.section_of_block = vec![0; self.blocks.len()];
        for (at, section) in self.sections.iter().enumerate() {
            self.section_of_block[section.blocks.clone()].fill(at as u32);
        }
    }

    fn number_sentences(&mut self) {
        self.sentence_of = Vec::with_capacity(self.tokens.len());
        for (at, sentence) in self.sentences.iter().enumerate() {
            self.sentence_of.resize(sentence.tokens.start, NO_SENTENCE);
            self.sentence_of.resize(sentence.tokens.end, at as u32);
        }
        self.sentence_of.resize(self.tokens.len(), NO_SENTENCE);
    }
}

/// Stands for the sentence of a token that is in none.
const NO_SENTENCE: u32 = u32::MAX;

/// Those of the places, which are in order, that lie in `span`.
fn within<'d>(places: &'d [usize], span: &Span) -> &'d [usize] {
    let rest = from(places, span.start);
    &rest[..rest.partition_point(|&at| at < span.end)]
}

/// Those of the places, which are in order, that do not lie before `start`.
fn from(places: &[usize], start: usize) -> &[usize] {
    &places[places.partition_point(|&at| at < start)..]
}

/// Duties, demands, wishes and offers: what a posting's lists are about.
const fn is_of_work(kind: Kind) -> bool {
    matches!(kind, Kind::Responsibilities | Kind::Requirements | Kind::Preferred | Kind::Benefits)
}

/// True when nothing but single spaces of ASCII stands between words.
fn is_spaced_singly(written: &str) -> bool {
    let bytes = written.as_bytes();
    let is_edge = |byte: Option<&u8>| byte.is_some_and(|&byte| byte > b' ');
    // Without a branch, so that many bytes are asked at once.
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let tears = pairs.map(|(&byte, &next)| u8::from(byte < b' ' || byte == b' ' && next <= b' '));
    let has_other_space = || written.chars().any(|letter| !letter.is_ascii() && letter.is_whitespace());
    tears.fold(0, u8::max) == 0
        && is_edge(bytes.first())
        && is_edge(bytes.last())
        && (written.is_ascii() || !has_other_space())
}

/// No word of fewer letters is two: what [`glued_words`] and [`glued_place`] leave on both sides of a seam.
const LEAST_GLUED: usize = 6;

/// The two words, where a small letter meets a capital and no table knows the whole.
fn glued_words(text: &str, token: &Token) -> Option<(Token, Token)> {
    const SHORTEST: usize = 3;
    let written = text.get(token.start as usize..token.end as usize)?;
    if token.kind != TokenKind::Word || !written.is_ascii() {
        return None;
    }
    let bytes = written.as_bytes();
    // "DoingThe", "DoingFULL"
    let seam = (SHORTEST..bytes.len() - 1).find(|&at| {
        bytes[at - 1].is_ascii_lowercase()
            && bytes[at].is_ascii_uppercase()
            && (bytes[at + 1].is_ascii_lowercase()
                || bytes.len() - at >= SHORTEST && bytes[at..].iter().all(u8::is_ascii_uppercase))
    })?;
    let (left, right) = cut(token, written, seam);
    let known = |token: &Token| lexicon::word_id(text, token) != 0;
    (!known(token) && known(&left) && known(&right)).then_some((left, right))
}

/// `BostonMA` and `Boston, MADuration`: the code of a state meets a word. `Java DeveloperBoston, MA`: a word that is
/// known meets a town, which a comma and a code follow.
fn glued_place(text: &str, token: &Token) -> Option<(Token, Token)> {
    const CODE: usize = 2;
    const SHORTEST: usize = 4;
    let written = text.get(token.start as usize..token.end as usize)?;
    let bytes = written.as_bytes();
    if token.kind != TokenKind::Word || !written.is_ascii() {
        return None;
    }
    let known = |token: &Token| lexicon::word_id(text, token) != 0;
    let code = |part: &Token| lexicon::is_region(text, part);
    let upper = |part: &[u8]| part.iter().all(u8::is_ascii_uppercase);
    let lower = |part: &[u8]| part.iter().all(u8::is_ascii_lowercase);
    let last = bytes.len() - CODE;
    if bytes[0].is_ascii_uppercase() && lower(&bytes[1..last]) && upper(&bytes[last..]) {
        let (left, mut right) = cut(token, written, last);
        right.before = words::gap::COMMA;
        // "VoteWA" is the name of a system: towns are in no table.
        return (!known(token) && !known(&left) && code(&right)).then_some((left, right));
    }
    if upper(&bytes[..=CODE]) && token.before & words::gap::COMMA != 0 {
        let (left, right) = cut(token, written, CODE);
        let is_word = upper(&bytes[CODE..]) || lower(&bytes[CODE + 1..]);
        return (is_word && !known(token) && code(&left) && known(&right)).then_some((left, right));
    }
    let seam = (SHORTEST..bytes.len() - 1).find(|&at| bytes[at].is_ascii_uppercase())?;
    let behind = text[token.end as usize..].strip_prefix(", ")?.as_bytes();
    let before_code = behind.len() >= CODE && upper(&behind[..CODE]);
    let (left, right) = cut(token, written, seam);
    (before_code && lower(&bytes[1..seam]) && lower(&bytes[seam + 1..]) && !known(token) && known(&left))
        .then_some((left, right))
}

/// The word as two, with a lost line break between them.
fn cut(token: &Token, written: &str, seam: usize) -> (Token, Token) {
    let part = |from: usize, to: usize, before: u16| Token {
        start: token.start + from as u32,
        end: token.start + to as u32,
        hash: words::hash_word(&written.as_bytes()[from..to]),
        look: words::look_of(&written[from..to]),
        before,
        ..*token
    };
    (part(0, seam, token.before), part(seam, written.len(), words::gap::LINE | words::gap::STOP))
}
