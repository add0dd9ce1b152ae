// What the manifest and the READMEs point at is there. In: package.json, the READMEs. Out: pictures, pages and commands that
// exist.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const HERE = join(import.meta.dirname, '..');
const ROOT = join(HERE, '..', '..');
const manifest = JSON.parse(await readFile(join(HERE, 'package.json'), 'utf8'));
const commands = manifest.contributes.commands.map(({ command }) => command);
const steps = manifest.contributes.walkthroughs.flatMap(({ steps }) => steps);
/** Commands of VS Code itself that the walkthrough runs. */
const OF_VS_CODE = ['workbench.actions.view.problems', 'workbench.action.openSettings', 'editor.action.quickFix'];

async function assertPicture(path) {
  const bytes = await readFile(path);
  assert.deepEqual([...bytes.subarray(1, 4)], [...Buffer.from('PNG')], `${path} is a picture`);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  assert.ok(width >= 800 && height >= 500 && bytes.length > 15_000, `${path}: ${width} x ${height}, ${bytes.length} bytes`);
}

test('the walkthrough shows what is there', async () => {
  assert.ok(steps.length > 2);
  for (const { id, media } of steps) {
    if (media.image !== undefined) await assertPicture(join(HERE, media.image));
    else assert.ok((await readFile(join(HERE, media.markdown), 'utf8')).trim().length > 80, `the page of ${id}`);
  }
});

test('the walkthrough runs commands and settings that exist', () => {
  const known = [...commands, ...OF_VS_CODE];
  for (const { id, description, completionEvents } of steps) {
    const linked = [...description.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command);
    const awaited = completionEvents.filter((event) => event.startsWith('onCommand:')).map((event) => event.slice(10));
    assert.ok(linked.length > 0, `${id} offers something to do`);
    for (const command of [...linked, ...awaited]) assert.ok(known.includes(command), `${id}: ${command}`);
    const settings = completionEvents.filter((event) => event.startsWith('onSettingChanged:'));
    for (const event of settings) assert.ok(event.slice(17) in manifest.contributes.configuration.properties, event);
  }
});

test('each command of the manifest is made, and no other', async () => {
  const source = await readFile(join(HERE, 'src', 'extension', 'commands.ts'), 'utf8');
  const made = [...source.matchAll(/^ {4}'(jdlint\.\w+)':/gm)].map(([, command]) => command);
  assert.deepEqual(made.sort(), commands.toSorted());
});

test('the READMEs show the findings and the quick fixes', async () => {
  for (const [folder, prefix] of [
    [ROOT, 'editor/vscode/'],
    [HERE, ''],
  ]) {
    const readme = await readFile(join(folder, 'README.md'), 'utf8');
    for (const name of ['findings', 'quick-fix']) {
      const path = `${prefix}screenshots/${name}.png`;
      assert.ok(readme.includes(`](${path})`), `${folder}/README.md shows ${path}`);
      await assertPicture(join(folder, path));
    }
  }
});

test('a folder that is not trusted chooses no program', async () => {
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.equal(supported, 'limited');
  const properties = manifest.contributes.configuration.properties;
  // The values of the others are words and days; a new setting that names a file or a program has to be restricted, too.
  const namesAFile = (key) => /path|binary|command|program|file|args|env/i.test(key) && key !== 'jdlint.trace.server';
  assert.deepEqual(restrictedConfigurations, Object.keys(properties).filter(namesAFile));
  // The one place that starts a program asks for trust, and starts it in a folder of the extension's own.
  const source = await readFile(join(HERE, 'src', 'desktop.ts'), 'utf8');
  assert.match(source, /avoid: vscode\.workspace\.isTrusted \? \[\]/);
  assert.match(source, /cwd: extensionUri\.fsPath/);
});
