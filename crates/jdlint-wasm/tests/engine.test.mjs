// The built package as JavaScript sees it. In: JDLINT_ENGINE, or web/src/engine. Run: node --test crates/jdlint-wasm/tests/
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const built = process.env.JDLINT_ENGINE;
const engine = built ? pathToFileURL(`${built}/`) : new URL("../../../web/src/engine/", import.meta.url);
const { bringOccupations, choices, initSync, lint, rules, template, version, wantsOccupations } = await import(new URL("jdlint_wasm.js", engine));
const first = initSync({ module: await readFile(new URL("jdlint_wasm_bg.wasm", engine)) });
if (process.env.JDLINT_ENGINE_WHOLE !== "yes") {
  const { standBy } = await import(new URL("parts.js", engine));
  standBy(first, () => readFileSync(new URL("second.wasm", engine)));
}

const PHRASE = "other duties as assigned";
const posting = (before, end = "\n") => ["# Nurse", "", before, `- ${PHRASE}`, ""].join(end);
const catchAll = (text, options = {}) =>
  lint(text, { only: ["catch-all-duty"], ...options }).check.findings.filter(({ rule }) => rule === "catch-all-duty");

test("a result has the shape of the contract", () => {
  const { check, outline } = lint(posting("We care."), { today: "2026-11-22", path: "nurse.md" });
  assert.equal(check.path, "nurse.md");
  assert.equal(check.language, "en");
  assert.ok(Array.isArray(check.findings));
  assert.equal(outline.path, "nurse.md");
  assert.equal(Object.getPrototypeOf(outline.present), Object.prototype, "a plain object, not a Map");
  const [finding] = catchAll(posting("We care."));
  assert.match(finding.severity, /^(error|warning|info)$/);
  for (const field of ["group", "about", "message", "help", "url", "evidence"]) assert.equal(typeof finding[field], "string");
  assert.ok(finding.sources.length > 0);
  assert.ok(finding.url.endsWith("/catch-all-duty.html"));
});

for (const [name, text] of [
  ["ASCII", posting("We care.")],
  ["CRLF", posting("We care.", "\r\n")],
  ["an emoji", posting("We care 🚀👩🏽‍🔬")],
  ["emoji, accents and CRLF", posting("Cafés, Zoë, e\u0301 and 🚀", "\r\n")],
  ["a lone surrogate", posting("half \ud83d an emoji")],
  ["a byte order mark", `\ufeff${posting("We care.")}`],
]) {
  test(`offsets are JavaScript's after ${name}`, () => {
    const [finding] = catchAll(text);
    assert.equal(text.slice(finding.range.start, finding.range.end).toLowerCase(), PHRASE);
  });
}

test("placeholders are the braces of their insertion", () => {
  const edits = catchAll(posting("🚀")).flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
  const placeholders = edits.flatMap((edit) => edit.placeholders.map((placeholder) => ({ ...placeholder, in: edit.insert })));
  assert.ok(placeholders.length > 0);
  for (const { start, end, name, in: insert } of placeholders) assert.equal(insert.slice(start, end), `{${name}}`);
});

test("a wrong option is an Error that says what is wrong, and the engine goes on", () => {
  const wrong = [
    [{ only: ["no-such-rule"] }, /no rule `no-such-rule`/],
    [{ jurisdictions: ["us-zz"] }, /no jurisdiction `us-zz`/],
    [{ role: "wizard" }, /no role `wizard`/],
    [{ today: "22.11.2026" }, /`today`.*22\.11\.2026/],
    [{ today: "2026-02-30" }, /2026-02-30/],
    [{ onyl: ["catch-all-duty"] }, /onyl/],
    [{ only: "catch-all-duty" }, /./],
  ];
  for (const [options, message] of wrong) {
    assert.throws(() => lint("text", options), (error) => {
      assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError), String(error));
      assert.match(error.message, message);
      return true;
    });
  }
  assert.equal(catchAll(posting("Still here.")).length, 1);
});

test("the same text and options give the same result", () => {
  const options = { today: "2026-11-22", jurisdictions: ["us-co"] };
  assert.deepEqual(lint(posting("We care."), options), lint(posting("We care."), options));
});

/** The page's engine leaves the manual and settings files to its companion. */
const isWhole = process.env.JDLINT_ENGINE_WHOLE !== "no";

const leavesMuchToItsCompanion = () => {
  assert.deepEqual([rules, template], [undefined, undefined]);
  assert.throws(() => lint("text", { config: "role = 'sales'" }), /reads no jdlint\.toml/);
};

const listsEveryRule = () => {
  const all = rules().rules;
  assert.ok(all.some(({ id }) => id === "catch-all-duty"));
  for (const { id } of all) {
    const { findings } = lint(posting("We care."), { only: [id] }).check;
    assert.ok(findings.every(({ rule }) => rule === id));
  }
};

const asksForTheTable = () => {
  const rare = (asked) => lint(asked, {}).check.findings.filter(({ rule }) => rule === "degree-above-occupation");
  const asking = "# Bookkeeper\n\n## What you'll do\n\n- Post invoices\n\n## Requirements\n\n- A bachelor's degree in accounting is required\n";
  assert.deepEqual(rare(asking.replace("A bachelor's degree in accounting is", "Two years with ledgers are")), []);
  assert.equal(wantsOccupations(), false, "nothing was asked that the table knows");
  assert.deepEqual(rare(asking), []);
  assert.equal(wantsOccupations(), true);
  bringOccupations("Bookkeepers\t43303100\t100\t0\t30\t2024\n\nbookkeeper\t43303100\n");
  assert.equal(wantsOccupations(), false);
  assert.match(rare(asking)[0].message, /10 % of respondents/);
};

if (isWhole) test("every rule is listed and can be asked for alone", listsEveryRule);
else {
  test("the page's engine has neither manual nor settings files", leavesMuchToItsCompanion);
  test("it asks for the table of occupations when a posting demands a degree, and then knows it", asksForTheTable);
}

test("every choice is one that the engine takes", () => {
  const { jurisdictions, roles } = choices();
  const ids = new Set(jurisdictions.map(({ id }) => id));
  assert.ok(jurisdictions.every(({ parent }) => parent === null || ids.has(parent)));
  lint("text", { jurisdictions: [...ids] });
  for (const { id } of roles) lint("text", { role: id });
});

test("hostile and empty texts give a report", () => {
  for (const text of ["", "\u0000", "<script>alert(1)</script>", "{".repeat(10_000), "🚀".repeat(10_000), "\r\n".repeat(10_000)]) {
    assert.ok(lint(text, {}).check);
  }
});

test("the version is that of the engine", () => {
  assert.match(version(), /^\d+\.\d+\.\d+/);
});

test("the declarations type what the page reads", async () => {
  const declared = await readFile(new URL("jdlint_wasm.d.ts", engine), "utf8");
  assert.match(declared, /export function lint\(text: string, options: LintOptions\): LintResult;/);
  assert.match(declared, /check: FileFindings<number>/);
  assert.match(declared, /outline: FileOutline<number>/);
  assert.match(declared, /today\?: string/);
  assert.match(declared, /range: \{ start: P; end: P \}/);
});
