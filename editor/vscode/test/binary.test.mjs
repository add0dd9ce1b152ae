// Which program is started, and which never is.
import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { load } from './source.mjs';

const { findBinary } = await load('binary.ts');

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jdlint-binary-'));
  await Promise.all(['chosen', 'path', 'extension/bin', 'workspace/node_modules/.bin'].map(program));
});
after(() => rm(folder, { recursive: true }));

async function program(place) {
  const file = join(folder, place, 'jdlint');
  await mkdir(join(folder, place), { recursive: true });
  await writeFile(file, '');
  await chmod(file, 0o755);
}

function find(given) {
  const places = {
    setting: '',
    extension: join(folder, 'none'),
    avoid: [],
    env: { PATH: join(folder, 'path') },
    platform: 'linux',
  };
  return findBinary({ ...places, ...given });
}

test('the setting comes first, then the bundled program, then the PATH', () => {
  const extension = join(folder, 'extension');
  const setting = join(folder, 'chosen', 'jdlint');
  assert.equal(find({ setting, extension }).path, setting);
  assert.equal(find({ extension }).path, join(extension, 'bin', 'jdlint'));
  assert.equal(find({}).path, join(folder, 'path', 'jdlint'));
});

test('a setting that names no program is said, and nothing else is started in its place', () => {
  assert.match(find({ setting: join(folder, 'nothing') }).reason, /names ".*nothing", which is no program/);
  assert.match(find({ setting: join(folder, 'path') }).reason, /which is no program/);
  assert.match(find({ setting: 'jdlint' }).reason, /must be an absolute path/);
});

test('without a program the reason says where it was looked for', () => {
  assert.match(find({ env: {} }).reason, /neither bundled with this extension nor on the PATH/);
});

test('a relative folder on the PATH is never searched', () => {
  const here = process.cwd();
  process.chdir(join(folder, 'path'));
  try {
    assert.ok('reason' in find({ env: { PATH: ['', '.', './'].join(delimiter) } }));
  } finally {
    process.chdir(here);
  }
});

test('a folder that is not trusted is passed over, even where the PATH leads into it', () => {
  const workspace = join(folder, 'workspace');
  const env = { PATH: [join(workspace, 'node_modules', '.bin'), join(folder, 'path')].join(delimiter) };
  assert.equal(find({ env }).path, join(workspace, 'node_modules', '.bin', 'jdlint'));
  assert.equal(find({ env, avoid: [workspace] }).path, join(folder, 'path', 'jdlint'));
});

test('no link leads around that, nor a folder with dots in its name', async () => {
  const workspace = join(folder, 'workspace');
  const bin = join(workspace, 'node_modules', '.bin');
  await program('workspace/..bin');
  await mkdir(join(folder, 'links'));
  await symlink(join(bin, 'jdlint'), join(folder, 'links', 'jdlint')); // a program
  await symlink(bin, join(folder, 'linked')); // a folder of programs
  await symlink(workspace, join(folder, 'opened')); // the workspace itself
  const around = [join(folder, 'links'), join(folder, 'linked'), join(folder, 'opened', 'node_modules', '.bin'), join(workspace, '..bin')];
  for (const entry of around) {
    for (const root of [workspace, join(folder, 'opened')]) {
      const env = { PATH: [entry, join(folder, 'path')].join(delimiter) };
      assert.equal(find({ env, avoid: [root] }).path, join(folder, 'path', 'jdlint'), `${entry}, opened as ${root}`);
      assert.equal(find({ env }).path, join(entry, 'jdlint'), 'in a folder that is trusted it is started');
    }
  }
});
