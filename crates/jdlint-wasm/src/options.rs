//! What a page may choose. In: an object from JavaScript. Out: [`Settings`], or what is wrong with it.

use jdlint_core::{Date, Format, Settings, jurisdictions, roles, rules};
use jdlint_settings::FILE_NAME;
use serde::Deserialize;
use tsify::Tsify;

/// What a lint depends on besides the text. Every field may be left out.
#[derive(Debug, Clone, Default, Deserialize, Tsify)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct LintOptions {
    /// The day to judge by, `YYYY-MM-DD`. Without it, rules that need one stay silent.
    #[tsify(optional)]
    pub today: Option<String>,
    /// Ids of the only rules to run, on by default or not.
    #[tsify(optional)]
    pub only: Option<Vec<String>>,
    /// Ids of the places whose law applies.
    #[tsify(optional)]
    pub jurisdictions: Option<Vec<String>>,
    /// How many people the employer has; some laws spare small ones. Without it, all laws speak and name their size.
    #[tsify(optional)]
    pub employer_size: Option<u32>,
    /// Ids of the places whose law applies to remote jobs as well.
    #[tsify(optional)]
    pub remote_open_to: Option<Vec<String>>,
    /// Id of the role profile. Without it, the title decides.
    #[tsify(optional)]
    pub role: Option<String>,
    /// The file's name, whose ending says how it is written. Without it: pasted text.
    #[tsify(optional)]
    pub path: Option<String>,
    /// The text of a `jdlint.toml`. What stands in the other options is stronger. It can extend no other file.
    #[tsify(optional)]
    pub config: Option<String>,
}

impl LintOptions {
    /// The engine's settings.
    ///
    /// # Errors
    ///
    /// The first option that cannot be used.
    pub fn settings(&self) -> Result<Settings, String> {
        let today = self
            .today
            .as_deref()
            .map(|day| Date::parse(day).ok_or_else(|| format!("`today` is not a day like 2026-11-22: {day}")))
            .transpose()?;
        let only = self
            .only
            .as_ref()
            .map(|ids| known(ids, "rule", |id| rules::by_id(id).map(|rule| rule.id)))
            .transpose()?;
        let places = |ids: &Option<Vec<String>>| {
            let ids = ids.as_deref().unwrap_or_default();
            known(ids, "jurisdiction", |id| jurisdictions::by_id(id).map(|place| place.id))
        };
        let role = self
            .role
            .as_deref()
            .map(|id| roles::by_id(id).map(|role| role.id).ok_or_else(|| unknown("role", id)))
            .transpose()?;
        let given = Settings {
            format: self.path.as_deref().map_or(Format::Markdown, Format::from_file_name),
            only,
            today,
            jurisdictions: places(&self.jurisdictions)?,
            employer_size: self.employer_size,
            remote_open_to: places(&self.remote_open_to)?,
            role,
            ..Settings::default()
        };
        let Some(text) = &self.config else { return Ok(given) };
        let alone =
            |_: &str| Err("there are no other files here; put its lines in place of `extends`".to_owned());
        let config =
            jdlint_settings::load(FILE_NAME, text, &mut { alone }).map_err(|error| error.to_string())?;
        Ok(config.settings(self.path.as_deref(), &given))
    }
}

fn known(
    ids: &[String],
    what: &str,
    find: impl Fn(&str) -> Option<&'static str>,
) -> Result<Vec<&'static str>, String> {
    ids.iter().map(|id| find(id).ok_or_else(|| unknown(what, id))).collect()
}

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
}
