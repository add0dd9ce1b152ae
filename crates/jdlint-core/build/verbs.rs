//! The regular forms of English verbs. In: a verb. Out: its four forms.

/// The regular forms of an English verb.
pub(crate) fn verb_forms(verb: &str) -> Vec<String> {
    const DOUBLING: [&str; 14] = [
        "cut", "run", "set", "get", "plan", "stop", "ship", "map", "win", "scrap", "program", "debug",
        "submit", "let",
    ];
    let vowel = |byte: u8| b"aeiou".contains(&byte);
    let bytes = verb.as_bytes();
    let (last, before) = (bytes[bytes.len() - 1], bytes[bytes.len() - 2]);
    let stem = &verb[..verb.len() - 1];
    let third = match last {
        b's' | b'x' | b'z' | b'h' if before != b'g' => format!("{verb}es"),
        b'y' if !vowel(before) => format!("{stem}ies"),
        _ => format!("{verb}s"),
    };
    let doubled = if DOUBLING.contains(&verb) { format!("{verb}{}", last as char) } else { verb.to_owned() };
    let participle = match last {
        b'e' if before != b'e' => format!("{stem}ing"),
        _ => format!("{doubled}ing"),
    };
    let past = match last {
        b'e' => format!("{verb}d"),
        b'y' if !vowel(before) => format!("{stem}ied"),
        _ => format!("{doubled}ed"),
    };
    vec![verb.to_owned(), third, participle, past]
}
