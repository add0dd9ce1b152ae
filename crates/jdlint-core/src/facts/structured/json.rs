//! A small reader for JSON inside a page. In: text and a byte. Out: [`Json`] with places. Bounded in depth and size;
//! what is not JSON gives nothing.

use crate::facts::numbers::{decimal, power_of_ten};
use crate::text::TextRange;

/// Values are not nested deeper.
const DEPTH: u8 = 24;
/// A block holds no more values.
const VALUES: u32 = 20_000;

/// A value and its place.
#[derive(Debug)]
pub(crate) struct Json {
    pub(crate) range: TextRange,
    pub(crate) value: Value,
}

#[derive(Debug)]
pub(crate) enum Value {
    Object(Vec<(String, Json)>),
    Array(Vec<Json>),
    Text(String),
    Number(f64),
    Other,
}

impl Json {
    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Object(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// A text as it is, or the first of a list.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Array(items) => items.first().and_then(Self::text),
            _ => None,
        }
    }

    /// A number, or a text that is one.
    pub(crate) fn number(&self) -> Option<f64> {
        match &self.value {
            Value::Number(number) => Some(*number),
            Value::Text(text) => figure(&text.replace([',', ' '], "")),
            _ => None,
        }
    }

    /// True for what says nothing: an empty text, list or object, null.
    pub(crate) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Object(pairs) => pairs.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Text(text) => text.trim().is_empty(),
            Value::Number(_) => false,
            Value::Other => true,
        }
    }

    /// This and every value inside it.
    pub(crate) fn walk<'j>(&'j self, visit: &mut impl FnMut(&'j Self)) {
        visit(self);
        match &self.value {
            Value::Object(pairs) => pairs.iter().for_each(|(_, value)| value.walk(visit)),
            Value::Array(items) => items.iter().for_each(|item| item.walk(visit)),
            _ => {}
        }
    }
}

/// The value that begins at the byte `from`.
pub(crate) fn read(text: &str, from: usize) -> Option<Json> {
    Reader { text, bytes: text.as_bytes(), at: from, left: VALUES }.value(0)
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    left: u32,
}

impl Reader<'_> {
    fn value(&mut self, depth: u8) -> Option<Json> {
        self.left = self.left.checked_sub(1)?;
        self.space();
        let start = self.at;
        let value = match self.bytes.get(self.at)? {
            _ if depth > DEPTH => return None,
            b'{' => self.object(depth)?,
            b'[' => self.array(depth)?,
            b'"' => Value::Text(self.string()?),
            b'-' | b'0'..=b'9' => self.number()?,
            _ => self.word()?,
        };
        Some(Json { range: TextRange::from_usize(start, self.at), value })
    }

    fn space(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    /// Passes over the sign, when it is next.
    fn passes(&mut self, sign: u8) -> bool {
        self.space();
        let there = self.bytes.get(self.at) == Some(&sign);
        self.at += usize::from(there);
        there
    }

    fn object(&mut self, depth: u8) -> Option<Value> {
        self.at += 1;
        let mut pairs = Vec::new();
        if self.passes(b'}') {
            return Some(Value::Object(pairs));
        }
        loop {
            self.space();
            if self.bytes.get(self.at) != Some(&b'"') {
                return None;
            }
            let key = self.string()?;
            if !self.passes(b':') {
                return None;
            }
            pairs.push((key, self.value(depth + 1)?));
            if self.passes(b'}') {
                return Some(Value::Object(pairs));
            }
            if !self.passes(b',') {
                return None;
            }
        }
    }

    fn array(&mut self, depth: u8) -> Option<Value> {
        self.at += 1;
        let mut items = Vec::new();
        if self.passes(b']') {
            return Some(Value::Array(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.passes(b']') {
                return Some(Value::Array(items));
            }
            if !self.passes(b',') {
                return None;
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut found = String::new();
        let mut from = self.at;
        loop {
            match self.bytes.get(self.at)? {
                b'"' => {
                    found.push_str(self.text.get(from..self.at)?);
                    self.at += 1;
                    return Some(found);
                }
                b'\\' => {
                    found.push_str(self.text.get(from..self.at)?);
                    let escaped = *self.bytes.get(self.at + 1)?;
                    self.at += 2;
                    match escaped {
                        b'n' | b'r' | b't' | b'b' | b'f' => found.push(' '),
                        b'u' => {
                            let digits = self.text.get(self.at..self.at + 4)?;
                            let code = u32::from_str_radix(digits, 16).ok()?;
                            found.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                            self.at += 4;
                        }
                        other => found.push(char::from(other)),
                    }
                    from = self.at;
                }
                _ => self.at += 1,
            }
        }
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        while self
            .bytes
            .get(self.at)
            .is_some_and(|byte| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9'))
        {
            self.at += 1;
        }
        self.text.get(start..self.at).and_then(figure).map(Value::Number)
    }

    fn word(&mut self) -> Option<Value> {
        let rest = self.text.get(self.at..)?;
        let word = ["true", "false", "null"].iter().find(|word| rest.starts_with(**word))?;
        self.at += word.len();
        Some(Value::Other)
    }
}

/// `-1.5e3`
fn figure(text: &str) -> Option<f64> {
    let (sign, text) = text.strip_prefix('-').map_or((1.0, text), |text| (-1.0, text));
    let Some((figure, exponent)) = text.split_once(['e', 'E']) else { return Some(sign * decimal(text)?) };
    let exponent: i32 = exponent.parse().ok()?;
    let power = power_of_ten(exponent.unsigned_abs() as usize);
    let figure = sign * decimal(figure)?;
    Some(if exponent < 0 { figure / power } else { figure * power })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_with_their_places() {
        let text = r#"x {"a": [1, -2.5, "b \"c\" \u00e9"], "d": {"e": null}, "f": true} y"#;
        let json = read(text, 2).unwrap();
        assert_eq!(json.range.of(text).len(), text.len() - 4);
        assert_eq!(json.get("a").and_then(Json::number), None);
        let Value::Array(items) = &json.get("a").unwrap().value else { panic!("no list") };
        assert_eq!(items[1].number(), Some(-2.5));
        assert_eq!(items[2].text(), Some("b \"c\" é"));
        assert!(json.get("d").unwrap().get("e").unwrap().is_empty());
    }

    #[test]
    fn what_is_no_json_gives_nothing() {
        for text in ["", "{", "[1,", "{a: 1}", "\"open", "{\"a\" 1}", "nil", "\"\\u12\"", "{\"a\":"] {
            assert!(read(text, 0).is_none(), "{text}");
        }
        assert!(read(&"[".repeat(100_000), 0).is_none());
    }
}
