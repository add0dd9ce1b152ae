// A scripted client over the protocol library that VS Code is built on. In: `JDLINT`, the program. Out: the text after
// edits and a fix, byte for byte, as the client and the server have it.
//
//     npm ci && JDLINT=jdlint npm test

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import protocol from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";

const posting = readFileSync(fileURLToPath(new URL("../engineer.jd.md", import.meta.url)), "utf8").replaceAll("\n", "\r\n");

/** Starts the server, shakes hands, and stops it after `use`. */
async function withServer(capabilities, use) {
  assert.ok(process.env.JDLINT, "set JDLINT to the program");
  const server = spawn(process.env.JDLINT, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => server.on("exit", resolve));
  const connection = protocol.createProtocolConnection(
    new protocol.StreamMessageReader(server.stdout),
    new protocol.StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const folder = mkdtempSync(join(tmpdir(), "jdlint-"));
  try {
    const initialize = { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities };
    const offered = await connection.sendRequest(protocol.InitializeRequest.type, initialize);
    await connection.sendNotification(protocol.InitializedNotification.type, {});
    await use(connection, folder, offered.capabilities);
    await connection.sendRequest(protocol.ShutdownRequest.type);
    await connection.sendNotification(protocol.ExitNotification.type);
    assert.equal(await ended, 0, "an orderly end");
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
}

/** The next diagnostics of a version; those of earlier ones are passed over. */
function publishedOf(connection) {
  const published = [];
  const waiting = [];
  connection.onNotification(protocol.PublishDiagnosticsNotification.type, (diagnostics) => {
    published.push(diagnostics);
    for (const look of waiting.splice(0)) look();
  });
  return async (version) => {
    for (;;) {
      const found = published.find((diagnostics) => diagnostics.version === version);
      if (found) return found.diagnostics;
      await new Promise((resolve) => waiting.push(resolve));
    }
  };
}

const words = (document, diagnostic) => document.getText(diagnostic.range);
const ofRule = (diagnostics, rule) => diagnostics.filter((diagnostic) => diagnostic.code === rule);

test("an edit with emoji and CRLF and a fix leave the text that they promise", async () => {
  const capabilities = {
    general: { positionEncodings: ["utf-16"] },
    workspace: { workspaceEdit: { documentChanges: true } },
    textDocument: {
      publishDiagnostics: { versionSupport: true },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
    },
  };
  await withServer(capabilities, async (connection, folder) => {
    const diagnosticsOf = publishedOf(connection);
    const file = join(folder, "engineer.jd.md");
    writeFileSync(file, posting);
    const uri = pathToFileURL(file).href;
    let document = TextDocument.create(uri, "markdown", 1, posting);
    const textDocument = { uri, languageId: "markdown", version: 1, text: posting };
    await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument });
    let diagnostics = await diagnosticsOf(1);
    assert.equal(words(document, ofRule(diagnostics, "pay-range-inverted")[0]), "€90,000 to €70,000");

    // A pair of surrogates and a family of them before the words, and a new line with CRLF.
    const change = async (edits) => {
      const version = document.version + 1;
      document = TextDocument.update(document, edits, version);
      const params = { textDocument: { uri, version }, contentChanges: edits };
      await connection.sendNotification(protocol.DidChangeTextDocumentNotification.type, params);
      return diagnosticsOf(version);
    };
    const at = document.positionAt(document.getText().indexOf("Other duties"));
    diagnostics = await change([{ range: { start: at, end: at }, text: "🚀👩‍💻 Bake bread\r\n- 🥖 " }]);
    assert.equal(words(document, ofRule(diagnostics, "catch-all-duty")[0]), "Other duties as assigned");

    const wrong = ofRule(diagnostics, "pay-range-inverted")[0];
    const context = { diagnostics: [wrong], only: ["quickfix"] };
    const asked = { textDocument: { uri }, range: wrong.range, context };
    const actions = await connection.sendRequest(protocol.CodeActionRequest.type, asked);
    const action = actions.find((found) => found.isPreferred && found.diagnostics[0].code === wrong.code);
    const [{ textDocument: target, edits }] = action.edit.documentChanges;
    assert.deepEqual(target, { uri, version: document.version });
    const fixed = TextDocument.applyEdits(document, edits);
    const expected = posting
      .replace("- Other", "- 🚀👩‍💻 Bake bread\r\n- 🥖 Other")
      .replace("€90,000 to €70,000", "€70,000 to €90,000");
    assert.deepEqual(Buffer.from(fixed), Buffer.from(expected));

    diagnostics = await change([{ text: fixed }]);
    assert.deepEqual(ofRule(diagnostics, "pay-range-inverted"), []);
    assert.equal(ofRule(diagnostics, "catch-all-duty").length, 1);
  });
});

test("a client of version 3.18 pulls, and gets a snippet where there is something to fill in", async () => {
  const capabilities = {
    general: { positionEncodings: ["utf-16"] },
    workspace: {
      workspaceEdit: { documentChanges: true, snippetEditSupport: true },
      diagnostics: { refreshSupport: true },
    },
    textDocument: {
      diagnostic: {},
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
    },
  };
  await withServer(capabilities, async (connection, folder, offered) => {
    assert.ok(offered.diagnosticProvider.workspaceDiagnostics);
    const uri = pathToFileURL(join(folder, "engineer.jd.md")).href;
    const textDocument = { uri, languageId: "markdown", version: 1, text: posting };
    await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument });
    const report = await connection.sendRequest(protocol.DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.equal(report.kind, protocol.DocumentDiagnosticReportKind.Full);
    const [duty] = ofRule(report.items, "catch-all-duty");
    const context = { diagnostics: [duty], only: ["quickfix"] };
    const asked = { textDocument: { uri }, range: duty.range, context };
    const [action] = await connection.sendRequest(protocol.CodeActionRequest.type, asked);
    const [edit] = action.edit.documentChanges[0].edits;
    assert.ok(protocol.SnippetTextEdit.is(edit), JSON.stringify(edit));
    assert.equal(edit.snippet.value, "Up to ${1:{10\\}} % of the time: ${2:{what\\}}");

    const all = await connection.sendRequest(protocol.WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    assert.deepEqual(all.items.map((item) => [item.uri, item.version]), [[uri, 1]]);
    const { resultId } = report;
    const again = { textDocument: { uri }, previousResultId: resultId };
    const unchanged = await connection.sendRequest(protocol.DocumentDiagnosticRequest.type, again);
    assert.deepEqual(unchanged, { kind: "unchanged", resultId });
  });
});
