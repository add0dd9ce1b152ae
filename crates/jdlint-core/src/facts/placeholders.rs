//! Text that a writer meant to fill in. In: the text. Out: places, in order.
//!
//! Template code that reads a variable is innocent (`{{ page.salary_min }}` is filled when the page is built); a
//! note for a person is not.

use crate::document::words::gap;
use crate::document::{Document, Span};
use crate::facts::scopes;
use crate::lexicon::Lexicon;
use crate::pattern::Pattern;
use crate::text::TextRange;

/// What stands in brackets for a person: `[insert salary]`, `<company name>`, `[Company]`.
static BRACKETS: Pattern = Pattern::new(
    r"\[(?:insert|enter|add|your|fill|company|employer|job|role|position|city|town|location|name|date|salary|amount|number|team|department|todo|tbd|tbc|placeholder|link|url|x+|describe|briefly|list|specify|explain|write|include|mention|state|duty|responsibility|requirement|qualification|skill|benefit|manager|product|industry|address|email|phone|website|hours|country|region|title|hiring|currency|min|max|employee|organi[sz]ation|agency|start|end|deadline|project|client|customer|pay|range|lowest|highest|value)\b(?u-i:[^\]\[\n]{0,80})\]|<(?:insert|enter|your|company|employer|job|salary|start|contact|city|location|team|role) (?u-i:[^<>\n]{1,50})>|<<(?u-i:[^<>\n]{2,40})>>|%[A-Z][A-Z_]{2,30}%",
);

/// `$XX,XXX`, `______`, "insert text here", `TODO`.
static GAPS: Pattern = Pattern::new(
    r"[$](?-i:X{2,}|x{2,})(?:[,.](?-i:X{2,}|x{2,}))?k?|(?-i:X{2,}|x{2,}),(?-i:X{3}|x{3})|_{5,}|\?{3,}|\b(?:insert|enter|add) (?:[a-z]+ ){1,3}here\b|\b(?-i:TODO|FIXME)\b",
);

/// `{min} to {max}` and `{{role}}`: braces without a path, a filter or code.
static BRACES: Pattern = Pattern::new(r"\{\{? ?[a-z0-9][a-z0-9 _.,%'-]{0,40} ?\}?\}");

/// `<Company>`, `<JOB TITLE>`, `${salary}`: words in the brackets of tags and of code. What is no tag is for a person.
static TAGS: Pattern = Pattern::new(
    r"<(?-i:[A-Z][A-Za-z]+(?:[ _-][A-Za-z]+){0,3})>|(?:<|[$]\{)(?:company|employer|job|salary|pay|city|location|town|role|position|team|name|amount|department|manager|date|deadline|employer|client|country|region|currency)(?:[ _-]?(?:name|title|range|city|min|max|from|to|here))?[>}]",
);

/// What HTML and the languages of pages call a tag.
static HTML: Pattern = Pattern::new(
    r"^<(?:a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|big|blink|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|marquee|menu|meta|meter|nav|nobr|noframes|noscript|object|ol|optgroup|option|output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|search|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr)>",
);

/// Every placeholder, in order.
pub(crate) fn read(document: &Document<'_>) -> Vec<TextRange> {
    let text = document.text;
    let mut found = words(document);
    if text.contains(['<', '$']) {
        found.extend(
            TAGS.find_all(text)
                .filter(|hit| is_no_tag(text, hit.start(), hit.as_str()))
                .map(|hit| TextRange::from_usize(hit.start(), hit.end())),
        );
    }
    if text.contains(['[', '<', '%']) {
        // `[x](address)`, `[x]: address`, `array[number]`
        let is_link = |start: usize, end: usize| {
            // "- [x] Done": a box that was ticked.
            let ticked = end - start == 3
                && text[end..].starts_with(' ')
                && text[..start].trim_end_matches(['-', '*', '+', ' ']).ends_with(['\n', '\r']);
            // "[email protected]" stands where a site hid an address.
            if ticked || text[start..end].ends_with("protected]") {
                return true;
            }
            text[end..].starts_with(['(', '['])
                || text[end..].starts_with(": ")
                || text[..start].ends_with(char::is_alphanumeric)
        };
        found.extend(
            BRACKETS
                .find_all(text)
                .filter(|hit| !is_link(hit.start(), hit.end()))
                .map(|hit| TextRange::from_usize(hit.start(), hit.end())),
        );
    }
    found.extend(
        GAPS.find_all(text)
            .filter(|hit| !is_rule(text, hit.start(), hit.as_str()))
            // "Really???"
            .filter(|hit| {
                !(hit.as_str().starts_with('?')
                    && text[..hit.start()].ends_with(|c: char| !c.is_whitespace()))
            })
            .map(|hit| TextRange::from_usize(hit.start(), hit.end())),
    );
    if text.contains('{') {
        let templated = text.contains("{%");
        found.extend(
            BRACES
                .find_all(text)
                .filter(|hit| is_for_a_person(text, hit.start(), hit.as_str(), templated))
                .map(|hit| TextRange::from_usize(hit.start(), hit.end())),
        );
    }
    found.retain(|place| !is_in_comment(document, *place));
    found.sort();
    found.dedup_by(|next, last| last.overlaps(*next));
    found
}

/// No HTML, nothing that is closed further on (`<Job>...</Job>`), no type (`List<String>`), no code in backticks.
fn is_no_tag(text: &str, start: usize, hit: &str) -> bool {
    let beside = |c: char| c.is_alphanumeric() || matches!(c, '`' | '\\' | '<' | '_' | ':');
    if text[..start].ends_with(beside) || HTML.get().is_none_or(|html| html.is_match(hit)) {
        return false;
    }
    let name = hit.trim_start_matches(['<', '$', '{']).trim_end_matches(['>', '}']);
    let end = start + hit.len();
    !(hit.starts_with('<')
        && text[end..].match_indices("</").any(|(at, _)| text[end + at + 2..].starts_with(name)))
}

/// `# state: ENTER STATE HERE` in the front matter is a note for whoever fills it.
fn is_in_comment(document: &Document<'_>, place: TextRange) -> bool {
    if place.start >= document.body_start {
        return false;
    }
    let before = &document.text[..place.start as usize];
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.trim_start().starts_with('#') || line.contains(" #")
}

/// Many underscores part sections or wait for a signature.
fn is_rule(text: &str, start: usize, hit: &str) -> bool {
    const NEAR: usize = 60;
    let end = start + hit.len();
    let bytes = text.as_bytes();
    let before = &bytes[start.saturating_sub(NEAR)..start];
    let after = &bytes[end..(end + NEAR).min(bytes.len())];
    let line_before = before.rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
    let line_after = after.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let blank = |part: &[u8]| part.iter().all(u8::is_ascii_whitespace);
    let runs = |part: &[u8]| part.windows(2).any(|pair| pair == b"__");
    let alone = blank(line_before) && blank(line_after);
    hit.starts_with('_')
        && (hit.len() > 24 || alone && hit.len() > 16 || runs(line_before) || runs(line_after))
}

/// Double braces are template code where the file holds other template code, or where they read a path.
fn is_for_a_person(text: &str, start: usize, hit: &str, templated: bool) -> bool {
    let code_around =
        text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '#' | '\\' | '`'));
    let double = hit.starts_with("{{");
    // "{young, old}" is a set.
    let words = hit.trim_matches(['{', '}', ' ']).split(',').map(str::trim);
    let is_set = hit.contains(',') && words.into_iter().all(|word| !word.contains(' '));
    !code_around && !is_set && !(double && (templated || hit.contains('.')))
}

/// `TBD`, `xxx`, `lorem ipsum`.
fn words(document: &Document<'_>) -> Vec<TextRange> {
    let hits = document.hits.iter().copied().filter(|hit| hit.lexicon == Lexicon::Placeholder);
    hits.filter(|&hit| {
        let span = hit.start as usize..hit.end as usize;
        let whole = hit.value() != "whole" || is_whole_value(document, &span);
        let in_body = document.range_of_hit(hit).start >= document.body_start;
        let quoted = in_body && scopes::is_quoted(document, &span);
        whole && !quoted && stands_alone(document, &span, document.range_of_hit(hit).of(document.text))
    })
    .map(|hit| document.range_of_hit(hit))
    .collect()
}

/// "Salary: to be determined", and not "the place is to be determined by the team": the words are all that a line,
/// field or pair of brackets says.
fn is_whole_value(document: &Document<'_>, span: &Span) -> bool {
    let in_field = document.fields.iter().any(|field| field.tokens == *span);
    let block = document.block_of_token(span.start).map(|at| &document.blocks[at]);
    let in_block = block.is_some_and(|block| block.content() == *span);
    let at_end = block.is_some_and(|block| block.tokens.end == span.end);
    let opens = document.tokens[span.start].before & (gap::OPEN | gap::COLON) != 0;
    let closes = at_end
        || document
            .tokens
            .get(span.end)
            .is_none_or(|next| next.before & (gap::CLOSE | gap::STOP | gap::LINE) != 0);
    in_field || in_block || opens && closes
}

/// `XX` in `XX-123` or `20XX` is no placeholder by itself; `xxx` where a whole item should be is.
fn stands_alone(document: &Document<'_>, span: &Span, written: &str) -> bool {
    // `XX-123`, `20XX`: parts of a longer name.
    let glued = |at: usize| {
        let pair =
            at.checked_sub(1).and_then(|last| Some((document.tokens.get(last)?, document.tokens.get(at)?)));
        pair.is_some_and(|(last, next)| {
            next.start == last.end
                || next.start == last.end + 1 && next.before & (gap::DASH | gap::SLASH) != 0
        })
    };
    match written.len() {
        2 => {
            let before = span.start.checked_sub(1);
            let named = before.is_some_and(|at| document.is_in(Lexicon::RomanLead, at));
            let after_sign = before.is_some_and(|at| matches!(document.token_text(at), "$" | "€" | "£"));
            written == "XX" && (after_sign || !glued(span.start)) && !glued(span.end) && !named
        }
        // The XXX Games
        3 if written == "XXX" => !document.tokens.get(span.end).is_some_and(|next| {
            next.before == gap::SPACE
                && next.end - next.start > 3
                && document.token_text(span.end).starts_with(char::is_uppercase)
        }),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Format;

    fn found(text: &str) -> Vec<&str> {
        let document = Document::parse(text, Format::Markdown);
        read(&document).into_iter().map(|range| range.of(text)).collect()
    }

    #[test]
    fn notes_for_a_person_are_found() {
        assert_eq!(
            found("Pay: [insert the salary] at <company name>"),
            ["[insert the salary]", "<company name>"]
        );
        assert_eq!(found("Up to {10} % of the time: {what}"), ["{10}", "{what}"]);
        assert_eq!(found("Dear {{role}}, start TBD, desk XX"), ["{{role}}", "TBD", "XX"]);
    }

    #[test]
    fn words_in_the_brackets_of_tags_are_found_unless_they_are_tags() {
        assert_eq!(
            found("At <Company> in <LOCATION> for ${salary} as <Job Title>, <name>"),
            ["<Company>", "<LOCATION>", "${salary}", "<Job Title>", "<name>"]
        );
        assert_eq!(
            found(
                "<TABLE><TR><TD>a <Strong>b <BR> <title> List<String> `<Company>` <Job>x</Job> <https://a.example>"
            ),
            [""; 0]
        );
    }

    #[test]
    fn links_and_template_code_are_innocent() {
        assert_eq!(found("[Company](https://a.example) and [job][1] of C++ code ${x}"), [""; 0]);
        assert_eq!(found("{% if a %}{{ title }}{% endif %} {{ page.salary }} XX-12"), [""; 0]);
    }
}
