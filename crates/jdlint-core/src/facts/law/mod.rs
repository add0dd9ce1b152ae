//! Words that law minds, where they limit who may apply. In: the document. Out: [`LawTerm`]s, by topic.
//!
//! The tables say in which frame a phrase counts, `law-innocent.tsv` what makes it innocent, `law-reason.tsv` which
//! words cite a legal reason.

mod age;
mod frame;
pub(crate) mod notices;
mod record;
mod requests;
mod titles;

pub(crate) use titles::TitleTerm;

use super::{Facts, scopes};
use crate::document::{Document, Span, Windows};
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;

/// What the words are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    Age,
    GraduationDate,
    Sex,
    Family,
    NativeSpeaker,
    Citizenship,
    Group,
    Disability,
    Record,
    Unemployed,
    LocalExperience,
    Appearance,
    SensitiveData,
}

impl Topic {
    fn terms(self) -> Lexicon {
        match self {
            Self::Age => Lexicon::AgeTerm,
            Self::GraduationDate => Lexicon::GraduationDate,
            Self::Sex => Lexicon::SexPreference,
            Self::Family => Lexicon::FamilyStatus,
            Self::NativeSpeaker => Lexicon::NativeSpeaker,
            Self::Citizenship => Lexicon::CitizenshipLimit,
            Self::Group => Lexicon::GroupPreference,
            Self::Disability => Lexicon::DisabilityLimit,
            Self::Record => Lexicon::RecordLimit,
            Self::Unemployed => Lexicon::UnemployedLimit,
            Self::LocalExperience => Lexicon::LocalExperience,
            Self::Appearance => Lexicon::AppearanceRequest,
            Self::SensitiveData => Lexicon::SensitiveData,
        }
    }

    /// Its word in `law-innocent.tsv`.
    fn name(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::GraduationDate => "grad",
            Self::Sex => "sex",
            Self::Family => "family",
            Self::NativeSpeaker => "native",
            Self::Citizenship => "citizen",
            Self::Group => "group",
            Self::Disability => "disability",
            Self::Record => "record",
            Self::Unemployed => "unemployed",
            Self::LocalExperience => "local",
            Self::Appearance => "looks",
            Self::SensitiveData => "data",
        }
    }

    /// A law can ask for the limit itself: clearances, clergy, children's homes.
    fn can_have_reason(self) -> bool {
        !matches!(self, Self::NativeSpeaker | Self::Family | Self::GraduationDate | Self::SensitiveData)
    }

    /// Families of `regulated.tsv` whose jobs the limit belongs to.
    fn innocent_families(self) -> &'static [&'static str] {
        match self {
            Self::Age => {
                &["aviation", "safety and security", "acting and modelling", "alcohol, gaming, firearms"]
            }
            Self::Sex => &["acting and modelling", "intimate care and shelters"],
            Self::Appearance => &["acting and modelling", "safety and security"],
            Self::Group => &["clergy"],
            Self::Citizenship => &["government and cleared work", "safety and security"],
            Self::Disability => &["aviation", "safety and security", "driving", "maritime and rail"],
            Self::Record => &[
                "childcare and vulnerable adults",
                "early years",
                "teaching",
                "safety and security",
                "finance licences",
                "government and cleared work",
                "nursing",
                "pharmacy",
                "mental health",
                "alcohol, gaming, firearms",
            ],
            _ => &[],
        }
    }
}

/// Words that limit who may apply.
#[derive(Debug, Clone)]
pub(crate) struct LawTerm {
    pub(crate) range: TextRange,
    /// What the table says of them.
    pub(crate) value: &'static str,
}

impl Facts<'_> {
    /// The words of a topic that limit who may apply, in order.
    pub(crate) fn law_terms(&self, topic: Topic) -> Vec<LawTerm> {
        let document = &self.document;
        // Most postings have no such words, and only these topics are found by others.
        let by_others = matches!(topic, Topic::Age | Topic::Record | Topic::Sex);
        if !by_others && !document.hits.know(topic.terms()) {
            return Vec::new();
        }
        let innocent = topic.innocent_families();
        if !innocent.is_empty() && self.regulated_families().any(|family| innocent.contains(&family)) {
            return Vec::new();
        }
        if matches!(topic, Topic::Citizenship | Topic::Record) && self.is_bound_employer() {
            return Vec::new();
        }
        let mut found: Vec<LawTerm> = Vec::new();
        if topic == Topic::Age {
            found.extend(age::limits(self));
            found.extend(age::young_groups(self));
        }
        if topic == Topic::Record {
            found.extend(record::checks(self));
        }
        if topic == Topic::Sex {
            found.extend(frame::sex_labels(document));
        }
        let lexicon = topic.terms();
        for hit in document.hits.of(lexicon) {
            if let Some(place) = Place::of(document, hit)
                && !place.is_innocent(topic)
                && place.fits(self, topic)
            {
                // "Native English speaker" is one thing.
                let speaker = usize::from(
                    topic == Topic::NativeSpeaker
                        && document.is_any_word(place.span.end, words!["speaker", "speakers"]),
                );
                let start = if hit.value() == "paid" { place.payment() } else { None };
                let span = start.unwrap_or(place.span.start)..place.span.end + speaker;
                found.push(LawTerm { range: document.range_of(&span), value: hit.value() });
            }
        }
        found.sort_by_key(|term| (term.range.start, term.range.end));
        found.dedup_by(|next, kept| {
            let same = kept.range.overlaps(next.range);
            if same {
                kept.range = kept.range.cover(next.range);
            }
            same
        });
        found
    }
}

impl Facts<'_> {
    /// The civil service of the United States, police and prisons are bound by statute as to citizens and records, and
    /// seldom say so. Of others such words say nothing: every county has a sheriff.
    fn is_bound_employer(&self) -> bool {
        let document = &self.document;
        let title = self.title.as_ref().map(|title| title.range).unwrap_or_default();
        document.hits.of(Lexicon::LawReason).any(|hit| match hit.value() {
            "federal" => true,
            "custody" => hit.start < OPENING || title.contains(document.range_of_hit(hit)),
            _ => false,
        })
    }
}

/// An employer is named within so many words.
const OPENING: u32 = 60;

/// A phrase of a table with what stands around it.
pub(super) struct Place<'d, 't> {
    document: &'d Document<'t>,
    pub(super) span: Span,
    value: &'static str,
    sentence: usize,
    block: usize,
    within: Span,
    clause: Span,
}

impl<'d, 't> Place<'d, 't> {
    fn of(document: &'d Document<'t>, hit: Hit) -> Option<Self> {
        Self::at(document, hit.span(), hit.value())
    }

    pub(super) fn at(document: &'d Document<'t>, span: Span, value: &'static str) -> Option<Self> {
        let sentence = document.sentence_of_token(span.start)?;
        let within = document.sentences[sentence].tokens.clone();
        let clause = scopes::clause(document, &within, &span);
        Some(Self {
            document,
            value,
            sentence,
            block: document.sentences[sentence].block,
            within,
            clause,
            span,
        })
    }

    /// Quotation, negation, equal-opportunity text, a legal reason, or words of the innocents' table.
    pub(super) fn is_innocent(&self, topic: Topic) -> bool {
        let document = self.document;
        scopes::is_quoted(document, &self.span)
            || self.is_denied()
            || self.in_equal_opportunity_text(topic)
            || self.has_innocent(topic)
            || topic == Topic::NativeSpeaker && self.is_step_of_scale()
            || matches!(topic, Topic::Unemployed | Topic::Record | Topic::Citizenship) && self.is_question()
            || topic.can_have_reason() && self.has_reason(topic)
    }

    /// "no native level needed", "we do not look for"; but not "must not be over 35".
    fn is_denied(&self) -> bool {
        let document = self.document;
        // "US citizenship preferred, but not required" prefers all the same.
        if self.value == "prefer" {
            return false;
        }
        if scopes::is_negated(document, &self.clause, &self.span) {
            return true;
        }
        let before = self.clause.before(self.span.start, 7);
        let after = self.clause.from(self.span.end, 7);
        document.hits_of(Lexicon::LawDenial, &before).any(|hit| hit.value() == "before")
            || document.hits_of(Lexicon::LawDenial, &after).any(|hit| hit.value() == "after")
    }

    fn in_equal_opportunity_text(&self, topic: Topic) -> bool {
        let document = self.document;
        let section = document.section_of(self.block);
        let sure = document.hits_of(Lexicon::EeoCue, &self.within).any(|cue| cue.value() == "sure");
        // Requests for data and photos stand wherever they like.
        let request = matches!(topic, Topic::SensitiveData | Topic::Appearance | Topic::GraduationDate);
        sure && !request || section.is(Kind::Eeo) && section.heading.is_some() && !request
    }

    fn has_innocent(&self, topic: Topic) -> bool {
        let document = self.document;
        document.hits_of(Lexicon::LawInnocent, &self.within).any(|hit| {
            let covers = hit.span().overlaps(&self.span);
            hit.value().split("; ").filter_map(|entry| entry.split_once(' ')).any(|(topic_name, reach)| {
                topic_name == topic.name()
                    && match reach {
                        "cover" => covers,
                        // "Male or female, but female preferred"
                        "near" => topic != Topic::Sex || self.clause.contains(&(hit.start as usize)),
                        "around" => false,
                        value => value == self.value,
                    }
            })
        })
    }

    /// "Are you currently employed by the city?"
    fn is_question(&self) -> bool {
        self.document.sentences[self.sentence].range.of(self.document.text).contains('?')
    }

    /// One answer of "What is your level?": the lines around it are the others.
    fn is_step_of_scale(&self) -> bool {
        let document = self.document;
        let near = self.block.saturating_sub(3)..(self.block + 4).min(document.blocks.len());
        document.blocks[near].iter().any(|block| {
            let mut hits = document.hits_of(Lexicon::LawInnocent, &block.tokens);
            hits.any(|hit| hit.value().contains("native around")) && block.tokens.len() <= 12
        })
    }

    /// A legal reason is cited in the sentence or in the same short section. Of records, many sections cite some law:
    /// there it must stand in the sentence or in one beside it.
    fn has_reason(&self, topic: Topic) -> bool {
        let document = self.document;
        if topic == Topic::Record {
            let near = self.sentence.saturating_sub(1)..(self.sentence + 2).min(document.sentences.len());
            let mut tokens = document.sentences[near].iter().map(|sentence| &sentence.tokens);
            return tokens
                .any(|tokens| document.hits_of(Lexicon::LawReason, tokens).any(|hit| hit.value() == "word"));
        }
        let blocks = &document.section_of(self.block).blocks;
        let section = document.blocks[blocks.start].tokens.start..document.blocks[blocks.end - 1].tokens.end;
        let of_section = section.len() <= SHORT_SECTION || document.section_of(self.block).heading.is_some();
        let stretch = if of_section { section } else { document.blocks[self.block].tokens.clone() };
        document.hits_of(Lexicon::LawReason, &stretch).any(|hit| hit.value() == "word")
    }
}

/// A legal reason anywhere in so few words belongs to the limit.
const SHORT_SECTION: usize = 400;
