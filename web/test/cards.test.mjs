// Cards beside underlined words, and the details of a finding in the list. In: web/dist, CHROME_PATH.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { address, barriers, browser, cards, checked, content, open, page, paste, PHRASE, ROOT, selected, text, underlined } from "./chromium.mjs";

const MANUAL = await import("../src/companion/jdlint_companion_wasm.js");
MANUAL.initSync({ module: await readFile(`${ROOT}/src/companion/jdlint_companion_wasm_bg.wasm`) });
const RULE = MANUAL.rules().rules.find(({ id }) => id === "catch-all-duty");
const POSTING = `# Nurse\n\n## Duties\n\n- Wash\n- ${PHRASE}\n`;

const card = () => page.locator(".cm-tooltip .card");
const focused = () => page.evaluate(() => document.activeElement.textContent);

/** All that a card or a finding's details must say. */
async function saysAll(place) {
  const words = await place.textContent();
  for (const said of [RULE.why, RULE.evidence, ...RULE.sources.map((source) => source.replaceAll("`", ""))]) assert.ok(words.includes(said), said);
  assert.equal(await place.locator(".rule-link").getAttribute("href"), `rules/${RULE.id}.html`);
}

describe("a card", () => {
  test("shows what, why, what to do and where that is known from under the mouse, which can go into it", async () => {
    await open();
    await paste(POSTING);
    await underlined(RULE.id).hover();
    await card().waitFor();
    const finding = cards(RULE.id);
    assert.ok((await card().textContent()).includes(await finding.locator(".message").textContent()));
    assert.ok((await card().textContent()).includes(await finding.locator(".help").textContent()));
    await saysAll(card());
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await barriers(), [], colorScheme);
    }
    await card().locator(".fix").first().hover();
    await page.waitForTimeout(500);
    await card().locator(".fix").first().click();
    await card().waitFor({ state: "detached" });
    assert.ok(!(await text()).includes(PHRASE));
  });

  test("is opened by key, gone into by Tab, left by Escape", async () => {
    await open();
    await paste(POSTING);
    await checked();
    await content().click();
    await page.keyboard.press("ControlOrMeta+Home");
    for (let steps = 0; steps < 20 && (await selected()) !== PHRASE; steps += 1) await page.keyboard.press("F8");
    assert.equal(await selected(), PHRASE);
    await card().waitFor();
    await page.locator("#spoken").getByText(await cards(RULE.id).locator(".message").textContent()).waitFor({ state: "attached" });
    await page.keyboard.press("Tab");
    assert.equal(await focused(), await card().locator("button, a").first().textContent());
    await page.keyboard.press("Escape");
    await card().waitFor({ state: "detached" });
    await page.keyboard.press("ControlOrMeta+.");
    await card().waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter"); // its first fix
    await card().waitFor({ state: "detached" });
    assert.ok(!(await text()).includes(PHRASE));
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await text(), POSTING, "the keyboard is back in the text");
  });

  test("goes when the text changes, and ignores a finding on request", async () => {
    await open();
    await paste(POSTING);
    await underlined(RULE.id).hover();
    await card().getByRole("button", { name: "Ignore this one" }).click();
    await card().waitFor({ state: "detached" });
    await underlined(RULE.id).waitFor({ state: "detached" });
    await page.locator("#ignored").getByText("1 ignored in this draft.").waitFor();
  });

  test("the details in the list say the same", async () => {
    await open();
    await paste(POSTING);
    await cards(RULE.id).locator("summary").click();
    await cards(RULE.id).locator(".why").waitFor();
    await saysAll(cards(RULE.id));
  });

  test("is opened by a finger on the words", async () => {
    const visitor = await browser.newContext({ viewport: { width: 375, height: 800 }, hasTouch: true, isMobile: true });
    const visit = await visitor.newPage();
    await visit.goto(address);
    await visit.locator("#editor .cm-content").click();
    await visit.keyboard.insertText(POSTING);
    await visit.locator(`.cm-lintRange.rule-${RULE.id}`).tap();
    await visit.locator(".cm-tooltip .card").waitFor();
    const { left, right } = await visit.locator(".cm-tooltip .card").evaluate((shown) => shown.getBoundingClientRect());
    assert.ok(left >= 0 && right <= 375, `${left} to ${right}`);
    await visitor.close();
  });

  test("goes when the keyboard goes elsewhere, and what goes does not take the keyboard with it", async () => {
    await open();
    await paste(POSTING);
    await checked();
    await content().click();
    await page.keyboard.press("F8");
    await card().waitFor();
    await page.locator("#findings-title").click();
    await card().waitFor({ state: "detached" });
    await content().click();
    await page.keyboard.press("F8");
    await card().waitFor();
    await page.keyboard.press("Tab");
    const links = await card().locator("a, button").count();
    for (let n = 0; n < links; n += 1) await page.keyboard.press("Tab");
    await card().waitFor({ state: "detached" });

    await cards(RULE.id).locator("summary").click();
    await cards(RULE.id).getByRole("button", { name: "Ignore this one" }).press("Enter");
    await cards(RULE.id).waitFor({ state: "detached" });
    assert.equal(await focused(), "Findings");
  });
});
