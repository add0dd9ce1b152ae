//! Titles and levels of `tests/titles.tsv`: `title<TAB>level<TAB>posting`.

use jdlint_core::{Settings, lint};

#[test]
fn titles_and_levels_are_those_that_a_reader_names() {
    let rows = include_str!("titles.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.splitn(3, '\t').collect();
        let [title, level, text] = cells.as_slice() else { panic!("three cells: {row}") };
        let outline = lint(&text.replace("\\n", "\n"), &Settings::default()).outline;
        let found = outline.title.map(|title| title.text).unwrap_or_default();
        let stated = outline.seniority.word();
        if found != *title || *level != "-" && stated != *level {
            wrong.push(format!("{title} ({level}), found: {found} ({stated})\n  {text}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
