// The second part of the engine, which few postings need. In: web/dist, CHROME_PATH, FIREFOX_PATH. Run: npm run build && npm test
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { BROWSERS, PHRASE, ROOT, serve, Visit } from "./visit.mjs";

/** Fixes for turned ranges are in the second part. */
const TURNED = "# Nurse\n\n## Pay\n\n$90,000 to $60,000 a year\n";
const SECOND_PART = /second[^/]*\.wasm$/;

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`the second part of the engine in ${name}`, () => {
    let served;
    let browser;

    before(async () => {
      served = await serve();
      browser = await launch();
    });

    after(async () => {
      await browser?.close();
      await served?.stop();
    });

    test("comes for the first posting, where that one needs it", async () => {
      const visit = await Visit.begin(browser, served.address);
      await visit.open();
      await visit.type(TURNED);
      await visit.cards("pay-range-inverted").waitFor();
      await visit.end();
    });

    test("is there for a later one when the server is not", async () => {
      const own = await serve();
      const visit = await Visit.begin(browser, own.address);
      const fetched = name === "Firefox" ? null : visit.page.waitForResponse((response) => SECOND_PART.test(new URL(response.url()).pathname));
      await visit.open();
      await visit.type(`# Nurse\n\n- ${PHRASE}\n`);
      await visit.cards("catch-all-duty").waitFor();
      // What its driver does not tell of Firefox's worker, the time that it had does.
      await (fetched ?? visit.page.waitForTimeout(3_000));
      await visit.page.waitForTimeout(200);
      await own.stop();
      await visit.type("\n## Pay\n\n$90,000 to $60,000 a year\n");
      await visit.cards("pay-range-inverted").waitFor();
      await visit.end();
    });

    test("stands in the page of one file", async () => {
      const visit = await Visit.begin(browser, pathToFileURL(`${ROOT}/dist/`).href);
      await visit.open("jdlint.html");
      await visit.type(TURNED);
      await visit.cards("pay-range-inverted").waitFor();
      await visit.end();
    });
  });
}

describe("where the second part cannot be had", () => {
  test("the page says that the posting could not be checked, and checks the next", async () => {
    const served = await serve();
    const browser = await BROWSERS.Chromium();
    try {
      const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
      await page.route(SECOND_PART, (route) => route.abort());
      await page.goto(`${served.address}index.html`);
      await page.locator("#editor .cm-content").click();
      await page.keyboard.insertText(TURNED);
      await page.getByText("This text could not be checked.").first().waitFor();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(`# Nurse\n\n- ${PHRASE}\n`);
      await page.locator('.finding[data-rule="catch-all-duty"]').waitFor();
      assert.equal(await page.locator('.finding[data-rule="pay-range-inverted"]').count(), 0);
    } finally {
      await browser.close();
      await served.stop();
    }
  });
});
