// Choices, settings and the draft: what is kept in the browser. In: web/dist, CHROME_PATH. Run: npm run build && npm test
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { barriers, cards, checked, open, openFile, page, PHRASE, takeAway, text, type } from "./chromium.mjs";

/** Everything that the browser holds for the page: on the page, in its stores and in its caches. */
const held = () => page.evaluate(async () => {
  const stores = [localStorage, sessionStorage].map((store) => JSON.stringify({ ...store }));
  const databases = (await indexedDB.databases()).map(({ name }) => name);
  const cached = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) cached.push(request.url); // files of the build: see the test of requests
  }
  const said = [...document.querySelectorAll("#printed, #data-json, #data-properties, #changes-view, #findings, #places, #file-name, #choices-now")].map((part) => part.textContent);
  return [...stores, ...databases, document.cookie, ...said, location.href, ...cached].join("\n");
});

describe("choices, settings and the draft: what is kept in the browser", () => {
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

  test("the draft and the choices survive a reload", async () => {
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

  });

  test("what is ignored in a draft is shown again in the next one, after the text was deleted by hand", async () => {
    await open();
    const deleteAll = async () => {
      await page.locator("#editor .cm-content").click();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.press("Delete");
      await page.locator("#beginnings").waitFor();
    };
    const ignored = page.locator("#ignored").getByText("1 ignored in this draft.");
    const posting = `# Nurse\n\n- ${PHRASE}`;
    await type(posting);
    await cards("catch-all-duty").waitFor();
    await deleteAll();
    await type(posting);
    await cards("catch-all-duty").locator("summary").click();
    await cards("catch-all-duty").getByRole("button", { name: "Ignore this one" }).click();
    await ignored.waitFor();
    await deleteAll();
    await type(posting);
    await cards("catch-all-duty").waitFor();
    assert.equal(await ignored.isVisible(), false);
  });

  test("clearing the draft forgets all that the browser holds of it, until it is brought back", async () => {
    await open();
    await type(`# Nurse of the secret ward\n\n- ${PHRASE}`);
    await cards("catch-all-duty").waitFor();
    await page.getByText("Place, role and settings").click();
    await page.locator("#role").selectOption("registered-nurse");
    await page.locator("#place").selectOption("us-co");
    await page.locator("#settings").fill("[words]\nallow = ['secret ward']\n");
    await takeAway("#show-data");
    await page.locator("#data[open]").waitFor();
    await page.locator("#data-close").click();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForTimeout(500); // the pause after which the draft is kept
    assert.match(await held(), /secret ward/);

    await page.locator("#clear").click();
    await page.locator("#beginnings").waitFor();
    await page.waitForTimeout(500);
    assert.doesNotMatch(await held(), /secret|Colorado|nurse/i);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
    assert.equal(await page.locator("#role").inputValue(), "");
    assert.equal(await page.locator("#places li").count(), 0);
    assert.equal(await page.locator("#settings").inputValue(), "");

    await page.getByRole("button", { name: "Bring back" }).click();
    await cards("catch-all-duty").waitFor();
    assert.equal(await text(), `# Nurse of the secret ward\n\n- ${PHRASE}`);
    assert.equal(await page.locator("#role").inputValue(), "registered-nurse");
    assert.equal(await page.locator("#places li").count(), 1);

    await page.locator("#clear").click();
    await page.reload();
    await page.locator("#editor .cm-placeholder").waitFor();
    assert.doesNotMatch(await held(), /secret|Colorado/i);
    assert.equal(await page.locator("#role").inputValue(), "");
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

  test("any rule is found and switched in a list of all, which writes the settings", async () => {
    await open();
    await type(`# Nurse\n\n- ${PHRASE}\n`);
    await cards("catch-all-duty").waitFor();
    await page.getByText("Place, role and settings").click();
    const settings = page.locator("#settings");
    await settings.fill("[rules]\ncatch-all-duty = 'warning' # ours\ntoo-many-requirements = { max = 10 }\n");
    await checked();
    await page.locator("#switches-open").click();
    const list = page.locator(".switches");
    const rule = (id) => list.locator(`input[data-rule="${id}"]`);
    await rule("catch-all-duty").waitFor();
    assert.equal(await list.locator("h3").first().textContent(), "Structure");
    assert.match(await list.getByRole("status").textContent(), /^\d+ of \d+ on$/);
    assert.deepEqual([await rule("catch-all-duty").isChecked(), await rule("missing-reporting-line").isChecked()], [true, false]);
    assert.deepEqual(await barriers(), []);

    await list.getByLabel("Find a rule").fill("reporting manager's");
    assert.equal(await list.locator("li:visible").count(), 1);
    await list.getByRole("switch").and(page.locator(":visible")).check();
    await cards("missing-reporting-line").waitFor();
    assert.match(await list.getByRole("status").textContent(), /^1 found, 1 of 1 on$/);
    await list.getByLabel("Find a rule").fill("");
    await rule("catch-all-duty").uncheck();
    await rule("too-many-requirements").uncheck();
    await cards("catch-all-duty").waitFor({ state: "detached" });
    assert.equal(await settings.inputValue(), "[rules]\nmissing-reporting-line = \"info\"\ncatch-all-duty = 'off' # ours\ntoo-many-requirements = { severity = \"off\", max = 10 }\n");

    await rule("catch-all-duty").check();
    await rule("too-many-requirements").check();
    await rule("missing-reporting-line").uncheck();
    await cards("catch-all-duty").waitFor();
    assert.equal(await settings.inputValue(), "[rules]\nmissing-reporting-line = \"off\"\n# ours\ntoo-many-requirements = { max = 10 }\n");
    await list.getByRole("button", { name: "Close" }).click();
    await settings.fill("role = 'driver'\n\n[rules.too-many-requirements]\nmax = 10\n");
    await page.locator("#switches-open").click();
    await rule("too-many-requirements").uncheck();
    const own = "role = 'driver'\n\n[rules.too-many-requirements]\nseverity = \"off\"\nmax = 10\n";
    assert.equal(await settings.inputValue(), own);
    await rule("catch-all-duty").uncheck();
    assert.equal(await settings.inputValue(), `${own}\n[rules]\ncatch-all-duty = "off"\n`);
    await cards("catch-all-duty").waitFor({ state: "detached" });
    assert.equal(await page.locator("#empty").isVisible(), false, "the engine reads what was written");
    await list.getByRole("button", { name: "Close" }).click();
    await page.locator("#switches-open").click();
    assert.deepEqual([await rule("catch-all-duty").isChecked(), await rule("missing-title").isChecked()], [false, true]);
  });
});
