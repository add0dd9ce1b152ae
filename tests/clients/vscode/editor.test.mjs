// VS Code itself. In: the packed extension, once with the program and once with the engine of the browser. Out: that a
// person sees the same findings as on the command line, takes a fix, and has on disk what the fix says, byte for byte.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { startCodeServer } from './code-server.mjs';
import { Workbench, openBrowser } from './workbench.mjs';

const run = promisify(execFile);
const { JDLINT: PROGRAM } = process.env;
if (PROGRAM === undefined) throw new Error('set JDLINT to the program `jdlint`; `cargo xtask test` does');
const EXTENSION = join(import.meta.dirname, '..', '..', '..', 'editor', 'vscode');
const TODAY = '2026-11-22';
const POSTING = 'jobs/it-manager.md';

const TEXT = [
  '# 🖥️ IT Manager',
  '',
  '📍 Location: Utrecht, Netherlands · 🕘 Full-time, permanent',
  '',
  "## 🚀 What you'll do",
  '',
  '- 🔧 Ensure operational excellence',
  '- 👩🏽‍💻 Plan the work of six administrators',
  '- 📉 Reduce ticket backlog',
  '',
  '## ✅ What you bring',
  '',
  "- 🎓 Bachelor's degree in computer science",
  '',
].join('\r\n');
const WRITTEN = '- 🧩 Other duties as assigned\n- 🧰 Two years of leading a team';
/** A suggestion, one with a blank filled in, and all that is safe. */
const MENDED = [
  ['computer science', 'computer science or equivalent experience'],
  ['Reduce ticket backlog', 'Fewer than 15 tickets older than {7} days at each {month} end'],
  ['# 🖥️ IT Manager', '# IT Manager'],
];
const AFTERWARDS = MENDED.reduce(
  (text, [before, after]) => text.replace(before, after),
  `${TEXT}${WRITTEN.replace('\n', '\r\n')}`,
);

let folder;
let browser;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jdlint-vscode-'));
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('on a desktop, with the program that came with the extension', () => {
  let server;
  before(async () => {
    const program = join(folder, 'jdlint');
    await run('strip', ['-o', program, PROGRAM]); // without what only a debugger reads: a sixth of the size
    server = await startCodeServer(await pack('linux-x64', program), { 'jdlint.today': TODAY });
  });
  after(() => server?.close());

  test('a posting is mended', (t) => mendPosting(t, server));

  test('a program that is not there is said, with a way out', async (t) => {
    const workspace = await newWorkspace();
    const settings = await newSettings(workspace, { 'jdlint.path': join(workspace, 'nothing') });
    await withWindow(t, server, workspace, { trust: true }, async (window) => {
      await window.openFile(POSTING);
      const told = window.notification(/jdlint: The setting jdlint\.path names ".*nothing", which is no program/);
      await told.waitFor();
      await rm(settings);
      await told.getByRole('button', { name: 'Try again' }).click();
      await window.waitForSquiggles();
    });
  });

  test('any file is checked when somebody calls it a posting', async (t) => {
    const workspace = await newWorkspace();
    await writeFile(join(workspace, 'notes.tex'), TEXT); // nothing that jdlint would look at
    await withWindow(t, server, workspace, { trust: true }, async (window) => {
      await window.openFile('notes.tex');
      await window.run('jdlint: Lint this file as a job posting');
      await window.waitForSquiggles();
    });
  });

  test('the commands of the palette do what they say', async (t) => {
    const [workspace, starts] = [await newWorkspace(), join(folder, 'starts')];
    const program = join(workspace, 'jdlint');
    await writeFile(program, `#!/bin/sh\necho started >> '${starts}'\nexec '${PROGRAM}' "$@"\n`);
    await chmod(program, 0o755);
    await newSettings(workspace, { 'jdlint.path': program });
    const timesStarted = async () => (await readFile(starts, 'utf8')).split('\n').length - 1;
    await withWindow(t, server, workspace, { trust: true }, async (window) => {
      await window.openFile(POSTING);
      await window.waitForSquiggles();
      await window.run('jdlint: Show the outline of the posting');
      await window.outlined(/What you bring.*requirements/).waitFor();

      // The caret is on no finding, so there is a choice; VS Code asks before it leaves.
      await window.run('jdlint: Open the page of the rule');
      await window.choose('degree-without-equivalent');
      await window.dialog('/degree-without-equivalent.html').waitFor();
      await window.escape();

      const before = await timesStarted();
      await window.run('jdlint: Restart the language server');
      await until(async () => assert.equal(await timesStarted(), before + 1));

      await window.run('jdlint: New job posting');
      await window.tab('Untitled-1').waitFor();
      await window.blanks().first().waitFor({ state: 'attached' });
      await window.waitForSquiggles(); // the server that was started anew checks it, though it is no file

      await window.run('jdlint: Show the log');
      await window.channel('jdlint').first().waitFor({ state: 'attached' });
    });
  });

  test('a folder that is not trusted cannot name the program', async (t) => {
    const [workspace, mark] = [await newWorkspace(), join(folder, 'was-started')];
    const program = join(workspace, 'jdlint');
    await writeFile(program, `#!/bin/sh\ntouch '${mark}'\nexec '${PROGRAM}' "$@"\n`);
    await chmod(program, 0o755);
    await newSettings(workspace, { 'jdlint.path': program });

    await withWindow(t, server, workspace, { trust: false }, async (window) => {
      await window.openFile(POSTING);
      await window.waitForSquiggles();
      await assert.rejects(access(mark), 'the program of the folder was started');
      // The same folder, trusted: the setting holds, so it was the missing trust that kept it out.
      await window.trust();
      await until(() => access(mark));
    });
  });
});

describe('in a browser, with the engine in a worker', () => {
  let server;
  before(async () => {
    server = await startCodeServer(await pack('browser-only'), { 'jdlint.today': TODAY });
  });
  after(() => server?.close());

  test('a posting is mended', (t) => mendPosting(t, server));
});

async function mendPosting(t, server) {
  const workspace = await newWorkspace();
  const file = join(workspace, POSTING);
  await withWindow(t, server, workspace, { trust: true }, async (window) => {
    await window.openFile(POSTING);
    await window.waitForSquiggles();
    await window.append(WRITTEN);
    await window.showProblems();
    await window.filterProblems('catch-all-duty'); // which may be out of sight among the others
    await window.problem('catch-all-duty').waitFor();
    await window.filterProblems('');
    await window.problem('title-noise').waitFor();
    await picture(window, 'findings');
    await window.showFixes('degree-without-equivalent');
    await window.takeFix('Accept equivalent experience');
    await window.problem('degree-without-equivalent').waitFor({ state: 'detached' });
    await window.showFixes('comparative-without-baseline');
    await picture(window, 'quick-fix');
    await window.takeFix('Write it so that it can be measured');
    await window.fillBlank('15');
    await window.run('jdlint: Fix all that is safe');
    await window.problem('title-noise').waitFor({ state: 'detached' });
    await window.save();

    assert.equal(await readFile(file, 'utf8'), AFTERWARDS);
    const { score, problems } = await checked(workspace);
    assert.deepEqual(await window.problems(problems), problems);
    await window.waitForScore(score);
  });
}

/** What the command line says of the posting on disk, with places as VS Code shows them. */
async function checked(workspace) {
  const command = ['check', '--format', 'json', '--today', TODAY, POSTING];
  const { stdout } = await run(PROGRAM, command, { cwd: workspace }).catch((error) => error); // findings are no failure
  const [{ findings, score }] = JSON.parse(stdout).files;
  const bytes = await readFile(join(workspace, POSTING));
  const problems = findings.map(({ rule, range: { start } }) => {
    const before = bytes.subarray(0, start.offset).toString('utf8');
    return `${rule} ${start.line}:${before.length - before.lastIndexOf('\n')}`;
  });
  return { score, problems: problems.sort() };
}

async function newWorkspace() {
  const workspace = join(await mkdtemp(join(folder, 'window-')), 'town-hall');
  await mkdir(join(workspace, 'jobs'), { recursive: true });
  await writeFile(join(workspace, POSTING), TEXT);
  return workspace;
}

async function newSettings(workspace, settings) {
  const file = join(workspace, '.vscode', 'settings.json');
  await mkdir(join(workspace, '.vscode'));
  await writeFile(file, JSON.stringify(settings));
  return file;
}

async function pack(...target) {
  const { stdout } = await run(process.execPath, [join(EXTENSION, 'package.mjs'), ...target, '--out', folder]);
  return stdout.trim().split('\n').at(-1);
}

/** A window that is closed afterwards; a picture of it is kept when the work in it fails. */
async function withWindow(t, server, workspace, trust, work) {
  const window = await Workbench.open(browser, server.address, workspace, trust);
  try {
    await work(window);
  } catch (error) {
    const path = join(tmpdir(), `jdlint-vscode-${basename(dirname(workspace))}.png`);
    await window.picture(path);
    t.diagnostic(`the window at that moment: ${path}`);
    throw error;
  } finally {
    await window.close();
  }
}

/** Pictures for readers, in the folder that JDLINT_PICTURES names; of the desktop, which comes first. */
async function picture(window, name) {
  const target = process.env.JDLINT_PICTURES;
  if (target === undefined) return;
  const path = join(target, `${name}.png`);
  await access(path).catch(() => window.picture(path));
}

async function until(work, tries = 60) {
  for (; tries > 1; tries -= 1) {
    try {
      return await work();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  return work();
}
