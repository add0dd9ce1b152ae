//! Where the writer asked rules to be silent. In: comments and front matter. Out: [`Suppressions`].
//!
//! `<!-- jdlint-disable-next-line rule, rule -- reason -->`, `-disable-line`, `-disable-file`, `-disable` up to
//! `-enable`; in front matter `jdlint-disable: [rule]` or `jdlint: { disable: [rule] }`. No rule named means all.

use crate::document::Document;
use crate::gather::Gather;
use crate::nearest::nearest;
use crate::report::{About, Edit, Finding};
use crate::rules;
use crate::stated::Silence;
use crate::text::TextRange;

/// Everything that the writer said to jdlint.
#[derive(Debug, Default)]
pub(crate) struct Suppressions {
    directives: Vec<Directive>,
    lines: Lines,
    /// What nobody understands, in order.
    pub(crate) unknown: Vec<Unknown>,
}

/// One comment or one list in front matter.
#[derive(Debug)]
struct Directive {
    /// What to point at (bytes).
    place: TextRange,
    /// What goes when all of it goes (bytes).
    whole: TextRange,
    kind: Kind,
    names: Vec<Name>,
    /// It names a rule that does not exist.
    has_unknown: bool,
}

/// One rule, or all rules, that a directive names.
#[derive(Debug)]
struct Name {
    /// Nothing: all rules.
    rule: Option<&'static str>,
    /// Where it is written (bytes).
    written: TextRange,
    /// Findings that begin here are hidden (bytes).
    scope: TextRange,
    is_used: bool,
    /// The `jdlint-enable` that ends it.
    ended_by: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    NextLine,
    Line,
    Block,
    File,
    Enable,
}

/// The words that a comment can begin with.
const WORDS: [(&str, Kind); 5] = [
    ("jdlint-disable-next-line", Kind::NextLine),
    ("jdlint-disable-line", Kind::Line),
    ("jdlint-disable-file", Kind::File),
    ("jdlint-disable", Kind::Block),
    ("jdlint-enable", Kind::Enable),
];

/// A rule or an instruction that does not exist.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// Where it is written (bytes).
    pub(crate) place: TextRange,
    pub(crate) what: &'static str,
    pub(crate) nearest: Option<&'static str>,
}

/// A directive, or a part of one, that hides nothing.
#[derive(Debug)]
pub(crate) struct Idle {
    /// Where to show it (bytes).
    pub(crate) place: TextRange,
    /// The ids that hide nothing; empty for "all rules".
    pub(crate) rules: Vec<&'static str>,
    /// It is a `jdlint-enable`.
    pub(crate) is_enable: bool,
    /// What takes it away.
    pub(crate) removal: Vec<Edit>,
}

/// Reads the comments and the front matter. `source` is the text with its comments.
pub(crate) fn read(source: &str, document: &Document<'_>) -> Suppressions {
    let mut found = Suppressions::default();
    let is_bare = document.comments.is_empty() && document.body_start == 0;
    if is_bare || !source.contains("jdlint") {
        return found;
    }
    found.lines = Lines::new(document.text);
    front_matter(source, document.body_start, &mut found);
    for comment in &document.comments {
        read_comment(source, *comment, &mut found);
    }
    end_blocks(&mut found.directives);
    found
}

/// Lets every `jdlint-enable` end what it names.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn end_blocks(directives: &mut [Directive]) {
    let mut open: Groups<Option<&str>, (usize, usize)> = Vec::new();
    for at in 0..directives.len() {
        match directives[at].kind {
            Kind::Block => {
                for (number, name) in directives[at].names.iter().enumerate() {
                    of_key(&mut open, name.rule).push((at, number));
                }
            }
            Kind::Enable => {
                let end = directives[at].place.start;
                for number in 0..directives[at].names.len() {
                    let ended: Vec<_> = match directives[at].names[number].rule {
                        None => std::mem::take(&mut open).into_iter().flat_map(|(_, blocks)| blocks).gather(),
                        rule => std::mem::take(of_key(&mut open, rule)),
                    };
                    directives[at].names[number].is_used = !ended.is_empty();
                    for (directive, name) in ended {
                        let name = &mut directives[directive].names[name];
                        name.scope.end = end;
                        name.ended_by = Some(at);
                    }
                }
            }
            _ => {}
        }
    }
}

/// `jdlint-disable-line a, b -- why`
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn read_comment(source: &str, comment: TextRange, found: &mut Suppressions) {
    let inner = comment.of(source).trim_start_matches("<!--").trim_end_matches("-->");
    let from = comment.start as usize + comment.of(source).find(inner).unwrap_or_default();
    let content = inner.trim_start();
    if !content.starts_with("jdlint-") {
        return;
    }
    let from = from + inner.len() - content.len();
    let length = content.find(|c: char| c.is_whitespace() || c == ':').unwrap_or(content.len());
    let (word, rest) = content.split_at(length);
    let place = TextRange::from_usize(from, from + length);
    let Some(&(_, kind)) = WORDS.iter().find(|(known, _)| *known == word) else {
        let nearest = nearest(word, WORDS.map(|(known, _)| (known, known)));
        return found.unknown.push(Unknown { place, what: "instruction", nearest });
    };
    let rest = &rest[..reason_start(rest)];
    let scope = scope(kind, comment, &found.lines);
    let unknown = found.unknown.len();
    let mut names = Vec::new();
    for (at, id) in ids(rest) {
        let at = from + length + at;
        take_name(id, TextRange::from_usize(at, at + id.len()), scope, &mut names, found);
    }
    if rest.trim_matches([' ', '\t', '\r', '\n', ',', ':']).is_empty() {
        names.push(Name { rule: None, written: place, scope, is_used: false, ended_by: None });
    }
    if !names.is_empty() {
        let whole = found.lines.with_comment(source, comment);
        let has_unknown = found.unknown.len() > unknown;
        found.directives.push(Directive { place: comment, whole, kind, names, has_unknown });
    }
}

/// Where ` -- reason` begins; a dash does as well.
fn reason_start(text: &str) -> usize {
    let dashes = ["--", "–", "—"].into_iter().flat_map(|dash| text.match_indices(dash));
    let apart = dashes.map(|(at, _)| at).filter(|&at| at == 0 || text[..at].ends_with(char::is_whitespace));
    apart.min().unwrap_or(text.len())
}

/// The words of a list with their offsets.
fn ids(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = list
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '[' | ']' | '{' | '}' | '"' | '\''));
    parts
        .filter(|part| !part.is_empty())
        .map(move |part| (part.as_ptr() as usize - list.as_ptr() as usize, part))
}

fn take_name(
    id: &str,
    written: TextRange,
    scope: TextRange,
    names: &mut Vec<Name>,
    found: &mut Suppressions,
) {
    match rules::by_id(id) {
        Some(rule) => {
            names.push(Name { rule: Some(rule.id), written, scope, is_used: false, ended_by: None });
        }
        None => found.unknown.push(Unknown {
            place: written,
            what: "rule",
            nearest: (found.unknown.len() < MOST_MEANT)
                .then(|| nearest(id, rules::ALL.iter().map(|rule| (rule.id, rule.id))))
                .flatten(),
        }),
    }
}

/// For so many unknown names it is said what was meant; the likeness of each to every rule takes as long as a page of text.
const MOST_MEANT: usize = 20;

fn scope(kind: Kind, comment: TextRange, lines: &Lines) -> TextRange {
    match kind {
        Kind::File => EVERYTHING,
        Kind::Block | Kind::Enable => TextRange::new(comment.end, u32::MAX),
        Kind::Line => lines.of(comment.start),
        Kind::NextLine => lines.filled_after(comment.end),
    }
}

const EVERYTHING: TextRange = TextRange::new(0, u32::MAX);

/// Where the lines of a text are.
#[derive(Debug, Default)]
struct Lines {
    starts: Vec<u32>,
    /// For each line, the number of the first line from it on that has words.
    filled: Vec<usize>,
}

impl Lines {
    /// The lines of a text that has blanks where its comments are.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = |at: &usize| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let starts: Vec<u32> =
            std::iter::once(0).chain((0..bytes.len()).filter(ends).map(|at| at as u32 + 1)).gather();
        let mut lines = Self { filled: vec![starts.len(); starts.len()], starts };
        let mut filled = lines.starts.len() - 1;
        for number in (0..lines.starts.len()).rev() {
            if !lines.numbered(number).of(text).trim().is_empty() {
                filled = number;
            }
            lines.filled[number] = filled;
        }
        lines
    }

    /// The line of that number with what ends it. The last line holds the end of the text, too.
    fn numbered(&self, number: usize) -> TextRange {
        let start = self.starts.get(number).copied().unwrap_or_default();
        TextRange::new(start, self.starts.get(number + 1).copied().unwrap_or(u32::MAX))
    }

    fn number(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The line that `offset` is in.
    fn of(&self, offset: u32) -> TextRange {
        self.numbered(self.number(offset))
    }

    /// The next line with words. Blank lines and other comments are passed over.
    fn filled_after(&self, offset: u32) -> TextRange {
        let next = self.number(offset) + 1;
        self.numbered(self.filled.get(next).copied().unwrap_or(next - 1))
    }

    /// A comment that has its line for itself, with that line; else with the blanks before it.
    fn with_comment(&self, text: &str, comment: TextRange) -> TextRange {
        let start = self.of(comment.start).start;
        let end = self.of(comment.end.saturating_sub(1)).end.min(text.len() as u32);
        let before = text.get(start as usize..comment.start as usize).unwrap_or_default();
        let after = text.get(comment.end as usize..end as usize).unwrap_or_default();
        if is_short_and_blank(before) && is_short_and_blank(after) {
            return TextRange::new(start, end);
        }
        let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
        TextRange::new(comment.start - blanks as u32, comment.end)
    }

    /// An id with the comma that parts it from its neighbour, or the whole line of a list of lines.
    fn without(&self, text: &str, id: TextRange) -> TextRange {
        let start = self.of(id.start).start;
        let end = self.of(id.start).end.min(text.len() as u32);
        let before = text.get(start as usize..id.start as usize).unwrap_or_default();
        let after = text.get(id.end as usize..end as usize).unwrap_or_default();
        let bare = |part: &str| part.len() < 100 && part.trim().trim_matches(['"', '\'']).is_empty();
        if before.trim_start().strip_prefix('-').is_some_and(bare) && bare(after) {
            return TextRange::new(start, end);
        }
        let quote = u32::from(before.ends_with(['"', '\'']) && after.starts_with(['"', '\'']));
        let rest = after.get(quote as usize..).unwrap_or_default();
        let gap = rest.trim_start_matches([',', ' ']);
        if rest.trim_start().starts_with(',') {
            return TextRange::new(id.start - quote, id.end + quote + (rest.len() - gap.len()) as u32);
        }
        let kept =
            before.get(..before.len() - quote as usize).unwrap_or_default().trim_end_matches([',', ' ']);
        TextRange::new(start + kept.len() as u32, id.end + quote)
    }
}

/// In a very long line, a comment goes without the blanks around it.
fn is_short_and_blank(part: &str) -> bool {
    part.len() < 1_000 && part.trim().is_empty()
}

/// `jdlint-disable: a`, a list of lines below it, `jdlint: { disable: [a] }`, `disable:` below `jdlint:`, and the same
/// in TOML.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn front_matter(source: &str, body_start: u32, found: &mut Suppressions) {
    let head = source.get(..body_start as usize).unwrap_or_default();
    let mut parent = String::new();
    let mut names: Vec<Name> = Vec::new();
    let mut whole = TextRange::default();
    let mut place = TextRange::default();
    let mut listening = false;
    let mut at = 0;
    for raw in head.split_inclusive('\n') {
        let (start, end) = (at, at + raw.len());
        at = end;
        let content = raw.split(" #").next().unwrap_or_default();
        let trimmed = content.trim_start_matches('\u{feff}').trim();
        if trimmed.starts_with('#') {
            continue;
        }
        if let Some(table) =
            trimmed.strip_prefix('[').and_then(|name| name.strip_suffix(']')).filter(|_| !listening)
        {
            table.trim().clone_into(&mut parent);
            continue;
        }
        let separator = content.find([':', '=']);
        let key = separator.map(|at| content[..at].trim().trim_matches(['"', '\'']));
        let (value, offset) = match key {
            Some(key) if !trimmed.starts_with("- ") => {
                push_front_matter(&mut names, place, whole, found);
                let indented = content.starts_with([' ', '\t']);
                let separator = separator.unwrap_or_default() + 1;
                let value = &content[separator..];
                let flow = value.trim_start().starts_with('{').then(|| value.find("disable")).flatten();
                listening = match (key, indented, parent.as_str()) {
                    ("jdlint-disable", false, _) | ("disable", true, "jdlint") => true,
                    ("disable", false, "jdlint") => trimmed.contains('='),
                    ("jdlint", false, _) => flow.is_some(),
                    _ => false,
                };
                if !indented && !trimmed.contains('=') {
                    key.clone_into(&mut parent);
                }
                let skip = flow.map_or(0, |at| at + "disable".len());
                place = TextRange::from_usize(start, start + content.trim_end().len());
                whole = TextRange::from_usize(start, end);
                (value.get(skip..).unwrap_or_default(), separator + skip)
            }
            _ => (content, 0),
        };
        if !listening || matches!(trimmed, "---" | "+++" | "...") {
            continue;
        }
        let list = &value[..reason_start(value)];
        for (within, id) in ids(list).filter(|(_, id)| *id != "-" && *id != "=") {
            let from = start + offset + within;
            take_name(id, TextRange::from_usize(from, from + id.len()), EVERYTHING, &mut names, found);
            whole.end = end as u32;
        }
    }
    push_front_matter(&mut names, place, whole, found);
}

fn push_front_matter(names: &mut Vec<Name>, place: TextRange, whole: TextRange, found: &mut Suppressions) {
    if !names.is_empty() {
        let names = std::mem::take(names);
        let has_unknown = found.unknown.iter().any(|unknown| whole.contains(unknown.place));
        found.directives.push(Directive { place, whole, kind: Kind::File, names, has_unknown });
    }
}

/// The directives that can hide a finding of one rule (nothing: of any), by the beginning of their scope.
type Index = Groups<(Option<&'static str>, bool), (TextRange, usize, usize)>;

/// Values by a few keys.
type Groups<K, V> = Vec<(K, Vec<V>)>;

/// The values of a key among few.
fn of_key<K: PartialEq, V>(groups: &mut Groups<K, V>, key: K) -> &mut Vec<V> {
    let at = groups.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
        groups.push((key, Vec::new()));
        groups.len() - 1
    });
    &mut groups[at].1
}

impl Suppressions {
    /// What the writer asked, for whoever wants to show it.
    pub(crate) fn silences(&self) -> Vec<Silence> {
        let word = |kind| WORDS.iter().find(|(_, known)| *known == kind).map_or("", |(word, _)| word);
        let silence = |directive: &Directive| Silence {
            range: directive.place,
            word: word(directive.kind),
            rules: directive.names.iter().filter_map(|name| name.rule).gather(),
        };
        self.directives.iter().map(silence).gather()
    }

    /// The writer said something that a rule may hear.
    pub(crate) fn are_given(&self) -> bool {
        !self.directives.is_empty()
    }

    /// Takes out the findings that are to be hidden, and keeps in mind what hid them. Of a finding that speaks of
    /// several places, the others go one by one.
    pub(crate) fn hide(&mut self, findings: &mut Vec<Finding>) {
        if self.are_given() {
            self.hide_some(findings);
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn hide_some(&mut self, findings: &mut Vec<Finding>) {
        let mut index = Index::new();
        for (at, directive) in self.directives.iter().enumerate().filter(|(_, it)| it.kind != Kind::Enable) {
            let of_line = matches!(directive.kind, Kind::Line | Kind::NextLine);
            for (number, name) in directive.names.iter().enumerate() {
                of_key(&mut index, (name.rule, of_line)).push((name.scope, at, number));
            }
        }
        for (_, scopes) in &mut index {
            scopes.sort();
        }
        findings.retain_mut(|finding| {
            let (rule, about, start) = (finding.rule.id, finding.about, finding.range.start);
            let hidden = self.silence(&index, rule, about, start);
            finding.related.retain(|other| {
                let other = other.range.start;
                let silenced = !hidden && self.silence(&index, rule, About::Text, other);
                !silenced || other < start
            });
            !hidden
        });
    }

    /// Is a rule silenced at that place? What silences it is used from then on.
    fn silence(&mut self, index: &Index, rule: &'static str, about: About, start: u32) -> bool {
        let mut silenced = false;
        for key in [None, Some(rule)].into_iter().flat_map(|rule| [(rule, true), (rule, false)]) {
            let Some((_, scopes)) = index.iter().find(|(known, _)| *known == key) else { continue };
            let after = scopes.partition_point(|(scope, ..)| scope.start <= start);
            let last = after.checked_sub(1).and_then(|last| scopes.get(last));
            let Some(&(scope, at, number)) = last else { continue };
            // What is absent is absent from the whole, not from a stretch between two comments.
            let name = &self.directives[at].names[number];
            let absent = about == About::Document && name.ended_by.is_some();
            if start < scope.end && !absent {
                self.directives[at].names[number].is_used = true;
                silenced = true;
            }
        }
        silenced
    }

    /// What hides nothing, when all has been judged that `is_judged` says.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn idle(&self, source: &str, is_judged: impl Fn(&str) -> bool) -> Vec<Idle> {
        // How many names each `jdlint-enable` ends.
        let mut ended = vec![0; self.directives.len()];
        for end in
            self.directives.iter().flat_map(|directive| &directive.names).filter_map(|name| name.ended_by)
        {
            ended[end] += 1;
        }
        let mut found = Vec::new();
        for directive in &self.directives {
            let is_idle = |name: &&Name| !name.is_used && name.rule.is_none_or(&is_judged);
            let idle: Vec<&Name> = directive.names.iter().filter(is_idle).gather();
            let Some(first) = idle.first() else { continue };
            let all = idle.len() == directive.names.len() && !directive.has_unknown;
            let mut removal = if all {
                vec![Edit::verbatim(directive.whole, "")]
            } else {
                let parts = idle.iter().map(|name| self.lines.without(source, name.written));
                parts.map(|part| Edit::verbatim(part, "")).gather()
            };
            // The comment that ends the block goes with it, unless it ends something else, too.
            let end = first.ended_by.filter(|end| all && ended[*end] == directive.names.len());
            removal.extend(end.map(|end| Edit::verbatim(self.directives[end].whole, "")));
            removal.dedup_by(|next, last| next.range.start < last.range.end);
            found.push(Idle {
                place: if all { directive.place } else { first.written },
                rules: idle.iter().filter_map(|name| name.rule).gather(),
                is_enable: directive.kind == Kind::Enable,
                removal,
            });
        }
        found
    }
}
