//! What a lint is told besides the text. In: an object from JavaScript, or arguments from Python. Out: [`Settings`], or what is
//! wrong with it; and settings as such an object, so that an engine which reads no jdlint.toml, or runs on another machine, can be
//! handed what another has read.

use jdlint_core::rules::Severity;
use jdlint_core::{Date, Format, Level, OwnSection, OwnWord, Settings, jurisdictions, roles, rules};
use serde::{Deserialize, Serialize};

/// What a lint depends on besides the text. Every field may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct LintOptions {
    /// The day to judge by, `YYYY-MM-DD`. Without it, rules that need one stay silent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub today: Option<String>,
    /// Ids of the only rules to run, on by default or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub only: Option<Vec<String>>,
    /// Ids of the places whose law applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub jurisdictions: Option<Vec<String>>,
    /// How many people the employer has; some laws spare small ones. Without it, all laws speak and name their size.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub employer_size: Option<u32>,
    /// Ids of the places whose law applies to remote jobs as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub remote_open_to: Option<Vec<String>>,
    /// Id of the role profile. Without it, the title decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub role: Option<String>,
    /// The file's name, whose ending says how it is written. Without it: pasted text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub path: Option<String>,
    /// The text of a `jdlint.toml`. What stands in the other options is stronger. It can extend no other file.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub config: Option<String>,
    /// What a `jdlint.toml` said, as `resolve` gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub resolved: Option<Resolved>,
}

/// What only a `jdlint.toml` says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Resolved {
    /// How loud rules speak: rule, and `off`, `info`, `warning` or `error`.
    pub levels: Vec<(String, String)>,
    /// Options of rules: rule, option, value.
    pub options: Vec<(String, String, u32)>,
    /// Phrases in which every rule is silent.
    pub allowed: Vec<String>,
    /// Phrases that the rule `own-word` flags.
    pub own_words: Vec<ResolvedWord>,
    /// Sections that the rule `missing-own-section` asks for.
    pub own_sections: Vec<ResolvedSection>,
}

/// A phrase that somebody does not want to see in postings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ResolvedWord {
    /// The phrase, in any case.
    pub phrase: String,
    /// What is wrong with it.
    pub message: Option<String>,
    /// What to write in its place.
    pub replacement: Option<String>,
    /// How bad it is.
    pub severity: Option<String>,
}

/// A section that somebody asks of postings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ResolvedSection {
    /// Its usual heading.
    pub name: String,
    /// Other headings that stand for it.
    pub headings: Vec<String>,
    /// How bad it is when it is missing.
    pub severity: Option<String>,
    /// What to put under its heading.
    pub template: Option<String>,
}

impl LintOptions {
    /// The engine's settings.
    ///
    /// # Errors
    ///
    /// What is wrong with an option, in words for its reader.
    pub fn settings(&self) -> Result<Settings, String> {
        let given = self.given()?;
        let Some(text) = &self.config else { return Ok(given) };
        with_config(text, self.path.as_deref(), &given)
    }

    /// The same options with what the `jdlint.toml` in them says in place of its text.
    ///
    /// # Errors
    ///
    /// What is wrong with an option, in words for its reader.
    #[cfg(feature = "config")]
    pub fn resolved(&self) -> Result<Self, String> {
        Ok(Self { path: self.path.clone(), ..Self::of(&self.settings()?) })
    }

    /// Options that make these settings again, but for the format of the text.
    #[cfg(feature = "config")]
    pub fn of(settings: &Settings) -> Self {
        let owned = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect();
        Self {
            today: settings.today.map(|today| today.to_string()),
            only: settings.only.as_deref().map(owned),
            jurisdictions: Some(owned(&settings.jurisdictions)),
            employer_size: settings.employer_size,
            remote_open_to: Some(owned(&settings.remote_open_to)),
            role: settings.role.map(str::to_owned),
            path: None,
            config: None,
            resolved: Some(Resolved::of(settings)),
        }
    }

    /// What the options say, a `jdlint.toml` aside.
    fn given(&self) -> Result<Settings, String> {
        let today = self
            .today
            .as_deref()
            .map(|day| Date::parse(day).ok_or_else(|| format!("`today` is not a day like 2026-11-22: {day}")))
            .transpose()?;
        let only = self.only.as_deref().map(rules).transpose()?;
        let role = self.role.as_deref().map(role).transpose()?;
        let given = Settings {
            format: self.path.as_deref().map_or(Format::Markdown, Format::from_file_name),
            only,
            today,
            jurisdictions: places(self.jurisdictions.as_deref())?,
            employer_size: self.employer_size,
            remote_open_to: places(self.remote_open_to.as_deref())?,
            role,
            ..Settings::default()
        };
        match &self.resolved {
            Some(resolved) => resolved.put_into(given),
            None => Ok(given),
        }
    }
}

#[cold]
#[inline(never)]
fn rules(ids: &[String]) -> Result<Vec<&'static str>, String> {
    ids.iter().map(|id| rule(id)).collect()
}

#[cold]
#[inline(never)]
fn role(id: &str) -> Result<&'static str, String> {
    roles::by_id(id).map(|role| role.id).ok_or_else(|| unknown("role", id))
}

impl Resolved {
    #[cfg(feature = "config")]
    fn of(settings: &Settings) -> Self {
        let word = |severity: Option<Severity>| severity.map(|severity| severity.word().to_owned());
        let level = |level| match level {
            Level::Off => OFF.to_owned(),
            Level::At(severity) => severity.word().to_owned(),
        };
        let own_word = |own: &OwnWord| ResolvedWord {
            phrase: own.phrase.clone(),
            message: own.message.clone(),
            replacement: own.replacement.clone(),
            severity: word(own.severity),
        };
        let own_section = |own: &OwnSection| ResolvedSection {
            name: own.name.clone(),
            headings: own.headings.clone(),
            severity: word(own.severity),
            template: own.template.clone(),
        };
        let rules = &settings.rules;
        Self {
            levels: rules.levels().map(|(rule, at)| (rule.to_owned(), level(at))).collect(),
            options: rules.options().map(|(rule, name, value)| (rule.into(), name.into(), value)).collect(),
            allowed: settings.allowed.clone(),
            own_words: settings.own_words.iter().map(own_word).collect(),
            own_sections: settings.own_sections.iter().map(own_section).collect(),
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn put_into(&self, mut settings: Settings) -> Result<Settings, String> {
        for (id, level) in &self.levels {
            let level = if level == OFF { Level::Off } else { Level::At(severity(level)?) };
            let rule = rules::by_id(id).ok_or_else(|| unknown("rule", id))?;
            settings.rules.set_level(rule, level);
        }
        for (rule, name, value) in &self.options {
            let option = rules::option(rule, name).ok_or_else(|| unknown("option", name))?;
            settings.rules.set_option(option, *value);
        }
        settings.allowed.clone_from(&self.allowed);
        for own in &self.own_words {
            settings.own_words.push(OwnWord {
                phrase: own.phrase.clone(),
                message: own.message.clone(),
                replacement: own.replacement.clone(),
                severity: own.severity.as_deref().map(severity).transpose()?,
            });
        }
        for own in &self.own_sections {
            settings.own_sections.push(OwnSection {
                name: own.name.clone(),
                headings: own.headings.clone(),
                severity: own.severity.as_deref().map(severity).transpose()?,
                template: own.template.clone(),
            });
        }
        Ok(settings)
    }
}

#[cfg(feature = "config")]
fn with_config(text: &str, path: Option<&str>, given: &Settings) -> Result<Settings, String> {
    let alone =
        |_: &str| Err("there are no other files here; put its lines in place of `extends`".to_owned());
    let config = jdlint_settings::load(jdlint_settings::FILE_NAME, text, &mut { alone })
        .map_err(|error| error.to_string())?;
    Ok(config.settings(path, given))
}

#[cfg(not(feature = "config"))]
fn with_config(_: &str, _: Option<&str>, _: &Settings) -> Result<Settings, String> {
    Err("this engine reads no jdlint.toml; give it what `resolve` makes of one".to_owned())
}

/// What says that a rule is silent.
const OFF: &str = "off";

fn severity(word: &str) -> Result<Severity, String> {
    let all = [Severity::Error, Severity::Warning, Severity::Info];
    all.into_iter().find(|severity| severity.word() == word).ok_or_else(|| unknown("severity", word))
}

fn rule(id: &str) -> Result<&'static str, String> {
    rules::by_id(id).map(|rule| rule.id).ok_or_else(|| unknown("rule", id))
}

fn places(ids: Option<&[String]>) -> Result<Vec<&'static str>, String> {
    let place = |id: &String| jurisdictions::by_id(id).map(|place| place.id);
    let known = |id: &String| place(id).ok_or_else(|| unknown("jurisdiction", id));
    ids.unwrap_or_default().iter().map(known).collect()
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn unknown(what: &str, id: &str) -> String {
    format!("there is no {what} `{id}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(options: &LintOptions) -> String {
        options.settings().expect_err("these options are wrong")
    }

    #[test]
    fn the_file_name_says_how_the_text_is_written() {
        let format = |path: Option<&str>| {
            let options = LintOptions { path: path.map(str::to_owned), ..LintOptions::default() };
            options.settings().expect("a path is never wrong").format
        };
        assert_eq!(format(None), Format::Markdown);
        assert_eq!(format(Some("job.md")), Format::Markdown);
        assert_eq!(format(Some("job.txt")), Format::PlainText);
        assert_eq!(format(Some("job.HTML")), Format::Html);
    }

    #[test]
    fn what_does_not_exist_is_named() {
        let list = |id: &str| Some(vec![id.to_owned()]);
        let with = |change: fn(&mut LintOptions)| {
            let mut options = LintOptions::default();
            change(&mut options);
            wrong(&options)
        };
        assert!(with(|o| o.today = Some("22.11.2026".into())).contains("22.11.2026"));
        assert!(with(|o| o.role = Some("wizard".into())).contains("no role `wizard`"));
        let options = LintOptions { only: list("no-such-rule"), ..LintOptions::default() };
        assert!(wrong(&options).contains("no rule `no-such-rule`"));
        let options = LintOptions { jurisdictions: list("us-zz"), ..LintOptions::default() };
        assert!(wrong(&options).contains("no jurisdiction `us-zz`"));
    }

    #[cfg(feature = "config")]
    #[test]
    fn a_settings_file_is_read_and_options_are_stronger() {
        let options = |config: &str| LintOptions {
            config: Some(config.to_owned()),
            path: Some("jobs/cook.md".to_owned()),
            jurisdictions: Some(vec!["uk".to_owned()]),
            ..LintOptions::default()
        };
        let sound = "jurisdictions = ['us-co']\n[[overrides]]\npaths = 'jobs'\nwords = { allow = 'Acme' }";
        let settings = options(sound).settings().expect("the settings are sound");
        assert_eq!((settings.jurisdictions, settings.allowed), (vec!["uk"], vec!["Acme".to_owned()]));
        let told = wrong(&options("[rules]\nmising-pay = 'off'"));
        assert!(told.starts_with("jdlint.toml:2:1: there is no rule `mising-pay`; did you mean"), "{told}");
        assert!(wrong(&options("extends = 'a.toml'")).contains("there are no other files here"));
    }

    #[cfg(feature = "config")]
    #[test]
    fn resolved_options_settle_what_the_settings_file_says() {
        let config = "role = 'sales'\njurisdictions = ['us-co']\n[rules]\nmissing-pay = 'error'\nbro-culture = 'off'\n\
            too-many-requirements = { max = 9 }\n[words]\nallow = 'Acme'\n\
            flag = [{ phrase = 'guru', message = 'Name the skill.', severity = 'error' }]\n\
            [[sections]]\nname = 'Our promise'\nseverity = 'info'\ntemplate = 'We ...'\n";
        let options = LintOptions { config: Some(config.to_owned()), ..LintOptions::default() };
        let settings = options.settings().expect("the settings are sound");
        let resolved = options.resolved().expect("the settings are sound");
        assert_eq!(resolved.config, None);
        assert_eq!(resolved.settings().expect("they are still sound"), settings);
        assert_eq!((settings.own_words.len(), settings.own_sections.len()), (1, 1));
    }
}
