// Packs the npm package: node pack.mjs FOLDER
// In: this folder with the built engine, which has the licences of others beside it. Out: jdlint-VERSION.tgz in FOLDER; its path
// is the last line printed. What is packed is copied together first: the engine's folder says by itself that git and npm
// leave it out.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const OWN = ['README.md', 'index.d.ts', 'node.js', 'web.js', 'command'];
const ENGINE = ['jdlint_npm_wasm.js', 'jdlint_npm_wasm.d.ts', 'jdlint_npm_wasm_bg.wasm'];
const OF_ALL = ['LICENSE-APACHE', 'LICENSE-MIT', 'NOTICE'];

const here = import.meta.dirname;
const root = join(here, '..', '..');
const folder = resolve(process.argv[2]);
const stage = await mkdtemp(join(tmpdir(), 'jdlint-npm-'));
try {
  await mkdir(join(stage, 'engine'));
  await mkdir(folder, { recursive: true });
  const copies = [
    ...OWN.map((name) => [join(here, name), name]),
    ...ENGINE.map((name) => [join(here, 'engine', name), join('engine', name)]),
    ...OF_ALL.map((name) => [join(root, name), name]),
    [join(here, 'engine', 'THIRD-PARTY.txt'), 'THIRD-PARTY.txt'],
  ];
  for (const [from, to] of copies) await cp(from, join(stage, to), { recursive: true });
  await withoutDispose(join(stage, 'engine', 'jdlint_npm_wasm.d.ts'));
  // `private` keeps this folder, which lacks the engine, from being published by mistake.
  const { private: _, ...manifest } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'));
  await writeFile(join(stage, 'package.json'), JSON.stringify({ ...manifest, files: ['**'] }, null, 2));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const words = ['pack', '--json', '--pack-destination', folder];
  const said = execFileSync(npm, words, { cwd: stage, encoding: 'utf8', shell: process.platform === 'win32' });
  const [packed] = Object.values(JSON.parse(said));
  console.log(join(folder, packed.filename));
} finally {
  await rm(stage, { recursive: true });
}

/** TypeScript knows `Symbol.dispose` only with the newest library; nobody needs it here. */
async function withoutDispose(file) {
  const types = await readFile(file, 'utf8');
  const line = '    [Symbol.dispose](): void;\n';
  if (!types.includes(line)) throw new Error(`${file} has no such line any more; take this step out`);
  await writeFile(file, types.replaceAll(line, ''));
}
