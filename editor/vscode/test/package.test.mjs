// What is packed and what never is: the program of another machine, which would install well and then do nothing. The
// content is that of dist/, which `npm run build` makes.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

const PACKAGE = join(import.meta.dirname, '..', 'package.mjs');

/** How a program of each target begins. */
const ELF = { 0: [0x7f, 0x45, 0x4c, 0x46] };
const MACH_O = { 0: [0xcf, 0xfa, 0xed, 0xfe] };
const WINDOWS = { 0: [0x4d, 0x5a] };
const BEGINNINGS = {
  'linux-x64': { ...ELF, 18: [0x3e, 0] },
  'linux-arm64': { ...ELF, 18: [0xb7, 0] },
  'linux-armhf': { ...ELF, 18: [0x28, 0] },
  'alpine-x64': { ...ELF, 18: [0x3e, 0] },
  'alpine-arm64': { ...ELF, 18: [0xb7, 0] },
  'darwin-x64': { ...MACH_O, 4: [0x07, 0, 0, 0x01] },
  'darwin-arm64': { ...MACH_O, 4: [0x0c, 0, 0, 0x01] },
  'win32-x64': WINDOWS,
  'win32-arm64': WINDOWS,
};

let folder;
let program;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jdlint-package-'));
  program = join(folder, 'program');
  await writeFile(program, programFor('linux-x64'));
});
after(() => rm(folder, { recursive: true }));

/** As much of a program as is looked at. */
function programFor(target) {
  const bytes = Buffer.alloc(64);
  for (const [at, beginning] of Object.entries(BEGINNINGS[target])) bytes.set(beginning, Number(at));
  return bytes;
}

async function packed(...words) {
  const { stdout } = await promisify(execFile)(process.execPath, [PACKAGE, ...words]);
  return stdout;
}

/** The files of a package: a function that reads each, by its name. */
async function contents(vsix) {
  const zip = await promisify(yauzl.fromBuffer)(await readFile(vsix), { lazyEntries: true });
  const files = new Map();
  await new Promise((resolve, reject) => {
    zip.on('error', reject).on('end', resolve);
    zip.on('entry', async (entry) => {
      const chunks = [];
      for await (const chunk of await promisify(zip.openReadStream.bind(zip))(entry)) chunks.push(chunk);
      files.set(entry.fileName, Buffer.concat(chunks));
      zip.readEntry();
    });
    zip.readEntry();
  });
  return files;
}

/** The one line that packing fails with. */
async function refusal(...words) {
  const packing = promisify(execFile)(process.execPath, [PACKAGE, ...words, '--out', folder]);
  const { code, stderr } = await assert.rejects(packing).then(() => packing.catch((error) => error));
  assert.equal(code, 1);
  return stderr;
}

test('a program for another machine is refused by name', async () => {
  for (const target of ['linux-arm64', 'darwin-arm64', 'win32-x64']) {
    assert.equal(await refusal(target, program), `error: ${program} is no program for ${target}\n`);
  }
});

test('a target that does not exist, and one without its program, are refused with what there is', async () => {
  assert.match(await refusal('linux-x65', program), /^error: there is no target linux-x65; there are linux-x64, /);
  assert.match(await refusal('linux-x64'), /^error: name the program for linux-x64/);
  assert.match(await refusal('linux-x64', join(folder, 'none')), /^error: there is no program .*none; build it/);
  assert.deepEqual((await readdir(folder)).filter((name) => name.endsWith('.vsix')), []);
});

test('the package for the web holds the engine and no program, and says for whom it is', async () => {
  const out = join(folder, 'web');
  await packed('web', '--out', out);
  const files = await contents(join(out, 'jdlint-web.vsix'));
  const names = [...files.keys()].filter((name) => name.startsWith('extension/')).map((name) => name.slice(10));
  assert.deepEqual(names.filter((name) => /^(dist|bin)\//.test(name)).sort(), [
    'dist/jdlint.wasm',
    'dist/licences.txt',
    'dist/server.js',
    'dist/snippets.json',
    'dist/web.js',
  ]);
  const licences = files.get('extension/dist/licences.txt').toString();
  for (const name of ['vscode-languageserver', 'wasm-bindgen']) assert.match(licences, new RegExp(`^${name} \\d`, 'm'));
  assert.match(files.get('extension.vsixmanifest').toString(), /TargetPlatform="web"/);
  assert.deepEqual([...files.get('extension/dist/jdlint.wasm').subarray(0, 4)], [0x00, 0x61, 0x73, 0x6d]);
  const { main, browser, contributes } = JSON.parse(files.get('extension/package.json'));
  assert.deepEqual([main, browser], [undefined, './dist/web.js']);
  const media = contributes.walkthroughs.flatMap(({ steps }) => steps.map((step) => Object.values(step.media)[0]));
  for (const name of [...media, 'icon.png', 'NOTICE']) assert.ok(names.includes(name), `${name} is packed`);
});

test('all of them are packed, each with the program of its machine, or none', async () => {
  const [programs, out] = [join(folder, 'programs'), join(folder, 'all')];
  for (const target of Object.keys(BEGINNINGS)) {
    await mkdir(join(programs, target), { recursive: true });
    await writeFile(join(programs, target, target.startsWith('win32') ? 'jdlint.exe' : 'jdlint'), programFor(target));
  }
  const missing = join(programs, 'darwin-x64', 'jdlint');
  await rm(missing);
  assert.match(await refusal('all', programs), /^error: nothing was packed:\n {2}there is no program .*darwin-x64/);
  await writeFile(missing, programFor('darwin-x64'));
  await packed('all', programs, '--out', out);
  const packages = [...Object.keys(BEGINNINGS), 'web', 'any'].map((target) => `jdlint-${target}.vsix`);
  assert.deepEqual((await readdir(out)).sort(), packages.sort());
  for (const [target, name] of [['win32-arm64', 'jdlint.exe'], ['darwin-arm64', 'jdlint']]) {
    const files = await contents(join(out, `jdlint-${target}.vsix`));
    assert.deepEqual(files.get(`extension/bin/${name}`), programFor(target));
    assert.equal(files.has('extension/dist/jdlint.wasm'), false);
  }
  const any = await contents(join(out, 'jdlint-any.vsix'));
  assert.doesNotMatch(any.get('extension.vsixmanifest').toString(), /TargetPlatform/);
  assert.deepEqual([...any.keys()].filter((name) => name.startsWith('extension/bin/')), []);
});
