//! The protocol. In: requests. Out: who we are, the list of [`crate::tools`], and what a call of one gives.

use jdlint_core::nearest::did_you_mean;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, ErrorData, Implementation,
    JsonObject, ListToolsResult, PaginatedRequestParams, ServerCapabilities, ServerConfig, Tool,
};
use rmcp::service::RequestContext;
use rmcp::{RoleServer, ServerHandler};

use crate::tools::{self, Work};

const INSTRUCTIONS: &str = "jdlint finds what is missing, vague or inflated in job postings written in English, and offers \
    ways to mend it. Send the text of the posting with each call: no file is read and nothing leaves this machine. Usual \
    way: `check` a draft, mend what it finds, ask `rewrite_templates` for sentences to fill in, `check` again. What stands \
    in {braces} only the employer knows: ask for it, never make it up. `posting_template` begins a posting from nothing. \
    jdlint gives no legal advice.";

/// What an assistant is told of a panic, whose words are on standard error.
const MISTAKE: &str = "jdlint made a mistake with this text (details on standard error). Please report it together with the \
    posting, or with the part of it that is enough.";

/// One assistant's server. It keeps nothing between two calls.
pub(crate) struct Server;

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let me = Implementation::new("jdlint", jdlint_core::VERSION);
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(me)
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tools::ALL.iter().map(tools::Tool::described).collect()))
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        tools::by_name(name).map(tools::Tool::described)
    }

    /// Wrong arguments and texts that cannot be read are results that say so: the assistant reads them and tries again.
    async fn call_tool(
        &self,
        call: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = tools::by_name(&call.name) else {
            let names = tools::ALL.iter().map(|tool| tool.name).collect::<Vec<_>>().join(", ");
            let meant = did_you_mean(&call.name, tools::ALL.iter().map(|tool| (tool.name, tool.name)));
            let message = format!("there is no tool `{}`{meant}; there are {names}", call.name);
            return Err(ErrorData::invalid_params(message, None));
        };
        Ok(result_of(tool.work, call.arguments.unwrap_or_default()).await.into())
    }
}

/// Does the work away from the thread that reads: a long text must not keep the next message waiting, nor a panic end the
/// server.
async fn result_of(work: Work, arguments: JsonObject) -> CallToolResult {
    match tokio::task::spawn_blocking(move || work(arguments)).await {
        Ok(Ok(answer)) => {
            let mut result = CallToolResult::structured(answer.value);
            result.content = vec![ContentBlock::text(answer.text)];
            result
        }
        Ok(Err(message)) => CallToolResult::error(vec![ContentBlock::text(message)]),
        Err(_) => CallToolResult::error(vec![ContentBlock::text(MISTAKE)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_mistake_of_the_engine_is_an_answer() {
        let result = result_of(|_| panic!("a rule that cannot bear this text"), JsonObject::new()).await;
        assert_eq!(result.is_error, Some(true));
        assert_eq!(result.content[0].as_text().unwrap().text, MISTAKE);
    }
}
