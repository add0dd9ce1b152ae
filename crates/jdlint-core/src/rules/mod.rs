//! Judgement. In: facts. Out: findings. One file a rule; [`ALL`] is the order of the manual.

mod benefits_missing;
mod catch_all_duty;
mod certification_stacking;
mod comparative_without_baseline;
mod degree_without_equivalent;
mod entry_level_experience;
mod expired_or_past_date;
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
mod pay_history_request;
mod pay_open_ended;
mod pay_range_inverted;
mod pay_range_too_wide;
mod pay_unit_or_currency_missing;
mod pay_vague;
mod placeholder_left;
mod remote_contradiction;
mod required_preferred_mixed;
mod rule;
mod section_template;
mod structured_data_mismatch;
mod title_level_conflict;
mod title_noise;
mod too_many_requirements;
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
    &years_excessive::RULE,
    &years_exceed_technology_age::RULE,
    &years_conflict::RULE,
    &degree_without_equivalent::RULE,
    &too_many_requirements::RULE,
    &certification_stacking::RULE,
    &missing_pay::RULE,
    &pay_vague::RULE,
    &pay_range_too_wide::RULE,
    &pay_open_ended::RULE,
    &pay_range_inverted::RULE,
    &pay_unit_or_currency_missing::RULE,
    &benefits_missing::RULE,
    &pay_history_request::RULE,
    &title_noise::RULE,
    &title_level_conflict::RULE,
    &remote_contradiction::RULE,
    &expired_or_past_date::RULE,
    &placeholder_left::RULE,
    &structured_data_mismatch::RULE,
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
