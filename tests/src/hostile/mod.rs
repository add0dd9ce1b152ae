//! Texts that are made to take time. In: a size. Out: [`Input`]s of about that many bytes, each of one bad idea, and what
//! reading them costs.

mod files;
mod texts;

use jdlint_core::{Date, Settings, rules};
use jdlint_formats::{FileKind, in_source, read};

use crate::annotations::Annotated;
use crate::cpu::cpu_time;
use crate::suite;

/// One bad idea.
pub struct Input {
    /// What it is, in a few words.
    pub name: String,
    /// How the file is written.
    pub kind: FileKind,
    make: Make,
}

/// How the bytes come about.
enum Make {
    /// The same again and again.
    Again(String),
    /// By size.
    Sized(fn(usize) -> Vec<u8>),
}

impl Input {
    fn again(name: impl Into<String>, kind: FileKind, words: impl Into<String>) -> Self {
        Self { name: name.into(), kind, make: Make::Again(words.into()) }
    }

    fn sized(name: impl Into<String>, kind: FileKind, make: fn(usize) -> Vec<u8>) -> Self {
        Self { name: name.into(), kind, make: Make::Sized(make) }
    }

    /// About that many bytes of it.
    pub fn bytes(&self, size: usize) -> Vec<u8> {
        match &self.make {
            Make::Again(words) => words.repeat((size / words.len()).max(1)).into_bytes(),
            Make::Sized(make) => make(size),
        }
    }
}

/// All bad ideas that somebody thought of by hand.
pub fn inputs() -> Vec<Input> {
    texts::inputs().into_iter().chain(files::inputs()).collect()
}

/// What each rule speaks of, again and again; and each posting of the suite.
pub fn repeated_postings() -> Vec<Input> {
    let bad = rules::ALL.iter().flat_map(|rule| rule.bad.iter().map(move |text| (rule.id, *text)));
    let bad = bad.flat_map(|(id, text)| {
        let line = text.replace('\n', " ");
        [
            Input::again(
                format!("{id}: its example, again and again"),
                FileKind::Markdown,
                format!("{text}\n\n"),
            ),
            Input::again(format!("{id}: its example on one line"), FileKind::Markdown, format!("{line} ")),
        ]
    });
    let suite = suite::files().into_iter().filter_map(|file| {
        let text = Annotated::parse(&file.source).ok()?.text;
        Some(Input::again(
            format!("suite/{}", file.name),
            FileKind::of_name(&file.name),
            format!("{text}\n\n"),
        ))
    });
    bad.chain(suite).collect()
}

/// How long reading and judging takes, in nanoseconds of this thread; the best of some tries.
pub fn cost(bytes: &[u8], kind: FileKind, tries: usize) -> u64 {
    let settings = Settings { today: Date::parse(suite::TODAY), ..Settings::default() };
    (0..tries.max(1))
        .map(|_| {
            let bytes = bytes.to_vec();
            let start = cpu_time();
            // What is refused costs as well.
            let report = read(bytes, kind).map(|posting| in_source(&posting, &settings));
            let cost = cpu_time() - start;
            drop(report);
            cost
        })
        .min()
        .unwrap_or_default()
}
