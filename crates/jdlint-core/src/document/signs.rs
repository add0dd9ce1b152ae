//! What stands between two tokens, asked by name. In: a token and signs of [`gap`]. Out: yes or no.

use super::Document;
use super::words::{Token, gap};

/// Several signs of `gap`: `signs![COMMA, COLON]`.
macro_rules! signs {
    ($($sign:ident),+ $(,)?) => {
        $($crate::document::words::gap::$sign)|+
    };
}

impl Token {
    /// One of these signs stands before it.
    pub(crate) const fn is_behind(&self, signs: u16) -> bool {
        gap::holds(self.before, signs)
    }

    /// Nothing but these signs stands before it.
    pub(crate) const fn is_behind_only(&self, signs: u16) -> bool {
        gap::holds_only(self.before, signs)
    }
}

impl Document<'_> {
    /// The token is there, and one of these signs stands before it.
    pub(crate) fn is_behind(&self, at: usize, signs: u16) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_behind(signs))
    }

    /// The token is there, and nothing but these signs stands before it.
    pub(crate) fn is_behind_only(&self, at: usize, signs: u16) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_behind_only(signs))
    }
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::document::Document;
    use crate::document::words::gap;

    #[test]
    fn signs_stand_before_a_token_or_do_not() {
        let document = Document::parse("Rye, wheat (and) oats\n", Format::PlainText);
        for (at, comma, only_space) in
            [(1, true, false), (2, false, false), (3, false, false), (9, false, false)]
        {
            assert_eq!(document.is_behind(at, gap::COMMA), comma, "{at}");
            assert_eq!(document.is_behind_only(at, gap::SPACE), only_space, "{at}");
        }
        assert!(document.is_behind(2, signs![COMMA, OPEN]) && document.is_behind(1, signs![COMMA, OPEN]));
        assert!(document.is_behind_only(1, signs![SPACE, COMMA]) && document.is_behind_only(0, gap::SPACE));
    }
}
