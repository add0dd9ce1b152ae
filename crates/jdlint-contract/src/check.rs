//! What `check` says. In: a report. Out: [`FileFindings`], and [`CheckOutput`] around them.

use jdlint_core::Report;
use jdlint_core::report::{About, Applicability, Edit, Finding, Fix, Score};
use serde::{Deserialize, Serialize};

use crate::position::Range;
use crate::rule_url;
#[cfg(feature = "schema")]
use crate::words;

/// All that `jdlint check --format json` prints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckOutput<P> {
    /// [`crate::CONTRACT_VERSION`].
    pub version: u32,
    /// Name and version of the program.
    pub tool: String,
    /// The day that was judged by, `YYYY-MM-DD`.
    pub today: Option<String>,
    /// Ids of the places whose law was applied.
    pub jurisdictions: Vec<String>,
    /// Work that could not be done.
    pub errors: Vec<FileError>,
    /// Every checked file, sorted by path.
    pub files: Vec<FileFindings<P>>,
    /// Counts over all files.
    pub summary: Summary,
    /// The commit, branch or tag that was compared with: only what changed since is told; absent without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diff_base: Option<String>,
    /// What a baseline made of the findings; absent without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<BaselineUse>,
}

/// What a baseline made of the findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BaselineUse {
    /// The file, as it was named.
    pub path: String,
    /// Known findings, which are left out everywhere else.
    pub hidden: u32,
    /// Findings of the baseline that the postings no longer have.
    pub gone: u32,
}

/// One piece of work that could not be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileError {
    /// Relative to the working folder, with `/`; as given where nothing is there.
    pub path: String,
    /// What kind of error: `not-found`, `unreadable`, `no-postings` (a folder without any), `not-utf8`, `binary`,
    /// `empty`, `too-large`, `too-deep`, `broken` (damaged DOCX or JSON), `no-posting` (JSON without just one),
    /// `no-text` (a record without it), `settings` (a jdlint.toml that cannot be used), `not-written` (its fixes could not be written) or `internal` (a
    /// mistake of jdlint). More may be added.
    pub code: String,
    /// What happened and the way out.
    pub message: String,
}

/// Counts over all files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// Checked files.
    pub files: u32,
    /// Findings of severity error.
    pub errors: u32,
    /// Findings of severity warning.
    pub warnings: u32,
    /// Findings of severity info.
    pub infos: u32,
}

/// What was found in one posting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct FileFindings<P> {
    /// Relative to the working folder, with `/`; `<stdin>` for standard input.
    pub path: String,
    /// Id of the role profile that was used.
    pub role: Option<String>,
    /// ISO 639-1 code of the language.
    pub language: String,
    /// Which record of a file of many: its id, or else the number of its line; null for a file of one.
    pub record: Option<String>,
    /// The line, or row, of the record; absent for a file of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// Where ranges lead: `file`, to places of the file; `converted`, to places of the text that was read from it,
    /// because a DOCX has no lines: each finding then names its paragraph; `text`, to places of the record's text, where
    /// an empty range at its start stands for a title in another column.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = [FILE, CONVERTED, TEXT])))]
    pub positions: String,
    /// 0 to 100; null for text that is no posting.
    pub score: Option<u8>,
    /// What the score is made of; null with it.
    pub score_parts: Option<ScoreParts>,
    /// Ordered by place, then by rule id.
    pub findings: Vec<JsonFinding<P>>,
}

/// What the score is made of, each 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ScoreParts {
    /// Are the sections there?
    pub complete: u8,
    /// Could one check the outcomes?
    pub measurable: u8,
    /// Are the demands needed and reachable?
    pub fair: u8,
    /// Is the pay said?
    pub pay: u8,
    /// Does it keep to the law?
    pub law: u8,
    /// Is it easy to read and finished?
    pub clear: u8,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonFinding<P> {
    /// Id of the rule.
    pub rule: String,
    /// What the rule looks after.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::groups())))]
    pub group: String,
    /// `error`, `warning` or `info`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::severities())))]
    pub severity: String,
    /// `text`, or `document` for something absent.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::abouts())))]
    pub about: String,
    /// Stays the same when lines move.
    pub fingerprint: String,
    /// What is wrong and why it matters.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The rule's manual page.
    pub url: String,
    /// How well it is known that the rule helps.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::evidence())))]
    pub evidence: String,
    /// Where that is known from.
    pub sources: Vec<String>,
    /// Where to show it.
    pub range: Range<P>,
    /// The paragraph of the document; null where the file has lines.
    pub paragraph: Option<JsonParagraph>,
    /// Other places that have to do with it.
    pub related: Vec<JsonRelated<P>>,
    /// Ways to mend it, best first.
    pub fixes: Vec<JsonFix<P>>,
}

/// Another place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonRelated<P> {
    /// The place.
    pub range: Range<P>,
    /// The paragraph of the document; null where the file has lines.
    pub paragraph: Option<JsonParagraph>,
    /// What is to be seen there.
    pub message: String,
}

/// A paragraph of a Word document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonParagraph {
    /// From 1, in the order of the file; empty ones and those in tables and text boxes count too.
    pub number: u32,
    /// Its text, as Markdown.
    pub text: String,
}

/// [`FileFindings::positions`]: places of the file.
pub const FILE: &str = "file";
/// [`FileFindings::positions`]: places of the text that was read from the file.
pub const CONVERTED: &str = "converted";
/// [`FileFindings::positions`]: places of the text of a record.
pub const TEXT: &str = "text";

/// One way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonFix<P> {
    /// What it does, as a menu entry.
    pub title: String,
    /// `safe` or `suggestion`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::applicabilities())))]
    pub applicability: String,
    /// Disjoint and ordered by place.
    pub edits: Vec<JsonEdit<P>>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonEdit<P> {
    /// What is taken out.
    pub range: Range<P>,
    /// What comes in its place.
    pub insert: String,
    /// What the writer must still fill in, in order.
    pub placeholders: Vec<JsonPlaceholder>,
}

/// A part of `insert` that only the writer can know. The command line counts UTF-8 bytes, the browser UTF-16
/// code units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonPlaceholder {
    /// Where it starts within `insert`: the opening brace.
    pub start: u32,
    /// Where it ends within `insert`: after the closing brace.
    pub end: u32,
    /// What stands between the braces.
    pub name: String,
}

impl From<&Score> for ScoreParts {
    fn from(score: &Score) -> Self {
        Self {
            complete: score.complete,
            measurable: score.measurable,
            fair: score.fair,
            pay: score.pay,
            law: score.law,
            clear: score.clear,
        }
    }
}

/// A report as the contract has it. `place` maps a byte offset of the posting, `within` a byte offset of an
/// inserted text, to what the face counts in.
pub fn file_findings<P>(
    path: &str,
    report: &Report,
    place: impl Fn(u32) -> P,
    within: impl Fn(&str, u32) -> u32,
) -> FileFindings<P> {
    FileFindings {
        path: path.to_owned(),
        role: report.role.map(str::to_owned),
        language: report.language.to_owned(),
        record: None,
        line: None,
        positions: FILE.to_owned(),
        score: report.score.map(|score| score.total),
        score_parts: report.score.as_ref().map(ScoreParts::from),
        findings: report.findings.iter().map(|found| json_finding(found, &place, &within)).collect(),
    }
}

fn json_finding<P>(
    finding: &Finding,
    place: &impl Fn(u32) -> P,
    within: &impl Fn(&str, u32) -> u32,
) -> JsonFinding<P> {
    JsonFinding {
        rule: finding.rule.id.to_owned(),
        group: finding.rule.group.word().to_owned(),
        severity: finding.severity.word().to_owned(),
        about: about_word(finding.about).to_owned(),
        fingerprint: finding.fingerprint.clone(),
        message: finding.message.clone(),
        help: finding.help.clone(),
        url: rule_url(finding.rule.id),
        evidence: finding.rule.evidence.word().to_owned(),
        sources: finding.rule.sources.iter().map(|&source| source.to_owned()).collect(),
        range: Range::of(finding.range, place),
        paragraph: None,
        related: finding
            .related
            .iter()
            .map(|related| JsonRelated {
                range: Range::of(related.range, place),
                paragraph: None,
                message: related.message.clone(),
            })
            .collect(),
        fixes: finding.fixes.iter().map(|fix| json_fix(fix, place, within)).collect(),
    }
}

fn json_fix<P>(fix: &Fix, place: &impl Fn(u32) -> P, within: &impl Fn(&str, u32) -> u32) -> JsonFix<P> {
    JsonFix {
        title: fix.title.clone(),
        applicability: applicability_word(fix.applicability).to_owned(),
        edits: fix.edits.iter().map(|edit| json_edit(edit, place, within)).collect(),
    }
}

fn json_edit<P>(edit: &Edit, place: &impl Fn(u32) -> P, within: &impl Fn(&str, u32) -> u32) -> JsonEdit<P> {
    JsonEdit {
        range: Range::of(edit.range, place),
        insert: edit.insert.clone(),
        placeholders: edit
            .placeholders
            .iter()
            .map(|placeholder| JsonPlaceholder {
                start: within(&edit.insert, placeholder.start),
                end: within(&edit.insert, placeholder.end),
                name: placeholder.name.clone(),
            })
            .collect(),
    }
}

pub(crate) const fn about_word(about: About) -> &'static str {
    match about {
        About::Text => "text",
        About::Document => "document",
    }
}

pub(crate) const fn applicability_word(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Safe => "safe",
        Applicability::Suggestion => "suggestion",
    }
}
