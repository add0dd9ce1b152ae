//! The document that the project starts from. In: `../shared/seeds` where it is there. Out: what jdlint must say of it.
//!
//! It describes the job of an IT technical manager and is no posting: five KPIs without a target, a degree without an
//! alternative, no pay, no place, no kind of contract, no way to apply.

#![expect(clippy::print_stdout, reason = "who runs this must know that nothing was compared")]

use std::fs;

use jdlint_core::report::Finding;
use jdlint_core::{Format, Settings, lint};
use jdlint_tests::suite;

#[test]
fn the_technical_manager_is_told_what_is_missing() {
    let path = suite::workspace().join("../shared/seeds/it-technical-manager-job-description.txt");
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: {} is absent", path.display());
        return;
    };
    let report = lint(&text, &Settings { format: Format::PlainText, ..Settings::default() });
    let of = |rule: &str| -> Vec<&Finding> {
        report.findings.iter().filter(|finding| finding.rule.id == rule).collect()
    };

    let kpis = of("kpi-without-target");
    let rewrites = kpis.iter().filter_map(|finding| finding.fixes.first()?.edits.first());
    assert_eq!(rewrites.filter(|edit| !edit.placeholders.is_empty()).count(), 5, "{kpis:#?}");

    // The master's degree and the certificates are wishes.
    let degrees: Vec<&str> =
        of("degree-without-equivalent").iter().map(|found| found.range.of(&text)).collect();
    assert_eq!(degrees, ["Bachelor’s degree"]);
    assert!(of("certification-stacking").is_empty());

    for rule in ["missing-pay", "missing-location", "missing-employment-type", "missing-how-to-apply"] {
        assert_eq!(of(rule).len(), 1, "{rule}");
    }
    assert_eq!(report.role, Some("technical-manager"));
}
