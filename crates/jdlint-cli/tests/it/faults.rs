//! A machine that fails. In: a full disk, no memory, no home, a wrong clock, Ctrl-C. Out: a line that says so, files that
//! are whole, the right exit status. Kills, pipes and folders that may not be read stand in `fix`, `terminal`, `bad_inputs`.

#![expect(clippy::print_stderr, reason = "who runs this must know what this machine does not let it try")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::{folder, jdlint, stdout};

const BEFORE: &str = "# Cook\n\n## Responsibilities\n\n- Cook lunch\n\n## Pay\n\n$90,000 to $70,000 a year\n";
const AFTER: &str = "# Cook\n\n## Responsibilities\n\n- Cook lunch\n\n## Pay\n\n$70,000 to $90,000 a year\n";

/// The program under what a shell sets up first.
#[cfg(unix)]
fn under(folder: &Path, set_up: &str, arguments: &[&str]) -> Output {
    let mut shell = Command::new("sh");
    shell.current_dir(folder).args(["-c", &format!("{set_up}; exec \"$0\" \"$@\"")]);
    shell.env_remove("RUST_BACKTRACE").arg(env!("CARGO_BIN_EXE_jdlint")).args(arguments).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What lies in the folder, hidden files among them.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A limit on the size of files fails a write in the middle, as a full disk does, and needs no right of root.
#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_amid_a_fix_leaves_the_file_as_it_was() {
    let long = |text: &str| format!("{text}\n{}", "- Cook lunch for sixty guests\n".repeat(400));
    let folder = folder(&[("long.md", long(BEFORE).as_bytes()), ("short.md", BEFORE.as_bytes())]);
    let full = "trap '' XFSZ; ulimit -f 4";
    let fix = ["check", "--fix", "--only=pay-range-inverted", "."];
    let output = under(folder.path(), full, &fix);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(stderr(&output).contains("long.md") && stderr(&output).contains("[not-written]"), "{output:?}");
    assert_eq!(fs::read_to_string(folder.path().join("long.md")).unwrap(), long(BEFORE));
    assert_eq!(fs::read_to_string(folder.path().join("short.md")).unwrap(), AFTER, "the other is fixed");
    assert_eq!(names(folder.path()), ["long.md", "short.md"], "nothing is left behind");

    let known = ["check", "--write-baseline=known.json", "."];
    assert!(under(folder.path(), "true", &known).status.success());
    let baseline = fs::read(folder.path().join("known.json")).unwrap();
    let other = folder.path().join("other.md");
    fs::write(other, format!("{BEFORE}{}", "- Improve customer satisfaction\n".repeat(50))).unwrap();
    let output = under(folder.path(), "trap '' XFSZ; ulimit -f 1", &known);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(fs::read(folder.path().join("known.json")).unwrap(), baseline, "it is the old one, whole");
}

/// A disk that is full, where this machine lets the test make one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_file_as_it_was() {
    let folder = folder(&[]);
    let script = "mount -t tmpfs -o size=8k,nr_inodes=16 none . 2>/dev/null && cd . && cd \"$PWD\" || exit 77; \
                  printf '%s' \"$1\" > cook.md; head -c 100000 /dev/zero > filler 2>/dev/null; \
                  \"$0\" check --fix --only=pay-range-inverted cook.md; echo \"status $?\"; cat cook.md";
    let output = Command::new("unshare")
        .args(["--mount", "sh", "-c", script, env!("CARGO_BIN_EXE_jdlint"), BEFORE])
        .current_dir(folder.path())
        .output();
    match output {
        Ok(output) if output.status.success() => {
            assert!(stdout(&output).ends_with(&format!("status 2\n{BEFORE}")), "{output:?}");
            assert!(stderr(&output).contains("[not-written]"), "{output:?}");
        }
        refused => eprintln!("not tried: this machine lets nobody mount a small disk: {refused:?}"),
    }
}

/// However little memory there is: a whole answer, or one line and a status that is no success; files stay whole. (The line
/// is the standard library's, and the program aborts: stable Rust lets none say more. Where the system cannot even load the
/// program, it says nothing.)
#[cfg(target_os = "linux")]
#[test]
fn too_little_memory_is_told_and_tears_nothing() {
    let long = format!("{BEFORE}{}", "- Cook lunch for sixty guests and lead the kitchen\n".repeat(60_000));
    let mut refused = 0;
    for kilobytes in [60_000, 90_000, 120_000, 2_000_000] {
        let folder = folder(&[("cook.md", long.as_bytes())]);
        let limit = format!("ulimit -v {kilobytes}; ulimit -c 0");
        let fix = ["check", "--fix", "--only=pay-range-inverted", "--quiet", "cook.md"];
        let output = under(folder.path(), &limit, &fix);
        let text = fs::read_to_string(folder.path().join("cook.md")).unwrap();
        let is_fixed = text == long.replace("$90,000 to $70,000", "$70,000 to $90,000");
        assert!(is_fixed || text == long, "torn under {kilobytes} KB");
        if output.status.success() {
            assert!(is_fixed, "{kilobytes} KB: {output:?}");
            continue;
        }
        refused += 1;
        let said = stderr(&output).to_lowercase();
        assert!(said.contains("memory") || said.contains("resource"), "{kilobytes} KB: {output:?}");
        assert!(!said.contains("panicked"), "{kilobytes} KB: {output:?}");
    }
    assert!(refused > 0, "the limits are too wide");
}

#[test]
fn nothing_in_the_environment_is_no_trouble() {
    let folder = folder(&[("cook.md", BEFORE.as_bytes())]);
    for arguments in
        [&["check", "cook.md"][..], &["check", "--fix", "."], &["outline", "cook.md"], &["rules"]]
    {
        let output = jdlint(folder.path()).args(arguments).env_clear().output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {output:?}");
        let said = stderr(&output);
        assert!(!said.contains("panic"), "{said}");
    }
}

/// A day long ago is a day; a clock before 1970 stops nothing.
#[test]
fn a_wrong_clock_is_no_trouble() {
    let folder = folder(&[("cook.md", BEFORE.as_bytes())]);
    let judged_by = |output: Output| {
        assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["today"].as_str().unwrap().to_owned()
    };
    let json = ["check", "--format=json", "cook.md"];
    for day in ["1969-12-31", "0001-01-01", "9999-12-31"] {
        let today = format!("--today={day}");
        assert_eq!(judged_by(jdlint(folder.path()).args(json).arg(today).output().unwrap()), day);
    }
    // Debian's package `faketime`, where it is installed.
    let mut faked = Command::new("faketime");
    faked.args(["1965-03-04 12:00:00", env!("CARGO_BIN_EXE_jdlint")]).args(json);
    match faked.current_dir(folder.path()).env("TZ", "UTC").output() {
        Ok(output) => assert_eq!(judged_by(output), "1965-03-04"),
        Err(error) => eprintln!("the clock was not turned back: faketime: {error}"),
    }
}

/// Ctrl-C at any moment leaves each file as it was or as it shall be.
#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_tears_no_file() {
    use std::os::unix::process::ExitStatusExt;
    const INTERRUPT: i32 = 2;
    let filler = "- Cook lunch for sixty guests\n".repeat(400);
    let long = |text: &str| text.replace("- Cook lunch\n", &filler);
    let (before, after) = (long(BEFORE), long(AFTER));
    let files: Vec<_> = (0..12).map(|number| format!("{number}.md")).collect();
    let mut interrupted = 0;
    for milliseconds in [1, 5, 10, 20, 40, 80, 160] {
        let all: Vec<_> = files.iter().map(|name| (name.as_str(), before.as_bytes())).collect();
        let folder = folder(&all);
        // A shell that starts the tests in the background has Ctrl-C ignored by all that it starts.
        let mut child = Command::new("env")
            .args(["--default-signal=INT", env!("CARGO_BIN_EXE_jdlint")])
            .args(["check", "--fix", "--only=pay-range-inverted", "--quiet", "."])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status();
        let status = child.wait().unwrap();
        interrupted += usize::from(status.signal() == Some(INTERRUPT));
        for name in &files {
            let text = fs::read_to_string(folder.path().join(name)).unwrap();
            assert!(text == before || text == after, "{name} is torn after {milliseconds} ms");
        }
    }
    assert!(interrupted > 0, "every run had ended before it was interrupted");
}
