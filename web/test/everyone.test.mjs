// The page for everyone: by keyboard, by ear, enlarged, on a narrow screen, without motion. In: web/dist, CHROME_PATH.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { barriers, beginWith, cards, checked, content, open, page, paste, PHRASE, selected, takeAway, text, underlined } from "./chromium.mjs";

const focused = () => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.id || at?.getAttribute("aria-label") || at?.textContent?.trim();
});

/** What can be clicked and is smaller than 24 pixels; links within a sentence may be as high as their line. */
const tooSmall = () => page.evaluate(() =>
  [...document.querySelectorAll("a, button, input, select, textarea, summary")].flatMap((target) => {
    const { width, height } = target.getBoundingClientRect();
    const shown = width > 0 && height > 0 && target.checkVisibility({ visibilityProperty: true }) && !target.matches(".skip");
    const inSentence = target.matches("p a:not(.rule-link), li a:not(.rule-link)");
    return shown && !inSentence && (width < 24 || height < 24) ? [`${target.textContent.trim() || target.id}: ${width} x ${height}`] : [];
  }),
);

/** All that is cut off at the side: it would have to be scrolled to. */
const cutOff = () => page.evaluate(() =>
  [...document.querySelectorAll("body *")].flatMap((part) => {
    const { left, right, width } = part.getBoundingClientRect();
    const scrolls = part.closest(".wide, .cm-editor, pre, .skip, .unseen");
    return width > 0 && !scrolls && (left < -1 || right > innerWidth + 1) ? [`${part.tagName}.${part.className}: ${left} to ${right}`] : [];
  }),
);

async function openAll() {
  await page.getByText("Place, role and settings").click();
  for (const summary of await page.locator("#outline > summary, #facts summary, .finding summary").all()) await summary.click();
  await page.locator(".finding .grounds").first().waitFor();
}

describe("the page for everyone", () => {
  test("every target is at least 24 pixels, in all that can be opened", async () => {
    await open();
    assert.deepEqual(await tooSmall(), []);
    await beginWith("A bad one");
    await cards("catch-all-duty").waitFor();
    await page.locator("#facts summary").first().waitFor();
    await page.locator("#place").evaluate((select) => (select.closest("details").open = true));
    await page.locator("#place").selectOption("us-co");
    await page.locator("#place").evaluate((select) => (select.closest("details").open = false));
    await checked();
    await openAll();
    assert.deepEqual(await tooSmall(), []);
    await page.locator("#take").click();
    assert.deepEqual(await tooSmall(), []);
    await page.locator("#show-data").click();
    await page.locator("#data[open]").waitFor();
    assert.deepEqual(await tooSmall(), []);
  });

  for (const [name, width, height] of [["a window 320 pixels wide", 320, 640], ["a window of 1280 by 800 enlarged to 200 %", 640, 400]]) {
    test(`nothing is lost in ${name}`, async () => {
      await page.setViewportSize({ width, height });
      await open();
      assert.deepEqual(await cutOff(), []);
      await beginWith("A bad one");
      await cards("catch-all-duty").waitFor();
      await page.locator("#facts summary").first().waitFor();
      await openAll();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      assert.deepEqual(await cutOff(), []);
      await content().click();
      await page.keyboard.press("ControlOrMeta+Home");
      await page.keyboard.press("F8");
      await page.locator(".card").waitFor();
      assert.deepEqual(await cutOff(), []);
      await page.keyboard.press("Escape");
      for (const id of ["#show-changes", "#show-data"]) {
        await page.locator("#fix-safe").isVisible() && (await page.locator("#fix-safe").click());
        await takeAway(id);
        await page.locator("dialog[open]").waitFor();
        assert.deepEqual(await cutOff(), []);
        const { top, bottom } = await page.locator("dialog[open]").evaluate((dialog) => dialog.getBoundingClientRect());
        assert.ok(top >= 0 && bottom <= height, `${id}: ${top} to ${bottom} of ${height}`);
        await page.keyboard.press("Escape");
      }
      assert.deepEqual(await barriers(), []);
    });
  }

  test("a screen reader is told what was found once the writer pauses, and not again while it stays so", async () => {
    await open();
    await page.evaluate(() => {
      globalThis.told = [];
      let typed = 0;
      document.addEventListener("keydown", () => (typed = performance.now()), true);
      const spoken = document.getElementById("spoken");
      new MutationObserver(() => globalThis.told.push({ words: spoken.textContent, after: performance.now() - typed })).observe(spoken, { childList: true, characterData: true, subtree: true });
    });
    const told = () => page.evaluate(() => globalThis.told);
    await content().click();
    await page.keyboard.type("# Nurse in a ward\n\n- Wash\n- other duties as assig", { delay: 60 }); // findings come and go on the way
    await page.keyboard.type("ned");
    await cards("catch-all-duty").waitFor();
    const counts = await page.locator("#counts").textContent();
    await page.locator("#spoken").getByText(counts).waitFor({ state: "attached" });
    const first = await told();
    assert.equal(first.at(-1).words, counts);
    await page.keyboard.type(" ");
    await page.waitForTimeout(2_500);
    assert.equal(await page.locator("#counts").textContent(), counts);
    assert.deepEqual(await told(), first, "the same is not said twice");
    for (const { words, after } of first) assert.ok(after >= 1_500, `“${words}” was said ${after} ms after a key`);
    const speakers = await page.evaluate(() => [...document.querySelectorAll("[aria-live], [role=status], [role=alert]")].map(({ id }) => id));
    assert.deepEqual(speakers, ["notice", "spoken"], "nothing else speaks");
  });

  test("by keyboard alone one comes to the findings, mends one, fills its blank and takes the text away", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await open();
    await paste(`# Nurse\n\n## Duties\n\n- ${PHRASE}\n`);
    await cards("catch-all-duty").waitFor();
    await page.reload();
    await cards("catch-all-duty").waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Skip to the findings");
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "findings-title");
    const fix = cards("catch-all-duty").locator(".fix").first();
    const wanted = await fix.textContent();
    for (let steps = 0; steps < 60 && (await focused()) !== wanted; steps += 1) await page.keyboard.press("Tab");
    assert.equal(await focused(), wanted);
    assert.notEqual(await fix.evaluate((button) => getComputedStyle(button).outlineStyle), "none", "the focus is seen");
    await page.keyboard.press("Enter");
    assert.match(await selected(), /^\{.*\}$/);
    await page.keyboard.type("Cover for one colleague");
    assert.match(await text(), /Cover for one colleague/);
    for (let steps = 0; steps < 60 && (await focused()) !== "take"; steps += 1) await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "copy-rich");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("#take").getByText("Copied").waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Cover for one colleague/);
  });

  test("severities differ by word and by line, not by colour alone; nothing moves for those who want none", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open();
    await beginWith("A bad one");
    await cards("catch-all-duty").waitFor();
    const lines = await page.evaluate(() => ["error", "warning", "info"].map((severity) => getComputedStyle(document.getElementById("editor").shadowRoot.querySelector(`.cm-lintRange-${severity}`)).textDecorationStyle));
    assert.equal(new Set(lines).size, 3, lines.join(", "));
    assert.deepEqual(await page.locator('.finding[data-severity="error"] .badge').first().textContent(), "Error");
    await underlined("catch-all-duty").first().hover();
    await page.locator(".card").waitFor();
    assert.equal(await page.evaluate(() => document.getAnimations().filter((one) => one.constructor.name !== "Animation" || one.playState === "running").length), 0);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
  });
});
