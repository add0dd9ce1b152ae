//! `unicorn-role`: several trades in one person. In: title, demands. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::gather::Gather;
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unicorn-role",
    group: Group::Requirements,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Skills of four or more distant trades are required, or the title joins three",
    why: "Few people have them all, and the list hides which one matters.",
    advice: "Name the main trade, and split off or drop the others.",
    evidence: Evidence::Convention,
    sources: &["O*NET: skills and tools differ by job family", "Fuller et al. 2021, Hidden Workers"],
    fix: FixAvailability::None,
    bad: &[
        "# Designer / Developer / SEO / Accountant\n\n## What you'll do\n\n- Whatever comes up\n\n## Requirements\n\n- Is quick\n",
        "# Assistant\n\n## What you'll do\n\n- Keep things going\n\n## Requirements\n\n- Web development in PHP and JavaScript\n- Graphic design with Photoshop and video editing\n- SEO and Google Ads\n- Bookkeeping and payroll\n",
    ],
    good: &[
        "# Full-stack developer\n\n## What you'll do\n\n- Build the shop\n\n## Requirements\n\n- JavaScript, HTML and CSS\n- SQL\n",
        "# General manager\n\n## What you'll do\n\n- Run the inn\n\n## Requirements\n\n- Bookkeeping and payroll\n- Recruiting\n- SEO and social media\n- Purchasing and inventory management\n",
        "# Designer and illustrator\n\n## What you'll do\n\n- Draw the posters\n\n## Requirements\n\n- Graphic design\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if let Some(families) = facts.many_families() {
        tell(&families, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(families: &[(&str, TextRange)], findings: &mut Findings<'_>) {
    let Some(((_, first), others)) = families.split_first() else { return };
    let names: Vec<&str> = families.iter().map(|(name, _)| *name).gather();
    let message = format!("Several trades are asked of one person: {}.", names.join(", "));
    let finding = findings.text(*first, message);
    for (_, other) in others {
        finding.related(*other, "and this one");
    }
}
