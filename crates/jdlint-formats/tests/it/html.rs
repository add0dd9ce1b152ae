//! HTML pages and fragments.

use jdlint_formats::{FileKind, Origin, read_text};

use crate::support::{markdown, refusal};

fn html(source: &str) -> String {
    markdown(source, FileKind::Html)
}

#[test]
fn headings_paragraphs_and_nested_lists() {
    let page = "<!DOCTYPE html><html><head><title>Baker | Sample Bakery</title><style>p{}</style></head><body>\
        <h1>Baker,\n   nights</h1><p>We bake <b>bread</b> and <em>cakes</em>.</p><h2><b>Duties</b></h2>\
        <ul><li>Bake<ul><li>rye</li><li><p>wheat</p></li></ul></li><li>Sell</li></ul>\
        <ol start=3><li>Third<li>Fourth</ol></body></html>";
    assert_eq!(
        html(page),
        "# Baker, nights\n\nWe bake **bread** and *cakes*.\n\n## Duties\n\n- Bake\n  - rye\n  - wheat\n- Sell\n\
         3. Third\n4. Fourth\n"
    );
}

#[test]
fn soup_on_one_line_has_good_blocks() {
    let soup = "<div><div><span>Baker</span></div><div>Location: Leeds<br>Pay: &pound;14 an hour<br><br>\
        <strong>What you do</strong><br>&bull; Bake bread<br>&bull; Sell bread</div><div><p>Apply by mail</div></div>";
    assert_eq!(
        html(soup),
        "Baker\n\nLocation: Leeds  \nPay: £14 an hour\n\n**What you do**  \n• Bake bread  \n• Sell bread\n\nApply by mail\n"
    );
}

#[test]
fn tables_hold_data_or_lay_out_the_page() {
    let data = "<table><tr><th>Pay</th><td>14 | 15 pounds</td></tr><tr><td>Hours<td>40</table>";
    assert_eq!(html(data), "| Pay | 14 \\| 15 pounds |\n| --- | --- |\n| Hours | 40 |\n");
    let layout = "<table><tr><td><h2>Duties</h2><ul><li>Bake</ul></td><td><table><tr><td>Pay<td>14</table></td></tr></table>";
    assert_eq!(html(layout), "## Duties\n\n- Bake\n\n| Pay | 14 |\n| --- | --- |\n");
    assert_eq!(html("<table><tr><td>One<td><p>Two<p>Three</table>"), "One\n\nTwo\n\nThree\n");
}

#[test]
fn definitions_are_labels_or_headings() {
    let short = "<dl><dt>Pay</dt><dd>14 pounds</dd><dt>Tasks:<dd>Bake<dd>Sell</dl>";
    assert_eq!(html(short), "**Pay**: 14 pounds\n\n**Tasks:**\n\nBake\n\nSell\n");
}

#[test]
fn what_is_no_part_of_the_posting_is_left_out() {
    let page = "<header><a href=/>Sample Bakery</a> <a href=/jobs>Jobs</a></header><nav>Home Shop</nav>\
        <main><header><h1>Baker</h1></header><p>Bake bread.<p hidden>Draft<p style='color:red; display: none'>Old\
        <svg><text>drawn</text></svg><script>var a = '<p>no</p>';</script><template>t</template></main>\
        <footer>© 2026 Sample Bakery</footer>";
    assert_eq!(html(page), "# Baker\n\nBake bread.\n");
    let fragment = "<footer><p>We welcome everybody. <a href='https://a.example'>More</a></p></footer>";
    assert_eq!(html(fragment), "We welcome everybody. [More](https://a.example)\n", "that is of the posting");
    assert_eq!(html("<header><h1>Baker</h1><a href=/>Home</a></header>"), "# Baker\n\nHome\n");
}

#[test]
fn emphasis_never_tears_a_word_and_ends_with_its_paragraph() {
    assert_eq!(html("<p><b>D</b>uties and <b> tasks </b>here"), "Duties and **tasks** here\n");
    assert_eq!(html("<p><b>Open<p>next"), "**Open**\n\nnext\n");
    let docs = "<b style='font-weight:normal'><p><span style='font-weight:700'>Pay</span>: 14</p></b>";
    assert_eq!(html(docs), "**Pay**: 14\n");
}

#[test]
fn references_and_unseen_signs() {
    let source =
        "<p>R&amp;D&nbsp;&nbsp;lead &mdash; re&shy;spon\u{200b}sible, 5&nbsp;&lt;&nbsp;6, &lt;b&gt; &#8364;9";
    assert_eq!(html(source), "R&D lead — responsible, 5 < 6, \\<b> €9\n");
}

#[test]
fn text_cannot_pass_for_orders_to_jdlint_or_for_code() {
    assert_eq!(
        html("<p>&lt;!-- jdlint-disable --&gt;<p>```<p>-----"),
        "\\<!-- jdlint-disable -->\n\n\\```\n\n* * *\n"
    );
}

#[test]
fn comments_for_jdlint_stay_where_they_belong() {
    let page = "<!-- a note --><ul>\n<!-- jdlint-disable-next-line catch-all-duty -->\n<li>Ad hoc duties</li>\n\
        <li><!-- jdlint-disable-line own-word -->Synergy</li><li>More <!-- jdlint-disable-line --></li></ul>";
    assert_eq!(
        html(page),
        "<!-- jdlint-disable-next-line catch-all-duty -->\n- Ad hoc duties\n- Synergy <!-- jdlint-disable-line own-word -->\n\
         - More <!-- jdlint-disable-line -->\n"
    );
}

#[test]
fn places_lead_back_to_the_page() {
    let page = "<h1>Fish &amp; chips</h1>\r\n<ul><li>Fry  the\r\n  fish</li></ul>";
    let posting = read_text(page.to_owned(), FileKind::Html).unwrap();
    let Origin::Source { source, map } = &posting.origin else { panic!("no source") };
    let back = |words: &str| {
        let start = posting.text.find(words).unwrap();
        &source[map.to_source(start..start + words.len())]
    };
    assert_eq!(back("Fish & chips"), "Fish &amp; chips");
    assert_eq!(back("chips"), "chips");
    assert_eq!(back("Fry the fish"), "Fry  the\r\n  fish");
    assert_eq!(back("- Fry"), "Fry");
}

#[test]
fn data_stand_behind_the_text_and_speak_where_there_is_none() {
    let data = r#"<script type="application/ld+json">{"@type":"JobPosting","title":"Baker","description":"<p>You bake <b>rye</b> bread.</p>"}</script>"#;
    let empty = read_text(format!("{data}<div id=app></div>"), FileKind::Html).unwrap();
    assert_eq!(empty.body(), "# Baker\n\nYou bake **rye** bread.\n");
    assert!(empty.text.ends_with(&format!("{data}\n")));
    let words = "You bake bread every night. ".repeat(10);
    let full = read_text(format!("{data}<p>{words}</p>"), FileKind::Html).unwrap();
    assert_eq!(full.body().trim_end(), words.trim_end());
    assert!(full.text.contains("JobPosting"));
}

#[test]
fn the_title_of_the_page_tells_the_name_of_the_site() {
    let read = |title: &str, body: &str| html(&format!("<head><title>{title}</title></head>{body}"));
    for title in ["Baker | Sample Bakery", "Sample Bakery - Baker", "BAKER – Jobs – Sample Bakery"] {
        assert_eq!(read(title, "<h1>Baker</h1><p>Bake."), "# Baker\n\nSample Bakery\n\nBake.\n", "{title}");
    }
    assert_eq!(read("Baker", "<h1>Baker</h1>"), "# Baker\n");
    assert_eq!(read("Careers | Sample Bakery", "<h1>Baker</h1>"), "# Baker\n", "of another page, perhaps");
    assert_eq!(
        read("Baker | Sample Bakery", "<h1>Baker</h1><p>At Sample Bakery, you bake."),
        "# Baker\n\nAt Sample Bakery, you bake.\n"
    );
    assert_eq!(read("Baker", "<p>Bake."), "Baker\n\nBake.\n", "the only title there is");
}

#[test]
fn limits_are_named() {
    let deep = refusal(&"<ul><li>".repeat(100_000), FileKind::Html);
    assert_eq!(deep.code, "too-deep");
    assert!(deep.message.contains("more than 256 deep"), "{}", deep.message);
    assert_eq!(refusal("<p> <script>var a;</script>", FileKind::Html).code, "empty");
}

#[test]
fn soup_nested_without_end_costs_no_more_than_other_soup() {
    for tag in ["div", "span", "b", "p", "font", "a href=x", "section></section", "/ul", "/table", "li", "td"]
    {
        let page = format!("{}word", format!("<{tag}>").repeat(100_000));
        assert!(html(&page).contains("word"), "{tag}");
    }
}
