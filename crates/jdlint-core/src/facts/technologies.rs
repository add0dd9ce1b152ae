//! Technologies that years are asked of. In: years demands. Out: pairs with the technology.

use super::Facts;
use super::scopes;
use super::years::YearsDemand;
use crate::document::Document;
use crate::lexicon::{Hit, Lexicon, TECHNOLOGIES, Technology};
use crate::report::Modality;
use crate::text::TextRange;

/// Words after the years within which the technology must be named.
const REACH: usize = 9;

impl Facts<'_> {
    /// The year in which the posting says that it was written: front matter, or a label line.
    pub(crate) fn posted_year(&self) -> Option<u16> {
        const KEYS: [&str; 9] = [
            "posted",
            "date",
            "published",
            "created",
            "dateposted",
            "date_posted",
            "date posted",
            "posting date",
            "posted on",
        ];
        let document = &self.document;
        let is_key = |words: &str| {
            KEYS.iter().any(|key| words.trim_matches(['*', '_', ' ']).eq_ignore_ascii_case(key))
        };
        let fields = document.fields.iter().filter(|field| is_key(field.key.of(document.text)));
        let labels = document.blocks.iter().filter_map(|block| {
            let line = block.range.of(document.text);
            let (label, _) = line.split_once(':').filter(|(label, _)| is_key(label))?;
            Some(TextRange::new(block.range.start + label.len() as u32, block.range.end))
        });
        let mut stated = fields.map(|field| field.value).chain(labels);
        stated.find_map(|range| {
            let numbers = range.of(document.text).split(|c: char| !c.is_ascii_digit());
            numbers
                .filter(|number| number.len() == 4)
                .find_map(|number| number.parse().ok().filter(|year| (1990..2100).contains(year)))
        })
    }

    /// Demands for years with exactly one technology. "10 years with Java, Kotlin and Go" asks for the years of the
    /// whole, and is left out.
    pub(crate) fn years_with_technology(&self) -> Vec<(&YearsDemand, &'static Technology)> {
        let document = &self.document;
        let asked = self.years.iter().filter(|demand| demand.modality == Modality::Required);
        asked
            .filter_map(|demand| {
                let within = &document.sentences[demand.sentence].tokens;
                let clause = scopes::clause(document, within, &demand.span);
                let reach = demand.span.end..(demand.span.end + REACH).min(clause.end);
                // "10 years in sales, 5 years with Kubernetes": up to the next years.
                let next = document
                    .hits_of(Lexicon::YearWord, &reach)
                    .next()
                    .map_or(reach.end, |hit| hit.start as usize);
                // "15 years of experience, 5 of them with Docker"
                let next = (reach.start..next)
                    .find(|&at| {
                        super::numbers::value(document, at).is_some()
                            || document.is_any_word(at, &["including", "includes", "such", "like", "plus"])
                    })
                    .unwrap_or(next);
                let near = reach.start..next;
                let mut named =
                    document.hits_of(Lexicon::Technologies, &near).filter(|&hit| is_name(document, hit));
                let first = named.next()?;
                named.next().is_none().then(|| (demand, &TECHNOLOGIES[first.row as usize]))
            })
            .filter(|(_, technology)| !matches!(technology.kind, "practice" | "regulation"))
            .collect()
    }
}

/// `Go`, `C` and `Rust` are technologies only as written; "go to" is not.
pub(super) fn is_name(document: &Document<'_>, hit: Hit) -> bool {
    let written = document.range_of_hit(hit).of(document.text);
    let known = TECHNOLOGIES[hit.row as usize].name;
    let near = (hit.start as usize).saturating_sub(3)..hit.end as usize;
    let innocent = document
        .hits_of(Lexicon::TechnologyInnocent, &near)
        .any(|other| other.start <= hit.start && hit.end <= other.end);
    !innocent && (written.len() > 3 && written.starts_with(char::is_uppercase) || written == known)
}
