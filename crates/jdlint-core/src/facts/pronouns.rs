//! Words of one sex for whoever holds the job. In: the document. Out: [`GenderedSentence`]s with the words to put in
//! their place.
//!
//! A pronoun of two sexes ("he/she") is nearly always the holder's, unless somebody else stands right before it. One of
//! a single sex is mostly somebody whom the writer knows, so it counts only where the holder is named just before.

use super::Facts;
use super::wording::{is_cited, is_shouted};
use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Span, Windows};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;

/// What the words leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gendered {
    /// "he": one sex.
    One,
    /// "he or she": everybody who is neither.
    Pair,
    /// "man-hours": work is counted in men.
    Work,
}

/// How far the replaced sentence can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trust {
    /// Its verb would have to change, and nobody knows how.
    None,
    /// It is grammar, but somebody must look whether it means the same.
    Look,
    /// It stays right, and means the same.
    Sure,
}

/// A word of one sex, or of two, and the word to put in its place.
pub(crate) struct Replaced {
    pub(crate) range: TextRange,
    pub(crate) by: String,
}

/// The words of one sentence that mean the holder of the job.
pub(crate) struct GenderedSentence {
    pub(crate) kind: Gendered,
    pub(crate) words: Vec<Replaced>,
    pub(crate) trust: Trust,
}

/// The subject of a sentence stands among so many words.
const SUBJECT_REACH: usize = 4;

impl Facts<'_> {
    /// "He will report to", "man-hours"; one entry a sentence and kind.
    pub(crate) fn gendered_sentences(&self) -> Vec<GenderedSentence> {
        let document = &self.document;
        let mut found = Vec::new();
        if !document.hits.know(Lexicon::GenderedPronoun) && !document.hits.know(Lexicon::MaleWord) {
            return found;
        }
        for (at, sentence) in document.sentences.iter().enumerate() {
            let has = |lexicon| document.has(lexicon, &sentence.tokens);
            if has(Lexicon::GenderedPronoun) {
                found.extend(self.pronouns(at));
            }
            if has(Lexicon::MaleWord) {
                found.extend(self.male_words(&sentence.tokens));
            }
        }
        found
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn male_words(&self, within: &Span) -> Option<GenderedSentence> {
        let document = &self.document;
        let hits = document.hits_of(Lexicon::MaleWord, within).filter(|hit| {
            let span = hit.span();
            let range = document.range_of_hit(*hit);
            let in_title = self.title.as_ref().is_some_and(|title| title.range.contains(range));
            // "Manpower" within a sentence is a name.
            let name = span.start != within.start
                && range.of(document.text).starts_with(char::is_uppercase)
                && !is_shouted(document, within);
            // "manpower, personnel and training": there the word is one of several for the same people.
            let beside = within.around(&span, 3, 3);
            let listed =
                beside.into_iter().any(|at| document.is_any_word(at, words!["personnel", "workforce"]));
            !in_title
                && !name
                && !listed
                && !is_cited(document, within, &span)
                && !super::qualities::is_inside(document, Lexicon::MaleWordInnocent, within, &span)
        });
        let words: Vec<Replaced> = hits
            .map(|hit| {
                let range = document.range_of_hit(hit);
                Replaced { range, by: in_case_of(range.of(document.text), hit.value()) }
            })
            .gather();
        (!words.is_empty()).then_some(GenderedSentence { kind: Gendered::Work, words, trust: Trust::Sure })
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn pronouns(&self, at: usize) -> Option<GenderedSentence> {
        let document = &self.document;
        let sentence = &document.sentences[at];
        let within = &sentence.tokens;
        let section = document.section_of(sentence.block);
        if section.is(Kind::AboutCompany) || section.is(Kind::Eeo) || document.has(Lexicon::EeoCue, within) {
            return None;
        }
        let hits: Vec<Hit> = document
            .hits_of(Lexicon::GenderedPronoun, within)
            .filter(|hit| is_pronoun(document, within, *hit))
            .gather();
        let first = *hits.first()?;
        let both = hits.iter().any(|hit| hit.value().starts_with("both"));
        // A list of pronouns ("she/her, they/them") is no sentence about anybody.
        if document.has(Lexicon::OtherPerson, within) && !both
            || document.is_in_words(within, words!["pronouns", "they/them"])
        {
            return None;
        }
        let before = within.start..first.start as usize;
        let leads = before.is_empty();
        let meant = if both {
            means_holder_of_two(document, &before)
        } else if leads {
            self.leads_as_holder(at, first)
        } else {
            names_one_holder(document, &before)
        };
        if !meant {
            return None;
        }
        let kind = if both { Gendered::Pair } else { Gendered::One };
        let (words, verbs) = replaced(document, within, &hits, leads);
        // Whom a pronoun of one sex means, only the writer knows.
        let trust = if both { verbs } else { verbs.min(Trust::Look) };
        Some(GenderedSentence { kind, words, trust })
    }

    /// "He will report to" as a line of its own, or after a sentence that names the job and no person.
    #[cold]
    #[inline(never)]
    fn leads_as_holder(&self, at: usize, first: Hit) -> bool {
        let document = &self.document;
        let sentence = &document.sentences[at];
        let next = first.end as usize;
        if first.value() != "subject" || !is_future(document, next) {
            return false;
        }
        // "She will get in touch with you": whom one writes to.
        if document.is_in_words(&sentence.tokens, words!["touch", "contact", "answer", "reply", "you", "us"])
        {
            return false;
        }
        let earlier = at
            .checked_sub(1)
            .map(|before| &document.sentences[before])
            .filter(|before| before.block == sentence.block)
            .map(|before| before.tokens.clone());
        let Some(earlier) = earlier else { return true };
        let named = earlier.clone().any(|at| {
            is_name(document, earlier.start, at)
                || at == earlier.start
                    && !document.is_in(Lexicon::FunctionWord, at)
                    && is_name(document, usize::MAX, at)
        });
        !named
            && !document.has(Lexicon::OtherPerson, &earlier)
            && (document.has(Lexicon::PostHolder, &earlier) || document.has(Lexicon::JobNoun, &earlier))
    }
}

/// No "she" of "s/he", no HE of higher education, no "his" of "his./her", no "he Programme Manager" whose "The" lost its
/// T, nobody's deputy.
fn is_pronoun(document: &Document<'_>, within: &Span, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let written = document.range_of_hit(hit).of(document.text);
    let shouted = written.len() == 2 && written.chars().all(char::is_uppercase);
    let mangled = document.is_behind(end, gap::SLASH) || document.is_behind(start, gap::SLASH);
    let slip = hit.value() == "subject" && {
        let next = document.token_text(end);
        next.starts_with(char::is_uppercase) && next.chars().skip(1).any(char::is_lowercase)
    };
    (!shouted || is_shouted(document, within))
        && !slip
        && !mangled
        && !is_cited(document, within, &(start..end))
        && !is_stood_in_for(document, end)
}

/// Who speaks of two sexes at once means nobody he knows; but customers and colleagues have both, too.
fn means_holder_of_two(document: &Document<'_>, before: &Span) -> bool {
    let is_person = |at: usize| {
        document.is_in(Lexicon::JobNoun, at)
            || document.is_in(Lexicon::PostHolder, at)
            || document.is_in(Lexicon::OtherPerson, at)
    };
    let last = before.end.wrapping_sub(1);
    let holder = names_holder(document, before);
    // "the shop manager and his/her deputy"
    if before.len() > 1
        && document.is_word(last, "and")
        && is_person(last - 1)
        && !document.is_in(Lexicon::FunctionWord, before.start)
    {
        return false;
    }
    // "hold each seller to account for his/her sales"
    let counted = (before.start + 1..before.end).any(|at| document.is_any_word(at, words!["each", "every"]));
    if counted {
        return false;
    }
    // "Assist the manager with his/her mail": the line begins with what the holder does.
    let served = document.is_in(Lexicon::DutyVerb, before.start) && before.clone().skip(1).any(is_person);
    holder || !served && !document.has(Lexicon::OtherPerson, before)
}

/// The holder is named as such, or a job's name is what the sentence begins with.
fn names_holder(document: &Document<'_>, before: &Span) -> bool {
    let opening = before.opening(SUBJECT_REACH);
    let told = !document.is_in(Lexicon::DutyVerb, before.start);
    document.hits_of(Lexicon::PostHolder, before).any(|hit| hit.value() == "sure")
        || told && (document.has(Lexicon::PostHolder, &opening) || document.has(Lexicon::JobNoun, &opening))
}

/// "The baker keeps his", "the candidate must show that she": nobody is named whom the pronoun could mean instead.
fn names_one_holder(document: &Document<'_>, before: &Span) -> bool {
    let opening = before.opening(SUBJECT_REACH);
    let named = before.clone().any(|at| is_name(document, before.start, at));
    let many = before.clone().any(|at| {
        document.is_any_word(
            at,
            words!["candidates", "applicants", "applications", "incumbents", "they", "their"],
        )
    });
    let leaving = document
        .is_in_words(before, words!["current", "retiring", "outgoing", "former", "previous", "leaving"]);
    if named || many || leaving {
        return false;
    }
    let sure = document.hits_of(Lexicon::PostHolder, before).any(|hit| hit.value() == "sure");
    let defined = document.is_any_word(before.start, words!["the", "this", "our"]);
    sure || defined
        && (document.has(Lexicon::PostHolder, &opening) || document.has(Lexicon::JobNoun, &opening))
}

/// The words to put in place of the pronouns, and how far the sentence stays right with them.
fn replaced(document: &Document<'_>, within: &Span, hits: &[Hit], leads: bool) -> (Vec<Replaced>, Trust) {
    // "You" where the sentence begins with the pronoun; "they" where a noun before it says who is meant.
    let to_reader = leads && hits.first().is_some_and(|hit| hit.value().ends_with("subject"));
    let mut trust = Trust::Sure;
    let mut words = Vec::new();
    for hit in hits {
        let range = document.range_of_hit(*hit);
        let next = hit.end as usize;
        let value = hit.value().trim_start_matches("both-");
        let word = substitute(document, within, value, next, to_reader);
        words.push(Replaced { range, by: in_case_of(range.of(document.text), word) });
        if value == "subject" {
            let (verb, sure) = verb_after(document, within, next);
            words.extend(verb);
            trust = trust.min(sure);
        } else if value == "her" {
            trust = trust.min(Trust::Look);
        }
    }
    (words, trust)
}

fn substitute(
    document: &Document<'_>,
    within: &Span,
    value: &str,
    next: usize,
    to_reader: bool,
) -> &'static str {
    let beside = document.tokens.get(next).filter(|_| within.contains(&next));
    let noun_follows = beside
        .is_some_and(|token| token.is_behind_only(gap::SPACE) && token.kind == TokenKind::Word)
        && !document.is_in(Lexicon::FunctionWord, next);
    let (reader, third) = match value {
        "subject" => ("you", "they"),
        "possessive" => ("your", "their"),
        "her" if noun_follows => ("your", "their"),
        "object" | "her" => ("you", "them"),
        "mine" => ("yours", "theirs"),
        _ => ("yourself", "themselves"),
    };
    if to_reader { reader } else { third }
}

/// The verb after "he or she": as it is after "will", "is" becomes "are", and of others nobody knows the plural. Where
/// a second verb follows ("is tidy and keeps"), it would have to change, too.
fn verb_after(document: &Document<'_>, within: &Span, at: usize) -> (Option<Replaced>, Trust) {
    match document.value_in(Lexicon::ModalVerb, at) {
        Some("modal") => (None, Trust::Sure),
        Some(plural) => {
            let second = (at + 1..within.end.saturating_sub(1)).any(|at| {
                document.is_any_word(at, words!["and", "or", "but"])
                    && within.behind(at, 2).any(|verb| document.token_text(verb).ends_with('s'))
            });
            let verb = Replaced { range: document.range_of(&(at..at + 1)), by: plural.to_owned() };
            (Some(verb), if second { Trust::None } else { Trust::Sure })
        }
        None => (None, Trust::None),
    }
}

/// "in his absence", "on her behalf": somebody is stood in for.
fn is_stood_in_for(document: &Document<'_>, at: usize) -> bool {
    document.is_any_word(
        at,
        words![
            "absence",
            "absences",
            "behalf",
            "designee",
            "direction",
            "supervision",
            "designees",
            "representative",
            "successor",
        ],
    )
}

/// A word with a capital within a sentence that no table knows, before another such word: "Jane Miller".
fn is_name(document: &Document<'_>, first: usize, at: usize) -> bool {
    let capital = |at: usize| {
        document.is_kind(at, TokenKind::Word)
            && document.is_capital(at)
            && document.token_text(at).chars().skip(1).any(char::is_lowercase)
            && !document.is_in(Lexicon::JobNoun, at)
            && !document.is_in(Lexicon::PostHolder, at)
    };
    let beside = document.is_behind_only(at + 1, gap::SPACE);
    (at > first || first == usize::MAX) && capital(at) && capital(at + 1) && beside
}

/// "He will", "she must": what the holder of a job shall do; what somebody did is told of a person.
fn is_future(document: &Document<'_>, at: usize) -> bool {
    document.value_in(Lexicon::ModalVerb, at) == Some("modal")
        && !document.is_any_word(at, words!["would", "could", "might"])
}

/// The English word with a capital where the replaced one has one.
fn in_case_of(old: &str, new: &str) -> String {
    let mut new = new.to_owned();
    if let Some(first) = new.get_mut(..1).filter(|_| old.starts_with(char::is_uppercase)) {
        first.make_ascii_uppercase();
    }
    new
}
