// No text becomes markup or code. In: web/dist, CHROME_PATH.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { address, browser, ROOT } from "./chromium.mjs";

/** Each a way in which a fault of the page, or a package of it, could make a text do something. */
const SINKS = {
  innerHTML: () => (document.createElement("div").innerHTML = "<b>x</b>"),
  outerHTML: () => (document.body.appendChild(document.createElement("i")).outerHTML = "<b>x</b>"),
  insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
  write: () => document.write("<b>x</b>"),
  srcdoc: () => (document.createElement("iframe").srcdoc = "<b>x</b>"),
  "script src": () => (document.createElement("script").src = "https://elsewhere.example/x.js"),
  "script text": () => (document.createElement("script").text = "1"),
  worker: () => new Worker("https://elsewhere.example/x.js"),
  eval: () => (0, eval)("1"),
  function: () => new Function("return 1")(),
  timer: () => setTimeout("1"),
  "another policy": () => trustedTypes.createPolicy("other", {}),
};

describe("the content policy", () => {
  for (const [name, place] of [["the page", () => address], ["the page of one file", () => pathToFileURL(`${ROOT}/dist/jdlint.html`).href]]) {
    test(`lets no text become markup or code in ${name}`, async () => {
      const visitor = await browser.newContext();
      const visit = await visitor.newPage();
      await visit.goto(place());
      await visit.locator("#examples button").first().click();
      await visit.locator(".finding").first().waitFor(); // its own workers run
      for (const [sink, attempt] of Object.entries(SINKS)) {
        // In a task of its own: what the debugger itself runs may make code from text.
        const outcome = await visit.evaluate(`new Promise((tell) => setTimeout(() => { try { (${attempt})(); tell("went through"); } catch (error) { tell(error.name); } }))`);
        assert.match(outcome, /TypeError|EvalError|SecurityError/, sink);
      }
      // What pasted HTML is parsed by, into a document that runs nothing and is not shown.
      const parsed = await visit.evaluate(() => new DOMParser().parseFromString("<b>x</b><script>globalThis.ran = true</script>", "text/html").body.textContent);
      assert.equal(parsed, "xglobalThis.ran = true");
      assert.equal(await visit.evaluate(() => globalThis.ran), undefined);
      await visitor.close();
    });
  }

  test("is as narrow as it can be, and the sources write no markup", async () => {
    const html = await readFile(`${ROOT}/dist/index.html`, "utf8");
    const policy = Object.fromEntries(/Content-Security-Policy"\s+content="([^"]+)"/.exec(html)[1].split(";").map((part) => part.trim().split(/ (.*)/s).slice(0, 2)));
    assert.equal(policy["default-src"], "'none'");
    assert.equal(policy["script-src"], "'self' 'wasm-unsafe-eval'");
    assert.equal(policy["style-src"], "'self'");
    assert.equal(policy["connect-src"], "'self'");
    assert.equal(policy["require-trusted-types-for"], "'script'");
    assert.equal(policy["trusted-types"], "default");
    const sources = (await readdir(`${ROOT}/src`, { recursive: true })).filter((name) => name.endsWith(".ts") && !name.includes("engine/"));
    for (const name of sources) assert.doesNotMatch(await readFile(`${ROOT}/src/${name}`, "utf8"), /innerHTML|insertAdjacentHTML|document\.write|srcdoc/, name);
  });
});
