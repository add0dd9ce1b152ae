//! What the posting says. In: the document. Out: [`Facts`], which rules judge.
//!
//! All reading is done here, once, for all rules; a rule never looks at the text to find something out.

mod accommodation;
mod availability;
pub(crate) mod certificates;
pub(crate) mod club;
pub(crate) mod dates;
pub(crate) mod degrees;
mod duties;
pub(crate) mod employer;
mod employer_clue;
mod experience;
mod language;
pub(crate) mod law;
pub(crate) mod layout;
mod leadership;
mod licences;
mod named_job;
pub(crate) mod numbers;
mod occupation;
pub(crate) mod outcomes;
mod own;
pub(crate) mod passing;
pub(crate) mod pay;
mod people;
pub(crate) mod physical;
mod place_hints;
mod placeholders;
mod posting_facts;
mod presence;
pub(crate) mod pronouns;
mod qualities;
pub(crate) mod reading;
pub(crate) mod requirements;
pub(crate) mod scopes;
pub(crate) mod stated;
mod stated_place;
pub(crate) mod structured;
pub(crate) mod suppressions;
mod technologies;
pub(crate) mod title;
mod tools;
pub(crate) mod wording;
pub(crate) mod work_mode;
pub(crate) mod years;

use crate::gather::Gather;
use std::cell::OnceCell;

use crate::document::words::gap;
use crate::document::{Document, Section, Windows, Words, block_kind};
use crate::lexicon::{Hit, Lexicon};
use crate::reading::Reading;
use crate::report::{
    Kind, KindPresence, Modality, Outline, OutlineSection, Pay, PostingFacts, Presence, Quote, Requirement,
    Seniority,
};
use crate::roles::{self, Role};
use crate::settings::Settings;
use crate::text::TextRange;
use certificates::CertificateDemand;
use degrees::DegreeDemand;
use outcomes::OutcomeFact;
use own::Own;
use pay::{PayFact, VaguePay};
use requirements::DemandItem;
use suppressions::Suppressions;
use years::{YearsCap, YearsDemand};

/// Everything that was read from a posting.
pub(crate) struct Facts<'a> {
    pub(crate) document: Document<'a>,
    pub(crate) title: Option<Quote>,
    pub(crate) seniority: Seniority,
    /// Where title or text say that the job is for beginners.
    pub(crate) entry_level: Option<TextRange>,
    pub(crate) role: Option<&'static Role>,
    pub(crate) years: Vec<YearsDemand>,
    /// The most years that an applicant may have.
    pub(crate) year_caps: Vec<YearsCap>,
    pub(crate) degrees: Vec<DegreeDemand>,
    pub(crate) certificates: Vec<CertificateDemand>,
    /// Rows of the outline.
    pub(crate) requirements: Vec<Requirement>,
    /// Items of the lists of demands.
    pub(crate) items: Vec<DemandItem>,
    pub(crate) outcomes: Vec<OutcomeFact>,
    pub(crate) pay: Option<PayFact>,
    /// Every figure for the pay; `pay` is the surest.
    pub(crate) pays: Vec<PayFact>,
    pub(crate) vague_pay: Vec<VaguePay>,
    /// Where applicants are asked what they earn or earned.
    pub(crate) pay_history: Vec<TextRange>,
    pub(crate) dates: dates::Dates,
    /// The job is remote, says the text.
    pub(crate) remote: Option<work_mode::RemoteClaim>,
    pub(crate) title_noise: Option<title::noise::TitleNoise>,
    /// Where the text states another level than the title.
    pub(crate) level_conflict: Option<TextRange>,
    /// Front matter and `JobPosting` data.
    pub(crate) structured: Vec<structured::Structured>,
    /// Text that a writer meant to fill in.
    pub(crate) placeholders: Vec<TextRange>,
    /// Where the work is done, as the text says it outside of fields and sections.
    pub(crate) places: Vec<TextRange>,
    pub(crate) present: Vec<KindPresence>,
    /// The code of the language that it is written in.
    pub(crate) language: &'static str,
    /// It is a job posting at all.
    pub(crate) is_posting: bool,
    /// How many words the body has.
    pub(crate) words: usize,
    /// What the settings ask to look for.
    pub(crate) own: Own,
    /// What masks stand for, once somebody asked.
    masked: OnceCell<Vec<String>>,
    /// Whether the text has no headings, lists and labels, once somebody asked.
    without_form: OnceCell<bool>,
    /// Where the writer asked rules to be silent.
    pub(crate) suppressions: Suppressions,
}

impl<'a> Facts<'a> {
    /// Nothing is read yet but the structure.
    pub(crate) fn of(document: Document<'a>) -> Self {
        Self {
            document,
            title: None,
            seniority: Seniority::Unstated,
            entry_level: None,
            role: None,
            years: Vec::new(),
            year_caps: Vec::new(),
            degrees: Vec::new(),
            certificates: Vec::new(),
            requirements: Vec::new(),
            items: Vec::new(),
            outcomes: Vec::new(),
            pay: None,
            pays: Vec::new(),
            vague_pay: Vec::new(),
            pay_history: Vec::new(),
            dates: dates::Dates::default(),
            remote: None,
            title_noise: None,
            level_conflict: None,
            structured: Vec::new(),
            placeholders: Vec::new(),
            places: Vec::new(),
            present: Vec::new(),
            language: language::ENGLISH,
            is_posting: true,
            words: 0,
            own: Own::default(),
            masked: OnceCell::new(),
            without_form: OnceCell::new(),
            suppressions: Suppressions::default(),
        }
    }

    pub(crate) fn presence_of(&self, kind: Kind) -> Option<&KindPresence> {
        self.present.iter().find(|there| there.kind == kind)
    }

    /// True when there is nothing of that kind, not even something vague.
    pub(crate) fn lacks(&self, kind: Kind) -> bool {
        self.presence_of(kind).is_none_or(|there| there.presence == Presence::No)
    }

    /// The English tables have something to say about it.
    pub(crate) fn is_english(&self) -> bool {
        self.language == language::ENGLISH
    }

    /// Where to show what is absent: the title where it stands on top, else the first words that tell something.
    pub(crate) fn anchor(&self) -> TextRange {
        let document = &self.document;
        let title = self.title.as_ref().map(|title| title.range);
        let range = title
            .filter(|&range| title::stands_on_top(document, range))
            .or_else(|| layout::first_words(document))
            .or_else(|| document.blocks.first().map(|block| block.range));
        layout::beginning(document, range.unwrap_or_default())
    }

    /// Takes the facts as a reader wants them out.
    pub(crate) fn take_outline(&mut self) -> Outline {
        Outline {
            seniority: self.seniority,
            sections: self.outline_sections(),
            outcomes: self.outcomes.iter().map(|outcome| outcome.outline(&self.document)).gather(),
            items: posting_facts::items(self),
            required_items: posting_facts::required_items(self),
            facts: if self.is_posting { posting_facts::read(self) } else { PostingFacts::default() },
            pay: self.pay.as_ref().map(|pay| self.outline_pay(pay)),
            title: self.title.take(),
            present: std::mem::take(&mut self.present),
            requirements: std::mem::take(&mut self.requirements),
        }
    }

    fn outline_pay(&self, pay: &PayFact) -> Pay {
        let range = self.document.range_of(&pay.span);
        Pay {
            text: self.document.quote(range),
            range,
            min: Some(pay.min),
            max: Some(pay.max),
            currency: pay.currency,
            period: pay.period,
        }
    }

    /// Sections reach to the next one, so that template tags and comments between blocks belong somewhere.
    fn outline_sections(&self) -> Vec<OutlineSection> {
        let document = &self.document;
        let start = |section: &Section| document.blocks[section.blocks.start].range.start;
        let filled: Vec<&Section> =
            document.sections.iter().filter(|section| !section.blocks.is_empty()).gather();
        let row = |(at, section): (usize, &&Section)| {
            let until = filled.get(at + 1).map_or(document.text.len() as u32, |next| start(next));
            let stretch = TextRange::new(start(section), until);
            let length = stretch.of(document.text).trim_end().len() as u32;
            OutlineSection {
                kind: section.kind.kind,
                heading: section
                    .heading
                    .map(|at| document.quote(document.range_of(&document.blocks[at].label()))),
                range: TextRange::new(stretch.start, stretch.start + length),
            }
        };
        filled.iter().enumerate().map(row).gather()
    }

    /// The demands that are gates.
    pub(crate) fn required_certificates(&self) -> impl Iterator<Item = &CertificateDemand> {
        self.certificates
            .iter()
            .filter(|demand| demand.modality == Modality::Required && demand.certificate.is_some())
    }
}

impl Facts<'_> {
    pub(crate) fn sentence_range(&self, sentence: usize) -> TextRange {
        self.document.sentences[sentence].range
    }

    /// A value with the percent sign behind it.
    pub(crate) fn with_unit(&self, target: &std::ops::Range<usize>) -> TextRange {
        let percent = self.document.is_word(target.end, "%");
        self.document.range_of(&(target.start..target.end + usize::from(percent)))
    }

    /// True when the outcome stands under a heading that promises measures, so that each line names one.
    pub(crate) fn in_kpi_list(&self, outcome: &OutcomeFact) -> bool {
        outcomes::promises_measures(&self.document, self.document.sentences[outcome.sentence].block)
    }

    /// Ids of the KPIs that are usual in the role, or for the title; most usual first.
    pub(crate) fn usual_kpis(&self) -> Vec<&'static str> {
        if let Some(role) = self.role {
            return role.kpis.to_vec();
        }
        let Some(title) = &self.title else { return Vec::new() };
        let hits = title::hits_in(&self.document, Lexicon::UsualKpi, title.range);
        // "Sales engineer": the longest phrase says most, then the last one.
        let best = hits.max_by_key(|hit| (hit.len(), hit.start));
        best.map_or_else(Vec::new, |hit| hit.value().split(' ').gather())
    }

    /// True when the sentence is about the measure: it begins with it, or with "keep", "reach" and the like.
    pub(crate) fn leads_with_kpi(&self, outcome: &OutcomeFact) -> bool {
        static HELPING: &Words =
            words!["collaborate", "collaborates", "partner", "partners", "liaise", "liaises"];
        let first = outcome.tokens.start;
        let verb = self.document.is_in(Lexicon::DutyVerb, first)
            || self.document.is_in(Lexicon::ReachingVerb, first);
        let reaching = self.document.is_in(Lexicon::ReachingVerb, first)
            || self
                .document
                .is_any_word(first, words!["maintain", "keep", "ensure", "hold", "secure", "track"]);
        outcome.kpi_span.as_ref().is_some_and(|span| {
            // "Consistently meet and exceed the team's sales targets"
            let before = span.start.saturating_sub(7).max(first)..span.start;
            let past = before
                .clone()
                .any(|at| self.document.is_any_word(at, words!["record", "history", "proven", "experience"]));
            let reached = !past && before.clone().any(|at| self.document.is_in(Lexicon::ReachingVerb, at));
            // "Work with our sales team to achieve its quotas": what others have to reach.
            let of_others = self.document.is_any_word(first, HELPING)
                || before.clone().any(|at| self.document.is_any_word(at, words!["team", "teams"]))
                    && before
                        .clone()
                        .any(|at| self.document.is_any_word(at, words!["with", "help", "support"]));
            span.start <= first + 2 && (!verb || reaching) || reached && !of_others
        })
    }

    /// A line that is "OR", or begins or ends with it: one of several ways to qualify, each with years of its own.
    pub(crate) fn offers_alternatives(&self) -> bool {
        let document = &self.document;
        let shouted = |at: usize| document.is_any_word(at, words!["or"]) && document.token_text(at) == "OR";
        document.blocks.iter().any(|block| {
            let (first, last) = (block.tokens.start, block.tokens.end.saturating_sub(1));
            block.tokens.len() == 1 && document.is_word(first, "or") || shouted(first) || shouted(last)
        })
    }

    /// A law or regulator asks for the degree: `data/en/regulated.tsv`, by the title.
    pub(crate) fn is_regulated(&self) -> bool {
        // Licences there, but no degree.
        const NO_DEGREE: [&str; 8] = [
            "driving",
            "trades",
            "finance licences",
            "real estate",
            "personal services",
            "safety and security",
            "government and cleared work",
            "alcohol, gaming, firearms",
        ];
        self.regulated_families().any(|family| !NO_DEGREE.contains(&family))
    }

    /// The families of `data/en/regulated.tsv` that the title names.
    pub(crate) fn regulated_families(&self) -> impl Iterator<Item = &'static str> {
        let title = self.title.as_ref().map(|title| title.range).unwrap_or_default();
        title::hits_in(&self.document, Lexicon::Regulated, title).map(Hit::value)
    }

    /// The byte after a degree and its field, where "or equivalent experience" can stand.
    pub(crate) fn clause_end(&self, sentence: usize, span: &std::ops::Range<usize>) -> u32 {
        let document = &self.document;
        let clause = scopes::clause(document, &document.sentences[sentence].tokens, span);
        let ends = |at: usize| {
            let before = document.tokens[at].before;
            let next_demand = gap::holds(before, gap::COMMA)
                && document.all().from(at, 4).any(|near| {
                    document.is_in(Lexicon::YearWord, near)
                        || document.is_any_word(near, words!["with", "plus", "and"])
                });
            gap::holds(before, signs![OPEN, CLOSE, COLON])
                || next_demand
                || document.is_any_word(
                    at,
                    words!["is", "are", "required", "preferred", "needed", "must", "with", "plus"],
                )
        };
        let end = (span.end..clause.end).find(|&at| ends(at)).unwrap_or(clause.end);
        document.range_of(&(span.start..end)).end
    }

    /// A placeholder stands where the pay should: under its heading, or one that asks for a currency.
    pub(crate) fn has_blank_pay(&self) -> bool {
        if self.placeholders.is_empty() {
            return false;
        }
        let document = &self.document;
        let pay_sections =
            document.sections.iter().filter(|section| section.heading.is_some() && section.is(Kind::Pay));
        let ranges: Vec<TextRange> = pay_sections
            .map(|section| {
                document.blocks[section.blocks.start]
                    .range
                    .cover(document.blocks[section.blocks.end - 1].range)
            })
            .gather();
        self.placeholders.iter().any(|place| {
            let words = place.of(document.text).to_ascii_lowercase();
            let of_pay = ["currency", "salary", "wage", "compensation"];
            of_pay.iter().any(|word| words.contains(word))
                || ranges.iter().any(|range| range.contains(*place))
        })
    }

    /// A figure or a place of the title's line that stands nowhere else.
    #[cold]
    #[inline(never)]
    pub(crate) fn is_said_only_in_title(&self, part: &title::noise::NoisePart, line: TextRange) -> bool {
        let text = self.document.text;
        let words = part.range.of(text);
        match part.noise {
            title::noise::Noise::Pay => {
                let outside = |pay: &PayFact| !line.overlaps(self.document.range_of(&pay.span));
                words.contains(|c: char| c.is_ascii_digit()) && !self.pays.iter().any(outside)
            }
            title::noise::Noise::Place => {
                let name =
                    words.split(|c: char| !c.is_alphanumeric()).find(|word| word.len() >= 3).unwrap_or(words);
                let before = text.get(..line.start as usize).unwrap_or_default();
                let after = text.get(line.end as usize..).unwrap_or_default();
                !before.contains(name) && !after.contains(name)
            }
            _ => false,
        }
    }

    /// The pay as written, both ends.
    pub(crate) fn pay_words(&self, pay: &PayFact) -> String {
        let words = |span: &std::ops::Range<usize>| self.document.quote(self.document.range_of(span));
        match &pay.upper {
            Some(upper) => format!("{} to {}", words(&pay.span), words(upper)),
            None => words(&pay.span),
        }
    }

    /// The title names more than one level: "Junior/Senior Developer", "Analyst I-III".
    pub(crate) fn names_several_levels(&self) -> bool {
        let joined = |title: &Quote| {
            // "Specialist/Senior Specialist", "Analyst or Senior Analyst"
            let parts = title.text.split(['/', '&']).count() > 1
                || title.text.contains(" or ")
                || title.text.contains(" and ");
            parts && title::hits_in(&self.document, Lexicon::JobNoun, title.range).count() > 1
        };
        self.title
            .as_ref()
            .is_some_and(|title| title::levels_in(&self.document, title).len() > 1 || joined(title))
    }

    /// A benefit is named ("pension"), or a link stands beside the word "benefits": the list is elsewhere.
    pub(crate) fn names_or_links_benefits(&self) -> bool {
        let document = &self.document;
        let named =
            document.hits.of(Lexicon::BenefitWord).filter(|hit| !matches!(hit.value(), "vague" | "none"));
        let of_work = |hit: &Hit| {
            document.block_of_token(hit.start as usize).is_none_or(|block| {
                let section = document.section_of(block);
                section.heading.is_some()
                    && (document.blocks[block].is_item() || section.is(Kind::Eeo))
                    && (scopes::is_demand_section(section)
                        || section.is(Kind::Responsibilities)
                        || section.is(Kind::Eeo))
            })
        };
        if named.filter(|hit| !of_work(hit)).count() > 0 {
            return true;
        }
        document.hits.of(Lexicon::BenefitWord).any(|hit| {
            let sentence =
                document.sentence_of_token(hit.start as usize).map(|at| &document.sentences[at].tokens);
            sentence.is_some_and(|sentence| {
                sentence.clone().any(|at| document.tokens[at].kind == crate::document::words::TokenKind::Url)
            })
        })
    }

    /// A heading of a section that has nothing else.
    pub(crate) fn is_bare_heading(&self, range: TextRange) -> bool {
        let document = &self.document;
        document.sections.iter().any(|section| {
            let heading = section.heading.map(|at| &document.blocks[at]).filter(|block| block.is_heading());
            heading.is_some_and(|block| block.range.contains(range)) && section.blocks.len() == 1
        })
    }

    /// Volunteers are not paid.
    pub(crate) fn is_unpaid(&self) -> bool {
        let hits = self.document.hits.of(Lexicon::EmploymentType);
        hits.filter(|hit| hit.value() == "volunteer").any(|hit| {
            let range = self.document.range_of_hit(hit);
            let near_title = self.title.as_ref().is_some_and(|title| title.range.contains(range));
            near_title
                || self.document.is_any_word(hit.end as usize, words!["role", "position", "opportunity"])
        })
    }
}

/// Reads the facts of documents, a reader after the other.
///
/// What is called here, and once a posting elsewhere, is `inline(never)` in WASM: as one function of 56 KB it kept the
/// compiler of a browser busy for 180 ms beside the first lint.
pub(crate) fn read(readings: &mut [Reading<'_>]) {
    each(readings, |facts, _| facts.title = title::read(&facts.document));
    each(readings, |facts, _| {
        facts.seniority = title::seniority(&facts.document, facts.title.as_ref());
        facts.entry_level = title::entry_level_cue(&facts.document, facts.title.as_ref(), facts.seniority);
    });
    each(readings, |facts, settings| {
        let of_title = || facts.title.as_ref().and_then(|title| roles::by_title(&title.text));
        facts.role = settings.role.and_then(roles::by_id).or_else(of_title);
    });
    each(readings, |facts, _| facts.years = years::read(&facts.document));
    each(readings, |facts, _| facts.year_caps = years::caps(&facts.document));
    each(readings, |facts, _| facts.degrees = degrees::read(&facts.document));
    each(readings, |facts, _| facts.certificates = certificates::read(&facts.document));
    each(readings, |facts, _| {
        let (years, degrees, certificates) = (&facts.years, &facts.degrees, &facts.certificates);
        facts.requirements = requirements::rows(&facts.document, years, degrees, certificates);
    });
    each(readings, |facts, _| facts.items = requirements::items(&facts.document));
    each(readings, |facts, _| facts.outcomes = outcomes::read(&facts.document));
    each(readings, |facts, _| facts.pays = pay::read(&facts.document));
    each(readings, |facts, _| facts.pay_history = pay::history_requests(&facts.document));
    each(readings, |facts, _| facts.dates = dates::read(&facts.document));
    each(readings, |facts, _| facts.remote = work_mode::read(&facts.document, facts.title.as_ref()));
    each(readings, |facts, _| facts.title_noise = title::noise::read(&facts.document, facts.title.as_ref()));
    each(readings, |facts, _| {
        facts.level_conflict = title::level::conflict(&facts.document, facts.title.as_ref(), facts.seniority);
    });
    each(readings, |facts, _| facts.placeholders = placeholders::read(&facts.document));
    each(readings, |facts, _| facts.language = language::read(&facts.document));
    each(readings, |Facts { document, words, .. }, _| {
        *words = document.blocks.iter().map(|block| reading::words_in(document, &block.tokens)).sum();
    });
    each(readings, |facts, settings| {
        let title = facts.title.as_ref().map(|title| title.range);
        facts.own = own::read(&facts.document, title, settings);
    });
    for Reading { facts, source, .. } in readings.iter_mut() {
        facts.suppressions = suppressions::read(source, &facts.document);
    }
    each(readings, |facts, _| facts.structured = structured::read(&facts.document, &facts.pays));
    each(readings, |facts, _| facts.pay = pay::best(&facts.pays).cloned());
    each(readings, |facts, _| facts.vague_pay = pay::vague(&facts.document, facts.pay.as_ref()));
    each(readings, |facts, _| facts.places = presence::places(&facts.document));
    each(readings, |facts, _| facts.present = presence::read(facts));
    each(readings, |facts, _| facts.is_posting = is_posting(facts));
}

fn each<'a>(readings: &mut [Reading<'a>], read: impl Fn(&mut Facts<'a>, &Settings)) {
    for Reading { facts, settings, .. } in readings {
        read(facts, settings);
    }
}

/// A text with a sign of a posting and fewer words than this is one that was begun.
const BEGUN_WORDS: usize = 60;

/// Does the text speak of a job at all? It takes three signs of a posting, and one of them must be of a job.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_posting(facts: &Facts<'_>) -> bool {
    let document = &facts.document;
    let tokens = 0..document.tokens.len();
    let opening = 0..tokens.end.min(40);
    let of_a_job = [
        facts.title.as_ref().is_some_and(|title| holds_job_noun(document, title)),
        document.has(Lexicon::JobNoun, &opening),
        document.has(Lexicon::ExperienceWord, &tokens),
        document.has(Lexicon::ApplyCue, &tokens),
        facts.pay.is_some() || !facts.vague_pay.is_empty(),
        !facts.requirements.is_empty(),
    ];
    let count = |signs: &[bool]| signs.iter().filter(|&&sign| sign).count();
    // Most postings are told by signs of a job, and need not be read for more.
    let of_a_job_alone = count(&of_a_job);
    let is_told = of_a_job_alone >= 3 || {
        let told = of_a_job_alone + count(&signs_of_parts(facts));
        // Somebody has begun to write one: a job title or a first list, and little else.
        let begun = tokens.len() < BEGUN_WORDS && (of_a_job[0] || told >= 2);
        let speaks = || {
            let of_text = speaks_of_one_job(facts);
            (of_a_job_alone >= 1 || of_text > 0) && told + of_text >= 3
        };
        begun || of_a_job_alone >= 1 && told >= 3 || speaks()
    };
    is_told && !asks_throughout(document) && !is_page_shell(facts)
}

/// Signs of a posting in its parts, whatever it is of.
fn signs_of_parts(facts: &Facts<'_>) -> [bool; 8] {
    let document = &facts.document;
    [
        document.sections.iter().any(|section| {
            section.heading.is_some()
                && matches!(
                    section.kind.kind,
                    Some(
                        Kind::Responsibilities
                            | Kind::Requirements
                            | Kind::Preferred
                            | Kind::Outcomes
                            | Kind::HowToApply
                            | Kind::Pay
                            | Kind::Benefits
                    )
                )
        }),
        !facts.items.is_empty(),
        !facts.lacks(Kind::EmploymentType),
        facts.presence_of(Kind::HowToApply).is_some_and(|there| there.presence != Presence::No),
        document.blocks.iter().any(|block| block_kind(document, block) == Some(Kind::Summary)),
        document.blocks.iter().any(|block| block_kind(document, block) == Some(Kind::Requirements)),
        document.blocks.iter().any(|block| block_kind(document, block) == Some(Kind::Responsibilities)),
        document.hits.know(Lexicon::ApplyCue),
    ]
}

/// Signs of a posting in a flat text, whose headings have lost their lines: "Required qualifications", "Sample duties:",
/// "Your role"; years of experience count as well.
fn speaks_of_one_job(facts: &Facts<'_>) -> usize {
    let document = &facts.document;
    let Some(first) = document.blocks.first() else { return 0 };
    let body = first.tokens.start..document.tokens.len();
    let mut kinds: Vec<Kind> =
        document.run_in_headings(&body).into_iter().filter_map(|(_, kind)| kind.kind).gather();
    kinds.sort_unstable();
    kinds.dedup();
    let mut speech: Vec<u16> = document.hits_of(Lexicon::JobSpeech, &body).map(|hit| hit.row).gather();
    speech.sort_unstable();
    speech.dedup();
    kinds.len() * 2 + speech.len().min(3) + usize::from(!facts.years.is_empty())
}

/// Questions and nothing else: the form of an interview.
fn asks_throughout(document: &Document<'_>) -> bool {
    let asks = |sentence: &&crate::document::Sentence| sentence.range.of(document.text).ends_with('?');
    let questions = document.sentences.iter().filter(asks).count();
    questions >= QUESTIONS && questions * 2 >= document.sentences.len()
}

/// So many questions are a questionnaire.
const QUESTIONS: usize = 5;

/// "The page you requested cannot be found" on top: what a site shows instead of a posting.
fn is_page_shell(facts: &Facts<'_>) -> bool {
    let document = &facts.document;
    let opening = 0..document.tokens.len().min(SHELL_WORDS);
    let gone = document.has(Lexicon::PageShell, &opening);
    let headed = document.sections.iter().any(|section| {
        section.heading.is_some() && (section.is(Kind::Responsibilities) || section.is(Kind::Requirements))
    });
    // "Test job advert", "issued an invitation to bid"
    let plain = document.hits_of(Lexicon::PageShell, &opening).any(|hit| hit.value() == "sure");
    plain || gone && !headed && facts.title.is_none()
}

/// A page says so among its first words.
const SHELL_WORDS: usize = 80;

fn holds_job_noun(document: &Document<'_>, title: &Quote) -> bool {
    title::hits_in(document, Lexicon::JobNoun, title.range).next().is_some()
}
