//! What a tool is given. In: the arguments of a call. Out: a posting and settings, or what is wrong with them and the way
//! out.

use jdlint_core::nearest::did_you_mean;
use jdlint_core::{Date, Settings, jurisdictions, roles, rules};
use jdlint_formats::{FileKind, Posting};
use jdlint_settings::{FILE_NAME, machines_date};
use schemars::JsonSchema;
use serde::Deserialize;

/// The longest text, in bytes, that is taken: 1 MiB. A posting has some thousand.
pub const MAX_TEXT_BYTES: usize = 1 << 20;

/// What is called the path of a text without a file name.
const NO_FILE: &str = "<text>";

/// A posting and how to judge it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PostingInput {
    /// The whole text of the posting, at most 1 MiB.
    pub(crate) text: String,
    /// How the text is written: Markdown, plain text, HTML, or JSON of one `JobPosting`. Without it, the ending of
    /// `file_name` decides; without that, it is Markdown.
    #[serde(default)]
    pub(crate) format: Option<TextFormat>,
    /// Name of the file that the text is from, as it is to be called in the answer. The file itself is not read.
    #[serde(default)]
    pub(crate) file_name: Option<String>,
    /// Id of the role profile to judge by. Without it, the title decides.
    #[serde(default)]
    #[schemars(extend("enum" = profiles_or_none()))]
    pub(crate) role: Option<String>,
    /// Ids of the places whose law applies: a country (`uk`, `de`), a state or province (`us-co`, `ca-on`), a county or
    /// city (`us-ny-nyc`). A place includes all it lies in. Without any, only law that holds nearly everywhere speaks.
    #[serde(default)]
    pub(crate) jurisdictions: Vec<String>,
    /// How many people the employer has; some laws spare small ones.
    #[serde(default)]
    pub(crate) employer_size: Option<u32>,
    /// Ids of the places where people who hold a remote job may live: their law applies to remote postings, too.
    #[serde(default)]
    pub(crate) remote_open_to: Vec<String>,
    /// Ids of the only rules to run, on by default or not. Without it, all that are on.
    #[serde(default)]
    pub(crate) only: Option<Vec<String>>,
    /// The day to judge by, YYYY-MM-DD. Without it, this machine's.
    #[serde(default)]
    pub(crate) today: Option<String>,
    /// The text of a `jdlint.toml`. The other arguments are stronger than it, and it can extend no file.
    #[serde(default)]
    pub(crate) settings: Option<String>,
}

/// How a text is written.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum TextFormat {
    Markdown,
    Text,
    Html,
    Json,
}

/// Which rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExplainInput {
    /// Id of the rule, for example `missing-pay`.
    pub(crate) rule: String,
}

/// Which role.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TemplateInput {
    /// Id of the role; `any` for a job that none fits.
    #[schemars(extend("enum" = role_ids()))]
    pub(crate) role: String,
}

/// A posting that was read, and how to judge it.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) posting: Posting,
    pub(crate) settings: Settings,
    pub(crate) today: Date,
}

impl PostingInput {
    /// Checks everything and reads the posting.
    ///
    /// # Errors
    ///
    /// The first mistake, with the argument that it is in.
    pub(crate) fn read(&self) -> Result<Input, String> {
        check_length("text", &self.text)?;
        let today = self.today.as_deref().map_or_else(|| Ok(machines_date()), date)?;
        let given = Settings {
            only: self.only.as_deref().map(|ids| all(ids, "only", rule)).transpose()?,
            today: Some(today),
            jurisdictions: all(&self.jurisdictions, "jurisdictions", jurisdiction)?,
            employer_size: self.employer_size,
            remote_open_to: all(&self.remote_open_to, "remote_open_to", jurisdiction)?,
            role: self
                .role
                .as_deref()
                .map(|id| role(id).map_err(|why| format!("`role`: {why}")))
                .transpose()?,
            ..Settings::default()
        };
        let file_name = self.file_name.as_deref().map(plain_path);
        let settings = match &self.settings {
            Some(text) => from_file(text, file_name.as_deref(), &given)?,
            None => given,
        };
        let kind = self.kind()?;
        let posting = jdlint_formats::read_text(self.text.clone(), kind)
            .map_err(|refusal| format!("`text`, read as {}: {}", kind.word(), refusal.message))?;
        let name = file_name.unwrap_or_else(|| NO_FILE.to_owned());
        Ok(Input { name, posting, settings, today })
    }

    fn kind(&self) -> Result<FileKind, String> {
        let by_name = self.file_name.as_deref().map_or(FileKind::Markdown, FileKind::of_name);
        let kind = self.format.map_or(by_name, |format| match format {
            TextFormat::Markdown => FileKind::Markdown,
            TextFormat::Text => FileKind::PlainText,
            TextFormat::Html => FileKind::Html,
            TextFormat::Json => FileKind::Json,
        });
        if kind == FileKind::Docx {
            return Err(
                "`file_name`: a Word document cannot be sent as text; send what it says as Markdown with \
                        `format`, or run `jdlint check FILE`"
                    .to_owned(),
            );
        }
        Ok(kind)
    }
}

/// The path without `.` and `name/..`, as the command line calls the file and as patterns of settings are written.
fn plain_path(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.last().is_some_and(|last| !["", ".."].contains(last)) => {
                parts.pop();
            }
            "" if !parts.is_empty() => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn check_length(what: &str, text: &str) -> Result<(), String> {
    if text.len() <= MAX_TEXT_BYTES {
        return Ok(());
    }
    let (bytes, most) = (text.len(), MAX_TEXT_BYTES >> 20);
    Err(format!("`{what}` is {bytes} bytes long; at most {most} MiB are taken. Send one posting at a time."))
}

/// The settings of a file, under those that were given.
fn from_file(text: &str, posting: Option<&str>, given: &Settings) -> Result<Settings, String> {
    check_length("settings", text)?;
    let mut alone = |_: &str| Err("no file is read here; put its lines in place of `extends`".to_owned());
    let config =
        jdlint_settings::load(FILE_NAME, text, &mut alone).map_err(|error| format!("`settings`: {error}"))?;
    Ok(config.settings(posting, given))
}

/// Each id as the engine knows it, once.
fn all(
    ids: &[String],
    what: &str,
    one: fn(&str) -> Result<&'static str, String>,
) -> Result<Vec<&'static str>, String> {
    let mut known = Vec::new();
    for id in ids {
        let id = one(id).map_err(|why| format!("`{what}`: {why}"))?;
        if !known.contains(&id) {
            known.push(id);
        }
    }
    Ok(known)
}

/// The id of a rule.
pub(crate) fn rule(id: &str) -> Result<&'static str, String> {
    rules::by_id(id).map(|rule| rule.id).ok_or_else(|| {
        let meant = did_you_mean(id, rules::ALL.iter().map(|rule| (rule.id, rule.id)));
        format!("there is no rule `{id}`{meant}")
    })
}

fn jurisdiction(id: &str) -> Result<&'static str, String> {
    jurisdictions::by_id(id).map(|place| place.id).ok_or_else(|| {
        let names =
            jurisdictions::ALL.iter().flat_map(|place| [(place.id, place.id), (place.name, place.id)]);
        let known = jurisdictions::ALL.iter().map(|place| place.id).collect::<Vec<_>>().join(" ");
        format!("no place `{id}` is known{}; known are {known}", did_you_mean(id, names))
    })
}

fn role(id: &str) -> Result<&'static str, String> {
    roles::by_id(id).map(|role| role.id).ok_or_else(|| {
        let meant = did_you_mean(id, role_names());
        let known = roles::ALL.iter().map(|role| role.id).collect::<Vec<_>>().join(" ");
        format!("there is no role profile `{id}`{meant}; known are {known}")
    })
}

/// What roles may be called, and their ids.
pub(crate) fn role_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    roles::ALL
        .iter()
        .flat_map(|role| role.titles.iter().map(|&title| (title, role.id)).chain([(role.id, role.id)]))
}

/// The ids of role profiles, and null.
fn profiles_or_none() -> Vec<Option<&'static str>> {
    roles::ALL.iter().map(|role| Some(role.id)).chain([None]).collect()
}

/// The ids that `posting_template` takes.
pub(crate) fn role_ids() -> Vec<&'static str> {
    roles::ALL.iter().map(|role| role.id).chain([roles::ANY.id]).collect()
}

fn date(day: &str) -> Result<Date, String> {
    Date::parse(day)
        .ok_or_else(|| format!("`today`: `{day}` is no day that exists; write it like 2026-11-22"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_called_as_the_command_line_calls_it() {
        for (given, plain) in [
            ("cook.md", "cook.md"),
            ("./jobs/./cook.md", "jobs/cook.md"),
            ("jobs/../cook.md", "cook.md"),
            ("../old//cook.md", "../old/cook.md"),
            ("/srv/jobs/cook.md", "/srv/jobs/cook.md"),
        ] {
            assert_eq!(plain_path(given), plain, "{given}");
        }
    }
}
