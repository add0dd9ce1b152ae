//! Bad ideas that are text. In: nothing. Out: [`Input`]s of Markdown and plain text.

use jdlint_formats::FileKind::{Markdown, PlainText};

use super::Input;

/// The same again and again, each as one line and each as many lines.
const SIGNS: &[(&str, &str)] = &[
    ("one letter", "a"),
    ("one digit", "1"),
    ("one capital", "A"),
    ("short words", "ab "),
    ("capitals", "ABC "),
    ("dollars", "$"),
    ("dollar amounts", "$1 "),
    ("ranges of dollars", "$1-$2 "),
    ("amounts without end", "1,000,"),
    ("numbers with points", "1.000."),
    ("numbers with dashes", "1-2-"),
    ("percents", "1% "),
    ("percents and words", "by 1% "),
    ("years", "5+ years "),
    ("years of experience", "5+ years of experience with Rust "),
    ("years in chains", "5 to 6 to "),
    ("dates", "1 June 2026, "),
    ("dates in figures", "2026-01-02 "),
    ("times", "9:00-17:00 "),
    ("emails", "a@b.example "),
    ("at signs", "a@"),
    ("points in hosts", "a.b."),
    ("addresses", "https://a.example/b "),
    ("schemes", "https://"),
    ("www", "www."),
    ("phones", "+44 20 7946 0000 "),
    ("entities", "&amp;"),
    ("numeric entities", "&#x41;"),
    ("ampersands", "&"),
    ("combining marks", "\u{301}"),
    ("letters with combining marks", "e\u{301}"),
    ("from right to left", "\u{202e}\u{5e9}\u{202c}"),
    ("zero width", "\u{200b}\u{200d}\u{feff}"),
    ("soft hyphens", "a\u{ad}"),
    ("emoji", "👩🏽‍🔬"),
    ("han", "漢字"),
    ("arabic words", "وظيفة "),
    ("zeros", "\0"),
    ("blanks", " "),
    ("no-break blanks", "\u{a0}"),
    ("tabs", "\t"),
    ("carriage returns", "\r"),
    ("less-than signs", "<"),
    ("less-than and letter", "<a "),
    ("greater-than signs", ">"),
    ("open tags", "<div>"),
    ("closing tags", "</div>"),
    ("attributes", "<a href=\"x\" "),
    ("open comments", "<!--"),
    ("comments", "<!-- a -->"),
    ("comment ends", "-->"),
    ("declarations", "<!a "),
    ("processing instructions", "<?a "),
    ("CDATA", "<![CDATA["),
    ("script tags", "<script>"),
    ("job data", "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"a\"}</script>"),
    ("open job data", "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\","),
    ("braces", "{"),
    ("double braces", "{{"),
    ("template words", "{{a}} "),
    ("template blocks", "{% if a %} "),
    ("dollar braces", "${a} "),
    ("square brackets", "["),
    ("closing brackets", "]"),
    ("insert brackets", "[insert "),
    ("links", "[a](b) "),
    ("open links", "[a](b"),
    ("nested links", "[a]("),
    ("images", "![a]("),
    ("references", "[a][b] "),
    ("footnotes", "[^1] "),
    ("parentheses", "("),
    ("pairs of parentheses", "(a) "),
    ("double quotes", "\""),
    ("quoted words", "\"a\" "),
    ("open quotes", "“a "),
    ("closing quotes", "a” "),
    ("apostrophes", "'"),
    ("curly apostrophes", "a’ "),
    ("backticks", "`"),
    ("backticks and letters", "`a``b```c"),
    ("backslashes", "\\"),
    ("stars", "*"),
    ("stars and letters", "*a **b "),
    ("closing stars", "a* a** "),
    ("emphasis of two kinds", "*a_ "),
    ("underscores", "_a "),
    ("tildes", "~"),
    ("bars", "|"),
    ("cells", "a | b | "),
    ("slashes", "a/b/"),
    ("alternatives", "a or b or "),
    ("lists of tools", "Python, Java, Rust, "),
    ("lists of commas", "a, b, "),
    ("commas", ","),
    ("full stops", "."),
    ("sentences", "A. "),
    ("sentences of two words", "We bake. "),
    ("colons", ":"),
    ("labels on one line", "Salary: TBD "),
    ("semicolons", "a; "),
    ("dashes", "-"),
    ("words with dashes", "a-b-"),
    ("en dashes", "–"),
    ("bullets in a line", "• a "),
    ("ellipses", "…"),
    ("hashes", "#"),
    ("hashes and letters", "# a "),
    ("equals", "="),
    ("plus", "+"),
    ("question marks", "? "),
    ("shouting", "WANTED!!! "),
    ("negations", "not "),
    ("preferences", "preferred "),
    ("pronouns", "he "),
    ("he or she", "he or she "),
    ("he/she", "he/she "),
    ("hype", "rockstar ninja "),
    ("places", "Leeds, London, New York, "),
    ("remote", "remote hybrid onsite "),
    ("degrees", "Bachelor's degree in economics "),
    ("certificates", "PMP, CISSP, CISA "),
    ("licences", "driver's license "),
    ("languages", "native English speaker "),
    ("outcomes", "improve customer satisfaction "),
    ("outcomes with targets", "increase sales by 5 % by June "),
    ("catch-alls", "other duties as assigned "),
    ("equal opportunities", "equal opportunity employer "),
    ("headings run in", "Requirements: a. "),
    ("glued words", "doingOur "),
    ("glued sentences", "rolls.Required "),
    ("German", "Wir suchen eine Bäckerin (m/w/d) "),
    ("capital words", "Acme Foods Limited "),
    ("of chains", "head of "),
    ("front matter marks", "---\n"),
    ("plus marks", "+++\n"),
    ("front matter", "title: a\n"),
    ("blank lines", "\n"),
    ("blank lines with CR", "\r\n"),
    ("bullets", "- a\n"),
    ("bullets without text", "-\n"),
    ("stars as bullets", "* a\n"),
    ("numbered", "1. a\n"),
    ("headings", "# a\n"),
    ("headings of requirements", "## Requirements\n"),
    ("headings with bullets", "## Requirements\n- a\n"),
    ("headings of all kinds", "## Duties\n- a\n## Requirements\n- b\n## Pay\n- $1\n## KPIs\n- 1%\n"),
    ("setext headings", "a\n=\n"),
    ("setext dashes", "a\n-\n"),
    ("bold lines", "**a**\n"),
    ("bold lines of requirements", "**Requirements**\n"),
    ("labels", "a:\n"),
    ("labels of pay", "Salary: TBD\n"),
    ("labels of place", "Location: Leeds\n"),
    ("regions of places", "We bake in Leeds, Ohio, and more. "),
    ("regions of one place", "Leeds, Ohio, Texas, Nova Scotia, "),
    ("titles", "Job Title: Senior Baker\n"),
    ("fences", "```\n"),
    ("fences of tildes", "~~~\n"),
    ("fences that grow", "````\n```\n"),
    ("quotes", "> a\n"),
    ("table rows", "| a | b |\n"),
    ("tables", "| a | b |\n|---|---|\n| c | d |\n\n"),
    ("heads of tables", "|---|---|\n"),
    ("definitions", "[a]: b\n"),
    ("footnote texts", "[^1]: a\n"),
    ("HTML blocks", "<div>\n"),
    ("HTML items", "<li>a</li>\n"),
    ("breaks", "a  \n"),
    ("rules", "***\n"),
    ("indented", "    a\n"),
    ("tasks", "- [ ] a\n"),
    ("suppressions of a line", "<!-- jdlint-disable-line missing-pay -->\n"),
    ("suppressions of the next line", "<!-- jdlint-disable-next-line cliche -->\na\n"),
    ("suppressions of the file", "<!-- jdlint-disable-file missing-pay -->\n"),
    ("suppressions on and off", "<!-- jdlint-disable cliche -->\n<!-- jdlint-enable cliche -->\n"),
    ("suppressions that stay open", "<!-- jdlint-disable cliche -->\n"),
    ("suppressions of unknown rules", "<!-- jdlint-disable cliches -->\n"),
    ("bullets of years", "- 5+ years of experience with Rust\n"),
    ("bullets of outcomes", "- Improve customer satisfaction\n"),
    ("bullets of wishes", "- French is a plus\n"),
    ("bullets of degrees", "- Bachelor's degree required\n"),
    ("lines of pay", "$90,000 to $70,000 a year\n"),
    ("lines of pronouns", "- He runs the kitchen\n"),
    ("measures", "- Uptime at or above 99.9 % each month\n"),
    ("company lines", "About us\nAcme Foods bakes.\n"),
    ("deadlines", "Apply by 1 June 2020\n"),
];

pub(super) fn inputs() -> Vec<Input> {
    let again = SIGNS.iter().map(|&(name, signs)| Input::again(name, Markdown, signs));
    let lines = SIGNS.iter().filter(|(_, signs)| !signs.ends_with('\n')).map(|&(name, signs)| {
        Input::again(format!("{name}, on lines"), Markdown, format!("- {}\n", signs.trim_end()))
    });
    let plain = SIGNS.iter().map(|&(name, signs)| Input::again(format!("{name}, plain"), PlainText, signs));
    again.chain(lines).chain(plain).chain(grown()).collect()
}

/// Enough of a posting for all rules to be asked.
const POSTING: &str = "# Baker\n\nYou will bake bread for our shops in Leeds, full-time, for £30,000 a year. Apply by email to \
    a@bakery.example.\n\n## What you need\n\n- Two years of experience as a baker\n\n## What you will do\n\n";

/// What repetition alone does not make.
fn grown() -> Vec<Input> {
    vec![
        Input::sized("a list that gets deeper", Markdown, |size| {
            lines_of(size, |at| format!("{}- a\n", "  ".repeat(at)))
        }),
        Input::sized("a list 200 deep and back", Markdown, |size| {
            lines_of(size, |at| format!("{}- a\n", "  ".repeat((at % 400).abs_diff(200))))
        }),
        Input::sized("quotes that get deeper", Markdown, |size| {
            lines_of(size, |at| format!("{} a\n", ">".repeat(at)))
        }),
        Input::sized("bullets on one line", Markdown, |size| "- ".repeat(size / 2).into_bytes()),
        Input::sized("one quote on one line", Markdown, |size| {
            format!("{}a\n", "> ".repeat(size / 2)).into_bytes()
        }),
        Input::sized("backticks that get longer", Markdown, |size| {
            lines_of(size, |at| format!("{}a ", "`".repeat(at + 1)))
        }),
        Input::sized("pairs of brackets", Markdown, |size| {
            format!("{}a{}", "[".repeat(size / 2), "]".repeat(size / 2)).into_bytes()
        }),
        Input::sized("pairs of quotes", Markdown, |size| {
            format!("{}a{}", "“".repeat(size / 6), "”".repeat(size / 6)).into_bytes()
        }),
        Input::sized("emphasis around emphasis", Markdown, |size| {
            format!("{}a{}", "*a ".repeat(size / 6), " a*".repeat(size / 6)).into_bytes()
        }),
        Input::sized("a row of many cells", Markdown, |size| {
            format!("|{}\n|{}\n|{}\n", "a|".repeat(size / 8), "-|".repeat(size / 8), "b|".repeat(size / 8))
                .into_bytes()
        }),
        Input::sized("words that differ", Markdown, |size| lines_of(size, |at| format!("w{at} "))),
        Input::sized("acronyms that differ", Markdown, |size| {
            lines_of(size, |at| format!("{} ", acronym(at)))
        }),
        Input::sized("abbreviations in a posting, again and again", Markdown, |size| {
            let line = "- Cut the MTTR with SLAs and the UAT\n";
            format!("{POSTING}{}", line.repeat(size / line.len())).into_bytes()
        }),
        Input::sized("names in angle brackets behind as many closing tags", Markdown, |size| {
            format!("{}{}", "</Job> ".repeat(size / 14), "<Job> ".repeat(size / 14)).into_bytes()
        }),
        Input::sized("names in angle brackets that differ", Markdown, |size| {
            let tags = |sign: &str, size: usize| lines_of(size, |at| format!("<{sign}{}> ", name(at)));
            [tags("/", size / 2), tags("", size / 2)].concat()
        }),
        Input::sized("headings that differ", Markdown, |size| {
            lines_of(size, |at| format!("## Part {at}\n\n"))
        }),
        Input::sized("bullets that differ", Markdown, |size| {
            lines_of(size, |at| format!("- {at} years of experience with {}\n", acronym(at)))
        }),
        Input::sized("pay that differs", Markdown, |size| {
            lines_of(size, |at| format!("- ${},000 to ${},000 a year\n", at % 900, (at + 7) % 900))
        }),
        Input::sized("employers that differ", Markdown, |size| {
            lines_of(size, |at| format!("{} Foods bakes bread. At {} Foods we care.\n", name(at), name(at)))
        }),
        Input::sized("front matter fields", Markdown, |size| {
            [b"---\n".to_vec(), lines_of(size, |at| format!("key{at}: a\n")), b"---\n# Baker\n".to_vec()]
                .concat()
        }),
        Input::sized("front matter that does not end", Markdown, |size| {
            [b"---\n".to_vec(), lines_of(size, |at| format!("key{at}: a\n"))].concat()
        }),
        Input::sized("definitions that differ", Markdown, |size| {
            lines_of(size, |at| format!("[a{at}]: b\n\n[a{at}]\n\n"))
        }),
        Input::sized("suppressions that differ", Markdown, |size| {
            lines_of(size, |at| format!("<!-- jdlint-disable-next-line cliche -- {at} -->\nA rockstar\n"))
        }),
        Input::sized("one line of a posting", Markdown, |size| {
            let line = "We bake bread and rolls for sixty shops and you will lead the night shift with three bakers ";
            line.repeat(size / line.len()).into_bytes()
        }),
        Input::sized("data in JSON that nest", Markdown, |size| {
            let deep = "[".repeat(size);
            format!("<script type=\"application/ld+json\">{{\"@type\":\"JobPosting\",\"a\":{deep}</script>")
                .into_bytes()
        }),
    ]
}

/// Lines or words until there are that many bytes.
fn lines_of(size: usize, line: impl Fn(usize) -> String) -> Vec<u8> {
    let mut text = String::with_capacity(size);
    let mut at = 0;
    while text.len() < size {
        text.push_str(&line(at));
        at += 1;
    }
    text.into_bytes()
}

/// Another one for each number.
fn acronym(number: usize) -> String {
    letters(number, b'A')
}

/// Another one for each number.
fn name(number: usize) -> String {
    let mut name = letters(number, b'a');
    name[..1].make_ascii_uppercase();
    name
}

fn letters(mut number: usize, first: u8) -> String {
    let mut letters = String::new();
    for _ in 0..5 {
        letters.push(char::from(first + (number % 26) as u8));
        number /= 26;
    }
    letters
}
