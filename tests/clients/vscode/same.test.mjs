// The two faces of the extension say the same. In: every posting of the suite and of the clean ones, as written and with
// the line ends of Windows. Out: that `jdlint lsp` and the worker of the browser agree on findings, fixes and the rest.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LanguageClient, inWorker, overPipes } from './language-client.mjs';

const TESTS = join(import.meta.dirname, '..', '..');
const SETTINGS = { today: '2026-11-22', jurisdictions: ['us-co', 'uk', 'de'] };
const LANGUAGES = { md: 'markdown', txt: 'plaintext', html: 'html' };

let folder;
let desktop;
let browser;
/** What stands in the folder's settings file; null for none. */
let settingsFile = null;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jdlint-same-'));
  await mkdir(join(folder, 'jobs'));
  desktop = new LanguageClient(overPipes(process.env.JDLINT));
  browser = new LanguageClient(await inWorker(), { 'jdlint/place': placeOf });
  await Promise.all([desktop.start(SETTINGS), browser.start(SETTINGS)]);
});
after(async () => {
  await Promise.all([desktop?.end(), browser?.end()]);
  await rm(folder, { recursive: true, force: true });
});

/** What the extension would answer to the worker. */
function placeOf({ uri }) {
  const path = `jobs/${decodeURIComponent(uri.split('/').at(-1))}`;
  return { fromRoot: path, config: settingsFile === null ? null : { text: settingsFile, path } };
}

function uriOf(name) {
  return pathToFileURL(join(folder, 'jobs', name)).href;
}

/** All that a server says of a document. */
async function said(client, uri, languageId, text) {
  const diagnostics = await client.open(uri, languageId, text);
  const textDocument = { uri };
  const about = (method, more = {}) => client.ask(method, { textDocument, ...more });
  const actions = (range) => about('textDocument/codeAction', { range, context: { diagnostics: [], triggerKind: 1 } });
  const all = {
    diagnostics,
    actions: await Promise.all(diagnostics.map(({ range }) => actions(range))),
    hovers: await Promise.all(diagnostics.map(({ range }) => about('textDocument/hover', { position: range.start }))),
    symbols: await about('textDocument/documentSymbol'),
    folds: await about('textDocument/foldingRange'),
    score: await about('jdlint/score'),
  };
  client.tell('textDocument/didClose', { textDocument });
  return withoutSettingsFile(all);
}

/** Only a program can write a settings file. */
function withoutSettingsFile(all) {
  const stays = ({ title }) => !title.endsWith(' in jdlint.toml');
  return { ...all, actions: all.actions.map((actions) => actions.filter(stays)) };
}

async function assertSame(name, text, languageId = LANGUAGES[name.split('.').at(-1)]) {
  const uri = uriOf(name);
  const [one, other] = await Promise.all([desktop, browser].map((client) => said(client, uri, languageId, text)));
  for (const part of Object.keys(one)) assert.deepEqual(other[part], one[part], `${part} of ${name}`);
  return one;
}

for (const suite of ['suite', 'clean']) {
  test(`every posting of ${suite}/`, async () => {
    const names = await readdir(join(TESTS, suite));
    let findings = 0;
    for (const name of names) {
      const text = await readFile(join(TESTS, suite, name), 'utf8');
      findings += (await assertSame(name, text)).diagnostics.length;
      await assertSame(`crlf-${name}`, text.replaceAll(/\r?\n/g, '\r\n'));
    }
    assert.ok(names.length > 20 && findings > 20, `${findings} findings in ${names.length} postings`);
  });
}

test('after edits with emoji and line ends of Windows', async () => {
  const uri = uriOf('edited.md');
  const text = await readFile(join(TESTS, 'suite', 'it-manager-emoji.md'), 'utf8');
  const edits = ['🎉', '👩🏽‍💻 ', '\r\n', '\r\n- Other duties as assigned\r\n', ''].map((insert, line) => ({
    range: { start: { line: line * 3, character: 1 }, end: { line: line * 3, character: 2 } },
    text: insert,
  }));
  const [one, other] = await Promise.all(
    [desktop, browser].map(async (client) => {
      await client.open(uri, 'markdown', text.replaceAll(/\r?\n/g, '\r\n'));
      client.tell('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: edits });
      return client.diagnostics(uri, 2);
    }),
  );
  assert.ok(one.length > 5);
  assert.deepEqual(other, one);
});

test('a settings file holds for both', async () => {
  const text = await readFile(join(TESTS, 'suite', 'it-manager-emoji.md'), 'utf8');
  const codes = ({ diagnostics }) => diagnostics.map(({ code }) => code);
  const all = codes(await assertSame('without.md', text)).length;
  try {
    const cases = {
      'ruled.md': ["[rules]\ntitle-noise = 'off'", (found) => found.length > 5 && !found.includes('title-noise')],
      'excluded.md': ["exclude = ['jobs/excluded.md']", (found) => found.length === 0],
      'elsewhere.md': ["include = ['texts/*.md']", (found) => found.length === 0],
      'included.md': ["include = ['included.*']", (found) => found.length === all],
      'broken.md': ["[rules]\ntitle-nois = 'off'", (found) => found.join() === 'settings-error'],
    };
    for (const [name, [settings, isAsExpected]] of Object.entries(cases)) {
      settingsFile = settings;
      await writeFile(join(folder, 'jdlint.toml'), settings);
      const found = codes(await assertSame(name, text));
      assert.ok(isAsExpected(found), `${settings}: ${found}`);
    }
  } finally {
    settingsFile = null;
    await rm(join(folder, 'jdlint.toml'));
  }
});

test('a document that nobody calls a posting is left alone until somebody does', async () => {
  const uri = pathToFileURL(join(folder, 'jobs.md')).href;
  const text = await readFile(join(TESTS, 'suite', 'it-manager-emoji.md'), 'utf8');
  browser.answers['jdlint/place'] = () => ({ fromRoot: 'jobs.md', config: null });
  const found = await Promise.all(
    [desktop, browser].map(async (client) => {
      assert.deepEqual(await client.open(uri, 'markdown', text), []);
      await client.ask('workspace/executeCommand', { command: 'jdlint.lintAsPosting', arguments: [uri] });
      client.tell('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text }] });
      return client.diagnostics(uri, 2);
    }),
  );
  browser.answers['jdlint/place'] = placeOf;
  assert.ok(found[0].length > 5);
  assert.deepEqual(found[1], found[0]);
});
