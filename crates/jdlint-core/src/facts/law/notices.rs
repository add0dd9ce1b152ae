//! Notices that some laws ask for. In: the document. Out: which are there.

use crate::document::{Document, Words};
use crate::facts::Facts;
use crate::lexicon::Lexicon;

impl Facts<'_> {
    /// That people with arrest or conviction records are considered.
    pub(crate) fn has_fair_chance_notice(&self) -> bool {
        has(
            &self.document,
            "fair-chance",
            Some(words![
                "considered",
                "consider",
                "ordinance",
                "act",
                "law",
                "initiative",
                "individually",
                "policy",
                "encouraged",
                "welcome",
                "welcomes",
                "employer",
            ]),
        )
    }

    /// Whether software with artificial intelligence looks at applications; that it is not used counts too.
    pub(crate) fn has_ai_notice(&self) -> bool {
        has(
            &self.document,
            "ai",
            Some(words![
                "applicants",
                "applicant",
                "applications",
                "application",
                "candidates",
                "candidate",
                "screen",
                "screening",
                "rank",
                "hiring",
                "recruitment",
                "recruiting",
                "select",
                "selection",
                "assess",
                "resumes",
                "resume",
                "cvs",
                "shortlist",
            ]),
        )
    }

    /// Whether there is a vacancy to fill.
    pub(crate) fn has_vacancy_notice(&self) -> bool {
        has(&self.document, "vacancy", None)
    }
}

/// A phrase of the table in a sentence that has one of the words, where there are any.
fn has(document: &Document<'_>, notice: &str, words: Option<&Words>) -> bool {
    let mut hits = document.hits.of(Lexicon::LawNotice).filter(|hit| hit.value() == notice);
    hits.any(|hit| {
        let sentence =
            document.sentence_of_token(hit.start as usize).map(|at| document.sentences[at].tokens.clone());
        words.is_none_or(|words| sentence.is_none_or(|within| document.is_in_words(&within, words)))
    })
}
