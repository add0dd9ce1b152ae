// What is never packed: the program of another machine, which would install well and then do nothing.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

const PACKAGE = join(import.meta.dirname, '..', 'package.mjs');

let folder;
let program;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jdlint-package-'));
  program = join(folder, 'program');
  const linuxX64 = Buffer.alloc(64);
  linuxX64.set([0x7f, 0x45, 0x4c, 0x46]);
  linuxX64.set([0x3e, 0], 18);
  await writeFile(program, linuxX64);
});
after(() => rm(folder, { recursive: true }));

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
  assert.deepEqual(await readdir(folder), ['program']);
});
