// The least that can talk to a language server. In: the program, or the worker of the browser. Out: requests, answers and
// the newest diagnostics of each document.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const EXTENSION = join(import.meta.dirname, '..', '..', '..', 'editor', 'vscode');
const { StreamMessageReader, StreamMessageWriter } = createRequire(join(EXTENSION, 'package.json'))(
  'vscode-languageserver-protocol/node',
);

/** What VS Code says of itself, as far as it changes what a server sends. */
const CAPABILITIES = {
  workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown'] },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
  },
};

/** `jdlint lsp`. */
export function overPipes(program) {
  const child = spawn(program, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [reader, writer] = [new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)];
  return { send: (message) => writer.write(message), listen: (hear) => reader.listen(hear), end: () => child.kill() };
}

/** The worker of the extension, with Node's port in place of the browser's. */
export async function inWorker() {
  const server = JSON.stringify(join(EXTENSION, 'dist', 'server.js'));
  const worker = new Worker(`globalThis.self = require('node:worker_threads').parentPort; require(${server});`, {
    eval: true,
  });
  const started = new Promise((resolve) => worker.once('message', resolve));
  worker.postMessage({ engine: await readFile(join(EXTENSION, 'dist', 'jdlint.wasm')) });
  const answer = await started;
  if (answer.failed !== undefined) throw new Error(answer.failed);
  return {
    send: (message) => worker.postMessage(message),
    listen: (hear) => worker.on('message', hear),
    end: () => worker.terminate(),
  };
}

export class LanguageClient {
  #lastId = 0;
  #asked = new Map();
  #published = new Map();
  #waiting = new Map();

  /** `answers` are what it says to requests of the server, by their method. */
  constructor(transport, answers = {}) {
    this.transport = transport;
    this.answers = answers;
    transport.listen((message) => this.#hear(message));
  }

  async start(settings) {
    await this.ask('initialize', {
      processId: null,
      rootUri: null,
      capabilities: CAPABILITIES,
      initializationOptions: settings,
    });
    this.tell('initialized', {});
  }

  ask(method, params) {
    const id = (this.#lastId += 1);
    const answer = new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject, method }));
    this.transport.send({ jsonrpc: '2.0', id, method, params });
    return answer;
  }

  tell(method, params) {
    this.transport.send({ jsonrpc: '2.0', method, params });
  }

  /** Opens a document and gives what is said of it. */
  async open(uri, languageId, text) {
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return this.diagnostics(uri, 1);
  }

  /** What is said of a version of a document, when it is said. */
  diagnostics(uri, version) {
    const known = this.#published.get(uri);
    if (known?.version === version) return Promise.resolve(known.diagnostics);
    return new Promise((resolve) => this.#waiting.set(`${version} ${uri}`, resolve));
  }

  end() {
    return this.transport.end();
  }

  #hear({ id, method, params, result, error }) {
    if (method === undefined) {
      const { resolve, reject, method: asked } = this.#asked.get(id);
      this.#asked.delete(id);
      if (error === undefined) resolve(result);
      else reject(new Error(`${asked}: ${error.message}`));
    } else if (id !== undefined) {
      this.transport.send({ jsonrpc: '2.0', id, result: this.answers[method]?.(params) ?? null });
    } else if (method === 'textDocument/publishDiagnostics') {
      this.#published.set(params.uri, params);
      this.#waiting.get(`${params.version} ${params.uri}`)?.(params.diagnostics);
    }
  }
}
