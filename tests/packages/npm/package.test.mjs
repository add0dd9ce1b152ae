// The npm package as people get it. In: `PACKAGE`, the packed file, and `JDLINT`, the native program. Out: the package in
// fresh folders, imported, bundled, typed and called; and its command held to the native one, byte for byte.
//
//     cargo xtask dist
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const { JDLINT, PACKAGE } = process.env;
const TODAY = '2026-11-24';
const root = fileURLToPath(new URL('../../../', import.meta.url));
const tools = fileURLToPath(new URL('node_modules/', import.meta.url));
const isWindows = process.platform === 'win32';

let home;

before(async () => {
  assert.ok(JDLINT && PACKAGE, 'set JDLINT and PACKAGE; `cargo xtask dist` does');
  home = await mkdtemp(join(tmpdir(), 'jdlint-npm-'));
  await writeFile(join(home, 'package.json'), '{ "private": true, "type": "module" }');
  const words = ['install', '--silent', '--offline', '--no-audit', '--no-fund', PACKAGE];
  execFileSync(isWindows ? 'npm.cmd' : 'npm', words, { cwd: home, stdio: 'inherit', shell: isWindows });
});

after(() => rm(home, { recursive: true, force: true }));

const installed = (...names) => join(home, 'node_modules', 'jdlint', ...names);

/** A run of the package's command. */
function command(words, cwd = home, input = undefined) {
  const program = join(home, 'node_modules', '.bin', isWindows ? 'jdlint.cmd' : 'jdlint');
  return spawnSync(program, words, { cwd, input, encoding: 'utf8', maxBuffer: 1 << 28, shell: isWindows });
}

/** A run of the native one. */
const native = (words, cwd, input = undefined) => spawnSync(JDLINT, words, { cwd, input, encoding: 'utf8', maxBuffer: 1 << 28 });

/** Both say the same, to the byte. */
function same(words, cwd, input = undefined) {
  const [own, other] = [command(words, cwd, input), native(words, cwd, input)];
  assert.equal(own.stdout, other.stdout, words.join(' '));
  assert.equal(own.status, other.status, `${words.join(' ')}: ${own.stderr}`);
  return own;
}

test('the package holds what it needs, and the licences', async () => {
  const { version } = JSON.parse(await readFile(installed('package.json'), 'utf8'));
  assert.equal(command(['--version']).stdout, `jdlint ${version}\n`);
  assert.equal(native(['--version'], home).stdout, `jdlint ${version}\n`, 'one version everywhere');
  const names = await readdir(installed());
  for (const name of ['LICENSE-APACHE', 'LICENSE-MIT', 'NOTICE', 'README.md']) assert.ok(names.includes(name), name);
  const licences = await readFile(installed('THIRD-PARTY.txt'), 'utf8');
  assert.ok(licences.includes('\nwasm-bindgen ') && !licences.includes('\ntokio '), 'of the WASM engine');
});

test('a program imports it and is ready', async () => {
  const script = `
    import { choices, lint, load, rules, template, version } from 'jdlint';
    await load();
    const text = '# Köchin 🚀\\n\\n- Other duties as assigned\\n';
    const { check, outline } = lint(text, { today: '${TODAY}', only: ['catch-all-duty'] });
    const [{ rule, range }] = check.findings;
    console.log(JSON.stringify([rule, text.slice(range.start, range.end), outline.title.text, rules().rules.length > 50,
      choices().roles.length > 5, template('driver').startsWith('# '), version()]));
    try { lint('', { tody: '' }); } catch (error) { console.log(error.message); }`;
  await writeFile(join(home, 'use.mjs'), script);
  const [values, refusal] = execFileSync('node', ['use.mjs'], { cwd: home, encoding: 'utf8' }).split('\n');
  const [rule, words, title, ...others] = JSON.parse(values);
  assert.deepEqual([rule, words, title], ['catch-all-duty', 'Other duties as assigned', 'Köchin']);
  assert.deepEqual(others.slice(0, 3), [true, true, true]);
  assert.match(refusal, /there is no option `tody`; there are today, /);
});

test('TypeScript finds its types, as bundlers and as Node resolve them', async () => {
  const folder = join(home, 'typed');
  await mkdir(folder);
  await writeFile(
    join(folder, 'use.ts'),
    `import { lint, load, type LintOptions, type LintResult } from 'jdlint';
await load(new URL('https://example.org/engine.wasm'));
const options: LintOptions = { today: '${TODAY}' };
const result: LintResult = lint('# Cook', options);
export const score: number | undefined | null = result.check.score;
// @ts-expect-error there is no such option
lint('# Cook', { tody: '' });
`,
  );
  for (const [module, moduleResolution] of [['preserve', 'bundler'], ['nodenext', 'nodenext']]) {
    const compilerOptions = { module, moduleResolution, target: 'es2023', strict: true, noEmit: true, lib: ['es2023', 'dom'], types: [] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    const said = spawnSync('node', [join(tools, 'typescript', 'bin', 'tsc'), '-p', folder], { encoding: 'utf8' });
    assert.equal(said.stdout + said.stderr, '', moduleResolution);
  }
});

const PAGE = `import { lint, load } from 'jdlint';
globalThis.done = load(globalThis.engine).then(() => lint('# Cook\\n\\n- Other duties as assigned\\n', {}).check.findings.length);
`;

/** Runs a bundle as a page would, with \`fetch\` for files. Gives what it left in `done`. */
function runBundle(file, engine) {
  const script = `
    import { readFile } from 'node:fs/promises';
    import { fileURLToPath } from 'node:url';
    globalThis.fetch = async (address) =>
      new Response(await readFile(fileURLToPath(String(address))), { headers: { 'content-type': 'application/wasm' } });
    globalThis.document = { baseURI: import.meta.url, currentScript: null, getElementsByTagName: () => [], querySelectorAll: () => [], createElement: () => ({ relList: { supports: () => true } }) };
    ${engine ? `globalThis.engine = await readFile(${JSON.stringify(engine)});` : ''}
    await import(${JSON.stringify(pathToFileURL(file).href)});
    console.log(await globalThis.done);`;
  return Number(execFileSync('node', ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}

test('Vite packs the engine along', async () => {
  const folder = join(home, 'vite');
  await mkdir(folder);
  await writeFile(join(folder, 'page.js'), PAGE);
  await writeFile(join(folder, 'index.html'), '<script type="module" src="./page.js"></script>');
  const { build } = await import(pathToFileURL(join(tools, 'vite', 'dist', 'node', 'index.js')).href);
  const output = { entryFileNames: 'page.js' };
  await build({ root: folder, base: './', logLevel: 'error', configFile: false, build: { rollupOptions: { output }, modulePreload: false, target: 'es2023' } });
  const files = await readdir(join(folder, 'dist'), { recursive: true });
  assert.ok(files.some((name) => name.endsWith('.wasm')), files.join(' '));
  assert.ok(runBundle(join(folder, 'dist', 'page.js')) > 3);
});

test('esbuild bundles it for a browser, the engine given by hand', async () => {
  const folder = join(home, 'esbuild');
  await mkdir(folder);
  await writeFile(join(folder, 'page.js'), PAGE);
  const { build } = await import(pathToFileURL(join(tools, 'esbuild', 'lib', 'main.js')).href);
  const outfile = join(folder, 'out.mjs');
  await build({ entryPoints: [join(folder, 'page.js')], bundle: true, format: 'esm', platform: 'browser', outfile, logLevel: 'error' });
  const bundled = await readFile(outfile, 'utf8');
  assert.ok(!bundled.includes('node:fs'), 'what is for Node stays out');
  assert.ok(runBundle(outfile, installed('engine', 'jdlint_npm_wasm_bg.wasm')) > 3);
});

/** The posting of a suite file. What annotations look like: tests/README.md. */
const posting = (source) => source.split(/(?<=\n)/).filter((line) => !/^(\/\/[!#]|\s*\^)/u.test(line)).join('');

/** Every posting of the suite in a folder with the suite's settings, and as a web page and as data. */
async function suite() {
  const folder = await mkdtemp(join(home, 'suite-'));
  const names = (await readdir(join(root, 'tests', 'suite'))).sort();
  for (const name of names) {
    const text = posting(await readFile(join(root, 'tests', 'suite', name), 'utf8'));
    await writeFile(join(folder, name), text);
    await writeFile(join(folder, `crlf-${name}`), `👩🏽‍🔬 Zoë’s café\n\n${text}`.replaceAll(/\r?\n/g, '\r\n'));
    const data = { '@type': 'JobPosting', title: 'Cook', description: text };
    await writeFile(join(folder, `${name}.json`), JSON.stringify(data));
  }
  await cp(join(root, 'tests', 'suite.toml'), join(folder, 'jdlint.toml'));
  return { folder, names: (await readdir(folder)).filter((name) => name !== 'jdlint.toml') };
}

test('check and outline print the bytes of the native command', async () => {
  const { folder, names } = await suite();
  assert.ok(names.length > 150);
  for (const words of [['check'], ['check', '--no-config', '--jurisdiction', 'us-co,uk', '--role', 'driver'], ['outline']]) {
    same([...words, '--format', 'json', '--today', TODAY, ...names], folder);
  }
  const nothing = same(['check', '--format', 'json', '--only', 'own-word', '--today', TODAY, names[0], '--fail-on', 'info'], folder);
  assert.equal(nothing.status, 0);
});

test('rules print the bytes of the native command', () => {
  same(['rules', '--format', 'json'], home);
});

test('a Word document is read as the native command reads it', async () => {
  const folder = join(home, 'word');
  await mkdir(join(folder, 'word'), { recursive: true });
  const paragraph = (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const body = ['Cook', 'Other duties as assigned', 'Competitive salary'].map(paragraph).join('');
  const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  await writeFile(join(folder, 'word', 'document.xml'), `<?xml version="1.0"?><w:document ${names}><w:body>${body}</w:body></w:document>`);
  const script = "import zipfile; z = zipfile.ZipFile('cook.docx', 'w'); z.write('word/document.xml'); z.close()";
  execFileSync(isWindows ? 'python' : 'python3', ['-c', script], { cwd: folder });
  const { stdout } = same(['check', '--format', 'json', '--today', TODAY, 'cook.docx'], folder);
  const [{ positions, findings }] = JSON.parse(stdout).files;
  assert.equal(positions, 'converted');
  assert.ok(findings.some(({ rule, paragraph }) => rule === 'catch-all-duty' && paragraph.number === 2));
});

test('standard input and settings files count as for the native command', async () => {
  const folder = join(home, 'settings');
  await mkdir(join(folder, 'jobs', 'uk'), { recursive: true });
  await mkdir(join(folder, '.git'));
  await writeFile(join(folder, 'house.toml'), 'jurisdictions = ["us-co"]\n[rules]\ncatch-all-duty = "error"\n');
  await writeFile(join(folder, 'jobs', 'jdlint.toml'), 'extends = ["../house.toml"]\n[[overrides]]\npaths = ["uk/**"]\nrules = { catch-all-duty = "off" }\n');
  const text = '# Cook\n\n- Other duties as assigned\n';
  for (const name of ['jobs/a.md', 'jobs/uk/b.md', 'c.txt']) await writeFile(join(folder, name), text);
  const files = ['c.txt', 'jobs/uk/b.md', './jobs/a.md', 'jobs/a.md'];
  same(['check', '--format', 'json', '--today', TODAY, ...files], folder);
  same(['check', '--format', 'json', '--today', TODAY, '../c.txt', 'a.md', join(folder, 'jobs', 'uk', 'b.md')], join(folder, 'jobs'));
  same(['check', '--format', 'json', '--today', TODAY, '--config', 'house.toml', ...files], folder);
  const html = '<p>Other duties as assigned</p>';
  same(['check', '--format', 'json', '--today', TODAY, '-'], folder, text);
  same(['check', '--format', 'json', '--today', TODAY, '-', '--stdin-filename', 'jobs/uk/x.html'], folder, html);
});

test('what cannot be done is told as by the native command, and the rest is done', async () => {
  const folder = join(home, 'broken');
  await mkdir(join(folder, 'set'), { recursive: true });
  await writeFile(join(folder, 'good.md'), '# Cook\n');
  await writeFile(join(folder, 'empty.md'), ' \n');
  await writeFile(join(folder, 'bad.json'), '{');
  await writeFile(join(folder, 'picture.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]));
  await writeFile(join(folder, 'torn.docx'), 'PK\u0003\u0004word/document.xml');
  await writeFile(join(folder, 'set', 'jdlint.toml'), '[rules]\nmising-pay = "off"\n');
  for (const name of ['one.md', 'two.md']) await writeFile(join(folder, 'set', name), '# Cook\n');
  const names = ['good.md', 'empty.md', 'bad.json', 'picture.md', 'torn.docx', 'gone.md', 'set/one.md', 'set/two.md'];
  const run = same(['check', '--no-config', '--format', 'json', '--today', TODAY, ...names], folder);
  const { status, stderr, stdout } = same(['check', '--format', 'json', '--today', TODAY, ...names], folder);
  assert.equal(status, 2);
  assert.equal(JSON.parse(run.stdout).errors.length, 5);
  assert.match(stderr, /jdlint: gone\.md: There is no such file or folder/);
  assert.deepEqual(JSON.parse(stdout).files.map(({ path }) => path), ['good.md']);
  const { stderr: told, status: failed } = command(['check', '.'], folder);
  assert.deepEqual([failed, /It is a folder\. Name its files/.test(told)], [2, true]);
});

test('files are called as the native command calls them', { skip: isWindows }, async () => {
  const folder = join(home, 'names');
  await mkdir(join(folder, 'real', 'deep'), { recursive: true });
  await mkdir(join(folder, '.git'));
  await symlink('real/deep', join(folder, 'link'));
  for (const name of ['a.md', 'real/a.md', '..b.md', '<stdin>']) await writeFile(join(folder, name), '# Cook\n');
  await writeFile(join(folder, 'jdlint.toml'), 'extends = ["..house.toml"]\n');
  await writeFile(join(folder, '..house.toml'), '[rules]\ncatch-all-duty = "error"\n');
  const paths = ['link/../a.md', 'a.md', './a.md', 'real/../a.md', '..b.md', './gone.md', 'real/../lost.md', '../names/off.md'];
  const { stdout } = same(['check', '--format', 'json', '--today', TODAY, ...paths], folder);
  const { files, errors } = JSON.parse(stdout);
  assert.deepEqual(files.map(({ path }) => path), ['..b.md', 'a.md', 'real/a.md']);
  assert.deepEqual(errors.map(({ path }) => path), ['gone.md', 'lost.md', 'off.md']);
  same(['check', '--format', 'json', '--today', TODAY, '-', '<stdin>', '-'], folder, '# Nurse\n');
  const name = 'x\n::error::injected.md';
  await writeFile(join(folder, name), '# Cook\n');
  for (const words of [['check', name], ['outline', name], ['check', `gone${name}`]]) {
    const { stdout: shown, stderr } = command(words, folder);
    assert.doesNotMatch(shown + stderr, /^::error/m);
  }
});

test('people get lines', async () => {
  await writeFile(join(home, 'cook.md'), '# Cook\n\n- Other duties as assigned\n');
  const { stdout, status } = command(['check', '--only', 'catch-all-duty', 'cook.md']);
  assert.match(stdout, /^cook\.md:3:3: info\[catch-all-duty\]: .+\ncook\.md: score \d+\/100\n\n1 file checked: 0 errors, 0 warnings, 1 info\./);
  assert.equal(status, 0);
  assert.equal(command(['check', '--only', 'catch-all-duty', '--fail-on', 'info', 'cook.md']).status, 1);
  assert.match(command(['outline', 'cook.md']).stdout, /^cook\.md\n {2}title {8}Cook\n/);
  assert.match(command(['explain', 'missing-pay']).stdout, /^missing-pay\nwarning · pay · on by default\n\nWhat /);
  assert.match(command(['rules']).stdout, /^not-a-posting +warning {2}The text does not look like a job posting\n/);
  assert.match(command(['--help']).stdout, /Usage: jdlint COMMAND/);
  assert.match(command(['check', '--help']).stdout, /--fail-on SEVERITY +Lowest severity/);
});

test('a wrong word ends with 2 and the way out', () => {
  const rows = [
    [['lint', 'x.md'], /there is no command lint in the npm package; there are check, outline, explain, rules/],
    [['check'], /name the files to check, or - for standard input/],
    [['check', '--stdin-filename', 'x.html', 'x.md'], /add - to read it/],
    [['check', ''], /a path is empty/],
    [['check', '--fix', 'x.md'], /Unknown option '--fix'; see `jdlint check --help`/],
    [['check', '--format', 'xml', 'x.md'], /--format xml: there are human and json/],
    [['check', '--only', 'mising-pay', 'x.md'], /there is no rule `mising-pay`/],
    [['check', '--today', '1.2.2026', 'x.md'], /not a day like/],
    [['check', '--fail-on', 'never', 'x.md'], /there is no severity `never`/],
    [['check', '--employer-size', 'many', 'x.md'], /write a number/],
    [['explain', 'mising-pay'], /there is no rule mising-pay/],
  ];
  for (const [words, expected] of rows) {
    const { status, stderr, stdout } = command(words);
    assert.deepEqual([status, stdout], [2, ''], words.join(' '));
    assert.match(stderr, expected);
  }
});

test('a mistake of the engine in one file leaves the others alone', async () => {
  const { run } = await import(pathToFileURL(installed('command', 'run.js')).href);
  const { loadEngine } = await import(pathToFileURL(installed('command', 'engine.js')).href);
  const names = ['a.md', 'b.md', 'c.md'].map((name) => join(home, name));
  for (const name of names) await writeFile(name, '# Cook\n');
  let engines = 0;
  const load = async () => {
    const engine = await loadEngine();
    engines += 1;
    class Command extends engine.Command {
      add(file, bytes) {
        if (file.path.endsWith('b.md')) throw new WebAssembly.RuntimeError('unreachable');
        return super.add(file, bytes);
      }
    }
    return { ...engine, Command };
  };
  const values = { 'no-config': true };
  const { output, errors, status } = await run({ command: 'check', paths: names, values, choices: { today: TODAY } }, load);
  assert.deepEqual([engines, status, errors.map(({ code }) => code)], [2, 2, ['internal']]);
  assert.equal(JSON.parse(output).files.length, 2);
});
