//! Bad ideas that are files of another format. In: nothing. Out: [`Input`]s of HTML, JSON and documents of Word.

use std::io::{Cursor, Write};

use jdlint_formats::FileKind::{Docx, Html, Json};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::Input;

const HTML: &[(&str, &str)] = &[
    ("paragraphs", "<p>a</p>"),
    ("open paragraphs", "<p>"),
    ("open elements", "<div>"),
    ("open lists", "<ul><li>"),
    ("items", "<li>a"),
    ("open headings", "<h1>"),
    ("headings", "<h2>Requirements</h2>"),
    ("open tables", "<table><tr><td>"),
    ("rows", "<tr><td>a"),
    ("open emphasis", "<b><i>"),
    ("emphasis across", "<b><i>a</b></i>"),
    ("paragraphs in emphasis", "<b><p>a</b>"),
    ("open links", "<a href=x>"),
    ("links", "<a href=https://a.example>a</a>"),
    ("attributes", "<p a b c d "),
    ("long attributes", "<p title=\""),
    ("styles", "<p style=\"color:red;"),
    ("lists of Word", "<p style='mso-list:l0 level1 lfo1'>a</p>"),
    ("comments", "<!-- a -->"),
    ("open comments", "<!--"),
    ("scripts", "<script>a</script>"),
    ("open scripts", "<script>"),
    ("job data", "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"a\"}</script>"),
    ("open styles", "<style>"),
    ("templates", "<template>"),
    ("entities", "&amp;"),
    ("open entities", "&a"),
    ("numeric entities", "&#65;"),
    ("closing tags", "</p>"),
    ("definitions", "<dl><dt>a<dd>b"),
    ("breaks", "<br>"),
    ("preformatted", "<pre>"),
    ("options", "<select><option>"),
    ("SVG", "<svg><g>"),
    ("maths", "<math><mi>"),
    ("forms", "<form>"),
    ("text", "We bake bread. "),
    ("blanks", " "),
    ("orders to jdlint", "<!-- jdlint-disable-line cliche --><p>rockstar</p>"),
    ("stars in text", "<p>*a* [b](c) `d`</p>"),
];

pub(super) fn inputs() -> Vec<Input> {
    let html = HTML.iter().map(|&(name, signs)| Input::again(format!("HTML: {name}"), Html, signs));
    html.chain(json()).chain(documents()).collect()
}

fn json() -> Vec<Input> {
    let sized = |name: &str, make| Input::sized(format!("JSON: {name}"), Json, make);
    vec![
        sized("arrays in arrays", |size| "[".repeat(size).into_bytes()),
        sized("closed arrays in arrays", |size| {
            format!("{}{}", "[".repeat(size / 2), "]".repeat(size / 2)).into_bytes()
        }),
        sized("objects in objects", |size| "{\"a\":".repeat(size / 5).into_bytes()),
        sized("a graph of postings", |size| {
            let posting = "{\"@type\":\"JobPosting\",\"title\":\"a\"},";
            format!("{{\"@graph\":[{}1]}}", posting.repeat(size / posting.len())).into_bytes()
        }),
        sized("members", |size| posting("a", &"\"a\":1,".repeat(size / 6))),
        sized("a description of escapes", |size| posting(&"\\u0041".repeat(size / 6), "")),
        sized("a description of line breaks", |size| posting(&"a\\n".repeat(size / 3), "")),
        sized("a description of elements", |size| posting(&"<p>a</p>".repeat(size / 8), "")),
        sized("a description of escaped HTML", |size| posting(&"&lt;b&gt;".repeat(size / 9), "")),
        sized("a description of open elements", |size| posting(&"<div>".repeat(size / 5), "")),
        sized("a long number", |size| posting("a", &format!("\"b\":{},", "1".repeat(size)))),
    ]
}

fn posting(description: &str, members: &str) -> Vec<u8> {
    format!("{{\"@type\":\"JobPosting\",{members}\"title\":\"a\",\"description\":\"{description}\"}}")
        .into_bytes()
}

fn documents() -> Vec<Input> {
    let sized = |name: &str, make| Input::sized(format!("DOCX: {name}"), Docx, make);
    vec![
        sized("paragraphs", |size| document(&"<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(size / 33))),
        sized("runs", |size| {
            document(&format!("<w:p>{}</w:p>", "<w:r><w:t>a</w:t></w:r>".repeat(size / 23)))
        }),
        sized("tables in tables", |size| document(&"<w:tbl><w:tr><w:tc>".repeat(size / 19))),
        sized("rows", |size| {
            let row = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>";
            document(&format!("<w:tbl>{}</w:tbl>", row.repeat(size / row.len())))
        }),
        sized("blanks that unpack without end", |size| document(&" ".repeat(size))),
        sized("entities", |size| {
            document(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "&amp;".repeat(size / 5)))
        }),
        sized("entities of entities", |size| {
            let entity = |at: usize| format!("<!ENTITY a{at} \"&a{};&a{};\">", at + 1, at + 1);
            let bomb: String = (0..size / 40).map(entity).collect();
            packed(
                &format!(
                    "<!DOCTYPE w [{bomb}]><w:document><w:body><w:p><w:r><w:t>&a0;</w:t></w:r></w:p></w:body></w:document>"
                ),
                &[],
            )
        }),
        sized("parts", |size| {
            let parts: Vec<_> = (0..size / 100).map(|at| format!("word/{at}.xml")).collect();
            packed("<w:document/>", &parts)
        }),
    ]
}

fn document(body: &str) -> Vec<u8> {
    let names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    packed(&format!("<w:document xmlns:w=\"{names}\"><w:body>{body}</w:body></w:document>"), &[])
}

/// A package with that main part, and with empty parts of these names.
fn packed(main: &str, others: &[String]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut write = |name: &str, content: &str| {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part begins");
        zip.write_all(content.as_bytes()).expect("memory takes all");
    };
    write("[Content_Types].xml", "<Types/>");
    write("word/document.xml", main);
    for name in others {
        write(name, "");
    }
    zip.finish().expect("the package ends").into_inner()
}
