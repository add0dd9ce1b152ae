//! What the settings ask to look for. In: the document and the caller's words and sections. Out: where the words stand,
//! which sections are missing.

use crate::document::words::{Token, gap, tokenize};
use crate::document::{Document, Span};
use crate::gather::Gather;
use crate::settings::Settings;
use crate::text::{SmallLetters, TextRange};

/// What was found of the caller's words and sections.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// Number of the entry in [`Settings::own_words`] and its place, in order of place.
    pub(crate) words: Vec<(usize, TextRange)>,
    /// Numbers of the entries in [`Settings::own_sections`] that no heading stands for.
    pub(crate) missing_sections: Vec<usize>,
    /// Where a phrase of [`Settings::allowed`] stands, in order, not overlapping.
    allowed: Vec<TextRange>,
}

impl Own {
    /// Rules are silent somewhere.
    pub(crate) fn allows_any(&self) -> bool {
        !self.allowed.is_empty()
    }

    /// Does the place lie within a phrase in which rules are silent?
    pub(crate) fn allows(&self, place: TextRange) -> bool {
        let at = self.allowed.partition_point(|allowed| allowed.end < place.end);
        self.allowed.get(at).is_some_and(|allowed| allowed.contains(place))
    }
}

/// Looks for all of it.
pub(crate) fn read(document: &Document<'_>, title: Option<TextRange>, settings: &Settings) -> Own {
    let Settings { allowed, own_words, own_sections, .. } = settings;
    if allowed.is_empty() && own_words.is_empty() && own_sections.is_empty() {
        return Own::default();
    }
    read_any(document, title, settings)
}

#[cold]
#[inline(never)]
fn read_any(document: &Document<'_>, title: Option<TextRange>, settings: &Settings) -> Own {
    let allowed = Phrases::new(settings.allowed.iter().map(String::as_str));
    let flagged = Phrases::new(settings.own_words.iter().map(|word| word.phrase.as_str()));
    let in_posting = |place: &TextRange| {
        place.start >= document.body_start || title.is_some_and(|title| title.contains(*place))
    };
    Own {
        words: flagged.find(document).into_iter().filter(|(_, place)| in_posting(place)).gather(),
        missing_sections: missing_sections(document, settings),
        allowed: allowed.find(document).into_iter().map(|(_, place)| place).gather(),
    }
}

/// Phrases by their first word, longest first.
struct Phrases {
    phrases: Vec<(usize, Vec<Word>)>,
}

/// A word of a phrase: in lower case, and what stands before it.
struct Word {
    word: String,
    before: u16,
}

/// Gaps that part words, unless the phrase has them too.
const PARTING: u16 = signs![STOP, COLON, SEMICOLON, BULLET, TEMPLATE];

impl Phrases {
    fn new<'p>(phrases: impl Iterator<Item = &'p str>) -> Self {
        let phrases = phrases.map(words).enumerate().filter(|(_, words)| !words.is_empty());
        let mut phrases: Vec<_> = phrases.gather();
        phrases.sort_by(|(_, one), (_, other)| {
            one[0].word.cmp(&other[0].word).then(other.len().cmp(&one.len()))
        });
        Self { phrases }
    }

    /// The longest phrase at each place, in order, not overlapping.
    fn find(&self, document: &Document<'_>) -> Vec<(usize, TextRange)> {
        let mut found = Vec::new();
        if self.phrases.is_empty() {
            return found;
        }
        let mut at = 0;
        while at < document.tokens.len() {
            let first = normal(document.token_text(at));
            let start = self.phrases.partition_point(|(_, words)| words[0].word < first);
            let mut phrases = self.phrases[start..].iter().take_while(|(_, words)| words[0].word == first);
            let hit = phrases.find(|(_, words)| stands_at(document, at, words));
            let Some((number, words)) = hit else {
                at += 1;
                continue;
            };
            found.push((*number, document.range_of(&(at..at + words.len()))));
            at += words.len();
        }
        found
    }
}

fn stands_at(document: &Document<'_>, at: usize, words: &[Word]) -> bool {
    let span: Span = at..at + words.len();
    let together = document.block_of_token(at) == document.block_of_token(span.end - 1);
    together
        && span.zip(words).enumerate().all(|(number, (token, word))| {
            document.tokens.get(token).is_some_and(|there| {
                let parted = there.before & PARTING & !word.before != 0;
                (number == 0 || !parted) && normal(document.token_text(token)) == word.word
            })
        })
}

fn words(phrase: &str) -> Vec<Word> {
    let mut tokens: Vec<Token> = Vec::new();
    tokenize(phrase, 0, phrase.len(), &mut tokens);
    let word = |token: &Token| Word {
        word: normal(phrase.get(token.start as usize..token.end as usize).unwrap_or_default()),
        before: token.before,
    };
    tokens.iter().map(word).gather()
}

fn normal(word: &str) -> String {
    word.replace('’', "'").in_small_letters()
}

/// No heading has more words.
const LONGEST: usize = 16;

fn missing_sections(document: &Document<'_>, settings: &Settings) -> Vec<usize> {
    if settings.own_sections.is_empty() {
        return Vec::new();
    }
    // A line that is exactly the heading is meant as one, whatever it looks like, and so are words before a colon.
    let heads = document.blocks.iter().map(|block| {
        let colon = |at: &usize| document.is_behind(*at, gap::COLON);
        let end = block.tokens.clone().skip(1).take(LONGEST).find(colon).unwrap_or(block.tokens.end);
        block.tokens.start..end
    });
    let heads = heads.filter(|head| head.len() <= LONGEST);
    let written = heads.map(|head| document.range_of(&head).of(document.text));
    let fields = document.fields.iter().map(|field| field.key.of(document.text));
    let mut names: Vec<String> = written.chain(fields).map(name).gather();
    names.sort_unstable();
    let missing = |(number, section): (usize, &crate::settings::OwnSection)| {
        let mut known = section.headings.iter().chain([&section.name]);
        (!known.any(|heading| names.binary_search(&name(heading)).is_ok())).then_some(number)
    };
    settings.own_sections.iter().enumerate().filter_map(missing).gather()
}

/// The words of a heading and nothing else: no number in front, no signs, no capitals.
fn name(heading: &str) -> String {
    let words = words(&heading.replace(['_', '-'], " ").replace('&', " and "));
    let numbers = words.iter().take_while(|word| word.word.starts_with(|c: char| c.is_ascii_digit())).count();
    let skip = if numbers < words.len() { numbers } else { 0 };
    words.iter().skip(skip).map(|word| word.word.as_str()).gather().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Format, OwnSection, OwnWord};

    #[test]
    fn phrases_are_found_whatever_their_case_and_spacing() {
        let word = |phrase: &str| OwnWord { phrase: phrase.to_owned(), ..OwnWord::default() };
        let settings = Settings {
            own_words: vec![word("team player"), word("Café Zoë"), word("no. 1")],
            ..Settings::default()
        };
        let found = |text: &str| {
            let document = Document::parse(text, Format::Markdown);
            read(&document, None, &settings).words.into_iter().map(|(number, _)| number).collect::<Vec<_>>()
        };
        assert_eq!(found("A TEAM  Player at café ZOË, the No. 1 of Leeds"), [0, 1, 2]);
        assert_eq!(found("For our team. Player of games, teamplayer, team players"), [0; 0]);
        assert_eq!(found("We are a team\n\nPlayer"), [0; 0]);
    }

    #[test]
    fn a_section_is_there_under_any_of_its_headings() {
        let settings = Settings {
            own_sections: vec![OwnSection {
                name: "Safety".to_owned(),
                headings: vec!["Health & safety".to_owned()],
                ..OwnSection::default()
            }],
            ..Settings::default()
        };
        let missing = |text: &str| {
            let document = Document::parse(text, Format::Markdown);
            read(&document, None, &settings).missing_sections.len()
        };
        for text in [
            "## Safety\n\ntext",
            "**SAFETY:**\n\ntext",
            "3. Health & Safety\n\ntext",
            "health and safety\n\ntext",
            "Safety: helmets",
            "- Health and safety: we wear helmets",
        ] {
            assert_eq!(missing(text), 0, "{text}");
        }
        assert_eq!(missing("We care for safety.\n\n## Road safety\n\ntext"), 1);
    }
}
