//! Which files are postings. In: a file's path and the settings that hold for it. Out: [`Standing`]. The one choice of
//! editors and of `jdlint check` without a path.

use std::path::Path;
use std::sync::LazyLock;

use crate::config::Config;
use crate::globs::Globs;
use crate::nearest::slashed;

/// What is looked for where nobody says it: folders of postings, and `*.jd.md`.
pub const DEFAULT_INCLUDE: [&str; 2] = [
    "**/{jobs,careers,postings,positions,vacancies}/**/*.{md,markdown,txt,rst,html,htm,docx,json,jsonld}",
    "**/*.jd.md",
];

/// The folders among them.
pub const FOLDERS: [&str; 5] = ["jobs", "careers", "postings", "positions", "vacancies"];

/// The ending among them.
pub const OWN_ENDING: &str = ".jd.md";

/// How the names of files end that can be postings and are text, which editors read as well.
pub const ENDINGS: [&str; 6] = ["md", "markdown", "txt", "rst", "html", "htm"];

/// How the names of other files end that can hold postings; editors do not read them.
pub const CONVERTED: [&str; 3] = ["docx", "json", "jsonld"];

/// The pattern of all files in a folder, and below it, that can be postings.
pub fn all_in(folder: &str) -> String {
    format!("{folder}/**/*.{{{}}}", [&ENDINGS[..], &CONVERTED].concat().join(","))
}

/// Does a file by its name hold something that editors do not read as a posting?
pub fn is_converted(file: &str) -> bool {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    CONVERTED.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

static DEFAULT: LazyLock<Globs> = LazyLock::new(|| {
    let mut globs = Globs::default();
    for pattern in DEFAULT_INCLUDE {
        // The test below holds that they are patterns.
        let _ = globs.add(pattern);
    }
    globs
});

/// What a file is to jdlint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is linted.
    Posting,
    /// No pattern includes it: it is linted only when somebody names it.
    NotIncluded,
    /// The settings leave it out by name.
    Excluded,
}

/// One file's path, as patterns see it.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// From the folder of the settings file, with `/`: what the file's own patterns are held against. Nothing without
    /// such a file, or when the posting is elsewhere.
    pub from_settings: Option<&'a str>,
    /// From above the folder that one works in (see [`from_above`]), with `/`: for the default patterns.
    pub from_root: &'a str,
}

/// Decides about one file. `config` is its nearest settings file, where there is one.
pub fn standing(config: Option<&Config>, seen: Seen<'_>) -> Standing {
    let own = config.zip(seen.from_settings);
    if own.is_some_and(|(config, path)| config.excludes(path)) {
        return Standing::Excluded;
    }
    let stated = own.and_then(|(config, path)| config.includes(path));
    if stated.unwrap_or_else(|| DEFAULT.fit(seen.from_root)) {
        Standing::Posting
    } else {
        Standing::NotIncluded
    }
}

/// The path of a file in `root`, beginning with the name of `root` itself: whoever works in a folder called `jobs` works
/// on postings. Folders above it do not count. Nothing for a file that is elsewhere.
pub fn from_above(root: &Path, file: &Path) -> Option<String> {
    let inside = slashed(file.strip_prefix(root).ok()?);
    Some(root.file_name().map_or(inside.clone(), |name| format!("{}/{inside}", name.to_string_lossy())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_made_of_patterns() {
        for pattern in DEFAULT_INCLUDE {
            Globs::default().add(pattern).unwrap();
        }
        assert_eq!(DEFAULT_INCLUDE[0], all_in(&format!("**/{{{}}}", FOLDERS.join(","))));
        assert!(DEFAULT_INCLUDE[1].ends_with(OWN_ENDING));
    }

    fn of(path: &str) -> Standing {
        standing(None, Seen { from_settings: None, from_root: path })
    }

    #[test]
    fn folders_of_postings_and_their_own_ending_are_included() {
        for path in [
            "jobs/cook.md",
            "site/careers/uk/cook.html",
            "cook.jd.md",
            "a/cook.jd.md",
            "jobs/cook.docx",
            "jobs/a/b.jsonld",
        ] {
            assert_eq!(of(path), Standing::Posting, "{path}");
        }
        for path in ["README.md", "docs/cook.md", "jobs/logo.svg", "jobs.md"] {
            assert_eq!(of(path), Standing::NotIncluded, "{path}");
        }
    }

    #[test]
    fn the_folder_one_works_in_counts_and_those_above_do_not() {
        let seen = |root: &str, file: &str| from_above(Path::new(root), Path::new(file));
        assert_eq!(seen("/home/jobs/site", "/home/jobs/site/cook.md").as_deref(), Some("site/cook.md"));
        assert_eq!(seen("/postings/jobs", "/postings/jobs/uk/cook.md").as_deref(), Some("jobs/uk/cook.md"));
        assert_eq!(seen("/", "/jobs/cook.md").as_deref(), Some("jobs/cook.md"));
        assert_eq!(seen("/postings/jobs", "/postings/cook.md"), None);
    }

    #[test]
    fn what_the_settings_say_is_held_against_the_path_from_their_folder() {
        let config = |text: &str| {
            let mut none = |_: &str| Err("there is no other file".to_owned());
            crate::load("jdlint.toml", text, &mut none).unwrap()
        };
        let decide = |text: &str, from_settings: &str, from_root: &str| {
            let seen = Seen { from_settings: Some(from_settings), from_root };
            standing(Some(&config(text)), seen)
        };
        assert_eq!(decide("include = ['*.md']", "cook.md", "site/texts/cook.md"), Standing::Posting);
        assert_eq!(decide("include = ['a/*.md']", "cook.md", "site/jobs/cook.md"), Standing::NotIncluded);
        assert_eq!(decide("exclude = ['cook.md']", "cook.md", "site/jobs/cook.md"), Standing::Excluded);
        // A settings file in a folder of postings does not make them less so.
        assert_eq!(decide("", "cook.md", "site/jobs/cook.md"), Standing::Posting);
    }
}
