//! What holds for every text. In: random texts, and texts put together from what postings are made of. Out: the
//! smallest text for which something does not hold.

use std::path::Path;

use jdlint_core::fixes::{self, Trust};
use jdlint_core::{Date, Format, Settings};
use jdlint_formats::lint;
use jdlint_tests::annotations::Annotated;
use jdlint_tests::{invariants, rewrites, suite};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

const FORMATS: [Format; 3] = [Format::Markdown, Format::PlainText, Format::Html];

/// The same texts in every run, so that a failure is one of the change at hand. `PROPTEST_CASES` and
/// `PROPTEST_RNG_SEED` ask for more and for others.
fn config(cases: u32) -> Config {
    let mut config = Config { failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(20_261_124);
    }
    config
}

fn settings(format: Format) -> Settings {
    Settings { format, today: Date::parse(suite::TODAY), ..Settings::default() }
}

/// What postings are made of, and what breaks readers of them.
const FRAGMENTS: &[&str] = &[
    "# Baker",
    "## Requirements",
    "## What you'll do",
    "Responsibilities:",
    "KPIs",
    "## KPIs",
    "REQUIREMENTS",
    "**What success looks like**",
    "Job Title: Junior Analyst",
    "Location: Leeds",
    "Salary: TBD",
    "1. Requirements",
    "Baker\n=====",
    "Duties\n------",
    "🚀 What you bring",
    "- ",
    "* ",
    "• ",
    "· ",
    "▪ ",
    "o ",
    "– ",
    "1. ",
    "a. ",
    "    - ",
    "\t",
    "Bake bread",
    "Drive growth",
    "Ensure excellence",
    "Improve customer satisfaction",
    "Increase engagement of the staff",
    "Reduce churn by 20 %",
    "uptime at or above 99.9 % each month",
    "Win rate",
    "Customer satisfaction",
    "Reach 95 % customer satisfaction",
    "95%",
    "from 4 % to 2 %",
    "by June",
    "Other duties as assigned",
    "wear many hats",
    "3+ years of experience with Rust",
    "25 years of Kubernetes",
    "7-4 years of experience in audit",
    "five (5) years' experience",
    "eight to ten years of experience",
    "18 months of experience",
    "999999999999999999999 years of experience",
    "-5 years",
    "0 years of experience",
    "Bachelor's degree in computer science",
    "BSc/MSc",
    "a degree",
    "Ph.D.",
    "PMP, CISSP and CISA certification required",
    "is a plus",
    "preferred",
    "required",
    "not required",
    "nice to have",
    "Competitive salary",
    "£27,000 a year",
    "$60-70k",
    "EUR 52.000,50",
    "$",
    "€",
    "£12.90",
    "1,000,000,000,000,000,000",
    "[insert salary]",
    "{currency}",
    "{{role}}",
    "{% if x %}",
    "<company name>",
    "<b>",
    "</li>",
    "<li>Ad hoc duties</li>",
    "<h2>Requirements</h2>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<p",
    "&nbsp;",
    "&amp;",
    "&pound;12",
    "&#8217;",
    "&#x1F600;",
    "&",
    "```",
    "`",
    "~~~",
    "[",
    "]",
    "](",
    "(https://a.example)",
    "https://a.example/jobs",
    "jobs@a.example",
    "Apply at ",
    "call 555-0100",
    "---",
    "---\ntitle: Baker\n---",
    "title:",
    "title: \"",
    "+++",
    "***",
    "**",
    "__",
    "|",
    "| Pay | £9 |",
    "|---|---|",
    "> ",
    "\\",
    "Full-time",
    "volunteer",
    "Senior",
    "Junior",
    "Graduate Engineer",
    "Registered Nurse",
    "👩🏽‍🔬",
    "😀",
    "é",
    "e\u{301}",
    "ß",
    "İ",
    "ﬁ",
    "漢字",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "\u{b}",
    "\u{0}",
    "’",
    "“",
    "”",
    "…",
    "%",
    ".",
    ":",
    ";",
    ",",
    "(",
    ")",
    "!",
    "?",
    "/",
    "+",
    "=",
    "\r",
    "\r\n\r\n",
    "and",
    "or",
    "in",
    "of",
    "the",
    "our",
    "we",
    "you",
    "must",
    "at least",
    "within 30 days",
];

fn any_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<char>(), 0..200).prop_map(|chars| chars.into_iter().collect())
}

fn posting_like() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        40 => proptest::sample::select(FRAGMENTS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => any::<u32>().prop_map(|number| number.to_string()),
    ];
    let gap =
        proptest::sample::select(&[" ", " ", " ", "\n", "\n", "\n", "\n\n", "\n\n", "", "\r\n", "\t"][..]);
    proptest::collection::vec((fragment, gap), 0..60).prop_map(|parts| {
        parts.into_iter().fold(String::new(), |text, (fragment, gap)| text + &fragment + gap)
    })
}

/// Lines of a posting in any order, so that the rules have much to speak of.
fn suite_lines() -> impl Strategy<Value = String> {
    let lines: Vec<String> = suite::files()
        .iter()
        .flat_map(|file| file.source.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    proptest::collection::vec(proptest::sample::select(lines), 0..50).prop_map(|lines| lines.join("\n"))
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    for format in FORMATS {
        let settings = settings(format);
        let report = lint(text, &settings);
        let broken = invariants::broken(text, &report);
        prop_assert!(broken.is_empty(), "{format:?}: {}", broken.join("\n"));
        prop_assert_eq!(&lint(text, &settings), &report, "{:?}: twice is not the same", format);
        for finding in &report.findings {
            for fix in &finding.fixes {
                let mended = invariants::apply(text, fix);
                prop_assert!(mended.is_some(), "{}: {:?} does not apply", finding.rule.id, fix);
                lint(&mended.unwrap_or_default(), &settings);
            }
        }
    }
    Ok(())
}

/// What the score is made of: the findings, and nothing else. Rules are switched off one by one; what is off counts
/// neither way, so that a report of fewer findings never scores lower.
fn fewer_findings_never_score_lower(text: &str) -> Result<(), TestCaseError> {
    let settings = settings(Format::Markdown);
    let mut report = lint(text, &settings);
    let Some(score) = report.score else { return Ok(()) };
    let mut fewer = settings.clone();
    let mut last = score;
    while let Some(finding) = report.findings.first().cloned() {
        fewer.rules.set_level(finding.rule, jdlint_core::Level::Off);
        report = lint(text, &fewer);
        let Some(score) = report.score else { return Err(TestCaseError::fail("no score")) };
        let parts = |score: jdlint_core::report::Score| {
            [score.total, score.complete, score.measurable, score.fair, score.pay, score.law, score.clear]
        };
        let better = parts(score).iter().zip(parts(last)).all(|(now, before)| *now >= before);
        prop_assert!(better, "without {}: {:?} after {:?}", finding.rule.id, score, last);
        last = score;
    }
    // What a comment hides still counts, and is not among the findings that were switched off.
    prop_assert!(last.total == 100 || text.contains("jdlint-disable"), "{:?}", last);
    Ok(())
}

/// The score is of the posting, not of what is shown of it.
fn what_is_shown_does_not_change_the_score(text: &str) -> Result<(), TestCaseError> {
    let settings = settings(Format::Markdown);
    let score = lint(text, &settings).score;
    let only = Settings { only: Some(vec!["missing-title"]), ..settings.clone() };
    prop_assert_eq!(lint(text, &only).score, score);
    let hidden = format!("{text}\n\n<!-- jdlint-disable-file -->\n");
    if !text.contains("<!--") {
        prop_assert_eq!(lint(&hidden, &settings).score, score);
    }
    Ok(())
}

fn line_ends_do_not_matter(text: &str) -> Result<(), TestCaseError> {
    let lf = text.replace('\r', "");
    let crlf = suite::with_crlf(&lf);
    for format in FORMATS {
        let rules = |text: &str| -> Vec<(&str, String)> {
            let findings = lint(text, &settings(format)).findings;
            let words = |range: jdlint_core::TextRange| range.of(text).replace("\r\n", "\n");
            findings.iter().map(|finding| (finding.rule.id, words(finding.range))).collect()
        };
        prop_assert_eq!(rules(&lf), rules(&crlf), "{:?}", format);
    }
    Ok(())
}

/// Fixes that are carried out by a program come to an end, leave nothing to carry out, and keep how the text is written.
fn fixes_come_to_an_end(text: &str) -> Result<(), TestCaseError> {
    for format in [Format::Markdown, Format::PlainText] {
        let settings = settings(format);
        for trust in [Trust::Safe, Trust::Complete] {
            let say = |text: &str| Some(lint(text, &settings));
            let mended = fixes::mend(text, lint(text, &settings), trust, say);
            prop_assert!(mended.is_ok(), "{format:?}, {trust:?}: {:?} have no end", mended.unwrap_err());
            let mended = mended.unwrap();
            prop_assert_eq!(&lint(&mended.text, &settings), &mended.report);
            prop_assert_eq!(fixes::edits(&mended.report.findings, trust), vec![]);
            prop_assert_eq!(mended.fixes == 0, mended.text == text);
            edits_do_not_touch(text, trust, &settings)?;
            prop_assert_eq!(mended.text.starts_with('\u{feff}'), text.starts_with('\u{feff}'));
            let is_crlf = |text: &str| !text.replace("\r\n", "").contains('\n');
            prop_assert!(
                !text.contains('\n') || !is_crlf(text) || is_crlf(&mended.text),
                "{:?}",
                mended.text
            );
        }
    }
    Ok(())
}

/// Edits that are carried out together are in order, and none reaches into another.
fn edits_do_not_touch(text: &str, trust: Trust, settings: &Settings) -> Result<(), TestCaseError> {
    let edits = fixes::edits(&lint(text, settings).findings, trust);
    for pair in edits.windows(2) {
        prop_assert!(pair[0].range.end <= pair[1].range.start, "{:?}", pair);
    }
    Ok(())
}

/// What a program may carry out unasked makes no posting worse.
fn safe_fixes_never_lower_the_score(text: &str) -> Result<(), TestCaseError> {
    let settings = settings(Format::Markdown);
    let before = lint(text, &settings);
    // A fault that is known: in a heap of lines a German title without its marker may be read as a place or a name as well,
    // and with the marker is not.
    if before.findings.iter().any(|finding| finding.rule.id == "gender-marker-missing") {
        return Ok(());
    }
    let score = before.score;
    let mended = fixes::mend(text, before, Trust::Safe, |text| Some(lint(text, &settings)));
    let after = mended.map_err(|error| TestCaseError::fail(format!("{error:?}")))?.report.score;
    let total = |score: Option<jdlint_core::report::Score>| score.map(|score| score.total);
    prop_assert!(total(after) >= total(score), "{:?} after {:?}", after, score);
    Ok(())
}

/// A comment that names no rule, and one that names every rule that spoke, leave nothing to be said.
fn what_is_asked_to_be_silent_is(text: &str) -> Result<(), TestCaseError> {
    // What the text itself says in comments, and code that does not end, is another matter.
    if text.contains("<!") || text.contains("```") || text.contains("~~~") || text.contains("jdlint") {
        return Ok(());
    }
    let settings = settings(Format::Markdown);
    let silenced = lint(&format!("{text}\n\n<!-- jdlint-disable-file -->\n"), &settings);
    prop_assert_eq!(ids(&silenced), Vec::<&str>::new(), "all at once");
    let mut spoke = ids(&lint(text, &settings));
    spoke.sort_unstable();
    spoke.dedup();
    if spoke.is_empty() {
        return Ok(());
    }
    let one_by_one = format!("{text}\n\n<!-- jdlint-disable-file {} -->\n", spoke.join(", "));
    let left = ids(&lint(&one_by_one, &settings));
    prop_assert!(left.iter().all(|id| !spoke.contains(id)), "{:?} after {:?}", left, spoke);
    Ok(())
}

fn ids(report: &jdlint_core::Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.rule.id).collect()
}

/// A few lines of another language behind a posting take away none of what is said of its words.
fn another_language_behind_changes_nothing(text: &str, other: &str) -> Result<(), TestCaseError> {
    let settings = settings(Format::Markdown);
    let of_words = |text: &str| -> Vec<(&str, u32, u32)> {
        let findings = lint(text, &settings).findings.into_iter();
        let of_words = findings.filter(|finding| finding.about == jdlint_core::report::About::Text);
        of_words.map(|finding| (finding.rule.id, finding.range.start, finding.range.end)).collect()
    };
    let both = of_words(&format!("{text}\n\n{other}\n"));
    let lost: Vec<_> = of_words(text).into_iter().filter(|finding| !both.contains(finding)).collect();
    prop_assert!(lost.is_empty(), "{:?} lost behind {:?}", lost, other);
    Ok(())
}

/// What companies put behind a posting for readers of another language.
const OTHER_LANGUAGES: [&str; 4] = [
    "Wir freuen uns auf Ihre Bewerbung.",
    "Nous serons heureux de lire votre candidature.",
    "Esperamos recibir pronto su candidatura.",
    "ご応募をお待ちしております。",
];

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_text_gives_a_sound_report(text in any_text()) {
        holds(&text)?;
    }

    #[test]
    fn posting_like_text_gives_a_sound_report(text in posting_like()) {
        holds(&text)?;
    }

    #[test]
    fn shuffled_postings_give_a_sound_report(text in suite_lines()) {
        holds(&text)?;
    }

    #[test]
    fn posting_like_text_may_end_its_lines_as_it_likes(text in posting_like()) {
        line_ends_do_not_matter(&text)?;
    }

    #[test]
    fn shuffled_postings_may_end_their_lines_as_they_like(text in suite_lines()) {
        line_ends_do_not_matter(&text)?;
    }

    #[test]
    fn fixes_of_posting_like_text_come_to_an_end(text in posting_like()) {
        fixes_come_to_an_end(&text)?;
        fixes_come_to_an_end(&format!("\u{feff}{}", suite::with_crlf(&text.replace('\r', ""))))?;
    }

    #[test]
    fn fixes_of_shuffled_postings_come_to_an_end(text in suite_lines()) {
        fixes_come_to_an_end(&text)?;
        fixes_come_to_an_end(&suite::with_crlf(&text))?;
    }

    #[test]
    fn fewer_findings_never_score_lower_in_posting_like_text(text in posting_like()) {
        fewer_findings_never_score_lower(&text)?;
    }

    #[test]
    fn fewer_findings_never_score_lower_in_shuffled_postings(text in suite_lines()) {
        fewer_findings_never_score_lower(&text)?;
    }

    #[test]
    fn safe_fixes_never_lower_the_score_of_posting_like_text(text in posting_like()) {
        safe_fixes_never_lower_the_score(&text)?;
    }

    #[test]
    fn safe_fixes_never_lower_the_score_of_shuffled_postings(text in suite_lines()) {
        safe_fixes_never_lower_the_score(&text)?;
    }

    #[test]
    fn what_is_asked_to_be_silent_is_in_posting_like_text(text in posting_like()) {
        what_is_asked_to_be_silent_is(&text)?;
    }

    #[test]
    fn what_is_asked_to_be_silent_is_in_shuffled_postings(text in suite_lines()) {
        what_is_asked_to_be_silent_is(&text)?;
    }

    #[test]
    fn what_is_shown_does_not_change_the_score_of_posting_like_text(text in posting_like()) {
        what_is_shown_does_not_change_the_score(&text)?;
    }
}

#[test]
fn fixes_never_lower_the_score_of_the_suite() {
    let mut worse = Vec::new();
    for file in suite::files() {
        let text = Annotated::parse(&file.source).unwrap().text;
        worse.extend(rewrites::of(&text, &suite::settings(&file.name)).lowering);
        fewer_findings_never_score_lower(&text).unwrap();
        what_is_shown_does_not_change_the_score(&text).unwrap();
    }
    assert!(worse.is_empty(), "{}", worse.join("\n----\n"));
}

#[test]
fn another_language_behind_a_posting_of_the_suite_changes_nothing() {
    let is_page = |name: &str| Path::new(name).extension().is_some_and(|ending| ending == "html");
    for file in suite::files().iter().filter(|file| !is_page(&file.name)) {
        let text = Annotated::parse(&file.source).unwrap().text;
        for other in OTHER_LANGUAGES {
            let kept = another_language_behind_changes_nothing(&text, other);
            assert!(kept.is_ok(), "{}: {kept:?}", file.name);
        }
    }
}
