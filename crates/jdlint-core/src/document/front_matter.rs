//! YAML and TOML front matter. In: the text. Out: [`Field`]s with places, and where the body starts.
//!
//! Only what postings need: `key: value`, `key = value`, lists and nested keys, read by line so that every value
//! keeps its place.

use super::Span;
use crate::text::TextRange;

/// One `key: value` of the front matter. A list gives one field an item.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// The key as written (bytes).
    pub(crate) key: TextRange,
    /// The value without quotes and comment (bytes); empty when it has none.
    pub(crate) value: TextRange,
    /// The words of the value.
    pub(crate) tokens: Span,
}

/// The byte where the body starts, after the byte-order mark and the front matter.
pub(crate) fn body_start(text: &str) -> usize {
    let start = text_start(text);
    fenced(text, start).map_or(start, |(_, body)| body)
}

/// The fields, and the byte where the body starts.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(text: &str) -> (Vec<Field>, usize) {
    let start = text_start(text);
    let Some((inside, body)) = fenced(text, start) else { return (Vec::new(), start) };
    let mut fields = Vec::new();
    let mut key = TextRange::default();
    let mut at = inside.start;
    for line in text[inside].split_inclusive('\n') {
        fields.extend(field(line, at, &mut key));
        at += line.len();
    }
    (fields, body)
}

/// The byte behind the byte-order mark.
fn text_start(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// What stands between the fences (bytes), and where the body starts. What is never closed is no front matter.
fn fenced(text: &str, start: usize) -> Option<(Span, usize)> {
    let (fence, first) = opening_fence(text, start)?;
    let mut at = first;
    text[first..].split_inclusive('\n').find_map(|line| {
        let from = at;
        at += line.len();
        let is = |sign: &str| line.starts_with(sign) && line.trim_end() == sign;
        let closes = is(fence) || fence == "---" && is("...");
        closes.then_some((first..from, at))
    })
}

fn opening_fence(text: &str, start: usize) -> Option<(&'static str, usize)> {
    let rest = &text[start..];
    let fence = ["---", "+++"].into_iter().find(|fence| rest.starts_with(fence))?;
    let length = rest.find('\n')? + 1;
    (rest[..length].trim_end() == fence).then_some((fence, start + length))
}

fn field(line: &str, at: usize, list_key: &mut TextRange) -> Option<Field> {
    let content = line.trim_start();
    let indent = line.len() - content.len();
    if content.starts_with('#') || content.trim().is_empty() {
        return None;
    }
    let item = content.strip_prefix("- ");
    let content = item.unwrap_or(content);
    let from = at + indent + if item.is_some() { 2 } else { 0 };
    let separator = content.find([':', '=']).filter(|&place| is_key(&content[..place], &content[place..]));
    let Some(separator) = separator else {
        // An item of a list, or the next line of a long value.
        let value = value_range(content, from);
        return (!list_key.is_empty() && !value.is_empty()).then_some(Field {
            key: *list_key,
            value,
            tokens: 0..0,
        });
    };
    let key = content[..separator].trim_end().trim_matches(['"', '\'']);
    let quote = usize::from(content.starts_with(['"', '\'']));
    *list_key = TextRange::from_usize(from + quote, from + quote + key.len());
    let value = value_range(&content[separator + 1..], from + separator + 1);
    Some(Field { key: *list_key, value, tokens: 0..0 })
}

/// True when what stands before the separator is a key and not the beginning of a sentence or a web address.
fn is_key(key: &str, rest: &str) -> bool {
    let key = key.trim().trim_matches(['"', '\'']);
    let spaced = rest.starts_with('=') || rest.len() == 1 || rest[1..].starts_with([' ', '\t', '\n', '\r']);
    spaced
        && !key.is_empty()
        && key.len() <= 40
        && key.split_whitespace().count() <= 4
        && !key.contains(['.', ','])
}

fn value_range(raw: &str, at: usize) -> TextRange {
    let mut value = raw.trim();
    let mut from = at + (raw.len() - raw.trim_start().len());
    if let Some(comment) = value.find(" #").filter(|_| !value.starts_with(['"', '\''])) {
        value = value[..comment].trim_end();
    }
    if value.starts_with('#')
        || matches!(value, "|" | ">" | "|-" | ">-" | "\"\"" | "''" | "~" | "null" | "[]")
    {
        return TextRange::from_usize(from, from);
    }
    for quote in ['"', '\''] {
        if value.len() >= 2 && value.starts_with(quote) {
            value = value[1..].split(quote).next().unwrap_or_default();
            from += 1;
        }
    }
    TextRange::from_usize(from, from + value.len())
}

#[cfg(test)]
mod tests {
    use super::read;

    fn fields(text: &str) -> (Vec<(String, String)>, usize) {
        let (fields, body) = read(text);
        let pairs =
            fields.iter().map(|field| (field.key.of(text).to_owned(), field.value.of(text).to_owned()));
        (pairs.collect(), body)
    }

    #[test]
    fn values_keep_their_places() {
        let text = "---\ntitle: \"Baker, nights\"\nplaces:\n  - Leeds\n  - York\nclosed: # none\n---\nBody";
        let (pairs, body) = fields(text);
        let expected = [
            ("title", "Baker, nights"),
            ("places", ""),
            ("places", "Leeds"),
            ("places", "York"),
            ("closed", ""),
        ];
        assert_eq!(pairs, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
        assert_eq!(&text[body..], "Body");
    }

    #[test]
    fn toml_is_read_and_an_open_fence_is_no_front_matter() {
        assert_eq!(fields("+++\ntitle = 'Cook'\n+++\n").0, [("title".to_owned(), "Cook".to_owned())]);
        assert_eq!(fields("---\nA line\n"), (Vec::new(), 0));
        assert_eq!(fields("No fence\n---\n"), (Vec::new(), 0));
    }
}
