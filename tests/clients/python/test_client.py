"""A scripted client over pytest-lsp. In: `JDLINT`, the program. Out: the text after edits and a fix, byte for byte.

    pip install -r requirements.txt && JDLINT=jdlint pytest
"""

import os
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

POSTING = (Path(__file__).parent.parent / "engineer.jd.md").read_bytes().decode().replace("\n", "\r\n")


@pytest_lsp.fixture(
    params=["neovim", "emacs", "visual-studio-code"],
    config=ClientServerConfig(server_command=[os.environ["JDLINT"], "lsp"]),
)
async def client(request, lsp_client: LanguageClient):
    capabilities = client_capabilities(request.param)
    # Then the server publishes by itself, whoever the client claims to be.
    capabilities.text_document.diagnostic = None

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def registered(params: types.RegistrationParams):
        return None

    result = await lsp_client.initialize_session(types.InitializeParams(capabilities=capabilities))
    lsp_client.encoding = result.capabilities.position_encoding
    yield
    await lsp_client.shutdown_session()


class Text:
    """A text as the client counts in it, by what was agreed on. Shares no code with the server."""

    def __init__(self, text: str, encoding: str):
        self.text = text
        self.codec = {"utf-8": "utf-8", "utf-16": "utf-16-le"}[encoding]
        self.unit = {"utf-8": 1, "utf-16": 2}[encoding]

    def offset(self, place: types.Position) -> int:
        start = 0
        for _ in range(place.line):
            start = self.text.index("\n", start) + 1
        line = self.text[start:].partition("\r\n")[0].encode(self.codec)
        before = line[: place.character * self.unit]
        assert len(before) == place.character * self.unit, "a place behind the end of its line"
        return start + len(before.decode(self.codec))

    def place(self, index: int) -> types.Position:
        before = self.text[:index]
        line = before.rpartition("\n")[2]
        return types.Position(before.count("\n"), len(line.encode(self.codec)) // self.unit)

    def words(self, span: types.Range) -> str:
        return self.text[self.offset(span.start) : self.offset(span.end)]

    def applied(self, edits: list[types.TextEdit]) -> "Text":
        text = self.text
        for edit in sorted(edits, key=lambda edit: self.offset(edit.range.start), reverse=True):
            start, end = self.offset(edit.range.start), self.offset(edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        return Text(text, "utf-8" if self.unit == 1 else "utf-16")


async def published(client: LanguageClient, version: int) -> list[types.Diagnostic]:
    """The diagnostics of a version. The server says more than once what it thinks of one when settings arrive."""
    while True:
        params = await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        if params.version == version:
            return list(params.diagnostics)


def of_rule(diagnostics: list[types.Diagnostic], rule: str) -> list[types.Diagnostic]:
    return [found for found in diagnostics if found.code == rule]


@pytest.mark.asyncio
async def test_edits_and_a_fix(client: LanguageClient, tmp_path: Path):
    text = Text(POSTING, client.encoding)
    file = tmp_path / "engineer.jd.md"
    file.write_bytes(POSTING.encode())
    uri = file.as_uri()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 1, POSTING))
    )
    [wrong] = of_rule(await published(client, 1), "pay-range-inverted")
    assert text.words(wrong.range) == "€90,000 to €70,000"

    at = text.place(POSTING.index("Other duties"))
    new = "🚀👩‍💻 Bake bread\r\n- 🥖 "
    change = types.TextDocumentContentChangePartial(types.Range(at, at), new)
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(2, uri), [change])
    )
    text = text.applied([types.TextEdit(types.Range(at, at), new)])
    diagnostics = await published(client, 2)
    [duty] = of_rule(diagnostics, "catch-all-duty")
    assert text.words(duty.range) == "Other duties as assigned"

    [wrong] = of_rule(diagnostics, "pay-range-inverted")
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(types.TextDocumentIdentifier(uri), wrong.range, types.CodeActionContext([wrong]))
    )
    [action] = [found for found in actions if found.is_preferred and list(found.diagnostics) == [wrong]]
    edit = action.edit
    text = text.applied(edit.document_changes[0].edits if edit.document_changes else edit.changes[uri])
    file.write_bytes(text.text.encode())
    expected = POSTING.replace("- Other", "- 🚀👩‍💻 Bake bread\r\n- 🥖 Other")
    expected = expected.replace("€90,000 to €70,000", "€70,000 to €90,000")
    assert file.read_bytes() == expected.encode()

    whole = types.TextDocumentContentChangeWholeDocument(text.text)
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(3, uri), [whole])
    )
    assert of_rule(await published(client, 3), "pay-range-inverted") == []
