// Packs the extension: node package.mjs [TARGET [PROGRAM]] [--out FOLDER]
// In: dist/ and, for a desktop, the program for it. Out: jdlint-TARGET.vsix, whose path is the last line printed.
//
// TARGET is one of VS Code's (linux-x64, win32-arm64, ...), `web`, or `browser-only`: what `web` holds, without the word
// that keeps it from windows that could run programs, for the tests. Without one, the package fits every desktop and
// brings no program. A package holds one face: `main` where there are programs, `browser` where there are none.
//
// node package.mjs all FOLDER packs each target, `web` and the one without a target. FOLDER has the program of a target in
// a folder of its name: linux-x64/jdlint, win32-x64/jdlint.exe.
import { createVSIX } from '@vscode/vsce';
import { chmod, copyFile, cp, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const EVERYWHERE = [
  'README.md',
  'LICENSE',
  'NOTICE',
  'icon.png',
  'walkthrough',
  'screenshots',
  'dist/snippets.json',
  'dist/licences.txt',
];
const DESKTOP = ['dist/desktop.js'];
const BROWSER = ['dist/web.js', 'dist/server.js', 'dist/jdlint.wasm'];

/** How a program of each target begins: format, then the machine where the format names it at a fixed place. */
const ELF = (machine) => ({ 0: [0x7f, 0x45, 0x4c, 0x46], 18: machine });
const MACH_O = (machine) => ({ 0: [0xcf, 0xfa, 0xed, 0xfe], 4: machine });
const PE = { 0: [0x4d, 0x5a] };
const PROGRAMS = {
  'linux-x64': ELF([0x3e, 0]),
  'linux-arm64': ELF([0xb7, 0]),
  'linux-armhf': ELF([0x28, 0]),
  'alpine-x64': ELF([0x3e, 0]),
  'alpine-arm64': ELF([0xb7, 0]),
  'darwin-x64': MACH_O([0x07, 0, 0, 0x01]),
  'darwin-arm64': MACH_O([0x0c, 0, 0, 0x01]),
  'win32-x64': PE,
  'win32-arm64': PE,
};

const here = import.meta.dirname;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string', default: here } },
  });
  const [target, program] = positionals;
  if (target === 'all') await packAll(program, resolve(values.out));
  else await pack(target, program, resolve(values.out));
} catch (error) {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
}

/** Looks at all programs before it packs the first, so that a release is whole or is not. */
async function packAll(folder, out) {
  if (folder === undefined)
    throw new Error('name the folder of the programs: node package.mjs all FOLDER, with FOLDER/linux-x64/jdlint and so on');
  const programs = Object.keys(PROGRAMS).map((target) => [target, join(folder, target, nameOf(target))]);
  const looked = await Promise.allSettled(programs.map(([target, program]) => checkProgram(target, program)));
  const wrong = looked.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.message);
  if (wrong.length > 0) throw new Error(`nothing was packed:\n  ${wrong.join('\n  ')}`);
  for (const [target, program] of [...programs, ['web'], []]) await pack(target, program, out);
}

function nameOf(target) {
  return target.startsWith('win32') ? 'jdlint.exe' : 'jdlint';
}

async function pack(target, program, out) {
  const isBrowser = target === 'web' || target === 'browser-only';
  if (target !== undefined && !isBrowser) await checkProgram(target, program);
  const stage = await mkdtemp(join(tmpdir(), 'jdlint-vsix-'));
  try {
    await fill(stage, isBrowser, isBrowser ? undefined : program, target);
    const packagePath = join(out, `jdlint-${target ?? 'any'}.vsix`);
    await mkdir(out, { recursive: true });
    await createVSIX({
      cwd: stage,
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
      ...(target === undefined || target === 'browser-only' ? {} : { target }),
    });
    console.log(packagePath);
  } finally {
    await rm(stage, { recursive: true });
  }
}

async function fill(stage, isBrowser, program, target) {
  for (const name of [...EVERYWHERE, ...(isBrowser ? BROWSER : DESKTOP)]) {
    await cp(join(here, name), join(stage, name), { recursive: true }).catch((error) => {
      if (error.code === 'ENOENT') throw new Error(`there is no ${name}; run \`npm run build\` first`);
      throw error;
    });
  }
  const { main, browser, scripts, devDependencies, ...manifest } = JSON.parse(
    await readFile(join(here, 'package.json'), 'utf8'),
  );
  const entry = isBrowser ? { browser } : { main };
  await writeFile(join(stage, 'package.json'), JSON.stringify({ ...manifest, ...entry, files: ['**'] }, null, 2));
  if (program === undefined) return;
  const packed = join(stage, 'bin', nameOf(target));
  await mkdir(join(stage, 'bin'));
  await copyFile(program, packed);
  await chmod(packed, 0o755);
  // The licences of those whose work is in it, where they lie beside it.
  const licences = await readFile(join(dirname(program), 'THIRD-PARTY.txt')).catch(() => undefined);
  if (licences !== undefined) await writeFile(join(stage, 'bin', 'THIRD-PARTY.txt'), licences);
}

/** A package with the program of another machine installs well and then does nothing. */
async function checkProgram(target, program) {
  const expected = PROGRAMS[target];
  if (expected === undefined)
    throw new Error(`there is no target ${target}; there are ${Object.keys(PROGRAMS).join(', ')}, web`);
  if (program === undefined)
    throw new Error(`name the program for ${target}: node package.mjs ${target} path/to/jdlint`);
  const file = await open(program).catch(() => {
    throw new Error(`there is no program ${program}; build it with \`cargo build --release -p jdlint-cli\``);
  });
  const { buffer } = await file.read(Buffer.alloc(32), 0, 32, 0);
  await file.close();
  const fits = Object.entries(expected).every(([at, bytes]) =>
    bytes.every((byte, index) => buffer[Number(at) + index] === byte),
  );
  if (!fits) throw new Error(`${program} is no program for ${target}`);
}
