//! What a posting says in passing. In: the document. Out: is the thing told somewhere, though under no heading?
//!
//! Rules about what is missing stay silent where one sentence, a label or a mask such as `<LOCATION>` stands for it.
//! The outline does not show these: they are too weak to say that the thing is there.

use super::Facts;
use super::dates::MONTHS;
use super::presence::fields;
use crate::document::words::{TokenKind, gap};
use crate::document::{Block, BlockKind, Document, Field, Section, Sentence, Span};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::pattern::{self, Match};
use crate::report::{EmploymentType, Kind};
use crate::text::{TextRange, holds_byte};

/// A posting of fewer words cannot hold its parts.
pub(crate) const SHORT_POSTING: usize = 150;

/// A notice that points to the full text leaves its parts to it up to so many words.
const TEASER_WORDS: usize = 240;
/// A notice of one paragraph may be longer.
const NOTICE_WORDS: usize = 600;
/// Where the lines of so many words are lost, so are the marks that tell duties, demands and title from the rest.
const UNREAD_WORDS: usize = 80;
const FEW_LINES: usize = 3;

/// A body of fewer words below fields says nothing.
const RECORD_WORDS: usize = 12;

/// So many words at the top are about the job as a whole.
const OPENING: usize = 40;

/// A duty has a verb, and what is done.
const DUTY_WORDS: usize = 4;

/// A closing note is a short sentence; a longer one tells of the procedure.
const CLOSING_WORDS: usize = 12;

/// A paragraph above the duties of so many words says what the job is.
const TOLD_WORDS: usize = 10;

/// So many blocks at the top hold what a site writes above the text.
const HEAD_BLOCKS: usize = 8;

/// The label in front of an address has fewer words.
const LABEL_WORDS: usize = 8;

impl Facts<'_> {
    /// Nobody can apply any more, says a field or the text.
    pub(crate) fn is_closed(&self) -> bool {
        let document = &self.document;
        let closed = words!["closed", "filled", "archived", "expired", "inactive"];
        let by_field = fields(document, &["status"])
            .any(|field| field.tokens.clone().any(|at| document.is_any_word(at, closed)));
        by_field || self.states("closed").any(|hit| is_plain_note(document, hit))
    }

    /// A short text that points to the full one.
    pub(crate) fn is_teaser(&self) -> bool {
        let points = || self.states("elsewhere").next().is_some() || stands_for_a_list(&self.document);
        let words = self.words;
        (words < TEASER_WORDS || words < NOTICE_WORDS && self.is_without_form()) && points()
    }

    /// A long text in one piece: what it says of each part cannot be told for sure.
    pub(crate) fn is_in_one_piece(&self) -> bool {
        let lines = self.document.text.lines().filter(|line| !line.trim().is_empty());
        self.words > UNREAD_WORDS
            && (lines.take(FEW_LINES + 1).count() <= FEW_LINES || self.is_without_form())
    }

    /// The work is in a country that is neither the United States nor Great Britain, says the text.
    pub(crate) fn stands_abroad(&self) -> bool {
        self.document.hits.know(Lexicon::CountryAbroad)
    }

    /// Fields with a link, and a body that says nothing: a record of a site, whose text stands behind the link.
    pub(crate) fn is_bare_record(&self) -> bool {
        let document = &self.document;
        let links = |field: &Field| field.tokens.clone().any(|at| document.is_kind(at, TokenKind::Url));
        self.words < RECORD_WORDS && document.fields.iter().any(links)
    }

    /// One applies where the text came from, or by making a profile on the employer's site.
    pub(crate) fn shows_where_to_apply(&self) -> bool {
        self.states("apply").next().is_some()
            || has_address_on_top(&self.document)
            || self.masks(&["contact", "email", "url", "link", "website", "phone"])
            || names_site(&self.document)
    }

    fn states(&self, what: &'static str) -> impl Iterator<Item = Hit> + '_ {
        let of_body = |hit: &Hit| self.document.block_of_token(hit.start as usize).is_some();
        let hits = self.document.hits.of(Lexicon::PostingState);
        hits.filter(move |hit| hit.value() == what && of_body(hit))
    }

    /// "Click here" in a call to apply, where the link was lost.
    pub(crate) fn dead_link(&self) -> Option<TextRange> {
        let document = &self.document;
        document.places_of(words!["click"]).into_iter().find_map(|click| {
            let sentence = &document.sentences[document.sentence_of_token(click)?];
            (document.is_word(click + 1, "here") && document.has(Lexicon::ApplyCue, &sentence.tokens))
                .then(|| document.range_of(&(click..click + 2)))
        })
    }

    /// A mask stands where one of these things should be.
    pub(crate) fn masks(&self, things: &[&str]) -> bool {
        let masked = self.masked.get_or_init(|| masked(self.document.text));
        masked.iter().any(|thing| things.contains(&thing.as_str()))
    }

    /// A sentence says what the work is, or a field lists objectives.
    pub(crate) fn tells_work(&self) -> bool {
        let document = &self.document;
        let listed = document.fields.iter().any(|field| {
            let key = field.key.of(document.text).to_ascii_lowercase();
            let of_work = ["objective", "duties", "responsibilities", "tasks", "description"];
            field.tokens.len() >= TOLD_WORDS
                && (of_work.iter().any(|word| key.contains(word))
                    || document.has(Lexicon::WorkTold, &field.tokens))
        });
        let of_others = |block: usize| {
            let section = document.section_of(block);
            section.heading.is_some()
                && [Kind::Eeo, Kind::Benefits, Kind::HowToApply, Kind::HiringProcess]
                    .iter()
                    .any(|&kind| section.is(kind))
        };
        let told = |sentence: &Sentence| {
            let says = document.has(Lexicon::WorkTold, &sentence.tokens)
                || is_sought_for(document, &sentence.tokens);
            says && !of_others(sentence.block)
        };
        // Items of duties below a heading of qualifications.
        let duties = document.sentences.iter().filter(|sentence| begins_as_duty(document, &sentence.tokens));
        listed || document.sentences.iter().any(told) || duties.count() >= 2
    }

    /// A sentence says what an applicant brings.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn tells_needs(&self) -> bool {
        let document = &self.document;
        let told = |sentence: &Sentence| {
            let section = document.section_of(sentence.block);
            let of_law = section.is(Kind::Eeo);
            let others =
                section.heading.is_some() && (section.is(Kind::Benefits) || section.is(Kind::AboutCompany));
            let skilled = || {
                [
                    Lexicon::ExperienceWord,
                    Lexicon::TraitWord,
                    Lexicon::SkillNoun,
                    Lexicon::DegreeWord,
                    Lexicon::Technologies,
                ]
                .iter()
                .any(|&lexicon| document.has(lexicon, &sentence.tokens))
            };
            // "We seek an experienced planner", "seeks a director with experience in trade"
            let sought = document.has(Lexicon::SeekingWord, &sentence.tokens)
                && document.has(Lexicon::ExperienceWord, &sentence.tokens);
            let told = || {
                document
                    .hits_of(Lexicon::NeedsTold, &sentence.tokens)
                    .filter(|hit| !is_applied(document, *hit))
                    .any(|hit| hit.value() == "sure" || !others && skilled())
            };
            !of_law && (!others && sought || told())
        };
        let by_field = document.fields.iter().any(|field| {
            let key = field.key.of(document.text).to_ascii_lowercase();
            let of_needs = ["requirement", "qualification", "skills"];
            field.tokens.len() >= TOLD_WORDS && of_needs.iter().any(|word| key.contains(word))
        });
        by_field || document.sentences.iter().any(told)
    }

    /// "Contract resource", "Duration: 6 months", "October 2015 - April 2016".
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn hints_at_contract(&self) -> bool {
        let document = &self.document;
        let title = self.title.as_ref().map(|title| title.range).unwrap_or_default();
        let on_top = |hit: &Hit| {
            let first = document.blocks.first().map_or(0, |block| block.tokens.start);
            title.contains(document.range_of_hit(*hit)) || (hit.start as usize) < first + OPENING
        };
        let by_word = document.hits.of(Lexicon::ContractTold).any(|hit| match hit.value() {
            "top" => on_top(&hit),
            "time" => follows_duration(document, hit.start as usize),
            _ => true,
        });
        let all = document.all();
        let mut years = document.numbers(&all).filter(|&at| at != 0 && document.tokens[at].len() == 4);
        by_word || years.any(|year| is_period(document, year - 1))
    }

    /// The duties open with prose that says what the job is, or a sentence does.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn tells_summary(&self) -> bool {
        let document = &self.document;
        let prose = |block: &&Block| {
            matches!(block.kind, BlockKind::Paragraph)
                && document.sentences[block.sentences.clone()].iter().any(|sentence| {
                    sentence.tokens.len() >= TOLD_WORDS && !begins_as_duty(document, &sentence.tokens)
                })
        };
        let opens = |section: &Section| {
            let body = section.body(document).map(|at| &document.blocks[at]);
            let mut above = body.take_while(|block| !block.is_item());
            section.is(Kind::Responsibilities) && above.any(|block| prose(&block))
        };
        let told = |sentence: &Sentence| {
            if sentence.tokens.len() < TOLD_WORDS || !document.has(Lexicon::SummaryTold, &sentence.tokens) {
                return false;
            }
            let section = document.section_of(sentence.block);
            let block = &document.blocks[sentence.block];
            let of_others = section.heading.is_some()
                && [Kind::Requirements, Kind::Benefits, Kind::Eeo, Kind::HowToApply]
                    .iter()
                    .any(|&kind| section.is(kind));
            !block.is_heading()
                && !of_others
                && !document.is_any_word(sentence.tokens.start, words!["we", "our"])
        };
        document.sections.iter().any(opens) || document.sentences.iter().any(told) || seeks_in_prose(document)
    }

    /// Duties stand in a list, so that a summary can stand before it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn lists_duties(&self) -> bool {
        let document = &self.document;
        let items = document.blocks.iter().enumerate().filter(|(at, block)| {
            block.is_item() && !super::scopes::is_demand_section(document.section_of(*at))
        });
        let headed = |section: &Section| section.is(Kind::Responsibilities) && section.heading.is_some();
        !self.lacks(Kind::Responsibilities)
            && (self.document.sections.iter().any(headed) || items.count() >= 2)
    }

    /// A heading or field promises objectives.
    pub(crate) fn lists_objectives(&self) -> bool {
        let document = &self.document;
        let says = |span: Span| span.len() <= 5 && document.is_in_words(&span, words!["objectives", "goals"]);
        let field = |key: TextRange| {
            let key = key.of(document.text).to_ascii_lowercase();
            key.contains("objectives") || key.contains("goals")
        };
        document
            .sections
            .iter()
            .filter_map(|section| section.heading)
            .any(|heading| says(document.blocks[heading].label()))
            || document.fields.iter().any(|one| !one.tokens.is_empty() && field(one.key))
    }

    /// A job for a season, by the hour or beside studies: nobody sets targets for it.
    pub(crate) fn is_short_term(&self) -> bool {
        let casual = |kind| {
            matches!(kind, EmploymentType::Casual | EmploymentType::Internship | EmploymentType::Volunteer)
        };
        let title_words = ["student", "intern", "trainee", "apprentice", "volunteer", "fellow", "fellows"];
        let of_title = self.title.as_ref().is_some_and(|title| {
            title
                .text
                .split(|c: char| !c.is_alphabetic())
                .any(|word| title_words.iter().any(|known| word.eq_ignore_ascii_case(known)))
        });
        of_title
            || super::presence::employment_types(&self.document).next().is_some_and(|(_, kind)| casual(kind))
    }
}

/// "Qualifications: Click here": the list stands behind a link.
fn stands_for_a_list(document: &Document<'_>) -> bool {
    document.places_of(words!["click"]).into_iter().filter(|&at| at != 0).any(|at| {
        document.is_behind(at, gap::COLON)
            && document.is_word(at + 1, "here")
            && document.is_any_word(
                at - 1,
                words!["qualifications", "requirements", "duties", "responsibilities", "details"],
            )
    })
}

/// "This job has closed." on its own, and not "once the position is filled".
fn is_plain_note(document: &Document<'_>, hit: Hit) -> bool {
    let Some(sentence) = document.sentence_of_token(hit.start as usize) else { return false };
    let sentence = &document.sentences[sentence].tokens;
    let before = sentence.start..hit.start as usize;
    let waits = words!["if", "when", "once", "until", "unless", "after", "before", "not", "where"];
    let note = sentence.len() <= CLOSING_WORDS || before.len() <= 3;
    note && !document.is_in_words(&before, waits)
}

/// "We are looking for a senior baker ..." beside another full sentence of its paragraph: an opening, wherever a flat
/// text has put it.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn seeks_in_prose(document: &Document<'_>) -> bool {
    let full = |sentence: &Sentence| sentence.tokens.len() >= TOLD_WORDS;
    let seeks = |sentence: &Sentence| {
        full(sentence)
            && document.has(Lexicon::JobNoun, &sentence.tokens)
            && document.hits_of(Lexicon::SeekingWord, &sentence.tokens).any(|hit| {
                document.is_any_word(
                    hit.start as usize,
                    words!["looking", "seeking", "seeks", "recruiting", "hiring"],
                )
            })
    };
    document.blocks.iter().filter(|block| !block.is_heading() && !block.is_item()).any(|block| {
        let sentences = &document.sentences[block.sentences.clone()];
        sentences.iter().filter(|sentence| full(sentence)).count() >= 2 && sentences.iter().any(seeks)
    })
}

/// A verb of work stands behind "to" after somebody is sought.
fn is_sought_for(document: &Document<'_>, tokens: &Span) -> bool {
    document.has(Lexicon::SeekingWord, tokens)
        && tokens.clone().skip(1).any(|at| {
            document.is_word(at - 1, "to")
                && document.is_in(Lexicon::DutyVerb, at)
                && !document
                    .is_any_word(at, words!["join", "work", "fill", "hire", "add", "help", "apply", "submit"])
        })
}

/// The sentence begins with a verb of work, as a duty in a list does.
fn begins_as_duty(document: &Document<'_>, tokens: &Span) -> bool {
    let first = tokens.start;
    let innocent =
        words!["use", "experience", "work", "working", "apply", "send", "submit", "join", "share", "contact"];
    let written = document.is_capital(first);
    tokens.len() >= DUTY_WORDS
        && written
        && document.is_in(Lexicon::DutyVerb, first)
        && !document.is_any_word(first, innocent)
}

/// "Apply knowledge of the law": a duty.
fn is_applied(document: &Document<'_>, hit: Hit) -> bool {
    let start = hit.start as usize;
    start.checked_sub(1).is_some_and(|last| {
        document.is_any_word(last, words!["apply", "applies", "applying", "share", "our", "their"])
    })
}

/// "Duration: 6 months", "Duration is about 6 months"
fn follows_duration(document: &Document<'_>, at: usize) -> bool {
    let labels = words!["duration", "period", "term", "length"];
    let number = |at: usize| document.is_kind(at, TokenKind::Number);
    let near = at.saturating_sub(5)..at;
    let counted = near.clone().any(|at| number(at) || document.is_in(Lexicon::NumberWord, at));
    let told = |label: usize| {
        document.is_behind(label + 1, gap::COLON) || document.is_any_word(label + 1, words!["is", "will"])
    };
    counted && near.into_iter().any(|at| document.is_any_word(at, labels) && told(at))
}

/// "October 2015 - April 2016", where a year stands behind the token.
fn is_period(document: &Document<'_>, at: usize) -> bool {
    let month = |at: usize| document.is_any_word(at, MONTHS);
    let parted = |at: usize| {
        document.is_behind(at, signs![DASH, SPACED_DASH])
            || document.is_any_word(at, words!["to", "through", "until"])
    };
    month(at) && parted(at + 2) && (month(at + 2) || month(at + 3))
}

/// What masks stand for: the first word of each, in small letters.
fn masked(text: &str) -> Vec<String> {
    let thing = |mask: Match<'_>| {
        let inner = mask.as_str().trim_matches(['<', '>', '[', ']']);
        inner.split([' ', '_', '-']).next().unwrap_or_default().to_ascii_lowercase()
    };
    let has_brackets = holds_byte(text, b'<') || holds_byte(text, b'[');
    if has_brackets { pattern::MASKED_WORD.find_all(text).map(thing).gather() } else { Vec::new() }
}

/// "Visit us at careers.bakery.example": a site without the sign of an address, where one is asked to apply or to visit.
fn names_site(document: &Document<'_>) -> bool {
    let calling = document.places_of(words!["visit", "careers", "apply"]);
    let calls = |sentence: &&Sentence| {
        let next = calling.partition_point(|&at| at < sentence.tokens.start);
        calling.get(next).is_some_and(|&at| sentence.tokens.contains(&at))
            || document.has(Lexicon::ApplyCue, &sentence.tokens)
    };
    document.sentences.iter().filter(calls).any(|sentence| {
        let from = sentence.range.start as usize;
        // The stop inside the name may have ended the sentence.
        let to = document
            .text
            .floor_char_boundary((sentence.range.end as usize + SITE_NAME).min(document.text.len()));
        let around = &document.text[from..to];
        let dotted =
            around.as_bytes().windows(2).any(|pair| pair[0] == b'.' && pair[1].is_ascii_alphanumeric());
        dotted
            && pattern::SITE.find_all(around).any(|site| !around[..site.start()].ends_with(['@', '.', '/']))
    })
}

/// A site's name has fewer characters.
const SITE_NAME: usize = 40;

/// `URL: https://...` in the head of the text, as in front matter.
fn has_address_on_top(document: &Document<'_>) -> bool {
    let head = document.blocks.iter().take(HEAD_BLOCKS);
    head.into_iter().any(|block| {
        let first = block.tokens.start;
        let address = block.tokens.clone().take(LABEL_WORDS).find(|&at| document.is_kind(at, TokenKind::Url));
        address.is_some_and(|address| {
            (first..address).any(|at| document.is_any_word(at, words!["url", "source", "link", "posting"]))
        })
    })
}
