//! The contract and its hours. In: the document. Out: kinds of contract, working hours.

use super::{Found, cue_places, field_places, in_section, with_section};
use crate::document::Document;
use crate::document::words::gap;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{EmploymentType, Kind};
use crate::text::TextRange;

/// The words of the contract, with their type.
pub(in crate::facts) fn employment_types<'d>(
    document: &'d Document<'_>,
) -> impl Iterator<Item = (TextRange, EmploymentType)> + 'd {
    document.hits.iter().copied().filter(|hit| hit.lexicon == Lexicon::EmploymentType).filter_map(
        move |hit| {
            let kind = EmploymentType::ALL.iter().copied().find(|kind| kind.word() == hit.value())?;
            speaks_of_contract(document, hit).then(|| (document.range_of_hit(hit), kind))
        },
    )
}

/// "two years of full-time experience", "temporary workers", "permanent residents" speak of something else.
fn speaks_of_contract(document: &Document<'_>, hit: Hit) -> bool {
    let end = hit.end as usize;
    let other = document.is_in(Lexicon::NotAContract, end)
        && document.tokens[end].before & !(gap::SPACE | gap::DASH) == 0;
    let label = in_section(document, hit, &[Kind::EmploymentType, Kind::Title, Kind::Hours]);
    let elsewhere = in_section(
        document,
        hit,
        &[
            Kind::Requirements,
            Kind::Education,
            Kind::Preferred,
            Kind::Eeo,
            Kind::Responsibilities,
            Kind::Outcomes,
            Kind::AboutCompany,
            Kind::HiringProcess,
            Kind::HowToApply,
        ],
    );
    // "full-time office and technical staff" lists people, no contract.
    let list = document.is_any_word(end, &["and", "or"]) && document.is_in(Lexicon::NotAContract, end + 2);
    label || (!other && !elsewhere && !list)
}

pub(super) fn employment_type(document: &Document<'_>) -> Found {
    let mut ranges = field_places(document, &["type", "contract", "schedule", "employment", "tenure"]);
    ranges.extend(employment_types(document).map(|(range, _)| range));
    Found::if_any(ranges).or(|| with_section(document, Kind::EmploymentType, Found::no))
}

pub(super) fn hours(document: &Document<'_>) -> Found {
    let mut ranges = field_places(document, &["hours", "schedule", "shift"]);
    ranges.extend(cue_places(document, Lexicon::HoursCue, |hit| {
        hit.value() == "any"
            && !in_section(document, hit, &[Kind::Eeo, Kind::HowToApply, Kind::HiringProcess, Kind::Deadline])
    }));
    Found::if_any(ranges).or(|| with_section(document, Kind::Hours, Found::no))
}
