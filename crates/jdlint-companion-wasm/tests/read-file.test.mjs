// Reading of files as the page does it. In: web/src/companion (wasm-pack). Run: node --test crates/jdlint-companion-wasm/tests/
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const engine = process.env.JDLINT_ENGINE ?? fileURLToPath(new URL("../../../web/src/companion", import.meta.url));
const { initSync, read_file: read } = await import(pathToFileURL(join(engine, "jdlint_companion_wasm.js")));
initSync({ module: await readFile(join(engine, "jdlint_companion_wasm_bg.wasm")) });

const bytes = (text) => new TextEncoder().encode(text);
const utf16 = (text) => new Uint8Array(Buffer.from(text, "utf16le"));
const NURSE = "# Nurse\n\nCafé – “nights”\n";

test("a page becomes Markdown, in a plain object", () => {
  const page = "<h1>Fish &amp; chips cook</h1><ul><li>Fry fish<li>Clean up</ul><script>alert(1)</script>";
  const file = read("cook.HTML", bytes(page));
  assert.deepEqual(file, { text: "# Fish & chips cook\n\n- Fry fish\n- Clean up\n", format: "html", encoding: "UTF-8" });
  assert.equal(Object.getPrototypeOf(file), Object.prototype);
});

test("data of a posting become a posting", () => {
  const data = { "@type": "JobPosting", title: "Cook", description: "<p>You fry fish for 200 guests.</p>" };
  const { text, format } = read("cook.jsonld", bytes(JSON.stringify(data)));
  assert.deepEqual([text, format], ["# Cook\n\nYou fry fish for 200 guests.\n", "json"]);
});

for (const [name, encoding, content] of [
  ["UTF-8", "UTF-8", bytes(NURSE)],
  ["UTF-8 with a mark", "UTF-8", bytes(`\ufeff${NURSE}`)],
  ["UTF-16 with a mark", "UTF-16LE", utf16(`\ufeff${NURSE}`)],
  ["UTF-16 without a mark", "UTF-16LE", utf16(NURSE)],
  ["Windows-1252", "windows-1252", new Uint8Array(Buffer.from(NURSE.replace("–", "\x96").replace("“", "\x93").replace("”", "\x94"), "latin1"))],
]) {
  test(`text in ${name} comes out as it was`, () => {
    assert.deepEqual(read("nurse.md", content), { text: NURSE, format: "markdown", encoding });
    assert.equal(read("nurse.txt", content).format, "text");
  });
}

for (const [name, content, message] of [
  ["cv.pdf", bytes("%PDF-1.7"), /^cv\.pdf: It is a PDF/],
  ["a.docx", bytes("PK\u0003\u0004 and nothing"), /^a\.docx: .*zip archive is damaged/],
  ["a.json", bytes('{"title": '), /^a\.json: It is no valid JSON: .*line 1/],
  ["a.json", bytes("{}"), /no JobPosting/],
  ["a.html", bytes("<p></p>"), /no text in it/],
  ["a.html", bytes("<ul>".repeat(100_000)), /more than 256 deep/],
  ["a.txt", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]), /no text/],
]) {
  test(`${name} that cannot be read is an Error, and the next file is read: ${message}`, () => {
    assert.throws(() => read(name, content), (error) => error instanceof Error && message.test(error.message));
    assert.equal(read("a.txt", bytes("Nurse")).text, "Nurse");
  });
}
