// How much the page loads until it has judged a first posting. In: web/dist, CHROME_PATH. Run: npm run build && npm test
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { address, browser, PHRASE, ROOT } from "./chromium.mjs";

/** Bytes after brotli at its best quality, as a host with care serves them: all but the engine. */
const PAGE = 92_000;
/** The engine as it is shipped. A quick engine is larger. */
const ENGINE = 300_000;
/** What comes only with its first use. */
const LATER = /companion|compare|docx|examples|formats|html-to-markdown|job-posting|licenses|menu|pdf|rules|search|switches|templates/;

/** Of the engine what few postings need, which comes when there is nothing else to do. */
const SECOND_PART = /second.*\.wasm$/;

async function compressed(path) {
  const bytes = await readFile(`${ROOT}/dist/${path || "index.html"}`);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}

describe("the first load", () => {
  test(`is at most ${PAGE / 1000} KB beside an engine of ${ENGINE / 1000}, and brings nothing that is not needed yet`, async (context) => {
    const visitor = await browser.newContext({ serviceWorkers: "block" }); // it would fetch all, for later
    const visit = await visitor.newPage();
    const asked = new Set();
    visit.on("request", (request) => asked.add(new URL(request.url()).pathname.slice(1)));
    await visit.goto(address);
    await visit.locator("#editor .cm-content").click();
    await visit.keyboard.insertText(`# Nurse\n\n- ${PHRASE}\n`);
    await visit.locator('.finding[data-rule="catch-all-duty"]').waitFor();
    await visitor.close();
    const files = await Promise.all([...asked].map(async (path) => ({ path, size: await compressed(path) })));
    for (const { path, size } of files) context.diagnostic(`${String(size).padStart(8)} ${path || "index.html"}`);
    const sum = (wanted) => files.filter(wanted).reduce((total, { size }) => total + size, 0);
    const engine = sum(({ path }) => /jdlint_wasm_bg.*\.wasm$/.test(path));
    const page = sum(({ path }) => !path.endsWith(".wasm"));
    context.diagnostic(`page ${page}, engine ${engine}, together ${page + engine} bytes; the second part of the engine, after that, ${sum(({ path }) => SECOND_PART.test(path))}`);
    assert.ok(engine > 0 && files.some(({ path }) => path.endsWith(".css")), "all of it was counted");
    assert.deepEqual(files.map(({ path }) => path).filter((path) => LATER.test(path)), []);
    assert.ok(page <= PAGE, `${page} bytes`);
    assert.ok(engine <= ENGINE, `${engine} bytes of engine; is it a quick one? \`cargo xtask wasm --release\` builds what is shipped`);
  });

  test("brings the table of occupations with the first posting that asks for a degree, and judges by it", async () => {
    const visitor = await browser.newContext({ serviceWorkers: "block" });
    const visit = await visitor.newPage();
    const companion = visit.waitForRequest(/companion_wasm_bg/);
    await visit.goto(address);
    await visit.locator("#editor .cm-content").click();
    await visit.keyboard.insertText("# Bookkeeper\n\n## What you'll do\n\n- Post invoices\n\n## Requirements\n\n- A bachelor's degree in accounting is required\n");
    await companion;
    await visit.locator('.finding[data-rule="degree-above-occupation"]').waitFor();
    await visitor.close();
  });
});
