// A sitting at the built page in Chromium, which all tests share. In: web/dist, CHROME_PATH. Out: a fresh page for every
// test, watched: it must neither complain nor break its content policy nor ask anyone else for anything.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, afterEach, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { preview } from "vite";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
export const PHRASE = "other duties as assigned";
/** What canned.worker.js finds its words in. */
export const CANNED = `# Technical Manager (Rockstar Wanted!!) 🚀

We are a young, energetic team.

## What you will do

- Own the uptime of our monitoring platform
- Improve delivery speed
- Other duties as assigned

## What we offer

- Competitive salary
`;

let server;
export let browser;
export let address;
export let page;
export let complaints;

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
  // What the browser gives up because the page is left is no failure.
  page.on("requestfailed", (request) => request.failure()?.errorText === "net::ERR_ABORTED" || complaints.push(`${request.url()} failed`));
  page.on("request", (request) => request.url().startsWith(address) || request.url().startsWith("blob:") || complaints.push(`asked for ${request.url()}`));
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(event.violatedDirective));
  });
});

// Whatever a test does, the page must neither complain nor ask anyone else for anything.
afterEach(async () => {
  const violations = await page.evaluate(() => globalThis.violations ?? []);
  await page.context().close();
  assert.deepEqual(complaints, []);
  assert.deepEqual(violations, []);
});

export const open = (query = "") => page.goto(`${address}index.html${query}`);
export const content = () => page.locator("#editor .cm-content");
export const cards = (rule) => page.locator(`.finding[data-rule="${rule}"]`);
export const underlined = (rule) => page.locator(`.cm-lintRange.rule-${rule}`);
/** The editor stands in a shadow tree, whose selection is its own. */
export const selected = () => page.evaluate(() => document.getElementById("editor").shadowRoot.getSelection().toString());
/** All blanks, read at one moment: a locator first finds and then reads, and a check in between draws their line anew. */
export const blanks = () => page.evaluate(() => [...document.getElementById("editor").shadowRoot.querySelectorAll(".cm-blank")].map((blank) => blank.textContent));
export const checked = () => page.waitForFunction(() => document.body.dataset.state === "checked");
/** The whole text; the editor draws only what is in view, so keep tests' texts short. */
export const text = () => page.evaluate(() => [...document.getElementById("editor").shadowRoot.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));
export async function beginWith(name) {
  await page.locator("#examples").getByRole("button", { name }).click();
  await page.locator("#editor .cm-placeholder").waitFor({ state: "detached" }); // its text comes with the click
}

export async function type(words) {
  await content().click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText(words);
}

/** Pastes as a browser does, line ends and all; with HTML beside the words as rich text comes. */
export async function paste(words, html = null) {
  await content().click();
  await content().evaluate((target, [words, html]) => {
    const clipboard = new DataTransfer();
    clipboard.setData("text/plain", words);
    if (html !== null) clipboard.setData("text/html", html);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
  }, [words, html]);
}

/** Chooses from the menu of what can be taken away. */
export async function takeAway(id) {
  await page.locator("#take").click();
  await page.locator(id).click();
}

export async function openFile(name, bytes) {
  await page.locator("#file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(bytes) });
}

/** What the accessibility checks find on the page as it is. */
export async function barriers() {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}
