//! Judgement. In: facts. Out: findings. One file a rule; [`ALL`] is the order of the manual.

mod absolute_expertise;
mod absolute_target;
mod activity_only;
mod age_coded_term;
mod ai_or_vacancy_disclosure_missing;
mod appearance_or_photo_request;
mod benefits_missing;
mod bro_culture;
mod catch_all_duty;
mod certification_level_conflict;
mod certification_stacking;
mod citizenship_restriction;
mod cliche;
mod company_text_dominates;
mod comparative_without_baseline;
mod criminal_record_exclusion;
mod deadline_missing;
mod degree_above_occupation;
mod degree_without_equivalent;
mod disability_exclusion;
mod drivers_license_unneeded;
mod empty_section;
mod entry_level_experience;
mod expired_or_past_date;
mod fair_chance_statement_missing;
mod family_status_term;
mod gender_marker_missing;
mod gendered_pronoun;
mod graduation_date_request;
mod hype_title;
mod kpi_without_target;
mod kpi_without_timeframe;
mod kpi_without_unit;
mod local_experience_required;
mod missing_accommodation_statement;
mod missing_eeo_statement;
mod missing_employer_name;
mod missing_employment_type;
mod missing_hiring_process;
mod missing_how_to_apply;
mod missing_location;
mod missing_own_section;
mod missing_pay;
mod missing_reporting_line;
mod missing_requirements;
mod missing_responsibilities;
mod missing_success_measures;
mod missing_summary;
mod missing_title;
mod missing_working_hours;
mod native_speaker;
mod no_structure;
mod not_a_posting;
mod options;
mod outcome_template;
mod own_word;
mod pay_history_request;
mod pay_open_ended;
mod pay_range_inverted;
mod pay_range_too_wide;
mod pay_unit_or_currency_missing;
mod pay_vague;
mod physical_requirement_unneeded;
mod placeholder_left;
mod posting_too_long;
mod posting_too_short;
mod precision;
mod protected_group_preference;
mod quotes;
mod reading_level;
mod regulated_licence_missing;
mod remote_contradiction;
mod required_preferred_mixed;
mod round_the_clock_availability;
mod rule;
mod school_prestige;
mod section_template;
mod seniority_duty_mismatch;
mod sensitive_data_request;
mod sentence_too_long;
mod sex_preference;
mod sex_specific_title;
mod structured_data_mismatch;
mod title_level_conflict;
mod title_noise;
mod told_once;
mod too_many_requirements;
mod tool_laundry_list;
mod undefined_acronym;
mod unemployed_exclusion;
mod unicorn_role;
mod unmeasurable_quality;
mod unused_suppression;
mod vague_outcome_verb;
mod vague_qualification;
mod years_cap;
mod years_conflict;
mod years_exceed_technology_age;
mod years_excessive;
mod years_without_field;

pub use options::{OPTIONS, RuleOption, option};
pub use precision::Precision;
pub use rule::{Evidence, FixAvailability, Group, Rule, Severity};
pub(crate) use rule::{Findings, Posting};

use crate::facts::Facts;
use crate::report::{About, Finding, Score, score};
use crate::settings::Settings;

/// What stands below every rule that speaks of law.
pub const NOT_LEGAL_ADVICE: &str = "Compiled 2026-11 from secondary sources; not legal advice";

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
    &missing_own_section::RULE,
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
    &pay_range_too_wide::RULE,
    &pay_open_ended::RULE,
    &pay_range_inverted::RULE,
    &pay_unit_or_currency_missing::RULE,
    &benefits_missing::RULE,
    &pay_history_request::RULE,
    &age_coded_term::RULE,
    &graduation_date_request::RULE,
    &sex_specific_title::RULE,
    &sex_preference::RULE,
    &family_status_term::RULE,
    &native_speaker::RULE,
    &citizenship_restriction::RULE,
    &protected_group_preference::RULE,
    &disability_exclusion::RULE,
    &criminal_record_exclusion::RULE,
    &fair_chance_statement_missing::RULE,
    &unemployed_exclusion::RULE,
    &local_experience_required::RULE,
    &ai_or_vacancy_disclosure_missing::RULE,
    &gender_marker_missing::RULE,
    &appearance_or_photo_request::RULE,
    &sensitive_data_request::RULE,
    &deadline_missing::RULE,
    &gendered_pronoun::RULE,
    &hype_title::RULE,
    &bro_culture::RULE,
    &cliche::RULE,
    &undefined_acronym::RULE,
    &own_word::RULE,
    &posting_too_short::RULE,
    &posting_too_long::RULE,
    &sentence_too_long::RULE,
    &reading_level::RULE,
    &title_noise::RULE,
    &title_level_conflict::RULE,
    &remote_contradiction::RULE,
    &expired_or_past_date::RULE,
    &placeholder_left::RULE,
    &structured_data_mismatch::RULE,
    &unused_suppression::RULE,
];

/// The rule of that id.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.id == id)
}

/// What the rules found.
pub(crate) struct Judgement {
    /// What to show.
    pub(crate) findings: Vec<Finding>,
    pub(crate) score: Option<Score>,
}

/// Lets the rules judge. Text that is no posting is told so, once, and nothing else; text of
/// another language hears only the rules that read no English.
///
/// What is shown is a part of what is judged: the score does not hang on `only` nor on the posting's own comments.
pub(crate) fn judge(facts: &mut Facts<'_>, source: &str, settings: &Settings) -> Judgement {
    let is_english = facts.is_english();
    let is_posting = facts.is_posting;
    // Who names a rule wants to hear it, whatever the text looks like.
    let asked = |rule: &Rule| settings.only.as_ref().is_some_and(|only| only.contains(&rule.id));
    let fits = |rule: &Rule| {
        if !is_english {
            // Whether it is a posting is read in English.
            return rule.holds_in_any_language();
        }
        if rule.id == not_a_posting::RULE.id { !is_posting } else { is_posting || asked(rule) }
    };
    let runs = |rule: &Rule| (settings.is_on(rule) || settings.shows(rule)) && fits(rule);
    let last = |rule: &Rule| rule.id == unused_suppression::RULE.id;
    let mut findings = Vec::new();
    for &rule in ALL.iter().filter(|rule| runs(rule) && !last(rule)) {
        run(rule, &Posting { facts, source, settings, idle: &[] }, &mut findings);
    }
    let score = (is_posting && is_english).then(|| score::count(&findings, settings));
    facts.suppressions.hide(&mut findings);
    if runs(&unused_suppression::RULE) {
        // A rule that is off in the settings may be on elsewhere: it says nothing about a comment.
        let idle = facts
            .suppressions
            .idle(source, |id| by_id(id).is_some_and(|rule| settings.is_on(rule) && !last(rule)));
        let mut about_comments = Vec::new();
        run(
            &unused_suppression::RULE,
            &Posting { facts, source, settings, idle: &idle },
            &mut about_comments,
        );
        facts.suppressions.hide(&mut about_comments);
        findings.append(&mut about_comments);
    }
    findings.retain(|finding| settings.shows(finding.rule));
    told_once::keep(facts, settings, &mut findings);
    Judgement { findings, score }
}

/// Lets one rule judge, as loud as the settings want it, and silent where they do not.
fn run(rule: &'static Rule, posting: &Posting<'_>, found: &mut Vec<Finding>) {
    let first = found.len();
    (rule.check)(posting, &mut Findings { rule, anchor: posting.facts.anchor(), found });
    let own = &posting.facts.own;
    let mut new = found.split_off(first);
    new.retain(|finding| finding.about == About::Document || !own.allows(finding.range));
    if let Some(severity) = posting.settings.severity_of(rule) {
        for finding in &mut new {
            finding.severity = severity;
        }
    }
    found.append(&mut new);
}
