// A person at the built page. In: web/dist, CHROME_PATH, FIREFOX_PATH. Out: visits in either browser, each watched: the
// page must not complain, break its own content policy, open a dialog of the browser or ask anyone else for anything.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { firefox } from "playwright-core-firefox";
import { preview } from "vite";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const PHRASE = "other duties as assigned";
/** Without what a browser asks its maker for, and with letters drawn alike on every machine. */
export const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--font-render-hinting=none", "--disable-lcd-text"];

/** Starts each browser that the page is held to. Debian's Firefox is driven by an older Playwright: later ones need their own build. */
export const BROWSERS = {
  Chromium: () => chromium.launch({ executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", args: FLAGS }),
  Firefox: launchFirefox,
};

/** This driver tells nothing of files saved from a blob; they are found where Firefox was told to put them. */
const downloads = new WeakMap();

async function launchFirefox() {
  const folder = mkdtempSync(join(tmpdir(), "jdlint-downloads-"));
  const browser = await firefox.launch({
    channel: "moz-firefox",
    executablePath: process.env.FIREFOX_PATH ?? "/usr/bin/firefox-esr",
    downloadsPath: folder,
  });
  downloads.set(browser, folder);
  browser.on("disconnected", () => rmSync(folder, { recursive: true, force: true }));
  return browser;
}

/** Serves web/dist. Stopping twice is no fault: a test stops it early to be without a network. */
export async function serve() {
  assert.ok(existsSync(`${ROOT}/dist/index.html`), "web/dist is missing: run `npm run build` first");
  const server = await preview({ root: ROOT, configFile: false, logLevel: "error", build: { outDir: "dist" }, preview: { port: 0, host: "127.0.0.1" } });
  const address = `http://127.0.0.1:${server.httpServer.address().port}/`;
  let stopped = null;
  const stop = () => {
    server.httpServer.closeAllConnections();
    stopped ??= server.close();
    return stopped;
  };
  return { address, stop };
}

export class Visit {
  /** What the browser reported and should not have. */
  complaints = [];
  /** Every request, to the page's own files among them. */
  asked = [];

  static async begin(browser, address, { init = null, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    return Visit.follow(await context.newPage(), address, init);
  }

  /** The same in a page that is there already, before it goes anywhere. */
  static async follow(page, address, init = null) {
    const visit = new Visit(page, address);
    await visit.#watch(init);
    return visit;
  }

  constructor(page, address) {
    this.page = page;
    this.address = address;
    page.setDefaultTimeout(10_000);
  }

  async #watch(init) {
    const { page, complaints, asked } = this;
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    // What the browser gives up because the page is left is no failure.
    page.on("requestfailed", (request) => /ABORTED/.test(request.failure()?.errorText) || complaints.push(`${request.url()} failed`));
    page.on("dialog", (dialog) => {
      complaints.push(`a dialog said ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.context().on("request", (request) => {
      asked.push(request);
      if (!this.isOwn(request.url())) complaints.push(`asked for ${request.url()}`);
    });
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(`${event.violatedDirective} forbids ${event.blockedURI}`));
    });
    if (init) await page.addInitScript(init);
  }

  isOwn(url) {
    return url.startsWith(this.address) || /^(blob|data|about):/.test(url);
  }

  /** So far the page had nothing to complain of. */
  async isFine() {
    const violations = await this.page.evaluate(() => globalThis.violations ?? []);
    assert.deepEqual(this.complaints, []);
    assert.deepEqual(violations, []);
  }

  /** Closes the page and its context. */
  async end() {
    await this.isFine().finally(() => this.page.context().close());
  }

  async open(file = "index.html") {
    await this.page.goto(`${this.address}${file}`);
  }

  get content() {
    return this.page.locator("#editor .cm-content");
  }

  cards(rule) {
    return this.page.locator(`.finding[data-rule="${rule}"]`);
  }

  underlined(rule) {
    return this.page.locator(`.cm-lintRange.rule-${rule}`);
  }

  /** The editor stands in a shadow tree, whose selection is its own. */
  selected() {
    return this.page.evaluate(() => document.getElementById("editor").shadowRoot.getSelection().toString());
  }

  /** All blanks, read at one moment: a locator first finds and then reads, and a check in between draws their line anew. */
  blanks() {
    return this.page.evaluate(() => [...document.getElementById("editor").shadowRoot.querySelectorAll(".cm-blank")].map((blank) => blank.textContent));
  }

  /** Waits until what is shown is about the text as it is. */
  checked() {
    return this.page.waitForFunction(() => document.body.dataset.state === "checked");
  }

  /** The lines in view; the editor draws no others, so keep tests' texts short. */
  text() {
    return this.page.evaluate(() => [...document.getElementById("editor").shadowRoot.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));
  }

  /** Waits until this draft would survive a reload. */
  kept(text) {
    return this.page.waitForFunction((text) => JSON.parse(localStorage.getItem("jdlint.draft") ?? "{}").text === text, text);
  }

  async beginWith(name) {
    await this.page.locator("#examples").getByRole("button", { name }).click();
    await this.page.locator("#editor .cm-placeholder").waitFor({ state: "detached" }); // its text comes with the click
    await this.checked();
  }

  async type(words) {
    await this.content.click();
    await this.page.keyboard.press("ControlOrMeta+End");
    await this.page.keyboard.insertText(words);
  }

  /** Puts HTML on the browser's own clipboard, as a career site does when one copies there, and pastes with the keyboard. */
  async paste(html, plain = "plain words") {
    await this.content.focus();
    await this.page.evaluate(([html, plain]) => {
      const copy = (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        event.clipboardData.setData("text/plain", plain);
        event.clipboardData.setData("text/html", html);
      };
      window.addEventListener("copy", copy, { capture: true, once: true });
    }, [html, plain]);
    await this.page.keyboard.press("ControlOrMeta+c");
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  /** Pastes by an event alone, in which line ends stay as they are; with HTML beside the words as rich text comes. */
  async pasteWords(words, html = null) {
    await this.content.click();
    await this.content.evaluate((target, [words, html]) => {
      const clipboard = new DataTransfer();
      clipboard.setData("text/plain", words);
      if (html !== null) clipboard.setData("text/html", html);
      target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
    }, [words, html]);
  }

  async openFile(name, bytes) {
    await this.page.locator("#file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(bytes) });
  }

  /** Chooses from the menu of what can be taken away. */
  async takeAway(id) {
    await this.page.locator("#take").click();
    await this.page.locator(id).click();
  }

  /** Chooses a file to save and gives its text. */
  async saved(id) {
    return (await this.savedBytes(id)).toString("utf8");
  }

  async savedBytes(id) {
    const folder = downloads.get(this.page.context().browser());
    if (folder) {
      await this.takeAway(id);
      return lastOf(folder);
    }
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.takeAway(id)]);
    return Buffer.concat(await (await download.createReadStream()).toArray());
  }
}

/** The bytes of the one file that comes into this folder, which is emptied. */
async function lastOf(folder) {
  for (let tries = 0; tries < 100; tries += 1) {
    const names = readdirSync(folder);
    if (names.length === 1 && !names[0].endsWith(".part")) {
      const bytes = readFileSync(join(folder, names[0]));
      if (bytes.length > 0) {
        rmSync(join(folder, names[0]));
        return bytes;
      }
    }
    await pause(50);
  }
  throw new Error(`no file was saved to ${folder}`);
}
