//! `jdlint init`. In: the working folder. Out: a `jdlint.toml` with every key explained, those folders included that hold
//! postings, and the JSON Schema beside it where that is asked for.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use jdlint_settings::postings::{FOLDERS, OWN_ENDING, all_in};
use jdlint_settings::{Disk, FILE_NAME, Globs};

use crate::arguments::{Init, SchemaName};
use crate::inputs::{self, Choice, relative};
use crate::output::{aside, clean, counted};
use crate::{schema, whole_file};

/// Every key with its explanation; `@include` and `@schema` are filled in.
const TEMPLATE: &str = include_str!("init.toml");
/// The file that editors complete from.
const SCHEMA_FILE: &str = "jdlint.schema.json";

/// Writes the files. False when that could not be done: the reason stands on standard error.
pub(crate) fn init(flags: &Init, out: &mut dyn Write) -> io::Result<bool> {
    let found = postings();
    let mut files = vec![(FILE_NAME, text(&found.patterns, flags.schema).into_bytes())];
    if flags.schema {
        let mut schema = Vec::new();
        schema::schema(Some(SchemaName::Settings), &mut schema)?;
        files.push((SCHEMA_FILE, schema));
    }
    if !flags.force
        && let Some((name, _)) = files.iter().find(|(name, _)| fs::symlink_metadata(name).is_ok())
    {
        aside(format_args!("{name}: not written: it exists already; --force writes over it"));
        return Ok(false);
    }
    for (name, content) in files {
        if let Err(why) = whole_file::write(Path::new(name), &content) {
            aside(format_args!("{name}: not written: {why}"));
            return Ok(false);
        }
        writeln!(out, "{name} written.")?;
    }
    if found.count > 0 {
        let patterns =
            found.patterns.iter().map(|pattern| format!("`{pattern}`")).collect::<Vec<_>>().join(", ");
        writeln!(out, "It includes {patterns}: {}.", counted(found.count, "posting"))?;
    } else {
        writeln!(out, "No folder of postings was found; say in `include` where yours are.")?;
    }
    if let Some(above) = above() {
        let above = clean(&above);
        writeln!(out, "{above} does not hold here any more; `extends = [\"{above}\"]` takes it in.")?;
    }
    Ok(true)
}

/// What the text of the file is.
fn text(patterns: &[String], schema: bool) -> String {
    let include = match patterns {
        [] => format!("# include = [\"{}\", \"*.jd.md\"]", all_in("jobs")),
        patterns => {
            let patterns: Vec<_> = patterns.iter().map(|pattern| format!("\"{pattern}\"")).collect();
            format!("include = [{}]", patterns.join(", "))
        }
    };
    let schema = if schema { format!("#:schema ./{SCHEMA_FILE}\n") } else { String::new() };
    TEMPLATE.replace("@schema\n", &schema).replace("@include", &include)
}

struct Postings {
    patterns: Vec<String>,
    count: u32,
}

/// Where postings lie that are found without a settings file.
fn postings() -> Postings {
    let working_folder = std::env::current_dir().unwrap_or_default();
    let inputs = inputs::find(&[".".into()], None, Choice::Nothing, &working_folder).inputs;
    let patterns: BTreeSet<_> = inputs.iter().filter_map(|input| pattern(&input.name)).collect();
    let mut globs = Globs::default();
    for pattern in &patterns {
        // A test holds that they are patterns.
        let _ = globs.add(pattern);
    }
    let count = inputs.iter().filter(|input| globs.fit(&input.name)).count() as u32;
    Postings { patterns: patterns.into_iter().collect(), count }
}

/// The settings file above this folder, which does not hold here once there is one.
fn above() -> Option<String> {
    let working_folder = std::env::current_dir().unwrap_or_default();
    if working_folder.join(".git").exists() {
        return None;
    }
    let found = jdlint_settings::nearest(working_folder.parent()?, &Disk)?;
    Some(relative(&found.folder.join(FILE_NAME), &working_folder))
}

/// The pattern that a posting of that path belongs to.
fn pattern(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').collect();
    let (file, folders) = parts.split_last()?;
    if let Some(at) = folders.iter().position(|folder| FOLDERS.contains(folder)) {
        // Signs that mean something in patterns are not for us to quote.
        let folder = folders[..=at].join("/");
        let is_plain = !folder.contains(|sign: char| sign.is_control() || "*?[]{}\"\\".contains(sign));
        return is_plain.then(|| all_in(&folder));
    }
    file.ends_with(OWN_ENDING).then(|| format!("*{OWN_ENDING}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> Result<jdlint_settings::Config, String> {
        let mut none = |_: &str| Ok(String::new());
        jdlint_settings::load("site/jdlint.toml", text, &mut none).map_err(|error| format!("{error}\n{text}"))
    }

    #[test]
    fn the_file_is_sound_as_it_is_and_with_all_that_it_suggests() {
        let patterns = [all_in("jobs")];
        for text in [text(&[], true), text(&patterns, false)] {
            assert!(!text.contains('@'), "{text}");
            load(&text).unwrap();
            let is_setting = |line: &str| {
                line.starts_with("# ") && !line.ends_with('.') && line.contains(['=', '[', ']', '}'])
            };
            let lines = text.lines().map(|line| if is_setting(line) { &line[2..] } else { line });
            let all = lines.collect::<Vec<_>>().join("\n");
            let config = load(&all).unwrap();
            let places = config.places(Some("jobs/uk/cook.md"));
            for key in
                ["include", "exclude", "fail-on", "role", "jurisdictions", "employer-size", "remote-open-to"]
            {
                assert!(places.contains_key(key), "{key} is not suggested: {all}");
            }
            for start in ["rules.", "words.allow.", "words.flag.", "sections."] {
                assert!(places.keys().any(|key| key.starts_with(start)), "{start}: {all}");
            }
        }
        assert!(text(&[], true).starts_with("#:schema ./jdlint.schema.json\n"));
        assert_eq!(load(&text(&patterns, false)).unwrap().include(), Some(&patterns[..]));
    }

    #[test]
    fn folders_of_postings_become_patterns() {
        for (path, expected) in [
            ("jobs/cook.md", Some(all_in("jobs"))),
            ("jobs/cook.docx", Some(all_in("jobs"))),
            ("site/careers/uk/cook.html", Some(all_in("site/careers"))),
            ("a/cook.jd.md", Some("*.jd.md".to_owned())),
            ("README.md", None),
            ("a{b/jobs/cook.md", None),
        ] {
            assert_eq!(pattern(path), expected, "{path}");
            let fits = |pattern: &str| {
                let mut globs = Globs::default();
                globs.add(pattern).unwrap();
                globs.fit(path)
            };
            assert!(expected.as_deref().is_none_or(fits), "{path}");
        }
    }
}
