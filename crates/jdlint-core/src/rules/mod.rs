//! Judgement. In: facts. Out: findings. One file a rule; [`ALL`] is the order of the manual.

mod catch_all_duty;
mod missing_title;
mod rule;

pub use rule::{Evidence, FixAvailability, Group, Rule, Severity};
pub(crate) use rule::{Findings, Posting};

/// Every rule, in the order of the manual.
pub static ALL: &[&Rule] = &[&missing_title::RULE, &catch_all_duty::RULE];

/// The rule of that id.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.id == id)
}
