//! What settings and comments do to a report. In: small postings. Out: the ids of the rules that speak, and scores.

use jdlint_core::report::{Edit, Report};
use jdlint_core::rules::{self, Severity};
use jdlint_core::{Format, Level, OwnSection, OwnWord, RuleChoices, Settings, lint};

const FORMATS: [Format; 3] = [Format::Markdown, Format::PlainText, Format::Html];

/// A posting with one duty of anything (and more to find).
const POSTING: &str = "# Baker\n\n## Duties\n\n- Bake bread\n- Other duties as assigned\n\n## Requirements\n\n- One year in a bakery\n";

fn with(text: &str, settings: &Settings) -> Report {
    lint(text, settings)
}

fn plain(text: &str) -> Report {
    with(text, &Settings::default())
}

fn ids(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.rule.id).collect()
}

fn count(report: &Report, id: &str) -> usize {
    report.findings.iter().filter(|finding| finding.rule.id == id).count()
}

fn level(id: &str, level: Level) -> Settings {
    let mut rules = RuleChoices::default();
    rules.set_level(rules::by_id(id).unwrap(), level);
    Settings { rules, ..Settings::default() }
}

/// The posting with a comment in front of a line.
fn before(line: &str, comment: &str) -> String {
    assert!(POSTING.contains(line));
    POSTING.replace(line, &format!("{comment}\n{line}"))
}

#[test]
fn a_comment_hides_what_it_names_and_nothing_else() {
    let duty = "- Other duties as assigned";
    for text in [
        before(duty, "<!-- jdlint-disable-next-line catch-all-duty -- agreed -->"),
        before(duty, "<!-- jdlint-disable-next-line missing-pay, catch-all-duty -->"),
        before(duty, "<!-- jdlint-disable-next-line catch-all-duty -->\n"),
        before(duty, "<!-- jdlint-disable-next-line catch-all-duty -->\n<!-- a note -->"),
        before(duty, "<!--\n  jdlint-disable-next-line\n  catch-all-duty\n-->"),
        before(duty, "<!-- jdlint-disable-next-line -->"),
        before(duty, "<!-- jdlint-disable catch-all-duty -->"),
        before(duty, "<!-- jdlint-disable -->"),
        before(duty, "<!-- jdlint-disable-file catch-all-duty -->"),
        POSTING.replace(duty, &format!("{duty} <!-- jdlint-disable-line catch-all-duty -->")),
        format!("{POSTING}\n<!-- jdlint-disable-file catch-all-duty -- agreed -->\n"),
        format!("---\njdlint-disable: catch-all-duty\n---\n{POSTING}"),
        format!("---\njdlint-disable: [\"catch-all-duty\"] # agreed\n---\n{POSTING}"),
        format!("---\njdlint-disable:\n  - catch-all-duty\n---\n{POSTING}"),
        format!("---\njdlint: {{ disable: [catch-all-duty] }}\n---\n{POSTING}"),
        format!("---\njdlint:\n  disable: [catch-all-duty]\n---\n{POSTING}"),
        format!("---\njdlint:\n  disable:\n    - catch-all-duty\n---\n{POSTING}"),
        format!("+++\njdlint-disable = [\"catch-all-duty\"]\n+++\n{POSTING}"),
        format!("+++\n[jdlint]\ndisable = [\n  \"catch-all-duty\",\n]\n+++\n{POSTING}"),
    ] {
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let front_matter = text.starts_with(['-', '+']);
            for format in FORMATS.into_iter().filter(|format| !front_matter || *format == Format::Markdown) {
                let settings = Settings { format, ..Settings::default() };
                let report = with(&text, &settings);
                let named = text.contains("missing-pay");
                assert_eq!(count(&report, "catch-all-duty"), 0, "{format:?}\n{text}");
                assert_eq!(count(&report, "missing-location"), 1, "{format:?}\n{text}");
                assert_eq!(count(&report, "unused-suppression"), usize::from(named), "{format:?}\n{text}");
            }
        }
    }
}

#[test]
fn a_comment_elsewhere_hides_nothing_and_is_told() {
    for comment in [
        "<!-- jdlint-disable-next-line catch-all-duty -->",
        "<!-- jdlint-disable-line catch-all-duty -->",
        "<!-- jdlint-disable catch-all-duty -->\n<!-- jdlint-enable catch-all-duty -->",
        "<!-- jdlint-disable -->\n<!-- jdlint-enable -->",
    ] {
        let report = plain(&before("- Bake bread", comment));
        assert_eq!(count(&report, "catch-all-duty"), 1, "{comment}");
        assert_eq!(count(&report, "unused-suppression"), 1, "{comment}: {:#?}", report.findings);
    }
    let ended = before("- Other", "<!-- jdlint-disable catch-all-duty -->")
        .replace("## Req", "<!-- jdlint-enable -->\n\n- Any other duties\n\n## Req");
    let report = plain(&ended);
    assert_eq!((count(&report, "catch-all-duty"), count(&report, "unused-suppression")), (1, 0));
}

#[test]
fn what_is_absent_is_hidden_for_the_file_or_where_it_is_shown() {
    for text in [
        format!("<!-- jdlint-disable-file missing-pay -->\n{POSTING}"),
        format!("<!-- jdlint-disable-next-line missing-pay -->\n{POSTING}"),
        POSTING.replace("# Baker", "# Baker <!-- jdlint-disable-line missing-pay -->"),
        format!("---\njdlint-disable: missing-pay\n---\n{POSTING}"),
        format!("---\njdlint-disable: missing-pay -- the agency adds it\n---\n{POSTING}"),
        format!("<!-- jdlint-disable missing-pay — never ended -->\n{POSTING}"),
        format!("<!--jdlint-disable-->\n{POSTING}"),
    ] {
        let report = plain(&text);
        assert_eq!((count(&report, "missing-pay"), count(&report, "unused-suppression")), (0, 0), "{text}");
    }
    let stretch = "<!-- jdlint-disable missing-pay -->\n# Baker\n<!-- jdlint-enable -->";
    let report = plain(&POSTING.replace("# Baker", stretch));
    assert_eq!((count(&report, "missing-pay"), count(&report, "unused-suppression")), (1, 1));
}

#[test]
fn a_comment_at_another_place_of_a_finding_takes_that_place_out() {
    let posting = rules::by_id("certification-stacking").unwrap().bad[0];
    let related = |text: &str| -> Vec<usize> {
        let report = plain(text);
        assert_eq!(count(&report, "unused-suppression"), 0, "{text}");
        let found = report.findings.iter().filter(|found| found.rule.id == "certification-stacking");
        found.map(|found| found.related.len()).collect()
    };
    let all = related(posting);
    assert!(all.len() == 1 && all[0] > 0, "{posting}");
    let report = plain(posting);
    let found = report.findings.iter().find(|found| found.rule.id == "certification-stacking").unwrap();
    let line = posting[..found.related[0].range.start as usize].rfind('\n').unwrap();
    if posting[..found.range.start as usize].rfind('\n').unwrap() != line {
        let comment = "\n<!-- jdlint-disable-next-line certification-stacking -->";
        let text = format!("{}{comment}{}", &posting[..line], &posting[line..]);
        assert_eq!(related(&text), [all[0] - 1]);
    }
}

#[test]
fn a_name_that_nobody_knows_is_told_with_the_nearest() {
    for (comment, meant) in [
        ("<!-- jdlint-disable-next-line catchall-duty -->", "catch-all-duty"),
        ("<!-- jdlint-disable-file missing_pay -->", "missing-pay"),
        ("<!-- jdlint-disable-nextline catch-all-duty -->", "jdlint-disable-next-line"),
    ] {
        let report = plain(&before("- Other", comment));
        let found: Vec<_> =
            report.findings.iter().filter(|found| found.rule.id == "unused-suppression").collect();
        assert_eq!(found.len(), 1, "{comment}: {found:#?}");
        assert!(found[0].message.contains(&format!("did you mean `{meant}`?")), "{}", found[0].message);
        assert_eq!(found[0].fixes[0].edits[0].insert, meant);
    }
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let mut mended = text.to_owned();
    for edit in edits.iter().rev() {
        mended.replace_range(edit.range.start as usize..edit.range.end as usize, &edit.insert);
    }
    mended
}

#[test]
fn the_fix_takes_out_what_hides_nothing_and_leaves_the_rest() {
    let duty = "- Other duties as assigned";
    for (text, expected) in [
        (before("- Bake", "<!-- jdlint-disable-next-line catch-all-duty -- why -->"), POSTING.to_owned()),
        (
            POSTING.replace("- Bake bread", "- Bake bread <!-- jdlint-disable-line catch-all-duty -->"),
            POSTING.to_owned(),
        ),
        (
            before(duty, "<!-- jdlint-disable-next-line missing-title, catch-all-duty -- why -->"),
            before(duty, "<!-- jdlint-disable-next-line catch-all-duty -- why -->"),
        ),
        (
            before(duty, "<!-- jdlint-disable-next-line catch-all-duty, missing-title -- why -->"),
            before(duty, "<!-- jdlint-disable-next-line catch-all-duty -- why -->"),
        ),
        (
            before("- Bake", "<!-- jdlint-disable catch-all-duty -->\n<!-- jdlint-enable catch-all-duty -->"),
            POSTING.to_owned(),
        ),
        (
            format!("---\njdlint-disable:\n  - catch-all-duty\n  - missing-title\n---\n{POSTING}"),
            format!("---\njdlint-disable:\n  - catch-all-duty\n---\n{POSTING}"),
        ),
        (
            format!("---\njdlint-disable: [missing-title, catch-all-duty]\n---\n{POSTING}"),
            format!("---\njdlint-disable: [catch-all-duty]\n---\n{POSTING}"),
        ),
        (
            format!("---\ntitle: Baker\njdlint-disable:\n  - missing-title\nlayout: job\n---\n{POSTING}"),
            format!("---\ntitle: Baker\nlayout: job\n---\n{POSTING}"),
        ),
    ] {
        for (text, expected) in
            [(text.clone(), expected.clone()), (text.replace('\n', "\r\n"), expected.replace('\n', "\r\n"))]
        {
            let report = plain(&text);
            let found = report.findings.iter().find(|found| found.rule.id == "unused-suppression").unwrap();
            assert_eq!(apply(&text, &found.fixes[0].edits), expected);
            assert_eq!(count(&plain(&expected), "unused-suppression"), 0, "{expected}");
        }
    }
}

#[test]
fn comments_are_no_text_of_the_posting() {
    let comments = [
        "<!-- Other duties as assigned, 25 years of Kubernetes, {salary} -->",
        "<!--\n## Pay\n\n£27,000 a year > nothing\n-->",
        "<!-- jdlint-disable-file missing-title -->",
    ];
    for format in FORMATS {
        let settings = Settings { format, ..Settings::default() };
        let clean = with(POSTING, &settings);
        for comment in comments {
            for text in [before("- Bake", comment), before("## Req", comment), before("# Baker", comment)] {
                let report = with(&text, &settings);
                let mut found = ids(&report);
                found.retain(|id| *id != "unused-suppression");
                assert_eq!(found, ids(&clean), "{format:?}\n{text}");
                assert_eq!(report.score, clean.score, "{format:?}\n{text}");
                assert_eq!(report.outline.required_items, clean.outline.required_items);
                let prints = |report: &Report| -> Vec<String> {
                    let kept = report.findings.iter().filter(|found| found.rule.id != "unused-suppression");
                    kept.map(|found| found.fingerprint.clone()).collect()
                };
                assert_eq!(prints(&report), prints(&clean), "{format:?}\n{text}");
            }
        }
    }
}

#[test]
fn many_comments_cost_no_more_than_their_length() {
    let line = "<!-- jdlint-disable-next-line catch-all-duty -->";
    for gap in ["\n", " ", "\n- Other duties as assigned\n"] {
        let text = format!("{POSTING}\n{}", format!("{line}{gap}").repeat(20_000));
        let start = std::time::Instant::now();
        plain(&text);
        assert!(start.elapsed().as_secs() < 10, "{gap:?}: {:?}", start.elapsed());
    }
    let blocks =
        "<!-- jdlint-disable catch-all-duty -->\n<!-- jdlint-enable missing-pay -->\n".repeat(20_000);
    assert!(plain(&format!("{POSTING}\n{blocks}")).score.is_some());
}

#[test]
fn a_rule_is_as_loud_as_the_settings_say() {
    let off = with(POSTING, &level("catch-all-duty", Level::Off));
    assert_eq!(count(&off, "catch-all-duty"), 0);
    let loud = with(POSTING, &level("catch-all-duty", Level::At(Severity::Error)));
    let found = loud.findings.iter().find(|found| found.rule.id == "catch-all-duty").unwrap();
    assert_eq!(found.severity, Severity::Error);
    let both = Settings { only: Some(vec!["catch-all-duty"]), ..level("catch-all-duty", Level::Off) };
    assert_eq!(ids(&with(POSTING, &both)), ["catch-all-duty"], "a flag is stronger than a file");
    for rule in rules::ALL.iter().filter(|rule| !rule.on_by_default) {
        let on = level(rule.id, Level::At(rule.severity));
        assert!(rule.bad.iter().any(|text| count(&with(text, &on), rule.id) > 0), "{} stays off", rule.id);
    }
}

#[test]
fn an_option_moves_the_threshold() {
    let option = rules::option("too-many-requirements", "max").unwrap();
    let posting = rules::by_id(option.rule).unwrap().bad[0];
    let (head, list) = posting.split_once("## Requirements\n\n").unwrap();
    let list = |items: usize| {
        let lines: Vec<_> = list.lines().take(items).collect();
        assert_eq!(lines.len(), items);
        format!("{head}## Requirements\n\n{}\n", lines.join("\n"))
    };
    let speaks = |items: usize, most: Option<u32>| {
        let mut settings = Settings::default();
        if let Some(most) = most {
            settings.rules.set_option(option, most);
        }
        count(&with(&list(items), &settings), option.rule) == 1
    };
    assert!(!speaks(14, None) && speaks(15, None));
    assert!(!speaks(5, Some(5)) && speaks(6, Some(5)));
    for option in rules::OPTIONS {
        assert!(rules::by_id(option.rule).is_some(), "{}", option.rule);
        assert!((option.least..=option.most).contains(&option.default), "{}", option.name);
    }
}

#[test]
fn rules_are_silent_in_allowed_phrases() {
    for (phrase, found) in
        [("OTHER  duties as assigned", 0), ("bread\nother duties as assigned", 1), ("duties", 1)]
    {
        let allowed = vec![phrase.to_owned()];
        assert_eq!(
            count(&with(POSTING, &Settings { allowed, ..Settings::default() }), "catch-all-duty"),
            found
        );
    }
}

#[test]
fn own_words_and_sections_are_looked_for() {
    let word = OwnWord {
        phrase: "bread".to_owned(),
        message: Some("We say loaf.".to_owned()),
        replacement: Some("loaf".to_owned()),
        severity: Some(Severity::Error),
    };
    let section = |name: &str| OwnSection {
        name: name.to_owned(),
        template: Some("We train everyone.".to_owned()),
        severity: Some(Severity::Info),
        ..OwnSection::default()
    };
    let settings = Settings {
        own_words: vec![word],
        own_sections: vec![section("Safety"), section("Duties")],
        ..Settings::default()
    };
    let report = with(POSTING, &settings);
    let of = |id: &str| report.findings.iter().filter(|found| found.rule.id == id).collect::<Vec<_>>();
    let words = of("own-word");
    assert_eq!(
        (words.len(), words[0].severity, words[0].message.as_str()),
        (1, Severity::Error, "We say loaf.")
    );
    assert_eq!(words[0].fixes[0].edits[0].insert, "loaf");
    let sections = of("missing-own-section");
    assert_eq!((sections.len(), sections[0].severity), (1, Severity::Info));
    assert!(sections[0].fixes[0].edits[0].insert.contains("## Safety\n\nWe train everyone."));
}

#[test]
fn front_matter_chooses_role_and_jurisdictions() {
    let role = jdlint_core::roles::ALL[0].id;
    let chosen = plain(&format!("---\nrole: {role}\njurisdictions: [us-co, Ireland]\n---\n{POSTING}"));
    assert_eq!(chosen.role, Some(role));
    assert_eq!(plain(&format!("---\nrole: Head Baker\n---\n{POSTING}")).role, None);
}

#[test]
fn the_score_goes_by_all_rules_that_are_on() {
    let score = |text: &str, settings: &Settings| with(text, settings).score.unwrap();
    let clean = score(POSTING, &Settings::default());
    let only = Settings { only: Some(vec!["missing-title"]), ..Settings::default() };
    assert_eq!(score(POSTING, &only), clean, "`only` says what is shown");
    let hidden = format!("<!-- jdlint-disable-file -->\n{POSTING}");
    assert_eq!(ids(&plain(&hidden)), [""; 0]);
    assert_eq!(score(&hidden, &Settings::default()), clean, "comments hide and mend nothing");
    let mut off = level("missing-pay", Level::Off);
    off.rules.set_level(rules::by_id("benefits-missing").unwrap(), Level::Off);
    assert!(clean.pay < 50 && score(POSTING, &off).pay == 100, "what is off counts neither way");
    assert!(score(POSTING, &level("catch-all-duty", Level::At(Severity::Error))).total < clean.total);
    assert_eq!(plain("The ferry leaves at nine and comes back at noon. Dogs travel free.").score, None);
}

/// Short and clear: nothing to find, nothing to take away.
#[test]
fn a_short_clear_posting_has_all_points() {
    let text = include_str!("settings/short-and-clear.md");
    let report = with(text, &Settings { today: jdlint_core::Date::new(2026, 11, 24), ..Settings::default() });
    let words = text.split_whitespace().count();
    assert!(words < 220, "{words} words are not short");
    assert_eq!(ids(&report), [""; 0], "{:#?}", report.findings);
    assert_eq!(report.score.unwrap().total, 100);
}
