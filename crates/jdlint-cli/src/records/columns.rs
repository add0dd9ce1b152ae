//! Which columns of a record are read. In: `text=description,title=title,id=id`. Out: [`Columns`].

use jdlint_core::nearest::did_you_mean;

/// What a column can be named for.
const PARTS: [&str; 3] = ["text", "title", "id"];

/// The columns that are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    /// The posting.
    pub(crate) text: String,
    /// Its title.
    pub(crate) title: Option<String>,
    /// What the record is called.
    pub(crate) id: Option<String>,
}

/// A column, and how much of its values counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct By {
    /// The column.
    pub(crate) column: String,
    /// Only so many characters from the start: 7 of a date are its month.
    pub(crate) length: Option<usize>,
}

/// Files of records, and what is read of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table<'a> {
    /// The columns.
    pub(crate) columns: &'a Columns,
    /// Are they files of Parquet? Otherwise they have a record a line.
    pub(crate) is_parquet: bool,
}

impl<'a> Table<'a> {
    /// By the flag that is given.
    pub(crate) fn of(jsonl: Option<&'a Columns>, parquet: Option<&'a Columns>) -> Option<Self> {
        let (columns, is_parquet) =
            jsonl.map(|columns| (columns, false)).or(parquet.map(|columns| (columns, true)))?;
        Some(Self { columns, is_parquet })
    }

    /// The flag.
    pub(crate) fn flag(self) -> &'static str {
        if self.is_parquet { "--parquet" } else { "--jsonl" }
    }
}

/// Reads the value of `--jsonl`.
pub(crate) fn columns(typed: &str) -> Result<Columns, String> {
    let mut found: [Option<String>; 3] = [None, None, None];
    for part in typed.split(',') {
        let Some((name, column)) = part.split_once('=') else {
            return Err(format!("write what stands in `{part}`, for example text={part}"));
        };
        let name = name.trim();
        let Some(at) = PARTS.iter().position(|known| *known == name) else {
            let meant = did_you_mean(name, PARTS.map(|part| (part, part)));
            return Err(format!("`{name}` is none of text, title and id{meant}"));
        };
        if column.is_empty() {
            return Err(format!("write the column behind `{name}=`"));
        }
        if found[at].replace(column.to_owned()).is_some() {
            return Err(format!("two columns are named for `{name}`"));
        }
    }
    let [text, title, id] = found;
    let text = text.ok_or("say which column holds the posting: text=COLUMN")?;
    Ok(Columns { text, title, id })
}

/// Reads the value of `--by`: a column, or `posted:7` for the first seven characters of one.
pub(crate) fn by(typed: &str) -> Result<By, String> {
    let (column, length) = match typed.rsplit_once(':') {
        Some((column, digits)) if !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit()) => {
            let length = digits.parse().map_err(|_| format!("{digits} characters are too many"))?;
            (column, Some(length))
        }
        _ => (typed, None),
    };
    if column.is_empty() || length == Some(0) {
        return Err(
            "write the name of a column, or COLUMN:7 for the first 7 characters of its values".to_owned()
        );
    }
    Ok(By { column: column.to_owned(), length })
}

impl By {
    /// The part of a value that counts.
    pub(crate) fn part<'a>(&self, value: &'a str) -> &'a str {
        let end = self.length.and_then(|length| value.char_indices().nth(length));
        end.map_or(value, |(end, _)| &value[..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_for_what_they_hold() {
        let all = columns("id=ref,text=description,title=job title").unwrap();
        let named = |name: &str| Some(name.to_owned());
        assert_eq!((all.text.as_str(), all.title, all.id), ("description", named("job title"), named("ref")));
        for (typed, says) in [
            ("description", "text=description"),
            ("txt=description", "did you mean `text`?"),
            ("title=t", "text=COLUMN"),
            ("text=", "behind `text=`"),
            ("text=a,text=b", "two columns"),
        ] {
            let said = columns(typed).unwrap_err();
            assert!(said.contains(says), "{typed}: {said}");
        }
    }

    #[test]
    fn a_column_may_be_cut() {
        assert_eq!(by("posted:7").unwrap().part("2026-11-24"), "2026-11");
        assert_eq!(by("posted:7").unwrap().part("Köln"), "Köln");
        assert_eq!(by("a:b").unwrap(), By { column: "a:b".to_owned(), length: None });
        assert!(by(":7").is_err() && by("posted:0").is_err());
    }
}
