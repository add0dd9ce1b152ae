// The browser's server when the engine breaks: the extension hears of it, and the text is not tried again until it changes.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { load } from './source.mjs';

const { serve, connectionTo } = await load('server/serve.ts', 'browser');

const URI = 'file:///jobs/cook.md';
const CHECK = { path: '', role: null, language: 'en', record: null, score: 90, score_parts: { pay: 90 }, findings: [] };
const OUTLINE = { sections: [], outcomes: [], requirements: [], title: null };

/** Breaks on texts that say so. */
const engine = {
  lint(text) {
    if (text.includes('trap')) throw new WebAssembly.RuntimeError('unreachable');
    if (text.includes('refuse')) throw new Error('the text is longer than 32 MiB');
    return { check: CHECK, outline: OUTLINE };
  },
  rules: () => ({ version: 1, rules: [] }),
  choices: () => ({ jurisdictions: [{ id: 'uk' }], roles: [] }),
  template: () => undefined,
  version: () => '0',
};

const open = [];
after(() => open.forEach((port) => port.close()));

/** A started server and what it has sent, by method. */
async function started(initializationOptions = {}) {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  serve(connectionTo(port2), engine);
  const sent = [];
  const waiting = [];
  port1.onmessage = ({ data }) => {
    if (data.method === 'jdlint/place') {
      port1.postMessage({ jsonrpc: '2.0', id: data.id, result: { fromRoot: 'jobs/cook.md', config: null } });
      return;
    }
    const wanted = waiting.findIndex(({ fits }) => fits(data));
    if (wanted < 0) sent.push(data);
    else waiting.splice(wanted, 1)[0].resolve(data);
  };
  const next = (fits) => {
    const at = sent.findIndex(fits);
    if (at >= 0) return Promise.resolve(sent.splice(at, 1)[0]);
    return new Promise((resolve) => waiting.push({ fits, resolve }));
  };
  const tell = (method, params) => port1.postMessage({ jsonrpc: '2.0', method, params });
  port1.postMessage({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {}, initializationOptions },
  });
  await next(({ id }) => id === 1);
  tell('initialized', {});
  return {
    open: (text, version = 1) =>
      tell('textDocument/didOpen', { textDocument: { uri: URI, languageId: 'markdown', version, text } }),
    change: (text, version) =>
      tell('textDocument/didChange', { textDocument: { uri: URI, version }, contentChanges: [{ text }] }),
    told: async (method) => (await next((message) => message.method === method)).params,
  };
}

test('a text that breaks the engine is told to the extension, by its version', async () => {
  const server = await started();
  server.open('a trap', 7);
  assert.deepEqual(await server.told('jdlint/broke'), { uri: URI, version: 7 });
});

test('it is left unchecked with a word on why, and tried again when it has changed', async () => {
  const server = await started({ brokeOn: [{ uri: URI, version: 7 }] });
  server.open('a trap', 7);
  const { diagnostics } = await server.told('textDocument/publishDiagnostics');
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['internal-error'],
  );
  server.change('cook '.repeat(50), 8); // long enough not to be greeted as one that has only begun
  assert.deepEqual((await server.told('textDocument/publishDiagnostics')).diagnostics, []);
});

test('a text that the engine refuses breaks nothing', async () => {
  const server = await started();
  server.open('refuse');
  const { diagnostics } = await server.told('textDocument/publishDiagnostics');
  assert.equal(diagnostics[0].message, 'This text is not checked: the text is longer than 32 MiB.');
});

test('settings that are not understood are named in the log', async () => {
  const server = await started({ jurisdictions: ['uk', 'atlantis'], colour: 'red', path: '/x' });
  const { message } = await server.told('window/logMessage');
  assert.match(message, /`jurisdictions` does not know `atlantis`.*no setting `colour`/);
});
