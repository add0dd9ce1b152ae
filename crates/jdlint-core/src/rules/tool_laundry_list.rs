//! `tool-laundry-list`: very many named tools. In: tools. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "tool-laundry-list",
    group: Group::Requirements,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Ten or more named tools are required (from fifteen on a warning)",
    why: "Hardly anybody knows exactly these; those who could learn the missing ones in a week do not apply.",
    advice: "Keep the three to five that are used every week, and name the others as examples.",
    evidence: Evidence::IndustryData,
    sources: &[
        "Burning Glass with the Philadelphia Fed, time to fill: about 8 skills on average, slower above 14",
        "Fuller et al. 2021, Hidden Workers (long specifications filter out qualified people)",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Engineer\n\n## What you'll do\n\n- Run the platform\n\n## Requirements\n\n- Experience with Python, Java, Scala, Kotlin, Docker, Kubernetes, Terraform, Ansible, Jenkins, Kafka, Redis, PostgreSQL, MongoDB, Grafana, Prometheus and Splunk\n",
    ],
    good: &[
        "# Engineer\n\n## What you'll do\n\n- Run the platform\n\n## Requirements\n\n- One cloud and one infrastructure-as-code tool\n",
        "# Engineer\n\n## What you'll do\n\n- Run the platform\n\n## Requirements\n\n- Experience with tools such as Python, Java, Scala, Kotlin, Docker, Kubernetes, Terraform, Ansible, Jenkins, Kafka, Redis, PostgreSQL, MongoDB, Grafana, Prometheus and Splunk\n",
        "# Engineer\n\n## What you'll do\n\n- Run the platform\n\n## Requirements\n\n- Experience with one of Python, Java, Scala, Kotlin, Docker, Kubernetes, Terraform, Ansible, Jenkins, Kafka, Redis, PostgreSQL, MongoDB, Grafana, Prometheus or Splunk\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let tools = posting.facts.required_tools(MANY);
    let Some((first, others)) = tools.split_first().filter(|_| tools.len() >= MANY) else { return };
    let severity = if tools.len() >= TOO_MANY { Severity::Warning } else { Severity::Info };
    let finding =
        findings.text(*first, format!("{} named tools are required.", tools.len())).severity(severity);
    for &other in others {
        finding.related(other, "and this one");
    }
}

/// From this many on it is worth knowing.
const MANY: usize = 10;
/// From this many on it should be mended.
const TOO_MANY: usize = 15;
