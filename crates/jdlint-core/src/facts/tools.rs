//! Named tools and the trades that a posting asks for. In: demands, title. Out: distinct tools, distinct job families.

use super::Facts;
use super::requirements;
use super::scopes;
use super::technologies;
use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Sentence, Span, Windows};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon, TECHNOLOGIES};
use crate::report::{Kind, Modality};
use crate::text::{SmallLetters, TextRange};

/// Words between two tools of one list.
const IN_LIST: usize = 3;

/// A label of the stack reaches so many words.
const LABEL_REACH: usize = 80;

/// A family counts when so many of its skills are asked.
const SKILLS_OF_FAMILY: usize = 2;

impl Facts<'_> {
    /// The distinct tools that are required, in order; of alternatives and examples one. None where fewer than `least` are
    /// named at all.
    pub(crate) fn required_tools(&self, least: usize) -> Vec<TextRange> {
        let document = &self.document;
        let named_at_all = |lexicon: Lexicon| document.hits.of(lexicon).count();
        if named_at_all(Lexicon::Technologies) + named_at_all(Lexicon::ToolName) < least {
            return Vec::new();
        }
        // Each with its name, and whether it stands in a list of demands.
        let mut found: Vec<(String, bool, TextRange)> = Vec::new();
        for (number, sentence) in document.sentences.iter().enumerate() {
            let tools = named(document, &sentence.tokens);
            if tools.is_empty()
                || is_described(document, sentence)
                || !scopes::speaks_of_applicant(document, number)
            {
                continue;
            }
            for hit in counted(document, &tools, &sentence.tokens) {
                let span = hit.span();
                let name = tool_name(document, hit);
                if scopes::modality(document, number, &span) != Modality::Required {
                    continue;
                }
                let listed = scopes::is_demand_section(document.section_of(sentence.block));
                let range = document.range_of_hit(hit);
                match found.iter_mut().find(|(known, ..)| *known == name) {
                    Some(known) if listed && !known.1 => *known = (name, listed, range),
                    Some(_) => {}
                    None => found.push((name, listed, range)),
                }
            }
        }
        // Two lists of one name: several jobs on one page, and each asks for its own.
        if found.is_empty() || requirements::has_twin_lists(document) {
            return Vec::new();
        }
        // The list is to be mended, not the title that names one of its tools.
        found.sort_by_key(|(_, listed, range)| (!listed, range.start));
        found.into_iter().map(|(.., range)| range).gather()
    }

    /// The job families whose skills are required, each with the first place, when they are many; else those that the
    /// title joins.
    pub(crate) fn many_families(&self) -> Option<Vec<(&'static str, TextRange)>> {
        let document = &self.document;
        if let Some(joined) = self.families_of_title() {
            return Some(joined);
        }
        if document.hits.know(Lexicon::SmallTeam) || !document.hits.know(Lexicon::SkillFamily) {
            return None;
        }
        let mut skills: Vec<(&'static str, Vec<Hit>)> = Vec::new();
        for (number, sentence) in document.sentences.iter().enumerate() {
            let section = document.section_of(sentence.block);
            let skilled = document.has(Lexicon::SkillFamily, &sentence.tokens);
            if !skilled || section.is(Kind::Preferred) || !scopes::speaks_of_applicant(document, number) {
                continue;
            }
            for hit in document.hits_of(Lexicon::SkillFamily, &sentence.tokens) {
                let family = skills.iter().position(|(family, _)| *family == hit.value());
                let family = family.unwrap_or_else(|| {
                    skills.push((hit.value(), Vec::new()));
                    skills.len() - 1
                });
                let of_family = &mut skills[family].1;
                let span = hit.span();
                let known = of_family.iter().any(|other| other.row == hit.row);
                if !known && scopes::modality(document, number, &span) == Modality::Required {
                    of_family.push(hit);
                }
            }
        }
        skills.retain(|(_, hits)| hits.len() >= SKILLS_OF_FAMILY);
        let mut families: Vec<(&'static str, TextRange)> = skills
            .iter()
            .filter_map(|(family, hits)| hits.first().map(|&first| (*family, document.range_of_hit(first))))
            .gather();
        families.sort_by_key(|(_, range)| range.start);
        (distant(&families) >= 4).then_some(families)
    }

    /// "Designer / Developer / Accountant": three or more trades in one title.
    fn families_of_title(&self) -> Option<Vec<(&'static str, TextRange)>> {
        let document = &self.document;
        let title = self.title.as_ref()?;
        let from = document.tokens.partition_point(|token| token.start < title.range.start);
        let block = document.block_of_token(from);
        // The whole line: a title is often read only up to the first comma.
        let to = block.map_or_else(
            || document.tokens.partition_point(|token| token.end <= title.range.end),
            |at| document.blocks[at].tokens.end.min(from + 16),
        );
        let joined = |at: usize| {
            document.is_behind(at, signs![SLASH, COMMA, SPACED_DASH, DASH])
                || document.is_any_word(at, words!["&", "and", "+"])
                || document.is_kind(at, TokenKind::Symbol)
        };
        let mut families: Vec<(&'static str, TextRange)> = Vec::new();
        let mut last_end = from;
        for hit in document.hits_of(Lexicon::SkillFamily, &(from..to.max(from))) {
            let start = hit.start as usize;
            let parted = families.is_empty() || (last_end..=start).any(joined);
            if parted && families.iter().all(|(family, _)| *family != hit.value()) {
                families.push((hit.value(), document.range_of_hit(hit)));
            }
            last_end = hit.end as usize;
        }
        (distant(&families) >= 3).then_some(families)
    }
}

/// How many are far from each other: software, data and IT support are one trade's neighbours.
fn distant(families: &[(&'static str, TextRange)]) -> usize {
    let near = ["software", "data", "it support"];
    let technical = families.iter().filter(|(family, _)| near.contains(family)).count();
    families.len() - technical + technical.min(1)
}

/// The tools named in a stretch, in order.
fn named(document: &Document<'_>, within: &Span) -> Vec<Hit> {
    let mut found: Vec<Hit> = Vec::new();
    if !document.has(Lexicon::Technologies, within) && !document.has(Lexicon::ToolName, within) {
        return found;
    }
    for hit in document.hits_of_any(&[Lexicon::Technologies, Lexicon::ToolName], within) {
        let is_tool = match hit.lexicon {
            Lexicon::Technologies => {
                technologies::is_name(document, hit)
                    && TECHNOLOGIES
                        .get(hit.row as usize)
                        .is_some_and(|known| !matches!(known.kind, "practice" | "regulation" | "blockchain"))
            }
            _ => is_written(document, hit),
        };
        if !is_tool {
            continue;
        }
        match found.last_mut() {
            // Of two names for one place the longer counts.
            Some(last) if last.end > hit.start => {
                if hit.len() > last.len() {
                    *last = hit;
                }
            }
            _ => found.push(hit),
        }
    }
    found
}

/// `Excel` and `Word` are tools only as written, and not in "excel at".
fn is_written(document: &Document<'_>, hit: Hit) -> bool {
    let written = document.range_of_hit(hit).of(document.text);
    let verb = document.is_any_word(hit.end as usize, words!["at", "of"]);
    let near = (hit.start as usize).saturating_sub(3)..hit.end as usize;
    let innocent = document.hits_of(Lexicon::TechnologyInnocent, &near).any(|other| other.covers(hit));
    !innocent && (hit.value() == "any" || written.starts_with(char::is_uppercase) && !verb)
}

/// One name for what is written in several ways: `HTML5`, `React.js`, `GitHub` beside `Git`.
fn tool_name(document: &Document<'_>, hit: Hit) -> String {
    let known = TECHNOLOGIES.get(hit.row as usize).filter(|_| hit.lexicon == Lexicon::Technologies);
    let name = known.map_or_else(
        || document.quote(document.range_of_hit(hit)).in_small_letters(),
        |known| known.name.in_small_letters(),
    );
    let product = document.hits_of(Lexicon::ToolAlias, &(hit.start as usize..hit.start as usize + 1));
    let product = product.filter(|alias| alias.end == hit.end).map(Hit::value).next();
    product.map_or_else(|| name.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned(), str::to_owned)
}

/// The sentence tells what the firm uses, or what would be welcome, and does not ask.
fn is_described(document: &Document<'_>, sentence: &Sentence) -> bool {
    let section = document.section_of(sentence.block);
    let tells_stack = |tokens: &Span| document.has(Lexicon::StackWord, tokens);
    // "Our stack is ..." describes.
    let stack = tells_stack(&sentence.tokens)
        && !document.has(Lexicon::RequirementCue, &sentence.tokens)
        && !document.has(Lexicon::ExperienceWord, &sentence.tokens);
    // "We use a modern stack:", "tools such as:", with the list below
    let led = document.blocks[sentence.block].lead.is_some_and(|at| {
        let lead = &document.blocks[at].tokens;
        document.has(Lexicon::ToolGroup, lead)
            || tells_stack(lead) && !document.has(Lexicon::RequirementCue, lead)
    });
    // "Experience with the following would be well-regarded", and a portal's label before the whole text.
    let headed = section.heading.map(|at| document.blocks[at].label()).is_some_and(|label| {
        let told = |hit: Hit| matches!(hit.value(), "preferred" | "portal");
        tells_stack(&label)
            || document.has(Lexicon::PreferenceCue, &label)
            || document.hits_of(Lexicon::ModalityHeading, &label).any(told)
    });
    let wish = document
        .hits_of(Lexicon::PreferenceCue, &sentence.tokens)
        .any(|cue| !scopes::is_noun_use(document, cue));
    section.is(Kind::Preferred) || stack || led || headed || wish || is_behind_stack_label(document, sentence)
}

/// "We work with: Python, Docker. Linux.": a label in the same run of text, in or above the sentence.
fn is_behind_stack_label(document: &Document<'_>, sentence: &Sentence) -> bool {
    let first = document.blocks[sentence.block].tokens.start;
    let above = sentence.tokens.start.saturating_sub(LABEL_REACH).max(first)..sentence.tokens.end;
    document.hits_of(Lexicon::StackWord, &above).any(|hit| {
        let end = hit.end as usize;
        document.is_capital(hit.start as usize) && document.is_behind(end, gap::COLON)
    })
}

/// Without the alternatives: of "A, B or C", "A/B", "clouds (A, B)" and "tools such as A, B" the first alone.
fn counted(document: &Document<'_>, tools: &[Hit], within: &Span) -> Vec<Hit> {
    // "Python and tools like A, B, some words, C": all that stands behind "like" is one.
    let lead = document
        .hits_of(Lexicon::ToolGroup, within)
        .find(|group| tools.last().is_some_and(|last| last.start >= group.end));
    let Some(lead) = lead else { return counted_lists(document, tools, within) };
    let at = tools.partition_point(|tool| tool.start < lead.end);
    let mut kept = counted_lists(document, &tools[..at], within);
    kept.extend(tools[at..].first());
    kept
}

/// Of each list without a lead: all, but one of alternatives and of examples.
fn counted_lists(document: &Document<'_>, tools: &[Hit], within: &Span) -> Vec<Hit> {
    let near = |a: &Hit, b: &Hit| {
        let between = a.end as usize..b.start as usize;
        between.len() <= IN_LIST && !document.is_behind(b.start as usize, gap::SEMICOLON)
    };
    let mut kept = Vec::new();
    for list in tools.chunk_by(near) {
        let (Some(first), Some(last)) = (list.first(), list.last()) else { continue };
        let tail = within.from(last.end as usize, 4);
        if document.has(Lexicon::ToolGroup, &tail) {
            kept.push(*first);
        } else {
            kept.extend(without_alternatives(document, list));
        }
    }
    kept
}

/// Of a list without examples: one for each choice in it.
fn without_alternatives(document: &Document<'_>, tools: &[Hit]) -> Vec<Hit> {
    let (Some(first), Some(last)) = (tools.first(), tools.last()) else { return Vec::new() };
    let (from, to) = (first.start as usize, last.start as usize);
    if (from..=to).any(|at| document.is_any_word(at, words!["or", "and/or"])) {
        return vec![*first];
    }
    // "(AWS, Azure)" behind a word for all of them names them, "A/B" offers one of two.
    let joined = |a: &Hit, b: &Hit| {
        let between = a.end as usize..b.start as usize + 1;
        let flags = between.clone().fold(0, |flags, at| flags | document.tokens[at].before);
        flags & gap::SLASH != 0
            || between.len() == 1 && flags & gap::OPEN != 0
            || in_bracket(document, from, b)
    };
    tools.chunk_by(joined).filter_map(|choice| choice.first().copied()).gather()
}

/// The tool stands in a bracket that was opened within its list, or just before it.
fn in_bracket(document: &Document<'_>, from: usize, tool: &Hit) -> bool {
    let flags = |at: usize| document.tokens[at].before & signs![OPEN, CLOSE];
    let last = (from..=tool.start as usize).rev().find(|&at| flags(at) != 0);
    last.is_some_and(|at| flags(at) & gap::OPEN != 0 && at < tool.start as usize)
}
