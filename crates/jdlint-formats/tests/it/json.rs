//! `JobPosting` JSON and JSON-LD.

use jdlint_formats::{FileKind, Origin, read_text};

use crate::support::{markdown, refusal};

const FULL: &str = r#"{
  "@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, {
    "@type": ["JobPosting"], "title": "Records Clerk \u2013 nights",
    "description": "<h2>Duties</h2>\n<ul><li>File 200 permits a week<\/li><li>Keep \"errors\" at 1 % &amp; below</li></ul>",
    "datePosted": "2026-11-01", "validThrough": "2026-12-31T23:59", "employmentType": ["FULL_TIME", "TEMPORARY"],
    "hiringOrganization": {"@type": "Organization", "name": "Sample County"},
    "jobLocation": [{"@type": "Place", "address": {"addressLocality": "Sampleton", "addressRegion": "IA",
      "addressCountry": {"name": "US"}}}],
    "baseSalary": {"currency": "USD", "value": {"minValue": 41000, "maxValue": 43000, "unitText": "YEAR"}},
    "workHours": "40 a week", "qualifications": "You type.\n\n- 40 words a minute", "skills": ["Typing", "Filing"]
  }]
}"#;

#[test]
fn a_posting_reads_as_people_write_them() {
    assert_eq!(
        markdown(FULL, FileKind::Json),
        "# Records Clerk – nights\n\n**Employer:** Sample County\n\n**Location:** Sampleton, IA, US\n\n\
         **Employment type:** Full-time, Temporary\n\n**Working hours:** 40 a week\n\n\
         **Salary:** USD 41000 - 43000 per year\n\n**Posted:** 2026-11-01\n\n**Apply by:** 2026-12-31\n\n\
         ## Duties\n\n- File 200 permits a week\n- Keep \"errors\" at 1 % & below\n\n## Requirements\n\nYou type.\n\n\
         - 40 words a minute\n\n## Skills\n\n- Typing\n- Filing\n"
    );
}

#[test]
fn places_lead_into_the_strings_of_the_file() {
    let posting = read_text(FULL.to_owned(), FileKind::Json).unwrap();
    let Origin::Source { source, map } = &posting.origin else { panic!("no source") };
    let back = |words: &str| {
        let start = posting.text.find(words).unwrap();
        &source[map.to_source(start..start + words.len())]
    };
    assert_eq!(back("Clerk – nights"), "Clerk \\u2013 nights");
    assert_eq!(back("Keep \"errors\" at"), "Keep \\\"errors\\\" at");
    assert_eq!(back("% & below"), "% &amp; below");
    assert_eq!(back("40 a week"), "40 a week");
    assert_eq!(back("40 words"), "40 words");
    assert!(back("Full-time, Temporary").starts_with("[\"FULL_TIME\""));
}

#[test]
fn descriptions_come_as_html_as_escaped_html_or_as_text() {
    let with = |description: &str| {
        let value = format!(r#"{{"title":"Cook","description":"{description}"}}"#);
        markdown(&value, FileKind::Json)
    };
    assert_eq!(with("<p>Fry <b>fish<\\/b>"), "# Cook\n\nFry **fish**\n");
    assert_eq!(with("&lt;p&gt;Fish &amp;amp; chips&lt;/p&gt;"), "# Cook\n\nFish & chips\n");
    assert_eq!(
        with("Duties:\\n- Fry fish\\n- Clean\\n\\nApply by 5 < 6"),
        "# Cook\n\nDuties:  \n- Fry fish  \n- Clean\n\nApply by 5 < 6\n"
    );
}

#[test]
fn other_json_is_refused_with_the_reason() {
    let of = |text: &str| refusal(text, FileKind::Json);
    assert_eq!((of("{").code, of("[1, 2]").code, of("[]").code), ("broken", "no-posting", "no-posting"));
    assert!(
        of("{\n  \"title\" 1}").message.contains("line 2 column 11"),
        "{}",
        of("{\n  \"title\" 1}").message
    );
    let one = r#"{"@type":"JobPosting","title":"Cook","description":"Fry."}"#;
    assert!(of(&format!("[{one},{one}]")).message.contains("2 postings"));
    assert_eq!(of(&"[".repeat(100_000)).code, "broken");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(of(&deep).code, "no-posting");
    assert_eq!(of(r#"{"@type":"JobPosting"}"#).code, "empty");
}
