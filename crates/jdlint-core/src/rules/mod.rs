//! Judgement. In: facts. Out: findings. One file a rule; [`ALL`] is the order of the manual.

mod absolute_expertise;
mod catch_all_duty;
mod certification_level_conflict;
mod certification_stacking;
mod comparative_without_baseline;
mod degree_above_occupation;
mod degree_without_equivalent;
mod drivers_license_unneeded;
mod entry_level_experience;
mod kpi_without_target;
mod kpi_without_timeframe;
mod missing_employment_type;
mod missing_how_to_apply;
mod missing_location;
mod missing_pay;
mod missing_requirements;
mod missing_responsibilities;
mod missing_success_measures;
mod missing_title;
mod not_a_posting;
mod outcome_template;
mod pay_vague;
mod physical_requirement_unneeded;
mod placeholder_left;
mod regulated_licence_missing;
mod required_preferred_mixed;
mod round_the_clock_availability;
mod rule;
mod school_prestige;
mod section_template;
mod seniority_duty_mismatch;
mod too_many_requirements;
mod tool_laundry_list;
mod unicorn_role;
mod vague_outcome_verb;
mod vague_qualification;
mod years_cap;
mod years_conflict;
mod years_exceed_technology_age;
mod years_excessive;
mod years_without_field;

pub use rule::{Evidence, FixAvailability, Group, Rule, Severity};
pub(crate) use rule::{Findings, Posting};

use crate::facts::Facts;
use crate::report::Finding;
use crate::settings::Settings;

/// Every rule, in the order of the manual.
pub static ALL: &[&Rule] = &[
    &not_a_posting::RULE,
    &missing_title::RULE,
    &missing_responsibilities::RULE,
    &missing_requirements::RULE,
    &missing_location::RULE,
    &missing_employment_type::RULE,
    &missing_how_to_apply::RULE,
    &required_preferred_mixed::RULE,
    &missing_success_measures::RULE,
    &kpi_without_target::RULE,
    &kpi_without_timeframe::RULE,
    &comparative_without_baseline::RULE,
    &vague_outcome_verb::RULE,
    &catch_all_duty::RULE,
    &entry_level_experience::RULE,
    &years_exceed_technology_age::RULE,
    &years_excessive::RULE,
    &years_conflict::RULE,
    &years_without_field::RULE,
    &years_cap::RULE,
    &seniority_duty_mismatch::RULE,
    &degree_without_equivalent::RULE,
    &degree_above_occupation::RULE,
    &school_prestige::RULE,
    &too_many_requirements::RULE,
    &tool_laundry_list::RULE,
    &certification_stacking::RULE,
    &certification_level_conflict::RULE,
    &unicorn_role::RULE,
    &vague_qualification::RULE,
    &absolute_expertise::RULE,
    &drivers_license_unneeded::RULE,
    &physical_requirement_unneeded::RULE,
    &round_the_clock_availability::RULE,
    &regulated_licence_missing::RULE,
    &missing_pay::RULE,
    &pay_vague::RULE,
    &placeholder_left::RULE,
];

/// The rule of that id.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.id == id)
}

/// Lets the chosen rules judge. Text that is no posting is told so, once, and nothing else.
pub(crate) fn judge(facts: &Facts<'_>, settings: &Settings) -> Vec<Finding> {
    let posting = Posting { facts, settings };
    let anchor = facts.anchor();
    let mut found = Vec::new();
    // The tables are English: of another language they know nothing, and say nothing.
    if !facts.is_english {
        return found;
    }
    for &rule in ALL {
        let chosen = settings.only.as_ref().map_or(rule.on_by_default, |only| only.contains(&rule.id));
        let speaks = facts.is_posting != (rule.id == not_a_posting::RULE.id);
        if chosen && speaks {
            (rule.check)(&posting, &mut Findings { rule, anchor, found: &mut found });
        }
    }
    found
}
