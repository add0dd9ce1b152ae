//! HTML between Markdown. In: a line. Out: does a block of it begin, and what ends it?

/// What ends a block of HTML; its line still belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HtmlEnd {
    /// These signs.
    Sign(&'static str),
    /// One of the tags whose content is no Markdown.
    RawTag,
    /// A line of nothing.
    Blank,
}

/// Tags whose content is no Markdown up to their end.
const RAW_TAGS: [&str; 4] = ["script", "style", "pre", "textarea"];

/// Tags within lines: with text behind them they are a part of it.
const INLINE_TAGS: [&str; 24] = [
    "a", "abbr", "b", "bdi", "big", "br", "button", "cite", "code", "em", "font", "i", "img", "input", "kbd",
    "label", "mark", "small", "span", "strong", "sub", "sup", "time", "u",
];

impl HtmlEnd {
    /// Does the block end with this line?
    pub(super) fn is_in(self, line: &str) -> bool {
        match self {
            Self::Sign(sign) => line.contains(sign),
            Self::RawTag => {
                let lower = line.to_ascii_lowercase();
                RAW_TAGS.iter().any(|tag| {
                    lower.match_indices("</").any(|(at, _)| {
                        lower[at + 2..].strip_prefix(tag).is_some_and(|rest| rest.starts_with('>'))
                    })
                })
            }
            Self::Blank => line.trim().is_empty(),
        }
    }
}

/// What ends the block that begins with `rest`, and is it nothing that a reader sees?
pub(super) fn begins(rest: &str, in_text: bool) -> Option<(HtmlEnd, bool)> {
    let tag = rest.strip_prefix('<')?;
    if tag.starts_with("!--") {
        return Some((HtmlEnd::Sign("-->"), true));
    }
    if tag.starts_with('?') {
        return Some((HtmlEnd::Sign("?>"), false));
    }
    if tag.starts_with("![CDATA[") {
        return Some((HtmlEnd::Sign("]]>"), false));
    }
    if let Some(declared) = tag.strip_prefix('!') {
        return declared
            .starts_with(|c: char| c.is_ascii_alphabetic())
            .then_some((HtmlEnd::Sign(">"), false));
    }
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let (name, behind) = name.split_at(length);
    let is = |known: &&str| name.eq_ignore_ascii_case(known);
    if name.is_empty() || !name.as_bytes()[0].is_ascii_alphabetic() {
        return None;
    }
    let is_parted = behind.is_empty() || behind.starts_with([' ', '\t', '>']) || behind.starts_with("/>");
    if RAW_TAGS.iter().any(&is) && !tag.starts_with('/') && is_parted {
        let is_unseen = ["script", "style"].iter().any(&is);
        return Some((HtmlEnd::RawTag, is_unseen));
    }
    if INLINE_TAGS.iter().any(is) {
        // Alone in its line, and not in the midst of text.
        let is_alone = behind.trim_end().find('>').is_some_and(|close| close + 1 == behind.trim_end().len());
        return (!in_text && is_alone).then_some((HtmlEnd::Blank, false));
    }
    is_parted.then_some((HtmlEnd::Blank, false))
}
