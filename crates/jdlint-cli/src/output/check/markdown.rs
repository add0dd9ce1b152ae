//! `--format markdown`: a summary for a comment on a pull request, or for `GITHUB_STEP_SUMMARY`. In: results. Out: Markdown as
//! GitHub and GitLab read it: sums, a table of the files, and the findings of each file folded away.

use std::io::{self, Write};

use jdlint_contract::{FileFindings, Position};
use jdlint_core::rules::{self, Group, Severity};

use super::results::{Found, Results};
use crate::output::{NOT_WRITTEN, clean, counted};

/// GitHub cuts a comment off at 65,536 characters and a step summary at 1 MiB: findings beyond so many are only counted.
const FINDINGS_SHOWN: usize = 150;

/// What every summary begins with.
pub(super) const SIGN: &[u8] = b"## jdlint: ";

/// Writes the summary.
pub(super) fn write(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## jdlint: {}\n", sums(results))?;
    if let Some(said) = results.left_out() {
        writeln!(out, "{}\n", text(&said))?;
    }
    for error in &results.output.errors {
        let what = if error.code == NOT_WRITTEN { "Fixes not written" } else { "Not checked" };
        writeln!(out, "- **{what}:** {}: {}", text(&clean(&error.path)), text(&error.message))?;
    }
    if !results.output.errors.is_empty() {
        writeln!(out)?;
    }
    if results.output.files.iter().any(|file| !file.findings.is_empty()) {
        table(results, out)?;
        details(results, out)?;
    }
    let of_law =
        |found: Found<'_>| found.detail.rule.group == Group::Law && found.detail.severity > Severity::Info;
    if results.findings().any(of_law) {
        writeln!(out, "{}.", rules::NOT_LEGAL_ADVICE)?;
    }
    Ok(())
}

fn sums(results: &Results<'_>) -> String {
    let summary = results.output.summary;
    let checked = counted(summary.files, "posting");
    let found = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "info")];
    let found: Vec<_> =
        found.into_iter().filter(|&(count, _)| count > 0).map(|(count, word)| counted(count, word)).collect();
    let found = if found.is_empty() { "nothing to mend".to_owned() } else { found.join(", ") };
    format!("{found} in {checked}")
}

/// A row for each file in which something was found.
fn table(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| posting | score | errors | warnings | infos |\n|---|---:|---:|---:|---:|")?;
    for (file, findings) in results.files().filter(|(_, findings)| !findings.is_empty()) {
        let of = |severity| findings.iter().filter(|found| found.detail.severity == severity).count();
        let (errors, warnings, infos) = (of(Severity::Error), of(Severity::Warning), of(Severity::Info));
        writeln!(
            out,
            "| {} | {} | {errors} | {warnings} | {infos} |",
            text(&clean(&file.path)),
            score(file)
        )?;
    }
    let clean = results.output.files.iter().filter(|file| file.findings.is_empty()).count();
    if clean > 0 {
        writeln!(out, "\nNothing to mend in {}.", counted(clean as u32, "more posting"))?;
    }
    writeln!(out)
}

fn details(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut left = FINDINGS_SHOWN;
    for (file, findings) in results.files().filter(|(_, findings)| !findings.is_empty()) {
        let shown = findings.len().min(left);
        left -= shown;
        if shown == 0 {
            continue;
        }
        let count = counted(findings.len() as u32, "finding");
        writeln!(out, "<details><summary>{}: {count}</summary>\n", text(&clean(&file.path)))?;
        for &found in &findings[..shown] {
            item(found, out)?;
        }
        writeln!(out, "\n</details>\n")?;
    }
    let rest = results.findings().count().saturating_sub(FINDINGS_SHOWN);
    if rest > 0 {
        writeln!(out, "{} not shown.\n", counted(rest as u32, "more finding"))?;
    }
    Ok(())
}

fn item(found: Found<'_>, out: &mut dyn Write) -> io::Result<()> {
    let place = match found.paragraph() {
        Some(_) => String::new(),
        None => format!("Line {}: ", found.start().0),
    };
    let Found { finding, .. } = found;
    let (message, help) = (text(&found.message()), text(&found.help()));
    writeln!(
        out,
        "- **{}** [{}]({}): {place}{message}<br>{help}",
        finding.severity, finding.rule, finding.url
    )
}

fn score(file: &FileFindings<Position>) -> String {
    file.score.map_or_else(|| "–".to_owned(), |score| format!("{score}"))
}

/// Text as it is, whatever signs of Markdown, HTML or GitHub's own (`@name`, `#1`) it holds.
fn text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            // Even behind a backslash these would notify people and link to issues.
            '@' => safe.push_str("&#64;"),
            '#' => safe.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '!' | '|' | '~' | '$' | '^' => {
                safe.push('\\');
                safe.push(character);
            }
            '\0'..='\u{1f}' | '\u{7f}' => safe.push(' '),
            _ => safe.push(character),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    proptest! {
        #[test]
        fn every_text_reads_back(words in r"[ -~]*|[^\r\n]*") {
            let document = format!("x{}x", text(&words));
            let mut read = String::new();
            for event in Parser::new_ext(&document, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
                match event {
                    Event::Text(part) => read.push_str(&part),
                    Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                    other => prop_assert!(false, "{other:?} in {document:?}"),
                }
            }
            let shown = words.replace(|character: char| character.is_ascii_control(), " ");
            prop_assert_eq!(read, format!("x{shown}x"));
        }
    }

    #[test]
    fn signs_of_markdown_and_html_stand_for_themselves() {
        assert_eq!(
            text("a|b_*c*_ <b>&</b> `d` @ada #1 [x](y)"),
            r"a\|b\_\*c\*\_ &lt;b&gt;&amp;&lt;/b&gt; \`d\` &#64;ada &#35;1 \[x\]\(y\)"
        );
    }
}
