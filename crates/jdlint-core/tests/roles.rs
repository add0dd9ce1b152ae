//! The posting of each role to fill in: unfilled it says so, filled it passes.

use jdlint_core::rules::Severity;
use jdlint_core::{Date, Settings, lint, roles};

fn settings() -> Settings {
    Settings { today: Date::new(2026, 11, 24), ..Settings::default() }
}

/// Fills placeholders as a writer would.
fn fill(text: &str) -> String {
    let rows = [
        ("employer name", "Northgate Example Ltd"),
        ("city and country", "Leeds, United Kingdom"),
        ("title of the job", "Baker"),
        ("title of the manager", "Head of department"),
        ("currency 600k", "GBP 600,000"),
        ("currency", "GBP"),
        ("lowest", "30,000"),
        ("highest", "36,000"),
        ("amount", "5,000"),
        ("number", "40"),
        ("x", "8"),
        ("address for applications", "jobs@northgate.example"),
        ("closing date", "31 January 2027"),
        ("date", "30 June 2027"),
        ("monitoring tool", "the monitoring system"),
        ("incident log", "the incident log"),
    ];
    let filled =
        rows.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value));
    filled.replace(['{', '}'], "")
}

#[test]
fn a_filled_skeleton_passes() {
    let mut wrong = Vec::new();
    for role in roles::ALL {
        let text = fill(&role.skeleton());
        let report = lint(&text, &settings());
        assert_eq!(report.role, Some(role.id));
        for finding in report.findings {
            if finding.severity > Severity::Info {
                let words = finding.range.of(&text);
                wrong.push(format!("{}: {} at {words:?}: {}", role.id, finding.rule.id, finding.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_unfilled_skeleton_says_so() {
    for role in roles::ALL.iter().chain([&roles::ANY]) {
        let report = lint(&role.skeleton(), &settings());
        let blanks = report.findings.iter().filter(|finding| finding.rule.id == "placeholder-left").count();
        assert!(blanks > 5, "{}: {blanks}", role.id);
    }
}

#[test]
fn a_posting_for_any_role_has_every_part() {
    let text = fill(&roles::ANY.skeleton());
    let missing =
        lint(&text, &settings()).findings.into_iter().filter(|found| found.rule.id.starts_with("missing-"));
    let missing: Vec<_> = missing.map(|found| found.rule.id).collect();
    assert!(missing.is_empty(), "{missing:?}\n{text}");
}
