use super::*;
use crate::settings::Format;

const TARGETS: &str = "- 95 % of orders leave within two hours, each month\n- At most 3 parcels in 1,000 are damaged\n- You run a shift alone by the end of week six\n";
const STEPS: &str =
    "Two managers meet you for an interview of half an hour. Then you come for a paid trial shift.\n";
const SKILLS: &str =
    "- Experience with a till\n- Knowledge of bread\n- Ability to stand for a shift\n- Good spelling\n";
const DUTIES: &str = "- Bake bread\n- Clean the ovens\n- Serve the customers\n- Order the flour\n";
const PROSE: &str = "It stands by the river and smells of bread.\n";
const MONEY: &str = "£14 an hour, paid each Friday.\n";

/// The kind of the section with this heading, above this text, in a posting with duties above it.
fn kind_of(heading: &str, body: &str) -> &'static str {
    let text = format!("# Baker\n\n## Duties\n\n{DUTIES}\n## {heading}\n\n{body}");
    let document = Document::parse(&text, Format::Markdown);
    let last = document.sections.iter().rfind(|section| section.heading.is_some());
    last.and_then(|section| section.kind.kind).map_or("other", Kind::word)
}

#[track_caller]
fn rows(kind: &str, body: &str, headings: &[&str]) {
    let wrong: Vec<_> = headings
        .iter()
        .map(|heading| (heading, kind_of(heading, body)))
        .filter(|(_, found)| *found != kind)
        .collect();
    assert!(wrong.is_empty(), "not {kind}: {wrong:?}");
}

#[test]
fn results_in_any_wording() {
    let headings = [
        "How do we measure it?",
        "What gets measured",
        "How your work is judged",
        "What success means here",
        "What does success look like for us?",
        "What good work looks like",
        "What a good month looks like",
        "How you know that it goes well",
        "How will we tell that it works?",
        "You are doing well if",
        "What we aim for in the bakery",
        "What we want to achieve with you",
        "What will have changed",
        "What we hope to see",
        "What we would like to see in spring",
        "What we expect by when",
        "How we check the work",
        "What we keep track of and count",
        "What counts with us",
        "Standards",
        "Standards we keep",
        "Results",
        "Measures",
        "The numbers",
        "Goals for the season",
        "What we hold each other to",
    ];
    rows("outcomes", TARGETS, &headings);
}

#[test]
fn wishes_in_any_wording() {
    let headings = [
        "What would be nice",
        "What would be really useful",
        "Useful, but no must",
        "Helpful extras",
        "It would be lovely if you had",
        "It helps if you know",
        "What would also help",
        "Also welcome",
        "Not needed, but welcome",
        "You might also bring",
        "You may also know",
        "What we would be pleased about",
        "What would be extra",
        "We would love it if you",
        "Assets",
        "What is an advantage",
        "Anything that would be handy",
        "What tips the scales",
    ];
    rows("preferred", SKILLS, &headings);
}

#[test]
fn demands_in_any_wording() {
    let headings = [
        "What do you need?",
        "What must I bring?",
        "You need",
        "You'll need",
        "What the baker needs",
        "What it takes",
        "What does it take?",
        "Who can do this",
        "Who would fit",
        "What we ask for",
        "The person we need",
        "What we expect",
    ];
    rows("requirements", SKILLS, &headings);
}

#[test]
fn steps_of_hiring_in_any_wording() {
    let headings = [
        "Selection",
        "Hiring steps",
        "Steps",
        "Auditions",
        "How do you choose?",
        "How we'll pick",
        "How we appoint",
        "How you get hired",
        "How hiring goes",
        "How we decide",
        "Then what?",
        "After that",
        "What happens after you write to us",
        "What comes next?",
        "From application to first day",
        "How it goes on",
        "Recruitment steps",
    ];
    rows("hiring_process", STEPS, &headings);
}

#[test]
fn other_headings_in_any_wording() {
    rows(
        "eeo",
        PROSE,
        &["All welcome", "Everyone is welcome", "Am I welcome?", "Equal chances", "For everyone"],
    );
    rows("hours", PROSE, &["When do you work?", "When you'll work"]);
    rows("responsibilities", DUTIES, &["What would I do?", "What this person does", "Your work"]);
    rows("pay", MONEY, &["What you earn", "Conditions", "Our terms"]);
    rows("employment_type", PROSE, &["Conditions", "Terms and conditions", "Probation"]);
    rows("reporting_line", "The head baker.\n", &["You report to"]);
}

/// Words that head one thing in one posting and another in the next.
#[test]
fn headings_that_look_like_others() {
    rows("responsibilities", DUTIES, &["Systems", "Standards", "Results"]);
    rows("requirements", SKILLS, &["Standards", "Who can apply?", "What we hope for"]);
    rows(
        "how_to_apply",
        "Send a letter to bread@mill.example.com.\n",
        &["How do you apply?", "How to apply and what comes then"],
    );
    for heading in
        ["Why we need you", "What we do", "How we help you", "Useful links", "Who is hiring?", "Need help?"]
    {
        let found = kind_of(heading, PROSE);
        assert!(
            !["requirements", "preferred", "hiring_process", "outcomes"].contains(&found),
            "{heading}: {found}"
        );
    }
}

#[test]
fn other_languages_have_phrases_of_their_own() {
    rows(
        "outcomes",
        TARGETS,
        &["Woran wir gute Arbeit messen", "Comment nous mesurons le travail", "Cómo medimos el trabajo"],
    );
    rows("preferred", SKILLS, &["Was schön wäre", "Ce qui serait un plus", "Lo que se valora"]);
    rows("hiring_process", STEPS, &["Wie wir auswählen", "Comment nous choisissons", "Cómo elegimos"]);
}

fn headed(text: &str) -> Vec<(String, &'static str)> {
    let document = Document::parse(text, Format::Markdown);
    let words = |at: usize| document.blocks[at].range.of(document.text).to_owned();
    let headed = document.sections.iter().filter_map(|section| Some((section.heading?, section.kind.kind)));
    headed.map(|(at, kind)| (words(at), kind.map_or("other", Kind::word))).collect()
}

#[test]
fn bold_words_that_run_into_a_paragraph_are_headings() {
    let text = "# Baker\n\n**What you would do.** You bake bread\nand clean the ovens.\n\n\
        **What we aim for.** 95 % of loaves are sold by noon, each week.\n\n\
        **What you need to have.**\n\n- A good nose\n\n\
        **What would be nice** – a season in a mill.\n\n\
        **Smoke and fire.** The oven is of stone.\n\n\
        **Apply.** By letter, until 3 May.\n";
    let expected = [
        ("Baker", "title"),
        ("What you would do", "responsibilities"),
        ("What we aim for", "outcomes"),
        ("What you need to have", "requirements"),
        ("What would be nice", "preferred"),
        ("Smoke and fire", "other"),
        ("Apply", "how_to_apply"),
    ];
    let found = headed(text);
    let found: Vec<_> = found.iter().map(|(words, kind)| (words.as_str(), *kind)).collect();
    assert_eq!(found, expected);
}

#[test]
fn bold_words_alone_are_no_headings_unless_they_name_a_section() {
    let text = "# Baker\n\n**The mill is old.** It stands by the river.\n\n**How to apply.** Write to us.\n";
    let found = headed(text);
    assert_eq!(found.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>(), ["Baker", "How to apply"]);
}

#[test]
fn a_demand_below_a_list_of_wishes_is_no_wish() {
    let text = "# Baker\n\n## Nice to have\n\n- A season in a mill\n- Some Welsh\n\nA driving licence is required for the van.\n";
    let document = Document::parse(text, Format::Markdown);
    let last = document.sections.last().map(|section| section.is(Kind::Preferred));
    assert_eq!(last, Some(false));
}
