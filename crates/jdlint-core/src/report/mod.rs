//! What a lint gives back. In: findings and facts. Out: [`Report`], plain data that faces convert.

mod build;
mod finding;
mod outline;
pub(crate) mod score;

pub(crate) use build::build;
pub use finding::{About, Applicability, Edit, Finding, Fix, Placeholder, Related};
pub use outline::{
    Degree, Demand, EmploymentType, Kind, KindPresence, Modality, Outcome, OutcomePart, Outline,
    OutlineSection, Pay, PayPeriod, PostingFacts, Presence, Quote, Requirement, Seniority, Verdict, WorkMode,
};
pub use score::{SCORE_PARTS, ScorePart};

/// Everything that jdlint says about one posting.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What is wrong, ordered by place, then by rule id.
    pub findings: Vec<Finding>,
    /// What the posting says, as a reader wants it.
    pub outline: Outline,
    /// The whole in one number, 0 to 100. Nothing for text that is no posting.
    pub score: Option<Score>,
    /// The language that was recognised, as an ISO 639-1 code; `und` for one that is not known.
    pub language: &'static str,
    /// The role profile that was used.
    pub role: Option<&'static str>,
    /// How many words its body has: a count, for faces that greet a text that has only begun.
    pub words: u32,
}

/// The score and the parts it is made of, each 0 to 100. Every finding takes something from one part; nothing else
/// counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// The parts, weighed.
    pub total: u8,
    /// Is there what a reader needs? Findings of the group structure.
    pub complete: u8,
    /// Does it say what success is, so that one could check? Outcomes.
    pub measurable: u8,
    /// Are the demands needed and reachable? Requirements.
    pub fair: u8,
    /// Is the pay said? Pay.
    pub pay: u8,
    /// Does it keep to the law of the chosen places? Law.
    pub law: u8,
    /// Is it clear and finished? Language, readability and metadata.
    pub clear: u8,
}
