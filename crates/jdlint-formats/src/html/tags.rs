//! What the tags of HTML mean for reading. In: a tag's name. Out: [`Meaning`].

/// What is done at a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Heading(u8),
    /// Begins and ends a paragraph.
    Block,
    List {
        ordered: bool,
    },
    Item,
    Term,
    Definition,
    Table,
    Row,
    Cell,
    Break,
    Rule,
    Bold,
    Italic,
    Link,
    Span,
    /// Text as it was typed, line by line.
    Typed,
    /// A part of the page that may be there on every page of the site.
    Frame,
    /// A part of the page that holds what the page is for.
    Content,
    /// Never read: programs, looks, forms' inner parts, ways through the site.
    Skipped,
    /// What the browser shows above the page.
    Title,
    /// Data for search engines, perhaps.
    Script,
    Nothing,
}

pub(super) fn meaning(name: &[u8]) -> Meaning {
    match name {
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Meaning::Heading(name[1] - b'0'),
        b"p" | b"div" | b"address" | b"blockquote" | b"body" | b"center" | b"details" | b"dialog"
        | b"fieldset" | b"figcaption" | b"figure" | b"form" | b"hgroup" | b"html" | b"legend" | b"search"
        | b"summary" | b"caption" | b"dl" | b"button" | b"label" | b"option" | b"thead" | b"tbody"
        | b"tfoot" => Meaning::Block,
        b"ul" | b"menu" | b"dir" => Meaning::List { ordered: false },
        b"ol" => Meaning::List { ordered: true },
        b"li" => Meaning::Item,
        b"dt" => Meaning::Term,
        b"dd" => Meaning::Definition,
        b"table" => Meaning::Table,
        b"tr" => Meaning::Row,
        b"td" | b"th" => Meaning::Cell,
        b"br" => Meaning::Break,
        b"hr" => Meaning::Rule,
        b"b" | b"strong" => Meaning::Bold,
        b"i" | b"em" => Meaning::Italic,
        b"a" => Meaning::Link,
        b"span" | b"font" => Meaning::Span,
        b"pre" | b"listing" | b"xmp" => Meaning::Typed,
        b"header" | b"footer" | b"aside" => Meaning::Frame,
        b"main" | b"article" | b"section" => Meaning::Content,
        b"style" | b"template" | b"noscript" | b"svg" | b"math" | b"iframe" | b"object" | b"audio"
        | b"video" | b"canvas" | b"select" | b"datalist" | b"textarea" | b"noframes" | b"nav" => {
            Meaning::Skipped
        }
        b"title" => Meaning::Title,
        b"script" => Meaning::Script,
        _ => Meaning::Nothing,
    }
}

/// Elements that hold nothing, so that no end tag follows.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"br"
            | b"hr"
            | b"img"
            | b"input"
            | b"meta"
            | b"link"
            | b"area"
            | b"base"
            | b"col"
            | b"embed"
            | b"source"
            | b"track"
            | b"wbr"
            | b"param"
    )
}
