//! Certificates and licences. In: their names. Out: [`CertificateDemand`]s.

use super::Facts;
use super::scopes;
use crate::document::words::gap;
use crate::document::{Document, Span, Windows, Words};
use crate::lexicon::{CERTIFICATES, Certificate, Hit, Lexicon};
use crate::report::Modality;
use crate::text::SmallLetters;

/// "CISSP required".
#[derive(Debug, Clone)]
pub(crate) struct CertificateDemand {
    pub(crate) span: Span,
    pub(crate) sentence: usize,
    pub(crate) name: &'static str,
    /// What is known of it; nothing for licences.
    pub(crate) certificate: Option<&'static Certificate>,
    pub(crate) modality: Modality,
    /// It may still be to come: "working towards".
    pub(crate) pending: bool,
    /// One of several that would do ("PMP or PRINCE2"): counts once with the one before.
    pub(crate) alternative: bool,
}

/// What a sentence names beyond these is no demand.
const MOST_IN_SENTENCE: usize = 40;

/// Every demand for a certificate or licence, in order.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>) -> Vec<CertificateDemand> {
    let mut found: Vec<CertificateDemand> = Vec::new();
    // The sentence that was looked at last, and whether it asks for something.
    let mut asking: Option<(usize, bool)> = None;
    let tables = [Lexicon::Certifications, Lexicon::CertificateAlias, Lexicon::LicenseWord];
    for hit in document.hits_of_any(&tables, &(0..document.tokens.len())) {
        let certificate = match hit.lexicon {
            Lexicon::Certifications if is_name(document, hit) => Some(&CERTIFICATES[hit.row as usize]),
            Lexicon::CertificateAlias => {
                let known = CERTIFICATES.iter().find(|known| known.name == hit.value());
                if known.is_none() {
                    continue;
                }
                known
            }
            Lexicon::LicenseWord => None,
            _ => continue,
        };
        let Some(block) = document.block_of_token(hit.start as usize) else { continue };
        let span = hit.span();
        if document.blocks[block].is_heading() || scopes::is_innocent_section(document.section_of(block)) {
            continue;
        }
        let Some(sentence) = document.sentence_of_token(span.start) else { continue };
        let told = found.iter().rev().take_while(|demand| demand.sentence == sentence);
        if told.take(MOST_IN_SENTENCE).count() == MOST_IN_SENTENCE {
            continue;
        }
        let within = &document.sentences[sentence].tokens;
        // "CISA is a federal agency": a certificate or licence is asked of somebody, or called one.
        if asking.is_none_or(|(of, _)| of != sentence) {
            let asks = scopes::speaks_of_applicant(document, sentence) || is_called_one(document, within);
            asking = Some((sentence, asks));
        }
        if asking != Some((sentence, true)) || is_of_part(document, &span) {
            continue;
        }
        if scopes::is_negated(document, &scopes::clause(document, within, &span), &span)
            || scopes::is_held_by_others(document, within, &span)
        {
            continue;
        }
        let name = certificate.map_or(hit.value(), |known| known.name);
        // "PMP (Project Management Professional)" is one certificate.
        let repeated = found.last().is_some_and(|last| last.name == name && last.sentence == sentence);
        if !repeated {
            let modality = scopes::modality(document, sentence, &span);
            let alternative = found
                .last()
                .is_some_and(|last| last.sentence == sentence && is_or(document, &last.span, &span));
            let pending = is_pending(document, within, &span);
            found.push(CertificateDemand {
                span,
                sentence,
                name,
                certificate,
                modality,
                pending,
                alternative,
            });
        }
    }
    found
}

/// "CFA level 1", "PMP methods", "knowledge of ISO 27001": a step towards it, or what it teaches, and not the paper.
fn is_of_part(document: &Document<'_>, span: &Span) -> bool {
    static PARTS: &Words = words![
        "level",
        "methods",
        "method",
        "methodology",
        "methodologies",
        "principles",
        "standards",
        "framework",
        "concepts",
        "candidate",
        "processes",
        "practices",
        "controls",
        "exam",
    ];
    let lead = |words: [&str; 2]| {
        span.start >= 2
            && document.is_word(span.start - 2, words[0])
            && document.is_word(span.start - 1, words[1])
    };
    document.is_any_word(span.end, PARTS)
        || lead(["knowledge", "of"])
        || lead(["familiarity", "with"])
        || lead(["understanding", "of"])
}

/// "certified", "licensed" or "required" stands in the sentence.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_called_one(document: &Document<'_>, within: &Span) -> bool {
    document.has(Lexicon::RequirementCue, within)
        || document.has(Lexicon::PreferenceCue, within)
        || within.clone().any(|at| {
            let word = document.token_text(at).as_bytes();
            let begins = |with: &[u8]| {
                word.get(..with.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(with))
            };
            begins(b"certif") || begins(b"licen") || document.is_any_word(at, words!["valid", "holder"])
        })
}

/// "working towards CISSP", "Associate of ISC2", "or to be obtained within a year".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_pending(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let before = within.before(span.start, 6);
    let after = within.from(span.end, 10);
    document.has(Lexicon::CertificatePending, &before) || document.has(Lexicon::CertificatePending, &after)
}

/// `PE`, `CIA` and the like only in capitals, `CC` not after "in"; full names as they come.
fn is_name(document: &Document<'_>, hit: Hit) -> bool {
    let written = document.range_of_hit(hit).of(document.text);
    if written.len() > 5 {
        return true;
    }
    let capitals = written.chars().filter(|c| c.is_alphabetic()).all(|c| !c.is_lowercase())
        || written.starts_with("PgMP");
    let risky = matches!(written, "PE" | "RA" | "CC" | "CIA" | "CEN");
    let names_it = || {
        let near = document.all().around(&hit.span(), 4, 4);
        near.into_iter().any(|at| {
            let word = document.token_text(at).to_ascii_lowercase();
            word.starts_with("certif") || word.starts_with("licen") || word.starts_with("regist")
        })
    };
    capitals && (!risky || names_it())
}

fn is_or(document: &Document<'_>, before: &Span, span: &Span) -> bool {
    let between = before.end..span.start;
    let slashed = document.is_behind(span.start, gap::SLASH);
    let listed = document.is_behind(span.start, gap::COMMA) && between.len() <= 1;
    let or_later = || {
        let after = document.all().from(span.end, 12);
        after.into_iter().any(|at| document.is_word(at, "or"))
    };
    let or = between.clone().any(|at| document.is_word(at, "or"));
    or || slashed || (listed && or_later()) || offers_choice(document, before.start)
}

/// "at least one of the following", "any of", "such as": said before the first name.
#[cold]
#[inline(never)]
fn offers_choice(document: &Document<'_>, first: usize) -> bool {
    let lead = first.saturating_sub(8)..first;
    lead.into_iter().any(|at| {
        document.is_any_word(at, words!["any", "one", "either"])
            && document.is_any_word(at + 1, words!["of", "or"])
            || document.is_word(at, "such") && document.is_word(at + 1, "as")
    })
}

impl Facts<'_> {
    /// True when another certificate would do as well.
    pub(crate) fn is_choice(&self, demand: &CertificateDemand) -> bool {
        let from = self.certificates.partition_point(|other| other.sentence < demand.sentence);
        let to = self.certificates.partition_point(|other| other.sentence <= demand.sentence);
        let beside = &self.certificates[from..to.max(from)];
        let joined = |other: &CertificateDemand| other.alternative;
        // "A Microsoft certificate or CISSP": the other need not be known.
        let document = &self.document;
        let within = &document.sentences[demand.sentence].tokens;
        let before = within.before(demand.span.start, 2);
        let after = within.from(demand.span.end, 4);
        demand.alternative
            || beside.iter().any(joined)
            || before.chain(after).any(|at| document.is_word(at, "or"))
    }

    /// The title says that the job is an apprenticeship: the law of many countries limits who may begin one.
    pub(crate) fn is_apprenticeship(&self) -> bool {
        let title = self.title.as_ref().map(|title| title.text.in_small_letters()).unwrap_or_default();
        title.contains("apprentice")
    }
}
