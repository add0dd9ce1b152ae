//! `--diff`. In: texts before and after their fixes. Out: one unified diff, as `git apply -p0` and `patch` take it.

use std::io::{self, Write};

use similar::TextDiff;

use super::Mending;
use crate::output::{GOOD, POOR, STRONG, Screen};

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
    let diff = TextDiff::from_lines(before, after);
    let unified = diff.unified_diff().header(name, name).to_string();
    if !screen.color {
        // As it is, so that what is printed can be applied.
        return out.write_all(unified.as_bytes());
    }
    for line in unified.split_inclusive('\n') {
        let style = match line.as_bytes().first() {
            _ if line.starts_with("+++ ") || line.starts_with("--- ") => Some(STRONG),
            Some(b'+') => Some(GOOD),
            Some(b'-') => Some(POOR),
            _ => None,
        };
        match style {
            Some(style) => writeln!(out, "{}", screen.paint(style, line.trim_end_matches('\n')))?,
            None => out.write_all(line.as_bytes())?,
        }
    }
    Ok(())
}
