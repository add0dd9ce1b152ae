//! `no-structure`: a wall of text. In: the layout fact. Out: one finding about the document.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "no-structure",
    group: Group::Structure,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "Over 200 words without a heading or a list",
    why: "Readers and job boards look for the duties, the demands and the pay by their headings; nobody finds them in one block.",
    advice: "Put headings such as “What you'll do” and “What you bring” above the parts, and turn duties and demands into lists.",
    evidence: Evidence::Platform,
    sources: &["Google JobPosting structured data: format the description with paragraphs and lists"],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\nWe are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop.\n",
    ],
    good: &[
        "# Baker\n\nWe are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop.\n\n## What you'll do\n\n- Bake bread\n- Order the flour\n",
        "# Baker\n\nYou bake bread for four shops. You have one year of experience in a bakery.\n",
    ],
};

/// Shorter text needs no headings.
const NEEDS_FORM: usize = 200;

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let words = posting.facts.words;
    if words <= NEEDS_FORM {
        return;
    }
    if posting.facts.is_without_form() {
        findings.document(format!(
            "{words} words stand without a list and without headings on lines of their own."
        ));
    }
}
