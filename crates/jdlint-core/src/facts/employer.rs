//! Who hires. In: the document. Out: the employer's or the agency's name, or that it is kept back.
//!
//! Names cannot be listed; what stands around them can.

use super::Facts;
use super::employer_clue;
use super::presence::fields;
use super::scopes;
use crate::document::words::{TokenKind, gap};
use crate::document::{Block, BlockKind, Document, Span, Windows, Words, heading_kind, names_any};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;

/// Who hires, as far as the text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Employer {
    /// In a field, a label line or beside a word such as "Ltd".
    Named(TextRange),
    /// The front matter or a label says that the name is kept back.
    Confidential,
    /// Something that looks like a name, though one cannot be sure.
    Perhaps,
    /// Nobody is named; where text hides the employer ("our client"), its place.
    Unnamed(Option<TextRange>),
}

/// What stands in the place of a name that is not told.
static KEPT_BACK: &Words = words!["confidential", "anonymous", "undisclosed", "hidden"];

/// A name has no more words than this.
const NAME_WORDS: usize = 5;

/// A strange capitalised word that stands so often inside sentences is somebody's name.
const OFTEN: usize = 3;

impl Facts<'_> {
    /// The name in a label line. A placeholder names nobody, a part of the house only by a word such as "County".
    pub(super) fn labelled_employer(&self) -> Option<TextRange> {
        let names = labelled(&self.document).filter(|name| name.is_whole);
        names.map(|name| name.range).find(|&range| !self.is_placeholder(range))
    }

    fn is_placeholder(&self, range: TextRange) -> bool {
        self.placeholders.iter().any(|place| place.overlaps(range))
    }

    /// Who hires.
    pub(crate) fn employer(&self) -> Employer {
        let document = &self.document;
        let keys = [
            "company",
            "employer",
            "organization",
            "organisation",
            "agency",
            "org",
            "hiringorganization",
            "client",
            "department",
            "council",
            "school",
            "business",
        ];
        if let Some(field) = fields(document, &keys).next() {
            let kept_back = field.tokens.clone().any(|at| document.is_any_word(at, KEPT_BACK));
            return if kept_back { Employer::Confidential } else { Employer::Named(field.value) };
        }
        match self.labelled_employer() {
            Some(named) => Employer::Named(named),
            None if labels(document).any(|(_, value)| is_kept_back(document, &value)) => {
                Employer::Confidential
            }
            None => self.told_employer(),
        }
    }

    /// Who hires, where no field or label says so.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn told_employer(&self) -> Employer {
        let document = &self.document;
        let title = self.title.as_ref().map(|title| title.range);
        if let Some(named) = beside_organisation_word(document, title) {
            return Employer::Named(named);
        }
        // "Our client, Ashdown Mills, needs"
        let told = document.hits.of(Lexicon::AnonymousEmployer).any(|hit| {
            let end = hit.end as usize;
            document.is_behind(end, gap::COMMA) && is_name_word(document, end)
        });
        // "Department: Pastry", "Company: {name}"
        let half_named = labelled(document).next().is_some();
        if told
            || half_named
            || is_masked(document)
            || has_speaking_employer(document)
            || employer_clue::is_there(document)
        {
            return Employer::Perhaps;
        }
        let hidden = document
            .hits
            .of(Lexicon::AnonymousEmployer)
            .find(|hit| is_hirer(document, *hit))
            .map(|hit| document.range_of_hit(hit));
        if hidden.is_none()
            && (perhaps_in_sentences(document)
                || perhaps_after_title(document, title)
                || perhaps_on_top(document, title)
                || is_frequent(document))
        {
            return Employer::Perhaps;
        }
        Employer::Unnamed(hidden)
    }
}

/// `<ORGANIZATION>`, `[COMPANY]`: the name stood there before somebody masked it.
fn is_masked(document: &Document<'_>) -> bool {
    let label = |word: &str| names_any(word, &[Lexicon::EmployerLabel]);
    document.text.split('<').skip(1).any(|rest| {
        let name =
            rest.get(..rest.len().min(24)).and_then(|start| start.split_once('>')).map(|(name, _)| name);
        name.is_some_and(|name| {
            name.len() >= 4
                && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
                && label(name)
        })
    })
}

/// Forms with which nobody but the employer or the agency speaks of itself, in whatever section: "Ashdown is an equal
/// opportunity employer", "Ashdown is looking for", "At Ashdown, we".
fn has_speaking_employer(document: &Document<'_>) -> bool {
    let sentence = |at: usize| Some(&document.sentences[document.sentence_of_token(at)?].tokens);
    let speaks = |at| sentence(at).is_some_and(|sentence| is_speaking_subject(document, sentence, at));
    let leads =
        |at| sentence(at).is_some_and(|sentence| sentence.start == at && is_at_name(document, sentence));
    document.places_of(words!["is", "are"]).into_iter().any(speaks)
        || document.places_of(words!["at"]).into_iter().any(leads)
}

/// "Ashdown is looking for": `verb` is "is" or "are".
fn is_speaking_subject(document: &Document<'_>, sentence: &Span, verb: usize) -> bool {
    if verb == sentence.start || !sentence.opening(SPEAKER_REACH).contains(&verb) {
        return false;
    }
    let says = document.value_in(Lexicon::EmployerVerb, verb + 1) == Some("speaks");
    // The name is what stands before the verb, capitalised and not known.
    let last = verb - 1;
    says && document.is_behind_only(verb, signs![SPACE, STOP, CLOSE, COMMA])
        && is_any_name(document, last)
        && !document.is_any_word(
            last,
            words![
                "we",
                "client",
                "clients",
                "company",
                "employer",
                "organization",
                "organisation",
                "customer",
                "it",
                "this",
                "team",
                "and",
                "he",
                "she",
                "they",
                "you",
                "who",
                "that",
            ],
        )
        && !document.is_in(Lexicon::AnonymousEmployer, last.saturating_sub(1))
}

/// A name stands among so many words of a sentence.
const SPEAKER_REACH: usize = 12;

/// "At Ashdown, we", however the name is written, in a sentence that begins with "at".
fn is_at_name(document: &Document<'_>, sentence: &Span) -> bool {
    let first = sentence.start;
    let pronoun = (first + 2..sentence.end.min(first + 6))
        .find(|&at| document.is_any_word(at, words!["we", "our", "we're"]));
    pronoun.is_some_and(|at| {
        document.is_behind(at, gap::COMMA)
            && (first + 1..at).any(|near| document.token_text(near).contains(char::is_uppercase))
    })
}

/// What a label says of who hires.
struct Labelled {
    range: TextRange,
    /// No part of a house that may be anybody's: "Department: Pastry".
    is_whole: bool,
}

/// "Company: confidential"; no "Hidden Crumb Bakery".
fn is_kept_back(document: &Document<'_>, value: &Span) -> bool {
    value.clone().all(|at| document.is_any_word(at, KEPT_BACK))
}

/// `Company: Ashdown`, and a heading "Company" with a name below it.
fn labelled<'d>(document: &'d Document<'_>) -> impl Iterator<Item = Labelled> + 'd {
    labels(document).filter_map(move |(name, value)| {
        let filled = !document.has(Lexicon::Placeholder, &value)
            && !document.has(Lexicon::AnonymousEmployer, &value)
            && !is_kept_back(document, &value)
            && value.clone().any(|at| {
                document.is_kind(at, TokenKind::Word) && !document.is_in(Lexicon::FunctionWord, at)
            });
        let is_whole = name.value() != "part" || document.has(Lexicon::OrganisationWord, &value);
        filled.then(|| Labelled { range: document.range_of(&value), is_whole })
    })
}

/// The labels of who hires, with what stands behind them.
fn labels<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (Hit, Span)> + 'd {
    let blocks = document.blocks.iter().enumerate();
    // Most blocks have no such label.
    let blocks = blocks.filter(|(_, block)| document.has(Lexicon::EmployerLabel, &block.tokens));
    blocks.filter_map(move |(at, block)| {
        // "Hiring organisation: Ashdown" in a paragraph
        let inline = document
            .hits
            .at(Lexicon::EmployerLabel, block.tokens.start)
            .map(|hit| hit.end as usize)
            .filter(|&end| document.is_behind(end, gap::COLON));
        let label = match (block.kind, inline) {
            (BlockKind::Paragraph, Some(end)) => block.tokens.start..end,
            _ => block.label(),
        };
        let name = document
            .hits_of(Lexicon::EmployerLabel, &label.opening(3))
            .find(|hit| hit.end as usize == label.end)?;
        let value = match block.kind {
            BlockKind::Label { value } => value..block.tokens.end,
            BlockKind::Paragraph => block.tokens.from(label.end, NAME_WORDS),
            BlockKind::Heading { .. } => {
                let next = document.blocks.get(at + 1).filter(|next| next.tokens.len() <= NAME_WORDS)?;
                next.tokens.clone()
            }
            _ => return None,
        };
        (!value.is_empty()).then_some((name, value))
    })
}

/// "Ashdown Clinics", "University of Sample", "Sample County".
fn beside_organisation_word(document: &Document<'_>, title: Option<TextRange>) -> Option<TextRange> {
    let hits = document.hits.of(Lexicon::OrganisationWord);
    hits.filter(|hit| {
        let range = document.range_of_hit(*hit);
        is_capital(document, hit.start as usize)
            && !title.is_some_and(|title| title.overlaps(range) && !is_behind_job(document, title, *hit))
            && document.block_of_token(hit.start as usize).is_some_and(|at| may_name(document, at))
    })
    .find_map(|hit| organisation(document, hit))
}

/// "Clerk & Recorder, Sample County": of a title, only a name behind the job's comma is the employer's.
fn is_behind_job(document: &Document<'_>, title: TextRange, hit: Hit) -> bool {
    let word = hit.start as usize;
    let parts = (word.saturating_sub(NAME_WORDS)..=word).rev().find(|&at| document.is_behind(at, gap::COMMA));
    hit.value() == "any" && parts.is_some_and(|at| at != 0 && document.tokens[at - 1].start >= title.start)
}

fn organisation(document: &Document<'_>, hit: Hit) -> Option<TextRange> {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let before = start.checked_sub(1).filter(|&at| {
        let named = is_name_word(document, at) || hit.value() == "any" && is_any_name(document, at);
        named
            && document.is_behind_only(start, signs![SPACE, COMMA, DASH])
            // "Bachelor, University": a comma stands only before "Inc" and the like.
            && (!document.is_behind(start, gap::COMMA) || end - start == 1 && document.range_of_hit(hit).len() <= 4)
    });
    if let Some(first) = before {
        return Some(document.range_of(&(first..end)));
    }
    let of = matches!(hit.value(), "of" | "any") && document.is_word(end, "of");
    let named = of.then(|| document.all().behind(end, 2).find(|&at| is_name_word(document, at))).flatten()?;
    Some(document.range_of(&(start..named + 1)))
}

/// Names stand in text about the job and the employer; in lists of demands they are tools and schools.
fn may_name(document: &Document<'_>, block: usize) -> bool {
    let section = document.section_of(block);
    section.heading.is_none()
        || !(section.is(Kind::Requirements) || section.is(Kind::Preferred) || section.is(Kind::Education))
}

/// "at Ashdown", "join Ashdown", "About Ashdown", "Ashdown is a bakery", "Ashdown's mission".
fn perhaps_in_sentences(document: &Document<'_>) -> bool {
    document.blocks.iter().enumerate().any(|(at, block)| {
        may_name(document, at)
            && (block.sentences.clone().any(|sentence| {
                let tokens = &document.sentences[sentence].tokens;
                is_subject(document, tokens, block.is_item())
                    || tokens.clone().any(|at| is_led(document, tokens, at))
            }))
    })
}

/// The word is a name after "at", "join" or "about", or one that owns something.
fn is_led(document: &Document<'_>, sentence: &Span, at: usize) -> bool {
    if !is_name_word(document, at) {
        return false;
    }
    let written = document.token_text(at);
    if written.ends_with("'s") || written.ends_with("’s") {
        return true;
    }
    // "Ashdown, a family business, needs"
    let explained = document
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.is_behind(gap::COMMA) && document.is_any_word(at + 1, words!["a", "an"]));
    if at == sentence.start || explained {
        return explained && !document.is_in(Lexicon::RegionName, at);
    }
    let beside = document.is_behind_only(at, signs![SPACE, QUOTE]);
    // "We are Ashdown."
    let ours = beside
        && (document.is_word(at - 1, "we're")
            || document.is_word(at - 1, "are") && at >= 2 && document.is_word(at - 2, "we"))
        && document
            .tokens
            .get(at + 1)
            .is_none_or(|next| !next.is_behind_only(gap::SPACE) || is_capital(document, at + 1));
    if ours {
        return true;
    }
    beside
        && document.is_any_word(
            at - 1,
            words!["at", "join", "joining", "about", "why", "meet", "by", "for", "with", "behind", "@"],
        )
        && !document.is_in(Lexicon::RegionName, at)
}

/// The sentence begins with a name that is or does something.
fn is_subject(document: &Document<'_>, sentence: &Span, listed: bool) -> bool {
    let name_end = sentence
        .clone()
        .take(NAME_WORDS)
        .take_while(|&at| {
            is_capital(document, at) || document.is_any_word(at, words!["of", "&", "and", "the"])
        })
        .last();
    let Some(last) = name_end.filter(|_| is_name_word(document, sentence.start)) else { return false };
    let next = last + 1;
    if next >= sentence.end {
        return false;
    }
    let kind_of = document.is_any_word(next, words!["is", "are", "was"])
        && (matches!(document.value_in(Lexicon::EmployerVerb, next + 1), Some("is" | "speaks"))
            || document.is_any_word(next, words!["was"]));
    let wish = document
        .hits_of(Lexicon::PreferenceCue, &sentence.from(next, 4))
        .any(|cue| !scopes::is_noun_use(document, cue));
    let does = document.value_in(Lexicon::EmployerVerb, next) == Some("does");
    // "Ashdown bakes for four shops"
    let written = document.token_text(next);
    let verb = !listed
        && last == sentence.start
        && written.len() >= 4
        && written.ends_with('s')
        && !written.ends_with("ss")
        && !written.contains(char::is_uppercase)
        && document.is_behind_only(next, signs![SPACE, QUOTE])
        && next + 1 < sentence.end
        && !document.is_any_word(
            next,
            words!["skills", "years", "hours", "days", "terms", "duties", "means", "depends", "starts"],
        );
    (kind_of || does || verb) && !wish
}

/// "Our client is looking for", "on behalf of our client"; not "the wishes of our client".
fn is_hirer(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let words = document.range_of_hit(hit).of(document.text).to_ascii_lowercase();
    let of = words!["for", "behalf", "represent", "representing"];
    let hires =
        words!["is", "are", "has", "seeks", "needs", "looks", "requires", "wants", "based", "in", "located"];
    !words.ends_with("client")
        || (start.saturating_sub(2)..start).any(|at| document.is_any_word(at, of))
        || document.is_any_word(end, hires)
        || document.is_behind(end, gap::COMMA)
}

/// "Baker, Ashdown Mills": what follows the title after a comma.
fn perhaps_after_title(document: &Document<'_>, title: Option<TextRange>) -> bool {
    let Some(title) = title else { return false };
    if names_before_dash(document, title) {
        return true;
    }
    if parts_of_title(document, title).iter().any(|part| is_bare_name(document, part)) {
        return true;
    }
    let next = document.tokens.partition_point(|token| token.start < title.end);
    let parted = document
        .tokens
        .get(next)
        .is_some_and(|token| token.is_behind(signs![COMMA, DASH]) && !token.is_behind(gap::LINE));
    parted
        && is_capital(document, next)
        && is_capital(document, next + 1)
        && !(document.is_in(Lexicon::RegionName, next) || document.is_in(Lexicon::RegionName, next + 1))
        && !(document.is_in(Lexicon::SeniorityWord, next) || document.is_in(Lexicon::EmploymentType, next))
}

/// "Baker, Ashdown — the mill seeks ...": notices put the employer between the title and a dash.
fn names_before_dash(document: &Document<'_>, title: TextRange) -> bool {
    let next = document.tokens.partition_point(|token| token.start < title.end);
    let comma = document.is_behind(next, gap::COMMA);
    let dash = (next + 1..document.tokens.len().min(next + 1 + NAME_WORDS)).find(|&at| {
        let between =
            TextRange::new(document.tokens[at - 1].end, document.tokens[at].start).of(document.text);
        between.contains(['–', '—'])
    });
    let is_name =
        |at: usize| is_capital(document, at) || document.is_any_word(at, words!["of", "&", "and", "the"]);
    comma
        && dash.is_some_and(|dash| {
            (next..dash).all(is_name) && !document.has(Lexicon::RegionName, &(next..dash))
        })
}

/// The parts of the title's block between bars and colons: "Baker | Ashdown", "Ashdown: Baker".
fn parts_of_title(document: &Document<'_>, title: TextRange) -> Vec<Span> {
    let Some(block) = document.blocks.iter().find(|block| block.range.overlaps(title)) else {
        return Vec::new();
    };
    if block.tokens.len() > TITLE_WORDS {
        return Vec::new();
    }
    let cut = |at: usize| {
        let between = TextRange::new(document.tokens[at - 1].end, document.tokens[at].start);
        between.of(document.text).contains(['|', ':', '@', '–', '—'])
    };
    let mut parts = Vec::new();
    let mut start = block.tokens.start;
    for at in block.tokens.start + 1..block.tokens.end {
        if cut(at) {
            parts.push(start..at);
            start = at;
        }
    }
    if !parts.is_empty() {
        parts.push(start..block.tokens.end);
    }
    parts
}

/// A title is not longer.
const TITLE_WORDS: usize = 16;

/// Capitalised words with no job, place or level among them.
fn is_bare_name(document: &Document<'_>, part: &Span) -> bool {
    part.len() <= NAME_WORDS
        && part
            .clone()
            .all(|at| is_name_word(document, at) || document.is_any_word(at, words!["of", "and", "the"]))
        && !document.has(Lexicon::JobNoun, part)
        && !document.has(Lexicon::RegionName, part)
        && !document.has(Lexicon::WorkMode, part)
        && !document.has(Lexicon::EmployerLabel, part)
}

/// A line above or below the title that is nothing but a name.
fn perhaps_on_top(document: &Document<'_>, title: Option<TextRange>) -> bool {
    let short = |block: &&Block| {
        matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Paragraph)
            && block.tokens.len() <= NAME_WORDS
            && !title.is_some_and(|title| title.overlaps(block.range))
            && !document.has(Lexicon::RegionName, &block.tokens)
            && heading_kind(document, &block.tokens).is_none()
            && !document.has(Lexicon::EmploymentType, &block.tokens)
            && !document.has(Lexicon::WorkMode, &block.tokens)
            && block
                .tokens
                .clone()
                .all(|at| is_name_word(document, at) || document.is_any_word(at, words!["of", "&", "and"]))
    };
    document.blocks.iter().take(6).any(|block| short(&block))
}

/// The same strange word again and again in the middle of sentences.
fn is_frequent(document: &Document<'_>) -> bool {
    let sentences = document.sentences.iter().filter(|sentence| may_name(document, sentence.block));
    let places = sentences.flat_map(|sentence| sentence.tokens.clone().skip(1));
    let names = places.filter(|&at| is_name_word(document, at)).map(|at| document.token_text(at));
    let mut names: Vec<&str> = names.filter(|name| name.len() >= 3).gather();
    names.sort_unstable();
    names.chunk_by(|name, next| name == next).any(|same| same.len() >= OFTEN)
}

pub(super) fn is_capital(document: &Document<'_>, at: usize) -> bool {
    document.is_kind(at, TokenKind::Word)
        && document.token_text(at).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Capitalised; beside "County" or "Ltd" a mason is a name, too.
fn is_any_name(document: &Document<'_>, at: usize) -> bool {
    is_capital(document, at) && !document.is_in(Lexicon::NotAnEmployer, at)
}

/// Capitalised, and nothing that the tables know.
pub(super) fn is_name_word(document: &Document<'_>, at: usize) -> bool {
    const KNOWN: [Lexicon; 13] = [
        Lexicon::NotAnEmployer,
        Lexicon::NotAPlace,
        Lexicon::Technologies,
        Lexicon::Certifications,
        Lexicon::JobNoun,
        Lexicon::SeniorityWord,
        Lexicon::DutyVerb,
        Lexicon::BenefitWord,
        Lexicon::EmploymentType,
        Lexicon::DegreeWord,
        Lexicon::Placeholder,
        Lexicon::FunctionWord,
        Lexicon::Headings,
    ];
    let known = || KNOWN.iter().any(|&known| document.is_in(known, at));
    is_capital(document, at) && document.token_text(at).len() >= 2 && !known()
}
