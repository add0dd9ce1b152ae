// Hostile HTML never runs. In: attacks.mjs, pasted as rich text, written as text, taken away again. Out: nothing happened,
// in both browsers; a visit watches for requests to others and for dialogs.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { ATTACKS } from "./attacks.mjs";
import { BROWSERS, PHRASE, serve, Visit } from "./visit.mjs";

let served;

before(async () => {
  served = await serve();
});
after(() => served?.stop());

/** What no text may bring into the page; its cards may stand beside `main`. */
const FOREIGN = ":is(main, .cm-tooltip) :is(script, iframe, object, embed, img, svg, base, meta, style, link)";

/** What the content policy has to refuse, because the converter's document alone would do it. Nothing else may come so far. */
const REFUSED = ["script-src-attr forbids inline", "base-uri forbids https://evil.example/"];
/** The same in the browser's own words. */
const REFUSED_WORDS = /Content Security Policy directive:? ["'](script-src 'self'|base-uri) /;

/** What ran says so here, what is copied is laid here, and printing stops before paper. */
const listen = () => {
  globalThis.ran = [];
  globalThis.alert = () => globalThis.ran.push(document.title);
  globalThis.copied = null;
  globalThis.print = () => globalThis.dispatchEvent(new Event("beforeprint"));
  if (!navigator.clipboard) return; // an empty page, before the first
  navigator.clipboard.writeText = async (text) => void (globalThis.copied = text);
  navigator.clipboard.write = async ([item]) => void (globalThis.copied = await (await item.getType("text/html")).text());
};
/** In the page: pastes each attack into an empty editor and waits until it stands there as text. */
async function pasteEach(attacks) {
  const root = document.getElementById("editor").shadowRoot;
  const text = () => [...root.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n");
  const became = [];
  for (const [at, attack] of attacks.entries()) {
    document.getElementById("clear").click();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "plain words");
    clipboardData.setData("text/html", `<h2>Attack ${at}</h2>${attack}`);
    // Firefox lets no script give an event of the clipboard its data; this one has them all the same.
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: clipboardData });
    root.querySelector(".cm-content").dispatchEvent(event);
    const end = performance.now() + 5_000;
    while (!text().startsWith(`## Attack ${at}`) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve, 10)); // for what would run a moment later
    became.push({ text: text(), ran: globalThis.ran.splice(0) });
  }
  return became;
}

/** Where a link that is taken away may lead. */
const LINK = /^(https?|mailto|tel):/;

/** Elements of HTML have no prefix; the others bring in what another program runs. */
const FOREIGN_TO_WORD = /^(script|img|image|svg|math|iframe|object|embed|style|link|base|meta|form|a|p|div|w:altChunk|w:object|o:OLEObject)$/i;

/** Each way to take the posting away that is more than its own text, and how it arrives: a list of the HTML in it. */
const TAKEN = {
  "#show-data": async (visit, id) => {
    await visit.takeAway(id);
    await visit.page.locator("#data[open]").waitFor();
    const json = await visit.page.locator("#data-json").textContent();
    await visit.page.locator("#data-close").click();
    assert.doesNotMatch(json, /<\/script|<!--/i, "a page may hold it in an element `script`");
    return [JSON.parse(json).description];
  },
  "#copy-rich": copied,
  "#copy-html": copied,
  "#save-html": async (visit, id) => [await visit.saved(id)],
  "#save-docx": async (visit, id) => {
    const files = Object.entries(unzipSync(await visit.savedBytes(id)));
    const xml = files.filter(([name]) => /\.(xml|rels)$/.test(name)).map(([, bytes]) => strFromU8(bytes));
    assert.ok(xml.some((words) => words.includes("&lt;script&gt;")), "the attacks are in it, as text");
    for (const [, name] of xml.join("").matchAll(/<\/?([^\s>/?]+)/g)) assert.doesNotMatch(name, FOREIGN_TO_WORD, id);
    for (const [, target] of xml.join("").matchAll(/Target="([^"]*)" TargetMode="External"/g)) assert.match(target, LINK, id);
    assert.deepEqual(files.map(([name]) => name).filter((name) => !/\.(xml|rels)$/.test(name)), [], "nothing but XML is in it");
    return [];
  },
  "#print-report": async (visit, id) => {
    await visit.takeAway(id);
    await visit.page.waitForFunction(() => document.getElementById("printed").textContent.includes("<script>alert(1)</script>"));
    assert.equal(await visit.page.locator("#printed *").count(), 0);
    return [];
  },
};

async function copied(visit, id) {
  await visit.page.evaluate(() => (globalThis.copied = null));
  await visit.takeAway(id);
  return [await (await visit.page.waitForFunction(() => globalThis.copied)).jsonValue()];
}

const ran = (page) => page.evaluate(() => globalThis.ran);

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`hostile HTML in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    test("runs nowhere when it is pasted as rich text", async () => {
      const visit = await Visit.begin(browser, served.address, { init: listen });
      const { page } = visit;
      await visit.open();
      const became = await page.evaluate(pasteEach, ATTACKS);
      assert.equal(became.length, ATTACKS.length);
      for (const [at, { text, ran }] of became.entries()) {
        assert.ok(text.startsWith(`## Attack ${at}\n`) || text === `## Attack ${at}`, `${ATTACKS[at]} became ${text}`);
        assert.doesNotMatch(text, /\]\(\s*(?!https?:)/i, `a link that is none, by ${ATTACKS[at]}`);
        assert.deepEqual(ran, [], ATTACKS[at]);
      }
      assert.equal(await page.locator(FOREIGN).count(), 0);
      const refused = await page.evaluate(() => globalThis.violations.splice(0));
      assert.deepEqual(refused.filter((one) => !REFUSED.includes(one)), []);
      visit.complaints = visit.complaints.filter((words) => !REFUSED_WORDS.test(words));
      await visit.end();
    });

    test("stays text when it is written as text, and in all that is taken away", async () => {
      const visit = await Visit.begin(browser, served.address, { init: listen });
      const { page } = visit;
      await visit.open();
      await page.locator("#file").setInputFiles({ name: "<img src=x onerror=alert(1)>.md", mimeType: "text/plain", buffer: Buffer.from(posting()) });
      await visit.cards("catch-all-duty").first().waitFor();
      await page.evaluate(() => document.querySelectorAll(".reading details").forEach((details) => (details.open = true)));
      await page.locator("#editor .cm-lintRange").first().hover();
      await page.locator(".cm-tooltip").first().waitFor();
      for (const [id, arrives] of Object.entries(TAKEN)) {
        for (const html of await arrives(visit, id)) await runsNothing(html, id);
        assert.deepEqual(await ran(page), [], id);
        assert.equal(await page.locator(FOREIGN).count(), 0, id);
      }
      await visit.end();
    });

    /** Opens what was taken away as HTML where no content policy holds. */
    async function runsNothing(html, id) {
      assert.match(html, /&#60;script&#62;|&lt;script&gt;/, id);
      const visit = await Visit.begin(browser, served.address, { init: listen });
      await visit.page.route(`${served.address}saved.html`, (route) => route.fulfill({ body: html, contentType: "text/html" }));
      await visit.open("saved.html");
      for (const link of await visit.page.locator("a").all()) assert.match(await link.getAttribute("href"), LINK, id);
      await visit.page.mouse.move(200, 200);
      await visit.page.waitForTimeout(300);
      assert.deepEqual(await ran(visit.page), [], id);
      await visit.end();
    }
  });
}

/** A posting with every attack, some where findings, tables and data quote them. */
function posting() {
  const lines = ATTACKS.map((attack) => `- ${attack}`);
  const links = ["[click](javascript:alert(1))", "[click](JAVASCRIPT:alert(1))", "![x](x\"onerror=\"alert(1))", "<javascript:alert(1)>", "[x](data:text/html,<script>alert(1)</script>)", "[x]: javascript:alert(1)\n\n[x]", "[y](https://site.example/\"onmouseover=\"alert(1))"];
  return `# Nurse <img src=x onerror=alert(1)>\n\n## Duties\n\n- ${PHRASE} <script>alert(1)</script>\n${lines.join("\n")}\n\n## How success is measured\n\n- Uptime of <svg onload=alert(1)> at 99 % by March\n\n## What you need\n\n- 5+ years of <img src=x onerror=alert(1)>\n\n${links.join("\n\n")}\n`;
}
