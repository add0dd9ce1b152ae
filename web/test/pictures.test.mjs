// The pictures of the README. In: web/dist, CHROME_PATH. Out: each view renders and its picture is there; with
// JDLINT_SCREENSHOT=1 the pictures are taken anew, with JDLINT_SCREENSHOT=FOLDER into that folder.
import assert from "node:assert/strict";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { smaller } from "./png.mjs";
import { BROWSERS, ROOT, serve, Visit } from "./visit.mjs";

const KEPT = join(ROOT, "screenshots");
const WANTED = process.env.JDLINT_SCREENSHOT === "1" ? KEPT : process.env.JDLINT_SCREENSHOT;
const MOST_BYTES = 150 * 1024;
/** A day before the last day to apply that the good posting names. */
const TODAY = new Date("2026-11-27T09:00:00Z");

const DESKTOP = { viewport: { width: 1180, height: 740 }, colorScheme: "light" };
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: "light", isMobile: true, hasTouch: true };
const bad = (visit) => visit.beginWith("A bad one");

/** What each picture shows, how to come there, and what must be in it. */
const PICTURES = {
  empty: { options: DESKTOP, come: (visit) => visit.page.locator("#examples button").first().waitFor(), shows: "#beginnings h3" },
  bad: { options: DESKTOP, come: bad, shows: '.finding[data-rule="catch-all-duty"]' },
  good: { options: DESKTOP, come: (visit) => visit.beginWith("A good one"), shows: "#score .number" },
  dark: { options: { ...DESKTOP, colorScheme: "dark" }, come: bad, shows: '.finding[data-rule="catch-all-duty"]' },
  phone: { options: PHONE, come: bad, shows: '.finding[data-rule="catch-all-duty"]' },
};

let served;
let browser;

before(async () => {
  // In this order: a server that nobody stops would keep the run from its end where no browser starts.
  served = await serve();
  browser = await BROWSERS.Chromium();
  if (WANTED) await mkdir(WANTED, { recursive: true });
});
after(async () => {
  await browser?.close();
  await served?.stop();
});

describe("the pictures of the README", () => {
  for (const [name, { options, come, shows }] of Object.entries(PICTURES)) {
    test(name, async () => {
      const visit = await Visit.begin(browser, served.address, { ...options, reducedMotion: "reduce" });
      const { page } = visit;
      await page.clock.setFixedTime(TODAY);
      await visit.open();
      await come(visit);
      await page.locator(shows).first().waitFor();
      await page.mouse.move(0, 0);
      await page.evaluate(() => scrollTo(0, 0));
      const picture = await page.screenshot({ caret: "hide", animations: "disabled" });
      if (WANTED) await writeFile(join(WANTED, `${name}.png`), smaller(picture));
      assert.ok(picture.length > 15_000, "something is drawn");
      await visit.end();

      const kept = join(KEPT, `${name}.png`);
      const { size } = await stat(kept);
      assert.ok(size > 5_000 && size < MOST_BYTES, `${kept} has ${size} bytes`);
      const { width, height } = options.viewport;
      const bytes = await readFile(kept);
      assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [width, height], `${kept} has another size: take it anew with JDLINT_SCREENSHOT=1`);
      assert.ok((await readFile(join(ROOT, "..", "README.md"), "utf8")).includes(`web/screenshots/${name}.png`), "the README shows it");
    });
  }
});
