//! `structured-data-mismatch`: data beside the text. In: the structured facts. Out: a finding a disagreement, one for what lacks.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "structured-data-mismatch",
    group: Group::Metadata,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "Front matter or JobPosting data disagree with the text, or lack what job sites need",
    why: "Job sites show the data and readers the text; where they disagree, sites take the posting down.",
    advice: "Write the same values in both, and fill the required properties.",
    evidence: Evidence::Platform,
    sources: &[
        "Google Search Central, JobPosting (required properties, content policies)",
        "schema.org JobPosting",
    ],
    fix: FixAvailability::None,
    bad: &[
        "---\ntitle: Baker\nsalary: 80000 GBP\nlocation: Leeds\n---\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£60,000 to £70,000 a year\n\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 to £30,000 a year\n\n<script type=\"application/ld+json\">\n{\"@context\": \"https://schema.org\", \"@type\": \"JobPosting\", \"title\": \"Baker\", \"description\": \"Bake bread\"}\n</script>\n",
    ],
    good: &[
        "---\ntitle: Baker\nsalary: 27000 GBP\nlocation: Leeds\n---\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 to £30,000 a year\n\n<script type=\"application/ld+json\">\n{\"@context\": \"https://schema.org\", \"@type\": \"JobPosting\", \"title\": \"Baker\", \"description\": \"Bake bread\", \"datePosted\": \"2026-11-01\", \"hiringOrganization\": \"The bakery\", \"jobLocation\": {\"@type\": \"Place\", \"address\": {\"addressLocality\": \"Leeds\"}}, \"baseSalary\": {\"currency\": \"GBP\", \"value\": {\"minValue\": 27000, \"maxValue\": 30000, \"unitText\": \"YEAR\"}}}\n</script>\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for data in &posting.facts.structured {
        for disagreement in &data.disagreements {
            let (about, said) = (disagreement.about, &disagreement.data);
            let message =
                format!("The data say “{said}” for the {about}, the text says “{}”.", disagreement.text);
            findings.text(disagreement.range, message).related(disagreement.text_range, "in the text");
        }
        if !data.missing.is_empty() {
            let names = data.missing.join(", ");
            findings.text(data.range, format!("The JobPosting data lack {names}."));
        }
    }
}
