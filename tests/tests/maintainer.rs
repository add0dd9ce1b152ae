//! A repository of old postings goes from red to green as its maintainer would take it there, and stays so that a new bad
//! posting is told of. In: the real postings of `../shared/corpus/dev` where they are there, which is said, else those of
//! `suite/` and `clean/`; git. Out: a failure where a step does not end as it should.

#![expect(clippy::print_stdout, reason = "which postings it was is for the person who runs this")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jdlint_tests::binary::jdlint;
use jdlint_tests::suite::workspace;
use serde_json::Value;

const BASELINE: &str = "jdlint-baseline.json";
/// What the maintainer changes in the file that `jdlint init` writes.
const CHOICE: (&str, &str) = ("# fail-on = \"warning\"", "fail-on = \"warning\"");
const BAD: &str = "\
# Junior night cook

Sample Foods cooks for hospitals. You cook by night for two hundred guests, in a team of four.

Location: Leeds, on site. Full-time, permanent, 38 hours a week.
Pay: £13.50 an hour. 28 days of holiday and a pension.

## What you'll do

- Cook the night meals
- Improve customer satisfaction

## What you need

- 3+ years of experience in a large kitchen

## How to apply

Send your CV to jobs@sample.example by 14 January 2027.
";
/// Where the bad posting is bad, and why.
const WRONG: [(&str, &str); 2] = [("11", "comparative-without-baseline"), ("15", "entry-level-experience")];

/// A repository of git, and the program that is run in it.
struct Repository {
    folder: tempfile::TempDir,
    jdlint: PathBuf,
}

impl Repository {
    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &[u8]) {
        fs::write(self.path().join(name), text).unwrap();
    }

    #[track_caller]
    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .current_dir(self.path())
            .args([
                "-c",
                "user.name=Ada",
                "-c",
                "user.email=ada@sample.example",
                "-c",
                "commit.gpgSign=false",
            ])
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .expect("git is there");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    /// `jdlint check` with these flags; it must end with that status.
    #[track_caller]
    fn check(&self, status: i32, flags: &[&str]) -> Output {
        let output = self.check_any(flags);
        ends_with(status, &output);
        output
    }

    fn check_any(&self, flags: &[&str]) -> Output {
        self.run(&[&["check", "--color=never", "--today=2026-11-24"], flags].concat())
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(&self.jdlint).current_dir(self.path()).args(arguments).output().expect("jdlint starts")
    }

    /// `jdlint init`, and what the maintainer chooses in its file. Gives what was printed.
    #[track_caller]
    fn init(&self) -> String {
        let output = self.run(&["init"]);
        ends_with(0, &output);
        let mut settings = fs::read_to_string(self.path().join("jdlint.toml")).unwrap();
        let (before, after) = CHOICE;
        assert_eq!(settings.matches(before).count(), 1, "{before}: {settings}");
        settings = settings.replace(before, after);
        self.write("jdlint.toml", settings.as_bytes());
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    #[track_caller]
    fn json(&self, status: i32, flags: &[&str]) -> Value {
        let output = self.check(status, &[&["--format=json"], flags].concat());
        serde_json::from_slice(&output.stdout).expect("jdlint prints JSON")
    }
}

#[track_caller]
fn ends_with(status: i32, output: &Output) {
    assert_eq!(output.status.code(), Some(status), "{}", String::from_utf8_lossy(&output.stderr));
}

fn postings() -> Vec<PathBuf> {
    let corpus = workspace().join("../shared/corpus/dev");
    let folders = if corpus.is_dir() {
        vec![corpus]
    } else {
        println!("There is no ../shared/corpus/dev: with our own postings instead.");
        vec![workspace().join("tests/suite"), workspace().join("tests/clean")]
    };
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    files.map(|file| file.unwrap().path()).filter(|path| path.is_file()).collect()
}

/// Lines of postings that a finding which fails is about.
fn lines_to_mend(output: &Value) -> Vec<(String, usize)> {
    let mut lines = Vec::new();
    for file in output["files"].as_array().unwrap() {
        let name = file["path"].as_str().unwrap();
        let is_markdown = Path::new(name).extension().is_some_and(|ending| ending == "md");
        for finding in file["findings"].as_array().unwrap() {
            let range = &finding["range"];
            let is_of_a_line = finding["about"] == "text" && range["start"]["line"] == range["end"]["line"];
            if is_markdown && is_of_a_line && finding["severity"] != "info" {
                lines.push((
                    name.to_owned(),
                    usize::try_from(range["start"]["line"].as_u64().unwrap()).unwrap(),
                ));
            }
        }
    }
    lines
}

impl Repository {
    /// Takes a line that is wrong out of a posting; the first one after which nothing else is wrong.
    fn mend(&self, lines: &[(String, usize)]) {
        for (name, line) in lines {
            let text = fs::read_to_string(self.path().join(name)).unwrap();
            let mended: Vec<_> =
                text.split_inclusive('\n').enumerate().filter(|&(at, _)| at + 1 != *line).collect();
            let mended: String = mended.into_iter().map(|(_, line)| line).collect();
            self.write(name, mended.as_bytes());
            let output = self.check_any(&["--format=json", "--baseline", BASELINE, name]);
            let output: Value = serde_json::from_slice(&output.stdout).expect("jdlint prints JSON");
            if output["files"][0]["findings"] == Value::Array(vec![]) {
                return;
            }
            self.write(name, text.as_bytes());
        }
        panic!("no line can be taken out");
    }
}

#[test]
fn a_repository_of_old_postings_goes_from_red_to_green() {
    let repository = Repository { folder: tempfile::tempdir().unwrap(), jdlint: jdlint() };
    fs::create_dir(repository.path().join("jobs")).unwrap();
    let files = postings();
    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        repository.write(&format!("jobs/{name}"), &fs::read(file).unwrap());
    }
    println!("{} postings", files.len());
    repository.git(&["init", "--quiet", "--initial-branch=main"]);
    repository.write(".gitattributes", b"* -text\n");

    // The settings that jdlint suggests include all postings.
    let told = repository.init();
    assert!(told.contains(&format!(": {} postings.\n", files.len())), "{told}");

    // Red: so much is old.
    let before = repository.json(1, &[]);
    assert_eq!(before["summary"]["files"].as_u64().unwrap(), files.len() as u64);
    let failing =
        before["summary"]["errors"].as_u64().unwrap() + before["summary"]["warnings"].as_u64().unwrap();
    assert!(failing > 20, "{}", before["summary"]);

    // Green: what is known today is left out.
    repository.check(0, &["--write-baseline", BASELINE]);
    let known = ["--baseline", BASELINE];
    let after = repository.json(0, &known);
    let left =
        after["files"].as_array().unwrap().iter().filter(|file| file["findings"] != Value::Array(vec![]));
    assert_eq!(left.count(), 0, "nothing is told");
    let all = before["files"].as_array().unwrap().iter();
    let all: usize = all.map(|file| file["findings"].as_array().unwrap().len()).sum();
    assert_eq!(after["baseline"]["hidden"].as_u64().unwrap(), all as u64);
    repository.commit("Begin with jdlint");
    repository.git(&["checkout", "--quiet", "-b", "work"]);

    // One posting is mended: nothing new, something gone, and the baseline can only shrink.
    repository.mend(&lines_to_mend(&before));
    let output = repository.check(0, &known);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains(" gone: write it anew to shrink it."), "{told}");
    repository.check(0, &["--write-baseline", BASELINE]);
    let added = repository.git(&["diff", "--numstat", "--", BASELINE]);
    let counts: Vec<u32> = added.split('\t').take(2).map(|count| count.parse().unwrap()).collect();
    assert!(counts[1] > counts[0], "{added}");
    repository.commit("Mend a posting");

    // A new bad one: red, with an annotation at each line that is wrong and nowhere else.
    repository.write("jobs/night-cook.md", BAD.as_bytes());
    for flags in [&known[..], &["--baseline", BASELINE, "--diff-base=main"]] {
        let flags = [flags, &["--format=github", "--output-file=sarif=out/jdlint.sarif"]].concat();
        let output = repository.check(1, &flags);
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let annotations: Vec<_> =
            printed.lines().filter(|line| !line.starts_with("::notice ")).map(annotation).collect();
        let expected: Vec<_> = WRONG.map(|(line, rule)| ("jobs/night-cook.md", line, rule)).into();
        let read: Vec<_> = annotations.iter().map(|(file, line, rule)| (&**file, &**line, &**rule)).collect();
        assert_eq!(read, expected, "{printed}");
        let log = fs::read(repository.path().join("out/jdlint.sarif")).unwrap();
        let log: Value = serde_json::from_slice(&log).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), printed.lines().count());
        fs::remove_dir_all(repository.path().join("out")).unwrap();
    }

    // Mended: green, committed or not.
    let good = BAD
        .replace(
            "Improve customer satisfaction",
            "Raise the share of guests who rate the meal good from 80 % to 90 % by June",
        )
        .replace("- 3+ years of experience in a large kitchen", "- You like to cook; we train you");
    repository.write("jobs/night-cook.md", good.as_bytes());
    repository.check(0, &known);
    repository.commit("Look for a night cook");
    repository.check(0, &[&known[..], &["--diff-base=main", "--min-score=50"]].concat());
}

/// File, line and rule of an annotation of GitHub.
fn annotation(line: &str) -> (String, String, String) {
    let (head, _) = line.trim_start_matches("::").split_once("::").unwrap();
    let (_, properties) = head.split_once(' ').unwrap();
    let of = |key: &str| {
        let mut values = properties.split(',').filter_map(|property| property.split_once('='));
        values.find(|(name, _)| *name == key).unwrap().1.to_owned()
    };
    (of("file"), of("line"), of("title").trim_start_matches("jdlint%3A ").to_owned())
}
