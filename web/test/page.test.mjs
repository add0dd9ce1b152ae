// The built page in a real browser. In: web/dist, CHROME_PATH. Run: npm run build && npm test
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, afterEach, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
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
  const violations = await page.evaluate(() => globalThis.violations ?? []);
  await page.context().close();
  assert.deepEqual(complaints, []);
  assert.deepEqual(violations, []);
});

const open = (query = "") => page.goto(`${address}index.html${query}`);
const content = () => page.locator("#editor .cm-content");
const cards = (rule) => page.locator(`.finding[data-rule="${rule}"]`);
const underlined = (rule) => page.locator(`.cm-lintRange.rule-${rule}`);
/** The editor stands in a shadow tree, whose selection is its own. */
const selected = () => page.evaluate(() => document.getElementById("editor").shadowRoot.getSelection().toString());
const checked = () => page.waitForFunction(() => document.body.dataset.state === "checked");
/** The whole text; the editor draws only what is in view, so keep tests' texts short. */
const text = () => page.evaluate(() => [...document.getElementById("editor").shadowRoot.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));
const beginWith = async (name) => page.locator("#examples").getByRole("button", { name }).click();

async function type(words) {
  await content().click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText(words);
}

/** Pastes as a browser does, line ends and all; with HTML beside the words as rich text comes. */
async function paste(words, html = null) {
  await content().click();
  await content().evaluate((target, [words, html]) => {
    const clipboard = new DataTransfer();
    clipboard.setData("text/plain", words);
    if (html !== null) clipboard.setData("text/html", html);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
  }, [words, html]);
}

/** Chooses from the menu of what can be taken away. */
async function takeAway(id) {
  await page.locator("#take").click();
  await page.locator(id).click();
}

async function openFile(name, bytes) {
  await page.locator("#file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(bytes) });
}

describe("the page", () => {
  test("loads, says what it is and passes the accessibility checks", async () => {
    await open();
    await page.locator("#version").filter({ hasText: /\d/ }).waitFor({ state: "attached" });
    assert.equal(await page.title(), "jdlint: check a job posting");
    await beginWith("A bad one");
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
    await page.waitForFunction(() => document.getElementById("editor").shadowRoot.querySelector(".cm-line").textContent === "# Zoë 🚀");
    assert.match(await page.locator("#notice").textContent(), /UTF-16/);

    await openFile("job.docx", [0x50, 0x4b, 0x03, 0x04, 0, 0]);
    await page.getByText("job.docx could not be opened").waitFor();
    assert.equal(await text(), "# Zoë 🚀", "what was there is kept");
  });

  test("a download has the line ends that the file came with", async () => {
    await open();
    await openFile("job.md", "# Nurse\r\n\r\nCafé\r\n");
    await checked();
    const [download] = await Promise.all([page.waitForEvent("download"), takeAway("#save-text")]);
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
    await page.getByText("Place, role and settings").click();
    assert.equal(await page.locator("#settings").inputValue(), "[rules]\ncatchall-duty = 'off'\n");
    await page.evaluate(() => localStorage.clear());
  });

  test("every finding leads to its page in the manual", async () => {
    await open();
    await beginWith("A bad one");
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
    await beginWith("A bad one");
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
    assert.equal(await page.evaluate(() => document.getElementById("editor").shadowRoot.activeElement), null, "Tab is no trap");
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

  test("the draft and the choices survive a reload, and are forgotten when cleared", async () => {
    await open();
    await type(`# Nurse\n\n- ${PHRASE}`);
    await cards("catch-all-duty").waitFor();
    await page.getByText("Place, role and settings").click();
    await page.locator("#role").selectOption("registered-nurse");
    await page.locator("#remote").selectOption("us-co");
    await page.locator("#size").fill("12");
    await cards("catch-all-duty").locator("summary").click();
    await cards("catch-all-duty").getByRole("button", { name: "Ignore this one" }).click();
    await cards("catch-all-duty").waitFor({ state: "detached" });
    await page.waitForTimeout(500); // the pause after which the draft is kept
    await page.reload();
    await page.locator("#ignored").getByText("1 ignored in this draft.").waitFor();
    assert.equal(await text(), `# Nurse\n\n- ${PHRASE}`);
    assert.equal(await page.locator("#role").inputValue(), "registered-nurse");
    assert.equal(await page.locator("#size").inputValue(), "12");
    assert.equal(await page.locator("#remotes").textContent(), "Colorado×");
    await page.getByRole("button", { name: "Show them again" }).click();
    await cards("catch-all-duty").waitFor();

    await page.locator("#clear").click();
    await page.locator("#beginnings").waitFor();
    assert.equal(await page.evaluate(() => localStorage.getItem("jdlint.draft")), null);
    await page.reload();
    await page.locator("#examples button").first().waitFor();
    await page.locator("#editor .cm-placeholder").waitFor();
  });

  test("a rule is switched off in the settings, which can be taken away and opened again", async () => {
    await open();
    await type(`# Nurse\n\n- ${PHRASE}`);
    await cards("catch-all-duty").locator("summary").click();
    await cards("catch-all-duty").getByRole("button", { name: "Switch this rule off" }).click();
    await cards("catch-all-duty").waitFor({ state: "detached" });
    await page.getByText("Place, role and settings").click();
    await page.locator("#place").selectOption("us-co");
    await page.locator("#size").fill("12");
    const [download] = await Promise.all([page.waitForEvent("download"), takeAway("#save-settings")]);
    const toml = Buffer.concat(await (await download.createReadStream()).toArray()).toString("utf8");
    assert.equal(toml, 'jurisdictions = ["us-co"]\nemployer-size = 12\n[rules]\ncatch-all-duty = "off"\n');
    await page.locator("#settings").fill("");
    await cards("catch-all-duty").waitFor();
    await openFile("jdlint.toml", toml);
    await cards("catch-all-duty").waitFor({ state: "detached" });
    assert.equal(await page.locator("#settings").inputValue(), toml);
  });

  test("all safe fixes are one step, and what was changed can be looked at", async () => {
    await open();
    await beginWith("A bad one");
    const before = await text();
    await page.locator("#fix-safe").click();
    await page.waitForFunction(() => !document.getElementById("editor").shadowRoot.querySelector(".cm-line").textContent.includes("🚀"));
    await takeAway("#show-changes");
    await page.locator("#changes[open]").waitFor();
    await page.locator("#changes-view .cm-deletedChunk").first().waitFor();
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
    await page.locator("#changes-close").click();
    await content().click();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await text(), before);
    await checked();
    await takeAway("#show-changes");
    await page.locator("#notice").getByText("Nothing was changed").waitFor();
  });

  test("what is missing is added from the contents, results and demands stand in tables", async () => {
    await open();
    await beginWith("A bad one");
    await cards("missing-location").waitFor();
    await page.locator("#outline summary").click();
    await page.locator("#outline").getByRole("button", { name: /^Place of work: not said; add it/ }).click();
    await page.locator(".cm-blank").first().waitFor();
    await cards("missing-location").waitFor({ state: "detached" });
    await page.locator("#facts summary").first().click();
    await page.locator("#facts").getByRole("button", { name: /^Employee retention at 90/ }).click();
    assert.match(await selected(), /^Employee retention at 90/);
    await page.locator("#facts summary").nth(1).click();
    assert.match(await page.locator("#facts table").nth(1).textContent(), /Bachelor's.*Required–Bachelor's, no equivalent/);
    await content().click();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.press("F8");
    await page.waitForFunction(() => document.getElementById("editor").shadowRoot.getSelection().toString() !== "");
  });

  test("a whole posting of a role is begun with", async () => {
    await open();
    await page.locator("#template").selectOption("driver");
    await page.waitForFunction(() => document.getElementById("editor").shadowRoot.querySelectorAll(".cm-line").length > 10);
    await cards("placeholder-left").first().waitFor();
  });

  test("the posting is copied as rich text, plain text and HTML, and made into data", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await open();
    await type("---\njurisdiction: uk\n---\n# Nurse\n\n**Pay**: £30,000 a year <script>1</script>\n\n- One\n- Two [site](https://example.org/)\n\n<!-- jdlint-disable-file -->");
    await checked();
    await takeAway("#copy-rich");
    await page.locator("#take").getByText("Copied").waitFor();
    const clipboard = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const of = async (type) => (await item.getType(type)).text();
      return { html: await of("text/html"), plain: await of("text/plain") };
    });
    assert.match(clipboard.html, /<h1>Nurse<\/h1>.*<strong>Pay<\/strong>.*<li>One<\/li>/s);
    assert.ok(!clipboard.html.includes("<script>") && !clipboard.html.includes("jdlint") && !clipboard.html.includes("jurisdiction"));
    assert.equal(clipboard.plain, "Nurse\n\nPay: £30,000 a year <script>1</script>\n\n• One\n• Two site (https://example.org/)");
    await takeAway("#show-data");
    await page.locator("#data[open]").waitFor();
    const data = JSON.parse(await page.locator("#data-json").textContent());
    assert.equal(data["@type"], "JobPosting");
    assert.equal(data.title, "Nurse");
    assert.deepEqual(data.baseSalary, { "@type": "MonetaryAmount", currency: "GBP", value: { "@type": "QuantitativeValue", value: 30000, unitText: "YEAR" } });
    assert.match(await page.locator("#data-properties").textContent(), /– not said: hiringOrganization \(required\)/);
  });

  test("works with the server stopped, files that come later among it, and asks for nothing else", async () => {
    const own = await preview({ root: ROOT, configFile: false, logLevel: "error", build: { outDir: "dist" }, preview: { port: 0, host: "127.0.0.1" } });
    const there = `http://127.0.0.1:${own.httpServer.address().port}/`;
    const visitor = await browser.newContext();
    const visit = await visitor.newPage();
    const asked = [];
    visit.on("request", (request) => asked.push(request));
    await visit.goto(`${there}index.html`);
    await visit.evaluate(() => navigator.serviceWorker.ready);
    own.httpServer.closeAllConnections?.();
    await own.close();
    await visit.reload();
    await visit.locator("#examples button").first().click();
    await visit.locator(".finding").first().waitFor();
    await visit.locator("#editor .cm-content").click();
    await visit.keyboard.press("ControlOrMeta+End");
    await visit.keyboard.type(" secret words of a recruiter");
    await visit.locator("#take").click();
    await visit.locator("#show-data").click(); // a file that is loaded with its first use
    await visit.locator("#data[open]").waitFor();
    await visit.goto(`${there}rules.html`);
    await visit.locator(".rule").first().waitFor();
    const others = asked.filter((request) => !request.url().startsWith(there) && !request.url().startsWith("blob:"));
    assert.deepEqual(others.map((request) => request.url()), []);
    assert.deepEqual(asked.filter((request) => request.method() !== "GET" || request.postData() || /secret|recruiter/.test(request.url())), []);
    await visitor.close();
  });

  test("one file from a disk does the same", async () => {
    const visitor = await browser.newContext();
    const visit = await visitor.newPage();
    const others = [];
    visit.on("request", (request) => /^(file|blob|data):/.test(request.url()) || others.push(request.url()));
    visit.on("console", (message) => others.push(message.text()));
    visit.on("pageerror", (error) => others.push(String(error)));
    await visit.goto(pathToFileURL(`${ROOT}/dist/jdlint.html`).href);
    await visit.locator("#examples button").first().click();
    await visit.locator(".finding .fix").first().waitFor();
    await visit.locator("#take").click();
    await visit.locator("#show-data").click();
    await visit.locator("#data[open]").waitFor();
    await visit.locator("#data-close").click();
    await visit.reload();
    await visit.locator(".finding").first().waitFor(); // the draft was kept
    assert.deepEqual(others, []);
    await visitor.close();
  });
});
