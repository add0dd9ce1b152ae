//! Expected findings, written by people into the postings themselves. In: an annotated file. Out: [`Annotated`]: the
//! posting without the annotations, and what is to be found in it.

use jdlint_core::TextRange;
use jdlint_core::rules::{self, Rule, Severity};

/// A posting and what is to be found in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotated {
    /// The posting, without annotations.
    pub text: String,
    /// What is to be found: all of it and nothing else.
    pub expected: Vec<Expected>,
    /// The line in the annotated file (1-based) of each line of `text`.
    pub lines: Vec<usize>,
}

/// One finding that the engine is to have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// The rule that is to speak.
    pub rule: &'static Rule,
    /// How bad it is to be.
    pub severity: Severity,
    /// The exact words (bytes of the text without annotations); nothing where it is about the document.
    pub range: Option<TextRange>,
}

/// Begins a line that names the findings about the document.
const DOCUMENT: &str = "//!";
/// Begins a line that is for the reader of the suite only.
const COMMENT: &str = "//#";

/// A line under a flagged one.
#[derive(Debug, Clone, PartialEq)]
enum Mark<'a> {
    /// From character to character of the line above.
    Carets { from: usize, to: usize },
    /// These words of the line above, which has them once.
    Words(&'a str),
}

impl Annotated {
    /// Takes the annotations out of a file.
    ///
    /// # Errors
    ///
    /// A line that looks like an annotation and is none, with its number.
    pub fn parse(source: &str) -> Result<Self, String> {
        let mut found =
            Self { text: String::with_capacity(source.len()), expected: Vec::new(), lines: Vec::new() };
        // The last line of the posting so far: where it begins, and its characters.
        let mut above: Option<(usize, &str)> = None;
        // A range over several lines whose last part has not come yet: its rule, and the number of the next part.
        let mut open: Option<(usize, Expected)> = None;
        for (number, whole) in (1..).zip(source.split_inclusive('\n')) {
            let line = whole.trim_end_matches(['\r', '\n']);
            let fail = |message: &str| format!("line {number}: {message}: {line}");
            if line.starts_with(COMMENT) {
                continue;
            }
            if let Some(ids) = line.strip_prefix(DOCUMENT) {
                if above.is_some() {
                    return Err(fail("findings about the document stand on top of the file"));
                }
                for entry in ids.split(',') {
                    let (rule, severity) = rule(entry).ok_or_else(|| fail("no such rule"))?;
                    found.expected.push(Expected { rule, severity, range: None });
                }
                continue;
            }
            let Some((mark, rest)) = mark(line).map_err(fail)? else {
                above = Some((found.text.len(), line));
                found.lines.push(number);
                found.text.push_str(whole);
                continue;
            };
            let (start, flagged) = above.ok_or_else(|| fail("there is no line above"))?;
            let range = place(flagged, &mark).map_err(fail)?;
            let range = TextRange::new((start + range.0) as u32, (start + range.1) as u32);
            let (entry, part) = part(rest).map_err(fail)?;
            let (rule, severity) = self::rule(entry).ok_or_else(|| fail("no such rule or severity"))?;
            match (part, open.take()) {
                (None, None) => found.expected.push(Expected { rule, severity, range: Some(range) }),
                (Some((1, _)), None) => open = Some((2, Expected { rule, severity, range: Some(range) })),
                (Some((part, all)), Some((next, first))) if part == next && first.rule == rule => {
                    let whole = first.range.map(|start| start.cover(range));
                    let joined = Expected { range: whole, ..first };
                    if part == all {
                        found.expected.push(joined);
                    } else {
                        open = Some((part + 1, joined));
                    }
                }
                _ => return Err(fail("the parts of a range follow each other: 1/2, 2/2")),
            }
        }
        if let Some((next, expected)) = open {
            return Err(format!("part {next} of a range of {} does not come", expected.rule.id));
        }
        Ok(found)
    }
}

/// The mark of an annotation line and what follows it; nothing for a line of the posting.
fn mark(line: &str) -> Result<Option<(Mark<'_>, &str)>, &'static str> {
    let lead = line.chars().take_while(|c| c.is_whitespace()).count();
    let rest = line.trim_start();
    if !rest.starts_with('^') {
        return Ok(None);
    }
    if let Some(quoted) = rest.strip_prefix("^ \"") {
        let (words, rest) = quoted.rsplit_once('"').ok_or("the words have no closing quotation mark")?;
        return Ok(Some((Mark::Words(words), rest)));
    }
    let carets = rest.bytes().take_while(|&byte| byte == b'^').count();
    Ok(Some((Mark::Carets { from: lead, to: lead + carets }, &rest[carets..])))
}

/// The bytes of a line that a mark points at.
fn place(line: &str, mark: &Mark<'_>) -> Result<(usize, usize), &'static str> {
    match *mark {
        Mark::Carets { from, to } => {
            let byte = |column: usize| {
                let mut places = line.char_indices().map(|(at, _)| at).chain([line.len()]);
                places.nth(column).ok_or("the carets go beyond the line above")
            };
            Ok((byte(from)?, byte(to)?))
        }
        Mark::Words(words) => {
            let mut places = line.match_indices(words).map(|(at, _)| at);
            match (places.next(), places.next()) {
                (Some(at), None) if !words.is_empty() => Ok((at, at + words.len())),
                (None, _) => Err("the line above does not have these words"),
                _ => Err("the line above has these words more than once"),
            }
        }
    }
}

/// Which part of a range over several lines, and of how many.
type Part = Option<(usize, usize)>;

/// Splits `rule severity 1/2` into what names the rule and the part of a range over several lines.
fn part(rest: &str) -> Result<(&str, Part), &'static str> {
    let rest = rest.trim();
    let Some((entry, part)) = rest.rsplit_once(' ').filter(|(_, last)| last.contains('/')) else {
        return Ok((rest, None));
    };
    let (number, all) = part.split_once('/').ok_or("a part is written 1/2")?;
    match (number.parse(), all.parse()) {
        (Ok(number), Ok(all)) if (1..=all).contains(&number) && all > 1 => Ok((entry, Some((number, all)))),
        _ => Err("a part is written 1/2"),
    }
}

/// `rule` or `rule severity`; without one, the rule's usual severity is meant.
fn rule(entry: &str) -> Option<(&'static Rule, Severity)> {
    let mut words = entry.split_whitespace();
    let rule = rules::by_id(words.next()?)?;
    let severity = match words.next() {
        None => rule.severity,
        Some(word) => {
            [Severity::Info, Severity::Warning, Severity::Error].into_iter().find(|s| s.word() == word)?
        }
    };
    words.next().is_none().then_some((rule, severity))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<(&'static str, &'static str, Option<String>)> {
        let annotated = Annotated::parse(source).unwrap();
        let words = |range: TextRange| range.of(&annotated.text).to_owned();
        let rows = annotated.expected.iter().map(|e| (e.rule.id, e.severity.word(), e.range.map(words)));
        rows.collect()
    }

    #[test]
    fn carets_count_characters_and_start_anywhere() {
        let source = "Pay 👩‍🔬 é TBD\n          ^^^ placeholder-left error\nTBD\n^^^ placeholder-left\n^^^ pay-vague info\n";
        assert_eq!(
            found(source),
            [
                ("placeholder-left", "error", Some("TBD".to_owned())),
                (
                    "placeholder-left",
                    rules::by_id("placeholder-left").unwrap().severity.word(),
                    Some("TBD".to_owned())
                ),
                ("pay-vague", "info", Some("TBD".to_owned())),
            ]
        );
        assert_eq!(Annotated::parse(source).unwrap().text, "Pay 👩‍🔬 é TBD\nTBD\n");
        assert_eq!(Annotated::parse(source).unwrap().lines, [1, 3]);
    }

    #[test]
    fn words_are_looked_up_in_the_line_above() {
        let source = "Flat, one line, Competitive salary.\n^ \"Competitive salary\" pay-vague\n";
        assert_eq!(found(source), [("pay-vague", "warning", Some("Competitive salary".to_owned()))]);
    }

    #[test]
    fn the_head_names_what_is_about_the_document() {
        let source = "//# Why this is here.\n//! missing-pay, missing-location info\n# Cook\n";
        assert_eq!(found(source), [("missing-pay", "warning", None), ("missing-location", "info", None)]);
        assert_eq!(Annotated::parse(source).unwrap().text, "# Cook\n");
    }

    #[test]
    fn a_range_may_go_over_lines() {
        let source = "- One long\n  ^^^^^^^^ pay-vague 1/2\n  line\n  ^^^^ pay-vague 2/2\n";
        assert_eq!(found(source), [("pay-vague", "warning", Some("One long\n  line".to_owned()))]);
    }

    #[test]
    fn line_ends_stay() {
        let source = "TBD\r\n^^^ pay-vague\r\nx\r\n";
        assert_eq!(Annotated::parse(source).unwrap().text, "TBD\r\nx\r\n");
        assert_eq!(found(source), [("pay-vague", "warning", Some("TBD".to_owned()))]);
    }

    #[test]
    fn mistakes_are_named() {
        for (source, words) in [
            ("x\n^ no-such-rule\n", "no such rule"),
            ("x\n^^ pay-vague\n", "beyond the line"),
            ("^ pay-vague\n", "no line above"),
            ("x\n^ pay-vague 1/2\n", "does not come"),
            ("x\n^ pay-vague 2/2\n", "follow each other"),
            ("x\n^ pay-vague 2/1\n", "written 1/2"),
            ("x\n^ \"y\" pay-vague\n", "does not have"),
            ("x x\n^ \"x\" pay-vague\n", "more than once"),
            ("x\n^ pay-vague bad\n", "no such rule or severity"),
            ("x\n//! missing-pay\n", "on top of the file"),
        ] {
            let error = Annotated::parse(source).unwrap_err();
            assert!(error.contains(words), "{error:?} should say {words:?}");
        }
    }
}
