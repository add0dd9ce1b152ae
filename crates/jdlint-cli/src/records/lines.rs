//! Lines of a long file. In: a reader. Out: one line after the other, none longer than the limit in memory.

use std::io::{self, BufRead, Read};

/// The longest line that is read: as long as the longest file.
pub(crate) const MAX_LINE_BYTES: u64 = jdlint_core::MAX_TEXT_BYTES as u64;

/// What came of a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// It was added to the buffer, without its end.
    Whole,
    /// It is longer than the limit and was passed over.
    TooLong,
    /// There is none any more.
    End,
}

/// Where records come from, each as a line of JSON.
pub(crate) trait Records: Send {
    /// Adds the next one to a buffer.
    fn next_into(&mut self, buffer: &mut Vec<u8>) -> io::Result<Line>;

    /// How many lines or rows have been read.
    fn number(&self) -> u64;

    /// How many bytes of the file.
    fn bytes(&self) -> u64;
}

/// The lines of a reader.
pub(crate) struct Lines<R> {
    reader: R,
    limit: u64,
    number: u64,
    bytes: u64,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, limit: MAX_LINE_BYTES, number: 0, bytes: 0 }
    }
}

impl<R: BufRead + Send> Records for Lines<R> {
    fn number(&self) -> u64 {
        self.number
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }

    fn next_into(&mut self, buffer: &mut Vec<u8>) -> io::Result<Line> {
        let start = buffer.len();
        // One more for the end of the line.
        let mut bounded = (&mut self.reader).take(self.limit + 1);
        let length = bounded.read_until(b'\n', buffer)? as u64;
        self.bytes += length;
        if length == 0 {
            return Ok(Line::End);
        }
        self.number += 1;
        if buffer.last() == Some(&b'\n') {
            buffer.pop();
            if buffer.len() > start && buffer.last() == Some(&b'\r') {
                buffer.pop();
            }
            return Ok(Line::Whole);
        }
        if length <= self.limit {
            return Ok(Line::Whole);
        }
        buffer.truncate(start);
        self.pass_over_rest()?;
        Ok(Line::TooLong)
    }
}

impl<R: BufRead> Lines<R> {
    fn pass_over_rest(&mut self) -> io::Result<()> {
        loop {
            let seen = self.reader.fill_buf()?;
            if seen.is_empty() {
                return Ok(());
            }
            let end = seen.iter().position(|&byte| byte == b'\n');
            let passed = end.map_or(seen.len(), |at| at + 1);
            self.reader.consume(passed);
            self.bytes += passed as u64;
            if end.is_some() {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, limit: u64) -> Vec<String> {
        let mut lines = Lines { limit, ..Lines::new(text.as_bytes()) };
        let mut found = Vec::new();
        loop {
            let mut line = Vec::new();
            match lines.next_into(&mut line).unwrap() {
                Line::Whole => found.push(String::from_utf8(line).unwrap()),
                Line::TooLong => found.push(format!("{} is too long", lines.number)),
                Line::End => break,
            }
        }
        assert_eq!(lines.bytes, text.len() as u64);
        found
    }

    #[test]
    fn every_kind_of_end_ends_a_line() {
        assert_eq!(read("a\n\r\nb\r\nc", 9), ["a", "", "b", "c"]);
        assert!(read("", 9).is_empty());
    }

    #[test]
    fn what_is_too_long_is_passed_over() {
        assert_eq!(read("abc\nabcd\nab\nabcdefgh", 3), ["abc", "2 is too long", "ab", "4 is too long"]);
    }
}
