//! Words of the posting in a message. In: their places. Out: “timely”, “promptly” and “asap”.

use crate::document::Document;
use crate::gather::Gather;
use crate::text::{SmallLetters, TextRange};

/// A message names no more words than this.
const MOST_NAMED: usize = 6;

/// Words of the posting, each named once.
pub(super) struct Named {
    pub(super) text: String,
    /// How many different ones there are.
    pub(super) words: usize,
}

/// Names what stands in those places.
pub(super) fn named(document: &Document<'_>, places: &[TextRange]) -> Named {
    let mut quotes: Vec<String> = Vec::new();
    for &place in places {
        let quote = document.quote(place);
        let lower = quote.in_small_letters();
        if !quotes.iter().any(|other| says_same(&other.in_small_letters(), &lower)) {
            quotes.push(quote);
        }
    }
    let words = quotes.len();
    let mut shown: Vec<String> = quotes.iter().take(MOST_NAMED).map(|quote| format!("“{quote}”")).gather();
    if words > MOST_NAMED {
        shown.push(format!("{} more", words - MOST_NAMED));
    }
    let text = match shown.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => shown.concat(),
    };
    Named { text, words }
}

/// "Timely manner" says no other than "in a timely manner".
fn says_same(one: &str, other: &str) -> bool {
    let framed = |long: &str, short: &str| long.ends_with(short) && short.contains(' ');
    one == other || framed(one, other) || framed(other, one)
}
