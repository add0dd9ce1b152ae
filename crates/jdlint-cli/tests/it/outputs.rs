//! What `check` writes for other programs, read back as they read it. Whole outputs stand in `tests/cmd/outputs.trycmd`; more
//! validators, those of the formats' own makers, are run by xtask on `tests/outputs`.

use std::collections::BTreeMap;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};

use crate::support::{FORMATS, folder, jdlint, stdout};

const PHRASE: &str = "Other duties as assigned";
/// A name with signs that mean something in one format or another.
const NAME: &str = "jobs/a b, 100% & 'c'.md";

/// A posting full of signs that mean something in one format or another, before the words that are found.
fn hostile() -> String {
    format!(
        "\u{feff}# Cook <script>alert('x')</script> ]]> & \u{1b}[31m | `x` @ada #1\r\n\r\n## Responsibilities\r\n\r\n\
         - Cook lunch for forty children\r\n- Cafe\u{301} 👩‍🍳 職務: {PHRASE} </blockquote><i>x</i>\r\n\r\n## Requirements\r\n\r\n- Two years in a \
         kitchen, <b>100%</b>\r\n::error file=x::y\r\n"
    )
}

fn hostile_folder() -> tempfile::TempDir {
    let text = hostile();
    let page = format!("<h1>Cook</h1>\n<ul><li>Fry fish &amp; chips</li><li>{PHRASE}</li></ul>");
    let clean = "# Cook\n\n- Cook lunch for forty children\n";
    folder(&[
        (NAME, text.as_bytes()),
        ("jobs/page.html", page.as_bytes()),
        ("jobs/clean.md", clean.as_bytes()),
        ("jobs/broken.md", b"\0"),
    ])
}

/// What is printed in that format of the folder `jobs`, with these flags.
fn printed(folder: &Path, format: &str, flags: &[&str]) -> String {
    let output = jdlint(folder)
        .args(["check", "--today=2026-11-22", "--format", format])
        .args(flags)
        .arg("jobs")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "one file is broken: {output:?}");
    stdout(&output).to_owned()
}

fn parsed(folder: &Path, format: &str, flags: &[&str]) -> Value {
    let text = printed(folder, format, flags);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{format}: {error}: {text}"))
}

/// Everything that is found, file by file, from the contract's own format.
fn found(folder: &Path, flags: &[&str]) -> Vec<(String, Value)> {
    let output = parsed(folder, "json", flags);
    let files = output["files"].as_array().unwrap();
    files
        .iter()
        .flat_map(|file| {
            let path = file["path"].as_str().unwrap();
            file["findings"].as_array().unwrap().iter().map(move |finding| (path.to_owned(), finding.clone()))
        })
        .collect()
}

fn schema(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/outputs/schemas");
    serde_json::from_str(&std::fs::read_to_string(folder.join(name)).unwrap()).unwrap()
}

#[track_caller]
fn hold(schema_name: &str, output: &Value) {
    let validator = jsonschema::validator_for(&schema(schema_name)).unwrap();
    let wrong: Vec<_> = validator.iter_errors(output).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{schema_name}: {wrong:#?}");
}

const DUTY: [&str; 1] = ["--only=catch-all-duty"];

#[test]
fn a_line_of_jsonl_is_a_file_of_json() {
    let folder = hostile_folder();
    let lines = printed(folder.path(), "jsonl", &[]);
    let files: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(json!(files), parsed(folder.path(), "json", &[])["files"]);
}

#[test]
fn a_concise_line_is_a_finding() {
    let folder = hostile_folder();
    let lines = printed(folder.path(), "concise", &[]);
    let all = found(folder.path(), &[]);
    assert_eq!(lines.lines().count(), all.len());
    for (line, (path, finding)) in lines.lines().zip(&all) {
        let start = &finding["range"]["start"];
        let (severity, rule) = (finding["severity"].as_str().unwrap(), finding["rule"].as_str().unwrap());
        let head = format!("{path}:{}:{}: {severity} {rule} ", start["line"], start["column"]);
        assert!(line.starts_with(&head), "{line:?} does not begin with {head:?}");
    }
}

#[test]
fn sarif_keeps_to_its_schema_and_counts_code_points() {
    let folder = hostile_folder();
    let log = parsed(folder.path(), "sarif", &[]);
    hold("sarif-2.1.0.json", &log);
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().unwrap().len(), found(folder.path(), &[]).len());
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"][0]["descriptor"]["id"], "binary");
    for result in run["results"].as_array().unwrap() {
        let rule =
            &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    let place =
        &parsed(folder.path(), "sarif", &DUTY)["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "jobs/a%20b%2C%20100%25%20%26%20%27c%27.md");
    assert_eq!(place["region"], json!({ "startLine": 6, "startColumn": 17, "endLine": 6, "endColumn": 41 }));
}

#[test]
fn the_schema_of_sarif_refuses_what_is_none() {
    let folder = hostile_folder();
    let mut log = parsed(folder.path(), "sarif", &DUTY);
    log["runs"][0]["results"][0]["level"] = json!("warn");
    assert!(!jsonschema::validator_for(&schema("sarif-2.1.0.json")).unwrap().is_valid(&log));
}

/// As the runner of GitHub reads a command: the command, its properties, its message.
fn annotation(line: &str) -> (String, BTreeMap<String, String>, String) {
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (command, properties) = head.split_once(' ').unwrap();
    let plain = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
    let properties = properties.split(',').map(|property| {
        let (key, value) = property.split_once('=').unwrap();
        (key.to_owned(), plain(&value.replace("%3A", ":").replace("%2C", ",")).replace("%25", "%"))
    });
    (command.to_owned(), properties.collect(), plain(message).replace("%25", "%"))
}

#[test]
fn annotations_of_github_read_back() {
    let folder = hostile_folder();
    let lines = printed(folder.path(), "github", &[]);
    let mut lines = lines.lines().map(annotation);
    let (command, properties, message) = lines.next().unwrap();
    assert_eq!((&*command, &*properties["file"]), ("error", "jobs/broken.md"));
    assert!(message.contains("NUL bytes"), "{message}");
    for ((path, finding), (command, properties, message)) in found(folder.path(), &[]).iter().zip(&mut lines)
    {
        let expected = match finding["severity"].as_str().unwrap() {
            "info" => "notice",
            other => other,
        };
        assert_eq!((&*command, &properties["file"]), (expected, path));
        let start = &finding["range"]["start"];
        assert_eq!(properties["line"], start["line"].to_string());
        assert_eq!(properties["title"], format!("jdlint: {}", finding["rule"].as_str().unwrap()));
        assert!(message.contains(finding["message"].as_str().unwrap()), "{message}");
    }
    assert_eq!(lines.next(), None);
    let (_, properties, _) = annotation(printed(folder.path(), "github", &DUTY).lines().nth(1).unwrap());
    assert_eq!((&*properties["col"], &*properties["endColumn"]), ("17", "41"));
}

#[test]
fn code_quality_of_gitlab_has_its_fields_and_fingerprints_of_their_own() {
    let folder = hostile_folder();
    let issues = parsed(folder.path(), "gitlab", &[]);
    hold("gitlab-code-quality.json", &issues);
    let issues = issues.as_array().unwrap();
    let mut prints: Vec<_> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), found(folder.path(), &[]).len(), "each its own");
}

/// Every element with its attributes, in order; fails on what is not well-formed.
fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                let attributes = element.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    (
                        attribute.key.as_ref().to_owned(),
                        attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned(),
                    )
                });
                found.push((element.name().as_ref().to_owned(), attributes.collect()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn junit_counts_what_fails() {
    let folder = hostile_folder();
    let xml = elements(&printed(folder.path(), "junit", &["--fail-on=warning"]));
    let all = found(folder.path(), &[]);
    let failing = all.iter().filter(|(_, finding)| finding["severity"] != "info").count();
    let of = |name: &str| xml.iter().filter(|(element, _)| element == name).collect::<Vec<_>>();
    assert_eq!(of("failure").len(), failing);
    assert_eq!(of("error").len(), 1);
    assert_eq!(of("testsuite").len(), 4, "a suite for each file");
    let whole = &xml[0].1;
    assert_eq!(whole["failures"], failing.to_string());
    assert_eq!(whole["tests"], of("testcase").len().to_string());
    let sum: usize = of("testsuite").iter().map(|(_, suite)| suite["tests"].parse::<usize>().unwrap()).sum();
    assert_eq!(whole["tests"], sum.to_string());
}

#[test]
fn checkstyle_has_an_error_for_each_finding() {
    let folder = hostile_folder();
    let xml = elements(&printed(folder.path(), "checkstyle", &[]));
    let errors: Vec<_> = xml.iter().filter(|(element, _)| element == "error").collect();
    let all = found(folder.path(), &[]);
    assert_eq!(errors.len(), all.len() + 1, "and one for the file that could not be read");
    for ((_, error), (_, finding)) in errors[1..].iter().zip(&all) {
        assert_eq!(error["line"], finding["range"]["start"]["line"].to_string());
        assert_eq!(error["severity"], finding["severity"].as_str().unwrap());
    }
    assert!(xml.iter().any(|(element, attributes)| element == "file" && attributes["name"] == NAME));
}

#[test]
fn rdjson_counts_bytes() {
    let folder = hostile_folder();
    let result = parsed(folder.path(), "rdjson", &DUTY);
    let diagnostic = &result["diagnostics"][0];
    let text = hostile();
    let line = text.lines().nth(5).unwrap();
    let column = line.find(PHRASE).unwrap() + 1;
    assert!(column > 17, "the test has characters of several bytes");
    assert_eq!(diagnostic["location"]["path"], NAME);
    assert_eq!(
        diagnostic["location"]["range"],
        json!({ "start": { "line": 6, "column": column }, "end": { "line": 6, "column": column + PHRASE.len() } })
    );
}

#[test]
fn a_fix_that_is_ready_is_offered_to_programs() {
    let folder =
        folder(&[("cook.md", b"# Cook!!!\n\n- Cook lunch for forty children\n- Clean the kitchen\n")]);
    let read = |format: &str| -> Value {
        let output =
            jdlint(folder.path()).args(["check", "--only=title-noise", "--format", format]).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let fix = &read("json")["files"][0]["findings"][0]["fixes"][0]["edits"][0];
    assert_eq!(fix["placeholders"], json!([]), "{fix}");
    assert_eq!(read("rdjson")["diagnostics"][0]["suggestions"][0]["text"], fix["insert"]);
    let replacement =
        &read("sarif")["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], fix["insert"]);
    assert_eq!(replacement["deletedRegion"]["startColumn"], fix["range"]["start"]["column"]);
}

#[test]
fn a_report_holds_no_markup_of_a_posting() {
    let folder = hostile_folder();
    let page = printed(folder.path(), "html", &[]);
    assert!(page.contains("&#60;/blockquote&#62;&#60;i&#62;x"), "the words are there: {page}");
    assert!(
        !page.contains("<script")
            && !page.contains("<i>")
            && !page.contains("<b>100%")
            && !page.contains('\u{1b}')
    );
    assert!(!page.contains("http-equiv=\"refresh\"") && !page.contains(" src=") && !page.contains("@import"));
    let summary = printed(folder.path(), "markdown", &[]);
    assert!(!summary.contains("<script") && !summary.contains("<b>"), "{summary}");
    assert!(summary.contains("a b, 100% &amp; 'c'.md"), "{summary}");
}

#[test]
fn a_summary_is_read_as_it_is_meant() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let folder = hostile_folder();
    let summary = printed(folder.path(), "markdown", &[]);
    let events: Vec<_> = Parser::new_ext(&summary, Options::ENABLE_TABLES).collect();
    let count = |wanted: fn(&Event) -> bool| events.iter().filter(|event| wanted(event)).count();
    let all = found(folder.path(), &[]);
    assert_eq!(
        count(|event| matches!(event, Event::Start(Tag::TableRow))),
        3,
        "a row for each file with findings"
    );
    assert_eq!(count(|event| matches!(event, Event::Start(Tag::TableCell))), (3 + 1) * 5);
    assert_eq!(count(|event| matches!(event, Event::Start(Tag::Link { .. }))), all.len());
    assert_eq!(
        count(|event| matches!(event, Event::Start(Tag::Item))),
        all.len() + 1,
        "and the file that is broken"
    );
    let markup = events.iter().filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(text.trim()),
        _ => None,
    });
    for markup in markup.filter(|markup| !markup.is_empty()) {
        let ours = ["<br>", "</details>"].contains(&markup) || markup.starts_with("<details><summary>jobs/");
        assert!(ours, "{markup}");
    }
}

#[test]
fn a_long_summary_is_cut_and_says_so() {
    let names: Vec<_> = (0..20).map(|at| format!("jobs/{at}.md")).collect();
    let mut files: Vec<_> =
        names.iter().map(|name| (name.as_str(), b"# Cook\n\n- Cook lunch\n".as_slice())).collect();
    files.push(("jobs/x.md", b"\0"));
    let folder = folder(&files);
    let summary = printed(folder.path(), "markdown", &[]);
    let all = found(folder.path(), &[]).len();
    assert!(all > 150, "the test has more than are shown");
    assert_eq!(summary.lines().filter(|line| line.contains("](https://")).count(), 150);
    assert!(summary.contains(&format!("\n{} more findings not shown.\n", all - 150)), "{summary}");
}

#[test]
fn documents_have_no_lines_and_name_their_paragraphs() {
    let folder = folder(&[("jobs/nurse.docx", &crate::formats::document()), ("jobs/x.md", b"\0")]);
    for format in ["concise", "github", "gitlab", "junit", "checkstyle", "rdjson", "sarif", "markdown"] {
        let text = printed(folder.path(), format, &DUTY);
        assert!(text.contains("Paragraph 7: "), "{format}: {text}");
    }
    assert!(printed(folder.path(), "html", &DUTY).contains("paragraph 7"));
    hold("sarif-2.1.0.json", &parsed(folder.path(), "sarif", &DUTY));
}

#[test]
fn one_run_writes_them_all() {
    let folder = hostile_folder();
    let flags: Vec<_> =
        FORMATS.iter().map(|format| format!("--output-file={format}=out/{format}.txt")).collect();
    let flags: Vec<_> = flags.iter().map(String::as_str).collect();
    let shown = printed(folder.path(), "human", &flags);
    for format in FORMATS {
        let written = std::fs::read_to_string(folder.path().join(format!("out/{format}.txt"))).unwrap();
        assert_eq!(written, printed(folder.path(), format, &[]), "{format}");
    }
    assert!(shown.contains("could not be checked"), "what is printed is as ever: {shown}");
}

#[test]
fn a_file_without_a_format_takes_the_place_of_what_is_printed() {
    let folder = hostile_folder();
    let wanted = printed(folder.path(), "sarif", &[]);
    assert_eq!(printed(folder.path(), "sarif", &["-o", "a.sarif", "-o", "concise=a.txt"]), "");
    assert_eq!(std::fs::read_to_string(folder.path().join("a.sarif")).unwrap(), wanted);
    assert!(folder.path().join("a.txt").exists());
}

#[test]
fn an_output_among_the_postings_is_none_of_them() {
    let folder = hostile_folder();
    for (format, name) in [
        ("html", "report.html"),
        ("markdown", "summary.md"),
        ("json", "jdlint.json"),
        ("jsonl", "lines.json"),
        ("sarif", "jdlint.sarif"),
    ] {
        let flag = format!("--output-file={format}=jobs/{name}");
        let first = printed(folder.path(), "concise", &[&flag]);
        let before = std::fs::read(folder.path().join("jobs").join(name)).unwrap();
        assert_eq!(printed(folder.path(), "concise", &[&flag]), first, "{format}");
        assert_eq!(std::fs::read(folder.path().join("jobs").join(name)).unwrap(), before);
        std::fs::remove_file(folder.path().join("jobs").join(name)).unwrap();
    }
}

#[test]
fn a_posting_is_not_written_over() {
    let folder = folder(&[("jobs/cook.md", b"# Cook\n"), ("jobs/nurse.md", b"# Nurse\n")]);
    for flags in [
        &["-o", "jobs/cook.md"][..],
        &["--output-file=markdown=./jobs/cook.md", "jobs/cook.md", "jobs/nurse.md"],
    ] {
        let output = jdlint(folder.path()).arg("check").args(flags).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            told.contains("jobs/cook.md: It is one of the postings and is left as it is")
                && told.lines().count() == 1,
            "{told}"
        );
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""));
        assert_eq!(std::fs::read(folder.path().join("jobs/cook.md")).unwrap(), b"# Cook\n");
    }
}

#[test]
fn what_decides_about_the_run_is_not_written_over() {
    let folder = folder(&[
        ("jobs/cook.md", b"# Cook\n"),
        ("jdlint.toml", b"extends = ['house.toml']\n"),
        ("house.toml", b""),
        ("other.toml", b""),
        ("broken/jdlint.toml", b"rules = 3"),
        ("broken/nurse.md", b"# Nurse\n"),
    ]);
    let run = |arguments: &[&str]| jdlint(folder.path()).arg("check").args(arguments).output().unwrap();
    assert_eq!(run(&["--write-baseline", "known.json", "jobs"]).status.code(), Some(0));
    let cases = [
        (&["--baseline=known.json", "-o", "jobs/../known.json", "jobs"][..], "the baseline"),
        (&["--output-file=json=jdlint.toml", "jobs"], "a settings file"),
        (&["--output-file=json=./house.toml", "jobs"], "a settings file"),
        (&["--config=other.toml", "-o", "other.toml", "jobs"], "a settings file"),
        (&["-o", "broken/jdlint.toml", "jobs", "broken"], "a settings file"),
    ];
    for (flags, what) in cases {
        let name =
            flags.iter().find_map(|flag| flag.rsplit_once('/').map(|(_, name)| name)).unwrap_or("other.toml");
        let before: Vec<_> = ["known.json", "jdlint.toml", "house.toml", "other.toml", "broken/jdlint.toml"]
            .map(|file| std::fs::read(folder.path().join(file)).unwrap())
            .into();
        let output = run(flags);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{flags:?} {name}: {told}");
        assert!(told.contains(&format!("It is {what} of this run")), "{flags:?}: {told}");
        let after: Vec<_> = ["known.json", "jdlint.toml", "house.toml", "other.toml", "broken/jdlint.toml"]
            .map(|file| std::fs::read(folder.path().join(file)).unwrap())
            .into();
        assert_eq!(before, after, "{flags:?}");
    }
}

#[test]
fn two_outputs_to_one_file_are_refused_however_it_is_named() {
    let folder = folder(&[("jobs/cook.md", b"# Cook\n")]);
    for second in ["out.txt", "./out.txt", "jobs/../out.txt"] {
        let flags = ["check", "--output-file=json=out.txt", &format!("--output-file=sarif={second}")];
        let output = jdlint(folder.path()).args(flags).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{second}");
        assert!(
            String::from_utf8_lossy(&output.stderr).contains("Two outputs are to be written there"),
            "{output:?}"
        );
    }
}

#[test]
fn a_baseline_and_every_output_among_the_postings_are_none_of_them() {
    let posting = format!("# Cook\n\n## Responsibilities\n\n- {PHRASE}\n");
    // The folder's name alone makes JSON that names it look like data of postings.
    let folder = folder(&[("JobPosting/cook.md", posting.as_bytes())]);
    let files = |flags: &[&str]| {
        let output = jdlint(folder.path()).args(["check", "--format=json"]).args(flags).output().unwrap();
        let said: Value =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{flags:?}: {output:?}"));
        assert_eq!(said["errors"], json!([]), "{flags:?}");
        said["summary"]["files"].as_u64().unwrap()
    };
    let write = ["check", "--write-baseline", "JobPosting/known.md", "."];
    for _ in 0..2 {
        assert_eq!(jdlint(folder.path()).args(write).output().unwrap().status.code(), Some(0));
        assert_eq!(files(&["--baseline=JobPosting/known.md", "."]), 1);
    }
    std::fs::remove_file(folder.path().join("JobPosting/known.md")).unwrap();
    for format in FORMATS {
        for rules in ["catch-all-duty", "years-cap"] {
            let flag = format!("--output-file={format}=JobPosting/report.txt");
            for _ in 0..2 {
                assert_eq!(files(&["--only", rules, &flag, "."]), 1, "{format} {rules}");
            }
            std::fs::remove_file(folder.path().join("JobPosting/report.txt")).unwrap();
        }
    }
    // Reports of other runs.
    for format in ["json", "sarif", "gitlab", "rdjson"] {
        files(&[&format!("--output-file={format}=JobPosting/{format}.json"), "JobPosting/cook.md"]);
    }
    assert_eq!(files(&["."]), 1);
}

#[test]
fn junit_fails_where_a_limit_does() {
    let posting = "# Cook\n\n## Responsibilities\n\n- Improve customer satisfaction\n";
    let folder = folder(&[("cook.md", posting.as_bytes())]);
    let failures = |flags: &[&str]| {
        let output = jdlint(folder.path())
            .args(["check", "--format=junit", "--only=comparative-without-baseline"])
            .args(flags)
            .output()
            .unwrap();
        let xml = elements(stdout(&output));
        let count = |wanted: &str| xml.iter().filter(|(name, _)| name == wanted).count();
        assert_eq!(xml[0].1["tests"], count("testcase").to_string());
        assert_eq!(xml[0].1["failures"], count("failure").to_string());
        (count("failure"), output.status.code())
    };
    assert_eq!(failures(&[]), (0, Some(0)));
    assert_eq!(failures(&["--max-warnings=0"]), (1, Some(1)));
    assert_eq!(failures(&["--max-warnings=0", "--min-score=100"]), (2, Some(1)));
}

#[test]
fn files_are_written_though_nobody_reads_what_is_printed() {
    use std::process::Stdio;
    let folder = hostile_folder();
    let mut child = jdlint(folder.path())
        .args(["check", "--output-file=json=out.json", "jobs"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.wait_with_output().unwrap();
    let written = std::fs::read(folder.path().join("out.json")).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&written).unwrap()["summary"]["files"], 3);
}

#[test]
fn what_cannot_be_written_is_one_line_and_the_rest_is_written() {
    let folder = folder(&[("cook.md", b"# Cook\n"), ("taken/x.md", b"x")]);
    let output = jdlint(folder.path())
        .args(["check", "--only=catch-all-duty", "--format=concise", "cook.md"])
        .args([
            "--output-file=sarif=taken",
            "--output-file=junit=cook.md/x.xml",
            "--output-file=json=out.json",
        ])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<_> = told.lines().collect();
    assert_eq!(lines.len(), 2, "{told}");
    assert!(lines[0].starts_with("jdlint: taken: The output could not be written there: "), "{told}");
    assert!(lines[1].starts_with("jdlint: cook.md/x.xml: ") && lines[1].ends_with("[not-written]"), "{told}");
    assert!(folder.path().join("out.json").exists());
    assert_eq!(std::fs::read(folder.path().join("cook.md")).unwrap(), b"# Cook\n");
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_stays_one() {
    let folder = folder(&[("cook.md", b"# Cook\n")]);
    let output = jdlint(folder.path())
        .args([
            "check",
            "--only=catch-all-duty",
            "--format=jsonl",
            "-o",
            "/dev/stdout",
            "-o",
            "sarif=/dev/null",
            "cook.md",
        ])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(stdout(&output).starts_with("{\"path\":\"cook.md\""), "{output:?}");
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
}
