//! The role profiles. In: `role-frame.md`, `role-any.md`, `roles/*.md`. Out: Rust.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands in a posting whose role nobody knows.
fn write_any_role(data: &Path, out: &mut String) {
    let text =
        fs::read_to_string(data.join("role-any.md")).expect("data/en/role-any.md").replace("\r\n", "\n");
    let (measures, body) = text
        .strip_prefix("---\nmeasures:\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .expect("role-any.md begins with its measures between lines of ---");
    writeln!(out, "#[cfg(feature = \"manual\")]\npub(crate) const ANY_MEASURES: &str = {measures:?};")
        .unwrap();
    writeln!(out, "pub(crate) const ANY_BODY: &str = {:?};", for_writers(body.trim())).unwrap();
}

/// The role profiles: front matter with name, titles and KPIs, then the sections of a posting.
pub(crate) fn write_roles(data: &Path, out: &mut String) {
    let frame = fs::read_to_string(data.join("role-frame.md")).expect("data/en/role-frame.md");
    writeln!(
        out,
        "#[cfg(feature = \"manual\")]\npub(crate) const ROLE_FRAME: &str = {:?};",
        frame.replace("\r\n", "\n")
    )
    .unwrap();
    write_any_role(data, out);
    let entries = fs::read_dir(data.join("roles")).expect("data/en/roles");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.sort();
    write!(out, "pub(crate) const ROLES: &[crate::roles::Role] = &[").unwrap();
    for path in files {
        let text = fs::read_to_string(&path).expect("a readable file").replace("\r\n", "\n");
        let (head, body) = text
            .strip_prefix("---\n")
            .and_then(|rest| rest.split_once("\n---\n"))
            .unwrap_or_else(|| panic!("{}: front matter between lines of --- is missing", path.display()));
        let field = |key: &str| -> String {
            let line = head.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
            line.unwrap_or_else(|| panic!("{}: {key}: is missing", path.display())).trim().to_owned()
        };
        let list = |key: &str| -> Vec<String> {
            let text =
                if key == "sectors" && !head.contains("sectors:") { String::new() } else { field(key) };
            text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
        };
        let id = path.file_stem().and_then(|stem| stem.to_str()).expect("a UTF-8 file name").to_owned();
        let (name, body) = (field("name"), for_writers(body.trim()));
        let (titles, kpis, sectors) = (list("titles"), list("kpis"), list("sectors"));
        write!(
            out,
            "crate::roles::Role {{ id: {id:?}, name: {name:?}, titles: &{titles:?}, kpis: &{kpis:?}, sectors: &{sectors:?}, body: {body:?} }}, "
        )
        .unwrap();
    }
    writeln!(out, "];").unwrap();
}

/// What only those who write a new posting want: a part of the feature `manual`.
fn for_writers(text: &str) -> &str {
    if std::env::var_os("CARGO_FEATURE_MANUAL").is_some() { text } else { "" }
}
