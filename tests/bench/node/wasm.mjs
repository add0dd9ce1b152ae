// What the WASM of the page costs in Node. In: the folder of the engine, a posting. Out: JSON: milliseconds to compile,
// instantiate and lint once, milliseconds of an edit (time of the processor), version of Node, bytes raw and as brotli,
// bytes of its second part as brotli. Run: node wasm.mjs ENGINE POSTING
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";

const EDITS = 200;

const [folder, file] = process.argv.slice(2);
const engine = pathToFileURL(`${folder}/`);
const bytes = await readFile(new URL("jdlint_wasm_bg.wasm", engine));
const text = await readFile(file, "utf8");
const { initSync, lint } = await import(new URL("jdlint_wasm.js", engine));
const { standBy } = await import(new URL("parts.js", engine));
const secondPart = () => readFileSync(new URL("second.wasm", engine));

const began = performance.now();
standBy(initSync({ module: bytes }), secondPart);
lint(text, {});
const first_ms = performance.now() - began;

const middle = text.indexOf("\n", text.length / 2);
const edit = (number) => lint(`${text.slice(0, middle)} word${number}${text.slice(middle)}`, {});
for (let number = 0; number < EDITS; number += 1) edit(number); // until the code is compiled to the end
const before = process.cpuUsage();
for (let number = 0; number < EDITS; number += 1) edit(number);
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    "first-ms": first_ms,
    "edit-ms": (user + system) / 1000 / EDITS,
    node: Number(process.versions.node.split(".")[0]),
    raw: bytes.length,
    brotli: brotliCompressSync(bytes).length,
    "second-brotli": brotliCompressSync(secondPart()).length,
  }),
);
