// The keys of the text. In: web/dist, CHROME_PATH.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { barriers, checked, content, open, page, paste, selected, text, underlined } from "./chromium.mjs";

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** The characters around the cursor, `|` between. */
async function write(words) {
  await content().click();
  await press("ControlOrMeta+a", "Delete");
  await page.keyboard.insertText(words.replace("|", ""));
  await press("ControlOrMeta+Home");
  for (let n = 0; n < [...new Intl.Segmenter("en").segment(words.slice(0, words.indexOf("|")))].length; n += 1) await press("ArrowRight");
}

describe("the keys", () => {
  test("delete whole characters, whatever they are made of, line breaks and what is selected", async () => {
    await open();
    for (const [before, key, after] of [
      ["a👩🏽‍🔬|b", "Backspace", "ab"],
      ["a|👩🏽‍🔬b", "Delete", "ab"],
      ["Zoe\u0308|!", "Backspace", "Zo!"],
      ["x🇬🇧|", "Backspace", "x"],
      ["one\n|two", "Backspace", "onetwo"],
      ["one|\ntwo", "Delete", "onetwo"],
      ["|one", "Backspace", "one"],
      ["one|", "Delete", "one"],
      ["one two|", "ControlOrMeta+Backspace", "one "],
      ["|one two", "ControlOrMeta+Delete", " two"],
    ]) {
      await write(before);
      await press(key);
      assert.equal(await text(), after, `${key} in ${before}`);
    }
    await write("one two|");
    await press("Shift+Home", "Backspace");
    await page.locator("#editor .cm-placeholder").waitFor();
  });

  test("move, select, keep the indent of a list, move lines, undo and redo", async () => {
    await open();
    await write("- one\n  - two|");
    await press("Enter");
    await page.keyboard.insertText("- three");
    assert.equal(await text(), "- one\n  - two\n  - three");
    await press("Alt+ArrowUp");
    assert.equal(await text(), "- one\n  - three\n  - two");
    await press("ControlOrMeta+z");
    assert.equal(await text(), "- one\n  - two\n  - three");
    await press("ControlOrMeta+y");
    assert.equal(await text(), "- one\n  - three\n  - two");
    await press("ControlOrMeta+Home", "Shift+End");
    assert.equal(await selected(), "- one");
    await press("End", "ControlOrMeta+Shift+ArrowLeft");
    assert.equal(await selected(), "one");
    await press("ControlOrMeta+a");
    assert.equal((await selected()).replace(/\n+/g, "\n"), "- one\n  - three\n  - two");
  });

  test("find words also where they are out of view", async () => {
    await open();
    await paste(`# Nurse\n\n${"A line of the posting.\n".repeat(300)}The hidden word.\n`);
    await content().click();
    await press("ControlOrMeta+Home", "ControlOrMeta+f");
    await page.locator(".cm-search input[name=search]").waitFor();
    await page.keyboard.type("hidden word");
    await press("Enter");
    await page.locator(".cm-line").filter({ hasText: "The hidden word." }).waitFor();
    assert.equal(await selected(), "hidden word");
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await barriers(), [], colorScheme);
    }
    const heights = await page.locator(".cm-search :is(button, label, .cm-textfield)").evaluateAll((all) => all.map((target) => target.getBoundingClientRect().height));
    assert.ok(heights.length > 5 && heights.every((height) => height >= 24), heights.join(", "));
    await press("Escape");
    await page.locator(".cm-search").waitFor({ state: "detached" });
  });
});

describe("a key", () => {
  /** The texts that the worker was asked about, from here on. */
  const listen = () =>
    page.evaluate(() => {
      globalThis.asked = [];
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message) {
        if (message.kind === "lint") globalThis.asked.push(message.text);
        return post.call(this, message);
      };
    });
  const asked = () => page.evaluate(() => globalThis.asked.splice(0));

  test("is checked once, before the text holds it, and over what it replaces", async () => {
    await open();
    await paste("# Pastry cook\n\nBake bread, and other duties as assigne");
    await checked();
    await listen();
    await press("ControlOrMeta+End");
    await page.keyboard.type("d");
    await checked();
    assert.deepEqual(await asked(), ["# Pastry cook\n\nBake bread, and other duties as assigned"]);
    assert.equal(await underlined("catch-all-duty").textContent(), "other duties as assigned");
    await press("Shift+Home");
    await page.keyboard.type("x");
    await checked();
    assert.deepEqual(await asked(), ["# Pastry cook\n\nx"]);
    assert.equal(await underlined("catch-all-duty").count(), 0);
  });

  test("that is guessed wrong is checked anew", async () => {
    await open();
    await paste("# Pastry cook\n\nBake bread");
    await checked();
    await listen();
    await press("ControlOrMeta+End");
    // The page is told of a key that then puts nothing in, as an extension of the browser may do.
    await content().evaluate((editor) => editor.dispatchEvent(new InputEvent("beforeinput", { inputType: "insertText", data: "!", bubbles: true, cancelable: true })));
    await page.keyboard.type("s");
    await checked();
    assert.deepEqual(await asked(), ["# Pastry cook\n\nBake bread!", "# Pastry cook\n\nBake breads"]);
    assert.equal(await text(), "# Pastry cook\n\nBake breads");
  });
});
