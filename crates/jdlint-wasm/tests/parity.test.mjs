// The browser's engines against the command line, on the annotated postings of tests/suite. In: the built package and
// `jdlint`, which is built for it. Out: the same findings and outlines, places counted in bytes. The Rust tests hold the
// command line to the engine, so this holds all faces to each other.
// The page's engine (JDLINT_ENGINE_WHOLE=no) reads no HTML and is not asked for any; settings and occupations come from its companion.
// Run: cargo xtask wasm --release, then node --test crates/jdlint-wasm/tests/parity.test.mjs
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const TODAY = "2026-11-24";
const root = fileURLToPath(new URL("../../../", import.meta.url));
const engine = process.env.JDLINT_ENGINE ?? join(root, "editor/vscode/engine");
const isWhole = process.env.JDLINT_ENGINE_WHOLE !== "no";
const wasm = join(engine, "jdlint_wasm_bg.wasm");
if (!existsSync(wasm)) throw new Error(`NOT COMPARED: ${wasm} is not built. Run \`cargo xtask wasm --release\` first.`);
const { bringOccupations, initSync, lint } = await import(pathToFileURL(join(engine, "jdlint_wasm.js")));
const first = initSync({ module: await readFile(wasm) });
if (!isWhole) {
  const { standBy } = await import(pathToFileURL(join(engine, "parts.js")));
  standBy(first, () => readFileSync(join(engine, "second.wasm")));
}

/** Options with what the settings file says, as that engine takes it. */
const withConfig = isWhole ? (options) => options : await fromCompanion();

async function fromCompanion() {
  const companion = join(root, "web/src/companion/jdlint_companion_wasm");
  const { initSync: start, occupations, resolve } = await import(pathToFileURL(`${companion}.js`));
  start({ module: await readFile(`${companion}_bg.wasm`) });
  bringOccupations(occupations());
  return resolve;
}

/** The posting of a suite file. What annotations look like: tests/README.md. */
const posting = (source) =>
  source.split(/(?<=\n)/).filter((line) => !/^(\/\/[!#]|\s*\^)/u.test(line)).join("");

/** Every posting three times: both line ends, and an emoji on top. */
async function variants() {
  const folder = join(root, "tests/suite");
  const all = new Map();
  for (const name of (await readdir(folder)).sort().filter((name) => isWhole || !name.endsWith(".html"))) {
    const text = posting(await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
    all.set(`lf-${name}`, text);
    all.set(`crlf-${name}`, text.replaceAll("\n", "\r\n"));
    all.set(`emoji-${name}`, `👩🏽‍🔬 Zoë’s café 🚀\n\n${text}`);
  }
  return all;
}

/** The settings file that the suite is judged by. */
const config = readFileSync(join(root, "tests/suite.toml"), "utf8");

const bytes = (text, units) => Buffer.byteLength(text.slice(0, units));

/** Both results with every place as an offset in bytes. */
function inBytes(value, text, insert) {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map((entry) => inBytes(entry, text, insert));
  if (value === null || typeof value !== "object") return value;
  if (typeof value.offset === "number" && "line" in value) return value.offset; // the command line's place
  const within = "name" in value ? (insert ?? text) : text; // a placeholder's place is within its insertion
  const isRange = typeof value.start === "number" && typeof value.end === "number";
  const entries = Object.entries(value).map(([key, entry]) => [
    key,
    isRange && (key === "start" || key === "end") ? bytes(within, entry) : inBytes(entry, text, value.insert ?? insert),
  ]);
  return Object.fromEntries(entries);
}

/** The command line counts placeholders in bytes already. */
function asPrinted(value) {
  if (Array.isArray(value)) return value.map(asPrinted);
  if (value === null || typeof value !== "object") return value;
  if (typeof value.offset === "number" && "line" in value) return value.offset;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asPrinted(entry)]));
}

let folder;
let texts;
let jdlint;

/**
 * The command line. Where it has just been built with the whole workspace, that one: to ask Cargo for it alone would
 * build all dependencies again, with other features.
 */
function program() {
  const cargo = (...words) =>
    execFileSync(process.env.CARGO ?? "cargo", words, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  const { target_directory } = JSON.parse(cargo("metadata", "--no-deps", "--format-version", "1"));
  const binary = join(target_directory, "debug", process.platform === "win32" ? "jdlint.exe" : "jdlint");
  if (isNew(binary, join(target_directory, "debug", "jdlint.d"))) return binary;
  const build = ["build", "--quiet", "--package", "jdlint-cli", "--bin", "jdlint", "--message-format", "json"];
  const built = cargo(...build).split("\n").filter(Boolean).map((line) => JSON.parse(line));
  return built.find(({ executable, target }) => executable && target.name === "jdlint").executable;
}

/** Cargo names the files that a program is made of in a file beside it. */
function isNew(binary, madeOf) {
  if (!existsSync(binary) || !existsSync(madeOf)) return false;
  const [, files = ""] = readFileSync(madeOf, "utf8").trim().split(/: (.*)/s);
  const sources = [...files.split(/(?<!\\) /).map((file) => file.replaceAll("\\ ", " ")), join(root, "Cargo.lock")];
  return sources.every((file) => existsSync(file) && changed(file) <= changed(binary));
}

/** When a file, or the newest file in a folder, was changed. */
function changed(path) {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  return Math.max(...readdirSync(path).map((name) => changed(join(path, name))));
}

before(async () => {
  jdlint = program();
  texts = await variants();
  folder = await mkdtemp(join(tmpdir(), "jdlint-parity-"));
  await writeFile(join(folder, "jdlint.toml"), config);
  await Promise.all([...texts].map(([name, text]) => writeFile(join(folder, name), text)));
});

after(() => rm(folder, { recursive: true, force: true }));

/** One run over all files: name -> what is said of it. */
function printed(command, ...flags) {
  const run = spawnSync(jdlint, [command, "--format", "json", ...flags, "."], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const { errors, files } = JSON.parse(run.stdout);
  assert.deepEqual(errors, []);
  assert.equal(files.length, texts.size);
  return new Map(files.map((file) => [file.path.replace(/^\.\//, ""), asPrinted(file)]));
}

test("the browser's engine finds what the command line finds", () => {
  const files = printed("check", "--today", TODAY);
  for (const [name, text] of texts) {
    const { check } = lint(text, withConfig({ today: TODAY, path: name, config }));
    assert.deepEqual(inBytes(check, text), { ...files.get(name), path: name }, name);
  }
});

test("the browser's engine reads what the command line reads", () => {
  const files = printed("outline");
  for (const [name, text] of texts) {
    const { outline } = lint(text, withConfig({ today: TODAY, path: name, config }));
    assert.deepEqual(inBytes(outline, text), { ...files.get(name), path: name }, name);
  }
});
