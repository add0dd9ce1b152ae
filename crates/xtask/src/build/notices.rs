//! The licences of others. In: crates and a target. Out: one text with the licence of each package whose
//! code is in what is shipped, which those licences ask to go along. A text that several have stands once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::program;
use crate::project::Project;

/// How the names of files with licences begin.
const BEGINNINGS: [&str; 4] = ["license", "licence", "copying", "notice"];

/// What the text is called beside what it is about.
pub(crate) const FILE: &str = "THIRD-PARTY.txt";

/// Writes the text. `features` is what Cargo is told of the crate's features.
pub(crate) fn write(
    project: &Project,
    roots: &[&str],
    features: &[&str],
    target: &str,
    file: &Path,
) -> Result<()> {
    // Names what is linked with the features of these crates: no build scripts, no macros, no tests.
    let mut tree = program::cargo();
    tree.args(["tree", "--locked", "--target", target, "--prefix", "none"]).args(features);
    tree.args(roots.iter().flat_map(|root| ["--package", *root]));
    tree.args(["--edges", "normal,no-proc-macro", "--format", "{p}"]);
    let tree = program::output(tree.current_dir(&project.root))?;
    let mut metadata = program::cargo();
    metadata.args(["metadata", "--format-version=1", "--locked"]);
    let metadata = serde_json::from_str(&program::output(metadata.current_dir(&project.root))?)?;
    let text = text_of(&tree, &metadata).context("Cargo printed what this xtask does not understand")?;
    fs::create_dir_all(file.parent().context("no folder")?)?;
    fs::write(file, text).with_context(|| format!("could not write {}", file.display()))
}

/// The text, of what `cargo tree` and `cargo metadata` print.
fn text_of(tree: &str, metadata: &Value) -> Result<String> {
    let linked: BTreeSet<_> = tree.lines().filter_map(name_and_version).collect();
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut without = BTreeSet::new();
    for package in metadata["packages"].as_array().context("no packages")? {
        let (name, version) = (word(&package["name"])?, word(&package["version"])?);
        if package["source"].is_null() || !linked.contains(&(name, version)) {
            continue; // ours, or not in it
        }
        let licence = package["license"].as_str().unwrap_or("see its text");
        let name = format!("{name} {version} ({licence})");
        let folder = Path::new(word(&package["manifest_path"])?).parent().context("no folder")?;
        let own = texts_in(folder)?;
        if own.is_empty() {
            without.insert(name.clone());
        }
        for text in own {
            texts.entry(text).or_default().insert(name.clone());
        }
    }
    Ok(written(&texts, &without))
}

/// Of a line such as `regex v1.13.2 (*)`.
fn name_and_version(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once(" v")?;
    Some((name, rest.split(' ').next().unwrap_or(rest)))
}

/// The licences and notices in the folder of a package.
fn texts_in(folder: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if entry.path().is_file() && BEGINNINGS.iter().any(|beginning| name.starts_with(beginning)) {
            texts.push(String::from_utf8_lossy(&fs::read(entry.path())?).trim().replace("\r\n", "\n"));
        }
    }
    texts.sort();
    Ok(texts)
}

fn written(texts: &BTreeMap<String, BTreeSet<String>>, without: &BTreeSet<String>) -> String {
    let mut out = "jdlint is made with the work of others. Each licence below is of the packages above it.\n"
        .to_owned();
    let line = "-".repeat(80);
    let mut by_name: Vec<_> = texts.iter().map(|(text, names)| (names, text)).collect();
    by_name.sort();
    for (names, text) in by_name {
        let names = names.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
        // Writing to a `String` cannot fail.
        let _ = write!(out, "\n{line}\n{names}\n\n{text}\n");
    }
    if !without.is_empty() {
        let names = without.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
        let _ = write!(
            out,
            "\n{line}\nThese bring no text of their licence, whose name is in brackets:\n\n{names}\n"
        );
    }
    out
}

fn word(value: &Value) -> Result<&str> {
    value.as_str().with_context(|| format!("`{value}` where a text was expected"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_linked_is_named_and_each_text_once() {
        let home = std::env::temp_dir().join(format!("xtask-notices-{}", std::process::id()));
        for (name, text) in [("one", "Be kind.\r\n"), ("two", "Be kind."), ("built", "no"), ("ours", "no")] {
            fs::create_dir_all(home.join(name)).unwrap();
            fs::write(home.join(name).join("LICENSE-MIT"), text).unwrap();
        }
        fs::create_dir_all(home.join("bare")).unwrap();
        let package = |name: &str, source: Value| {
            json!({ "name": name, "version": "1.0.0", "license": "MIT", "source": source,
                    "manifest_path": home.join(name).join("Cargo.toml") })
        };
        let packages = ["one", "two", "built", "bare"].map(|name| package(name, json!("registry")));
        let mut packages = packages.to_vec();
        packages.push(package("ours", Value::Null));
        let tree = "ours v1.0.0 (/home/ours)\none v1.0.0\ntwo v1.0.0 (*)\nbare v1.0.0\nbuilt v2.0.0";
        let text = text_of(tree, &json!({ "packages": packages })).unwrap();
        fs::remove_dir_all(&home).unwrap();
        assert_eq!(text.matches("Be kind.").count(), 1);
        assert!(text.contains("one 1.0.0 (MIT)\ntwo 1.0.0 (MIT)\n\nBe kind.\n"), "{text}");
        assert!(text.ends_with("brackets:\n\nbare 1.0.0 (MIT)\n"), "{text}");
        assert!(!text.contains("built") && !text.contains("ours"), "{text}");
    }
}
