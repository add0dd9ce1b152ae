//! In which sentences the words of the law tables speak of whom is sought. In: a place. Out: yes or no.

use super::{LawTerm, Place, Topic};
use crate::document::words::gap;
use crate::document::{Document, Windows, Words, starts_with_duty};
use crate::facts::{Facts, scopes, title};
use crate::gather::Gather;
use crate::lexicon::Lexicon;
use crate::report::Kind;

impl Place<'_, '_> {
    /// Does the frame hold that the table asks for?
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn fits(&self, facts: &Facts<'_>, topic: Topic) -> bool {
        match (topic, self.value) {
            (Topic::SensitiveData | Topic::GraduationDate, _) | (_, "photo") => self.is_requested(topic),
            // That a check is required is no limit of its own; the rule asks the law of the place.
            (Topic::Record, "check") => true,
            (Topic::Appearance, "sure" | "demand" | "looks") => self.asks_looks(),
            (Topic::Disability, _) if self.is_insurance() => false,
            (Topic::Disability, "fit") => !facts.is_physical_work() && self.is_demand(),
            (_, "team") => self.is_team(),
            (_, "implied") => self.seeks() && !self.is_duty(),
            (_, "limit") => self.is_age_limit(),
            (_, "seeks") if topic == Topic::Age => self.seeks_age(),
            (_, "job") => self.seeks_holder() && !self.is_served() && !self.is_duty(),
            (_, "seeks") => (self.seeks() || self.in_title(facts)) && !self.is_served() && !self.is_duty(),
            (_, "gate") => self.is_citizen_gate(),
            (_, "where" | "level") => !self.is_company_or_duty(),
            (_, "accent") => self.is_demand() || self.is_short_line(),
            (_, "demand" | "clean") => self.is_demand(),
            _ => !self.is_company_or_duty() || self.says_limit(),
        }
    }

    /// In a list of demands, in a sentence about the applicant, or on a short line of its own.
    pub(super) fn is_demand(&self) -> bool {
        let document = self.document;
        let section = document.section_of(self.block);
        if document.blocks[self.block].is_heading() && self.within.len() > 8 {
            return false;
        }
        if section.is(Kind::Benefits) || section.is(Kind::AboutCompany) {
            return self.says_limit() && !self.is_company_told();
        }
        if self.is_duty() {
            return document.has(Lexicon::RequirementCue, &self.within) && self.says_limit();
        }
        scopes::is_demand_section(section)
            || scopes::speaks_of_applicant(document, self.sentence)
            || self.seeks()
            || self.is_short_line()
    }

    /// A line that is little more than the words themselves: "Clean criminal record", "No family commitments."
    pub(super) fn is_short_line(&self) -> bool {
        self.within.len() <= self.span.len() + 5
    }

    /// The sentence says whom is sought.
    pub(super) fn seeks(&self) -> bool {
        self.document.has(Lexicon::SeekingWord, &self.within)
            || scopes::is_demand_section(self.document.section_of(self.block))
    }

    /// "must", "only", "wanted" near the words.
    fn says_limit(&self) -> bool {
        let near = self.within.around(&self.span, 8, 6);
        near.into_iter().any(|at| {
            self.document.is_any_word(
                at,
                words![
                    "must",
                    "only",
                    "wanted",
                    "required",
                    "preferred",
                    "candidates",
                    "applicants",
                    "seeking",
                    "looking",
                ],
            )
        })
    }

    fn is_company_told(&self) -> bool {
        self.document.has(Lexicon::CompanySubject, &self.within.opening(4))
            && !self.document.has(Lexicon::SeekingWord, &self.within)
    }

    pub(super) fn is_duty(&self) -> bool {
        let section = self.document.section_of(self.block);
        (section.is(Kind::Responsibilities) || section.is(Kind::Outcomes))
            && starts_with_duty(self.document, &self.document.blocks[self.block])
    }

    /// The company speaks of itself, of what it gives, or of the work.
    fn is_company_or_duty(&self) -> bool {
        let section = self.document.section_of(self.block);
        section.is(Kind::AboutCompany)
            || section.is(Kind::Benefits)
            || self.is_duty()
            || self.is_company_told()
    }

    fn in_title(&self, facts: &Facts<'_>) -> bool {
        let range = self.document.range_of(&self.span);
        facts.title.as_ref().is_some_and(|title| title.range.contains(range))
    }

    /// "support young people", "work with young adults": whom one serves.
    pub(super) fn is_served(&self) -> bool {
        let before = self.within.before(self.span.start, 7);
        let sought = self.document.hits_of(Lexicon::SeekingWord, &before).last().map(|hit| hit.end);
        let served = self.document.hits_of(Lexicon::ServedPerson, &before).last().map(|hit| hit.end);
        served > sought
    }

    /// "We are looking for male bakers", "female cashiers wanted".
    #[cold]
    #[inline(never)]
    fn seeks_holder(&self) -> bool {
        const NEAR: usize = 3;
        let document = self.document;
        let noun = self.span.end;
        let before = self.within.before(self.span.start, NEAR);
        let after = noun + 1..(noun + 1 + NEAR).min(self.within.end).max(noun + 1);
        let wanted = || {
            document
                .is_in_words(&after, words!["wanted", "needed", "required", "only", "preferred", "sought"])
        };
        self.within.contains(&noun)
            && title::is_job_noun(document.token_text(noun).trim_end_matches('s'))
            && (document.has(Lexicon::SeekingWord, &before) || wanted())
    }

    /// "We are looking for young people", "recent graduates preferred", "ideal for college students".
    fn seeks_age(&self) -> bool {
        let document = self.document;
        let before = self.within.before(self.span.start, 9);
        let after = self.within.from(self.span.end, 4);
        let sought = document.hits_of(Lexicon::SeekingWord, &before).next().is_some();
        let wanted = document.hits_of(Lexicon::SeekingWord, &after).next().is_some();
        let section = document.section_of(self.block);
        let listed = scopes::is_demand_section(section) && self.within.opening(4).contains(&self.span.start);
        let held = document.is_any_word(self.span.start.wrapping_sub(1), words!["with", "by", "as"]);
        // "Open to recent graduates", "recent graduates are welcome to apply": nobody is shut out.
        let open = before.clone().chain(after.clone()).any(|at| {
            document.is_any_word(at, words!["welcome", "encouraged", "open", "or", "including", "also"])
        });
        (sought || wanted || listed)
            && !held
            && !open
            && !self.is_served()
            && !self.is_duty()
            && !section.is(Kind::AboutCompany)
    }

    /// "a young and dynamic team"; not "manage a young team of trainees", which tells what the team is like.
    pub(super) fn is_team(&self) -> bool {
        let document = self.document;
        // "taking control of a young team": one that is new.
        let before = self.within.before(self.span.start, 6);
        let led = document.is_in_words(
            &before,
            words![
                "control", "charge", "manage", "managing", "lead", "leading", "build", "building", "mentor",
                "coach", "head",
            ],
        );
        if led {
            return false;
        }
        let next = |words: &Words| document.is_any_word(self.span.end, words);
        !next(words!["company", "brand", "skin", "offenders", "audience", "look", "appearance"])
            && !self.is_duty()
            && !self.is_served()
    }

    /// "Age limit: 35", "maximum age 40"; no limit of a product or a building.
    #[cold]
    #[inline(never)]
    fn is_age_limit(&self) -> bool {
        let document = self.document;
        let near = self.within.from(self.span.end, 6);
        let number = near.clone().any(|at| super::age::years(document, at).is_some());
        let none = document.is_any_word(self.span.start.wrapping_sub(1), words!["no", "without"]);
        !none && number && !self.is_duty() && (self.is_short_line() || self.seeks() || self.is_demand())
    }

    /// "Must be a U.S. citizen", "US citizenship required"; not "U.S. citizen or permanent resident or authorised".
    fn is_citizen_gate(&self) -> bool {
        let document = self.document;
        let near = self.within.around(&self.span, 5, 4);
        let gate = near.into_iter().any(|at| {
            document.is_any_word(at, words!["must", "required", "mandatory", "only", "essential", "need"])
        });
        let alone = scopes::is_demand_section(document.section_of(self.block)) && self.is_short_line();
        // Alternatives such as "or authorised to work" open the gate; a green card does not.
        let open = (self.span.end..self.within.end).any(|at| {
            document.is_any_word(
                at,
                words!["visa", "authorized", "authorised", "authorization", "permit", "eligible"],
            )
        });
        (gate || alone) && !open && !self.is_company_or_duty()
    }

    /// "must pass a background check": a gate, not something after an offer.
    pub(super) fn must_pass(&self) -> bool {
        let document = self.document;
        let before = self.within.before(self.span.start, 8);
        let gate = document.is_in_words(
            &before,
            words!["must", "required", "requires", "need", "needs", "ability", "able", "shall"],
        );
        let later = document.is_in_words(
            &self.within,
            words![
                "offer",
                "offered",
                "offers",
                "contingent",
                "conditional",
                "subject",
                "prior",
                "hire",
                "upon",
                "finalists",
                "selected",
            ],
        );
        // "The successful applicant" is who gets the job; "successful completion" comes after.
        let completed = self.within.clone().any(|at| {
            document.is_word(at, "successful")
                && !document.is_any_word(at + 1, words!["applicant", "applicants", "candidate", "candidates"])
        });
        let listed = scopes::is_demand_section(document.section_of(self.block))
            && self.within.opening(3).contains(&self.span.start);
        (gate || listed) && !later && !completed && !self.is_duty()
    }

    /// "Full health, dental and vision cover", "robust health insurance".
    #[cold]
    #[inline(never)]
    fn is_insurance(&self) -> bool {
        let words = words![
            "insurance",
            "coverage",
            "cover",
            "benefits",
            "benefit",
            "plan",
            "plans",
            "dental",
            "vision",
            "care",
            "package",
            "safety",
        ];
        self.document.is_any_word(self.span.end.wrapping_sub(1), words!["health", "vision"])
            && self.document.all().from(self.span.end, 2).any(|at| self.document.is_any_word(at, words))
    }

    /// Asked of the applicant's own looks.
    fn asks_looks(&self) -> bool {
        let document = self.document;
        let next =
            |words: &Words| document.all().from(self.span.end, 3).any(|at| document.is_any_word(at, words));
        let person = words![
            "person",
            "people",
            "candidate",
            "candidates",
            "applicant",
            "applicants",
            "appearance",
            "individual",
            "individuals",
            "woman",
            "women",
            "man",
            "men",
            "girl",
            "girls",
            "lady",
            "ladies",
            "face",
            "figure",
            "receptionist",
            "hostess",
            "personality",
        ];
        match self.value {
            "looks" => next(person) && (self.seeks() || self.is_demand()) && !self.is_company_or_duty(),
            _ if document.is_any_word(self.span.end, words!["animals", "coat", "state", "condition"]) => {
                false
            }
            _ if document.is_word(self.span.start, "presentable") && self.span.len() == 1 => {
                !self.is_duty()
                    && scopes::speaks_of_applicant(document, self.sentence)
                    && self.is_short_line()
            }
            _ => self.is_demand(),
        }
    }
}

/// "Gender: male", "Sex: female".
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn sex_labels(document: &Document<'_>) -> Vec<LawTerm> {
    let one = words!["male", "female", "males", "females", "man", "woman", "men", "women"];
    let asks = |&at: &usize| {
        let colon = document.is_behind(at + 1, gap::COLON);
        let alone = || {
            document.sentence_of_token(at + 1) != document.sentence_of_token(at + 2)
                || document.tokens.get(at + 2).is_none()
        };
        colon && document.is_any_word(at + 1, one) && alone()
    };
    document
        .places_of(words!["gender", "sex"])
        .into_iter()
        .filter(asks)
        .map(|at| LawTerm { range: document.range_of(&(at..at + 2)), value: "sure" })
        .gather()
}
