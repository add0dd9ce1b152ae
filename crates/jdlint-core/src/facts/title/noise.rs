//! What stands in a title's line and is no title. In: the title, the document. Out: [`TitleNoise`].

use crate::document::words::{TokenKind, gap};
use crate::document::{BlockKind, Document, Span, Windows};
use crate::facts::posting_facts;
use crate::gather::Gather;
use crate::lexicon::Lexicon;
use crate::report::Quote;
use crate::text::{SmallLetters, TextRange};

/// What kind of noise it is, as the message says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noise {
    Pay,
    Urgency,
    Praise,
    Emoji,
    Code,
    Place,
    Tag,
}

/// One piece of noise.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NoisePart {
    pub(crate) noise: Noise,
    pub(crate) range: TextRange,
}

/// The title's line with its noise.
#[derive(Debug, Clone)]
pub(crate) struct TitleNoise {
    /// The whole line: more than the title, which may have been read without it.
    pub(crate) line: TextRange,
    pub(crate) parts: Vec<NoisePart>,
    /// The line without the noise; nothing when too little would be left.
    pub(crate) cleaned: Option<String>,
    /// Of the job's name: without the employer or place after it.
    pub(crate) characters: usize,
}

/// Reads the line that the title stands in, where that is a heading, a field or a label.
pub(crate) fn read(document: &Document<'_>, title: Option<&Quote>) -> Option<TitleNoise> {
    let (span, line) = title_line(document, title?.range)?;
    Some(read_in(document, &span, line))
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn read_in(document: &Document<'_>, span: &Span, line: TextRange) -> TitleNoise {
    let mut parts = code_parts(document, span, line);
    parts.extend(word_parts(document, span));
    parts.extend(money_parts(document, span, line));
    parts.extend(sign_parts(document.text, line));
    parts.extend(place_part(document, span, line));
    parts.sort_by_key(|part| (part.range.start, std::cmp::Reverse(part.range.end)));
    let mut kept: Vec<NoisePart> = Vec::new();
    for part in parts {
        match kept.last_mut() {
            Some(last) if last.range.overlaps(part.range) => last.range = last.range.cover(part.range),
            _ => kept.push(part),
        }
    }
    let cleaned = cleaned(document.text, line, &kept);
    let characters = job_characters(document, span, line);
    TitleNoise { line, parts: kept, cleaned, characters }
}

/// The characters of the title without an employer or place at its end; none where the line is more than a title.
fn job_characters(document: &Document<'_>, span: &Span, line: TextRange) -> usize {
    let words = line.of(document.text);
    // A masked name, a point of a list, a lost line break: nobody knows where the title ends.
    let mashed = ["<", "•", "|", "[", "http", "\t"].iter().any(|sign| words.contains(sign));
    let glued =
        span.clone().skip(1).any(|at| document.tokens[at].before & signs![STOP, LINE] == signs![STOP, LINE]);
    if mashed || glued {
        return 0;
    }
    let names = |at: usize| {
        let rest = at..span.end;
        document.has(Lexicon::RegionName, &rest)
            || document.has(Lexicon::OrganisationWord, &rest)
            || document.is_any_word(at - 1, words!["at", "@"])
            || rest.len() <= NAME_WORDS && !document.has(Lexicon::JobNoun, &rest)
    };
    let parts_name = |at: usize| {
        let before = document.tokens[at].before;
        gap::holds(before, gap::DASH) && gap::holds(before, gap::SPACE) || gap::holds(before, gap::COLON)
    };
    // "Sample Service - Route Planner": the employer in front.
    let lead = (span.start + 1..span.end)
        .find(|&at| parts_name(at))
        .filter(|&at| {
            !document.has(Lexicon::JobNoun, &(span.start..at))
                && document.has(Lexicon::JobNoun, &(at..span.end))
        })
        .unwrap_or(span.start);
    let cut = (lead + 1..span.end).find(|&at| {
        let before = document.tokens[at].before;
        let parted = gap::holds(before, signs![COMMA, OPEN])
            || gap::holds(before, gap::DASH) && gap::holds(before, gap::SPACE)
            || document.is_any_word(at - 1, words!["at", "@"]);
        parted && document.has(Lexicon::JobNoun, &(lead..at)) && names(at)
    });
    let whole = if lead == span.start { line } else { document.range_of(&(lead..span.end)) };
    let job = cut.map_or(whole, |at| document.range_of(&(lead..at)));
    job.of(document.text).replace("&amp;", "&").trim().chars().count()
}

/// The name of an employer or place has no more words.
const NAME_WORDS: usize = 4;

/// The tokens and the bytes of the line.
fn title_line(document: &Document<'_>, title: TextRange) -> Option<(Span, TextRange)> {
    if let Some(field) = document.fields.iter().find(|field| field.value.overlaps(title)) {
        return Some((field.tokens.clone(), field.value));
    }
    let block = document.blocks.iter().find(|block| block.range.overlaps(title))?;
    let span = block.content();
    let range = match block.kind {
        BlockKind::Heading { .. } => block.range,
        BlockKind::Label { .. } => {
            let start = document.tokens.get(span.start)?.start;
            // "**Title:** Baker": without what closes the label, with signs before the first word.
            let text = document.text.get(..start as usize)?;
            let trimmed =
                text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '*' | '_' | '\n'));
            let lead = document.text.get(trimmed.len()..start as usize)?;
            let skipped = lead.len() - lead.trim_start().len();
            TextRange::new(trimmed.len() as u32 + skipped as u32, block.range.end)
        }
        // A short line on top.
        BlockKind::Paragraph
            if span.len() <= 14
                && block.range.len() <= 160
                && (title.len() * 2 >= block.range.len()
                    || document
                        .text
                        .get(block.range.start as usize..title.start as usize)
                        .is_some_and(|call| call.trim_end().ends_with('!')))
                && !block.range.of(document.text).contains('\n')
                && document.blocks.iter().take(4).any(|first| first.range == block.range) =>
        {
            block.range
        }
        _ => return None,
    };
    // "Baker Location: Leeds": the line holds more than the title.
    let labels = !matches!(block.kind, BlockKind::Heading { .. })
        && span.clone().skip(1).any(|at| document.is_behind(at, gap::COLON));
    let lone = !labels && !span.is_empty() && range.of(document.text).chars().count() <= 200;
    lone.then(|| (span, trimmed(document.text, range)))
}

fn trimmed(text: &str, range: TextRange) -> TextRange {
    let words = range.of(text);
    let mark = |c: char| c.is_whitespace() || matches!(c, '*' | '#' | '_' | '`');
    let start = range.start + (words.len() - words.trim_start_matches(mark).len()) as u32;
    let end = range.end - (words.len() - words.trim_end_matches(mark).len()) as u32;
    TextRange::new(start, end.max(start))
}

/// "URGENT", "hot job", "amazing opportunity".
fn word_parts(document: &Document<'_>, span: &Span) -> Vec<NoisePart> {
    document
        .hits_of(Lexicon::TitleNoise, span)
        .filter_map(|hit| {
            let end = hit.end as usize;
            let noise = match hit.value() {
                "urgency" => Noise::Urgency,
                "praise" => Noise::Praise,
                _ => return None,
            };
            // "Urgent care nurse", "Immediate care", "Amazing Grace House"
            let innocent = document.is_any_word(
                end,
                words!["care", "response", "treatment", "repair", "repairs", "grace", "assessment", "years"],
            );
            (!innocent).then(|| NoisePart { noise, range: document.range_of_hit(hit) })
        })
        .gather()
}

/// "$$$", "£30k", "OTE", "up to 90k".
fn money_parts(document: &Document<'_>, span: &Span, line: TextRange) -> Vec<NoisePart> {
    let mut found = Vec::new();
    let sign = |at: usize| {
        document.tokens.get(at).is_some_and(|token| {
            matches!(
                document.text.get(token.start as usize..token.end as usize),
                Some("$" | "€" | "£" | "&pound;" | "₹")
            )
        })
    };
    let number = |at: usize| document.is_kind(at, TokenKind::Number);
    let mut at = span.start;
    while at < span.end {
        let first = at;
        let mut end = at;
        if sign(at) {
            while span.contains(&end)
                && (sign(end)
                    || number(end)
                    || document.is_any_word(
                        end,
                        words![
                            "k", "k+", "+", "to", "hr", "hour", "an", "per", "a", "year", "yr", "annum",
                            "pa", "ph", "p", "h", "ote", "doe", "plus",
                        ],
                    ))
            {
                end += 1;
            }
            while end > first + 1 && document.is_any_word(end - 1, words!["to", "an", "per", "a", "plus"]) {
                end -= 1;
            }
        } else if number(at)
            && span.following(at).is_some_and(|next| {
                document.is_any_word(next, words!["k", "k+", "lpa", "usd", "eur", "gbp", "chf", "cad"])
            })
            && document.is_behind_only(at + 1, gap::SPACE)
        {
            end = at + 2;
        } else if document.is_word(at, "ote") {
            end = at + 1;
        }
        if end == first {
            at += 1;
            continue;
        }
        let lead = (span.start..first).next_back().filter(|&near| {
            document.is_any_word(near, words!["to", "from", "at", "paying", "ote", "circa", "earn"])
        });
        let start = match lead {
            Some(near)
                if document.is_word(near, "to")
                    && span.previous(near).is_some_and(|last| document.is_any_word(last, words!["up"])) =>
            {
                near - 1
            }
            Some(near) => near,
            None => first,
        };
        found.push(NoisePart {
            noise: Noise::Pay,
            range: bracketed(document.text, document.range_of(&(start..end)), line),
        });
        at = end;
    }
    found
}

/// Emoji, "!!", "***", `[FR]`.
fn sign_parts(text: &str, line: TextRange) -> Vec<NoisePart> {
    let words = line.of(text);
    let mut found: Vec<NoisePart> = Vec::new();
    let mut run: Option<(usize, usize, Noise)> = None;
    for (at, c) in words.char_indices() {
        let noise = match c {
            '\u{1F300}'..='\u{1FAFF}'
            | '\u{2600}'..='\u{27BF}'
            | '\u{2B50}'
            | '\u{2B55}'
            | '\u{1F1E6}'..='\u{1F1FF}' => Some(Noise::Emoji),
            '!' => Some(Noise::Urgency),
            '\u{FE0F}' | '\u{200D}' => run.map(|(_, _, noise)| noise),
            _ => None,
        };
        match (noise, run) {
            (Some(noise), Some((start, _, last))) if last == noise => {
                run = Some((start, at + c.len_utf8(), noise));
            }
            (Some(noise), _) => {
                found.extend(run.map(|run| part(line, run)));
                run = Some((at, at + c.len_utf8(), noise));
            }
            (None, _) => found.extend(run.take().map(|run| part(line, run))),
        }
    }
    found.extend(run.map(|run| part(line, run)));
    // A tag in square brackets in front: "[FR] Developer". One in another script may name the unit.
    if words.starts_with('[')
        && let Some(close) = words.find(']').filter(|&close| close <= 24)
        && words[..close].is_ascii()
        && !words[close..].starts_with("](")
    {
        found.push(part(line, (0, close + 1, Noise::Tag)));
    }
    found
}

fn part(line: TextRange, (start, end, noise): (usize, usize, Noise)) -> NoisePart {
    NoisePart { noise, range: TextRange::new(line.start + start as u32, line.start + end as u32) }
}

/// "(Ref 4471)", "Req #123", "JR-10233", "- 11350", "(L4, EMEA, FTC)".
fn code_parts(document: &Document<'_>, span: &Span, line: TextRange) -> Vec<NoisePart> {
    let mut found = Vec::new();
    let digits = |at: usize| {
        document.tokens.get(at).map_or(0, |token| {
            document
                .text
                .get(token.start as usize..token.end as usize)
                .unwrap_or_default()
                .bytes()
                .filter(u8::is_ascii_digit)
                .count()
        })
    };
    for at in span.clone() {
        let text = document.token_text(at);
        let named = document.is_any_word(
            at,
            words![
                "ref",
                "reference",
                "req",
                "requisition",
                "rekvisition",
                "id",
                "jobid",
                "vacancy",
                "posting",
                "pos",
                "jr",
                "job",
            ],
        );
        if named {
            let upper_id = !document.is_any_word(at, words!["id", "jr", "pos"])
                || text.chars().all(char::is_uppercase)
                || text == "Id";
            let skip = span.behind(at, 3).find(|&near| {
                !document.is_any_word(near, words!["no", "number", "id", "nr", "code", "num", "ref"])
            });
            if let Some(first) = skip.filter(|_| upper_id) {
                // "EAHA-2016B", "BK/2026/17": the last letter is a token that nothing stands before.
                let mut end = first;
                while span
                    .following(end)
                    .is_some_and(|next| document.is_behind_only(next, signs![DASH, SLASH]))
                {
                    end += 1;
                }
                let count: usize = (first..=end).map(digits).sum();
                if count < 2 || count < 3 && document.is_any_word(at, words!["job", "posting"]) {
                    continue;
                }
                let begin = if span
                    .previous(at)
                    .is_some_and(|last| document.is_any_word(last, words!["job", "requisition", "vacancy"]))
                {
                    at - 1
                } else {
                    at
                };
                found.push(NoisePart {
                    noise: Noise::Code,
                    range: bracketed(document.text, document.range_of(&(begin..end + 1)), line),
                });
            }
        }
        let before = document.text.get(..document.tokens[at].start as usize).unwrap_or_default();
        let hash = before.ends_with('#') && digits(at) >= 2;
        // Four digits or more at the end, after a dash or in brackets: no year.
        let number = document.is_kind(at, TokenKind::Number) && digits(at) >= 4 && !text.contains(['.', ',']);
        let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
        let apart = document.is_behind(at, signs![DASH, OPEN])
            && (document.is_behind(at, gap::SPACE) || document.is_behind(at, gap::OPEN));
        let last = at + 1 == span.end && at != span.start
            || at == span.start && document.is_behind(at + 1, gap::DASH);
        // "R0036670", "JR10233"
        let mixed = document.is_kind(at, TokenKind::Word)
            && digits(at) >= 4
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
            && text.bytes().filter(u8::is_ascii_uppercase).count() <= 3;
        // "26092704UROV": digits with letters glued to them.
        let glued = document.is_kind(at, TokenKind::Number) && digits(at) >= 6 && at != span.start;
        let letters = glued
            && document.tokens.get(at + 1).is_some_and(|next| {
                at + 1 < span.end
                    && next.before == 0
                    && document
                        .token_text(at + 1)
                        .bytes()
                        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            });
        if hash || number && !year && last && (apart || at == span.start) || mixed || letters {
            let mut range = document.range_of(&(at..at + 1 + usize::from(letters)));
            range.start -= u32::from(hash);
            found.push(NoisePart { noise: Noise::Code, range: bracketed(document.text, range, line) });
        }
    }
    found.extend(internal_codes(document.text, line));
    found
}

/// Brackets that hold nothing but codes, one of them a level: "(L4, EMEA, FTC)".
fn internal_codes(text: &str, line: TextRange) -> Option<NoisePart> {
    let words = line.of(text);
    let open = words.find('(')?;
    let close = open + words[open..].find(')')?;
    let parts: Vec<&str> = words[open + 1..close].split([',', '/']).map(str::trim).gather();
    let code = |part: &&str| {
        (2..=5).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    let level = |part: &&str| {
        let rest = part.trim_start_matches(['L', 'I', 'C', 'G', 'P', 'T', 'M', 'E', 'S']);
        rest.len() < part.len()
            && part.len() - rest.len() <= 2
            && !rest.is_empty()
            && rest.bytes().all(|byte| byte.is_ascii_digit())
    };
    let all = parts.iter().all(code) && parts.iter().any(level) && parts.len() >= 2;
    all.then(|| part(line, (open, close + 1, Noise::Code)))
}

/// The same with the brackets around it, when they hold nothing else.
fn bracketed(text: &str, range: TextRange, line: TextRange) -> TextRange {
    let before = text.get(line.start as usize..range.start as usize).unwrap_or_default();
    let after = text.get(range.end as usize..line.end as usize).unwrap_or_default();
    let open = before.trim_end_matches([' ', ':', '#']);
    let close = after.trim_start_matches([' ', '.', '+']);
    match (open.chars().next_back(), close.chars().next()) {
        (Some('('), Some(')')) | (Some('['), Some(']')) => {
            TextRange::new(line.start + open.len() as u32 - 1, line.end - close.len() as u32 + 1)
        }
        _ => range,
    }
}

/// "Baker - Leeds", "Baker, Denver, CO", "Baker (York)": a place at the end that the posting states elsewhere.
fn place_part(document: &Document<'_>, span: &Span, line: TextRange) -> Option<NoisePart> {
    let part_start = (span.start + 1..span.end).rev().find(|&at| {
        let before = document.tokens[at].before;
        gap::holds(before, gap::OPEN)
            || gap::holds(before, gap::DASH) && gap::holds(before, gap::SPACE)
            || gap::holds(before, gap::COMMA)
            || document.is_any_word(at - 1, words!["in"])
            || bar_before(document, at)
    })?;
    let territory = span.clone().any(|at| {
        document.is_any_word(
            at,
            words![
                "sales",
                "regional",
                "area",
                "country",
                "territory",
                "market",
                "city",
                "district",
                "county",
                "state",
                "account",
                "accounts",
                "field",
                "region",
                "mayor",
                "branch",
                "commercial",
                "export",
            ],
        )
    });
    if territory {
        return None;
    }
    let state = is_state_code(document, span.end - 1)
        && span.end - 1 > span.start
        && document.is_behind(span.end - 1, gap::COMMA);
    let (start, certain) = if state && part_start == span.end - 1 {
        // ", Denver, CO": back to the sign before the city.
        let city = (span.start + 1..part_start).rev().find(|&at| {
            let before = document.tokens[at].before;
            gap::holds(before, signs![OPEN, COMMA])
                || gap::holds(before, gap::DASH) && gap::holds(before, gap::SPACE)
                || document.is_word(at - 1, "in")
                || bar_before(document, at)
        })?;
        (city, part_start - city <= 3)
    } else {
        (part_start, false)
    };
    let place = start..span.end;
    let stated = || {
        let words = document.quote(document.range_of(&place)).in_small_letters();
        let elsewhere = posting_facts::stated_places(document);
        elsewhere.iter().any(|stated| {
            let first = stated.in_small_letters();
            let first = first.split([',', '(', '/', ';']).next().unwrap_or_default().trim().to_owned();
            first.len() >= 4
                && !matches!(first.as_str(), "remote" | "hybrid" | "various" | "home")
                && words == first
        })
    };
    if place.len() > 4 || !(certain || stated()) {
        return None;
    }
    let mut range = document.range_of(&place);
    if span.previous(start).is_some_and(|last| document.is_word(last, "in")) {
        range.start = document.tokens[start - 1].start;
    }
    Some(NoisePart { noise: Noise::Place, range: bracketed(document.text, range, line) })
}

fn bar_before(document: &Document<'_>, at: usize) -> bool {
    let start = document.tokens[at].start as usize;
    document.text.get(..start).unwrap_or_default().trim_end().ends_with('|')
}

fn is_state_code(document: &Document<'_>, at: usize) -> bool {
    let text = document.token_text(at);
    text.len() == 2
        && text.bytes().all(|byte| byte.is_ascii_uppercase())
        && document.is_in(Lexicon::RegionName, at)
}

/// The line without its noise and without the signs that are left over.
fn cleaned(text: &str, line: TextRange, parts: &[NoisePart]) -> Option<String> {
    let mut left = String::new();
    let mut at = line.start;
    for part in parts {
        left.push_str(TextRange::new(at, part.range.start.max(at)).of(text));
        // What is taken out leaves a gap, not two words in one.
        left.push(' ');
        at = part.range.end.max(at);
    }
    left.push_str(TextRange::new(at, line.end).of(text));
    let mut words = left.split_whitespace().gather();
    let loose = |word: &&str| word.chars().all(|c| !c.is_alphanumeric() && !matches!(c, '&' | '+' | '#'));
    while words.last().is_some_and(&loose) {
        words.pop();
    }
    while words.first().is_some_and(&loose) {
        words.remove(0);
    }
    words.dedup_by(|next, last| loose(&&**next) && loose(&&**last));
    let joined = words.join(" ").replace(" ,", ",").replace("( ", "(").replace(" )", ")");
    let joined = joined.trim_matches([' ', '-', '–', '—', ',', ':', '|', '/', '*', '.']).to_owned();
    (joined.chars().filter(|c| c.is_alphabetic()).count() >= 3).then_some(joined)
}
