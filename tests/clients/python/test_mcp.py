"""An assistant's client: the protocol's own Python package. In: `JDLINT`, the program, and the posting of all clients.
Out: the tools, a draft that is mended by them, and what is refused.

    pip install -r requirements.txt && JDLINT=jdlint pytest test_mcp.py
"""

import json
import os
import subprocess
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters, stdio_client

POSTING = Path(__file__).parent.parent / "engineer.jd.md"
TODAY = "2026-11-22"


def with_assistant(test):
    """Gives the test a client of a server of its own. No fixture: the client must end in the task that it began in."""

    @pytest.mark.asyncio
    async def run():
        server = StdioServerParameters(command=os.environ["JDLINT"], args=["mcp"])
        async with Client(stdio_client(server)) as client:
            await test(client)

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return run


@with_assistant
async def test_the_tools_are_described(assistant):
    assert assistant.server_info.name == "jdlint"
    tools = {tool.name: tool for tool in (await assistant.list_tools()).tools}
    assert list(tools) == ["check", "outline", "explain", "rewrite_templates", "posting_template"]
    for tool in tools.values():
        assert tool.title and tool.description and tool.output_schema, tool.name
        assert tool.annotations.read_only_hint is True, tool.name


@with_assistant
async def test_check_says_what_the_command_line_says(assistant):
    text = POSTING.read_bytes().decode()
    arguments = {"text": text, "file_name": POSTING.name, "today": TODAY}
    result = await assistant.call_tool("check", arguments)
    command = [os.environ["JDLINT"], "check", "--no-config", "--format", "json", "--today", TODAY, POSTING.name]
    printed = subprocess.run(command, cwd=POSTING.parent, stdout=subprocess.PIPE, check=False).stdout.decode()
    assert result.content[0].text + "\n" == printed
    assert result.structured_content == json.loads(printed)


@with_assistant
async def test_a_draft_is_mended_with_templates(assistant):
    """What an assistant does: asks for a template, fills in what the employer said, checks again."""
    draft = "# Cook\n\n## What you do\n\n- Improve customer satisfaction\n- Run the kitchen\n"
    only = {"only": ["comparative-without-baseline"]}
    answer = await assistant.call_tool("rewrite_templates", {"text": draft, **only})
    (template,) = answer.structured_content["templates"]
    (edit,) = template["edits"]
    sentence = edit["template"]
    for place in edit["placeholders"]:
        sentence = sentence.replace("{" + place["name"] + "}", place["name"])
    mended = draft.replace(edit["replaces"], sentence)
    assert mended != draft
    before = (await assistant.call_tool("check", {"text": draft, **only})).structured_content
    after = (await assistant.call_tool("check", {"text": mended, **only})).structured_content
    assert (before["summary"]["warnings"], after["summary"]["warnings"]) == (1, 0)


@with_assistant
async def test_a_posting_begins_from_a_role(assistant):
    begun = (await assistant.call_tool("posting_template", {"role": "driver"})).structured_content
    checked = await assistant.call_tool("check", {"text": begun["template"], "only": ["placeholder-left"]})
    assert checked.structured_content["summary"]["errors"] > 0, "nobody filled it in yet"


@with_assistant
async def test_wrong_arguments_are_answers_to_read(assistant):
    for tool, arguments, words in [
        ("check", {"text": ""}, "There is no text in it"),
        ("check", {"text": "# Cook", "jurisdictions": ["us_co"]}, "did you mean `us-co`?"),
        ("explain", {"rule": "mising-pay"}, "did you mean `missing-pay`?"),
    ]:
        result = await assistant.call_tool(tool, arguments)
        assert result.is_error and words in result.content[0].text, tool
