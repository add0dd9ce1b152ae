//! `check --watch` from outside: what is checked again, and how it ends.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{folder, jdlint};

const LOUD: &str = "# Cook\n\n## Responsibilities\n\n- Cook lunch\n- Other duties as assigned\n";
const QUIET: &str = "# Cook\n\n## Responsibilities\n\n- Cook lunch\n";

/// A watch that runs, and the lines that it prints.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path) -> Self {
        Self::start_in(folder, ".")
    }

    fn start_in(folder: &Path, path: &str) -> Self {
        let mut child = jdlint(folder)
            .args(["check", "--watch", "--only=catch-all-duty", "--fail-on=info", path])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (tell, lines) = mpsc::channel();
        let streams: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let tell = tell.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _ = tell.send(line);
                }
            });
        }
        Self { child, lines }
    }

    /// All that is printed until it waits again.
    fn check(&self) -> String {
        let (mut text, end) = (String::new(), Instant::now() + Duration::from_mins(1));
        let (mut summed, mut waits) = (false, false);
        while !(summed && waits) {
            let left = end.saturating_duration_since(Instant::now());
            let line = self.lines.recv_timeout(left).unwrap_or_else(|_| panic!("it does not check:\n{text}"));
            summed |= line.contains("checked:");
            waits |= line.contains("Ctrl-C ends it");
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    /// All that is printed until a line says so. The two streams are read apart: what belongs to it may come a little later.
    #[cfg(unix)]
    fn lines_until(&self, words: &str) -> String {
        let (mut text, mut is_said) = (String::new(), false);
        loop {
            let patience = if is_said { Duration::from_millis(300) } else { Duration::from_mins(1) };
            match self.lines.recv_timeout(patience) {
                Ok(line) => {
                    is_said |= line.contains(words);
                    text.push_str(&line);
                    text.push('\n');
                }
                Err(_) if is_said => return text,
                Err(error) => panic!("{error}: it does not say {words}:\n{text}"),
            }
        }
    }

    /// As Ctrl-C does.
    #[cfg(unix)]
    fn end(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

#[cfg(unix)]
#[test]
fn what_changes_is_checked_again_until_ctrl_c() {
    let folder = folder(&[("a.md", LOUD.as_bytes()), ("b.md", QUIET.as_bytes()), ("target/x.log", b"")]);
    let write = |file: &str, text: &str| fs::write(folder.path().join(file), text).unwrap();
    let watch = Watch::start(folder.path());
    let first = watch.check();
    assert!(first.contains("2 files checked: 1 info.") && first.contains("watching 2 postings"), "{first}");

    write("target/x.log", "not a posting");
    write("b.md", LOUD);
    let second = watch.check();
    assert!(second.contains("--> b.md:6:3") && second.contains("1 file checked: 1 info."), "{second}");

    fs::create_dir(folder.path().join("new")).unwrap();
    write("new/c.md", LOUD);
    let third = watch.check();
    assert!(third.contains("--> new/c.md:6:3") && third.contains("watching 3 postings"), "{third}");

    write("jdlint.toml", "[rules]\ncatch-all-duty = 'error'\n");
    let fourth = watch.check();
    assert!(fourth.contains("3 files checked: 3 errors."), "settings decide about all: {fourth}");
    assert_eq!(watch.end(), Some(1), "as the last check ended");
}

#[cfg(unix)]
#[test]
fn settings_that_break_are_told_and_a_link_is_watched_where_it_leads() {
    let folder = folder(&[("jobs/a.md", LOUD.as_bytes()), ("real/b.md", QUIET.as_bytes())]);
    std::os::unix::fs::symlink("../real/b.md", folder.path().join("jobs/link.md")).unwrap();
    let write = |file: &str, text: &str| fs::write(folder.path().join(file), text).unwrap();
    let watch = Watch::start_in(folder.path(), "jobs");
    assert!(watch.check().contains("2 files checked: 1 info."));

    write("real/b.md", LOUD);
    let linked = watch.check();
    assert!(
        linked.contains("--> jobs/link.md:6:3") && linked.contains("1 file checked: 1 info."),
        "{linked}"
    );

    write("jobs/jdlint.toml", "rules = 3");
    let broken = watch.lines_until("Ctrl-C ends it");
    assert!(broken.contains("jobs/jdlint.toml: ") && broken.contains("Nothing was checked."), "{broken}");

    write("jobs/jdlint.toml", "");
    let mended = watch.check();
    assert!(mended.contains("2 files checked: 2 infos."), "{mended}");
    assert_eq!(watch.end(), Some(1));
}

#[cfg(unix)]
#[test]
fn a_watch_that_fixes_comes_to_rest() {
    let folder = folder(&[("a.md", QUIET.as_bytes())]);
    let mut child = jdlint(folder.path())
        .args(["check", "--watch", "--fix", "--only=pay-range-inverted", "a.md"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("watching 1 posting")));
    fs::write(folder.path().join("a.md"), format!("{QUIET}\n## Pay\n\n$90,000 to $70,000 a year\n")).unwrap();
    assert!(lines.any(|line| line.contains("1 fix made in 1 file")));
    // The check of what the fix wrote finds nothing to write.
    thread::sleep(Duration::from_millis(600));
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert!(lines.all(|line| !line.contains("fix made")));
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(fs::read_to_string(folder.path().join("a.md")).unwrap().contains("$70,000 to $90,000"));
}

#[test]
fn standard_input_cannot_be_watched() {
    let folder = folder(&[]);
    let output = jdlint(folder.path()).args(["check", "--watch", "-"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--watch needs files or folders"), "{output:?}");
}
