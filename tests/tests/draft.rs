//! What is read again of a posting that is being written is what is read of it anew. In: our own postings, edited at random
//! places. Out: the edit after which the two reports differ.

use std::fs;

use jdlint_core::{Draft, Format, Settings, lint};
use jdlint_tests::fuzz::mutate::Chance;
use jdlint_tests::suite::workspace;

/// The same edits in every run.
const SEED: u64 = 20_261_130;
/// So many of each posting, one upon the other.
const EDITS: usize = 12;

/// What hands type and clipboards bring, and what parts, joins and shapes lines.
const TYPED: [&str; 30] = [
    "a",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "- ",
    "# ",
    "**",
    "*",
    "|",
    "---\n",
    "1. ",
    "• ",
    ":",
    ".",
    ", MA",
    "é",
    "’",
    "<!-- note -->",
    "<li>",
    "<script>",
    "```\n",
    "Requirements:\n",
    "5 years ",
    "$50,000",
    "OR",
    "MastersOf",
    "https://a.example/x",
    "BostonMA",
    "<!-- ",
];

fn edited(text: &str, chance: &mut Chance) -> String {
    let mut text = text.to_owned();
    let from = text.floor_char_boundary(chance.below(text.len() + 1));
    let to = text.ceil_char_boundary((from + [0, 1, 40][chance.below(3)]).min(text.len()));
    let typed = if chance.below(4) == 0 { "" } else { TYPED[chance.below(TYPED.len())] };
    text.replace_range(from..to, typed);
    text
}

#[test]
fn a_draft_is_read_again_as_if_it_were_read_anew() {
    let mut chance = Chance::new(SEED);
    let mut draft = Draft::default();
    let mut read = 0;
    for folder in ["tests/clean", "tests/suite", "tests/mixed"] {
        let entries = fs::read_dir(workspace().join(folder)).expect("a folder of postings");
        let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        for file in files {
            let Ok(mut text) = fs::read_to_string(&file) else { continue };
            for format in [Format::Markdown, Format::PlainText] {
                let settings = Settings { format, ..Settings::default() };
                for edit in 0..EDITS {
                    let again = draft.lint(&text, &settings);
                    let anew = lint(&text, &settings);
                    assert_eq!(
                        format!("{again:?}"),
                        format!("{anew:?}"),
                        "{} edit {edit}: {text}",
                        file.display()
                    );
                    text = edited(&text, &mut chance);
                    read += 1;
                }
            }
        }
    }
    assert!(read > 2_000, "{read} texts");
}
