//! Judgement. In: facts. Out: findings. One file a rule; [`ALL`] is the order of the manual.

mod absolute_target;
mod activity_only;
mod catch_all_duty;
mod certification_stacking;
mod company_text_dominates;
mod comparative_without_baseline;
mod degree_without_equivalent;
mod empty_section;
mod entry_level_experience;
mod kpi_without_target;
mod kpi_without_timeframe;
mod kpi_without_unit;
mod missing_accommodation_statement;
mod missing_eeo_statement;
mod missing_employer_name;
mod missing_employment_type;
mod missing_hiring_process;
mod missing_how_to_apply;
mod missing_location;
mod missing_pay;
mod missing_reporting_line;
mod missing_requirements;
mod missing_responsibilities;
mod missing_success_measures;
mod missing_summary;
mod missing_title;
mod missing_working_hours;
mod no_structure;
mod not_a_posting;
mod outcome_template;
mod pay_vague;
mod placeholder_left;
mod posting_too_long;
mod posting_too_short;
mod reading_level;
mod required_preferred_mixed;
mod rule;
mod section_template;
mod sentence_too_long;
mod too_many_requirements;
mod unmeasurable_quality;
mod vague_outcome_verb;
mod years_conflict;
mod years_exceed_technology_age;
mod years_excessive;

pub use rule::{Evidence, FixAvailability, Group, Rule, Severity};
pub(crate) use rule::{Findings, Posting};

use crate::facts::Facts;
use crate::report::Finding;
use crate::settings::Settings;

/// Every rule, in the order of the manual.
pub static ALL: &[&Rule] = &[
    &not_a_posting::RULE,
    &missing_title::RULE,
    &missing_summary::RULE,
    &missing_responsibilities::RULE,
    &missing_requirements::RULE,
    &missing_location::RULE,
    &missing_employment_type::RULE,
    &missing_working_hours::RULE,
    &missing_employer_name::RULE,
    &missing_reporting_line::RULE,
    &missing_how_to_apply::RULE,
    &missing_hiring_process::RULE,
    &missing_accommodation_statement::RULE,
    &missing_eeo_statement::RULE,
    &required_preferred_mixed::RULE,
    &empty_section::RULE,
    &company_text_dominates::RULE,
    &no_structure::RULE,
    &missing_success_measures::RULE,
    &kpi_without_target::RULE,
    &kpi_without_timeframe::RULE,
    &kpi_without_unit::RULE,
    &comparative_without_baseline::RULE,
    &vague_outcome_verb::RULE,
    &unmeasurable_quality::RULE,
    &absolute_target::RULE,
    &catch_all_duty::RULE,
    &activity_only::RULE,
    &entry_level_experience::RULE,
    &years_excessive::RULE,
    &years_exceed_technology_age::RULE,
    &years_conflict::RULE,
    &degree_without_equivalent::RULE,
    &too_many_requirements::RULE,
    &certification_stacking::RULE,
    &missing_pay::RULE,
    &pay_vague::RULE,
    &posting_too_short::RULE,
    &posting_too_long::RULE,
    &sentence_too_long::RULE,
    &reading_level::RULE,
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
