//! A name that nobody knows. In: what was typed and the known names. Out: the id that was probably meant.

/// The id whose name is nearest to the typed one, unless none is near. `known` are names, each with the id that it
/// stands for; an id is a name of itself.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<&'a str> {
    if typed.len() > LONGEST {
        return None;
    }
    let typed = plain(typed);
    let length = typed.chars().count();
    let reach = (length / 2).clamp(1, 6);
    // Every letter that one has more is an edit.
    let may_be_near =
        |name: &str| name.chars().count().abs_diff(length) <= reach || name.contains(typed.as_str());
    known
        .into_iter()
        .map(|(name, id)| (plain(name), id))
        .filter(|(name, _)| may_be_near(name))
        .map(|(name, id)| (distance(&typed, &name), id))
        .filter(|&(far, _)| far <= reach)
        .min_by_key(|&(far, _)| far)
        .map(|(_, id)| id)
}

/// No name is as long as that, in bytes.
const LONGEST: usize = 80;

/// The end of a sentence about an unknown name.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    nearest(typed, known).map_or_else(String::new, |id| format!("; did you mean `{id}`?"))
}

/// Case and the signs between words say nothing.
fn plain(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Edits between the two; only one when the typed name is a part of the other.
fn distance(typed: &str, name: &str) -> usize {
    match strsim::damerau_levenshtein(typed, name) {
        0 => 0,
        _ if typed.len() >= 3 && name.contains(typed) => 1,
        edits => edits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_name() {
        let known = ["missing-title", "missing-pay", "catch-all-duty"];
        let meant =
            |typed| nearest(typed, known.map(|id| (id, id)).into_iter().chain([("Duty", "catch-all-duty")]));
        assert_eq!(meant("mising-pay"), Some("missing-pay"));
        assert_eq!(meant("Missing_Title"), Some("missing-title"));
        assert_eq!(meant("catchall"), Some("catch-all-duty"));
        assert_eq!(meant("pay"), Some("missing-pay"));
        assert_eq!(meant("duti"), Some("catch-all-duty"));
        assert_eq!(meant("zzz"), None);
        assert_eq!(meant(""), None);
    }
}
