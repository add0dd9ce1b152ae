//! Cuts text into words. In: a stretch of posting text. Out: [`Token`]s with byte offsets.
//!
//! `build/` includes this file, so that the phrases of the data tables are cut exactly as postings are. It
//! therefore depends on nothing else of the crate.

/// What kind of thing a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with what belongs to them: `bachelor's`, `C++`, `B2B`.
    Word,
    /// Digits with separators: `5`, `1,500`, `99.9`.
    Number,
    /// One of `% + & $ € £ ¥ < > =`.
    Symbol,
    /// A web address.
    Url,
    /// A mail address.
    Email,
}

/// What stands between a token and the one before it.
pub(crate) mod gap {
    /// White space.
    pub(crate) const SPACE: u16 = 1;
    /// `,`
    pub(crate) const COMMA: u16 = 1 << 1;
    /// `;`
    pub(crate) const SEMICOLON: u16 = 1 << 2;
    /// `:`
    pub(crate) const COLON: u16 = 1 << 3;
    /// `.`, `!` or `?`
    pub(crate) const STOP: u16 = 1 << 4;
    /// A hyphen or dash.
    pub(crate) const DASH: u16 = 1 << 5;
    /// `/`
    pub(crate) const SLASH: u16 = 1 << 6;
    /// An opening bracket.
    pub(crate) const OPEN: u16 = 1 << 7;
    /// A closing bracket.
    pub(crate) const CLOSE: u16 = 1 << 8;
    /// A line break.
    pub(crate) const LINE: u16 = 1 << 9;
    /// A quotation mark.
    pub(crate) const QUOTE: u16 = 1 << 10;
    /// A bullet glyph in running text.
    pub(crate) const BULLET: u16 = 1 << 11;
    /// A template tag such as `{{ page.title }}`.
    pub(crate) const TEMPLATE: u16 = 1 << 12;
    /// A hyphen or star with white space on both sides: a bullet where a list was pasted as one line.
    pub(crate) const SPACED_DASH: u16 = 1 << 13;

    /// One of these signs is among the flags.
    pub(crate) const fn holds(flags: u16, signs: u16) -> bool {
        flags & signs != 0
    }

    /// Nothing but these signs is among the flags.
    pub(crate) const fn holds_only(flags: u16, signs: u16) -> bool {
        flags & !signs == 0
    }
}

/// How a token is written.
pub(crate) mod look {
    /// It begins with a capital.
    pub(crate) const CAPITAL: u8 = 1;
    /// It begins with a small letter.
    pub(crate) const SMALL: u8 = 1 << 1;
    /// A capital of ASCII stands behind its first byte.
    pub(crate) const CAPITAL_INSIDE: u8 = 1 << 2;
    /// It holds a letter or sign beyond ASCII.
    pub(crate) const BEYOND_ASCII: u8 = 1 << 3;
}

/// A word, number or symbol of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// Its kind.
    pub(crate) kind: TokenKind,
    /// [`gap`] flags: what stands before it.
    pub(crate) before: u16,
    /// [`look`] flags.
    pub(crate) look: u8,
    /// Hash of its lower-case form; 0 of what has none.
    pub(crate) hash: WordHash,
}

/// A hash of 64 bits: two words with the same one are the same word. That a million texts hold one word for which this is
/// wrong has a chance of less than one in a million, and who makes such a word on purpose gets a wrong finding for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct WordHash {
    pub(crate) low: u32,
    pub(crate) high: u32,
}

impl WordHash {
    const fn of(state: u64) -> Self {
        Self { low: state as u32, high: (state >> u32::BITS) as u32 }
    }

    /// Both halves.
    pub(crate) const fn whole(self) -> u64 {
        (self.high as u64) << u32::BITS | self.low as u64
    }
}

/// The hash of a word whose letters come one by one.
#[derive(Clone, Copy)]
pub(crate) struct Hashing {
    /// Of the letters that came eight by eight.
    state: u64,
    /// Those behind them, the first one lowest.
    letters: u64,
    /// How many bits these have.
    bits: u32,
}

impl Hashing {
    /// Of no letter.
    pub(crate) const NONE: Self = Self { state: 0, letters: 0, bits: 0 };

    /// With one more letter of the normal form.
    pub(crate) const fn with(self, letter: u8) -> Self {
        let letters = self.letters | (letter as u64) << self.bits;
        let bits = self.bits + u8::BITS;
        if bits < u64::BITS {
            return Self { letters, bits, ..self };
        }
        Self { state: mixed(self.state, letters), ..Self::NONE }
    }

    pub(crate) const fn end(self) -> WordHash {
        WordHash::of(if self.bits == 0 { self.state } else { mixed(self.state, self.letters) })
    }
}

/// A state and the next eight letters, or the last few. Each half knows all letters; no two groups of eight give the same.
const fn mixed(state: u64, letters: u64) -> u64 {
    let both = state ^ letters;
    let spread = (both ^ both >> u32::BITS).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    spread ^ spread >> u32::BITS
}

impl Token {
    /// How many bytes it has.
    pub(crate) const fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Words and signs have a form that tables know.
    pub(crate) const fn is_written(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Symbol)
    }
}

/// The [`look`] of a stretch of text.
pub(crate) fn look_of(written: &str) -> u8 {
    let first = written.chars().next();
    let sign = |flag: u8, holds: bool| if holds { flag } else { 0 };
    sign(look::CAPITAL, first.is_some_and(char::is_uppercase))
        | sign(look::SMALL, first.is_some_and(char::is_lowercase))
        | sign(look::CAPITAL_INSIDE, written.bytes().skip(1).any(|byte| byte.is_ascii_uppercase()))
        | sign(look::BEYOND_ASCII, !written.is_ascii())
}

/// Cuts `text[from..to]` into tokens. Markdown and HTML markup is passed over; the address of a link becomes a
/// token after its text.
pub(crate) fn tokenize(text: &str, from: usize, to: usize, out: &mut Vec<Token>) {
    Cutter::new(text, from, to).cut(usize::MAX, out);
}

/// The hash of a word's normalised form: ASCII lower case, straight apostrophe.
pub(crate) const fn hash_word(word: &[u8]) -> WordHash {
    let mut hash = Hashing::NONE;
    let mut rest = word;
    while let Some((&byte, behind)) = rest.split_first() {
        (hash, rest) = match rest {
            [0xe2, 0x80, 0x99, behind @ ..] => (hash.with(b'\''), behind),
            _ => (hash.with(byte.to_ascii_lowercase()), behind),
        };
    }
    hash.end()
}

/// The same of a word that is in that form.
pub(crate) fn hash_normal(word: &[u8]) -> WordHash {
    WordHash::of(word.chunks(size_of::<u64>()).fold(0, |state, letters| mixed(state, eight_of(letters))))
}

/// True when `word` is `normal` but for case and the form of its apostrophe.
#[inline]
pub(crate) fn same_word(word: &[u8], normal: &[u8]) -> bool {
    // Most differ in length or with the first letter; no word begins with an apostrophe.
    let small = |word: &[u8]| word.first().map(u8::to_ascii_lowercase);
    word.len() >= normal.len() && small(word) == small(normal) && same_letters(word, normal)
}

#[inline(never)] // so that the rest is small enough to stand where it is asked
fn same_letters(word: &[u8], normal: &[u8]) -> bool {
    // Most words stand in small letters.
    word == normal
        || if word.len() == normal.len() {
            word.eq_ignore_ascii_case(normal)
        } else {
            // A curly apostrophe is longer than a straight one.
            !word.is_ascii() && same_word_in_print(word, normal)
        }
}

#[cold]
fn same_word_in_print(mut word: &[u8], normal: &[u8]) -> bool {
    let same = |&letter: &u8| {
        let (byte, rest) = match word {
            [0xe2, 0x80, 0x99, rest @ ..] => (b'\'', rest),
            [byte, rest @ ..] => (byte.to_ascii_lowercase(), rest),
            [] => return false,
        };
        word = rest;
        byte == letter
    };
    normal.iter().all(same) && word.is_empty()
}

/// The letters of ASCII that a stretch begins with.
struct Letters {
    count: usize,
    hash: WordHash,
    /// Not 0: some letter but the first is a capital.
    capitals_inside: u64,
    /// Not 0: some letter is small.
    small: u64,
}

impl Letters {
    /// Eight at a time: where a word ends is hard to foresee.
    fn that_begin(bytes: &[u8]) -> Self {
        let mut eight = eight_of(bytes);
        let (mut count, mut theirs) = letters_that_begin(eight);
        let mut state = mixed(0, (eight | CASE) & theirs);
        let mut capitals_inside = !eight & theirs & (CASE << u8::BITS);
        let mut small = eight & theirs & CASE;
        while theirs == u64::MAX {
            eight = eight_of(&bytes[count..]);
            let more;
            (more, theirs) = letters_that_begin(eight);
            if more == 0 {
                break;
            }
            count += more;
            state = mixed(state, (eight | CASE) & theirs);
            capitals_inside |= !eight & theirs & CASE;
            small |= eight & theirs & CASE;
        }
        Self { count, hash: WordHash::of(state), capitals_inside, small }
    }

    const fn are_mixed(&self) -> bool {
        self.capitals_inside != 0 && self.small != 0
    }
}

/// How many of eight bytes are letters, up to the first that is none, and all bits of these.
const fn letters_that_begin(eight: u64) -> (usize, u64) {
    let others = !letters_among(eight) & HIGHEST;
    let first_other = others & others.wrapping_neg();
    ((others.trailing_zeros() / u8::BITS) as usize, (first_other >> (u8::BITS - 1)).wrapping_sub(1))
}

/// The highest bit of each of eight bytes.
pub(crate) const HIGHEST: u64 = in_each(0x80);
/// The bit of each of eight letters that is set in small ones.
const CASE: u64 = in_each(b'a' ^ b'A');

pub(crate) const fn in_each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; size_of::<u64>()])
}

/// The first eight bytes, the first one lowest; 0 where there are none.
pub(crate) fn eight_of(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => bytes.iter().rev().fold(0, |eight, &byte| eight << u8::BITS | u64::from(byte)),
    }
}

/// The highest bit of each of eight bytes that is a letter of ASCII.
const fn letters_among(eight: u64) -> u64 {
    let small = (eight | CASE) & !HIGHEST;
    let from_a = small + in_each(0x80 - b'a');
    let behind_z = small + in_each(0x7f - b'z');
    from_a & !behind_z & !eight & HIGHEST
}

/// Cuts a stretch of a text into tokens.
pub(crate) struct Cutter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    /// Those before `to`.
    within: &'a [u8],
    at: usize,
    to: usize,
    before: u16,
    /// Up to where no end was found for each of [`CLOSES`]: of many that stay open each would look through all that
    /// follows.
    open_to: [usize; CLOSES.len()],
}

impl<'a> Cutter<'a> {
    /// Of `text[from..to]`.
    pub(crate) fn new(text: &'a str, from: usize, to: usize) -> Self {
        let bytes = text.as_bytes();
        Self { text, bytes, within: &bytes[..to], at: from, to, before: 0, open_to: [from; CLOSES.len()] }
    }
}

impl Cutter<'_> {
    /// The next tokens, and no more than so many.
    pub(crate) fn cut(&mut self, most: usize, out: &mut Vec<Token>) {
        let full = out.len().saturating_add(most);
        while out.len() < full {
            let Some(&byte) = self.within.get(self.at) else { return };
            if byte == b' ' {
                self.before |= gap::SPACE;
                self.at += 1;
            } else if !(byte.is_ascii_alphabetic() && self.plain_word(byte, out)) {
                out.extend(self.token_or_skip(byte));
            }
        }
    }

    /// Bytes from the cursor to the end of what begins there; `close`: one of [`CLOSES`].
    fn length_to(&mut self, close: usize, reach: usize) -> Option<usize> {
        let sign = CLOSES[close];
        let from = self.open_to[close].max(self.at);
        let to = (self.at + reach).min(self.to);
        let found = self.bytes.get(from..to).and_then(|rest| match sign {
            [one] => rest.iter().position(|byte| byte == one),
            _ => rest.windows(sign.len()).position(|part| part[0] == sign[0] && part == sign),
        });
        if found.is_none() {
            // The last byte may begin a sign.
            self.open_to[close] = from.max((to + 1).saturating_sub(sign.len()));
        }
        found.map(|found| from + found + sign.len() - self.at)
    }

    /// What begins with that byte, which is no space. What is no token is passed over.
    fn token_or_skip(&mut self, byte: u8) -> Option<Token> {
        if byte.is_ascii_alphabetic() || byte >= 0x80 {
            return self.word_or_skip();
        }
        if byte.is_ascii_digit() {
            return Some(self.number());
        }
        let closes_address = byte == b'>' && self.before == 0 && self.after_word();
        if matches!(byte, b'%' | b'+' | b'$' | b'=' | b'>') && !closes_address {
            return Some(self.token(TokenKind::Symbol, self.at, self.at + 1));
        }
        let token = self.sign_token();
        if token.is_none() {
            self.skip_ascii(byte);
        }
        token
    }

    /// Tokens that begin with a sign: `.NET`, `&`, `<`, the address of a link.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn sign_token(&mut self) -> Option<Token> {
        let rest = &self.bytes[self.at..self.to];
        match rest.first()? {
            b'&' if !is_entity(rest) => Some(self.token(TokenKind::Symbol, self.at, self.at + 1)),
            b'&' => {
                let length =
                    ["&pound;", "&euro;"].iter().find(|sign| rest.starts_with(sign.as_bytes()))?.len();
                Some(self.token(TokenKind::Symbol, self.at, self.at + length))
            }
            b'<' if rest.len() > 3 && rest[1].eq_ignore_ascii_case(&b'a') && rest[2] == b' ' => {
                self.tag_address()
            }
            b'.' if rest.len() >= 4
                && rest[1..4].eq_ignore_ascii_case(b"net")
                && !self.after_word()
                && !rest.get(4).is_some_and(u8::is_ascii_alphanumeric) =>
            {
                Some(self.token(TokenKind::Word, self.at, self.at + 4))
            }
            b'(' if self.at > 0 && self.bytes[self.at - 1] == b']' && !rest.starts_with(b"()") => {
                self.link_address()
            }
            _ => None,
        }
    }

    /// True when the sign at the cursor has white space on both sides.
    fn alone(&self) -> bool {
        let before = self.at.checked_sub(1).map(|at| self.bytes[at]);
        let space = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_whitespace());
        space(before) && space(self.bytes.get(self.at + 1).copied())
    }

    fn after_word(&self) -> bool {
        self.at > 0 && (self.bytes[self.at - 1].is_ascii_alphanumeric() || self.bytes[self.at - 1] >= 0x80)
    }

    /// Passes over one sign or a whole tag, and keeps in mind what it was.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn skip_ascii(&mut self, byte: u8) {
        let rest = &self.bytes[self.at..self.to];
        match byte {
            b'<' => return self.skip_tag(),
            b'{' if rest.starts_with(b"{{") => return self.skip_template(TEMPLATE_WORD),
            b'{' if rest.starts_with(b"{%") => return self.skip_template(TEMPLATE_BLOCK),
            b'&' if is_entity(rest) => return self.skip_entity(),
            _ => {}
        }
        self.before |= match byte {
            b' ' | b'\t' => gap::SPACE,
            b'\n' | b'\r' => gap::LINE | gap::SPACE,
            b',' => gap::COMMA,
            b';' => gap::SEMICOLON,
            b':' => gap::COLON,
            b'.' | b'!' | b'?' => gap::STOP,
            b'-' if self.alone() => gap::DASH | gap::SPACED_DASH,
            b'*' if self.alone() => gap::SPACED_DASH,
            b'-' => gap::DASH,
            b'/' => gap::SLASH,
            b'(' | b'[' | b'{' => gap::OPEN,
            b')' | b']' | b'}' => gap::CLOSE,
            b'"' => gap::QUOTE,
            _ => 0,
        };
        self.at += 1;
    }

    fn token(&mut self, kind: TokenKind, start: usize, end: usize) -> Token {
        self.at = end;
        let before = std::mem::take(&mut self.before);
        let hash = match kind {
            TokenKind::Word | TokenKind::Symbol => hash_word(&self.bytes[start..end]),
            _ => WordHash::default(),
        };
        let look = look_of(&self.text[start..end]);
        Token { start: start as u32, end: end as u32, kind, before, look, hash }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn number(&mut self) -> Token {
        let start = self.at;
        let mut end = start;
        while end < self.to {
            let byte = self.bytes[end];
            let inner = matches!(byte, b'.' | b',')
                && self.bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
                && end + 1 < self.to;
            if byte.is_ascii_digit() || inner {
                end += 1;
            } else {
                break;
            }
        }
        self.token(TokenKind::Number, start, end)
    }

    /// Most words: small letters behind a first one, or capitals throughout, and then what ends any word. What could be an
    /// address is none of them. It goes to where it stays at once; a space behind it is passed over.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn plain_word(&mut self, first: u8, out: &mut Vec<Token>) -> bool {
        let rest = &self.within[self.at..];
        let letters = Letters::that_begin(rest);
        let length = letters.count;
        let ends = match rest.get(length) {
            None | Some(b' ') => true,
            Some(b':') => !matches!(first | 0x20, b'h' | b'm' | b'w'),
            Some(b'.' | b'-') => {
                // Most stops end a sentence, and no address goes on behind those.
                let goes_on = rest.get(length + 1).is_some_and(|&byte| byte > b' ');
                let is_of_mail = goes_on && email_length(&self.text[self.at..self.to], length).is_some();
                !matches!(first | 0x20, b'w') && !is_of_mail
            }
            Some(&byte) => ENDS_ANY_WORD[usize::from(byte)],
        };
        if !ends || letters.are_mixed() {
            return false;
        }
        let (start, end) = (self.at as u32, (self.at + length) as u32);
        let space = rest.get(length) == Some(&b' ');
        self.at += length + usize::from(space);
        let before = std::mem::replace(&mut self.before, u16::from(space) * gap::SPACE);
        let look = match first.is_ascii_uppercase() {
            true if letters.capitals_inside != 0 => look::CAPITAL | look::CAPITAL_INSIDE,
            true => look::CAPITAL,
            false => look::SMALL,
        };
        out.push(Token { start, end, kind: TokenKind::Word, before, look, hash: letters.hash });
        true
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn word_or_skip(&mut self) -> Option<Token> {
        let start = self.at;
        let rest = &self.text[start..self.to];
        let first = rest.chars().next()?;
        if !is_alphanumeric(first) {
            return self.sign(first);
        }
        if let Some(length) = url_length(rest) {
            return Some(self.token(TokenKind::Url, start, start + length));
        }
        let mut end = start;
        let mut glued = false;
        for (at, character) in rest.char_indices() {
            let after = start + at + character.len_utf8();
            if character.is_ascii_lowercase() {
                end = after;
                continue;
            }
            if self.is_glued(start, start + at, character) || self.is_sum(start, start + at) {
                // "experienceWhat": two sentences lost what stood between them.
                glued = true;
                break;
            }
            if matches!(character, '\'' | '’') {
                // An apostrophe inside a word stays; a closing quote does not.
                if !self.text[after..self.to].chars().next().is_some_and(char::is_alphabetic) {
                    break;
                }
            } else if is_alphanumeric(character) {
                end = after;
            } else {
                break;
            }
        }
        if let Some(length) = email_length(&self.text[start..self.to], end - start) {
            return Some(self.token(TokenKind::Email, start, start + length));
        }
        while end < self.to && matches!(self.bytes[end], b'#' | b'+') && end - start <= 2 {
            end += 1;
        }
        let token = self.token(TokenKind::Word, start, end);
        if glued && !self.bytes[end].is_ascii_digit() {
            self.before |= gap::STOP;
        }
        Some(token)
    }

    /// A capital inside a word of at least three small letters, with a small letter after it. `JavaScript` begins
    /// with a capital, `macOS` goes on with one, `iPhone` and `eBay` are too short before it.
    fn is_glued(&self, start: usize, at: usize, character: char) -> bool {
        character.is_ascii_uppercase()
            && at - start >= 3
            && self.bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase)
            && self.bytes[start..at].iter().all(u8::is_ascii_lowercase)
    }

    /// "$120KLocation": the thousands end there. "EUR50,000", "kr432k", "R25 000": a sum begins there.
    fn is_sum(&self, start: usize, at: usize) -> bool {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or_default();
        if at == start + 1
            && start > 0
            && self.bytes[start - 1].is_ascii_digit()
            && byte(start) | 0x20 == b'k'
        {
            return byte(at).is_ascii_uppercase() && byte(at + 1).is_ascii_lowercase();
        }
        let code = at - start;
        let rand = code == 1 && byte(start) == b'R';
        if !(rand || (2..=3).contains(&code))
            || !byte(at).is_ascii_digit()
            || !self.bytes[start..at].iter().all(u8::is_ascii_alphabetic)
        {
            return false;
        }
        let digits = (at..at + 7).take_while(|&near| byte(near).is_ascii_digit()).count();
        let behind = at + digits;
        let group = (matches!(byte(behind), b',' | b'.') || rand && byte(behind) == b' ')
            && (1..=3).all(|near| byte(behind + near).is_ascii_digit())
            && !byte(behind + 4).is_ascii_digit();
        let thousands = byte(behind) | 0x20 == b'k' && !byte(behind + 1).is_ascii_alphanumeric();
        (1..=3).contains(&digits) && (group || digits > 1 && thousands)
    }

    /// A sign outside ASCII: currencies are tokens, the rest is a gap.
    fn sign(&mut self, sign: char) -> Option<Token> {
        let end = self.at + sign.len_utf8();
        if matches!(sign, '€' | '£' | '¥' | '₹' | '₽' | '₺' | '₴' | '₩') {
            return Some(self.token(TokenKind::Symbol, self.at, end));
        }
        self.before |= match sign {
            '–' | '—' | '‑' | '−' => gap::DASH,
            '“' | '”' | '„' | '«' | '»' | '‘' | '’' => gap::QUOTE,
            '•' | '·' | '▪' | '●' | '◦' | '■' | '►' | '➢' | '✓' | '✔' | '\u{f0b7}' => {
                gap::BULLET | gap::SPACE
            }
            '…' => gap::STOP,
            '\u{2028}' | '\u{2029}' => gap::LINE | gap::SPACE,
            _ if sign.is_whitespace() => gap::SPACE,
            _ => 0,
        };
        self.at = end;
        None
    }

    fn skip_tag(&mut self) {
        let rest = &self.bytes[self.at..self.to];
        let address = url_length(&self.text[self.at + 1..self.to]).is_some();
        let tag = !address
            && rest.get(1).is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'));
        // A tag ends soon; a lone `<` in prose is a sign.
        let length = if tag { self.length_to(TAG, LONGEST_TAG) } else { None };
        self.at += length.unwrap_or(1);
        self.before |= gap::SPACE;
    }

    fn skip_template(&mut self, close: usize) {
        self.at += self.length_to(close, LONGEST_TAG).unwrap_or(2);
        self.before |= gap::TEMPLATE | gap::SPACE;
    }

    fn skip_entity(&mut self) {
        let rest = &self.bytes[self.at..self.to];
        let length = rest.iter().take(10).position(|&byte| byte == b';').map_or(1, |end| end + 1);
        if rest.starts_with(b"&nbsp;") || rest.starts_with(b"&#160;") {
            self.before |= gap::SPACE;
        }
        self.at += length;
    }

    /// The address of `<a href="...">`.
    fn tag_address(&mut self) -> Option<Token> {
        let length = self.length_to(TAG, LONGEST_ADDRESS_TAG)?;
        let tag = &self.text[self.at..self.at + length - 1];
        let quoted = tag.find("href=\"")? + "href=\"".len();
        let length = tag[quoted..].find('"')?;
        let start = self.at + quoted;
        let end = self.at + tag.len() + 1;
        let token = self.token(TokenKind::Url, start, start + length);
        self.at = end;
        self.before |= gap::SPACE;
        Some(token)
    }

    fn link_address(&mut self) -> Option<Token> {
        let inside = self.at + 1;
        let end = self.at + self.length_to(LINK, LONGEST_TAG)? - 1;
        let token = self.token(TokenKind::Url, inside, end);
        self.at = (end + 1).min(self.to);
        Some(token)
    }
}

/// As [`char::is_alphanumeric`]; of spaces, dashes, quotation marks and pictures, which are most of what postings hold beyond
/// ASCII, it knows without a search among the letters of the world.
fn is_alphanumeric(character: char) -> bool {
    let is_sign =
        matches!(character, '\u{80}'..='\u{a9}' | '\u{2000}'..='\u{206f}' | '\u{1f300}'..='\u{1faff}');
    !is_sign && character.is_alphanumeric()
}

/// For each byte whether it is a sign that is never a part of a word or an address.
const ENDS_ANY_WORD: [bool; 256] = {
    let mut ends = [false; 256];
    let mut byte = 0;
    while byte < ends.len() {
        ends[byte] = ends_any_word(byte as u8);
        byte += 1;
    }
    ends
};

const fn ends_any_word(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && !matches!(byte, b'\'' | b'@' | b'+' | b'#')
}

/// What ends a tag, `{{`, `{%` and the address of a link.
const CLOSES: [&[u8]; 4] = [b">", b"}}", b"%}", b")"];
const TAG: usize = 0;
const TEMPLATE_WORD: usize = 1;
const TEMPLATE_BLOCK: usize = 2;
const LINK: usize = 3;
/// No tag, template or address has more bytes, and no tag with an address.
const LONGEST_TAG: usize = 2_000;
const LONGEST_ADDRESS_TAG: usize = 4_000;

fn is_entity(rest: &[u8]) -> bool {
    let length = rest.iter().take(10).position(|&byte| byte == b';').unwrap_or(0);
    length >= 3 && rest[1..length].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
}

/// The length in bytes of the web address that `rest` begins with.
fn url_length(rest: &str) -> Option<usize> {
    const BEGINNINGS: [&str; 4] = ["http://", "https://", "www.", "mailto:"];
    let bytes = rest.as_bytes();
    if !matches!(bytes.first()? | 0x20, b'h' | b'w' | b'm') {
        return None;
    }
    BEGINNINGS
        .iter()
        .any(|start| bytes.len() > start.len() && bytes[..start.len()].eq_ignore_ascii_case(start.as_bytes()))
        .then(|| {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']'));
            rest[..end.unwrap_or(rest.len())]
                .trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '\''])
                .len()
        })
}

/// The length in bytes of the mail address that begins `rest`, given that its first `word` bytes are a word.
fn email_length(rest: &str, word: usize) -> Option<usize> {
    let bytes = rest.as_bytes();
    let local = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+');
    if !matches!(bytes.get(word)?, b'@' | b'.' | b'-' | b'+') {
        return None;
    }
    // Behind the word first: few words have an address of mail behind them.
    let behind = bytes.iter().take(70).skip(word).position(|&byte| !local(byte))?;
    let at = word + behind;
    if bytes[at] != b'@' || !bytes[..word].iter().all(|&byte| local(byte)) {
        return None;
    }
    let domain = bytes[at + 1..].iter().take(120).take_while(|&&byte| byte != b'+' && local(byte)).count();
    let whole = rest[..at + 1 + domain].trim_end_matches(['.', '-']);
    whole[at + 1..].contains('.').then_some(whole.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        tokens.iter().map(|token| &text[token.start as usize..token.end as usize]).collect()
    }

    #[test]
    fn words_numbers_and_signs() {
        assert_eq!(cut("A bachelor’s degree, 5+ years"), ["A", "bachelor’s", "degree", "5", "+", "years"]);
        assert_eq!(cut("C++/C#, .NET and Node.js"), ["C++", "C#", ".NET", "and", "Node", "js"]);
        assert_eq!(cut("£32,500.50 or 99.9 %"), ["£", "32,500.50", "or", "99.9", "%"]);
        assert_eq!(cut("R&amp;D & more"), ["R", "D", "&", "more"]);
    }

    #[test]
    fn glued_sentences_are_parted_and_names_are_not() {
        assert_eq!(cut("experienceWhat you need"), ["experience", "What", "you", "need"]);
        assert_eq!(
            cut("JavaScript macOS iPhone eBay GitHub"),
            ["JavaScript", "macOS", "iPhone", "eBay", "GitHub"]
        );
    }

    #[test]
    fn sums_are_parted_from_the_letters_beside_them() {
        assert_eq!(cut("$90K-$120KLocation"), ["$", "90", "K", "$", "120", "K", "Location"]);
        assert_eq!(cut("EUR50,000 kr432k Rs1,000"), ["EUR", "50,000", "kr", "432", "k", "Rs", "1,000"]);
        assert_eq!(cut("B2B ISO9001 EC2 MP3 GS15 H1B"), ["B2B", "ISO9001", "EC2", "MP3", "GS15", "H1B"]);
    }

    #[test]
    fn markup_is_passed_over_and_addresses_are_kept_whole() {
        assert_eq!(
            cut("**Apply** [here](https://a.example/x) <b>now</b> {{ page.x }}"),
            ["Apply", "here", "https://a.example/x", "now"]
        );
        assert_eq!(cut("Mail jobs.team@mail.example."), ["Mail", "jobs.team@mail.example"]);
        assert_eq!(cut("see www.a.example."), ["see", "www.a.example"]);
        assert_eq!(cut("at <https://a.example/x>"), ["at", "https://a.example/x"]);
        assert_eq!(
            cut("<a class=\"b\" href=\"https://a.example\">Apply</a> now"),
            ["https://a.example", "Apply", "now"]
        );
        assert_eq!(cut("&pound;12.90 an hour"), ["&pound;", "12.90", "an", "hour"]);
    }

    #[test]
    fn gaps_tell_what_stood_between() {
        let text = "one, two\n3–5";
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        let gaps: Vec<u16> = tokens.iter().map(|token| token.before).collect();
        assert_eq!(gaps, [0, gap::COMMA | gap::SPACE, gap::LINE | gap::SPACE, gap::DASH]);
    }

    #[test]
    fn signs_of_print_are_told_from_letters_as_all_characters_are() {
        assert!(
            ('\0'..=char::MAX).all(|character| is_alphanumeric(character) == character.is_alphanumeric())
        );
    }

    #[test]
    fn a_word_in_its_normal_form_has_the_hash_of_that_word() {
        for word in ["", "a", "1,500", "bachelor", "bachelor's", "responsibilities", "responsibilities'"] {
            assert_eq!(hash_normal(word.as_bytes()), hash_word(word.as_bytes()), "{word}");
        }
    }

    #[test]
    fn the_form_of_an_apostrophe_and_case_do_not_matter() {
        assert_eq!(hash_word("Bachelor’s".as_bytes()), hash_word(b"bachelor's"));
        assert!(same_word("Bachelor’s".as_bytes(), b"bachelor's"));
        assert!(!same_word(b"bachelor", b"bachelor's"));
    }
}
