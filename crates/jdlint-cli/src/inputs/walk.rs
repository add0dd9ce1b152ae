//! Which files are postings. In: the paths of the command line. Out: [`Input`]s in the order of their names, each
//! once, and what could not be found.

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};
use jdlint_contract::FileError;
use jdlint_formats::{FileKind, MAX_FILE_BYTES};
use jdlint_settings::Config;
use jdlint_settings::postings::{CONVERTED, ENDINGS, Seen, Standing, from_above, standing};

use super::paths::{entry_of, relative, without_dots};
use super::settings_files::SettingsFiles;
use super::{Choice, Chosen, Input, Postings, STDIN_NAME, Source, file_error};

/// JSON holds all sorts of things; in a folder, what is of another type is passed over.
const TYPE: &[u8] = b"\"@type\"";
const JOB_POSTING: &[u8] = b"JobPosting";
/// How the name of the file begins that Word keeps beside an open document.
const LOCK: &str = "~$";

/// How the names of files end that are looked at in a folder.
fn endings() -> impl Iterator<Item = &'static str> {
    ENDINGS.into_iter().chain(CONVERTED)
}

/// The inputs that the paths stand for; without any, those of the working folder that the settings include. `-` is
/// standard input, whose format `stdin_file_name` tells.
pub(crate) fn find(
    paths: &[PathBuf],
    stdin_file_name: Option<&str>,
    choice: Choice,
    working_folder: &Path,
) -> Postings {
    let settings = SettingsFiles::new(choice, working_folder);
    let mut search = Search { working_folder, settings, inputs: Vec::new(), errors: Vec::new() };
    if paths.is_empty() {
        search.add_included();
    }
    for path in paths {
        search.add(path, stdin_file_name);
    }
    let Search { settings, mut inputs, mut errors, .. } = search;
    let settings_files = settings.files();
    errors.extend(settings.errors());
    // One folder has every file once.
    if paths.len() > 1 {
        let mut known = HashSet::new();
        inputs.retain(|input| known.insert(input.file().map(entry_of)));
    }
    inputs.sort_by(|one, other| (&one.name, one.file()).cmp(&(&other.name, other.file())));
    Postings { inputs, errors, settings_files }
}

struct Search<'a> {
    working_folder: &'a Path,
    settings: SettingsFiles<'a>,
    inputs: Vec<Input>,
    errors: Vec<FileError>,
}

impl Search<'_> {
    fn add(&mut self, path: &Path, stdin_file_name: Option<&str>) {
        if path.as_os_str() == "-" {
            let kind = stdin_file_name.map_or(FileKind::Markdown, FileKind::of_name);
            if let Some(mut settings) = self.settings.of(Path::new(stdin_file_name.unwrap_or(STDIN_NAME))) {
                if stdin_file_name.is_none() {
                    settings.path = None;
                }
                let name = STDIN_NAME.to_owned();
                let source = Source::Stdin(stdin_file_name.map(PathBuf::from));
                self.inputs.push(Input { name, source, kind, settings });
            }
            return;
        }
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => self.add_folder(path),
            Ok(_) => self.add_file(path),
            Err(error) => self.errors.push(self.not_there(path, &error)),
        }
    }

    fn not_there(&self, path: &Path, error: &std::io::Error) -> FileError {
        let name = relative(path, self.working_folder);
        if error.kind() == std::io::ErrorKind::NotFound {
            file_error(&name, "not-found", "There is no such file or folder. Is the path right?")
        } else {
            file_error(&name, "unreadable", format!("Could not look here: {error}."))
        }
    }

    /// A file that is named is linted, whatever `exclude` says.
    fn add_file(&mut self, path: &Path) {
        if let Some(settings) = self.settings.of(path) {
            self.push(path, settings);
        }
    }

    fn push(&mut self, path: &Path, settings: Chosen) {
        let name = relative(path, self.working_folder);
        let kind = FileKind::of_name(&name);
        self.inputs.push(Input { name, source: Source::File(path.to_path_buf()), kind, settings });
    }

    fn add_folder(&mut self, folder: &Path) {
        let (postings, quiet) = self.postings_of(folder);
        if postings.is_empty() && quiet {
            self.errors.push(no_postings(
                &relative(folder, self.working_folder),
                "that are neither hidden nor ignored nor excluded",
            ));
        }
        for (path, settings) in postings {
            self.push(&path, settings);
        }
    }

    /// What the settings include in the working folder. Where they do not say and nothing lies where postings usually
    /// do, all of it.
    fn add_included(&mut self) {
        let (postings, quiet) = self.postings_of(Path::new("."));
        let stated =
            postings.iter().any(|(_, settings)| settings.config().is_some_and(Config::states_include));
        let is_included = |(path, settings): &(PathBuf, Chosen)| {
            let whole = without_dots(&self.working_folder.join(path));
            let from_root = from_above(self.working_folder, &whole).unwrap_or_default();
            let seen = Seen { from_settings: settings.path.as_deref(), from_root: &from_root };
            standing(settings.config(), seen) == Standing::Posting
        };
        let (included, others): (Vec<_>, Vec<_>) = postings.into_iter().partition(is_included);
        let chosen = if included.is_empty() && !stated { others } else { included };
        if chosen.is_empty() && quiet {
            let why = if stated {
                "that `include` names"
            } else {
                "that are neither hidden nor ignored nor excluded"
            };
            self.errors.push(no_postings(".", why));
        }
        for (path, settings) in chosen {
            self.push(&path, settings);
        }
    }

    /// The postings in a folder that its settings do not exclude; and whether all could be looked at.
    fn postings_of(&mut self, folder: &Path) -> (Vec<(PathBuf, Chosen)>, bool) {
        let troubles = self.errors.len();
        let mut usable = true;
        let mut found = Vec::new();
        for entry in WalkBuilder::new(folder).require_git(false).build() {
            match entry {
                Ok(entry) if is_posting(&entry) => match self.settings.of(entry.path()) {
                    Some(settings) if settings.is_excluded() => {}
                    Some(settings) => found.push((entry.path().to_path_buf(), settings)),
                    None => usable = false,
                },
                Ok(entry) => self.note_trouble(folder, entry.error()),
                Err(error) => self.note_trouble(folder, Some(&error)),
            }
        }
        (found, usable && self.errors.len() == troubles)
    }

    /// A folder that cannot be opened, a link that leads round in a circle, a wrong line in an ignore file.
    fn note_trouble(&mut self, folder: &Path, error: Option<&ignore::Error>) {
        let Some(error) = error else { return };
        let place = place_of(error).unwrap_or(folder);
        let message = format!("Could not look here: {error}.");
        self.errors.push(file_error(&relative(place, self.working_folder), "unreadable", message));
    }
}

fn no_postings(folder: &str, which: &str) -> FileError {
    let looked_for = endings().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" ");
    let message = format!(
        "No posting in this folder: looked for files ending in {looked_for} {which}. Name a file to lint it whatever its \
         ending."
    );
    file_error(folder, "no-postings", message)
}

fn is_posting(entry: &DirEntry) -> bool {
    let ending = entry.path().extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    if !ending.is_some_and(|ending| endings().any(|known| known == ending))
        || entry.file_name().to_string_lossy().starts_with(LOCK)
    {
        return false;
    }
    // A link to a file is as good as the file; one that leads nowhere is told when it is read.
    let is_file =
        entry.file_type().is_some_and(|kind| kind.is_file() || (kind.is_symlink() && !entry.path().is_dir()));
    is_file
        && (FileKind::of_name(&entry.path().to_string_lossy()) != FileKind::Json
            || may_hold_posting(entry.path()))
}

/// Is something in a file of JSON of the type of postings? One that cannot be read is told when it is.
fn may_hold_posting(path: &Path) -> bool {
    let mut bytes = Vec::new();
    match fs::File::open(path).and_then(|file| file.take(MAX_FILE_BYTES as u64).read_to_end(&mut bytes)) {
        Ok(_) => is_of_type(&bytes),
        Err(_) => true,
    }
}

/// Is `JobPosting` the value of a `@type`, or one of several? A text that only speaks of it, such as a schema or a report with
/// words of a posting, is none.
fn is_of_type(json: &[u8]) -> bool {
    let is_type = |at: &usize| json[*at..].starts_with(TYPE);
    (0..json.len()).filter(is_type).any(|at| {
        let value = json[at + TYPE.len()..].trim_ascii_start();
        let Some(value) = value.strip_prefix(b":").map(<[u8]>::trim_ascii_start) else { return false };
        let (value, end) = match value {
            [b'"', rest @ ..] => (rest, b'"'),
            [b'[', rest @ ..] => (rest, b']'),
            _ => return false,
        };
        let value = value.split(|&byte| byte == end).next().unwrap_or_default();
        value.windows(JOB_POSTING.len()).any(|window| window == JOB_POSTING)
    })
}

fn place_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place_of(err),
        ignore::Error::Partial(errors) => errors.first().and_then(place_of),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path, paths: &[&str]) -> (Vec<String>, Vec<String>) {
        let paths: Vec<_> = paths.iter().map(|path| folder.join(path)).collect();
        let Postings { inputs, errors, .. } = find(&paths, None, Choice::Nearest, folder);
        let codes = errors.into_iter().map(|error| format!("{} {}", error.path, error.code)).collect();
        (inputs.into_iter().map(|input| input.name).collect(), codes)
    }

    fn write(folder: &Path, file: &str, text: &str) {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn a_folder_gives_its_postings_sorted_and_each_once() {
        let folder = tempfile::tempdir().unwrap();
        for file in ["b.md", "a/z.TXT", "a.html", "notes.pdf", ".hidden.md", "skipped.md", "a/b/deep.rst"] {
            write(folder.path(), file, "text");
        }
        write(folder.path(), ".gitignore", "skipped.md\n");
        let (found, errors) = names(folder.path(), &["", "b.md", "a"]);
        assert_eq!(found, ["a.html", "a/b/deep.rst", "a/z.TXT", "b.md"]);
        assert!(errors.is_empty(), "{errors:?}");
    }

    #[test]
    fn of_json_and_word_files_a_folder_gives_those_that_hold_postings() {
        let folder = tempfile::tempdir().unwrap();
        for (file, text) in [
            ("package.json", r#"{"name": "site"}"#),
            ("jdlint.schema.json", r#"{"description": "of JobPosting data", "@type": "Thing"}"#),
            ("report.json", r#"{"evidence": "\"@type\": \"JobPosting\""}"#),
            ("cook.json", r#"{"@type": "JobPosting"}"#),
            ("nurse.jsonld", r#"[{"@type" : [ "Thing", "schema:JobPosting" ]}]"#),
            ("cook.docx", "PK"),
            ("~$cook.docx", "ada"),
        ] {
            write(folder.path(), file, text);
        }
        assert_eq!(names(folder.path(), &[""]).0, ["cook.docx", "cook.json", "nurse.jsonld"]);
        assert_eq!(names(folder.path(), &["package.json"]).0, ["package.json"], "a named file is read");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn files_whose_names_print_alike_are_all_there() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        for name in [&b"cook\xff.md"[..], b"cook\xfe.md"] {
            fs::write(folder.path().join(OsStr::from_bytes(name)), "text").unwrap();
        }
        assert_eq!(names(folder.path(), &[""]).0.len(), 2);
        assert_eq!(names(folder.path(), &["", "."]).0.len(), 2, "each once");
    }

    #[test]
    fn a_named_file_is_taken_whatever_its_ending() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "posting", "text");
        write(folder.path(), "skipped.md", "text");
        write(folder.path(), ".gitignore", "skipped.md\n");
        assert_eq!(names(folder.path(), &["posting", "skipped.md"]).0, ["posting", "skipped.md"]);
    }

    #[test]
    fn what_is_not_there_is_told_and_the_rest_is_found() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a.md", "text");
        fs::create_dir(folder.path().join("empty")).unwrap();
        let (found, errors) = names(folder.path(), &["a.md", "empty", "b.md"]);
        assert_eq!(found, ["a.md"]);
        assert_eq!(errors[0], "empty no-postings");
        assert!(errors[1].ends_with("b.md not-found"), "{errors:?}");
    }

    #[cfg(unix)]
    #[test]
    fn links_to_files_are_followed_and_circles_do_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a/real.md", "text");
        std::os::unix::fs::symlink("real.md", folder.path().join("a/link.md")).unwrap();
        std::os::unix::fs::symlink("..", folder.path().join("a/round.md")).unwrap();
        std::os::unix::fs::symlink("nowhere", folder.path().join("a/dead.md")).unwrap();
        let (found, errors) = names(folder.path(), &[""]);
        assert_eq!(found, ["a/dead.md", "a/link.md", "a/real.md"]);
        assert!(errors.is_empty(), "{errors:?}");
    }
}
