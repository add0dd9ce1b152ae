// Rich text pasted from the programs that postings are written in. In: test/clipboard, whose HTML is in the markup of the
// named program and whose words are ours. Out: the Markdown beside it, in both browsers.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { BROWSERS, ROOT, serve, Visit } from "./visit.mjs";

const FOLDER = `${ROOT}/test/clipboard`;
const PROGRAMS = (await readdir(FOLDER)).filter((name) => name.endsWith(".html")).map((name) => name.slice(0, -".html".length));

let served;

before(async () => {
  served = await serve();
});
after(() => served?.stop());

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`pasted in ${name}`, () => {
    let browser;
    let visit;

    before(async () => {
      browser = await launch();
      visit = await Visit.begin(browser, served.address);
      await visit.open();
    });
    after(async () => {
      await visit?.end();
      await browser?.close();
    });

    for (const program of PROGRAMS) {
      test(`${program} becomes Markdown`, async () => {
        const html = await readFile(`${FOLDER}/${program}.html`, "utf8");
        const wanted = await readFile(`${FOLDER}/${program}.md`, "utf8");
        await visit.page.locator("#clear").click();
        await visit.paste(html);
        await visit.page.locator("#editor .cm-placeholder").waitFor({ state: "detached" });
        assert.equal(await visit.text(), wanted.trimEnd());
      });
    }

    test("what is plain stays as it is", async () => {
      await visit.page.locator("#clear").click();
      await visit.paste("<meta charset=utf-8><span>a &lt; b</span>", "a < b\n  c");
      await visit.page.locator("#editor .cm-placeholder").waitFor({ state: "detached" });
      assert.equal(await visit.text(), "a < b\n  c");
    });
  });
}
