//! The files of a collection. In: the paths of the command line. Out: each file with its settings, and their records in
//! batches, read while they are wanted.

use std::fs::{self, File};
use std::io::{self, BufReader};
use std::ops::Range;

use jdlint_contract::FileError;
use jdlint_core::Settings;
use jdlint_core::rules::Severity;
use jdlint_settings::Config;

use super::columns::Table;
use super::lines::{Line, Lines, MAX_LINE_BYTES, Records};
use super::record::Refused;
use super::resume::{Done, Seen};
use crate::arguments::Choices;
use crate::inputs::{Input, Postings, Source, file_error};
use crate::run::{self, Rules};

/// Lines of one batch.
const BATCH_LINES: usize = 64;
/// Bytes after which a batch is full, whatever its lines.
const BATCH_BYTES: usize = 256 << 10;
/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
/// Bytes that are read at once.
const BUFFER: usize = 128 << 10;

/// A file of records.
pub(crate) struct OfFile {
    /// How it is called in what is printed.
    pub(crate) name: String,
    source: Source,
    /// By which its records are judged.
    pub(crate) settings: Settings,
    /// From which severity on findings fail the run.
    pub(crate) fail_on: Severity,
}

/// Files of records.
pub(crate) struct Collection {
    /// Sorted by name, each once.
    pub(crate) files: Vec<OfFile>,
    /// Those that could not be found.
    pub(crate) errors: Vec<FileError>,
    /// How many bytes they have; nothing where that cannot be known.
    pub(crate) bytes: Option<u64>,
}

/// Looks for the files.
///
/// # Errors
/// What is wrong with the command line, in a line.
pub(crate) fn find(
    choices: &Choices,
    table: Table<'_>,
    flag: Option<Severity>,
) -> Result<Collection, String> {
    let needs = table.flag();
    if table.is_parquet && cfg!(not(feature = "parquet")) {
        let how = "cargo install jdlint-cli --features parquet";
        return Err(format!("this jdlint was built without Parquet: {how} makes one with it"));
    }
    if choices.paths.is_empty() {
        return Err(format!("{needs} needs files of records, or - for standard input"));
    }
    if let Some(folder) = choices.paths.iter().find(|path| path.is_dir()) {
        let folder = crate::output::clean(&folder.to_string_lossy());
        return Err(format!("{folder} is a folder, and {needs} needs files of records: name them"));
    }
    if table.is_parquet && choices.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err("Parquet cannot be read from standard input, because it begins at its end: name a file"
            .to_owned());
    }
    let Postings { inputs, errors, .. } = run::find(choices);
    let given = run::settings(choices, Rules::Chosen(None));
    let files: Vec<_> = inputs.into_iter().map(|input| of_file(input, &given, flag)).collect();
    let sizes = files.iter().map(|file| match &file.source {
        Source::Stdin(_) => None,
        Source::File(path) => fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|about| about.len()),
    });
    let bytes = sizes.sum();
    Ok(Collection { files, errors, bytes })
}

fn of_file(input: Input, given: &Settings, flag: Option<Severity>) -> OfFile {
    let config = input.settings.config();
    let path = input.settings.path.as_deref();
    let settings = config.map_or_else(|| given.clone(), |config| config.settings(path, given));
    let fail_on = flag.or_else(|| config.and_then(Config::fail_on)).unwrap_or(Severity::Error);
    OfFile { name: input.name, source: input.source, settings, fail_on }
}

impl OfFile {
    /// Where it is; nothing for standard input.
    pub(crate) fn path(&self) -> Option<&std::path::Path> {
        match &self.source {
            Source::Stdin(_) => None,
            Source::File(path) => Some(path),
        }
    }

    fn open(&self, table: Table<'_>, by: Option<&str>) -> io::Result<Box<dyn Records>> {
        let path = match &self.source {
            Source::Stdin(_) => {
                return Ok(Box::new(Lines::new(BufReader::with_capacity(BUFFER, io::stdin()))));
            }
            Source::File(path) => path,
        };
        let file = File::open(path)?;
        #[cfg(feature = "parquet")]
        if table.is_parquet {
            return Ok(Box::new(super::parquet::Rows::open(file, table.columns, by)?));
        }
        let _ = (table, by);
        Ok(Box::new(Lines::new(BufReader::with_capacity(BUFFER, file))))
    }
}

/// What cannot be read of a file, or of its line.
pub(crate) fn error_at(file: &str, line: Option<u64>, (code, message): Refused) -> FileError {
    let place = line.map_or_else(|| file.to_owned(), |line| format!("{file}:{line}"));
    file_error(&place, code, message)
}

/// Some records of one file.
pub(crate) struct Batch {
    /// Which file of the collection.
    pub(crate) file: usize,
    /// What stands in the lines.
    pub(crate) bytes: Vec<u8>,
    /// The records in the order of the file.
    pub(crate) records: Vec<Item>,
    /// What an earlier run has done of these.
    pub(crate) done: Done,
    /// How many bytes of the files have been read by now.
    pub(crate) read: u64,
}

impl Batch {
    /// The lines among these records of it, and their numbers.
    pub(crate) fn lines<'a>(&'a self, records: &'a [Item]) -> impl Iterator<Item = (&'a [u8], u64)> {
        records.iter().filter_map(|record| match record {
            Item::Line { number, range, .. } => Some((&self.bytes[range.clone()], *number)),
            Item::Bad(_) | Item::Astray(_) => None,
        })
    }
}

/// One record of a batch.
pub(crate) enum Item {
    /// A line.
    Line {
        /// Its number, from 1.
        number: u64,
        /// Where it stands in the bytes of the batch.
        range: Range<usize>,
        /// An earlier run could not read it, and has nothing of it in its output.
        is_known_as_bad: bool,
    },
    /// What cannot be read.
    Bad(FileError),
    /// The output of an earlier run is none of these files: no more can be done.
    Astray(String),
}

/// The records of a collection, one batch after the other.
pub(crate) struct Reader<'a> {
    files: &'a [OfFile],
    table: Table<'a>,
    by: Option<&'a str>,
    at: usize,
    open: Option<Box<dyn Records>>,
    /// Bytes of the files before this one.
    before: u64,
    /// What an earlier run has written.
    seen: Option<Seen>,
    is_over: bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(
        files: &'a [OfFile],
        table: Table<'a>,
        by: Option<&'a str>,
        seen: Option<Seen>,
    ) -> Self {
        Self { files, table, by, at: 0, open: None, before: 0, seen, is_over: false }
    }

    /// The next records, if there are any.
    pub(crate) fn next_batch(&mut self) -> Option<Batch> {
        if self.is_over {
            return None;
        }
        let Some(file) = self.files.get(self.at) else { return self.end() };
        let mut batch = Batch {
            file: self.at,
            bytes: Vec::new(),
            records: Vec::new(),
            done: Done::default(),
            read: self.before,
        };
        if self.open.is_none() {
            match file.open(self.table, self.by) {
                Ok(records) => self.open = Some(records),
                Err(error) => self.broken(&error, &mut batch),
            }
        }
        self.fill(file, &mut batch);
        Some(batch)
    }

    fn fill(&mut self, file: &OfFile, batch: &mut Batch) {
        // Lines that are done are passed over, some at a time, so that somebody can see how far it is.
        let mut passed = 0;
        while let Some(lines) = &mut self.open
            && batch.records.len() < BATCH_LINES
            && batch.bytes.len() < BATCH_BYTES
            && passed < BATCH_LINES * BATCH_LINES
        {
            let start = batch.bytes.len();
            let line = lines.next_into(&mut batch.bytes);
            let number = lines.number();
            batch.read = self.before + lines.bytes();
            let line_bytes = &batch.bytes[start..];
            let is_blank = line_bytes
                .strip_prefix(BYTE_ORDER_MARK)
                .unwrap_or(line_bytes)
                .iter()
                .all(u8::is_ascii_whitespace);
            match line {
                Ok(Line::Whole) if is_blank => batch.bytes.truncate(start),
                Ok(Line::Whole) => match next_of(&mut self.seen, &file.name, number, &mut batch.done) {
                    Ok(Known::Done) => {
                        batch.bytes.truncate(start);
                        passed += 1;
                    }
                    Ok(known) => {
                        let is_known_as_bad = matches!(known, Known::Bad);
                        batch.records.push(Item::Line {
                            number,
                            range: start..batch.bytes.len(),
                            is_known_as_bad,
                        });
                    }
                    Err(why) => {
                        batch.records.push(Item::Astray(why));
                        (self.open, self.is_over) = (None, true);
                    }
                },
                Ok(Line::TooLong) => batch.records.push(Item::Bad(too_long(&file.name, number))),
                Ok(Line::End) => {
                    self.before += lines.bytes();
                    self.open = None;
                    self.at += 1;
                }
                Err(error) => {
                    self.before += lines.bytes();
                    self.broken(&error, batch);
                }
            }
        }
    }

    /// The file cannot be read, or not any more.
    fn broken(&mut self, error: &io::Error, batch: &mut Batch) {
        let name = &self.files[self.at].name;
        let line = self.open.as_ref().map(|lines| lines.number() + 1);
        let message = match error.kind() {
            io::ErrorKind::PermissionDenied => {
                "The system does not let jdlint read it. Look at its permissions.".to_owned()
            }
            _ => format!("Could not read it: {error}."),
        };
        batch.records.push(Item::Bad(error_at(name, line, ("unreadable", message))));
        self.open = None;
        self.at += 1;
    }

    /// All is read. What an earlier run has written beyond that is of other files.
    fn end(&mut self) -> Option<Batch> {
        self.is_over = true;
        let why = self.seen.take()?.must_be_over().err()?;
        let records = vec![Item::Astray(why)];
        Some(Batch { file: 0, bytes: Vec::new(), records, done: Done::default(), read: self.before })
    }
}

/// What an earlier run made of a line.
enum Known {
    /// It is in the output.
    Done,
    /// It is not, and a later one is.
    Bad,
    /// That run did not come so far.
    Nothing,
}

fn next_of(seen: &mut Option<Seen>, file: &str, number: u64, done: &mut Done) -> Result<Known, String> {
    let Some(earlier) = seen else { return Ok(Known::Nothing) };
    Ok(match earlier.next()? {
        None => {
            *seen = None;
            Known::Nothing
        }
        Some(next) if next.path == file && next.line == number => {
            done.add(&earlier.take()?);
            Known::Done
        }
        Some(next) if next.path.as_str() > file || (next.path == file && next.line > number) => Known::Bad,
        Some(_) => return Err(earlier.astray()),
    })
}

fn too_long(file: &str, line: u64) -> FileError {
    let limit = MAX_LINE_BYTES >> 20;
    let message = format!("The line is longer than {limit} MiB, and jdlint reads no longer ones.");
    error_at(file, Some(line), ("too-large", message))
}
