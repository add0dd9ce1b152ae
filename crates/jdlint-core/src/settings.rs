//! What a caller may choose. In: values from flags, editor settings or files. Out: [`Settings`].

use crate::date::Date;

/// How the text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Markdown with optional front matter. Also right for text pasted from anywhere.
    #[default]
    Markdown,
    /// Plain text: indentation means nothing, `#` and `**` may still be typed by hand.
    PlainText,
    /// An HTML page or fragment: tags are passed over, their text is read.
    Html,
}

impl Format {
    /// The format that a file name's ending stands for; plain text where the ending says nothing.
    pub fn from_file_name(name: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdx" | "mdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            _ => Self::PlainText,
        }
    }
}

/// The inputs of a lint besides the text. The same text and settings give the same report everywhere.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How the text is written.
    pub format: Format,
    /// Just these rules, on by default or not. `None`: those that are on by default.
    pub only: Option<Vec<&'static str>>,
    /// The day to judge by. `None`: rules that need one stay silent.
    pub today: Option<Date>,
    /// Ids of the places whose law applies, for example `us-co`. See [`crate::jurisdictions`].
    pub jurisdictions: Vec<&'static str>,
    /// Id of the role profile to judge by. `None`: chosen by the title.
    pub role: Option<&'static str>,
}
