//! `jdlint outline` for people. In: what was linted. Out: what each posting says, on one screen.

use std::fmt::Write as _;
use std::io::{self, Write};

use jdlint_core::TextRange;
use jdlint_core::report::{
    Degree, KindPresence, Modality, Outcome, Outline, Pay, Presence, Requirement, Verdict,
};

use super::wrap::{clean, cut, one_line, padded};
use super::{FAINT, FAIR, GOOD, POOR, PerFile, Printer, STRONG, Screen};
use crate::run::{Linted, Run};

/// Wider lines are hard to read.
const WIDEST: usize = 100;
/// Columns of the table of kinds.
const TABLE_COLUMNS: usize = 3;
/// Where facts start.
const MARGIN: usize = 12;

/// `jdlint outline --format human`.
pub(crate) struct OutlineHuman {
    /// Where it is read.
    pub(crate) screen: Screen,
}

impl PerFile for OutlineHuman {
    type Part = String;

    fn part(&self, linted: &Linted<'_>) -> String {
        let page = Page { screen: self.screen, linted };
        page.text()
    }
}

impl Printer for OutlineHuman {
    fn print(&self, _: &Run, parts: Vec<String>, out: &mut dyn Write) -> io::Result<()> {
        for (at, part) in parts.iter().enumerate() {
            let between = if at == 0 { "" } else { "\n" };
            write!(out, "{between}{part}")?;
        }
        Ok(())
    }
}

struct Page<'a> {
    screen: Screen,
    linted: &'a Linted<'a>,
}

impl Page<'_> {
    fn text(&self) -> String {
        let outline = &self.linted.report.outline;
        let mut page = format!("{}\n", self.screen.paint(STRONG, &clean(self.linted.name)));
        self.facts(&mut page, outline);
        self.table(&mut page, &outline.present);
        self.block(&mut page, "Sections", &outline.sections, |section| {
            let kind = padded(section.kind.map_or("other", |kind| kind.word()), 16);
            let heading = section.heading.as_deref().map_or_else(|| "(no heading)".to_owned(), one_line);
            format!("{} {kind} {heading}", self.line(section.range))
        });
        self.block(&mut page, "Outcomes", &outline.outcomes, |outcome| self.outcome(outcome));
        let demands = format!("Requirements ({} required in all)", outline.required_items);
        self.block(&mut page, &demands, &outline.requirements, |demand| self.requirement(demand));
        page
    }

    fn facts(&self, page: &mut String, outline: &Outline) {
        let facts = &outline.facts;
        let title = outline.title.as_ref().map(|title| format!("{} {}", title.text, self.at(title.range)));
        let locations = (!facts.locations.is_empty()).then(|| facts.locations.join("; "));
        let rows = [
            ("Title", title),
            ("Seniority", Some(outline.seniority.word().to_owned())),
            ("Employer", facts.employer.clone()),
            ("Location", locations),
            ("Work mode", facts.work_mode.map(|mode| mode.word().to_owned())),
            ("Employment", facts.employment_type.map(|kind| kind.word().replace('_', "-"))),
            ("Hours", facts.hours.clone()),
            ("Pay", outline.pay.as_ref().map(|pay| format!("{} {}", pay_words(pay), self.at(pay.range)))),
            ("Posted", facts.posted.clone()),
            ("Deadline", facts.deadline.clone()),
            ("Apply", facts.apply.clone()),
        ];
        for (name, value) in rows {
            if let Some(value) = value {
                let value = cut(&one_line(&value), self.width() - MARGIN - 2);
                let _ = writeln!(page, "  {}{value}", padded(name, MARGIN));
            }
        }
    }

    /// Which kinds of content are there, in the order of a posting, column by column.
    fn table(&self, page: &mut String, present: &[KindPresence]) {
        if present.is_empty() {
            return;
        }
        let rows = present.len().div_ceil(TABLE_COLUMNS);
        let _ = writeln!(page, "\n{}", self.screen.paint(STRONG, "Content"));
        for row in 0..rows {
            let cells = (row..present.len()).step_by(rows).map(|at| {
                let KindPresence { kind, presence, .. } = &present[at];
                format!("{} {}", self.mark(*presence), padded(kind.word(), 18))
            });
            let _ = writeln!(page, "  {}", cells.collect::<String>().trim_end());
        }
        let legend = [Presence::Yes, Presence::Vague, Presence::No]
            .map(|presence| format!("{} {}", self.mark(presence), presence.word()));
        let _ = writeln!(page, "  {}", self.screen.paint(FAINT, &format!("({})", legend.join(", "))));
    }

    fn mark(&self, presence: Presence) -> String {
        match presence {
            Presence::Yes => self.screen.paint(GOOD, "✓"),
            Presence::Vague => self.screen.paint(FAIR, "~"),
            Presence::No => self.screen.paint(POOR, "✗"),
        }
    }

    fn block<T>(&self, page: &mut String, heading: &str, items: &[T], line: impl Fn(&T) -> String) {
        if items.is_empty() {
            return;
        }
        let _ = writeln!(page, "\n{}", self.screen.paint(STRONG, heading));
        for item in items {
            let _ = writeln!(page, "  {}", cut(&line(item), self.width() - 2));
        }
    }

    fn outcome(&self, outcome: &Outcome) -> String {
        let verdict = match outcome.verdict {
            Verdict::Measurable => "measurable",
            Verdict::Vague => "vague",
        };
        let missing = outcome.missing.iter().map(|part| part.word()).collect::<Vec<_>>().join(", ");
        let missing = if missing.is_empty() { String::new() } else { format!("  (no {missing})") };
        let head = format!("{} level {}  {}", self.line(outcome.range), outcome.level, padded(verdict, 11));
        let room = self.width().saturating_sub(head.len() + missing.len() + 4).max(20);
        format!("{head} {}{missing}", cut(&one_line(&outcome.text), room))
    }

    /// What is asked comes first: it is what a reader looks for.
    fn requirement(&self, demand: &Requirement) -> String {
        let modality = match demand.modality {
            Modality::Required => "required",
            Modality::Preferred => "preferred",
        };
        let asked = asked(demand);
        let asked = if asked.is_empty() { String::new() } else { format!("{}: ", asked.join(", ")) };
        format!("{} {}  {asked}{}", self.line(demand.range), padded(modality, 9), one_line(&demand.text))
    }

    fn at(&self, range: TextRange) -> String {
        format!("({} {})", self.linted.unit(), self.linted.number(range.start))
    }

    fn line(&self, range: TextRange) -> String {
        format!("{} {}", self.linted.unit(), padded(&self.linted.number(range.start).to_string(), 4))
    }

    fn width(&self) -> usize {
        self.screen.width.clamp(40, WIDEST)
    }
}

/// What a demand asks, in few words.
fn asked(demand: &Requirement) -> Vec<String> {
    let mut asked = Vec::new();
    let of = demand.years_of.as_ref().map_or_else(String::new, |what| format!(" of {what}"));
    match (demand.years_min, demand.years_max) {
        (Some(min), Some(max)) if max > min => asked.push(format!("{min}-{max} years{of}")),
        (Some(years), _) => asked.push(format!("{years}+ years{of}")),
        (None, Some(max)) => asked.push(format!("up to {max} years{of}")),
        (None, None) => {}
    }
    if let Some(degree) = demand.degree {
        let or_equivalent = if demand.equivalent_accepted == Some(true) { " or equivalent" } else { "" };
        asked.push(format!("{}{or_equivalent}", degree_words(degree)));
    }
    asked.extend(demand.certifications.iter().cloned());
    asked
}

fn degree_words(degree: Degree) -> String {
    degree.word().replace('_', " ")
}

/// The figures where they were read, else the words.
fn pay_words(pay: &Pay) -> String {
    let figures = match (pay.min, pay.max) {
        (Some(min), Some(max)) if (max - min).abs() > f64::EPSILON => {
            format!("{}-{}", figure(min), figure(max))
        }
        (Some(only), _) | (None, Some(only)) => figure(only),
        (None, None) => return one_line(&pay.text),
    };
    let currency = pay.currency.map_or_else(String::new, |currency| format!("{currency} "));
    let period = pay.period.map_or_else(String::new, |period| format!(" a {}", period.word()));
    format!("{currency}{figures}{period}").replace("a hour", "an hour")
}

/// `52,000` or `17.50`.
fn figure(value: f64) -> String {
    let cents = value.fract().abs() > 0.004;
    let text = if cents { format!("{value:.2}") } else { format!("{value:.0}") };
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

#[cfg(test)]
mod tests {
    use jdlint_core::Report;
    use jdlint_core::report::{Kind, OutcomePart, OutlineSection, PayPeriod, PostingFacts, Quote, Seniority};

    use super::*;
    use crate::line_index::LineIndex;

    #[test]
    fn pay_is_said_in_one_way() {
        let pay = |min, max, currency, period| Pay {
            text: "as written".to_owned(),
            range: TextRange::default(),
            min,
            max,
            currency,
            period,
        };
        for (pay, words) in [
            (
                pay(Some(52_000.0), Some(61_500.0), Some("USD"), Some(PayPeriod::Year)),
                "USD 52,000-61,500 a year",
            ),
            (pay(Some(17.5), Some(17.5), Some("GBP"), Some(PayPeriod::Hour)), "GBP 17.50 an hour"),
            (pay(None, Some(900.0), None, None), "900"),
            (pay(None, None, None, None), "as written"),
        ] {
            assert_eq!(pay_words(&pay), words);
        }
    }

    const TEXT: &str = "# Senior Cook\n\n## What you do\n- Keep waste under 5 %\n\nUSD 52,000 a year\n";

    fn range(words: &str) -> TextRange {
        let start = TEXT.find(words).unwrap() as u32;
        TextRange::new(start, start + words.len() as u32)
    }

    #[test]
    fn a_page_says_what_a_posting_says() {
        let quote = |text: &str| Quote { text: text.to_owned(), range: range(text) };
        let present =
            [(Kind::Title, Presence::Yes), (Kind::Pay, Presence::Vague), (Kind::Benefits, Presence::No)];
        let outline = Outline {
            title: Some(quote("Senior Cook")),
            seniority: Seniority::Senior,
            present: present
                .map(|(kind, presence)| KindPresence { kind, presence, ranges: Vec::new() })
                .to_vec(),
            sections: vec![OutlineSection {
                kind: Some(Kind::Responsibilities),
                heading: Some("What you do".to_owned()),
                range: range("## What you do"),
            }],
            outcomes: vec![Outcome {
                text: "Keep waste under 5 %".to_owned(),
                range: range("Keep waste"),
                verdict: Verdict::Vague,
                level: 3,
                missing: vec![OutcomePart::Timeframe, OutcomePart::Baseline],
                kpi: None,
                metric: None,
                target: None,
                timeframe: None,
            }],
            requirements: vec![Requirement {
                text: "3 to 5 years in a kitchen".to_owned(),
                range: range("USD"),
                modality: Modality::Required,
                years_min: Some(3.0),
                years_max: Some(5.0),
                years_of: Some("kitchen work".to_owned()),
                degree: Some(Degree::HighSchool),
                equivalent_accepted: Some(true),
                certifications: vec!["Food hygiene".to_owned()],
            }],
            items: Vec::new(),
            required_items: 4,
            facts: PostingFacts { locations: vec!["Denver".to_owned()], ..PostingFacts::default() },
            pay: None,
        };
        let report =
            Report { findings: Vec::new(), outline, score: None, language: "en", role: None, words: 0 };
        let printer = OutlineHuman { screen: Screen { color: false, links: false, width: 100 } };
        let page = printer.part(&Linted {
            path: None,
            fail_on: jdlint_core::rules::Severity::Error,
            name: "cook.md",
            lines: &LineIndex::new(TEXT),
            paragraphs: None,
            report: &report,
        });
        let expected = "\
cook.md
  Title       Senior Cook (line 1)
  Seniority   senior
  Location    Denver

Content
  ✓ title             ~ pay               ✗ benefits
  (✓ yes, ~ vague, ✗ no)

Sections
  line 3    responsibilities What you do

Outcomes
  line 4    level 3  vague       Keep waste under 5 %  (no timeframe, baseline)

Requirements (4 required in all)
  line 6    required   3-5 years of kitchen work, high school or equivalent, Food hygiene: 3 to 5 y…
";
        assert_eq!(page, expected, "{page}");
    }
}
