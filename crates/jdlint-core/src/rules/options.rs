//! What can be set for single rules besides how loud they speak. In: nothing. Out: [`OPTIONS`].

/// A number that a rule judges by.
#[derive(Debug, PartialEq, Eq)]
pub struct RuleOption {
    /// Id of the rule.
    pub rule: &'static str,
    /// Words in kebab-case.
    pub name: &'static str,
    /// What it means, in one line.
    pub about: &'static str,
    /// What it is unless somebody sets it.
    pub default: u32,
    /// The least that makes sense.
    pub least: u32,
    /// The most that makes sense.
    pub most: u32,
}

/// Every option, sorted by rule and name.
pub static OPTIONS: &[&RuleOption] = &[&TOO_MANY_REQUIREMENTS_MAX];

pub(super) static TOO_MANY_REQUIREMENTS_MAX: RuleOption = RuleOption {
    rule: "too-many-requirements",
    name: "max",
    about: "how many required points a list may have",
    // Above it jobs stay open longer: time to fill turns near 14.
    default: 14,
    least: 1,
    most: 1000,
};

/// The option of that name of that rule.
pub fn option(rule: &str, name: &str) -> Option<&'static RuleOption> {
    OPTIONS.iter().copied().find(|option| option.rule == rule && option.name == name)
}
