//! `--diff`. In: texts before and after their fixes. Out: one unified diff, as `git apply -p0` and GNU `patch -p0` take it.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use similar::{ChangeTag, TextDiff};

use super::Mending;
use crate::output::{GOOD, POOR, STRONG, Screen, clean};

/// Lines that are shown around a change.
const CONTEXT: usize = 3;
/// What is said of a last line without a line end.
const NO_NEWLINE: &str = "\n\\ No newline at end of file\n";

/// Prints what would change, file by file.
pub(crate) fn print(mendings: &[Mending], screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    for mending in mendings {
        if let Some((before, after)) = &mending.change {
            print_one(&mending.name, before, after, screen, out)?;
        }
    }
    Ok(())
}

fn print_one(name: &str, before: &str, after: &str, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let diff = unified(name, before, after);
    if !screen.color {
        // As it is, so that what is printed can be applied.
        return out.write_all(diff.as_bytes());
    }
    // For eyes: what is in a posting must not steer the terminal.
    for line in diff.split_inclusive('\n') {
        let style = match line.as_bytes().first() {
            _ if line.starts_with("+++ ") || line.starts_with("--- ") => Some(STRONG),
            Some(b'+') => Some(GOOD),
            Some(b'-') => Some(POOR),
            _ => None,
        };
        let line = clean(line.trim_end_matches(['\r', '\n']));
        writeln!(out, "{}", style.map_or_else(|| line.clone(), |style| screen.paint(style, &line)))?;
    }
    Ok(())
}

/// The diff of one file. Lines end with `\n` and with nothing else, as `git` and `patch` count them.
fn unified(name: &str, before: &str, after: &str) -> String {
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    let (old, new) = (lines(before), lines(after));
    let diff = TextDiff::from_slices(&old, &new);
    let mut text = format!("--- {name}\n+++ {name}\n", name = header_name(name));
    for group in diff.grouped_ops(CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let old = first.old_range().start..last.old_range().end;
        let new = first.new_range().start..last.new_range().end;
        let _ = writeln!(text, "@@ -{} +{} @@", place(old), place(new));
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            text.push(match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            });
            let line = change.value();
            text.push_str(line);
            if !line.ends_with('\n') {
                text.push_str(NO_NEWLINE);
            }
        }
    }
    text
}

/// First line and number of lines. No lines stand behind the one before them.
fn place(lines: Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

/// The name as git writes it: in quotes where a sign in it would end the line or the name, and with a tab behind it where
/// a space could seem to end it.
fn header_name(name: &str) -> String {
    if name.contains(|sign: char| sign.is_control() || "\"\\".contains(sign)) {
        let mut quoted = String::from("\"");
        for byte in name.bytes() {
            match byte {
                b'"' | b'\\' => quoted.extend(['\\', char::from(byte)]),
                b' '..=b'~' => quoted.push(char::from(byte)),
                _ => {
                    let _ = write!(quoted, "\\{byte:03o}");
                }
            }
        }
        quoted.push('"');
        return quoted;
    }
    if name.contains(' ') { format!("{name}\t") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_git_does() {
        assert_eq!(header_name("jobs/köchin.md"), "jobs/köchin.md");
        assert_eq!(header_name("my cook.md"), "my cook.md\t");
        assert_eq!(header_name("a\n\"b\".md"), r#""a\012\"b\".md""#);
    }

    #[test]
    fn a_lone_carriage_return_ends_no_line() {
        let diff = unified("a.md", "a\rb\nc\r", "a\rb\nd\r");
        assert_eq!(
            diff,
            "--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n a\rb\n-c\r\n\\ No newline at end of file\n+d\r\n\\ No newline at end of file\n"
        );
        assert_eq!(unified("a.md", "", "x\n"), "--- a.md\n+++ a.md\n@@ -0,0 +1 @@\n+x\n");
    }
}
