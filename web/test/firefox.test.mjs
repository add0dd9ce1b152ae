// The page in Firefox: what a person does in one sitting, and what holds without a network. In: web/dist, FIREFOX_PATH.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { BROWSERS, PHRASE, ROOT, serve, Visit } from "./visit.mjs";

let browser;
let served;

before(async () => {
  // In this order: a server that nobody stops would keep the run from its end where no browser starts.
  served = await serve();
  browser = await BROWSERS.Firefox();
});

after(async () => {
  await browser?.close();
  await served?.stop();
});

describe("the page in Firefox", () => {
  test("a pasted posting is mended, taken away and there again after a reload", async () => {
    const visit = await Visit.begin(browser, served.address);
    const { page } = visit;
    await visit.open();
    await visit.paste(`<h1>Nurse 🚀</h1><ul><li>Wards</li><li>${PHRASE}</li></ul>`);
    await visit.cards("catch-all-duty").waitFor();
    assert.equal((await visit.text()).replace(/\n\n+/g, "\n"), `# Nurse 🚀\n- Wards\n- ${PHRASE}`);

    await visit.cards("catch-all-duty").locator(".where").click();
    await visit.cards("catch-all-duty").locator(".fix").first().click();
    await visit.cards("catch-all-duty").waitFor({ state: "detached" });
    const mended = await visit.text();
    assert.ok(!mended.includes(PHRASE));
    await page.keyboard.press("ControlOrMeta+z");
    await visit.cards("catch-all-duty").waitFor();
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await visit.cards("catch-all-duty").waitFor({ state: "detached" });

    assert.equal(await visit.saved("#save-text"), mended);
    assert.match(await visit.saved("#save-html"), /<h1>Nurse 🚀<\/h1>\n<ul>\n<li>Wards<\/li>/);

    await visit.kept(mended);
    await page.reload();
    await visit.checked();
    assert.equal(await visit.text(), mended);
    await visit.end();
  });

  test("a rule is switched, a section added, and the data of a remote job made", async () => {
    const visit = await Visit.begin(browser, served.address);
    const { page } = visit;
    await visit.open();
    await visit.type("# Translator\n\nLocation: Remote, Germany\n\n## What you will do\n\n- Translate 20 pages a day\n");
    await visit.checked();
    await page.locator(".choices summary").click();
    await page.locator("#switches-open").click();
    await page.getByLabel("Find a rule").fill("missing-hiring-process");
    await page.locator('.switches input[data-rule="missing-hiring-process"]').check();
    await visit.cards("missing-hiring-process").waitFor();
    await page.locator(".switches").getByRole("button", { name: "Close" }).click();
    assert.equal(await page.locator("#settings").inputValue(), '[rules]\nmissing-hiring-process = "info"\n');
    await page.locator("#outline summary").click();
    await page.locator("#outline").getByRole("button", { name: /^Education: not said; add it/ }).click();
    await page.locator(".cm-blank").first().waitFor();
    assert.match(await visit.text(), /\n\n## Education\n\n- \{Degree or training\} in \{field\}, or equivalent experience\n/);
    await visit.checked();
    await visit.takeAway("#show-data");
    await page.locator("#data[open]").waitFor();
    const data = JSON.parse(await page.locator("#data-json").textContent());
    assert.deepEqual(data.applicantLocationRequirements, { "@type": "Country", name: "DE" });
    await visit.end();
  });

  test("works with the server stopped", async () => {
    const own = await serve();
    const visit = await Visit.begin(browser, own.address);
    const { page } = visit;
    await visit.open();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await own.stop();
    await page.reload();
    await visit.beginWith("A bad one");
    await visit.cards("catch-all-duty").waitFor();
    await visit.takeAway("#show-data"); // a file that is loaded with its first use
    await page.locator("#data[open]").waitFor();
    await visit.open("rules.html");
    await page.locator("main h1").waitFor();
    await visit.end();
  });

  test("the content policy refuses what is not the page's own", async () => {
    const visit = await Visit.begin(browser, served.address);
    await visit.open();
    const happened = await visit.page.evaluate(async () => {
      const attempts = [
        () => document.body.append(Object.assign(document.createElement("script"), { textContent: "globalThis.happened = 'a script'" })),
        () => document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=\"globalThis.happened = 'a handler'\">"),
        () => setTimeout("globalThis.happened = 'words as a program'"),
        () => fetch("http://127.0.0.1:9/", { mode: "no-cors" }).then(() => (globalThis.happened = "a request")),
        () => new Worker("data:text/javascript,postMessage(1)").addEventListener("message", () => (globalThis.happened = "a worker")),
      ];
      for (const attempt of attempts) {
        try {
          await attempt();
        } catch {} // refused at once
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return globalThis.happened;
    });
    assert.equal(happened, undefined);
    const refused = await visit.page.evaluate(() => globalThis.violations.splice(0));
    assert.ok(refused.some((words) => words.startsWith("connect-src")) && refused.length >= 3, refused.join(", "));
    visit.complaints.length = 0; // the browser's own words about them
    await visit.end();
  });

  test("one file from a disk does the same", async () => {
    const file = pathToFileURL(`${ROOT}/dist/jdlint.html`).href;
    const visit = await Visit.begin(browser, file);
    await visit.open("");
    await visit.beginWith("A bad one");
    await visit.cards("catch-all-duty").locator(".fix").first().click();
    await visit.cards("catch-all-duty").waitFor({ state: "detached" });
    const mended = await visit.text();
    assert.equal(await visit.saved("#save-text"), mended);
    await visit.kept(mended);
    await visit.page.reload();
    await visit.checked();
    assert.equal(await visit.text(), mended);
    await visit.end();
  });
});
