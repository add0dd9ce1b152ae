//! The annotated postings. In: the folder `suite/` and `suite.toml`. Out: [`SuiteFile`]s and the settings that they are judged by.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jdlint_core::{Date, Format, Settings};
use jdlint_settings::Config;

/// The day by which the suite is judged.
pub const TODAY: &str = "2026-11-24";

/// One annotated posting, as stored.
pub struct SuiteFile {
    /// Its file name; the ending says how it is written.
    pub name: String,
    /// Text and annotations.
    pub source: String,
}

/// The folder of the workspace.
pub fn workspace() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// All files of the suite, by name.
///
/// # Panics
///
/// When the suite cannot be read or holds a file of another kind.
pub fn files() -> Vec<SuiteFile> {
    let folder = workspace().join("tests/suite");
    let mut files: Vec<SuiteFile> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| {
            let path = entry.expect("an entry of the suite").path();
            let source =
                fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let ending = path.extension().and_then(|ending| ending.to_str());
            assert!(matches!(ending, Some("md" | "txt" | "html")), "{name}: of what kind?");
            SuiteFile { name, source }
        })
        .collect();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// The settings file that all faces judge the suite by.
pub const SETTINGS: &str = include_str!("../suite.toml");

/// The settings that a file of that name is judged by.
///
/// # Panics
///
/// When the settings of the suite are wrong.
pub fn settings(name: &str) -> Settings {
    static CONFIG: OnceLock<Config> = OnceLock::new();
    let config = CONFIG.get_or_init(|| {
        let alone = |_: &str| Err("the suite has one settings file".to_owned());
        jdlint_settings::load("suite.toml", SETTINGS, &mut { alone })
            .unwrap_or_else(|error| panic!("{error}"))
    });
    let given =
        Settings { format: Format::from_file_name(name), today: Date::parse(TODAY), ..Settings::default() };
    config.settings(Some(name), &given)
}

/// The same with `\n` as the end of each line.
pub fn with_lf(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The same with `\r\n` as the end of each line.
pub fn with_crlf(text: &str) -> String {
    with_lf(text).replace('\n', "\r\n")
}
