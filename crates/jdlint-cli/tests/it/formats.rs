//! Files that are read before they are linted: HTML, `JobPosting` JSON, Word documents. What is shown of them stands in
//! `tests/cmd/formats.trycmd`; here is what programs get, and Word documents, which are written here.

use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{folder, jdlint, json, stdout};

/// A document with a table and a list; the duty stands in its seventh paragraph.
pub(crate) fn document() -> Vec<u8> {
    let paragraph = |style: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("Normal", text));
    let body = [
        paragraph("Heading1", "Night nurse"),
        "<w:p/>".to_owned(),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Location"), cell("Leeds")),
        paragraph("Heading2", "Responsibilities"),
        paragraph("ListBullet", "Watch over twelve beds"),
        paragraph("ListBullet", "Other duties as assigned"),
    ];
    let names = [("Heading1", "heading 1"), ("Heading2", "heading 2"), ("ListBullet", "List Bullet")];
    let styles =
        names.map(|(id, name)| format!(r#"<w:style w:styleId="{id}"><w:name w:val="{name}"/></w:style>"#));
    let namespace = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
    let related =
        r#"<Relationships><Relationship Id="a" Type="x/styles" Target="styles.xml"/></Relationships>"#;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        (
            "word/document.xml",
            format!("<w:document {namespace}><w:body>{}</w:body></w:document>", body.concat()),
        ),
        ("word/styles.xml", format!("<w:styles {namespace}>{}</w:styles>", styles.concat())),
        ("word/_rels/document.xml.rels", related.to_owned()),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn duty(folder: &Path, file: &str) -> (Value, Value) {
    let (output, _) = json(folder, &["check", "--format=json", "--only=catch-all-duty", file]);
    let file = output["files"][0].clone();
    assert_eq!(file["findings"].as_array().map(Vec::len), Some(1), "{output}");
    (file["findings"][0].clone(), file)
}

#[test]
fn a_finding_in_a_document_names_its_paragraph() {
    let folder = folder(&[("nurse.docx", &document())]);
    let (found, file) = duty(folder.path(), "nurse.docx");
    assert_eq!(file["positions"], "converted");
    assert_eq!(found["paragraph"], json!({ "number": 7, "text": "Other duties as assigned" }));
    assert_eq!(found["fixes"], json!([]), "an edit of the text is none of the document");
    let (outline, _) = json(folder.path(), &["outline", "--format=json", "nurse.docx"]);
    assert_eq!(outline["files"][0]["title"]["text"], "Night nurse");
    assert_eq!(outline["files"][0]["facts"]["locations"], json!(["Leeds"]));
}

#[test]
fn people_read_paragraphs_of_a_document() {
    let folder = folder(&[("nurse.docx", &document())]);
    let output =
        jdlint(folder.path()).args(["check", "-q", "--only=catch-all-duty", "nurse.docx"]).output().unwrap();
    let shown =
        " --> nurse.docx, paragraph 7\n  |\n7 | - Other duties as assigned\n  |   ^^^^^^^^^^^^^^^^^^^^^^^^\n";
    assert!(stdout(&output).contains(shown), "{}", stdout(&output));
    let output = jdlint(folder.path()).args(["outline", "nurse.docx"]).output().unwrap();
    assert!(stdout(&output).contains("Night nurse (paragraph 1)"), "{}", stdout(&output));
}

#[test]
fn a_document_is_known_by_its_content_on_standard_input() {
    let folder = folder(&[]);
    let mut child = jdlint(folder.path())
        .args(["check", "--format=json", "--only=catch-all-duty", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&document()).unwrap();
    let output = child.wait_with_output().unwrap();
    let output: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output["files"][0]["findings"][0]["paragraph"]["number"], 7, "{output}");
}

#[test]
fn places_and_fixes_of_pages_and_data_are_those_of_the_file() {
    let page = "<h1>Cook</h1>\r\n<h2>Duties</h2><ul>\r\n<li>Fry fish &amp; chips</li><li>Other duties as assigned</li></ul>";
    let data = r#"{"@type":"JobPosting","title":"Caf\u00e9 cook","description":"<h2>Duties<\/h2><ul><li>Fry<li>Other duties as assigned"}"#;
    let folder = folder(&[("cook.html", page.as_bytes()), ("cook.json", data.as_bytes())]);
    for (name, source) in [("cook.html", page), ("cook.json", data)] {
        let (found, file) = duty(folder.path(), name);
        let offset = |place: &Value| usize::try_from(place["offset"].as_u64().unwrap()).unwrap();
        let range = |range: &Value| &source[offset(&range["start"])..offset(&range["end"])];
        assert_eq!(
            (range(&found["range"]), &file["positions"]),
            ("Other duties as assigned", &json!("file"))
        );
        assert_eq!(found["paragraph"], Value::Null);
        let edits =
            found["fixes"].as_array().unwrap().iter().flat_map(|fix| fix["edits"].as_array().unwrap());
        for edit in edits {
            assert!(
                source.contains(range(&edit["range"])) && !edit["insert"].as_str().unwrap().contains('\n')
            );
        }
    }
}

#[test]
fn a_fix_that_would_need_tags_is_not_offered_in_a_page() {
    let text = "# Cook\n\n## Duties\n\n- Fry fish for two hundred guests\n- Clean the kitchen every night\n";
    let page = "<h1>Cook</h1><h2>Duties</h2><ul><li>Fry fish for two hundred guests</li><li>Clean the kitchen every night</li></ul>";
    let folder = folder(&[("cook.md", text.as_bytes()), ("cook.html", page.as_bytes())]);
    let fixes = |name: &str| {
        let (output, _) =
            json(folder.path(), &["check", "--format=json", "--only=missing-requirements", name]);
        output["files"][0]["findings"][0]["fixes"].as_array().unwrap().len()
    };
    assert!(fixes("cook.md") > 0, "a section of several lines is offered");
    assert_eq!(fixes("cook.html"), 0);
}

#[test]
fn outputs_of_all_formats_keep_to_the_schema() {
    let page = b"<h1>Cook</h1><p>Other duties as assigned</p>";
    let folder = folder(&[("a.docx", &document()), ("a.html", page), ("a.json", b"{")]);
    let (schemas, _) = json(folder.path(), &["schema"]);
    for verb in ["check", "outline"] {
        let (output, status) = json(folder.path(), &[verb, "--format=json", "a.docx", "a.html", "a.json"]);
        assert_eq!((status, &output["errors"][0]["code"]), (Some(2), &json!("broken")));
        let validator = jsonschema::validator_for(&schemas[verb]).unwrap();
        let wrong: Vec<_> = validator.iter_errors(&output).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{verb}: {wrong:#?}");
    }
}
