// What the WASM of the page costs in Node. In: the folder of the engine, a posting. Out: JSON: milliseconds to compile,
// instantiate and lint once, median milliseconds of an edit, bytes raw and as brotli. Run: node wasm.mjs ENGINE POSTING
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";

const EDITS = 200;

const [folder, file] = process.argv.slice(2);
const engine = pathToFileURL(`${folder}/`);
const bytes = await readFile(new URL("jdlint_wasm_bg.wasm", engine));
const text = await readFile(file, "utf8");
const { initSync, lint } = await import(new URL("jdlint_wasm.js", engine));

const began = performance.now();
initSync({ module: bytes });
lint(text, {});
const first_ms = performance.now() - began;

const took = [];
const middle = text.indexOf("\n", text.length / 2);
for (let edit = 0; edit < EDITS; edit += 1) {
  const edited = `${text.slice(0, middle)} word${edit}${text.slice(middle)}`;
  const start = performance.now();
  lint(edited, {});
  took.push(performance.now() - start);
}
took.sort((one, other) => one - other);
console.log(JSON.stringify({ first_ms, edit_ms: took[EDITS / 2], raw: bytes.length, brotli: brotliCompressSync(bytes).length }));
