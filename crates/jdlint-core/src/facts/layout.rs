//! How the text is laid out. In: blocks and sections. Out: empty sections, company text before the job, text without form.

use super::Facts;
use super::reading::{has_verb, words_in};
use crate::document::words::{TokenKind, gap};
use crate::document::{Block, BlockKind, Document, Section, Span, Windows, heading_kind};
use crate::lexicon::Lexicon;
use crate::report::Kind;
use crate::text::{TextRange, holds_byte};

/// What the posting says of the company, by weight.
pub(crate) struct CompanyText {
    /// Its words.
    pub(crate) words: usize,
    /// Of so many of the text.
    pub(crate) of: usize,
    /// The words of it that stand before the job.
    pub(crate) before_job: usize,
    /// The first of it (bytes), one line at most.
    pub(crate) range: TextRange,
}

/// A heading that promises something.
pub(crate) struct EmptySection {
    /// Its words (bytes).
    pub(crate) range: TextRange,
    /// "TBD" or the like stands below it; else nothing.
    pub(crate) holds_placeholder: bool,
}

impl Facts<'_> {
    /// Headings that promise something and have nothing below them, or only a placeholder.
    pub(crate) fn empty_sections(&self) -> Vec<EmptySection> {
        let document = &self.document;
        let mut found = Vec::new();
        for (at, section) in document.sections.iter().enumerate() {
            let next = document.sections.get(at + 1);
            let Some(heading) = section.heading.map(|at| &document.blocks[at]) else { continue };
            if section.is_apart() {
                continue;
            }
            let holds_placeholder =
                is_only_placeholder(self, section) || is_followed_by_placeholder(document, section, next);
            if (holds_placeholder || is_empty(document, section, next)) && !is_legend(document, heading) {
                found.push(EmptySection { range: document.range_of(&heading.label()), holds_placeholder });
            }
        }
        found
    }

    /// What is said of the company, if anything.
    pub(crate) fn company_text(&self) -> Option<CompanyText> {
        let document = &self.document;
        // A heading must say so itself, and stand on a line of its own: in a flat text nobody knows where its part ends.
        let is_told = |section: &Section| {
            section.heading.is_none_or(|at| {
                let heading = &document.blocks[at];
                (section.kind.name == "company" || says_company(document, heading))
                    && begins_line(document, heading)
            })
        };
        let company = |section: &&Section| section.is(Kind::AboutCompany) && is_told(section);
        let first = document.sections.iter().find(company)?;
        let count = |section: &Section| {
            let blocks = &document.blocks[section.blocks.clone()];
            let company = blocks.iter().filter(|block| is_of_company_alone(document, block));
            company.map(|block| company_words(document, block)).sum::<usize>()
        };
        let words = document.sections.iter().filter(company).map(count).sum();
        let of = self.words;
        // A first paragraph that speaks of the job takes the blame off what follows.
        let told = document.blocks[..first.blocks.start].iter().any(|block| {
            matches!(block.kind, BlockKind::Paragraph)
                && block.tokens.len() >= TOLD_WORDS
                && !is_of_company_alone(document, block)
        });
        let before_job = document.sections.iter().take_while(|section| !told && !is_of_job(section));
        let block = first.heading.unwrap_or(first.blocks.start);
        Some(CompanyText {
            words,
            of,
            before_job: before_job.filter(company).map(count).sum(),
            range: beginning(document, document.blocks[block].range),
        })
    }

    /// Two sentences stand before the first list and the first demands, in no section about something else.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn opens_with_prose(&self) -> bool {
        let document = &self.document;
        let blocks = document.blocks.iter().enumerate().take_while(|(at, block)| {
            let section = document.section_of(*at);
            let duties = section.heading.is_some()
                && (section.is(Kind::Responsibilities) || section.is(Kind::Requirements));
            let offer = section.is(Kind::Benefits) || section.is(Kind::AboutCompany) || section.is(Kind::Pay);
            (!block.is_item() || offer) && !duties
        });
        let (mut sentences, mut told) = (0, false);
        for (at, block) in blocks {
            let section = document.section_of(at);
            // "Overview" above text about the company may speak of the job as well.
            let company = section.is(Kind::AboutCompany) && section.kind.name == "company";
            let other = section.heading.is_some()
                && (company
                    || matches!(
                        section.kind.kind,
                        Some(
                            Kind::Pay
                                | Kind::Benefits
                                | Kind::Eeo
                                | Kind::HowToApply
                                | Kind::Deadline
                                | Kind::HiringProcess
                                | Kind::Location
                                | Kind::Hours
                                | Kind::EmploymentType
                        )
                    ));
            if matches!(block.kind, BlockKind::Paragraph) && !other {
                sentences += block.sentences.len();
                told |= block.sentences.clone().any(|at| is_told(document, &document.sentences[at].tokens));
            }
        }
        sentences >= 2 && told
    }

    /// The text has no heading on a line of its own (but its title), no list and no label lines.
    pub(crate) fn is_without_form(&self) -> bool {
        *self.without_form.get_or_init(|| self.lacks_form() && !has_bare_headings(&self.document))
    }

    fn lacks_form(&self) -> bool {
        let document = &self.document;
        let title = self.title.as_ref().map(|title| title.range);
        let mut has_item = false;
        for block in &document.blocks {
            let of_title = title.is_some_and(|title| title.overlaps(block.range));
            match block.kind {
                BlockKind::Item { .. } if has_item => return false,
                BlockKind::Item { .. } => has_item = true,
                BlockKind::TableRow => return false,
                BlockKind::Heading { .. } | BlockKind::Label { .. }
                    if !of_title && begins_line(document, block) && !is_title_line(document, block) =>
                {
                    return false;
                }
                _ => {}
            }
        }
        true
    }
}

/// A first heading that is no section's: the title in other words, the employer.
fn is_title_line(document: &Document<'_>, block: &Block) -> bool {
    let first = document.blocks.first().is_some_and(|first| first.range == block.range);
    first && heading_kind(document, &block.tokens).is_none()
}

fn begins_line(document: &Document<'_>, block: &Block) -> bool {
    let start = document.line_start(block.range.start);
    let lead = TextRange::new(start, block.range.start).of(document.text);
    holds_byte(lead, b'<') || !lead.contains(char::is_alphanumeric)
}

/// The words of a block that tell of the company: without notices and without "We are looking for ...".
fn company_words(document: &Document<'_>, block: &Block) -> usize {
    let sentences = block.sentences.clone().map(|at| &document.sentences[at].tokens);
    let of_job = |tokens: &&Span| {
        document.has(Lexicon::EeoCue, tokens)
            || document.hits_of(Lexicon::TitleLead, tokens).any(|hit| hit.value() == "hire")
    };
    sentences.filter(|tokens| !of_job(tokens)).map(|tokens| words_in(document, tokens)).sum()
}

/// Lines of a few words without a stop between longer ones are headings that nothing marks as such.
fn has_bare_headings(document: &Document<'_>) -> bool {
    let bare = |block: &&Block| {
        matches!(block.kind, BlockKind::Paragraph)
            && block.tokens.len() <= MOTTO_WORDS
            && begins_line(document, block)
            && !block.range.of(document.text).trim_end().ends_with(['.', '!', '?', ',', ';'])
    };
    document.blocks.iter().skip(1).filter(bare).count() >= 2
}

/// The first words that tell something: no address, no label, no banner such as "JOB DETAILS".
pub(crate) fn first_words(document: &Document<'_>) -> Option<TextRange> {
    let tells = |block: &&Block| {
        let plain = match block.kind {
            BlockKind::Paragraph | BlockKind::Item { .. } => true,
            BlockKind::Heading { .. } => heading_kind(document, &block.tokens).is_none(),
            _ => false,
        };
        let address = block
            .tokens
            .clone()
            .take(3)
            .any(|at| matches!(document.tokens[at].kind, TokenKind::Url | TokenKind::Email));
        // "Purpose of the unit:" is a label, whatever its words are.
        let after = document.text[block.range.end as usize..].trim_start_matches(['*', '_', ' ']);
        let label =
            block.is_heading() && (after.starts_with(':') || block.range.of(document.text).ends_with(':'));
        let shouted = block.is_heading() && !block.range.of(document.text).contains(char::is_lowercase);
        plain && !address && !label && !shouted && block.tokens.len() >= 3
    };
    document.blocks.iter().find(tells).map(|block| {
        let first = &document.sentences[block.sentences.start];
        document.range_of(&first.tokens)
    })
}

/// The beginning of a stretch: one line at most, and not so long that it hides the text; it ends with a word.
pub(crate) fn beginning(document: &Document<'_>, range: TextRange) -> TextRange {
    const SHOWN: usize = 80;
    let line = range.of(document.text).split(['\n', '\r']).next().unwrap_or_default();
    let shown = match line.char_indices().nth(SHOWN) {
        Some((at, _)) => line[..at].rfind(char::is_whitespace).map_or(&line[..at], |space| &line[..space]),
        None => line,
    };
    TextRange::new(range.start, range.start + shown.trim_end().len() as u32)
}

/// A sentence, and not just "Remote within Canada. Full-time, permanent."
fn is_told(document: &Document<'_>, sentence: &Span) -> bool {
    sentence.len() >= TOLD_WORDS || has_verb(document, sentence)
}

/// A line of fewer words and without a verb may be a label.
const TOLD_WORDS: usize = 9;

/// "About Ashdown", "Why Ashdown"; not "About the role".
fn says_company(document: &Document<'_>, heading: &Block) -> bool {
    let mut rest = heading.tokens.start + 1..heading.tokens.end;
    document.is_any_word(heading.tokens.start, words!["about", "why", "meet"])
        && !rest.any(|at| {
            document.is_any_word(at, words!["role", "job", "position", "team", "you", "opportunity", "work"])
        })
}

/// Text in which nothing is about the job.
fn is_of_company_alone(document: &Document<'_>, block: &Block) -> bool {
    let hits = document.hits_of(Lexicon::SectionCue, &block.tokens);
    let mut sections = hits.filter_map(|hit| hit.value().split(' ').next());
    // "Your tasks" inside the paragraph: from there on it tells of the job.
    document.run_in_headings(&block.tokens).is_empty()
        && !sections.any(|section| {
            matches!(section, "summary" | "responsibilities" | "requirements" | "outcomes" | "pay" | "hours")
        })
}

/// Text about the job itself: what it is, what one does, what it takes.
fn is_of_job(section: &Section) -> bool {
    matches!(
        section.kind.kind,
        Some(
            Kind::Summary
                | Kind::Responsibilities
                | Kind::Requirements
                | Kind::Outcomes
                | Kind::Preferred
                | Kind::Education
        )
    )
}

fn is_empty(document: &Document<'_>, section: &Section, next: Option<&Section>) -> bool {
    let Some(heading) = section.heading else { return false };
    let block = &document.blocks[heading];
    let BlockKind::Heading { level } = block.kind else { return false };
    if !section.body(document).is_empty() {
        return false;
    }
    if !begins_line(document, block)
        || heading < 2 && next.is_some() && heading_kind(document, &block.tokens).is_none()
        || !promises(document, block, level)
    {
        return false;
    }
    let to = match next {
        None => document.text.len() as u32,
        Some(next) => {
            let following = &document.blocks[next.blocks.start];
            // A heading above its sub-headings is none. Where the text gives no levels, both must name a section.
            let own = family(heading_kind(document, &block.tokens).and_then(|known| known.kind));
            let other = family(heading_kind(document, &following.tokens).and_then(|known| known.kind));
            let beside = match following.kind {
                BlockKind::Heading { level: below } if level > 0 => {
                    let of_pay = own == Some(Kind::Benefits);
                    below > 0 && below <= level && (own.is_none() || own != other || of_pay)
                }
                // "Requirements" may head "What you will do" and "Who you are"; "Benefits" heads no "Requirements".
                BlockKind::Heading { level: 0 } => {
                    level == 0 && other.is_some() && own != other && !(is_umbrella(own) && is_umbrella(other))
                }
                _ => false,
            };
            let line = document.line_start(following.range.start) as usize;
            let is_table = document.text[line..].trim_start().starts_with('|');
            if !beside || is_table {
                return false;
            }
            document.line_start(following.range.start)
        }
    };
    is_blank(TextRange::new(block.range.end, to).of(document.text))
}

/// "TODO" or "{benefits}" as a line of its own below the heading, which looks like a heading itself.
fn is_followed_by_placeholder(document: &Document<'_>, section: &Section, next: Option<&Section>) -> bool {
    let Some(heading) = section.heading.map(|at| &document.blocks[at]).filter(|block| block.is_heading())
    else {
        return false;
    };
    let Some(following) = next.and_then(|next| document.blocks.get(next.blocks.start)) else { return false };
    if !section.body(document).is_empty() || !following.is_heading() {
        return false;
    }
    let to_come = document
        .hits_of(Lexicon::NothingYet, &following.tokens)
        .any(|hit| hit.start as usize == following.tokens.start && following.tokens.len() <= 3);
    let before = &document.text[..following.range.start as usize];
    let words = following.range.of(document.text);
    // `{{ page.role }}` is filled when the page is made.
    let filled = before.ends_with("{{") || words.contains("{{");
    let braced = before.ends_with(['{', '[', '<']) || words.starts_with(['{', '[', '<']);
    let BlockKind::Heading { level } = heading.kind else { return false };
    !filled
        && (to_come || braced && following.tokens.len() <= 3)
        && begins_line(document, heading)
        && promises(document, heading, level)
}

/// "Required*" explains a form, and a line that goes on with the sentence above is no heading.
fn is_legend(document: &Document<'_>, heading: &Block) -> bool {
    let after = &document.text[heading.range.end as usize..];
    let next = after.trim_start_matches([':', '*', ' ', '\n', '\r']).chars().next();
    heading.range.of(document.text).trim_end().ends_with('*')
        && !heading.range.of(document.text).trim_end().ends_with("**")
        || after.starts_with('*') && !after.starts_with("**")
        || next.is_some_and(|next| matches!(next, '.' | ','))
        || heading.range.of(document.text).starts_with(char::is_lowercase)
        // "Compensation:" with "Equity" on the next line.
        || document.text[..heading.range.start as usize].trim_end().ends_with(':')
}

/// Headings without a level below which others of the kind may stand.
const fn is_umbrella(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Requirements | Kind::Responsibilities | Kind::Summary | Kind::AboutCompany))
}

/// Kinds that may stand below each other: "Qualifications" above "Preferred", "Benefits" above "Equity".
fn family(kind: Option<Kind>) -> Option<Kind> {
    kind.map(|kind| match kind {
        Kind::Preferred | Kind::Education => Kind::Requirements,
        Kind::Pay => Kind::Benefits,
        Kind::Deadline | Kind::HiringProcess => Kind::HowToApply,
        other => other,
    })
}

/// The heading announces text: not a title, a name or a motto. Without a level it must be a heading of the table.
fn promises(document: &Document<'_>, block: &Block, level: u8) -> bool {
    let known = heading_kind(document, &block.tokens).and_then(|known| known.kind);
    let whole = document.hits_of(Lexicon::Headings, &block.tokens).any(|hit| {
        hit.end as usize == block.tokens.end && block.tokens.opening(2).contains(&(hit.start as usize))
    });
    // "Salary: 30,000 a year", "Apply at this address": the heading says all itself.
    let told = block.tokens.clone().any(|at| {
        let token = &document.tokens[at];
        document.is_any_word(at, words!["is", "are", "please"])
            || token.kind != TokenKind::Word && token.kind != TokenKind::Symbol
            || at != block.tokens.start && token.is_behind(gap::COLON)
    });
    let templated = block.range.of(document.text).contains("{{");
    if told || templated || block.tokens.len() > MOTTO_WORDS {
        return false;
    }
    match level {
        0 => {
            whole
                && matches!(
                    known,
                    Some(
                        Kind::Responsibilities
                            | Kind::Requirements
                            | Kind::Preferred
                            | Kind::Outcomes
                            | Kind::Benefits
                            | Kind::Pay
                            | Kind::HiringProcess
                    )
                )
        }
        1 => known.is_some_and(|kind| kind != Kind::Title),
        _ => known != Some(Kind::Eeo),
    }
}

/// A heading of more words says something itself.
const MOTTO_WORDS: usize = 8;

/// Nothing that a reader would see: markup and comments only.
fn is_blank(text: &str) -> bool {
    let mut rest = text;
    let mut seen = String::new();
    while let Some(open) = rest.find("<!--") {
        seen.push_str(&rest[..open]);
        rest = rest[open..].find("-->").map_or("", |close| &rest[open + close + 3..]);
    }
    seen.push_str(rest);
    let seen = seen.replace("&nbsp;", " ");
    let pictured = ["<img", "<iframe", "<video", "<table", "<object", "![", "{{", "{%"];
    let mut inside = false;
    let words = seen.chars().any(|c| {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ => return !inside && c.is_alphanumeric(),
        }
        false
    });
    !words && !pictured.iter().any(|sign| seen.contains(sign))
}

/// "TBD", "To be added", "[insert benefits here]" below a heading, and nothing else.
fn is_only_placeholder(facts: &Facts<'_>, section: &Section) -> bool {
    let document = &facts.document;
    let headed = section.heading.is_some_and(|at| document.blocks[at].is_heading());
    let blocks = &document.blocks[section.body(document)];
    let nothing = |block: &Block| {
        let to_come = document.hits_of(Lexicon::NothingYet, &block.tokens).any(|hit| {
            let words = document.range_of_hit(hit).of(document.text);
            let whole = hit.start as usize == block.tokens.start && block.tokens.len() <= 4;
            whole || words.eq_ignore_ascii_case("lorem ipsum")
        });
        let placeholder = facts.placeholders.iter().any(|place| {
            // The block's range may begin inside the brackets.
            place.overlaps(block.range) && block.range.len() <= place.len() + 2
        });
        to_come || placeholder
    };
    headed && !blocks.is_empty() && blocks.iter().all(nothing)
}
