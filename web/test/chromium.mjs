// A sitting at the built page in Chromium, for tests that need no other browser. In: web/dist, CHROME_PATH. Out: a fresh
// visit for every test, which must end without a complaint; its steps by name.
import { after, afterEach, before, beforeEach } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { BROWSERS, serve, Visit } from "./visit.mjs";

export { PHRASE, ROOT } from "./visit.mjs";

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

let served;
let visit;
export let browser;
export let address;
export let page;
export let complaints;

before(async () => {
  // In this order: a server that nobody stops would keep the run from its end where no browser starts.
  served = await serve();
  browser = await BROWSERS.Chromium();
  ({ address } = served);
});

after(async () => {
  await browser?.close();
  await served?.stop();
});

beforeEach(async () => {
  visit = await Visit.begin(browser, address);
  ({ page, complaints } = visit);
});

// Whatever a test does, the page must neither complain nor ask anyone else for anything.
afterEach(() => visit.end());

export const open = (query = "") => visit.open(`index.html${query}`);
export const content = () => visit.content;
export const cards = (rule) => visit.cards(rule);
export const checked = () => visit.checked();
export const text = () => visit.text();
export const beginWith = (name) => visit.beginWith(name);
export const type = (words) => visit.type(words);
export const takeAway = (id) => visit.takeAway(id);
export const paste = (words, html) => visit.pasteWords(words, html);
export const openFile = (name, bytes) => visit.openFile(name, bytes);
export const underlined = (rule) => visit.underlined(rule);
export const selected = () => visit.selected();
export const blanks = () => visit.blanks();

/** What the accessibility checks find on the page as it is. */
export async function barriers() {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}
