//! Technologies that years are asked of. In: years demands. Out: pairs with the technology.

use super::Facts;
use super::scopes;
use super::years::YearsDemand;
use crate::document::{Document, Span, Windows};
use crate::gather::Gather;
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
                let reach = clause.from(demand.span.end, REACH);
                // "10 years in sales, 5 years with Kubernetes": up to the next years.
                let next = document
                    .hits_of(Lexicon::YearWord, &reach)
                    .next()
                    .map_or(reach.end, |hit| hit.start as usize);
                // "15 years of experience, 5 of them with Docker"
                let next = (reach.start..next)
                    .find(|&at| {
                        super::numbers::value(document, at).is_some()
                            || document
                                .is_any_word(at, words!["including", "includes", "such", "like", "plus"])
                    })
                    .unwrap_or(next);
                let near = reach.start..next;
                let mut named =
                    document.hits_of(Lexicon::Technologies, &near).filter(|&hit| is_name(document, hit));
                let first = named.next();
                if named.next().is_some() {
                    return None;
                }
                let only = first.or_else(|| named_before(document, &clause, &demand.span))?;
                (!is_one_of_list(document, only)).then(|| (demand, &TECHNOLOGIES[only.row as usize]))
            })
            .filter(|(_, technology)| !matches!(technology.kind, "practice" | "regulation"))
            .gather()
    }
}

/// "Kubernetes: 15 years", "Docker experience, minimum 18 years", "worked with Kubernetes for 15 years".
fn named_before(document: &Document<'_>, clause: &Span, span: &Span) -> Option<Hit> {
    const BETWEEN: usize = 4;
    let before = clause.start..span.start;
    let mut named = document.hits_of(Lexicon::Technologies, &before).filter(|&hit| is_name(document, hit));
    let only = named.next().filter(|_| named.next().is_none())?;
    let between = only.end as usize..span.start;
    let links = words![
        "experience",
        "exp",
        "for",
        "at",
        "least",
        "minimum",
        "min",
        "of",
        "over",
        "more",
        "than",
        "about",
        "around",
        "with",
        "skills",
        "knowledge",
    ];
    let starts = clause.opening(6).contains(&(only.start as usize));
    (starts && between.len() <= BETWEEN && between.into_iter().all(|at| document.is_any_word(at, links)))
        .then_some(only)
}

/// "Linux and Kubernetes": the years may be those of the other.
fn is_one_of_list(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let and = words!["and", "or", "&"];
    let named = |at: usize| document.is_capital(at);
    start > 1 && document.is_any_word(start - 1, and) && named(start - 2)
        || document.is_any_word(end, and) && named(end + 1)
}

/// Names that are also words of the trades.
const COMMON: [&str; 9] = ["Rust", "Swift", "React", "Flutter", "Go", "Dart", "Spark", "Julia", "Ruby"];

/// "Rust prevention", "SWIFT messages", "Flutter kick": a word of the trade, and no technology.
fn is_common_word(document: &Document<'_>, hit: Hit, written: &str) -> bool {
    let known = TECHNOLOGIES[hit.row as usize].name;
    if !COMMON.contains(&known) {
        return false;
    }
    let technical = words![
        "development",
        "developer",
        "developers",
        "developing",
        "engineer",
        "engineers",
        "engineering",
        "experience",
        "exp",
        "programming",
        "programmer",
        "native",
        "code",
        "coding",
        "codebases",
        "codebase",
        "apps",
        "app",
        "application",
        "applications",
        "services",
        "service",
        "microservices",
        "framework",
        "ui",
        "projects",
        "backend",
        "frontend",
        "and",
        "or",
        "in",
        "on",
        "with",
        "for",
        "as",
        "is",
        "at",
        "to",
        "plus",
        "required",
        "preferred",
        "needed",
        "language",
        "systems",
        "libraries",
        "components",
        "stack",
        "a",
        "an",
        "the",
        "skills",
        "knowledge",
        "work",
        "production",
        "professionally",
        "expertise",
        "building",
        "writing",
        "lang",
        "programs",
        "hooks",
    ];
    let end = hit.end as usize;
    let follows = document.tokens.get(end).is_some_and(|next| {
        next.is_behind_only(crate::document::words::gap::SPACE)
            && document.is_small(end)
            && !document.is_any_word(end, technical)
    });
    written.len() == known.len() && (written != known || follows)
}

/// `Go`, `C` and `Rust` are technologies only as written; "go to" is not.
pub(super) fn is_name(document: &Document<'_>, hit: Hit) -> bool {
    let written = document.range_of_hit(hit).of(document.text);
    let known = TECHNOLOGIES[hit.row as usize].name;
    let near = (hit.start as usize).saturating_sub(3)..hit.end as usize;
    let innocent = document.hits_of(Lexicon::TechnologyInnocent, &near).any(|other| other.covers(hit));
    !innocent
        && !is_common_word(document, hit, written)
        && (written.len() > 3 && written.starts_with(char::is_uppercase) || written == known)
}
