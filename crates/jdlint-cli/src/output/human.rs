//! `jdlint check` for people. In: what was linted. Out: each finding with the line it points at, what to do, and the
//! fixes that are offered; then scores and one line of sums.

use std::fmt::Write as _;
use std::io::{self, Write};

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, DEFAULT_NOTE_STYLE};
use annotate_snippets::{AnnotationKind, Group, Level, Message, Renderer, Snippet};
use anstyle::Style;
use jdlint_contract::{FileError, Position, Summary};
use jdlint_core::TextRange;
use jdlint_core::report::{About, Applicability, Finding, Fix};
use jdlint_core::rules::{self, Severity};

use super::excerpt::{Excerpt, excerpt};
use super::wrap::{clean, cut, one_line, wrap};
use super::{FAINT, FAIR, GOOD, NOT_WRITTEN, POOR, PerFile, Printer, STRONG, Screen, counted, left_out};
use crate::run::{Linted, Run};

/// Longer lines are hard to read, however wide the terminal.
const WIDEST: usize = 110;
/// Lines of an inserted text that are shown.
const INSERT_LINES: usize = 3;
/// Other places that are shown.
const RELATED: usize = 3;

/// As the library paints them.
const NOTE: Style = DEFAULT_NOTE_STYLE;
const NUMBERS: Style = DEFAULT_LINE_NUM_STYLE;

/// `jdlint check --format human`.
pub(crate) struct CheckHuman {
    /// Where it is read.
    pub(crate) screen: Screen,
    /// Leave out scores and sums.
    pub(crate) quiet: bool,
    /// The record of a file of many that is told of.
    pub(crate) record: Option<String>,
}

impl PerFile for CheckHuman {
    type Part = String;

    fn part(&self, linted: &Linted<'_>) -> String {
        let mut part = String::new();
        let mut whole_shown = false;
        for finding in &linted.report.findings {
            let whole = finding.about == About::Document;
            let text = if whole && whole_shown {
                self.absence(linted, finding)
            } else {
                self.finding(linted, finding)
            };
            whole_shown |= whole;
            part.push_str(&text);
            part.push_str("\n\n");
        }
        if linted.report.language != "en" && !self.quiet {
            let name = self.name(linted);
            let _ = writeln!(
                part,
                "{name}: no score, because it is not in English: only the rules that hold in every language were asked"
            );
        }
        let of_law = |finding: &Finding| {
            finding.rule.group == rules::Group::Law && finding.severity > rules::Severity::Info
        };
        if linted.report.findings.iter().any(of_law) && !self.quiet {
            let _ = writeln!(part, "{}.", rules::NOT_LEGAL_ADVICE);
        }
        if let Some(score) = linted.report.score.filter(|_| !self.quiet) {
            let name = self.name(linted);
            let style = match score.total {
                80.. => GOOD,
                50..80 => FAIR,
                _ => POOR,
            };
            let total = self.screen.paint(style, &format!("{}/100", score.total));
            let parts = format!(
                "(complete {}, measurable {}, fair {}, pay {}, law {}, clear {})",
                score.complete, score.measurable, score.fair, score.pay, score.law, score.clear
            );
            let _ = writeln!(part, "{name}: score {total} {}", self.screen.paint(FAINT, &parts));
            if !linted.report.findings.is_empty() {
                part.push('\n');
            }
        }
        part
    }
}

impl Printer for CheckHuman {
    fn print(&self, run: &Run, parts: Vec<String>, out: &mut dyn Write) -> io::Result<()> {
        for part in &parts {
            out.write_all(part.as_bytes())?;
        }
        if !self.quiet {
            let after_scores = parts.last().is_some_and(|part| !part.is_empty() && !part.ends_with("\n\n"));
            if after_scores {
                writeln!(out)?;
            }
            writeln!(out, "{}", self.sums(run))?;
        }
        Ok(())
    }
}

impl CheckHuman {
    /// What a score is of.
    fn name(&self, linted: &Linted<'_>) -> String {
        self.screen.paint(STRONG, &clean(self.record.as_deref().unwrap_or(linted.name)))
    }

    fn finding(&self, linted: &Linted<'_>, finding: &Finding) -> String {
        let severity =
            self.screen.severity(finding.severity, &format!("[{}]", self.screen.rule(finding.rule.id)));
        let message = self.screen.paint(STRONG, &format!(": {}", one_line(&finding.message)));
        let label = (finding.about == About::Document).then_some("about the posting as a whole");
        let shown = self.excerpt(linted, finding.range, label);
        let indent = gutter(&shown) + "  = ".len();
        let mut notes = vec![Level::HELP.message(self.wrapped(&finding.help, indent + "help: ".len()))];
        notes.extend(finding.fixes.iter().map(|fix| self.fix(fix, indent)));
        let mut text = format!("{severity}{message}\n");
        text.push_str(&self.place(linted, shown, level(finding.severity), label, notes));
        for related in finding.related.iter().take(RELATED) {
            let note = self.screen.paint(NOTE, "note");
            let shown = self.excerpt(linted, related.range, None);
            let _ = writeln!(text, "\n{note}: {}", one_line(&related.message));
            text.push_str(&self.place(linted, shown, Level::NOTE, None, Vec::new()));
        }
        if let Some(more) = finding.related.len().checked_sub(RELATED).filter(|&more| more > 0) {
            let _ =
                write!(text, "\n{}: {}", self.screen.paint(NOTE, "note"), counted(more as u32, "more place"));
        }
        text
    }

    /// One more finding about the posting as a whole: the line that stands for it has been shown.
    fn absence(&self, linted: &Linted<'_>, finding: &Finding) -> String {
        let severity =
            self.screen.severity(finding.severity, &format!("[{}]", self.screen.rule(finding.rule.id)));
        let message = self.screen.paint(STRONG, &format!(": {}", one_line(&finding.message)));
        let shown = self.excerpt(linted, finding.range, None);
        let indent = gutter(&shown) + "  = ".len();
        let arrow = self.screen.paint(NUMBERS, "-->");
        let mut notes = vec![Level::HELP.message(self.wrapped(&finding.help, indent + "help: ".len()))];
        notes.extend(finding.fixes.iter().map(|fix| self.fix(fix, indent)));
        let drawn = Group::with_level(level(finding.severity)).elements(notes);
        let place = format!("{}{arrow} {}", " ".repeat(gutter(&shown)), location(linted, &shown));
        format!("{severity}{message}\n{place}\n{}", self.renderer().render(&[drawn]))
    }

    /// Path, line and column, then the line with its mark, then the notes. The library that draws them would count
    /// the column within what is left of a long line, so the first line is written here.
    fn place<'a>(
        &self,
        linted: &Linted<'_>,
        shown: Excerpt,
        level: Level<'a>,
        label: Option<&'a str>,
        notes: Vec<Message<'a>>,
    ) -> String {
        let line = shown.start.line;
        let location = location(linted, &shown);
        let arrow = self.screen.paint(NUMBERS, "-->");
        let indent = " ".repeat(gutter(&shown));
        let later = shown.last_line.map(|line| format!("... to line {line}"));
        let mark = AnnotationKind::Primary.span(shown.marked).label(label.map(str::to_owned).or(later));
        let source = Snippet::source(shown.line).line_start(line as usize).annotation(mark);
        let drawn = Group::with_level(level).element(source).elements(notes);
        format!("{indent}{arrow} {location}\n{}", self.renderer().render(&[drawn]))
    }

    /// The line of a range, with room left for its label.
    fn excerpt(&self, linted: &Linted<'_>, range: TextRange, label: Option<&str>) -> Excerpt {
        let taken = 10 + label.map_or(0, |label| label.len() + 1);
        let mut shown = excerpt(linted.lines, range, self.width().saturating_sub(taken).max(20));
        if linted.paragraphs.is_some() {
            // The lines are those of the text that was read; a reader of the document knows paragraphs.
            shown.start.line = linted.number(range.start);
            shown.last_line = None;
        }
        shown
    }

    fn fix<'a>(&self, fix: &Fix, indent: usize) -> Message<'a> {
        let name = match fix.applicability {
            Applicability::Safe => "fix",
            Applicability::Suggestion => "suggestion",
        };
        let indent = indent + name.len() + ": ".len();
        let mut text = self.wrapped(&fix.title, indent);
        let inserts: Vec<_> = fix.edits.iter().flat_map(|edit| insert_lines(&edit.insert)).collect();
        for line in inserts.iter().take(INSERT_LINES) {
            let line = cut(line, self.width().saturating_sub(indent + "+ ".len()));
            let _ = write!(text, "\n{}", self.screen.paint(GOOD, &format!("+ {line}")));
        }
        if let Some(more) = inserts.len().checked_sub(INSERT_LINES).filter(|&more| more > 0) {
            let _ = write!(text, "\n  (and {})", counted(more as u32, "more line"));
        }
        Level::HELP.with_name(name).message(text)
    }

    fn sums(&self, run: &Run) -> String {
        let Summary { files, errors, warnings, infos } = run.summary;
        let not_done = not_done(&run.errors, self.record.is_some());
        if files == 0 {
            return format!("Nothing was checked.{not_done}");
        }
        let unit = if self.record.is_some() { "record" } else { "file" };
        let checked = format!("{} checked", counted(files, unit));
        let left_out = left_out(run.diff_base.as_deref(), run.baseline.as_ref());
        let left_out = left_out.map(|said| format!(" {said}")).unwrap_or_default();
        if errors + warnings + infos == 0 {
            return format!("{checked}: {}.{left_out}{not_done}", self.screen.paint(GOOD, "nothing to mend"));
        }
        let sums: Vec<_> =
            [(errors, Severity::Error), (warnings, Severity::Warning), (infos, Severity::Info)]
                .into_iter()
                .filter(|&(count, _)| count > 0)
                .map(|(count, severity)| {
                    format!("{count} {}", self.screen.severity(severity, if count == 1 { "" } else { "s" }))
                })
                .collect();
        let more = self.screen.paint(FAINT, "`jdlint explain RULE` says why a rule matters.");
        format!("{checked}: {}.{left_out}{not_done} {more}", sums.join(", "))
    }

    fn wrapped(&self, text: &str, indent: usize) -> String {
        wrap(text, self.width().saturating_sub(indent).max(20)).join("\n")
    }

    fn width(&self) -> usize {
        self.screen.width.clamp(40, WIDEST)
    }

    fn renderer(&self) -> Renderer {
        let renderer = if self.screen.color { Renderer::styled() } else { Renderer::plain() };
        renderer.term_width(self.width() + 20)
    }
}

/// How much could not be done; nothing where all was.
fn not_done(errors: &[FileError], of_records: bool) -> String {
    let unit = if of_records { "record" } else { "path" };
    let unwritten = errors.iter().filter(|error| error.code == NOT_WRITTEN).count() as u32;
    let unchecked = errors.len() as u32 - unwritten;
    let mut said = String::new();
    if unchecked > 0 {
        let _ = write!(said, " {} could not be checked: see the messages.", counted(unchecked, unit));
    }
    if unwritten > 0 {
        let _ = write!(
            said,
            " The fixes of {} could not be written: see the messages.",
            counted(unwritten, "file")
        );
    }
    said
}

/// The lines of an inserted text, for a reader. Text that is only taken out is said so.
fn insert_lines(insert: &str) -> Vec<String> {
    let lines: Vec<_> =
        insert.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if lines.is_empty() { vec!["(nothing)".to_owned()] } else { lines }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

/// Path, line and column, or path and paragraph.
fn location(linted: &Linted<'_>, shown: &Excerpt) -> String {
    let name = clean(linted.name);
    let Position { line, column, .. } = shown.start;
    match linted.paragraphs {
        Some(_) => format!("{name}, {} {line}", linted.unit()),
        None => format!("{name}:{line}:{column}"),
    }
}

/// Columns of the line number.
fn gutter(shown: &Excerpt) -> usize {
    shown.start.line.to_string().len()
}

#[cfg(test)]
mod tests {
    use jdlint_core::report::{Edit, Outline, Related, Score};
    use jdlint_core::{Report, rules};

    use super::*;
    use crate::line_index::LineIndex;

    const TEXT: &str = "# Night Nurse\n\n- Watch over beds\n- Be a team player\n- Other duties as assigned\n";

    fn range(words: &str) -> TextRange {
        let start = TEXT.find(words).unwrap() as u32;
        TextRange::new(start, start + words.len() as u32)
    }

    fn finding(about: About, words: &str) -> Finding {
        Finding {
            rule: rules::ALL[0],
            severity: Severity::Warning,
            about,
            range: range(words),
            message: "This could be anything.\nReally.".to_owned(),
            help: "Say what it is.".to_owned(),
            related: Vec::new(),
            fixes: Vec::new(),
            fingerprint: String::new(),
        }
    }

    fn page(findings: Vec<Finding>, score: Option<u8>) -> String {
        let score = score.map(|total| Score {
            total,
            complete: 80,
            measurable: 40,
            fair: 100,
            pay: 0,
            law: 100,
            clear: 90,
        });
        let report =
            Report { findings, outline: Outline::default(), score, language: "en", role: None, words: 0 };
        let printer = CheckHuman {
            screen: Screen { color: false, links: false, width: 60 },
            quiet: false,
            record: None,
        };
        printer.part(&Linted {
            name: "nurse.md",
            lines: &LineIndex::new(TEXT),
            path: None,
            paragraphs: None,
            report: &report,
            fail_on: Severity::Error,
        })
    }

    #[test]
    fn a_finding_shows_its_line_its_help_its_fixes_and_other_places() {
        let mut found = finding(About::Text, "Other duties");
        let edits = vec![
            Edit::new(
                range("Other duties"),
                "up to {10} % of the time:\n- {cover for reception}\n\n- b\n- c\n",
            ),
            Edit::new(range("Be a"), ""),
        ];
        found.fixes = vec![
            Fix::suggestion("Limit it", edits),
            Fix::safe("Take it out", vec![Edit::new(range("Be"), "")]),
        ];
        found.related = vec![Related { range: range("team player"), message: "As vague.".to_owned() }; 4];
        let id = found.rule.id;
        let related =
            "\nnote: As vague.\n --> nurse.md:4:8\n  |\n4 | - Be a team player\n  |        ^^^^^^^^^^^";
        let expected = format!(
            "\
warning[{id}]: This could be anything. Really.
 --> nurse.md:5:3
  |
5 | - Other duties as assigned
  |   ^^^^^^^^^^^^
  |
  = help: Say what it is.
  = suggestion: Limit it
                + up to {{10}} % of the time:
                + - {{cover for reception}}
                + - b
                  (and 2 more lines)
  = fix: Take it out
         + (nothing){related}{related}{related}
note: 1 more place

"
        );
        let page = page(vec![found], None);
        assert_eq!(page, expected, "{page}");
    }

    #[test]
    fn something_absent_says_that_it_is_about_the_whole() {
        let page = page(vec![finding(About::Document, "# Night Nurse")], Some(62));
        assert!(page.contains("  | ^^^^^^^^^^^^^ about the posting as a whole\n"), "{page}");
        assert!(
            page.ends_with("clear 90)\n\n") && page.contains("nurse.md: score 62/100 (complete 80,"),
            "{page}"
        );
    }

    #[test]
    fn a_range_over_lines_says_where_it_ends() {
        let page = page(vec![finding(About::Text, "- Watch over beds\n- Be a team player\n")], None);
        assert!(page.contains("  | ^^^^^^^^^^^^^^^^^ ... to line 4\n"), "{page}");
    }
}
