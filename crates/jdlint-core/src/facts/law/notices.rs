//! Notices that some laws ask for. In: the document. Out: which are there.

use crate::document::Document;
use crate::facts::Facts;
use crate::lexicon::Lexicon;

impl Facts<'_> {
    /// That people with arrest or conviction records are considered.
    pub(crate) fn has_fair_chance_notice(&self) -> bool {
        has(
            &self.document,
            "fair-chance",
            &[
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
            ],
        )
    }

    /// Whether software with artificial intelligence looks at applications; that it is not used counts too.
    pub(crate) fn has_ai_notice(&self) -> bool {
        has(
            &self.document,
            "ai",
            &[
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
            ],
        )
    }

    /// Whether there is a vacancy to fill.
    pub(crate) fn has_vacancy_notice(&self) -> bool {
        has(&self.document, "vacancy", &[])
    }
}

/// A phrase of the table in a sentence that has one of the words, where there are any.
fn has(document: &Document<'_>, notice: &str, words: &[&str]) -> bool {
    let mut hits = document.hits.of(Lexicon::LawNotice).iter().filter(|hit| hit.value() == notice);
    hits.any(|hit| {
        let sentence =
            document.sentence_of_token(hit.start as usize).map(|at| document.sentences[at].tokens.clone());
        words.is_empty() || sentence.is_none_or(|mut within| within.any(|at| document.is_any_word(at, words)))
    })
}
