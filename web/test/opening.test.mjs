// What comes in: pasted and opened. In: web/dist, CHROME_PATH. Run: npm run build && npm test
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { describe, test } from "node:test";
import { cards, open, openFile, page, paste, PHRASE, ROOT, text } from "./chromium.mjs";

describe("what comes in: pasted and opened", () => {
  test("a file in another encoding is converted, and the page says so", async () => {
    await open();
    const windows = [...`# Caf\xe9 manager\r\n\r\n- ${PHRASE} \x80 5\r\n`].map((character) => character.charCodeAt(0));
    await openFile("cafe.txt", windows);
    await cards("catch-all-duty").waitFor();
    assert.ok((await text()).startsWith("# Café manager"));
    assert.ok((await text()).includes("€ 5"));
    assert.match(await page.locator("#notice").textContent(), /cafe\.txt was converted from windows-1252/);
    assert.equal(await page.locator("#file-name").textContent(), "cafe.txt");

    await openFile("wide.md", [0xff, 0xfe, ...Buffer.from("# Zoë 🚀", "utf16le")]);
    await page.waitForFunction(() => document.getElementById("editor").shadowRoot.querySelector(".cm-line").textContent === "# Zoë 🚀");
    assert.match(await page.locator("#notice").textContent(), /UTF-16/);

    await openFile("job.docx", [0x50, 0x4b, 0x03, 0x04, 0, 0]);
    await page.getByText("job.docx could not be opened").waitFor();
    assert.equal(await text(), "# Zoë 🚀", "what was there is kept");
  });

  test("rich text from Word, Google Docs, mail and career pages becomes Markdown", async () => {
    await open();
    for (const name of (await readdir(`${ROOT}/test/clipboard`)).filter((name) => name.endsWith(".html"))) {
      const html = await readFile(`${ROOT}/test/clipboard/${name}`, "utf8");
      const wanted = await readFile(`${ROOT}/test/clipboard/${name.replace(".html", ".md")}`, "utf8");
      await page.locator("#clear").click();
      await paste("plain words", html);
      const first = wanted.split("\n")[0];
      await page.waitForFunction((first) => document.getElementById("editor").shadowRoot.querySelector(".cm-line").textContent === first, first);
      assert.equal(await text(), wanted.trimEnd(), name);
    }
    // What is plain stays as it is.
    await page.locator("#clear").click();
    await paste("a < b\n  c", "<meta charset=utf-8><span>a &lt; b</span>");
    await page.waitForFunction(() => document.getElementById("editor").shadowRoot.querySelectorAll(".cm-line").length === 2);
    assert.equal(await text(), "a < b\n  c");
  });
});
