//! Texts to fill in. In: a posting's findings, or a role. Out: what to write, with named placeholders.

use jdlint_contract::{
    CONTRACT_VERSION, JsonFinding, JsonPlaceholder, Position, Range, findings_of_file, tool_name,
};
use jdlint_core::nearest::did_you_mean;
use jdlint_core::report::{self, Edit};
use jdlint_core::{TextRange, roles};
use jdlint_formats::Origin;
use schemars::JsonSchema;
use serde::Serialize;

use crate::input::{Input, PostingInput, TemplateInput, role_ids, role_names};

/// What `rewrite_templates` gives.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RewriteTemplates {
    /// The version of the contract.
    version: u32,
    /// Name and version of the program.
    tool: String,
    /// The file name that was given, or `<text>`.
    path: String,
    /// One for each way to mend a finding, in the order of the posting.
    templates: Vec<RewriteTemplate>,
}

/// One way to mend a finding that leaves something for the writer to say.
#[derive(Debug, Serialize, JsonSchema)]
struct RewriteTemplate {
    /// Id of the rule.
    rule: String,
    /// `error`, `warning` or `info`.
    severity: String,
    /// What is wrong and why it matters.
    message: String,
    /// What to do.
    help: String,
    /// What this way does.
    title: String,
    /// Disjoint and ordered by place.
    edits: Vec<TemplateEdit>,
}

/// What to write instead of what.
#[derive(Debug, Serialize, JsonSchema)]
struct TemplateEdit {
    /// What is taken out.
    range: Range<Position>,
    /// The words in that range; empty where something is put in.
    replaces: String,
    /// What comes in its place, with placeholders in braces.
    template: String,
    /// What only the employer can say, in order. Places count UTF-8 bytes of `template`.
    placeholders: Vec<JsonPlaceholder>,
}

/// What `posting_template` gives.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PostingTemplate {
    /// The version of the contract.
    version: u32,
    /// Name and version of the program.
    tool: String,
    /// Id of the role.
    role: String,
    /// The posting in Markdown, with placeholders in braces.
    template: String,
    /// What only the employer can say, in order. Places count UTF-8 bytes of `template`.
    placeholders: Vec<JsonPlaceholder>,
}

/// The ways to mend a posting that have placeholders.
pub(crate) fn rewrite_templates(input: &PostingInput) -> Result<RewriteTemplates, String> {
    let Input { name, posting, settings, .. } = input.read()?;
    let report = jdlint_formats::in_source(&posting, &settings);
    let source = match &posting.origin {
        Origin::Source { source, .. } => source,
        Origin::Same | Origin::Paragraphs(_) => &posting.text,
    };
    let findings = findings_of_file(&name, &posting, &report).findings;
    let templates = findings.into_iter().flat_map(|finding| of_finding(finding, source)).collect();
    Ok(RewriteTemplates { version: CONTRACT_VERSION, tool: tool_name(), path: name, templates })
}

fn of_finding(finding: JsonFinding<Position>, source: &str) -> Vec<RewriteTemplate> {
    let JsonFinding { rule, severity, message, help, fixes, .. } = finding;
    let open = fixes.into_iter().filter(|fix| fix.edits.iter().any(|edit| !edit.placeholders.is_empty()));
    let templates = open.map(|fix| RewriteTemplate {
        rule: rule.clone(),
        severity: severity.clone(),
        message: message.clone(),
        help: help.clone(),
        title: fix.title,
        edits: fix
            .edits
            .into_iter()
            .map(|edit| TemplateEdit {
                replaces: TextRange::new(edit.range.start.offset, edit.range.end.offset)
                    .of(source)
                    .to_owned(),
                range: edit.range,
                template: edit.insert,
                placeholders: edit.placeholders,
            })
            .collect(),
    });
    templates.collect()
}

/// A whole posting of a role.
pub(crate) fn posting_template(input: &TemplateInput) -> Result<PostingTemplate, String> {
    let id = input.role.trim();
    let any = (id == roles::ANY.id).then_some(&roles::ANY);
    let role = roles::by_id(id).or(any).ok_or_else(|| {
        let meant = did_you_mean(id, role_names().chain([(roles::ANY.id, roles::ANY.id)]));
        format!("`role`: there is no role `{id}`{meant}; there are {}", role_ids().join(", "))
    })?;
    let Edit { insert, placeholders, .. } = Edit::new(TextRange::default(), role.skeleton());
    let placeholders = placeholders
        .into_iter()
        .map(|report::Placeholder { start, end, name }| JsonPlaceholder { start, end, name });
    Ok(PostingTemplate {
        version: CONTRACT_VERSION,
        tool: tool_name(),
        role: role.id.to_owned(),
        placeholders: placeholders.collect(),
        template: insert,
    })
}
