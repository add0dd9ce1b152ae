// The page in a real browser: writing and what is found. In: web/dist, CHROME_PATH. Run: npm run build && npm test
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { barriers, beginWith, blanks, CANNED, cards, checked, complaints, content, open, page, paste, PHRASE, ROOT, selected, text, type, underlined } from "./chromium.mjs";

describe("the page", () => {
  test("loads, says what it is and passes the accessibility checks", async () => {
    await open();
    await page.locator("#version").filter({ hasText: /\d/ }).waitFor({ state: "attached" });
    assert.equal(await page.title(), "jdlint: check a job posting");
    await beginWith("A bad one");
    await cards("catch-all-duty").waitFor();
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await barriers(), [], colorScheme);
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
    const [first, second] = await blanks();
    assert.match(first, /^\{.*\}$/);
    assert.equal(await selected(), first);
    if (second) {
      await page.keyboard.type("5");
      await page.keyboard.press("Tab");
      assert.equal(await selected(), second);
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

  test("a companion that cannot be loaded is said where it is needed, and tried again", async () => {
    await page.route("**/jdlint_companion*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
    await open();
    await type(`# Nurse\n\n- ${PHRASE}`);
    await cards("catch-all-duty").waitFor();
    await page.getByText("Place, role and settings").click();
    await page.locator("#settings").fill("[rules]\ncatch-all-duty = 'off'\n");
    await page.getByText("This text was not checked.").first().waitFor();
    await page.unroute("**/jdlint_companion*.wasm");
    complaints.length = 0; // the browser's own words about the 404
    await page.locator("#settings").fill("[rules]\ncatch-all-duty = 'info'\n");
    await page.locator('.finding[data-rule="catch-all-duty"][data-severity="info"]').waitFor();
    await page.evaluate(() => localStorage.clear());
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
    await card.locator('a[href="https://example.org/paper"]').waitFor();
    assert.deepEqual(await barriers(), []);

    const before = await text();
    await card.locator(".fix").first().click();
    assert.equal(await selected(), "{99.9}");
    const wanted = ["{99.9}", "{month}", "{twice}", "{week}"];
    assert.deepEqual(await blanks(), wanted);
    await checked();
    assert.deepEqual(await blanks(), wanted, "they stay when the text is checked again");
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

  test("three stand on top to be done first: errors before warnings, then in the order of the text", async () => {
    await page.route(/engine\.worker/, (route) => route.fulfill({ path: `${ROOT}/test/canned.worker.js`, contentType: "text/javascript" }));
    await open();
    await paste(CANNED);
    await cards("missing-pay").waitFor();
    const first = page.locator("#findings section:not([hidden])").first();
    assert.equal(await first.locator("h3").textContent(), "Do these three first");
    const rules = await first.locator(".finding").evaluateAll((cards) => cards.map((card) => card.dataset.rule));
    assert.deepEqual(rules, ["age-coded-language", "missing-pay", "title-noise"]);
    assert.equal(await page.locator('#findings [data-rule="missing-pay"]').count(), 1, "listed once");
    await page.locator("#editor .cm-content").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("Competitive salary");
    await cards("title-noise").waitFor({ state: "detached" });
    assert.equal(await page.getByText("Do these three first").isVisible(), false, "a short list has no first");
  });

  test("results and demands stand in tables, in the posting's own words", async () => {
    await page.route(/engine\.worker/, (route) => route.fulfill({ path: `${ROOT}/test/canned.worker.js`, contentType: "text/javascript" }));
    await open();
    await paste(CANNED);
    await page.locator("#facts .results summary").click();
    await page.locator("#facts .demands summary").click();
    const rows = (table) => page.locator(`${table} tr`).evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.deepEqual(await rows(".results"), [
      ["Result", "Target", "Unit", "Time frame", "Verdict"],
      ["uptime", "99.9 %", "✓", "–", "Measurable"],
      ["Improve delivery speed", "–", "–", "–", "Vague"],
    ]);
    assert.equal(await page.locator(".demands summary").textContent(), "Requirements: 1 required, 2 preferred");
    assert.deepEqual(await rows(".demands"), [
      ["Demand", "Kind", "Years", "Degree", "Or equivalent", "Certificates"],
      ["First aid certificate", "Preferred", "–", "–", "–", "First aid"],
      ["Degree and five years", "Required", "5+, operations", "Bachelor's", "Yes", "–"],
      ["Calm in a crisis", "Preferred", "–", "–", "–", "–"],
    ]);
    await page.getByRole("button", { name: "Degree and five years" }).click();
    assert.equal(await selected(), "Improve delivery speed");
    assert.deepEqual(await barriers(), []);
  });

  test("a text in another language is told to have no score, with findings and without", async () => {
    await open();
    const told = page.locator("#empty").getByText("This text gets no score.");
    await paste("# Krankenpfleger (m/w/d)\n\nWir suchen für unsere Station eine Person, die mit uns arbeitet und sich um die Menschen kümmert, die zu uns kommen.\n\n## Aufgaben\n\n- Sie pflegen die Menschen auf der Station\n- Sie schreiben auf, was Sie getan haben, und sagen es der nächsten Schicht\n");
    await told.waitFor();
    assert.match(await page.locator("#empty").textContent(), /not in English: only the rules that hold in every language were asked/);
    assert.equal(await page.locator("#counts").textContent(), "This text gets no score.");
    assert.equal(await page.locator("#score").isVisible(), false);
    await type("\nTODO: {Gehalt}\n");
    await cards("placeholder-left").first().waitFor();
    assert.equal(await told.isVisible(), true);
    assert.match(await page.locator("#counts").textContent(), /^\d errors?$/);
  });

  test("of safe fixes that touch the same words the first is applied whole, and what is left is told", async () => {
    const canned = await readFile(`${ROOT}/test/canned.worker.js`, "utf8");
    const overlapping = `${canned}
      const answer = lint;
      const of = (text, words, ...edits) => finding(text, words, { fixes: [{ ...fix(text, "Mend", ...edits), applicability: "safe" }] });
      lint = (text) => {
        const { check, outline } = answer(text);
        const findings = [
          of(text, "alpha", ["alpha", "ALPHA"], ["delta", "DELTA"]),
          of(text, "beta", ["beta", "BETA"], ["gamma delta", "GAMMADELTA"]), // shares words with both others
          of(text, "gamma", ["gamma", "GAMMA"]),
        ];
        return { check: { ...check, findings: findings.filter(({ range }) => range.start >= 0) }, outline };
      };`;
    await page.route(/engine\.worker/, (route) => route.fulfill({ body: overlapping, contentType: "text/javascript" }));
    await open();
    await paste("alpha beta gamma delta epsilon");
    await page.locator("#fix-safe").getByText("Fix 3 safely").waitFor();
    await page.locator("#fix-safe").click();
    assert.equal(await text(), "ALPHA beta GAMMA DELTA epsilon");
    await page.locator("#notice").getByText("Not all could be done at once").waitFor();
    await content().click();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await text(), "alpha beta gamma delta epsilon");
  });

  test("an answer about words that are gone is dropped", async () => {
    const canned = await readFile(`${ROOT}/test/canned.worker.js`, "utf8");
    const slow = `${canned}
      const atOnce = onmessage;
      onmessage = (event) => setTimeout(() => atOnce(event), 2_500);`;
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

  test("what is missing is added from the contents, results and demands stand in tables", async () => {
    await open();
    await beginWith("A bad one");
    await cards("missing-location").waitFor();
    await page.locator("#outline summary").click();
    await page.locator("#outline").getByRole("button", { name: /^Place of work: not said; add it/ }).click();
    await page.locator(".cm-blank").first().waitFor();
    await cards("missing-location").waitFor({ state: "detached" });
    await page.locator("#facts summary").first().click();
    await page.locator("#facts").getByRole("button", { name: "Employee retention", exact: true }).click();
    assert.match(await selected(), /^Employee retention at 90/);
    assert.match(await page.locator("#facts tr").filter({ hasText: "Employee retention" }).textContent(), /^Employee retention90.*✓–Vague$/);
    await page.locator("#facts summary").nth(1).click();
    assert.match(await page.locator("#facts table").nth(1).textContent(), /German is a plusPreferred––––$/, "an item without years or a degree");
    assert.match(await page.locator("#facts table").nth(1).textContent(), /Bachelor's.*Required–Bachelor'sNo–/);
    await content().click();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.press("F8");
    await page.waitForFunction(() => document.getElementById("editor").shadowRoot.getSelection().toString() !== "");
  });

  test("a table that was opened and closed keeps no word of a draft that was cleared", async () => {
    await open();
    await beginWith("A bad one");
    const summary = page.locator("#facts .results summary");
    await summary.click();
    await page.locator("#facts .results tbody tr").first().waitFor();
    await summary.click();
    await page.locator("#clear").click();
    assert.equal(await page.locator("#facts tbody tr").count(), 0);
  });

  test("the example in between has what is there and what is missing", async () => {
    await open();
    await beginWith("One in between");
    await cards("deadline-missing").waitFor();
    await page.locator("#outline summary").click();
    await page.locator("#outline").getByRole("button", { name: "Pay: said" }).click();
    assert.equal(await selected(), "£29,500 to £32,000");
    assert.equal(await page.locator("#outline").getByRole("button", { name: "Deadline: not said; add it" }).count(), 1);
    const score = Number(await page.locator("#score .number").textContent());
    assert.ok(score > 40 && score < 95, `${score}, between the bad one and the good one`);
  });

  for (const [switched, config] of [["on", ""], ["off", "off"]]) {
    test(`every section that is missing is added from the contents, with its rule ${switched}`, async () => {
      await open();
      await page.getByText("Place, role and settings").click();
      const rules = ["summary", "responsibilities", "requirements", "location", "employment-type", "working-hours", "reporting-line", "how-to-apply", "hiring-process", "eeo-statement", "success-measures", "pay", "title"];
      const lines = [...rules.map((kind) => `missing-${kind}`), "deadline-missing", "benefits-missing"].map((rule) => `${rule} = "${config}"`);
      if (config) await page.locator("#settings").fill(`[rules]\n${lines.join("\n")}\n`);
      await page.getByText("Place, role and settings").click();
      await paste("# Nurse\n");
      await page.locator("#outline summary").click();
      const missing = page.locator("#outline button.add");
      await missing.first().waitFor();
      const kinds = await page.locator("#outline li").count();
      assert.equal(kinds, 18);
      const names = await missing.evaluateAll((buttons) => buttons.map((button) => button.textContent));
      assert.equal(names.length, 17, "all but the title");
      assert.equal((await page.locator('.finding:is([data-rule^="missing-s"], [data-rule="missing-location"], [data-rule="benefits-missing"])').count()) > 0, switched === "on");
      for (const name of names) {
        await content().click();
        await page.keyboard.press("ControlOrMeta+a");
        await page.keyboard.insertText("# Nurse\n");
        const add = page.locator("#outline button.add").getByText(name, { exact: true });
        await page.waitForFunction(() => document.querySelectorAll("#outline button.add").length === 17);
        await add.click();
        await page.locator(".cm-blank").first().waitFor();
        assert.match(await selected(), /^\{[^}]+\}$/, `${name}: the first blank is selected`);
        await add.waitFor({ state: "detached" });
        assert.match(await text(), /^# Nurse\n\n\S/, name);
      }
    });
  }

  test("a whole posting of a role is begun with", async () => {
    await open();
    await page.locator("#template").selectOption("driver");
    await page.waitForFunction(() => document.getElementById("editor").shadowRoot.querySelectorAll(".cm-line").length > 10);
    await cards("placeholder-left").first().waitFor();
  });
});
