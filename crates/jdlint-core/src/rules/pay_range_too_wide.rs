//! `pay-range-too-wide`: a range of pay that says little. In: the pay facts. Out: a finding a range.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::numbers::whole;
use crate::facts::pay::{PayFact, PayKind};
use crate::gather::Gather;
use crate::laws::{self, Duty};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "pay-range-too-wide",
    group: Group::Pay,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The pay range is so wide that it says little",
    why: "Ranges 50,000 wide lowered trust in the employer in three experiments; a reader cannot tell which end is meant for them.",
    advice: "Narrow the range to what you would pay on the first day, or give one range a level.",
    evidence: Evidence::PeerReviewed,
    sources: &[
        "Kuhn, Journal of Applied Psychology (three experiments; spans of 50,000 against 10,000)",
        "Ontario Employment Standards Act, Part III.1 (no wider than CAD 50,000)",
        "The ratio of 1.6 is our choice",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n$58,100-$152,500 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£20,000 to £40,000 per annum\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n$82,000-$98,000 a year (mid-level)\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n$60,000-$140,000 a year, depending on level\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
};

/// A wider range is for info from here, a warning from [`TOO_WIDE`].
const WIDE: f64 = 1.5;
const TOO_WIDE: f64 = 1.6;
/// A span of more is too wide whatever the ratio: a year's pay, in currencies of that order.
const SPAN: f64 = 50_000.0;
const CURRENCIES: [&str; 8] = ["USD", "EUR", "GBP", "CAD", "AUD", "CHF", "NZD", "SGD"];
/// Above this the cap of Ontario does not hold.
const UNCAPPED: f64 = 200_000.0;

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if facts.names_several_levels() {
        return;
    }
    let base = |pay: &&PayFact| is_judged(pay) && pay.kind == PayKind::Base && pay.inverted.is_none();
    let mut pays: Vec<&PayFact> = facts.pays.iter().filter(base).gather();
    // The same range is told once, where it first stands.
    let range = |pay: &PayFact| (pay.min.to_bits(), pay.max.to_bits());
    pays.sort_by_key(|pay| range(pay));
    pays.dedup_by_key(|pay| range(pay));
    for pay in pays {
        let span = pay.max - pay.min;
        let yearly = pay.is_yearly() && pay.currency.is_none_or(|code| CURRENCIES.contains(&code));
        let ratio = pay.max / pay.min;
        let capped = yearly
            && span > SPAN
            && pay.max <= UNCAPPED
            && matches!(pay.currency, None | Some("CAD" | "USD"));
        let (severity, law) = if capped {
            laws::severity(posting.settings, Duty::Width, Severity::Warning)
        } else {
            (Severity::Warning, String::new())
        };
        let severity = match severity {
            Severity::Error => severity,
            _ if ratio > TOO_WIDE || yearly && span > SPAN => Severity::Warning,
            _ if ratio >= WIDE => Severity::Info,
            _ => continue,
        };
        let range = facts.document.range_of(&pay.span);
        let words = facts.pay_words(pay);
        let message = message(&words, ratio, if yearly { span } else { 0.0 }, &law);
        let edit = Edit::new(range, "{currency} {lowest} to {highest} a {year}");
        let finding = findings.text(range, message).severity(severity);
        if let Some(upper) = &pay.upper {
            finding.related(facts.document.range_of(upper), "the upper end");
        }
        finding.fix(Fix::suggestion("Narrow the range", vec![edit]));
    }
}

fn is_judged(pay: &PayFact) -> bool {
    pay.is_range && !pay.covers_several && !pay.is_narrowed && !pay.slipped
}

/// Says what made it too wide, and no more than the figures bear.
fn message(words: &str, ratio: f64, span: f64, law: &str) -> String {
    let percent = percent(ratio);
    if ratio > TOO_WIDE {
        return format!(
            "The upper end of “{words}” is {percent} % above the lower: a reader cannot tell what you would pay{law}."
        );
    }
    if span > SPAN {
        let span = thousands(span);
        return format!("“{words}” spans {span}: a reader cannot tell what you would pay{law}.");
    }
    format!("“{words}” is a wide range: its upper end is {percent} % above the lower{law}.")
}

/// "69,702"
fn thousands(figure: f64) -> String {
    let digits = whole(figure).to_string();
    let mut written = String::new();
    for (at, digit) in digits.char_indices() {
        if at != 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

fn percent(ratio: f64) -> u64 {
    whole((ratio * 100.0 - 100.0).round())
}
