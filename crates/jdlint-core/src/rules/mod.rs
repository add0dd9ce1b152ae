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
pub(crate) use rule::{Check, Findings, Posting};
pub use rule::{Evidence, FixAvailability, Group, Rule, Severity};

use crate::facts::Facts;
use crate::reading::Reading;
use crate::report::{About, Finding, score};
use crate::settings::Settings;
use crate::text::TextRange;

/// What stands below every rule that speaks of law.
pub const NOT_LEGAL_ADVICE: &str = "Compiled 2026-11 from secondary sources; not legal advice";

/// Makes the two tables of the modules: what the rules are and how they judge. Apart, so that a program which names rules
/// and judges nothing (it reads settings, it prints the manual) does not carry the engine.
macro_rules! rules {
    ($($module:ident,)*) => {
        /// Every rule, in the order of the manual.
        pub static ALL: &[&Rule] = &[$({
            static RULE: Rule = $module::RULE.in_this_build();
            &RULE
        },)*];

        /// The judgement of each rule of [`ALL`].
        static CHECKS: &[Check] = &[$($module::check,)*];
    };
}

rules! {
    not_a_posting,
    missing_title,
    missing_summary,
    missing_responsibilities,
    missing_requirements,
    missing_location,
    missing_employment_type,
    missing_working_hours,
    missing_employer_name,
    missing_reporting_line,
    missing_how_to_apply,
    missing_hiring_process,
    missing_accommodation_statement,
    missing_eeo_statement,
    missing_own_section,
    required_preferred_mixed,
    empty_section,
    company_text_dominates,
    no_structure,
    missing_success_measures,
    kpi_without_target,
    kpi_without_timeframe,
    kpi_without_unit,
    comparative_without_baseline,
    vague_outcome_verb,
    unmeasurable_quality,
    absolute_target,
    catch_all_duty,
    activity_only,
    entry_level_experience,
    years_exceed_technology_age,
    years_excessive,
    years_conflict,
    years_without_field,
    years_cap,
    seniority_duty_mismatch,
    degree_without_equivalent,
    degree_above_occupation,
    school_prestige,
    too_many_requirements,
    tool_laundry_list,
    certification_stacking,
    certification_level_conflict,
    unicorn_role,
    vague_qualification,
    absolute_expertise,
    drivers_license_unneeded,
    physical_requirement_unneeded,
    round_the_clock_availability,
    regulated_licence_missing,
    missing_pay,
    pay_vague,
    pay_range_too_wide,
    pay_open_ended,
    pay_range_inverted,
    pay_unit_or_currency_missing,
    benefits_missing,
    pay_history_request,
    age_coded_term,
    graduation_date_request,
    sex_specific_title,
    sex_preference,
    family_status_term,
    native_speaker,
    citizenship_restriction,
    protected_group_preference,
    disability_exclusion,
    criminal_record_exclusion,
    fair_chance_statement_missing,
    unemployed_exclusion,
    local_experience_required,
    ai_or_vacancy_disclosure_missing,
    gender_marker_missing,
    appearance_or_photo_request,
    sensitive_data_request,
    deadline_missing,
    gendered_pronoun,
    hype_title,
    bro_culture,
    cliche,
    undefined_acronym,
    own_word,
    posting_too_short,
    posting_too_long,
    sentence_too_long,
    reading_level,
    title_noise,
    title_level_conflict,
    remote_contradiction,
    expired_or_past_date,
    placeholder_left,
    structured_data_mismatch,
    unused_suppression,
}

/// The rule of that id.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.id == id)
}

/// Few postings have more findings.
const USUAL_FINDINGS: usize = 24;

/// Lets the rules judge, one after the other. Text that is no posting is told so, once, and nothing else; text of
/// another language hears only the rules that read no English.
///
/// What is shown is a part of what is judged: the score does not hang on `only` nor on the posting's own comments.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn judge(readings: &mut [Reading<'_>]) {
    let mut anchors = Vec::with_capacity(readings.len());
    for reading in readings.iter_mut() {
        anchors.push(reading.facts.anchor());
        reading.findings = Vec::with_capacity(USUAL_FINDINGS);
    }
    for judge in judges().filter(|(rule, _)| !is_last(rule)) {
        for (reading, &anchor) in readings.iter_mut().zip(&anchors) {
            if runs(judge.0, &reading.facts, &reading.settings) {
                let Reading { facts, source, settings, findings, .. } = reading;
                run(judge, anchor, &Posting { facts, source, settings, idle: &[] }, findings);
            }
        }
    }
    for (reading, anchor) in readings.iter_mut().zip(anchors) {
        let facts = &reading.facts;
        let is_scored = facts.is_posting && facts.is_english();
        reading.score = is_scored.then(|| score::count(&reading.findings, &reading.settings));
        reading.facts.suppressions.hide(&mut reading.findings);
        judge_comments(reading, anchor);
        let Reading { facts, settings, findings, .. } = reading;
        findings.retain(|finding| settings.shows(finding.rule));
        told_once::keep(facts, settings, findings);
    }
}

fn judges() -> impl DoubleEndedIterator<Item = (&'static Rule, Check)> + ExactSizeIterator {
    ALL.iter().copied().zip(CHECKS.iter().copied())
}

/// It judges what the comments hide of the findings of all others.
fn is_last(rule: &Rule) -> bool {
    rule.id == unused_suppression::RULE.id
}

/// Is the rule wanted, and has it something to say about such a text?
fn runs(rule: &'static Rule, facts: &Facts<'_>, settings: &Settings) -> bool {
    if !settings.is_on(rule) && !settings.shows(rule) {
        return false;
    }
    if !facts.is_english() {
        // Whether it is a posting is read in English.
        return rule.holds_in_any_language();
    }
    if rule.id == not_a_posting::RULE.id {
        return !facts.is_posting;
    }
    // Who names a rule wants to hear it, whatever the text looks like.
    let asked = || settings.only.as_ref().is_some_and(|only| only.contains(&rule.id));
    facts.is_posting || asked()
}

/// What the comments to jdlint hid is known now.
fn judge_comments(reading: &mut Reading<'_>, anchor: TextRange) {
    let Reading { facts, source, settings, findings, .. } = reading;
    let last = judges().rfind(|(rule, _)| is_last(rule));
    let Some(judge) = last.filter(|(rule, _)| runs(rule, facts, settings)) else { return };
    // A rule that is off in the settings may be on elsewhere: it says nothing about a comment.
    let speaks = |id: &str| by_id(id).is_some_and(|rule| settings.is_on(rule) && !is_last(rule));
    let idle =
        if facts.suppressions.are_given() { facts.suppressions.idle(source, speaks) } else { Vec::new() };
    let mut about_comments = Vec::new();
    run(judge, anchor, &Posting { facts, source, settings, idle: &idle }, &mut about_comments);
    facts.suppressions.hide(&mut about_comments);
    findings.append(&mut about_comments);
}

/// Lets one rule judge, as loud as the settings want it, and silent where they do not.
fn run(
    (rule, check): (&'static Rule, Check),
    anchor: TextRange,
    posting: &Posting<'_>,
    found: &mut Vec<Finding>,
) {
    let first = found.len();
    check(posting, &mut Findings { rule, anchor, found });
    if found.len() == first {
        return;
    }
    let own = &posting.facts.own;
    if own.allows_any() {
        let mut new = found.split_off(first);
        new.retain(|finding| finding.about == About::Document || !own.allows(finding.range));
        found.append(&mut new);
    }
    if let Some(severity) = posting.settings.severity_of(rule) {
        for finding in &mut found[first..] {
            finding.severity = severity;
        }
    }
}
