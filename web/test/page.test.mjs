// The built page in a real browser. In: web/dist, CHROME_PATH. Run: npm run build && npm test
//
// JDLINT_SCREENSHOT=1 writes the picture of the README to web/page.png; any other value is the file to write; without
// it the picture is made all the same, and thrown away.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, afterEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { preview } from "vite";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const PHRASE = "other duties as assigned";
/** What canned.worker.js finds its words in. */
const CANNED = `# Technical Manager (Rockstar Wanted!!) 🚀

We are a young, energetic team.

## What you will do

- Own the uptime of our monitoring platform
- Improve delivery speed
- Other duties as assigned

## What we offer

- Competitive salary
`;

let server;
let browser;
let address;
let page;
let complaints;

before(async () => {
  assert.ok(existsSync(`${ROOT}/dist/index.html`), "web/dist is missing: run `npm run build` first");
  server = await preview({ root: ROOT, configFile: false, logLevel: "error", build: { outDir: "dist" }, preview: { port: 0, host: "127.0.0.1" } });
  address = `http://127.0.0.1:${server.httpServer.address().port}/`;
  browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", args: FLAGS });
});

after(async () => {
  await browser?.close();
  server?.httpServer.closeAllConnections?.();
  await server?.close();
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`${request.url()} failed`));
  page.on("request", (request) => request.url().startsWith(address) || request.url().startsWith("blob:") || complaints.push(`asked for ${request.url()}`));
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(event.violatedDirective));
  });
});

// Whatever a test does, the page must neither complain nor ask anyone else for anything.
afterEach(async () => {
  const violations = await page.evaluate(() => globalThis.violations);
  await page.context().close();
  assert.deepEqual(complaints, []);
  assert.deepEqual(violations, []);
});

const open = (query = "") => page.goto(`${address}index.html${query}`);
const content = () => page.locator(".cm-content");
const cards = (rule) => page.locator(`.finding[data-rule="${rule}"]`);
const underlined = (rule) => page.locator(`.cm-lintRange.rule-${rule}`);
const selected = () => page.evaluate(() => getSelection().toString());
const checked = () => page.waitForFunction(() => document.body.dataset.state === "checked");
/** The whole text; the editor draws only what is in view, so keep tests' texts short. */
const text = () => page.evaluate(() => [...document.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));

async function type(words) {
  await content().click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText(words);
}

/** Pastes as a browser does, line ends and all. */
async function paste(words) {
  await content().click();
  await content().evaluate((target, data) => {
    const clipboard = new DataTransfer();
    clipboard.setData("text/plain", data);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
  }, words);
}

async function openFile(name, bytes) {
  await page.locator("#file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(bytes) });
}

describe("the page", () => {
  test("loads, says what it is and passes the accessibility checks", async () => {
    await open();
    await page.locator("#version").filter({ hasText: /\d/ }).waitFor({ state: "attached" });
    assert.equal(await page.title(), "jdlint: check a job posting");
    await page.locator("#example").click();
    await cards("catch-all-duty").waitFor();
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), [], colorScheme);
    }
  });

  test("shows what is typed wrong, and a click selects exactly those characters", async () => {
    await open();
    await paste(`# Nurse 🚀\r\n\r\nCafés 👩🏽‍🔬 and more\r\n- ${PHRASE}\r\n`);
    await cards("catch-all-duty").waitFor();
    assert.equal((await underlined("catch-all-duty").allTextContents()).join(""), PHRASE);
    assert.match(await page.locator("#counts").textContent(), /\d (error|warning|note)/);
    await page.locator("#findings-title").click();
    await cards("catch-all-duty").locator(".where").click();
    assert.equal(await selected(), PHRASE);
  });

  test("findings follow the text while it is typed", async () => {
    await open();
    await type(`# Nurse\n\n- ${PHRASE}`);
    await cards("catch-all-duty").waitFor();
    await page.keyboard.press("Shift+Home");
    await page.keyboard.press("Backspace");
    await cards("catch-all-duty").waitFor({ state: "detached" });
    await page.keyboard.type(`- ${PHRASE}`);
    await cards("catch-all-duty").waitFor();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.insertText("🚀 ");
    await cards("catch-all-duty").locator(".where").click();
    assert.equal(await selected(), PHRASE, "selected by its place now, checked again or not");
  });

  test("a fix edits the text, selects the first blank, Tab goes to the next, one undo takes it back", async () => {
    await open();
    const before = `# Nurse 🚀\n\n- ${PHRASE}\n- end`;
    await type(before);
    await cards("catch-all-duty").locator(".fix").first().click();
    assert.ok(!(await text()).includes(PHRASE));
    const blanks = await page.locator(".cm-blank").allTextContents();
    assert.ok(blanks.length > 0);
    assert.equal(await selected(), blanks[0]);
    assert.match(blanks[0], /^\{.*\}$/);
    if (blanks.length > 1) {
      await page.keyboard.type("5");
      await page.keyboard.press("Tab");
      assert.equal(await selected(), blanks[1]);
      await page.keyboard.press("ControlOrMeta+z");
    }
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await text(), before);
    await cards("catch-all-duty").waitFor();
  });

  test("a trapped engine is replaced, the text kept, the person told once", async () => {
    await open("?trap=test");
    await type(`# Nurse\n\n- ${PHRASE}`);
    await cards("catch-all-duty").waitFor();
    await type(" now"); // the second check traps
    const notice = page.locator("#notice.shown");
    await notice.waitFor();
    assert.match(await notice.textContent(), /started again.*text was kept/s);
    await checked();
    assert.equal(await cards("catch-all-duty").count(), 1);
    assert.ok((await text()).includes(`${PHRASE} now`));
    await notice.getByRole("button").click();

    await type(" rehearse a trap"); // traps each time: given up after the second
    await page.getByText("This text could not be checked.").first().waitFor();
    assert.ok((await text()).includes("rehearse a trap"));
    assert.equal(await notice.count(), 0, "told once");
    for (let n = 0; n < 3; n += 1) await page.keyboard.press("Backspace");
    await cards("catch-all-duty").waitFor();
    assert.equal(await page.getByText("This text could not be checked.").count(), 0);
  });

  test("an engine that cannot be loaded is said, and tried again with the next change", async () => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
    await open();
    await type(`# Nurse\n\n- ${PHRASE}`);
    await page.getByText("The checker could not be loaded.").first().waitFor();
    await page.unroute("**/*.wasm");
    complaints.length = 0; // the browser's own words about the 404
    await type("\n");
    await cards("catch-all-duty").waitFor();
    assert.equal(await page.getByText("The checker could not be loaded.").count(), 0);
  });

  test("markup in a posting stays text", async () => {
    await open();
    const attack = "<img src=x onerror=\"globalThis.ran = true\"><script>globalThis.ran = true</script>";
    await paste(`# Nurse ${attack}\n\n- ${PHRASE}\n- <b>${PHRASE}</b> ${attack}\n- {${attack}}\n`);
    await cards("catch-all-duty").first().waitFor();
    for (const card of await page.locator(".finding summary").all()) await card.click();
    await underlined("catch-all-duty").first().hover();
    await page.locator(".cm-tooltip").waitFor();
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
    assert.equal(await page.locator("main img, main script, .finding b").count(), 0);
    assert.ok((await text()).includes("<script>"));
  });

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
    await page.waitForFunction(() => document.querySelector(".cm-line").textContent === "# Zoë 🚀");
    assert.match(await page.locator("#notice").textContent(), /UTF-16/);

    await openFile("job.docx", [0x50, 0x4b, 0x03, 0x04, 0, 0]);
    await page.getByText("job.docx could not be opened").waitFor();
    assert.equal(await text(), "# Zoë 🚀", "what was there is kept");
  });

  test("a download has the line ends that the file came with", async () => {
    await open();
    await openFile("job.md", "# Nurse\r\n\r\nCafé\r\n");
    await checked();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#download").click()]);
    assert.equal(download.suggestedFilename(), "job.md");
    const chunks = await (await download.createReadStream()).toArray();
    assert.equal(Buffer.concat(chunks).toString("utf8"), "# Nurse\r\n\r\nCafé\r\n");
  });

  test("places can be chosen and taken back", async () => {
    await open();
    await type("# Nurse");
    await page.getByText("Place, role and settings").click();
    await page.locator("#place").selectOption("us-co");
    await page.locator("#places").getByText("Colorado").waitFor();
    await checked();
    await page.getByRole("button", { name: "Remove Colorado" }).click();
    assert.equal(await page.locator("#places li").count(), 0);
  });

  test("settings are read, what is wrong with them is told, and they are kept", async () => {
    await open();
    await page.getByText("Place, role and settings").click();
    await type("# Nurse\n\n## Duties\n\n- Other duties as assigned\n");
    await cards("catch-all-duty").waitFor();
    await page.locator("#settings").fill("[rules]\ncatch-all-duty = 'off'\n");
    await cards("catch-all-duty").waitFor({ state: "detached" });
    await page.locator("#settings").fill("[rules]\ncatchall-duty = 'off'\n");
    await page.getByText("jdlint.toml:2:1: there is no rule `catchall-duty`; did you mean `catch-all-duty`?").waitFor();
    await page.reload();
    assert.equal(await page.locator("#settings").inputValue(), "[rules]\ncatchall-duty = 'off'\n");
    await page.evaluate(() => localStorage.clear());
  });

  test("every finding leads to its page in the manual", async () => {
    await open();
    await page.locator("#example").click();
    await cards("catch-all-duty").waitFor();
    const links = await page.locator('.finding a[href^="rules.html#"]').evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.ok(links.length > 0);
    await page.goto(`${address}rules.html`);
    for (const link of links) assert.equal(await page.locator(`[id="${link.split("#")[1]}"]`).count(), 1, link);
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    assert.deepEqual(violations.map(({ id }) => id), []);
  });

  test("nothing is cut off at 375 pixels", async () => {
    await page.setViewportSize({ width: 375, height: 800 });
    await open();
    await page.locator("#example").click();
    await cards("catch-all-duty").waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
    await cards("catch-all-duty").locator(".where").click();
    assert.equal((await selected()).toLowerCase(), PHRASE);
    await underlined("catch-all-duty").first().waitFor({ state: "visible" });
  });

  test("score, contents, related places and fixes of several edits are shown and work", async () => {
    await page.route(/engine\.worker/, (route) => route.fulfill({ path: `${ROOT}/test/canned.worker.js`, contentType: "text/javascript" }));
    await open();
    await paste(CANNED);
    const card = cards("kpi-without-target");
    await card.waitFor();
    assert.match(await page.locator("#score").textContent(), /^41 of 100/);
    assert.equal(await page.locator("#counts").textContent(), "2 errors, 4 warnings, 1 note");
    await page.locator("#outline summary").click();
    await page.locator("#outline").getByRole("button", { name: "Pay: vague" }).click();
    assert.equal(await selected(), "Competitive salary");
    await card.getByText("Another outcome without a target").click();
    assert.equal(await selected(), "Improve delivery speed");
    await card.locator("summary").click();
    assert.equal(await card.locator('a[href="https://example.org/paper"]').count(), 1);
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);

    const before = await text();
    await card.locator(".fix").first().click();
    assert.equal(await selected(), "{99.9}");
    assert.deepEqual(await page.locator(".cm-blank").allTextContents(), ["{99.9}", "{month}", "{twice}", "{week}"]);
    for (const name of ["{month}", "{twice}", "{week}"]) {
      await page.keyboard.press("Tab");
      assert.equal(await selected(), name);
    }
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.closest(".cm-editor")), null, "Tab is no trap");
    await content().focus();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await text(), before);
  });

  test("an answer about words that are gone is dropped", async () => {
    const canned = await readFile(`${ROOT}/test/canned.worker.js`, "utf8");
    const slow = `${canned}
      const atOnce = onmessage;
      onmessage = (event) => setTimeout(() => atOnce(event), 500);`;
    await page.route(/engine\.worker/, (route) => route.fulfill({ body: slow, contentType: "text/javascript" }));
    await open();
    await page.evaluate(() => {
      globalThis.seen = [];
      const look = () => globalThis.seen.push(...document.querySelectorAll('[data-rule="vague-pay"]'));
      new MutationObserver(look).observe(document.getElementById("findings"), { childList: true, subtree: true });
    });
    await type("Competitive salary");
    await page.waitForTimeout(400); // the pause of typing is over: it is being checked
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("# Nurse");
    await checked();
    await cards("missing-pay").waitFor();
    assert.equal(await page.evaluate(() => globalThis.seen.length), 0);
    await page.keyboard.press("ControlOrMeta+z");
    await cards("vague-pay").waitFor();
  });

  test("its picture", async () => {
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await open();
    await page.locator("#example").click();
    await cards("catch-all-duty").waitFor();
    await checked();
    await page.mouse.move(0, 0);
    const wanted = process.env.JDLINT_SCREENSHOT;
    const picture = await page.screenshot({ path: wanted === "1" ? `${ROOT}/page.png` : wanted, caret: "hide" });
    assert.ok(picture.length > 20_000, "a picture of a page with findings");
  });
});
