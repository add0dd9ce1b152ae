//! Word documents, which the tests write themselves.

use std::io::{Cursor, Write};

use jdlint_formats::{FileKind, Origin, Posting, Refusal, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#;

/// German style ids, as a German Word writes them.
const STYLES: &str = r#"
    <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
    <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Haus"><w:name w:val="House heading"/><w:basedOn w:val="berschrift1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Umriss"><w:name w:val="Outlined"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Punkte"><w:name w:val="List Bullet 2"/></w:style>
    <w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"#;

const NUMBERING: &str = r#"
    <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
    <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>"#;

fn bytes_of(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn part(root: &str, content: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {NAMESPACES}>{content}</w:{root}>"#
    )
}

fn document_bytes(body: &str) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = |list: &[(&str, &str, &str)]| {
        let one = |(id, last, target): &(&str, &str, &str)| {
            format!(r#"<Relationship Id="{id}" Type="{kind}/{last}" Target="{target}"/>"#)
        };
        let list = list.iter().map(one).collect::<Vec<_>>().concat();
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{list}</Relationships>"#
        )
    };
    bytes_of(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &rels(&[("rId1", "officeDocument", "word/document.xml")])),
        (
            "word/_rels/document.xml.rels",
            &rels(&[
                ("rId1", "styles", "styles.xml"),
                ("rId2", "numbering", "/word/numbering.xml"),
                ("rId3", "footnotes", "footnotes.xml"),
                ("rId9", "hyperlink", "https://bakery.example/jobs?a=1&amp;b=2"),
            ]),
        ),
        ("word/document.xml", &part("document", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml", &part("styles", STYLES)),
        ("word/numbering.xml", &part("numbering", NUMBERING)),
        ("word/header1.xml", &part("hdr", &p("Page of Sample Bakery"))),
        (
            "word/footnotes.xml",
            &part(
                "footnotes",
                &format!(
                    r#"<w:footnote w:type="separator" w:id="-1">{}</w:footnote><w:footnote w:id="1">{}</w:footnote>"#,
                    p("separator"),
                    p("Before tax.")
                ),
            ),
        ),
    ])
}

fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/><w:rPr><w:b/></w:rPr></w:pPr>{}</w:p>"#, r(text))
}

fn item(level: u8, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr>{}</w:p>"#,
        r(text)
    )
}

fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn posting(body: &str) -> Posting {
    read(document_bytes(body), FileKind::Docx).unwrap_or_else(|refusal| panic!("{}", refusal.message))
}

fn text(body: &str) -> String {
    // Every document ends with its footnote.
    posting(body).text.strip_suffix("\n\nBefore tax.\n").unwrap().to_owned()
}

fn refusal(bytes: Vec<u8>) -> Refusal {
    read(bytes, FileKind::Docx).unwrap_err()
}

#[test]
fn headings_are_known_by_name_by_ancestry_and_by_outline() {
    let body = [
        styled("Titel", "Baker"),
        styled("berschrift1", "Duties"),
        styled("Haus", "Pay"),
        styled("Umriss", "Bonus"),
    ];
    assert_eq!(text(&body.concat()), "# Baker\n\n## Duties\n\n## Pay\n\n### Bonus");
    let direct = r#"<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Baker</w:t></w:r></w:p>"#;
    assert_eq!(text(direct), "# Baker");
}

#[test]
fn lists_have_their_depth_and_their_numbers() {
    let body = [
        item(0, "Bake"),
        item(1, "rye"),
        item(1, "wheat"),
        item(0, "Sell"),
        item(1, "shop"),
        styled("Punkte", "by style"),
    ];
    assert_eq!(text(&body.concat()), "- Bake\n  1. rye\n  2. wheat\n- Sell\n  1. shop\n  - by style");
    let off =
        r#"<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>none</w:t></w:r></w:p>"#;
    assert_eq!(text(off), "none");
}

#[test]
fn runs_breaks_tabs_and_links() {
    let body = r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Sal</w:t></w:r><w:r><w:rPr><w:b w:val="1"/></w:rPr><w:t>ary:</w:t></w:r>
        <w:r><w:tab/><w:t xml:space="preserve">12 &#8364; &amp; tips </w:t></w:r><w:r><w:rPr><w:b w:val="0"/><w:i/></w:rPr><w:t>each</w:t></w:r>
        <w:r><w:t xml:space="preserve"> hour</w:t><w:br/><w:t>Co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/></w:r>
        <w:r><w:rPr><w:rStyle w:val="Fett"/></w:rPr><w:t xml:space="preserve"> now</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>
        <w:hyperlink r:id="rId9"><w:r><w:t xml:space="preserve"> Apply</w:t></w:r></w:hyperlink></w:p>"#;
    assert_eq!(
        text(body),
        "**Salary:**\t12 € & tips *each* hour  \nCo-op **now** [Apply](https://bakery.example/jobs?a=1&b=2)"
    );
    assert_eq!(
        text(r#"<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/><w:t>Bake</w:t></w:r></w:p>"#),
        "•\tBake"
    );
}

#[test]
fn tracked_changes_read_as_accepted() {
    let body = format!(
        "<w:p><w:ins>{}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom>{}</w:moveFrom></w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}",
        r("new"),
        r("gone"),
        r("One "),
        p("sentence.")
    );
    assert_eq!(text(&body), "new\n\nOne sentence.");
}

#[test]
fn tables_controls_and_text_boxes() {
    let cell = |content: &str| format!("<w:tc><w:tcPr/>{content}</w:tc>");
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell(&p("Hours")),
        cell(&p("40")),
        cell(&p("Pay")),
        cell("<w:p/>")
    );
    assert_eq!(text(&table), "| Hours | 40 |\n| --- | --- |\n| Pay |  |");
    let layout = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell(&styled("berschrift1", "Duties")),
        cell(&item(0, "Bake"))
    );
    assert_eq!(text(&layout), "# Duties\n\n- Bake");
    let control = format!(
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p("In a control")
    );
    assert_eq!(text(&control), "In a control");
    let boxed = |inner: &str| format!("<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>");
    let shape = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice><w:drawing>{}</w:drawing></mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
        r("Around "),
        boxed(&p("In the box")),
        boxed(&p("In the box")),
        r("it.")
    );
    assert_eq!(text(&shape), "Around it.\n\nIn the box");
}

#[test]
fn a_place_has_the_number_and_the_text_of_its_paragraph() {
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("Hours"), p("40"));
    let posting = posting(&format!("{}<w:p/>{table}{}", styled("Titel", "Baker"), p("Other duties")));
    let Origin::Paragraphs(paragraphs) = &posting.origin else { panic!("no paragraphs") };
    let number = |words: &str| {
        let (number, range) = paragraphs.at(posting.text.find(words).unwrap() as u32).unwrap();
        assert!(posting.text[range].contains(words));
        number
    };
    assert_eq!(["Baker", "Hours", "Other duties", "Before tax"].map(number), [1, 3, 5, 6]);
}

#[test]
fn another_prefix_and_the_strict_edition_are_read() {
    let text = r#"<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:r><ns0:t>Baker</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>"#;
    let bytes = bytes_of(&[("word/document.xml", text)]);
    assert_eq!(read(bytes.clone(), FileKind::Docx).unwrap().text, "Baker\n");
    assert_eq!(read(bytes, FileKind::PlainText).unwrap().kind, FileKind::Docx, "told by its content");
}

#[test]
fn broken_documents_are_refused_with_the_reason() {
    let whole = document_bytes(&p("Baker"));
    let message = refusal(whole[..whole.len() / 2].to_vec()).message;
    assert!(message.contains("zip archive is damaged"), "{message}");
    assert!(refusal(bytes_of(&[("a.txt", "x")])).message.contains("holds no word/document.xml"));
    let torn = bytes_of(&[("word/document.xml", "<w:document><w:body><w:p>")]);
    assert!(refusal(torn).message.contains("its XML"), "torn");
    let own = format!("<!DOCTYPE d [<!ENTITY a \"{}\">]><w:document/>", "ha".repeat(10));
    assert!(refusal(bytes_of(&[("word/document.xml", &own)])).message.contains("declares entities"));
    assert_eq!(refusal(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec()).code, "binary");
    assert_eq!(refusal(bytes_of(&[("word/document.xml", "<w:document/>")])).code, "empty");
}

#[test]
fn bombs_do_not_go_off() {
    let flood = " ".repeat(70 << 20);
    let bytes = bytes_of(&[("word/document.xml", &part("document", &flood))]);
    assert!(bytes.len() < 1 << 20, "a small file");
    let refused = refusal(bytes);
    assert_eq!(refused.code, "too-large");
    assert!(refused.message.contains("64 MiB"), "{}", refused.message);
    let deep = bytes_of(&[("word/document.xml", &part("document", &"<w:sdt>".repeat(100_000)))]);
    assert!(refusal(deep).message.contains("more than 1000 deep"));
    let tables = "<w:tbl><w:tr><w:tc>".repeat(300);
    assert!(
        refusal(bytes_of(&[("word/document.xml", &part("document", &tables))]))
            .message
            .contains("more than 256 deep")
    );
}
