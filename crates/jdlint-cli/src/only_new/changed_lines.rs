//! Lines that a branch changed. In: a commit to compare with. Out: for a posting, the findings that stand in lines that are
//! new since that commit and this branch parted, what is not committed yet included. Git is asked as a program, so that
//! its settings, ignore rules and attributes hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use jdlint_contract::FileError;
use jdlint_core::TextRange;
use jdlint_core::report::{About, Finding};

use super::patch;
use crate::inputs::file_error;

/// What may stand in a person's settings of git does not change the answer.
const PLAIN: [&str; 9] = [
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--ignore-submodules",
    "--find-renames",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--diff-algorithm=histogram",
];

/// What changed, by the path from the root of the repository, with `/`.
#[derive(Debug)]
pub(crate) struct ChangedLines {
    reference: String,
    root: PathBuf,
    /// All that git knows.
    tracked: BTreeSet<String>,
    changed: BTreeMap<String, Change>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Change {
    /// All of it: git sees no lines in it, or does not know it.
    Whole,
    /// These lines, 1-based, as git counts them: each ends with `\n`. None where lines were only taken out.
    Lines(Vec<Range<u32>>),
}

impl ChangedLines {
    /// Asks git what changed in the repository of the working folder.
    ///
    /// # Errors
    /// There is no git, no repository, no such commit, or none that both sides come from.
    pub(crate) fn since(reference: &str) -> Result<Self, FileError> {
        let refused = |why: String| file_error(&format!("--diff-base {reference}"), "git", why);
        let root = git(None, &["rev-parse", "--show-toplevel"])
            .map_err(|why| refused(format!("Here is no working tree of a git repository ({why}).")))?;
        let root = PathBuf::from(line(&root));
        let root = fs::canonicalize(&root).unwrap_or(root);
        let commit = format!("{reference}^{{commit}}");
        let commit = git(Some(&root), &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])
            .map_err(|_| {
                refused(
                    "Git knows no such commit. Fetch it, or name another branch, tag or commit.".to_owned(),
                )
            })?;
        let base = git(Some(&root), &["merge-base", &line(&commit), "HEAD"]).map_err(|_| {
            refused(
                "It has no commit in common with HEAD. In a shallow clone fetch more of the history (actions/checkout: \
                 `fetch-depth: 0`; GitLab: `GIT_DEPTH: 0`)."
                    .to_owned(),
            )
        })?;
        let base = line(&base);
        let ask = |arguments: &[&str]| git(Some(&root), arguments).map_err(refused);
        let tracked = ask(&["ls-files", "-z", "--full-name"])?;
        let diff = |form: &[&str]| {
            let arguments = [&["-c", "core.quotePath=false", "diff"], form, &PLAIN, &[&base, "--"]].concat();
            ask(&arguments)
        };
        let changed =
            changes(&diff(&["--numstat", "-z"])?, &diff(&["--unified=0", "--inter-hunk-context=0"])?);
        let tracked = tracked.split(|&byte| byte == 0).map(text).filter(|path| !path.is_empty()).collect();
        Ok(Self { reference: reference.to_owned(), root, tracked, changed })
    }

    /// The commit, as it was named.
    pub(crate) fn reference(&self) -> &str {
        &self.reference
    }

    /// Leaves the findings of a posting that have to do with a changed line. What is absent from the whole may have to do
    /// with any. `text` is what the places are in; nothing for a document, which has no lines.
    pub(crate) fn keep_in(&self, path: Option<&Path>, text: Option<&str>, findings: &mut Vec<Finding>) {
        let lines = match (self.change(path), text) {
            (None, _) => return findings.clear(),
            (Some(Change::Whole), _) | (Some(_), None) => return,
            (Some(Change::Lines(lines)), Some(text)) => Lines::of(&lines, text),
        };
        findings.retain(|finding| {
            let related = finding.related.iter().map(|related| related.range);
            finding.about == About::Document
                || std::iter::once(finding.range).chain(related).any(|range| lines.touch(range))
        });
    }

    /// What changed in a posting; nothing where it is as it was. What git does not know is new.
    fn change(&self, path: Option<&Path>) -> Option<Change> {
        let inside = path.and_then(|path| fs::canonicalize(path).ok());
        let inside = inside.and_then(|path| Some(path.strip_prefix(&self.root).ok()?.to_path_buf()));
        let Some(inside) = inside else { return Some(Change::Whole) };
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let name = parts.join("/");
        if self.tracked.contains(&name) { self.changed.get(&name).cloned() } else { Some(Change::Whole) }
    }
}

/// Changed lines as bytes of a text.
struct Lines(Vec<Range<u32>>);

impl Lines {
    fn of(lines: &[Range<u32>], text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at as u32 + 1);
        let starts: Vec<u32> = std::iter::once(0).chain(ends).collect();
        let start = |line: u32| starts.get(line as usize - 1).copied().unwrap_or(text.len() as u32 + 1);
        Self(lines.iter().map(|lines| start(lines.start)..start(lines.end)).collect())
    }

    fn touch(&self, range: TextRange) -> bool {
        // An empty range touches the line that it is in.
        let end = range.end.max(range.start + 1);
        self.0.iter().any(|bytes| bytes.start < end && range.start < bytes.end)
    }
}

/// From what `--numstat -z` and `--patch` print.
fn changes(numbers: &[u8], patch: &[u8]) -> BTreeMap<String, Change> {
    let lines = patch::new_lines(patch).into_iter().map(|(path, lines)| (path, Change::Lines(lines)));
    let whole = without_lines(numbers).into_iter().map(|path| (path, Change::Whole));
    lines.chain(whole).collect()
}

/// The paths of which `--numstat -z` counts no lines: `-`, tab, `-`, tab, the path, NUL; where the file was renamed the path
/// is empty, and the old and the new one follow.
fn without_lines(numbers: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut fields = numbers.split(|&byte| byte == 0);
    while let Some(field) = fields.next() {
        let mut words = field.splitn(3, |&byte| byte == b'\t');
        let (Some(added), Some(_), Some(path)) = (words.next(), words.next(), words.next()) else { continue };
        let renamed = path.is_empty().then(|| fields.nth(1)).flatten();
        if added == b"-" {
            found.push(text(renamed.unwrap_or(path)));
        }
    }
    found
}

/// What git prints; else what it says is wrong.
fn git(folder: Option<&Path>, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    if let Some(folder) = folder {
        command.arg("-C").arg(folder);
    }
    // What it says is shown among English words; and nobody else is to wait while we look.
    let output =
        command.env("LC_ALL", "C").arg("--no-optional-locks").args(arguments).output().map_err(|error| {
            match error.kind() {
                ErrorKind::NotFound => "git is not installed, or not in PATH".to_owned(),
                _ => format!("git could not be started: {error}"),
            }
        })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = text(&output.stderr);
    let said = said.trim().trim_start_matches("fatal: ").lines().next().unwrap_or_default().to_owned();
    Err(if said.is_empty() { format!("git ended with {}", output.status) } else { said })
}

fn line(bytes: &[u8]) -> String {
    text(bytes).trim_end_matches(['\n', '\r']).to_owned()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_without_lines_are_known_by_their_numbers() {
        let numbers = b"1\t2\ta.md\0-\t-\tb.docx\x003\t0\t\0old.md\0new.md\0-\t-\t\0old.docx\0new.docx\0";
        assert_eq!(without_lines(numbers), ["b.docx", "new.docx"]);
    }

    #[test]
    fn lines_are_counted_as_git_does() {
        // jdlint ends a line at a lone carriage return, git does not.
        let lines = Lines::of(&[2..3, 7..9], "a\rb\nc\r\nd");
        let touched = |start, end| lines.touch(TextRange::new(start, end));
        assert!(!touched(0, 4) && touched(4, 5) && touched(4, 4) && touched(2, 5) && !touched(7, 8));
        assert!(!Lines::of(&[], "a").touch(TextRange::new(0, 1)));
        assert!(!Lines::of(&[2..3, 9..10], "a").touch(TextRange::new(0, 1)));
    }
}
