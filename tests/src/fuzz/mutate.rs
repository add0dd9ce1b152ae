//! Bytes made of other bytes. In: a seed, the corpus, a state. Out: the next bytes; the same state gives the same.

/// A small generator of numbers (xorshift64*), the same on every machine.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// From a number; which one is all the same.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end.max(1)
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let at = self.below(of.len());
        of.get(at)
    }
}

/// What breaks readers of text.
const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "\t",
    "\0",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{85}",
    "\u{301}",
    "é",
    "ß",
    "İ",
    "ﬁ",
    "漢",
    "👩🏽‍🔬",
    "<!--",
    "-->",
    "<!-- jdlint-disable-file -->",
    "<!-- jdlint-disable-next-line cliche -- why -->",
    "<script type=\"application/ld+json\">",
    "</script>",
    "<p>",
    "</p>",
    "<ul><li>",
    "<table><tr><td>",
    "&amp;",
    "&#x1F600;",
    "&",
    "---\n",
    "+++\n",
    "```\n",
    "# ",
    "## Requirements\n",
    "- ",
    "    - ",
    "> ",
    "| a | b |\n",
    "|---|\n",
    "[",
    "](",
    "]",
    "{{",
    "}}",
    "{%",
    "${",
    "“",
    "”",
    "\"",
    "'",
    "\\",
    "\\u0000",
    "\\ud83d",
    "$",
    "£",
    "€",
    "%",
    "1",
    "999999999999999999999",
    "$90,000 to $70,000",
    "5-3 years of experience",
    "-5",
    "1.000,50",
    "Salary: ",
    "TBD",
    "[insert salary]",
    "by 31 February 2026",
    "0000-00-00",
    "not ",
    "he ",
    "rockstar",
    "Bachelor's degree",
    "=",
    "{",
    "}",
    ":",
    ",",
    "extends = \"../../x.toml\"\n",
    "[[words]]\n",
    "[rules]\n",
    "null",
    "true",
    "1e999",
    "{\"jsonrpc\":\"2.0\"",
    "\"version\":-1",
    "\"character\":4294967295",
    "PK\u{3}\u{4}",
];

/// No mutation is longer.
const LONGEST: usize = 1 << 14;

/// A few changes of the seed.
pub fn mutate(seed: &[u8], others: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(6) {
        change(&mut bytes, others, chance);
        bytes.truncate(LONGEST);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, others: &[Vec<u8>], chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    let end = (at + chance.below(64)).min(bytes.len());
    match chance.below(7) {
        0 => drop(bytes.drain(at..end)),
        1 => {
            let again = bytes[at..end].repeat(1 + chance.below(8));
            drop(bytes.splice(at..at, again));
        }
        2 | 3 => {
            let piece = chance.pick(PIECES).copied().unwrap_or_default();
            drop(bytes.splice(at..at, piece.bytes()));
        }
        4 => {
            let other = chance.pick(others).cloned().unwrap_or_default();
            let from = chance.below(other.len() + 1);
            let to = (from + chance.below(400)).min(other.len());
            drop(bytes.splice(at..at, other[from..to].iter().copied()));
        }
        5 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        _ => {
            let middle = chance.below(bytes.len() + 1);
            bytes.rotate_left(middle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_state_gives_the_same_bytes() {
        let others = [b"one".to_vec(), b"two".to_vec()];
        let some = |seed| {
            let mut chance = Chance::new(seed);
            (0..50).map(|_| mutate(b"# Cook\n", &others, &mut chance)).collect::<Vec<_>>()
        };
        assert_eq!(some(1), some(1));
        assert_ne!(some(1), some(2));
        assert!(some(1).iter().all(|bytes| bytes.len() <= LONGEST));
    }
}
