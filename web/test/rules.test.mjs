// The manual of rules in a real browser. In: web/dist, CHROME_PATH. Run: npm run build && npm test
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { address, barriers, beginWith, cards, open, page, ROOT } from "./chromium.mjs";

const MANUAL = await import("../src/companion/jdlint_companion_wasm.js");
MANUAL.initSync({ module: await readFile(`${ROOT}/src/companion/jdlint_companion_wasm_bg.wasm`) });
const RULES = MANUAL.rules().rules;

describe("the manual", () => {
  test("every rule of the engine has a page, every page a rule, and the list names all", async () => {
    const pages = (await readdir(`${ROOT}/dist/rules`)).map((name) => name.replace(".html", ""));
    assert.deepEqual(pages.toSorted(), RULES.map(({ id }) => id).toSorted());
    await page.goto(`${address}rules.html`);
    const listed = await page.locator(".list a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual(listed, RULES.map(({ id }) => `rules/${id}.html`));
    assert.deepEqual(await barriers(), []);
  });

  test("a rule's page says all that the engine knows of it, and marks what is flagged", async () => {
    const rule = RULES.find(({ id }) => id === "kpi-without-target");
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${address}rules/${rule.id}.html`);
      assert.deepEqual(await barriers(), [], colorScheme);
    }
    assert.match(await page.title(), /A measure is named, but no value to reach \(kpi-without-target\)/);
    const words = await page.locator("main").textContent();
    for (const said of [rule.id, rule.summary, rule.why, rule.advice, rule.evidence, ...rule.sources, ...rule.bad.map((text) => text.trim()), ...rule.good.map((text) => text.trim())]) {
      assert.ok(words.includes(said), said);
    }
    assert.ok(words.includes(`${rule.precision.right} of ${rule.precision.read}`));
    assert.equal(await page.locator(".example.bad mark").first().textContent(), "System uptime");
    assert.equal(await page.locator(".example.good mark").count(), 0);
  });

  test("no page leads to a place that is not there, and all can be walked through", async () => {
    const folder = `${ROOT}/dist`;
    const files = new Set(["index.html", "rules.html", "icon.svg", ...(await readdir(`${folder}/rules`)).map((name) => `rules/${name}`), ...(await readdir(`${folder}/assets`)).map((name) => `assets/${name}`)]);
    const missing = [];
    for (const file of [...files].filter((name) => name.endsWith(".html"))) {
      const html = await readFile(`${folder}/${file}`, "utf8");
      for (const [, link] of html.matchAll(/(?:href|src)="([^"#]+)/g)) {
        const target = new URL(link, `https://site.example/${file}`);
        if (target.host === "site.example" && !files.has(target.pathname.slice(1)) && !/manifest|licenses/.test(link)) missing.push(`${file}: ${link}`);
      }
    }
    assert.deepEqual(missing, []);
    await page.goto(`${address}rules/${RULES[0].id}.html`);
    for (const { id } of RULES.slice(1, 4)) {
      await page.locator('.neighbours a[rel="next"]').click();
      await page.waitForURL(`**/rules/${id}.html`);
    }
  });

  test("findings, their cards and old links lead there", async () => {
    await open();
    await beginWith("A bad one");
    await cards("catch-all-duty").waitFor();
    await cards("catch-all-duty").locator("summary").click();
    const [opened] = await Promise.all([page.context().waitForEvent("page"), cards("catch-all-duty").locator(".rule-link").click()]);
    assert.equal(opened.url(), `${address}rules/catch-all-duty.html`);
    await opened.getByRole("heading", { level: 1 }).waitFor();
    await page.goto(`${address}rules.html#missing-pay`); // how editors and the command line have linked so far
    await page.locator("#missing-pay:target a").click();
    await page.waitForURL("**/rules/missing-pay.html");
  });

  test("nothing is cut off at 320 pixels", async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ["rules.html", "rules/missing-pay.html", "rules/fair-chance-statement-missing.html"]) {
      await page.goto(`${address}${path}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, path);
    }
  });
});
