//! `jdlint config show`. In: postings, flags and settings files. Out: each setting that holds for each posting, and where
//! that is said.

mod print;
mod rows;

use std::io::{self, Write};

use jdlint_contract::FileError;
use jdlint_core::{Settings, stated};
use jdlint_formats::{Origin as Way, in_source};

use crate::arguments::{Format, Question};
use crate::guard::guarded;
use crate::inputs::{self, Chosen, Input};
use crate::line_index::LineIndex;
use crate::output::Screen;
use crate::run::{self, Rules};
use rows::{Row, Sources};

pub(crate) use print::Output;

/// What holds for one posting.
#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
pub(crate) struct Shown {
    /// The posting; nothing for the working folder.
    path: Option<String>,
    /// The settings file that holds for it and those that it extends.
    settings_files: Vec<String>,
    /// Every setting.
    settings: Vec<Row>,
    /// Where the posting asks rules to be silent.
    silences: Vec<Silence>,
}

/// A comment that asks rules to be silent.
#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
struct Silence {
    /// From 1.
    line: u32,
    /// Its word: `jdlint-disable-line` and the like.
    word: &'static str,
    /// None for all rules.
    rules: Vec<&'static str>,
}

/// Prints what holds; gives what could not be done.
pub(crate) fn show(asked: &Question, screen: Screen, out: &mut dyn Write) -> io::Result<Vec<FileError>> {
    let choices = &asked.choices;
    let given = run::settings(choices, Rules::None);
    let mut shown = Vec::new();
    let mut errors;
    if choices.paths.is_empty() {
        let working_folder = std::env::current_dir().unwrap_or_default();
        let (chosen, wrong) = inputs::of_working_folder(run::settings_choice(choices), &working_folder);
        errors = wrong;
        shown.extend(chosen.map(|chosen| of_folder(&chosen, &given)));
    } else {
        let postings = run::find(choices);
        errors = postings.errors;
        for input in &postings.inputs {
            let shown_or_not = guarded(|| of_posting(input, &given));
            match shown_or_not.unwrap_or_else(|heard| Err(run::mistake(input, &heard))) {
                Ok(posting) => shown.push(posting),
                Err(error) => errors.push(error),
            }
        }
    }
    match asked.format {
        Format::Human => print::human(&shown, screen, out)?,
        Format::Json => print::json(&shown, &errors, out)?,
    }
    Ok(errors)
}

fn of_folder(chosen: &Chosen, given: &Settings) -> Shown {
    let sources = Sources { chosen, given, in_posting: &[] };
    let settings = settings_of(chosen, given);
    Shown {
        path: None,
        settings_files: sources.files(),
        settings: rows::all(&settings, None, &sources),
        silences: Vec::new(),
    }
}

fn of_posting(input: &Input, given: &Settings) -> Result<Shown, FileError> {
    let posting = inputs::posting(input, inputs::bytes(input)?)?;
    let settings = settings_of(&input.settings, given);
    let said = stated(&posting.text, &Settings { format: posting.kind.format(), ..settings.clone() });
    // Places of the file, where it has them.
    let (text, map) = match &posting.origin {
        Way::Source { source, map } => (source, Some(map)),
        Way::Same | Way::Paragraphs(_) => (&posting.text, None),
    };
    let lines = LineIndex::new(text);
    let line = |range: jdlint_core::TextRange| {
        let at = range.start as usize;
        let at = map.map_or(at, |map| map.to_source(at..at).start);
        lines.position(at as u32).line
    };
    let in_posting: Vec<_> = said.keys.iter().map(|&(key, range)| (key, line(range))).collect();
    let silences = said.silences.into_iter().map(|silence| {
        let line = line(silence.range);
        Silence { line, word: silence.word, rules: silence.rules }
    });
    let silences = silences.collect();
    let sources = Sources { chosen: &input.settings, given, in_posting: &in_posting };
    let by_title = in_source(&posting, &settings).role;
    Ok(Shown {
        path: Some(input.name.clone()),
        settings_files: sources.files(),
        settings: rows::all(&said.settings, by_title, &sources),
        silences,
    })
}

fn settings_of(chosen: &Chosen, given: &Settings) -> Settings {
    chosen.config().map_or_else(|| given.clone(), |config| config.settings(chosen.path.as_deref(), given))
}
