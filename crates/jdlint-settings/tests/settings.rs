//! Whole settings files. In: texts. Out: what they do to a posting, and what is wrong with them, with the place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jdlint_core::rules::{self, Severity};
use jdlint_core::{Settings, lint};
use jdlint_settings::{Config, Files, SettingsError, load, nearest};
use proptest::prelude::*;

fn load_alone(text: &str) -> Result<Config, SettingsError> {
    load("jdlint.toml", text, &mut |_| Err("there is no such file".to_owned()))
}

/// Files by their path from the root; the first is the one to load.
fn load_all(files: &[(&str, &str)]) -> Result<Config, SettingsError> {
    let known: BTreeMap<&str, &str> = files.iter().copied().collect();
    load(files[0].0, files[0].1, &mut |path| {
        known.get(path).map(|text| (*text).to_owned()).ok_or_else(|| "there is no such file".to_owned())
    })
}

fn wrong(text: &str) -> String {
    load_alone(text).expect_err(text).to_string()
}

fn severity(settings: &Settings, rule: &str) -> Option<Severity> {
    let text = rules::by_id(rule).unwrap().bad[0];
    let report = lint(text, settings);
    report.findings.iter().find(|finding| finding.rule.id == rule).map(|finding| finding.severity)
}

fn of(config: &Config, path: &str) -> Settings {
    config.settings(Some(path), &Settings::default())
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_the_way_out() {
    for (text, told) in [
        ("rule = 1", "jdlint.toml:1:1: there is no setting `rule`; did you mean `role`?"),
        (
            "\n\n[rules]\n  mising-pay = \"off\"",
            "jdlint.toml:4:3: there is no rule `mising-pay`; did you mean `missing-pay`?",
        ),
        (
            "[rules]\nmissing-pay = \"warn\"",
            "jdlint.toml:2:15: there is no severity `warn`; did you mean `warning`?",
        ),
        (
            "[rules]\nmissing-pay = true",
            "jdlint.toml:2:15: a rule needs a severity: write `missing-pay = \"off\"`",
        ),
        (
            "[rules]\ntoo-many-requirements = { maxx = 3 }",
            "jdlint.toml:2:27: the rule `too-many-requirements` has no option `maxx`; did you mean `max`?",
        ),
        ("[rules]\ntoo-many-requirements = { max = 0 }", "must be a whole number from 1 to 1000"),
        ("missing-pay = \"off\"", "rules stand under `[rules]`: missing-pay = \"off\""),
        (
            "jurisdictions = [\"us-co\", \"Ireland\"]",
            "jdlint.toml:1:27: no place `Ireland` is known; did you mean `ie`?",
        ),
        ("role = \"tech-manager\"", "there is no role profile `tech-manager`"),
        ("fail-on = \"warn\"", "there is no severity `warn`; did you mean `warning`?"),
        ("include = [\"a/{b\"]", "jdlint.toml:1:12: not a pattern of paths"),
        ("include = 3", "`include` needs a list of strings, and this is an integer"),
        ("[words]\nalow = []", "jdlint.toml:2:1: there is no key of `[words]` `alow`; did you mean `allow`?"),
        ("[[words.flag]]\nmessage = \"no\"", "`[[words.flag]]` needs `phrase`"),
        ("[[words.flag]]\nphrase = \"—\"", "a phrase needs at least one letter or figure"),
        ("[sections]\nname = \"x\"", "`sections` needs tables: `[[sections]]`, and this is a table"),
        ("[[sections]]\ntitle = \"x\"", "there is no key of `[[sections]]` `title`"),
        ("[[overrides]]\nrole = \"technical-manager\"", "`[[overrides]]` needs `paths`"),
        (
            "[[overrides]]\npaths = \"x\"\nfail-on = \"info\"",
            "jdlint.toml:3:1: `fail-on` holds for the whole file",
        ),
        ("rules = [", "this is not TOML"),
        ("[rules]\nmissing-pay = \"off\"\nmissing-pay = \"info\"", "jdlint.toml:3:1: this is not TOML"),
    ] {
        let found = wrong(text);
        assert!(found.contains(told), "{text}\n  {found}\n  {told}");
        assert!(!found.contains('\n'), "{found}");
    }
}

#[test]
fn columns_count_characters_and_a_byte_order_mark_counts_nothing() {
    assert!(wrong("\u{feff}colour = 1").starts_with("jdlint.toml:1:1:"));
    assert!(
        wrong("words = { allow = [\"é😀\"], no = 1 }").starts_with("jdlint.toml:1:27:"),
        "{}",
        wrong("words = { allow = [\"é😀\"], no = 1 }")
    );
    assert!(wrong("\r\n\r\ncolour = 1").starts_with("jdlint.toml:3:1:"));
}

#[test]
fn files_that_are_extended_come_first() {
    let config = load_all(&[
        ("jobs/jdlint.toml", "extends = '../base/all.toml'\n[rules]\nmissing-pay = 'error'"),
        ("base/all.toml", "extends = ['more.toml']\nrole = 'technical-manager'\n[rules]\nmissing-pay = 'off'\nmissing-title = 'info'"),
        ("base/more.toml", "fail-on = 'info'\n[rules]\nmissing-title = 'off'\nmissing-location = 'info'"),
    ])
    .unwrap();
    let settings = of(&config, "cook.md");
    assert_eq!(severity(&settings, "missing-pay"), Some(Severity::Error));
    assert_eq!(severity(&settings, "missing-title"), Some(Severity::Info));
    assert_eq!(severity(&settings, "missing-location"), Some(Severity::Info));
    assert_eq!((settings.role, config.fail_on()), (Some("technical-manager"), Some(Severity::Info)));
    assert_eq!(config.files(), ["jobs/jdlint.toml", "base/all.toml", "base/more.toml"]);
}

#[test]
fn circles_escapes_and_mistakes_in_extended_files_are_told() {
    let told = |files: &[(&str, &str)]| load_all(files).unwrap_err().to_string();
    let circle = told(&[("jdlint.toml", "extends = 'a.toml'"), ("a.toml", "\nextends = 'jdlint.toml'")]);
    assert!(
        circle.starts_with(
            "a.toml:2:11: `extends` goes round in a circle: jdlint.toml -> a.toml -> jdlint.toml"
        ),
        "{circle}"
    );
    let alone = told(&[("jdlint.toml", "extends = 'jdlint.toml'")]);
    assert!(alone.contains("circle"), "{alone}");
    for (written, why) in [
        ("../x.toml", "leads out of the repository"),
        ("/etc/x.toml", "no path from this file"),
        ("no.toml", "`no.toml` cannot be read: there is no such file"),
    ] {
        let text = format!("extends = ['{written}']");
        let told = told(&[("jdlint.toml", &text)]);
        assert!(told.starts_with("jdlint.toml:1:12: ") && told.contains(why), "{told}");
    }
    let within =
        told(&[("jdlint.toml", "extends = 'base/a.toml'"), ("base/a.toml", "[rules]\nno-rule = 'off'")]);
    assert!(within.starts_with("base/a.toml:2:1: there is no rule `no-rule`"), "{within}");
    // Files that share what they extend are no circle.
    let shared = [
        ("jdlint.toml", "extends = ['a.toml', 'b.toml']"),
        ("a.toml", "extends = 'c.toml'"),
        ("b.toml", "extends = 'c.toml'"),
        ("c.toml", ""),
    ];
    assert!(load_all(&shared).is_ok());
}

#[test]
fn overrides_hold_for_their_paths_and_flags_are_stronger() {
    let config = load_alone(
        "jurisdictions = ['us-co']\n[rules]\nmissing-pay = 'off'\n[[overrides]]\npaths = ['uk/**']\njurisdictions = 'uk'\n\
         rules = { missing-pay = 'error' }\n[[overrides]]\npaths = '*.draft.md'\nrules = { missing-pay = 'info' }",
    )
    .unwrap();
    assert_eq!(severity(&of(&config, "cook.md"), "missing-pay"), None);
    assert_eq!(severity(&of(&config, "uk/cook.md"), "missing-pay"), Some(Severity::Error));
    assert_eq!(severity(&of(&config, "uk/cook.draft.md"), "missing-pay"), Some(Severity::Info));
    assert_eq!(of(&config, "uk/cook.md").jurisdictions, ["uk"]);
    assert_eq!(of(&config, "cook.md").jurisdictions, ["us-co"]);
    assert_eq!(config.settings(None, &Settings::default()).jurisdictions, ["us-co"]);
    let flags =
        Settings { jurisdictions: vec!["ie"], role: Some("technical-manager"), ..Settings::default() };
    let settings = config.settings(Some("uk/cook.md"), &flags);
    assert_eq!((settings.jurisdictions, settings.role), (vec!["ie"], Some("technical-manager")));
}

#[test]
fn words_and_sections_grow_and_the_last_of_a_name_counts() {
    let config = load_all(&[
        ("jdlint.toml", "extends = 'base.toml'\n[words]\nallow = 'B'\nflag = [{ phrase = 'NINJA', severity = 'info' }, 'guru']\n[[sections]]\nname = 'safety'\nseverity = 'error'"),
        ("base.toml", "[words]\nallow = ['A']\nflag = ['ninja']\n[[sections]]\nname = 'Safety'\n[[sections]]\nname = 'Data'"),
    ])
    .unwrap();
    let settings = of(&config, "cook.md");
    assert_eq!(settings.allowed, ["A", "B"]);
    let phrases: Vec<_> =
        settings.own_words.iter().map(|word| (word.phrase.as_str(), word.severity)).collect();
    assert_eq!(phrases, [("NINJA", Some(Severity::Info)), ("guru", None)]);
    let names: Vec<_> = settings.own_sections.iter().map(|section| section.name.as_str()).collect();
    assert_eq!(names, ["Data", "safety"]);
}

#[test]
fn every_key_has_the_place_where_it_was_last_said() {
    let config = load_all(&[
        (
            "jobs/jdlint.toml",
            "extends = '../base.toml'\nfail-on = 'info'\n[rules]\nmissing-pay = 'error'\n\
             too-many-requirements = { severity = 'info',\n max = 8 }\n[[overrides]]\npaths = 'uk'\n\
             jurisdictions = 'uk'\nrules = { missing-pay = 'info' }\n[[overrides.sections]]\nname = 'SAFETY'",
        ),
        (
            "base.toml",
            "\u{feff}# ours\ninclude = 'a'\nrole = 'driver'\nfail-on = 'error'\n[words]\nallow = ['A',\n'B']\n\
             flag = ['x', { phrase = 'Y' }]\n[[sections]]\nname = 'Safety'",
        ),
    ])
    .unwrap();
    let place = |path: &str, key: &str| {
        config.places(Some(path)).get(key).map(|place| format!("{}:{}", place.file, place.line))
    };
    for (path, key, said) in [
        ("cook.md", "role", Some("base.toml:3")),
        ("cook.md", "include", Some("base.toml:2")),
        ("cook.md", "fail-on", Some("jobs/jdlint.toml:2")),
        ("cook.md", "exclude", None),
        ("cook.md", "rules.missing-pay", Some("jobs/jdlint.toml:4")),
        ("uk/cook.md", "rules.missing-pay", Some("jobs/jdlint.toml:10")),
        ("cook.md", "rules.too-many-requirements", Some("jobs/jdlint.toml:5")),
        ("cook.md", "rules.too-many-requirements.max", Some("jobs/jdlint.toml:6")),
        ("cook.md", "jurisdictions", None),
        ("uk/cook.md", "jurisdictions", Some("jobs/jdlint.toml:9")),
        ("cook.md", "words.allow.B", Some("base.toml:7")),
        ("cook.md", "words.flag.y", Some("base.toml:8")),
        ("cook.md", "sections.safety", Some("base.toml:9")),
        ("uk/cook.md", "sections.safety", Some("jobs/jdlint.toml:11")),
    ] {
        assert_eq!(place(path, key).as_deref(), said, "{path}: {key}");
    }
    assert_eq!(config.include(), Some(&["a".to_owned()][..]));
    assert!(config.exclude().is_empty());
}

#[test]
fn include_and_exclude_are_patterns_from_the_folder() {
    let config = load_alone("include = ['jobs/**/*.md']\nexclude = ['jobs/old', '*.draft.md']").unwrap();
    assert_eq!(config.includes("jobs/uk/cook.md"), Some(true));
    assert_eq!(config.includes("cook.md"), Some(false));
    assert!(config.excludes("jobs/old/uk/cook.md") && config.excludes("a/cook.draft.md"));
    assert!(!config.excludes("jobs/cook.md"));
}

/// Files in memory.
struct Memory(BTreeMap<PathBuf, &'static str>);

impl Files for Memory {
    fn read(&self, path: &Path) -> Option<Result<String, String>> {
        self.0.get(path).map(|text| Ok((*text).to_owned()))
    }

    fn exists(&self, path: &Path) -> bool {
        self.0.keys().any(|file| file.starts_with(path))
    }
}

#[test]
fn the_nearest_file_holds_up_to_the_root_of_the_repository() {
    let files = [
        ("/jdlint.toml", "role = 'technical-manager'"),
        ("/repo/.git/HEAD", ""),
        ("/repo/jdlint.toml", "fail-on = 'info'"),
        ("/repo/jobs/uk/jdlint.toml", "extends = '../../base.toml'"),
        ("/repo/base.toml", "fail-on = 'warning'"),
        ("/bare/.git/HEAD", ""),
        ("/bare/jobs/cook.md", ""),
    ];
    let files = Memory(files.into_iter().map(|(path, text)| (PathBuf::from(path), text)).collect());
    let of = |folder: &str| nearest(Path::new(folder), &files);
    let fail_on = |folder: &str| of(folder).unwrap().config.unwrap().fail_on();
    assert_eq!(fail_on("/repo/jobs/uk"), Some(Severity::Warning));
    assert_eq!(fail_on("/repo/jobs"), Some(Severity::Info));
    assert_eq!(of("/bare/jobs"), None, "what is above the repository does not count");
    assert_eq!(of("/other").unwrap().folder, Path::new("/"));
    let found = of("/repo/jobs/uk/deep").unwrap();
    assert_eq!(found.path_of(Path::new("/repo/jobs/uk/deep/cook.md")).as_deref(), Some("deep/cook.md"));
    assert_eq!(found.path_of(Path::new("/repo/cook.md")), None);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "(\\PC|[\\[\\]={}\"'#,.\\n a-z-]){0,80}") {
        if let Err(error) = load_alone(&text) {
            prop_assert!(error.line >= 1 && error.column >= 1 && !error.message.is_empty());
        }
    }

    #[test]
    fn any_change_of_a_whole_file_is_read_or_refused(at in 0usize..900, cut in 0usize..40) {
        let text = include_str!("whole.toml");
        let from = at.min(text.len());
        let to = (from + cut).min(text.len());
        let _ = load_alone(&format!("{}{}", &text[..from], &text[to..]));
    }
}
