//! What a rule is. In: nothing. Out: [`Rule`], one static value a file of this folder.

use crate::facts::Facts;
use crate::facts::suppressions::Idle;
use crate::report::{About, Finding};
use crate::settings::Settings;
use crate::text::TextRange;

/// What a rule looks after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Sections and their order.
    Structure,
    /// KPIs, targets, duties.
    Outcomes,
    /// Demands on applicants.
    Requirements,
    /// Pay.
    Pay,
    /// Law.
    Law,
    /// Wording.
    Language,
    /// Length and ease.
    Readability,
    /// Title, dates, placeholders, data.
    Metadata,
}

impl Group {
    /// The word that stands for it in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Outcomes => "outcomes",
            Self::Requirements => "requirements",
            Self::Pay => "pay",
            Self::Law => "law",
            Self::Language => "language",
            Self::Readability => "readability",
            Self::Metadata => "metadata",
        }
    }
}

/// How bad a finding is, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Should be mended.
    Warning,
    /// Must be mended.
    Error,
}

impl Severity {
    /// The word that stands for it in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How well it is known that a rule helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// A statute, regulation or binding agency rule.
    Law,
    /// A published study.
    PeerReviewed,
    /// Government statistics or handbooks.
    OfficialGuidance,
    /// What job platforms ask for.
    Platform,
    /// Analyses by vendors or employer groups.
    IndustryData,
    /// Common practice; no study found.
    Convention,
    /// True by itself.
    Fact,
}

impl Evidence {
    /// The words that stand for it in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::PeerReviewed => "peer-reviewed",
            Self::OfficialGuidance => "official guidance",
            Self::Platform => "platform",
            Self::IndustryData => "industry data",
            Self::Convention => "convention",
            Self::Fact => "fact",
        }
    }
}

/// What a rule can offer to mend a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FixAvailability {
    /// Nothing but advice.
    None,
    /// Edits that cannot change the meaning.
    Safe,
    /// Edits that a person must look at.
    Suggestion,
}

impl FixAvailability {
    /// The word that stands for it in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Safe => "safe",
            Self::Suggestion => "suggestion",
        }
    }
}

/// A rule: its manual page. Its judgement is the function `check` beside it.
pub struct Rule {
    /// Words in kebab-case; never changes its meaning.
    pub id: &'static str,
    /// What it looks after.
    pub group: Group,
    /// How bad its findings are unless they say otherwise.
    pub severity: Severity,
    /// Does it speak without being asked?
    pub on_by_default: bool,
    /// What it flags, in one line.
    pub summary: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// What to do.
    pub advice: &'static str,
    /// How well it is known that it helps.
    pub evidence: Evidence,
    /// Where that is known from.
    pub sources: &'static [&'static str],
    /// What it can offer.
    pub fix: FixAvailability,
    /// Postings that it must flag (run as tests).
    pub bad: &'static [&'static str],
    /// Postings that it must leave alone (run as tests).
    pub good: &'static [&'static str],
}

/// How a rule judges a posting.
pub(crate) type Check = fn(&Posting<'_>, &mut Findings<'_>);

/// Rules that read figures, signs and data, not English.
const IN_ANY_LANGUAGE: [&str; 7] = [
    "pay-range-inverted",
    "gender-marker-missing",
    "title-noise",
    "expired-or-past-date",
    "placeholder-left",
    "structured-data-mismatch",
    "unused-suppression",
];

impl Rule {
    /// The rule without what only readers of the manual want, where the feature `manual` is off.
    pub(super) const fn in_this_build(self) -> Self {
        if cfg!(feature = "manual") {
            return self;
        }
        Self { summary: "", why: "", bad: &[], good: &[], ..self }
    }

    /// True when it has something to say about text that is not English.
    pub fn holds_in_any_language(&self) -> bool {
        IN_ANY_LANGUAGE.contains(&self.id)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// What a rule may look at.
pub(crate) struct Posting<'a> {
    /// What the text says.
    pub(crate) facts: &'a Facts<'a>,
    /// The text with its comments.
    pub(crate) source: &'a str,
    /// What the caller chose.
    pub(crate) settings: &'a Settings,
    /// Comments to jdlint that hide nothing; known when all other rules have judged.
    pub(crate) idle: &'a [Idle],
}

/// Where a rule puts its findings.
pub(crate) struct Findings<'a> {
    pub(crate) rule: &'static Rule,
    /// Where to show findings about something absent.
    pub(crate) anchor: TextRange,
    pub(crate) found: &'a mut Vec<Finding>,
}

impl Findings<'_> {
    /// Something is wrong with these words.
    pub(crate) fn text(&mut self, range: TextRange, message: impl Into<String>) -> &mut Finding {
        self.push(About::Text, range, message.into())
    }

    /// Something is absent.
    pub(crate) fn document(&mut self, message: impl Into<String>) -> &mut Finding {
        self.push(About::Document, self.anchor, message.into())
    }

    fn push(&mut self, about: About, range: TextRange, message: String) -> &mut Finding {
        self.found.push(Finding {
            rule: self.rule,
            severity: self.rule.severity,
            about,
            range,
            message,
            help: self.rule.advice.to_owned(),
            related: Vec::new(),
            fixes: Vec::new(),
            fingerprint: String::new(),
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}
