//! What a caller may choose. In: values from flags, editor settings or files. Out: [`Settings`].

use crate::date::Date;
use crate::document::Document;
use crate::gather::Gather;
use crate::rules::{Rule, RuleOption, Severity};
use crate::text::TextRange;
use crate::{jurisdictions, roles};
use std::borrow::Cow;

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
    #[cfg_attr(target_arch = "wasm32", inline(never))]
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
///
/// What the posting itself says of them, in its front matter and its comments, wins over what stands here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// How the text is written.
    pub format: Format,
    /// Show just these rules, on by default or not. `None`: those that are on.
    pub only: Option<Vec<&'static str>>,
    /// The day to judge by. `None`: rules that need one stay silent.
    pub today: Option<Date>,
    /// Ids of the places whose law applies, for example `us-co`. See [`crate::jurisdictions`].
    pub jurisdictions: Vec<&'static str>,
    /// How many people the employer has; laws can spare small ones. `None`: not known.
    pub employer_size: Option<u32>,
    /// Ids of the places whose law applies besides when the job is remote, because people there can hold it.
    pub remote_open_to: Vec<&'static str>,
    /// Id of the role profile to judge by. `None`: chosen by the title.
    pub role: Option<&'static str>,
    /// What was chosen for single rules.
    pub rules: RuleChoices,
    /// Phrases in which every rule is silent: a brand, a product.
    pub allowed: Vec<String>,
    /// Phrases that the rule `own-word` flags.
    pub own_words: Vec<OwnWord>,
    /// Sections that the rule `missing-own-section` asks for.
    pub own_sections: Vec<OwnSection>,
}

/// Does a rule speak, and how loud?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not at all. It does not count in the score either.
    Off,
    /// All its findings have this severity.
    At(Severity),
}

/// What was chosen for single rules; what is not chosen is as the rule has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleChoices {
    /// By rule, in order.
    levels: Vec<(&'static str, Level)>,
    /// By rule and option, in order.
    options: Vec<((&'static str, &'static str), u32)>,
}

/// A phrase that somebody does not want to see in postings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnWord {
    /// The phrase, in any case.
    pub phrase: String,
    /// What is wrong with it.
    pub message: Option<String>,
    /// What to write in its place.
    pub replacement: Option<String>,
    /// How bad it is.
    pub severity: Option<Severity>,
}

/// A section that somebody asks of postings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnSection {
    /// Its usual heading.
    pub name: String,
    /// Other headings that stand for it, in any case.
    pub headings: Vec<String>,
    /// How bad it is when it is missing.
    pub severity: Option<Severity>,
    /// What to put under its heading.
    pub template: Option<String>,
}

/// Puts a choice in its place, over an earlier one.
fn put<K: Ord, V>(choices: &mut Vec<(K, V)>, key: K, value: V) {
    match choices.binary_search_by(|(known, _)| known.cmp(&key)) {
        Ok(at) => choices[at].1 = value,
        Err(at) => choices.insert(at, (key, value)),
    }
}

fn get<'c, K: Ord, V>(choices: &'c [(K, V)], key: &K) -> Option<&'c V> {
    let at = choices.binary_search_by(|(known, _)| known.cmp(key)).ok()?;
    Some(&choices[at].1)
}

impl RuleChoices {
    /// Sets how loud a rule speaks; that also switches on a rule that is off by default.
    pub fn set_level(&mut self, rule: &'static Rule, level: Level) {
        put(&mut self.levels, rule.id, level);
    }

    /// Puts other choices on top: they are stronger.
    pub fn take(&mut self, above: &Self) {
        above.levels.iter().for_each(|&(rule, level)| put(&mut self.levels, rule, level));
        above.options.iter().for_each(|&(option, value)| put(&mut self.options, option, value));
    }

    /// What was chosen of how loud rules speak, by the ids of the rules.
    pub fn levels(&self) -> impl Iterator<Item = (&'static str, Level)> + '_ {
        self.levels.iter().copied()
    }

    /// The options that were set: rule, option, value.
    pub fn options(&self) -> impl Iterator<Item = (&'static str, &'static str, u32)> + '_ {
        self.options.iter().map(|&((rule, option), value)| (rule, option, value))
    }

    /// Sets an option of a rule.
    pub fn set_option(&mut self, option: &RuleOption, value: u32) {
        put(&mut self.options, (option.rule, option.name), value.clamp(option.least, option.most));
    }
}

impl Settings {
    /// Does that rule speak, `only` aside?
    pub fn is_on(&self, rule: &Rule) -> bool {
        get(&self.rules.levels, &rule.id).map_or(rule.on_by_default, |level| *level != Level::Off)
    }

    /// Are findings of that rule shown?
    pub(crate) fn shows(&self, rule: &Rule) -> bool {
        self.only.as_ref().map_or_else(|| self.is_on(rule), |only| only.contains(&rule.id))
    }

    /// The severity that was chosen for all findings of a rule.
    pub(crate) fn severity_of(&self, rule: &Rule) -> Option<Severity> {
        match get(&self.rules.levels, &rule.id) {
            Some(Level::At(severity)) => Some(*severity),
            _ => None,
        }
    }

    /// How loud a rule speaks, `only` aside. A rule that is on without a choice has its usual severity.
    pub fn level(&self, rule: &Rule) -> Level {
        match get(&self.rules.levels, &rule.id) {
            Some(level) => *level,
            None if rule.on_by_default => Level::At(rule.severity),
            None => Level::Off,
        }
    }

    /// The value of a rule's option.
    pub fn option(&self, option: &RuleOption) -> u32 {
        get(&self.rules.options, &(option.rule, option.name)).copied().unwrap_or(option.default)
    }

    /// The places whose law applies to a remote job.
    pub(crate) fn places_of_remote(&self) -> Vec<&'static str> {
        let new = self.remote_open_to.iter().filter(|id| !self.jurisdictions.contains(id));
        self.jurisdictions.iter().chain(new).copied().gather()
    }

    /// The same with what the posting's front matter says of `role`, `jurisdictions`, `employer-size` and
    /// `remote-open-to`.
    pub(crate) fn for_posting(&self, document: &Document<'_>) -> Cow<'_, Self> {
        let statements = statements(document);
        if statements.is_empty() { Cow::Borrowed(self) } else { Cow::Owned(self.clone().with(statements)) }
    }

    #[cold]
    #[inline(never)]
    fn with(mut self, statements: Vec<(TextRange, Statement)>) -> Self {
        let mut places: Vec<&'static str> = Vec::new();
        for (_, statement) in statements {
            match statement {
                Statement::Role(id) => self.role = Some(id),
                Statement::Jurisdictions(ids) => places.extend(ids),
                Statement::EmployerSize(size) => self.employer_size = Some(size),
                Statement::RemoteOpenTo(ids) => self.remote_open_to = ids,
            }
        }
        if !places.is_empty() {
            let mut ids: Vec<&'static str> = Vec::new();
            for id in places {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            self.jurisdictions = ids;
        }
        self
    }
}

/// A setting that a posting makes for itself.
pub(crate) enum Statement {
    Role(&'static str),
    Jurisdictions(Vec<&'static str>),
    EmployerSize(u32),
    RemoteOpenTo(Vec<&'static str>),
}

impl Statement {
    /// The key in a settings file that means the same.
    pub(crate) const fn key(&self) -> &'static str {
        match self {
            Self::Role(_) => "role",
            Self::Jurisdictions(_) => "jurisdictions",
            Self::EmployerSize(_) => "employer-size",
            Self::RemoteOpenTo(_) => "remote-open-to",
        }
    }
}

/// What the front matter says of settings, each with the place of its key.
pub(crate) fn statements(document: &Document<'_>) -> Vec<(TextRange, Statement)> {
    let places = |value: &str| -> Vec<&'static str> {
        let named = value.split([',', '[', ']', '"', '\'']).filter_map(jurisdictions::by_id_or_name);
        named.map(|place| place.id).gather()
    };
    let statement = |key: &str, value: &str| match key {
        // Many postings call the job's title its role; that is no profile.
        "role" => roles::by_id(value.trim()).map(|role| Statement::Role(role.id)),
        "jurisdiction" | "jurisdictions" => {
            Some(places(value)).filter(|ids| !ids.is_empty()).map(Statement::Jurisdictions)
        }
        "employer-size" | "employer_size" => value.trim().parse().ok().map(Statement::EmployerSize),
        "remote-open-to" | "remote_open_to" => {
            Some(places(value)).filter(|ids| !ids.is_empty()).map(Statement::RemoteOpenTo)
        }
        _ => None,
    };
    let fields = document.fields.iter().filter_map(|field| {
        let key = field.key.of(document.text).to_ascii_lowercase();
        Some((field.key, statement(&key, field.value.of(document.text))?))
    });
    fields.gather()
}
