//! `title-noise`: what stands in a title and names no job. In: the title's line. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::title::noise::{Noise, TitleNoise};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "title-noise",
    group: Group::Metadata,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The title holds more than the name of the job",
    why: "Job sites match titles; pay, places, codes and calls for hurry in them are against their rules and cost readers.",
    advice: "Leave the name of the job, and what tells it from others: the shift, the field.",
    evidence: Evidence::Platform,
    sources: &[
        "Google Search Central, JobPosting `title` (the title only: no codes, addresses, dates, pay)",
        "Indeed, advice on job titles",
        "Appcast 2015 (titles of 50 to 60 characters)",
    ],
    fix: FixAvailability::Safe,
    bad: &[
        "# URGENT!! Nurse $$$ (Ref 4471)\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker - amazing opportunity - £30k\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
    good: &[
        "# Registered Nurse, night shift\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker (m/w/d)\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Urgent Care Nurse\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# C++ Developer II\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
};

/// Lists of search results cut titles after so many characters.
const LONG: usize = 60;
/// One that is longer by a few loses nothing that matters.
const FAR_TOO_LONG: usize = 75;

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    if let Some(title) = &posting.facts.title_noise {
        tell(posting, title, findings);
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn tell(posting: &Posting<'_>, title: &TitleNoise, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let document = &facts.document;
    if title.parts.is_empty() {
        // The titles of the civil service are set by law.
        let legal = posting.settings.jurisdictions.contains(&"us-federal");
        if title.characters > FAR_TOO_LONG && !legal {
            let message =
                format!("The title has {} characters; lists cut it after about {LONG}.", title.characters);
            findings.text(title.line, message).severity(Severity::Info);
        }
        return;
    }
    let mut kinds: Vec<&str> = Vec::new();
    for part in &title.parts {
        let name = name(part.noise);
        if !kinds.contains(&name) {
            kinds.push(name);
        }
    }
    let words = document.quote(title.line);
    let message = format!("The title “{words}” holds {}.", kinds.join(", "));
    // What the title alone says must not get lost unseen.
    let only_here = title.parts.iter().any(|part| facts.is_said_only_in_title(part, title.line));
    let fix = title.cleaned.as_ref().map(|cleaned| {
        let edits = vec![Edit::verbatim(title.line, cleaned.clone())];
        let name = format!("Make it “{cleaned}”");
        if only_here { Fix::suggestion(name, edits) } else { Fix::safe(name, edits) }
    });
    findings.text(title.line, message).fix(fix);
}

const fn name(noise: Noise) -> &'static str {
    match noise {
        Noise::Pay => "the pay",
        Noise::Urgency => "a call for hurry",
        Noise::Praise => "praise",
        Noise::Emoji => "signs",
        Noise::Code => "a code",
        Noise::Place => "a place",
        Noise::Tag => "a tag",
    }
}
