//! What `git diff --unified=0` prints. In: its bytes. Out: for each file of the new side, the lines that are new.

use std::collections::BTreeMap;
use std::ops::Range;

/// Path of the new side to the lines that were added or changed, 1-based. A file of which lines were only taken out is
/// there, too, with none.
pub(super) type NewLines = BTreeMap<String, Vec<Range<u32>>>;

/// Reads a patch whose paths begin with `b/`.
pub(super) fn new_lines(patch: &[u8]) -> NewLines {
    let mut files = NewLines::new();
    let mut file = None;
    // Lines of the hunk that are still to come: they may look like anything.
    let mut content = 0;
    for line in patch.split(|&byte| byte == b'\n') {
        if content > 0 && matches!(line.first(), Some(b'+' | b'-')) {
            content -= 1;
        } else if let Some(path) = line.strip_prefix(b"+++ ") {
            file = path_of(path);
        } else if let Some((taken, added)) = line.strip_prefix(b"@@ ").and_then(hunk) {
            content = taken + (added.end - added.start);
            if let Some(file) = &file {
                let lines = files.entry(file.clone()).or_default();
                lines.extend((!added.is_empty()).then_some(added));
            }
        }
    }
    files
}

/// How many lines were taken out, and which are new: `-8,2 +8 @@`.
fn hunk(head: &[u8]) -> Option<(u32, Range<u32>)> {
    let mut words = std::str::from_utf8(head.split(|&byte| byte == b'@').next()?).ok()?.split(' ');
    let (_, taken) = numbers(words.next()?.strip_prefix('-')?)?;
    let (start, added) = numbers(words.next()?.strip_prefix('+')?)?;
    Some((taken, start..start + added))
}

/// `8,2`, or `8` for one line.
fn numbers(text: &str) -> Option<(u32, u32)> {
    let (start, count) = text.split_once(',').unwrap_or((text, "1"));
    Some((start.parse().ok()?, count.parse().ok()?))
}

/// A path as git writes it: with a tab behind it where it has spaces, and in quotes where it has signs that would mislead.
/// Nothing for `/dev/null`.
fn path_of(written: &[u8]) -> Option<String> {
    let written = written.strip_suffix(b"\t").unwrap_or(written);
    let inside = written.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\""));
    let path = inside.map_or_else(|| written.to_vec(), unquoted);
    Some(String::from_utf8_lossy(path.strip_prefix(b"b/")?).into_owned())
}

/// Without the escapes of a string in C.
fn unquoted(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        let (byte, used) = if byte == b'\\' { escape(after) } else { (byte, 0) };
        plain.push(byte);
        rest = after.get(used..).unwrap_or_default();
    }
    plain
}

/// What the signs behind a backslash stand for, and how many they are.
fn escape(text: &[u8]) -> (u8, usize) {
    let octal = text.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
    if octal == 3 {
        let value = text[..3].iter().fold(0u32, |value, digit| value * 8 + u32::from(digit - b'0'));
        return (value as u8, 3);
    }
    match text.first() {
        Some(b'a') => (0x07, 1),
        Some(b'b') => (0x08, 1),
        Some(b't') => (b'\t', 1),
        Some(b'n') => (b'\n', 1),
        Some(b'v') => (0x0b, 1),
        Some(b'f') => (0x0c, 1),
        Some(b'r') => (b'\r', 1),
        Some(&other) => (other, 1),
        None => (b'\\', 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_say_which_lines_are_new() {
        let patch = b"diff --git a/a b.md b/a b.md\n--- a/a b.md\t\n+++ b/a b.md\t\n@@ -3 +3,2 @@ # Cook\n-old\n+new\n+new\n@@ -9,2 +10,0 @@\n-x\n-y\n@@ -20 +19 @@\n-x\n+y\n\
            diff --git a/gone.md b/gone.md\n--- a/gone.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n";
        assert_eq!(new_lines(patch), NewLines::from([("a b.md".to_owned(), vec![3..5, 19..20])]));
    }

    #[test]
    fn text_that_looks_like_a_patch_is_text() {
        let patch =
            b"+++ b/a.md\n@@ -1,2 +1,2 @@\n--- a/x.md\n-@@ -1 +1 @@\n+++ b/x.md\n+@@ -7 +7 @@\n\\ No newline at end of file\n@@ -5 +5 @@\n-a\n+b\n";
        assert_eq!(new_lines(patch), NewLines::from([("a.md".to_owned(), vec![1..3, 5..6])]));
    }

    #[test]
    fn quoted_paths_are_read() {
        assert_eq!(path_of(br#""b/a\tb\"c\\d\303\274.md""#).as_deref(), Some("a\tb\"c\\dü.md"));
        assert_eq!(path_of("b/ü.md".as_bytes()).as_deref(), Some("ü.md"));
        assert_eq!(path_of(b"/dev/null"), None);
    }
}
