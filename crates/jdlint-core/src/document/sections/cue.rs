//! Headings of no fixed wording to a kind. In: a heading's words and, where it is known, what stands below. Out: the
//! kind that its phrases and its opening stand for: "How we will know that it goes well" heads results.

use super::heading::kind_of_word;
use super::{SectionKind, content};
use crate::document::{Document, Span};
use crate::lexicon::{Hit, Lexicon};

/// A longer heading is a sentence and says too much.
const LONGEST: usize = 12;

/// Stands in the table where a phrase says nothing.
const NO_SECTION: &str = "-";

/// What the phrases of a heading say of it.
pub(super) struct Cued {
    pub(super) kind: SectionKind,
    /// Number of words of the phrase that decides.
    pub(super) words: u32,
}

/// The kind that the phrases of a heading stand for; `body` are the blocks below it.
pub(super) fn cued_kind(document: &Document<'_>, heading: &Span, body: Option<&Span>) -> Option<Cued> {
    if heading.len() > LONGEST {
        return None;
    }
    let decides = |hit: Hit| {
        let fits =
            |choice: &Choice| choice.opens(document, heading, hit) && choice.is_borne_out(document, body);
        choices(hit).find(fits).map(|choice| Cued { kind: choice.kind, words: hit.end - hit.start })
    };
    // A row without a section leaves the heading to the other ways of reading.
    let hits = document.hits_of(Lexicon::HeadingCue, heading);
    let first = hits.filter_map(|hit| Some((hit.row, decides(hit)?))).min_by_key(|(row, _)| *row);
    first.map(|(_, cued)| cued).filter(|cued| cued.kind.name != NO_SECTION)
}

/// One thing that a phrase may stand for.
struct Choice {
    openers: &'static str,
    kind: SectionKind,
    check: &'static str,
}

/// What the row of a phrase says; see `data/en/lexicon/heading-cue.tsv`.
fn choices(hit: Hit) -> impl Iterator<Item = Choice> {
    hit.value().split(';').filter_map(|choice| {
        let mut words = choice.split_whitespace();
        let openers = words.next()?;
        let name = words.next().unwrap_or(NO_SECTION);
        let kind = words.next().and_then(kind_of_word);
        Some(Choice { openers, kind: SectionKind { name, kind }, check: words.next().unwrap_or_default() })
    })
}

impl Choice {
    /// The heading opens as the choice asks.
    fn opens(&self, document: &Document<'_>, heading: &Span, hit: Hit) -> bool {
        let opener = document.value_in(Lexicon::HeadingOpener, heading.start).unwrap_or_default();
        let lead = usize::from(document.is_any_word(heading.start, words!["our", "the", "your"]));
        let starts = [heading.start, heading.start + lead].contains(&(hit.start as usize));
        let whole = starts && hit.end as usize == heading.end;
        self.openers.split(',').any(|asked| match asked {
            "any" => true,
            "starts" => starts,
            "whole" => whole,
            _ => asked == opener,
        })
    }

    /// What stands below is as the choice asks.
    fn is_borne_out(&self, document: &Document<'_>, body: Option<&Span>) -> bool {
        match self.check {
            "figures" => body.is_some_and(|body| content::has_targets(document, body)),
            "money" => body.is_some_and(|body| content::has_pay(document, body)),
            "steps" => body.is_some_and(|body| content::has_steps(document, body)),
            _ => true,
        }
    }
}
