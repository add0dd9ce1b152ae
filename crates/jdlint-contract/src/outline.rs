//! What `outline` says. In: a report. Out: [`FileOutline`], and [`OutlineOutput`] around them.

use crate::by_kind::ByKind;
use jdlint_core::Report;
use jdlint_core::report::{Demand, Outcome, Outline, Pay, PostingFacts, Requirement};
use serde::{Deserialize, Serialize, Serializer};

#[cfg(feature = "schema")]
use crate::check::{CONVERTED, TEXT};
use crate::check::{FILE, FileError};
use crate::position::Range;
#[cfg(feature = "schema")]
use crate::words;

/// All that `jdlint outline --format json` prints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OutlineOutput<P> {
    /// [`crate::CONTRACT_VERSION`].
    pub version: u32,
    /// Name and version of the program.
    pub tool: String,
    /// The day that was judged by, `YYYY-MM-DD`.
    pub today: Option<String>,
    /// Ids of the places whose law was applied.
    pub jurisdictions: Vec<String>,
    /// Work that could not be done.
    pub errors: Vec<FileError>,
    /// Every file that was read, sorted by path.
    pub files: Vec<FileOutline<P>>,
}

/// What one posting says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct FileOutline<P> {
    /// Relative to the working folder, with `/`; `<stdin>` for standard input.
    pub path: String,
    /// Where ranges lead: `file`, `converted` or `text`, as in the findings.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = [FILE, CONVERTED, TEXT])))]
    pub positions: String,
    /// The job title.
    pub title: Option<JsonQuote<P>>,
    /// `entry`, `mid`, `senior`, `lead`, `executive` or `unstated`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::seniorities())))]
    pub seniority: String,
    /// For every kind of content: `yes`, `vague` or `no`.
    #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = words::kinds(), "additionalProperties" = words::presences())))]
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub present: ByKind<String>,
    /// Where the kinds that are present stand.
    #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = words::kinds())))]
    #[serde(rename = "where")]
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, Range<P>[]>"))]
    pub places: ByKind<Vec<Range<P>>>,
    /// Blocks in reading order.
    pub sections: Vec<JsonOutlineSection<P>>,
    /// Results that the holder of the job is to bring.
    pub outcomes: Vec<JsonOutcome<P>>,
    /// Demands that name years, a degree or a certificate.
    pub requirements: Vec<JsonRequirement<P>>,
    /// Every item of the lists of demands.
    pub items: Vec<JsonDemand<P>>,
    /// How many distinct demands are required.
    pub required_items: u32,
    /// The small facts.
    pub facts: JsonPostingFacts,
    /// What the job pays.
    pub pay: Option<JsonPay<P>>,
}

/// Words and their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonQuote<P> {
    /// The words.
    pub text: String,
    /// Their place.
    pub range: Range<P>,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonOutlineSection<P> {
    /// What it is about, or `other`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::kinds_or_other())))]
    pub kind: String,
    /// Its heading as written.
    pub heading: Option<String>,
    /// Heading and body.
    pub range: Range<P>,
}

/// A result that the holder of the job is to bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonOutcome<P> {
    /// The words.
    pub text: String,
    /// Their place.
    pub range: Range<P>,
    /// `measurable` or `vague`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::verdicts())))]
    pub verdict: String,
    /// 0 to 5.
    pub level: u8,
    /// Which of `target`, `unit`, `timeframe`, `baseline` are not said.
    #[cfg_attr(feature = "schema", schemars(extend("items" = words::outcome_parts())))]
    pub missing: Vec<String>,
    /// Id of the KPI that it names.
    pub kpi: Option<String>,
    /// The measure, as written.
    pub metric: Option<String>,
    /// The value to reach, as written.
    pub target: Option<String>,
    /// By when or how often, as written; null where a heading above says it.
    pub timeframe: Option<String>,
}

/// An item of a list of demands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonDemand<P> {
    /// The words.
    pub text: String,
    /// Their place.
    pub range: Range<P>,
    /// `required` or `preferred`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::modalities())))]
    pub modality: String,
}

/// A demand that names years, a degree or a certificate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonRequirement<P> {
    /// The words.
    pub text: String,
    /// Their place.
    pub range: Range<P>,
    /// `required` or `preferred`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::modalities())))]
    pub modality: String,
    /// The least years asked.
    #[serde(serialize_with = "whole_numbers")]
    pub years_min: Option<f64>,
    /// The most years named.
    #[serde(serialize_with = "whole_numbers")]
    pub years_max: Option<f64>,
    /// What the years are to be years of.
    pub years_of: Option<String>,
    /// `high_school`, `associate`, `bachelor`, `master`, `doctorate` or `any_degree`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::degrees())))]
    pub degree: Option<String>,
    /// Does something else do in place of the degree?
    pub equivalent_accepted: Option<bool>,
    /// Certificates and licences asked.
    pub certifications: Vec<String>,
}

/// The small facts; null where the posting does not say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonPostingFacts {
    /// Who hires.
    pub employer: Option<String>,
    /// Places of work.
    pub locations: Vec<String>,
    /// `onsite`, `hybrid` or `remote`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::work_modes())))]
    pub work_mode: Option<String>,
    /// `full_time`, `part_time`, `permanent`, `temporary`, `contract`, `internship`, `casual` or `volunteer`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::employment_types())))]
    pub employment_type: Option<String>,
    /// Working hours as written.
    pub hours: Option<String>,
    /// Day of publication as written.
    pub posted: Option<String>,
    /// Last day to apply as written.
    pub deadline: Option<String>,
    /// Where to apply.
    pub apply: Option<String>,
}

/// What a job pays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonPay<P> {
    /// The words.
    pub text: String,
    /// Their place.
    pub range: Range<P>,
    /// The lowest figure.
    pub min: Option<f64>,
    /// The highest figure.
    pub max: Option<f64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// `hour`, `day`, `week`, `month` or `year`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::pay_periods())))]
    pub period: Option<String>,
}

/// Years are whole numbers nearly always, and are written so: `5`, not `5.0`.
#[allow(clippy::ref_option, reason = "the signature is serde's")]
fn whole_numbers<S: Serializer>(years: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match years {
        Some(years) if years.fract() == 0.0 => serializer.serialize_i64(*years as i64),
        other => other.serialize(serializer),
    }
}

/// An outline as the contract has it. `place` maps a byte offset to what the face counts in.
pub fn file_outline<P>(path: &str, report: &Report, place: impl Fn(u32) -> P) -> FileOutline<P> {
    let outline = &report.outline;
    FileOutline {
        path: path.to_owned(),
        positions: FILE.to_owned(),
        title: outline
            .title
            .as_ref()
            .map(|title| JsonQuote { text: title.text.clone(), range: Range::of(title.range, &place) }),
        seniority: outline.seniority.word().to_owned(),
        present: outline
            .present
            .iter()
            .map(|there| (there.kind.word().to_owned(), there.presence.word().to_owned()))
            .collect(),
        places: places(outline, &place),
        sections: outline
            .sections
            .iter()
            .map(|section| JsonOutlineSection {
                kind: section.kind.map_or("other", |kind| kind.word()).to_owned(),
                heading: section.heading.clone(),
                range: Range::of(section.range, &place),
            })
            .collect(),
        outcomes: outline.outcomes.iter().map(|outcome| json_outcome(outcome, &place)).collect(),
        requirements: outline.requirements.iter().map(|demand| json_requirement(demand, &place)).collect(),
        items: outline.items.iter().map(|item| json_demand(item, &place)).collect(),
        required_items: outline.required_items,
        facts: json_posting_facts(&outline.facts),
        pay: outline.pay.as_ref().map(|pay| json_pay(pay, &place)),
    }
}

fn places<P>(outline: &Outline, place: &impl Fn(u32) -> P) -> ByKind<Vec<Range<P>>> {
    outline
        .present
        .iter()
        .filter(|there| !there.ranges.is_empty())
        .map(|there| {
            let ranges = there.ranges.iter().map(|&range| Range::of(range, place)).collect();
            (there.kind.word().to_owned(), ranges)
        })
        .collect()
}

fn json_outcome<P>(outcome: &Outcome, place: &impl Fn(u32) -> P) -> JsonOutcome<P> {
    JsonOutcome {
        text: outcome.text.clone(),
        range: Range::of(outcome.range, place),
        verdict: outcome.verdict.word().to_owned(),
        level: outcome.level,
        missing: outcome.missing.iter().map(|part| part.word().to_owned()).collect(),
        kpi: outcome.kpi.map(str::to_owned),
        metric: outcome.metric.clone(),
        target: outcome.target.clone(),
        timeframe: outcome.timeframe.clone(),
    }
}

fn json_demand<P>(item: &Demand, place: &impl Fn(u32) -> P) -> JsonDemand<P> {
    JsonDemand {
        text: item.text.clone(),
        range: Range::of(item.range, place),
        modality: item.modality.word().to_owned(),
    }
}

fn json_requirement<P>(demand: &Requirement, place: &impl Fn(u32) -> P) -> JsonRequirement<P> {
    JsonRequirement {
        text: demand.text.clone(),
        range: Range::of(demand.range, place),
        modality: demand.modality.word().to_owned(),
        years_min: demand.years_min,
        years_max: demand.years_max,
        years_of: demand.years_of.clone(),
        degree: demand.degree.map(|degree| degree.word().to_owned()),
        equivalent_accepted: demand.equivalent_accepted,
        certifications: demand.certifications.clone(),
    }
}

fn json_posting_facts(facts: &PostingFacts) -> JsonPostingFacts {
    JsonPostingFacts {
        employer: facts.employer.clone(),
        locations: facts.locations.clone(),
        work_mode: facts.work_mode.map(|mode| mode.word().to_owned()),
        employment_type: facts.employment_type.map(|kind| kind.word().to_owned()),
        hours: facts.hours.clone(),
        posted: facts.posted.clone(),
        deadline: facts.deadline.clone(),
        apply: facts.apply.clone(),
    }
}

fn json_pay<P>(pay: &Pay, place: &impl Fn(u32) -> P) -> JsonPay<P> {
    JsonPay {
        text: pay.text.clone(),
        range: Range::of(pay.range, place),
        min: pay.min,
        max: pay.max,
        currency: pay.currency.map(str::to_owned),
        period: pay.period.map(|period| period.word().to_owned()),
    }
}
