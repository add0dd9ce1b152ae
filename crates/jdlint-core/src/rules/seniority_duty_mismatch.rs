//! `seniority-duty-mismatch`: a beginner who leads. In: level and duties. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "seniority-duty-mismatch",
    group: Group::Requirements,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "Title or text say that the job is for beginners, and the duties are a leader's",
    why: "Beginners stay away, leaders never see it, and the pay fits neither.",
    advice: "Take the duty out, say whom it helps, or raise the title and the pay.",
    evidence: Evidence::IndustryData,
    sources: &[
        "Business in the Community 2017 (entry-level roles that are talked up)",
        "LinkedIn and Zippia, analyses of entry-level postings",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Marketing intern\n\n## What you'll do\n\n- Lead the marketing team\n\n## Requirements\n\n- Likes to write\n",
        "# Junior analyst\n\n## What you'll do\n\n- Set the pricing strategy and manage the budget\n\n## Requirements\n\n- Knows how stock is counted\n",
    ],
    good: &[
        "# Marketing intern\n\n## What you'll do\n\n- Assist the team that leads the marketing strategy\n\n## Requirements\n\n- Knows how stock is counted\n",
        "# Junior analyst\n\n## What you'll do\n\n- Help lead the team meeting\n\n## Requirements\n\n- Knows how stock is counted\n",
        "# Junior sales representative\n\n## What you'll do\n\n- Own lead generation for two regions\n\n## Requirements\n\n- Knows how stock is counted\n",
        "# Team manager\n\n## What you'll do\n\n- Lead the marketing team\n\n## Requirements\n\n- Knows how stock is counted\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let Some(level) = facts.entry_level else { return };
    let duties = facts.leaders_duties();
    let Some((first, others)) = duties.split_first() else { return };
    let finding = findings.text(*first, "The job is for beginners, yet this is a leader's work.");
    finding.related(level, "This says that it is for beginners.");
    for &other in others {
        finding.related(other, "and this");
    }
}
