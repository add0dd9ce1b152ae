//! What holds for every file. In: random bytes, and files put together from what breaks readers.

use jdlint_formats::{FileKind, Origin, convert, read, read_text};
use proptest::prelude::*;

const TEXT: &[&str] = &[
    "Bake",
    " ",
    "\n",
    "\r\n",
    "\t",
    "é",
    "👩‍💻",
    "&amp;",
    "&",
    "&#x1F600;",
    "&nbsp",
    "\u{ad}",
    "\u{a0}",
    "職務",
    "|",
    "```",
    "<",
    ">",
    "\\",
    "\"",
    "---",
    "1. ",
    "- ",
    "\u{feff}",
    "\0",
];

const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<ul>",
    "</ul>",
    "<ol start=9>",
    "</ol>",
    "<li>",
    "</li>",
    "<b>",
    "</b>",
    "<i style='font-style:normal'>",
    "</i>",
    "<a href=https://a.example>",
    "</a>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<h2>",
    "</h2>",
    "<br>",
    "<hr>",
    "<pre>",
    "</pre>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<header>",
    "</header>",
    "<nav>",
    "</nav>",
    "<main>",
    "<svg/>",
    "<div hidden>",
    "</div>",
    "<!-- jdlint-disable -->",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<script type='application/ld+json'>",
    "<style>",
    "</",
    "{\"@type\":\"JobPosting\",\"title\":\"Cook\"}",
    "<![CDATA[",
    "<textarea>",
    "<title>",
];

fn soup() -> impl Strategy<Value = String> {
    let part = prop_oneof![3 => prop::sample::select(TEXT), 4 => prop::sample::select(TAGS)];
    prop::collection::vec(part, 0..120).prop_map(|parts| parts.concat())
}

/// Every place of the text leads to a place of the source: on borders of characters, in order, and where the bytes are
/// said to be the same they are.
fn check_map(source: &str, kind: FileKind) -> Result<(), TestCaseError> {
    let Ok(posting) = read_text(source.to_owned(), kind) else { return Ok(()) };
    let Origin::Source { source, map } = &posting.origin else { return Ok(()) };
    let body = posting.body();
    let mut last = 0;
    for (at, sign) in body.char_indices() {
        let range = at..at + sign.len_utf8();
        let place = map.to_source(range.clone());
        prop_assert!(source.get(place.clone()).is_some(), "{:?} of {:?}", place, source);
        // Data of search engines and the page's title are read out of turn.
        if kind == FileKind::Html && posting.text == body && !source.contains("<title>") {
            prop_assert!(last <= place.start, "{:?} goes back to {:?}", sign, place);
            last = place.start;
        }
        if let Some(same) = map.same_bytes(&range) {
            prop_assert_eq!(&source[same.clone()], &body[range]);
            prop_assert_eq!(same, place);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn html_leads_back_to_its_source(source in soup()) {
        check_map(&source, FileKind::Html)?;
    }

    #[test]
    fn json_leads_back_to_its_source(description in soup(), title in soup()) {
        let quoted = |text: &str| {
            let escaped: String = text.chars().map(|sign| match sign {
                '"' | '\\' => format!("\\{sign}"),
                '👩' => "\\ud83d\\uDC69".to_owned(),
                sign if sign.is_control() => format!("\\u{:04x}", u32::from(sign)),
                sign => sign.to_string(),
            }).collect();
            format!("\"{escaped}\"")
        };
        let source = format!(r#"{{"@type":"JobPosting","title":{},"description":{}}}"#, quoted(&title), quoted(&description));
        check_map(&source, FileKind::Json)?;
    }

    #[test]
    fn no_bytes_break_a_reader(bytes in prop::collection::vec(any::<u8>(), 0..300), start in 0..6usize) {
        let starts: [&[u8]; 6] = [b"", b"PK\x03\x04", b"\xFF\xFE", b"<ul><li>", b"{\"title\":", b"<!--"];
        let bytes = [starts[start], &bytes[..]].concat();
        for kind in [FileKind::Markdown, FileKind::PlainText, FileKind::Html, FileKind::Json, FileKind::Docx] {
            let _ = read(bytes.clone(), kind);
            if let Ok((posting, _)) = convert(&bytes, kind) {
                prop_assert!(!posting.body().trim().is_empty());
            }
        }
    }
}
