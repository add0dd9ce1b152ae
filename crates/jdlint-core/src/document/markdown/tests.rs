//! The block reader against a whole Markdown parser.

use super::super::lines::ends;
use super::{Hint, HintKind, hints};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// What each line begins with, and which lines are no prose or in a table: by the number of the line.
#[derive(Debug, Default, PartialEq, Eq)]
struct Lines {
    marks: Vec<(usize, HintKind)>,
    inside: Vec<(usize, HintKind)>,
}

fn lines(text: &str, hints: &[Hint]) -> Lines {
    let mut found = Lines::default();
    let number = |at: usize| {
        // The parser's ranges may begin with the break before an indented line.
        let blanks = text[at..].len() - text[at..].trim_start().len();
        text[..at + blanks].matches('\n').count()
    };
    for hint in hints {
        match hint.kind {
            HintKind::Heading(_) | HintKind::Item(_) => found.marks.push((number(hint.start), hint.kind)),
            HintKind::Skip | HintKind::TableRow => {
                let last = number(hint.start + text[hint.start..hint.end].trim_end().len());
                found.inside.extend((number(hint.start)..=last).map(|line| (line, hint.kind)));
            }
        }
    }
    found
}

fn parsed(text: &str) -> Lines {
    let mut found = Vec::new();
    let mut depth = 0u8;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        let kind = match event {
            Event::Start(Tag::List(_)) => {
                depth += 1;
                continue;
            }
            Event::End(TagEnd::List(_)) => {
                depth -= 1;
                continue;
            }
            Event::Start(Tag::Heading { level, .. }) => HintKind::Heading(level as u8),
            Event::Start(Tag::Item) => HintKind::Item(depth - 1),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => HintKind::Skip,
            Event::Start(Tag::HtmlBlock)
                if ["<!--", "<script", "<style"]
                    .iter()
                    .any(|open| text[range.clone()].trim_start().starts_with(open)) =>
            {
                HintKind::Skip
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => HintKind::TableRow,
            _ => continue,
        };
        found.push(Hint { start: range.start, end: range.end, kind });
    }
    found.sort_by_key(|hint| hint.start);
    lines(text, &found)
}

fn agree(text: &str) {
    assert_eq!(lines(text, &hints(text, &ends(text), 0)), parsed(text), "{text}");
}

#[test]
fn blocks_are_those_of_a_parser() {
    for text in [
        "# Baker\n\nWe bake.\n\n## Duties\n\n- Bake\n  - Bread\n    - Rye\n  - Rolls\n- Sell\n",
        "1. Bake\n2. Sell\n   1. Bread\n   2. Rolls\n10) Clean\n",
        "Duties\n======\n\nBake bread\nand rolls\n---\n",
        "- Bake\n\n      code\n\n  still the item\n\nText\n    goes on\n",
        "Bake bread\n- and sell\n1. and clean\n2. not an item\n",
        "> - quoted\n> - twice\n>   - deep\nlazy\n",
        "```\n- no item\n# no heading\n```\n- item\n~~~ text\n- no\n",
        "<!-- note\n- no item\n-->\n- item\n",
        "<style>\n- no\n</style>\n\n- item\n",
        "<div>\n- no\n\n- item\n</div>\n",
        "| Pay | Hours |\n|---|---|\n| 10 | 20 |\n| 11 | 21 |\n\n- item\n",
        "Pay | Hours\n:-- | --:\n10 | 20\n# Heading\n",
        "* * *\n- - nested\n-\n- \n\n-\ttab\n\t- tab within\n",
        "    code\n- item\n     - text within code?\n",
        "- a\n - b\n  - c\n   - d\n    - e\n",
        "-not an item\n1.not\n1234567890. not\n",
        "",
        "\n\n",
    ] {
        agree(text);
    }
}

#[test]
fn a_break_of_two_signs_is_one() {
    let text = "- Bake\r\n  - Bread\r\n\r\n## Duties\r\n```\r\n- no\r\n```\r\n- item\r\n";
    let starts = |text: &str| -> Vec<_> {
        hints(text, &ends(text), 0)
            .iter()
            .map(|hint| (text[hint.start..].chars().next(), hint.kind))
            .collect()
    };
    assert_eq!(starts(text), starts(&text.replace("\r\n", "\n")));
}

#[test]
fn depth_has_an_end() {
    let deep = format!("{}text\n", "- ".repeat(5000));
    assert!(hints(&deep, &ends(&deep), 0).len() < 100);
    let quoted = format!("{}text\n", ">".repeat(5000));
    assert!(hints(&quoted, &ends(&quoted), 0).is_empty());
}

/// Lines as postings have them, nested and broken.
fn line() -> impl Strategy<Value = String> {
    let indent = prop::sample::select(vec!["", "", "", " ", "  ", "   ", "    ", "      ", "\t", "  \t"]);
    let start = prop::sample::select(vec![
        "", "", "- ", "- ", "* ", "1. ", "2. ", "10) ", "> ", "# ", "### ", "-\t", "- - ", "> - ", "- > ",
    ]);
    let text = prop::sample::select(vec![
        "",
        "Bake bread",
        "Bake bread",
        "and rolls",
        "---",
        "===",
        "```",
        "~~~",
        "| a | b |",
        "|---|---|",
        "***",
        "`code`",
    ]);
    let line = (indent, start, text).prop_map(|(indent, start, text)| format!("{indent}{start}{text}"));
    // The parser places what an empty item holds at the item itself, and takes a tab before `>` and `|` for less than it is.
    line.prop_filter("an empty item, or a tab before a quotation or a table", |line| {
        if line.split_once('\t').is_some_and(|(_, rest)| rest.contains(['>', '|'])) {
            return false;
        }
        let rest = line.trim().trim_start_matches(['>', ' ']);
        rest.is_empty()
            || !rest.trim_start_matches(|c: char| "-*+.)> \t".contains(c) || c.is_ascii_digit()).is_empty()
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 3000,
        rng_seed: RngSeed::Fixed(20_261_128),
        ..ProptestConfig::default()
    })]
    #[test]
    fn lines_of_any_kind_are_read_like_a_parser_does(all in prop::collection::vec(line(), 1..9)) {
        // What is indented, and what is a lazy line, parsers read as they please beside tables.
        let has_table = all.iter().any(|line| line.contains("|---"));
        let shallow = |line: &String| if has_table { line.trim_start().to_owned() } else { line.clone() };
        let all: Vec<_> = all.iter().map(shallow).collect();
        agree(&(all.join("\n") + "\n"));
    }
}
