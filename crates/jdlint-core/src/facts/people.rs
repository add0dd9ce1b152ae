//! Who one works for and with. In: the document. Out: is a manager, a team or people to lead named?

use super::Facts;
use super::presence::fields;
use crate::document::words::{TokenKind, gap};
use crate::document::{BlockKind, Document, Sentence, Span, Windows, speaks_of_company};
use crate::lexicon::Lexicon;
use crate::report::Kind;

impl Facts<'_> {
    /// A team is named ("the service desk team", "a team of five", `Department: Elections`), or people who are led.
    #[cold]
    #[inline(never)]
    pub(crate) fn names_team(&self) -> bool {
        let document = &self.document;
        let labelled = document.blocks.iter().any(|block| {
            let label = block.label();
            matches!(block.kind, BlockKind::Label { .. })
                && label.len() <= 3
                && label.clone().any(|at| is_unit(document, at))
        });
        let field = fields(document, &["team", "department", "division", "unit"]).next().is_some()
            || document.fields.iter().any(|field| {
                let words = &field.tokens;
                words.clone().any(|at| is_unit(document, at) && is_named(document, words, at))
            });
        // "| Department | Bread |"
        let in_table = document.blocks.iter().filter(|block| block.tokens.len() >= 2).any(|block| {
            let first = block.tokens.start;
            let cells = document.tokens[first].end as usize..document.tokens[first + 1].start as usize;
            is_unit(document, first) && document.text[cells].contains('|')
        });
        labelled
            || field
            || in_table
            || document.sentences.iter().any(|sentence| self.sentence_names_team(sentence))
    }

    #[cold]
    #[inline(never)]
    fn sentence_names_team(&self, sentence: &Sentence) -> bool {
        let document = &self.document;
        let section = document.section_of(sentence.block);
        let other = section.heading.is_some()
            && (section.is(Kind::Preferred) || section.is(Kind::Eeo) || section.is(Kind::Benefits))
            || section.is(Kind::Requirements)
                && document.blocks[sentence.block].is_item()
                && !is_told(document, sentence);
        // "You join the Platform team" is said of the job wherever a flat text has put it.
        sentence.tokens.clone().any(|at| is_member_of(document, &sentence.tokens, at))
            || !other
                && sentence.tokens.clone().any(|at| {
                    let leads = sentence.tokens.previous(at).is_some_and(|last| document.is_word(last, "a"))
                        && (sentence.tokens.start..at).any(|at| {
                            document.is_any_word(
                                at,
                                words!["lead", "leads", "leading", "manage", "managing", "manages"],
                            )
                        });
                    is_named_before_bracket(document, &sentence.tokens, at)
                        || has_colleagues(document, &sentence.tokens, at)
                        || is_beside_manager(document, at)
                        || is_made_of(document, &sentence.tokens, at)
                        || is_small(document, &sentence.tokens, at)
                        || is_unit(document, at)
                            && (leads || is_named(document, &sentence.tokens, at) || is_counted(document, at))
                })
    }

    /// People who are paid by what they bill or sell.
    pub(crate) fn sets_own_hours(&self) -> bool {
        self.document.hits.know(Lexicon::OwnHours)
    }

    /// The job has nobody above it that could be named: the first hire of a founder, somebody at the very top.
    #[cold]
    #[inline(never)]
    pub(crate) fn has_no_line(&self) -> bool {
        let document = &self.document;
        let of_title = self.title.as_ref().is_some_and(|title| {
            let top =
                words!["ceo", "founding", "founder", "co-founder", "cofounder", "freelance", "freelancer"];
            let tokens = document.tokens.iter().enumerate();
            tokens.filter(|(_, token)| title.range.start <= token.start && token.end <= title.range.end).any(
                |(at, _)| {
                    document.is_any_word(at, top)
                        || document.is_word(at, "chief") && document.is_word(at + 1, "executive")
                },
            )
        });
        of_title || document.hits.know(Lexicon::FirstHire)
    }
}

fn is_unit(document: &Document<'_>, at: usize) -> bool {
    document.is_any_word(at, words!["team", "department", "unit", "squad", "division", "crew"])
}

/// "our friendly team of engineers", "cross-functional teams of experts": who is in it is told.
#[cold]
#[inline(never)]
fn is_made_of(document: &Document<'_>, sentence: &Span, at: usize) -> bool {
    let members = |near: usize| {
        sentence.contains(&near)
            && (document.is_in(Lexicon::JobNoun, near)
                || document.is_in(Lexicon::JobNounPlural, near)
                || document.is_any_word(
                    near,
                    words!["experts", "professionals", "specialists", "people", "colleagues"],
                ))
    };
    (is_unit(document, at) || document.is_word(at, "teams"))
        && document.is_word(at + 1, "of")
        && (at + 2..at + 6).any(members)
}

/// "as part of a small team": its size is told.
#[cold]
#[inline(never)]
fn is_small(document: &Document<'_>, sentence: &Span, at: usize) -> bool {
    is_unit(document, at)
        && sentence.previous(at).is_some_and(|last| document.is_any_word(last, words!["small", "tiny"]))
        && (sentence.start..at).any(|near| {
            document.is_any_word(near, words!["part", "within", "in", "join", "with", "are", "we're"])
        })
}

/// "the service desk team", not "our team".
fn is_named(document: &Document<'_>, sentence: &Span, at: usize) -> bool {
    at != sentence.start
        && document.is_kind(at - 1, TokenKind::Word)
        && document.is_behind_only(at, signs![SPACE, DASH])
        && !document.is_in(Lexicon::TeamInnocent, at - 1)
}

/// "join our Dough Science group", "part of our rye bread teams", "a member of the Oven Program Office".
#[cold]
#[inline(never)]
fn is_member_of(document: &Document<'_>, sentence: &Span, at: usize) -> bool {
    const NEAR: usize = 10;
    let joins =
        words!["join", "joins", "joining", "member", "part", "within", "support", "supports", "supporting"];
    let teams = document.is_word(at, "teams") || is_unit(document, at);
    let part = document.is_any_word(
        at,
        words![
            "group",
            "office",
            "section",
            "subsection",
            "branch",
            "practice",
            "lab",
            "bureau",
            "guild",
            "tribe",
            "practise",
            "desk",
            "studio",
            "chapter",
        ],
    );
    let named = || is_named(document, sentence, at) && (teams || document.is_capital(at - 1));
    (teams || part)
        && named()
        && sentence.before(at - 1, NEAR - 1).any(|near| document.is_any_word(near, joins))
        && !speaks_of_company(document, sentence)
}

/// "on our APM (tracing) team"
#[cold]
#[inline(never)]
fn is_named_before_bracket(document: &Document<'_>, sentence: &Span, at: usize) -> bool {
    const INSIDE: usize = 8;
    let flags = |at: usize| document.tokens[at].before;
    let open = || {
        (at.saturating_sub(INSIDE).max(sentence.start + 1)..at).rev().find(|&at| flags(at) & gap::OPEN != 0)
    };
    is_unit(document, at)
        && flags(at) & gap::CLOSE != 0
        && open().is_some_and(|open| {
            document.is_capital(open - 1) && !document.is_in(Lexicon::TeamInnocent, open - 1)
        })
}

/// "a team of five"
#[cold]
#[inline(never)]
fn is_counted(document: &Document<'_>, at: usize) -> bool {
    document.is_word(at + 1, "of")
        && (at + 2..at + 5).any(|near| {
            document.is_kind(near, TokenKind::Number) || document.is_in(Lexicon::NumberWord, near)
        })
}

/// "You lead": said of the job, wherever it stands.
#[cold]
#[inline(never)]
fn is_told(document: &Document<'_>, sentence: &Sentence) -> bool {
    let first = sentence.tokens.start;
    document.is_any_word(first, words!["you", "you'll"])
        && document
            .all()
            .behind(first, 2)
            .any(|at| document.is_any_word(at, words!["lead", "manage", "report", "join"]))
}

/// "with two solicitors", "join five developers", "leads 4 engineers".
#[cold]
#[inline(never)]
fn has_colleagues(document: &Document<'_>, sentence: &Span, at: usize) -> bool {
    let with = words![
        "with",
        "join",
        "joins",
        "beside",
        "alongside",
        "lead",
        "leads",
        "leading",
        "manage",
        "manages",
        "managing",
        "coach",
        "supervise",
        "supervises",
    ];
    let counted =
        |at: usize| document.is_kind(at, TokenKind::Number) || document.is_in(Lexicon::NumberWord, at);
    // The nouns of jobs are listed in the singular.
    let named = |at: usize| {
        let word = document.token_text(at);
        ["ers", "ors", "ists", "ians", "ants", "nurses", "chefs", "cooks", "ices", "ees", "interns"]
            .iter()
            .any(|end| word.ends_with(end))
    };
    let people = |at: usize| {
        document.is_in(Lexicon::JobNoun, at)
            || document.is_any_word(at, words!["colleagues", "people", "others", "staff", "reports"])
            || named(at)
    };
    // "Test the page with five visitors" names no colleagues; "work with five bakers" does.
    let together = !document.is_word(at, "with")
        || (sentence.start..at)
            .any(|at| document.is_any_word(at, words!["work", "works", "working", "team", "together"]));
    together
        && document.is_any_word(at, with)
        && counted(at + 1)
        && (at + 2..(at + 5).min(sentence.end)).any(people)
}

/// "Working closely with the Head of Production"
#[cold]
#[inline(never)]
fn is_beside_manager(document: &Document<'_>, at: usize) -> bool {
    let works = (at.saturating_sub(3)..at)
        .any(|at| document.is_any_word(at, words!["work", "works", "working", "closely"]));
    works
        && document.is_any_word(at, words!["with", "alongside", "beside", "under"])
        && document.is_any_word(at + 1, words!["the", "our", "your"])
        && (at + 2..at + 5).any(|at| {
            document.is_any_word(
                at,
                words![
                    "head",
                    "ceo",
                    "cto",
                    "cfo",
                    "coo",
                    "founder",
                    "founders",
                    "director",
                    "manager",
                    "owner",
                    "supervisor",
                    "clerk",
                    "commissioner",
                    "mayor",
                    "registrar",
                    "superintendent",
                    "president",
                    "dean",
                ],
            )
        })
}
