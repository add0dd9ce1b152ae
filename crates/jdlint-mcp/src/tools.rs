//! What may be called: one table. In: a name and arguments. Out: an [`Answer`], or what is wrong with the arguments.

use std::sync::Arc;

use jdlint_contract::{CheckOutput, JsonRule, OutlineOutput, Position};
use jdlint_core::nearest::did_you_mean;
use rmcp::model::{JsonObject, ToolAnnotations};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::answers::{check, explain, outline};
use crate::input::{ExplainInput, PostingInput, TemplateInput};
use crate::schema::schema_of;
use crate::templates::{PostingTemplate, RewriteTemplates, posting_template, rewrite_templates};

/// What a tool does with its arguments.
pub(crate) type Work = fn(JsonObject) -> Result<Answer, String>;

/// One tool.
pub(crate) struct Tool {
    /// What it is called by.
    pub(crate) name: &'static str,
    title: &'static str,
    description: &'static str,
    input: fn() -> Arc<JsonObject>,
    output: fn() -> Arc<JsonObject>,
    /// Does it.
    pub(crate) work: Work,
}

/// What a tool gives, twice: clients of before structured answers read the text.
#[derive(Debug)]
pub(crate) struct Answer {
    /// JSON in the order of the contract: the bytes of the command line, without its newline.
    pub(crate) text: String,
    /// The same as data.
    pub(crate) value: Value,
}

/// Every tool.
pub(crate) static ALL: [Tool; 5] = [
    Tool {
        name: "check",
        title: "Check a job posting",
        description: "Finds what is missing, vague, inflated or unlawful in a job posting: findings with place, reason, \
            advice and edits that mend them, and a score from 0 to 100 with its parts. Give the whole text. The answer is \
            what `jdlint check --format json` prints for one file.",
        input: schema_of::<PostingInput>,
        output: schema_of::<CheckOutput<Position>>,
        work: |arguments| answer(arguments, check),
    },
    Tool {
        name: "outline",
        title: "Outline a job posting",
        description: "Says what a job posting says, without judging it: which kinds of content are there, vague or \
            absent, sections, duties as outcomes with metric and target, requirements with years and degrees, place, \
            hours, pay. The answer is what `jdlint outline --format json` prints for one file.",
        input: schema_of::<PostingInput>,
        output: schema_of::<OutlineOutput<Position>>,
        work: |arguments| answer(arguments, outline),
    },
    Tool {
        name: "explain",
        title: "Explain a rule",
        description: "The manual page of one rule, by the id that a finding of `check` has: why it matters, what to do, \
            where that is known from, and postings that it flags and leaves alone.",
        input: schema_of::<ExplainInput>,
        output: schema_of::<JsonRule>,
        work: |arguments| answer(arguments, explain),
    },
    Tool {
        name: "rewrite_templates",
        title: "Templates that mend a posting's findings",
        description: "For the findings of a posting that only its writer can mend: sentences and sections to put in, with \
            named placeholders in {braces} for what only the employer knows (figures, dates, names). Fill in every \
            placeholder with what the employer says. Edits without placeholders are in the answer of `check`.",
        input: schema_of::<PostingInput>,
        output: schema_of::<RewriteTemplates>,
        work: |arguments| answer(arguments, rewrite_templates),
    },
    Tool {
        name: "posting_template",
        title: "A whole posting of a role to fill in",
        description: "A whole posting of one role in Markdown, with the measures that are usual in it and named \
            placeholders in {braces} for what only the employer knows: what `jdlint new --role ID` writes. For a job that \
            no role fits, take the role `any`.",
        input: schema_of::<TemplateInput>,
        output: schema_of::<PostingTemplate>,
        work: |arguments| answer(arguments, posting_template),
    },
];

/// The tool of that name.
pub(crate) fn by_name(name: &str) -> Option<&'static Tool> {
    ALL.iter().find(|tool| tool.name == name)
}

impl Tool {
    /// As the protocol lists it.
    pub(crate) fn described(&self) -> rmcp::model::Tool {
        let hints = ToolAnnotations::new().read_only(true).idempotent(true).open_world(false);
        rmcp::model::Tool::new(self.name, self.description, (self.input)())
            .with_title(self.title)
            .with_raw_output_schema((self.output)())
            .with_annotations(hints)
    }
}

/// What may have been meant by an argument that does not exist.
fn unknown<I: JsonSchema>(arguments: &JsonObject) -> String {
    let schema = schema_of::<I>();
    let known = schema.get("properties").and_then(Value::as_object);
    let names = || known.into_iter().flat_map(|known| known.keys()).map(|name| (&**name, &**name));
    let wrong = arguments.keys().find(|name| known.is_some_and(|known| !known.contains_key(*name)));
    wrong.map_or_else(String::new, |wrong| did_you_mean(wrong, names()))
}

fn answer<I, O>(arguments: JsonObject, work: fn(&I) -> Result<O, String>) -> Result<Answer, String>
where
    I: DeserializeOwned + JsonSchema,
    O: Serialize,
{
    let unknown = unknown::<I>(&arguments);
    let input = serde_json::from_value(Value::Object(arguments))
        .map_err(|error| format!("the arguments cannot be used: {error}{unknown}"))?;
    let output = work(&input)?;
    let json = |error: serde_json::Error| format!("the answer could not be written as JSON: {error}");
    let text = serde_json::to_string(&output).map_err(json)?;
    Ok(Answer { text, value: serde_json::to_value(&output).map_err(json)? })
}
