//! The words that a field may hold, for the JSON Schema. In: the enumerations of the core. Out: JSON values.
//!
//! Enumerations of the core that do not list themselves are listed here; the tests that validate real outputs fail
//! when one is left out.

use jdlint_core::report::{
    About, Applicability, Degree, EmploymentType, Kind, Modality, OutcomePart, PayPeriod, Presence,
    Seniority, Verdict, WorkMode,
};
use jdlint_core::rules::{Evidence, FixAvailability, Group, Severity};
use schemars::{Schema, json_schema};

use crate::check::{about_word, applicability_word};

type Words = Vec<&'static str>;
type WordsOrNull = Vec<Option<&'static str>>;

fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Words {
    all.iter().map(|&one| word(one)).collect()
}

fn or_null(words: Words) -> WordsOrNull {
    words.into_iter().map(Some).chain([None]).collect()
}

fn one_of(words: &[&str]) -> Schema {
    json_schema!({ "type": "string", "enum": words })
}

pub(crate) fn groups() -> Words {
    use Group::{Language, Law, Metadata, Outcomes, Pay, Readability, Requirements, Structure};
    words(&[Structure, Outcomes, Requirements, Pay, Law, Language, Readability, Metadata], Group::word)
}

pub(crate) fn severities() -> Words {
    words(&[Severity::Error, Severity::Warning, Severity::Info], Severity::word)
}

pub(crate) fn evidence() -> Words {
    use Evidence::{Convention, Fact, IndustryData, Law, OfficialGuidance, PeerReviewed, Platform};
    let all = [Law, PeerReviewed, OfficialGuidance, Platform, IndustryData, Convention, Fact];
    words(&all, Evidence::word)
}

pub(crate) fn fixes() -> Words {
    words(&[FixAvailability::None, FixAvailability::Safe, FixAvailability::Suggestion], FixAvailability::word)
}

pub(crate) fn abouts() -> Words {
    words(&[About::Text, About::Document], about_word)
}

pub(crate) fn applicabilities() -> Words {
    words(&[Applicability::Safe, Applicability::Suggestion], applicability_word)
}

pub(crate) fn seniorities() -> Words {
    words(Seniority::ALL, Seniority::word)
}

pub(crate) fn kinds() -> Schema {
    one_of(&words(Kind::ALL, Kind::word))
}

pub(crate) fn kinds_or_other() -> Words {
    let mut kinds = words(Kind::ALL, Kind::word);
    kinds.push("other");
    kinds
}

pub(crate) fn presences() -> Schema {
    one_of(&words(Presence::ALL, Presence::word))
}

pub(crate) fn verdicts() -> Words {
    words(Verdict::ALL, Verdict::word)
}

pub(crate) fn outcome_parts() -> Schema {
    one_of(&words(OutcomePart::ALL, OutcomePart::word))
}

pub(crate) fn modalities() -> Words {
    words(Modality::ALL, Modality::word)
}

pub(crate) fn degrees() -> WordsOrNull {
    or_null(words(Degree::ALL, Degree::word))
}

pub(crate) fn work_modes() -> WordsOrNull {
    or_null(words(WorkMode::ALL, WorkMode::word))
}

pub(crate) fn employment_types() -> WordsOrNull {
    or_null(words(EmploymentType::ALL, EmploymentType::word))
}

pub(crate) fn pay_periods() -> WordsOrNull {
    or_null(words(PayPeriod::ALL, PayPeriod::word))
}
