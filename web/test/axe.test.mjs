// What axe finds. In: every view of the page, on a desktop in light and dark, at 200 % zoom and on a phone; the dialogs of
// the page of one file. Out: nothing found, nothing cut off.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { BROWSERS, serve, Visit } from "./visit.mjs";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** How to come to each view. */
const VIEWS = {
  empty: (visit) => visit.page.locator("#examples button").first().waitFor(),
  "a bad posting": (visit) => visit.beginWith("A bad one"),
  "a good posting": (visit) => visit.beginWith("A good one"),
  choices: async (visit) => {
    await visit.page.locator(".choices summary").click();
    await visit.page.locator("#place").selectOption("us-co");
  },
  "rules on and off": async (visit) => {
    await visit.page.locator(".choices summary").click();
    await visit.page.locator("#switches-open").click();
    await visit.page.locator(".switches[open] li").first().waitFor();
  },
  "what can be taken away": async (visit) => {
    await visit.page.locator("#take").click();
    await visit.page.locator("#take-menu:popover-open").waitFor();
  },
  changes: async (visit) => {
    await visit.beginWith("A bad one");
    await visit.page.locator("#fix-safe").click();
    await visit.checked();
    await visit.takeAway("#show-changes");
    await visit.page.locator("#changes-view :is(del, .cm-deletedChunk)").first().waitFor();
  },
  "data for search engines": async (visit) => {
    await visit.beginWith("A good one");
    await visit.takeAway("#show-data");
    await visit.page.locator("#data[open]").waitFor();
  },
  "contents, tables and sources": async (visit) => {
    await visit.beginWith("A bad one");
    await visit.page.evaluate(() => document.querySelectorAll(".reading details").forEach((details) => (details.open = true)));
    await visit.page.waitForTimeout(300); // what a finding's details say may come when they are opened
  },
  "a hover card": async (visit) => {
    await visit.beginWith("A bad one");
    await visit.page.locator("#editor .cm-lintRange").first().hover();
    await visit.page.locator(".cm-tooltip").first().waitFor();
  },
  about: async (visit) => {
    await visit.page.locator("#about-open").click();
    await visit.page.locator("#about[open]").waitFor();
  },
  "the manual of rules": (visit) => visit.open("rules.html"),
  "a notice": async (visit) => {
    await visit.page.locator("#clear").click();
    await visit.page.locator("#notice.shown").waitFor();
  },
};

/** The manual within the page of one file. */
const IN_ONE_FILE = {
  "the rules in the page of one file": allRules,
  "a rule in the page of one file": async (visit) => {
    await allRules(visit);
    await visit.page.locator("dialog .list button").first().click();
    await visit.page.locator("dialog .rule").getByText("Why it matters").waitFor();
  },
};

/** Opened by its own address, as a page that somebody passed on may be. */
async function allRules(visit) {
  await visit.open("jdlint.html");
  await visit.page.locator("#rules-open").click();
  await visit.page.locator("dialog .list").waitFor();
}

/** A desktop window at 200 % zoom is one of half the size, drawn twice as large. */
const SIZES = {
  "on a desktop": { viewport: { width: 1280, height: 800 }, dark: true, views: { ...VIEWS, ...IN_ONE_FILE } },
  "at 200 % zoom": { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  "on a phone": { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true },
};

let served;
let browser;

before(async () => {
  // In this order: a server that nobody stops would keep the run from its end where no browser starts.
  served = await serve();
  browser = await BROWSERS.Chromium();
});
after(async () => {
  await browser?.close();
  await served?.stop();
});

async function holds(page, dark) {
  for (const colorScheme of dark ? ["light", "dark"] : ["light"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // The page has no frames, which other modes are for.
    nothing(await new AxeBuilder({ page }).setLegacyMode().withTags(STANDARDS).analyze(), colorScheme);
  }
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window, `${wide} pixels wide in a window of ${window}`);
}

function nothing({ violations }, theme) {
  const found = violations.map(({ id, nodes }) => [id, nodes.map((node) => `${node.html} ${node.any[0]?.message ?? ""}`)]);
  assert.deepEqual(found, [], theme);
}

for (const [size, { dark = false, views = VIEWS, ...options }] of Object.entries(SIZES)) {
  describe(`axe finds nothing ${size}`, () => {
    for (const [view, come] of Object.entries(views)) {
      test(view, async () => {
        const visit = await Visit.begin(browser, served.address, options);
        await visit.open();
        await come(visit);
        await holds(visit.page, dark);
        await visit.end();
      });
    }
  });
}
