//! One line of a collection. In: the bytes of a line of JSON and the columns to be read. Out: the values of those columns,
//! or why they cannot be read.

use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::columns::Columns;

/// Names of columns that are told where one is missing.
const TOLD_COLUMNS: usize = 12;

/// A code for programs, and a line for people.
pub(crate) type Refused = (&'static str, String);

/// The columns of a record, as they stand in its line.
#[derive(Debug)]
pub(crate) struct Raw<'a> {
    /// The whole line.
    pub(crate) line: &'a str,
    text: Option<&'a str>,
    title: Option<&'a str>,
    id: Option<&'a str>,
    by: Option<&'a str>,
}

/// Finds the columns in a line.
pub(crate) fn find<'a>(line: &'a [u8], columns: &Columns, by: Option<&str>) -> Result<Raw<'a>, Refused> {
    let line = std::str::from_utf8(line).map_err(|error| {
        ("not-utf8", format!("It is not UTF-8 from byte {} of the line on.", error.valid_up_to() + 1))
    })?;
    let line = line.trim_start_matches('\u{feff}');
    if line.trim_start().starts_with('[') {
        let message = "It is a list and no object. Write a record a line, for example by jq -c '.[]'.";
        return Err(("broken", message.to_owned()));
    }
    let mut json = serde_json::Deserializer::from_str(line);
    let found =
        json.deserialize_map(Wanted { line, columns, by }).and_then(|found| json.end().map(|()| found));
    found.map_err(|error| {
        // Its own place would count lines from this one.
        let (said, column) = (error.to_string(), error.column());
        let said = said.split(" at line ").next().unwrap_or_default();
        ("broken", format!("It is no JSON object: {said} at column {column}."))
    })
}

impl<'a> Raw<'a> {
    /// The posting, and how it stands in the line.
    pub(crate) fn text(&self, columns: &Columns) -> Result<(String, &'a str), Refused> {
        let column = &columns.text;
        let Some(raw) = self.text else {
            let there = names(self.line);
            return Err(("no-text", format!("It has no column `{column}`, only {there}.")));
        };
        if !raw.starts_with('"') {
            let is = kind(raw);
            return Err(("no-text", format!("Its column `{column}` holds {is} and no text.")));
        }
        Ok((string(raw, column)?, raw))
    }

    /// The title, and how it stands in the line. What is no text is none.
    pub(crate) fn title(&self, columns: &Columns) -> Result<Option<(String, &'a str)>, Refused> {
        let column = columns.title.as_deref().unwrap_or_default();
        let raw = self.title.filter(|raw| raw.starts_with('"'));
        raw.map(|raw| Ok((string(raw, column)?, raw))).transpose()
    }

    /// What the record is called; nothing where nobody says.
    pub(crate) fn id(&self, columns: &Columns) -> Result<Option<String>, Refused> {
        let column = columns.id.as_deref().unwrap_or_default();
        match self.id {
            Some(raw) if raw.starts_with(['{', '[']) => {
                Err(("broken", format!("Its column `{column}` holds {} and no id.", kind(raw))))
            }
            raw => raw.and_then(|raw| word(raw, column).transpose()).transpose(),
        }
    }

    /// The value by which records are counted; nothing where there is none.
    pub(crate) fn by(&self, column: &str) -> Result<Option<String>, Refused> {
        self.by.and_then(|raw| word(raw, column).transpose()).transpose()
    }
}

/// A text, or a number or a word as it stands there.
fn word(raw: &str, column: &str) -> Result<Option<String>, Refused> {
    match raw.as_bytes().first() {
        Some(b'"') => string(raw, column).map(Some),
        _ if raw == "null" => Ok(None),
        _ => Ok(Some(raw.to_owned())),
    }
}

fn string(raw: &str, column: &str) -> Result<String, Refused> {
    serde_json::from_str::<String>(raw).map_err(|error| {
        let said = error.to_string();
        let said = said.split(" at line ").next().unwrap_or_default();
        ("broken", format!("Its column `{column}` is no text: {said}."))
    })
}

fn kind(raw: &str) -> &'static str {
    match raw.as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "nothing (null)",
        _ => "a number",
    }
}

/// The columns of a record, for people.
pub(crate) fn names(line: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut json = serde_json::Deserializer::from_str(line);
    let _ = json.deserialize_map(Names(&mut names));
    let more = names.len().saturating_sub(TOLD_COLUMNS);
    names.truncate(TOLD_COLUMNS);
    match (names.is_empty(), more) {
        (true, _) => "nothing".to_owned(),
        (false, 0) => names.join(", "),
        (false, more) => format!("{} and {more} more", names.join(", ")),
    }
}

struct Names<'n>(&'n mut Vec<String>);

impl<'de> Visitor<'de> for Names<'_> {
    type Value = ();

    fn expecting(&self, words: &mut fmt::Formatter<'_>) -> fmt::Result {
        words.write_str("an object with a column for the text")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            map.next_value::<IgnoredAny>()?;
            self.0.push(name);
        }
        Ok(())
    }
}

/// Takes the columns that are wanted, and passes over the others.
struct Wanted<'a, 'c> {
    line: &'a str,
    columns: &'c Columns,
    by: Option<&'c str>,
}

impl<'a> Visitor<'a> for Wanted<'a, '_> {
    type Value = Raw<'a>;

    fn expecting(&self, words: &mut fmt::Formatter<'_>) -> fmt::Result {
        words.write_str("an object with a column for the text")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Raw<'a>, A::Error> {
        let mut found = Raw { line: self.line, text: None, title: None, id: None, by: None };
        // A column may be named for two things.
        while let Some(name) = map.next_key::<String>()? {
            let is = |wanted: Option<&str>| wanted == Some(&*name);
            let places = [
                (is(Some(&self.columns.text)), &mut found.text),
                (is(self.columns.title.as_deref()), &mut found.title),
                (is(self.columns.id.as_deref()), &mut found.id),
                (is(self.by), &mut found.by),
            ];
            if !places.iter().any(|(is_wanted, _)| *is_wanted) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = map.next_value::<&'a RawValue>()?.get();
            for (_, place) in places.into_iter().filter(|(is_wanted, _)| *is_wanted) {
                *place = Some(value);
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::columns;
    use super::*;

    fn text(line: &str) -> Result<String, String> {
        let columns = columns("text=text,title=title,id=id").unwrap();
        let raw = find(line.as_bytes(), &columns, None).map_err(|(_, message)| message)?;
        raw.text(&columns).map(|(text, _)| text).map_err(|(_, message)| message)
    }

    #[test]
    fn columns_are_found_wherever_they_stand() {
        let columns = columns("text=text,title=title,id=id").unwrap();
        let line = r#"{"id": 17, "more": {"text": "no"}, "te\u0078t": "a\nb", "title": "Cook"}"#;
        let raw = find(line.as_bytes(), &columns, Some("id")).unwrap();
        assert_eq!(raw.text(&columns).unwrap(), ("a\nb".to_owned(), r#""a\nb""#));
        assert_eq!(raw.title(&columns).unwrap().unwrap().0, "Cook");
        assert_eq!(raw.id(&columns).unwrap().as_deref(), Some("17"));
        assert_eq!(raw.by("id").unwrap().as_deref(), Some("17"));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        for (line, says) in [
            ("{\"text\": \"a\"", "It is no JSON object: EOF while parsing an object at column 12."),
            ("17", "invalid type: integer `17`, expected an object"),
            ("{\"text\": \"a\"} x", "trailing characters"),
            ("[{\"text\": \"a\"}]", "jq -c"),
            ("{\"body\": \"a\", \"id\": 1}", "no column `text`, only body, id."),
            ("{}", "only nothing."),
            ("{\"text\": null}", "holds nothing (null) and no text"),
            ("{\"text\": [\"a\"]}", "holds a list"),
            ("{\"text\": \"\\ud800\"}", "is no text"),
        ] {
            let said = text(line).unwrap_err();
            assert!(said.contains(says), "{line}: {said}");
        }
        assert_eq!(text("{\"text\": \"a\"} ").as_deref(), Ok("a"));
    }
}
