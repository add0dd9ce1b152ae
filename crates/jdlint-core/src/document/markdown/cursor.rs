//! A place in a line, in columns. In: the line. Out: how far it is indented, and the signs of containers.

use super::Container;

/// Where reading stands. A tab reaches to the next column that four divides, and may be passed in part.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    line: &'a str,
    /// Bytes.
    at: usize,
    column: usize,
    /// Columns of a tab before `at` that are still to be passed.
    owed: usize,
}

/// A marker of up to this many digits is one; more are a figure.
const DIGITS: usize = 9;

impl<'a> Cursor<'a> {
    pub(super) const fn new(line: &'a str) -> Self {
        Self { line, at: 0, column: 0, owed: 0 }
    }

    /// How many columns of blanks come next, and where they end (bytes).
    fn blanks(&self) -> (usize, usize) {
        let (mut column, mut at) = (self.column, self.at);
        for byte in &self.line.as_bytes()[self.at..] {
            match byte {
                b' ' => column += 1,
                b'\t' => column = next_stop(column),
                _ => break,
            }
            at += 1;
        }
        (column - self.column + self.owed, at)
    }

    /// How far the text is indented (columns).
    pub(super) fn indent(&self) -> usize {
        self.blanks().0
    }

    /// Where the text starts (bytes in the line).
    pub(super) fn at(&self) -> usize {
        self.blanks().1
    }

    /// The text from its first sign on.
    pub(super) fn rest(&self) -> &'a str {
        &self.line[self.at()..]
    }

    pub(super) fn is_blank(&self) -> bool {
        self.rest().trim_start().is_empty()
    }

    /// Goes into a container, if the line goes on with it.
    pub(super) fn enter(&mut self, container: &Container) -> bool {
        match *container {
            Container::Quote => self.quote(),
            Container::Item(_) if self.is_blank() => true,
            Container::Item(width) => {
                let is_within = self.indent() >= width;
                if is_within {
                    self.pass(width);
                }
                is_within
            }
        }
    }

    /// Passes `>` and the blank behind it.
    pub(super) fn quote(&mut self) -> bool {
        let (indent, at) = self.blanks();
        if indent >= super::CODE_INDENT || !self.line[at..].starts_with('>') {
            return false;
        }
        self.jump(at, indent, 1);
        if self.indent() > 0 {
            self.pass(1);
        }
        true
    }

    /// Passes the marker of an item and says how far what the item holds is indented (columns). In the midst of text only
    /// some markers are any: `-` with words behind it, and a number that is 1.
    pub(super) fn item(&mut self, in_text: bool) -> Option<usize> {
        let (indent, at) = self.blanks();
        let rest = &self.line[at..];
        let length = marker(rest)?;
        let mut behind = *self;
        behind.jump(at, indent, length);
        let is_empty = behind.is_blank();
        if in_text && (is_empty || length > 1 && &rest[..length - 1] != "1") {
            return None;
        }
        let gap = behind.indent();
        if !is_empty && gap == 0 {
            return None;
        }
        // Where code follows, or nothing, one blank belongs to the marker.
        let gap = if is_empty || gap > super::CODE_INDENT { 1 } else { gap };
        if behind.indent() > 0 {
            behind.pass(gap.min(behind.indent()));
        }
        *self = behind;
        Some(indent + length + gap)
    }

    /// Passes blanks of that many columns.
    fn pass(&mut self, columns: usize) {
        let mut left = columns;
        let from_tab = left.min(self.owed);
        self.owed -= from_tab;
        left -= from_tab;
        while left > 0 {
            let width = match self.line.as_bytes().get(self.at) {
                Some(b' ') => 1,
                Some(b'\t') => next_stop(self.column) - self.column,
                _ => return,
            };
            self.at += 1;
            self.column += width;
            self.owed = width.saturating_sub(left);
            left = left.saturating_sub(width);
        }
    }

    /// Passes `indent` columns of blanks, which end at `at`, and a sign of `length` bytes.
    fn jump(&mut self, at: usize, indent: usize, length: usize) {
        self.column += indent - self.owed + length;
        self.at = at + length;
        self.owed = 0;
    }
}

const fn next_stop(column: usize) -> usize {
    (column / 4 + 1) * 4
}

/// How long the marker in front is (bytes).
fn marker(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    match bytes.first()? {
        b'-' | b'*' | b'+' => Some(1),
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let is_closed = matches!(bytes.get(digits), Some(b'.' | b')'));
            (is_closed && digits <= DIGITS).then_some(digits + 1)
        }
        _ => None,
    }
}
