//! The form in which a job title is looked up. In: a title. Out: lower-case words in the singular.
//!
//! `build/` includes this file, so that the table's titles and those of postings are cut alike. It therefore
//! depends on nothing else of the crate.

/// `Customer Service Representatives` and `customer-service representative` have one key.
pub(crate) fn title_key(title: &str) -> String {
    // As `in_small_letters`, which the build does not have.
    let lower = if title.is_ascii() {
        title.to_ascii_lowercase()
    } else {
        title.chars().flat_map(char::to_lowercase).collect()
    };
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "and");
    let mut key = String::with_capacity(lower.len());
    for word in words {
        if !key.is_empty() {
            key.push(' ');
        }
        push_singular(word, &mut key);
    }
    key
}

fn push_singular(word: &str, key: &mut String) {
    let stem = |length: usize| word.get(..word.len() - length).unwrap_or(word);
    if word.len() > 4 && word.ends_with("ies") {
        key.push_str(stem(3));
        key.push('y');
    } else if word.len() > 4 && ["ches", "shes", "sses", "xes"].iter().any(|end| word.ends_with(end)) {
        key.push_str(stem(2));
    } else if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") {
        key.push_str(stem(1));
    } else {
        key.push_str(word);
    }
}
