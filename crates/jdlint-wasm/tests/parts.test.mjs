// The page's engine in its two parts. In: the built package. Out: the second part is asked for once, by a posting that needs
// it, and what the two say is what the engine in one part says. Run by `cargo xtask test`; JDLINT_ENGINE_WHOLE=no
// (the extension's engine has one part: JDLINT_ENGINE_WHOLE=yes)
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const built = process.env.JDLINT_ENGINE;
const isWhole = process.env.JDLINT_ENGINE_WHOLE === "yes";
const engine = built ? pathToFileURL(`${built}/`) : new URL("../../../web/src/engine/", import.meta.url);
const root = new URL("../../../", import.meta.url);

/** A new instance: the glue keeps one for each address that it is loaded from. */
async function instance(folder, name) {
  const { initSync, ...exports } = await import(`${new URL("jdlint_wasm.js", folder)}?${name}`);
  return { first: initSync({ module: readFileSync(new URL("jdlint_wasm_bg.wasm", folder)) }), ...exports };
}

/** What brings the second part, and how often the engine asked for its bytes. */
async function standingBy(first) {
  const asked = { times: 0 };
  const { standBy } = await import(new URL("parts.js", engine));
  standBy(first, () => {
    asked.times += 1;
    return readFileSync(new URL("second.wasm", engine));
  });
  return asked;
}

const texts = (folder) =>
  readdirSync(new URL(folder, root)).sort().map((name) => ({ name, text: readFileSync(new URL(`${folder}${name}`, root), "utf8") }));

const ofTwoParts = () => {
  test("the page's examples need the first part alone", async () => {
    const { first, lint } = await instance(engine, "examples");
    const asked = await standingBy(first);
    for (const { text } of texts("web/src/examples/")) lint(text, { today: "2026-11-24", jurisdictions: [], remoteOpenTo: [] });
    assert.equal(asked.times, 0);
  });

  test("the second part is asked for once, when the page is to have it", async () => {
    const { first, bringSecondPart } = await instance(engine, "bring");
    const asked = await standingBy(first);
    bringSecondPart();
    bringSecondPart();
    assert.equal(asked.times, 1);
  });

  test("without its second part a check ends as by a trap, and the next instance checks", async () => {
    const turned = "# Nurse\n\n## Pay\n\n$90,000 to $60,000 a year\n";
    const { standBy } = await import(new URL("parts.js", engine));
    const alone = await instance(engine, "alone");
    standBy(alone.first, () => new TextEncoder().encode("<!doctype html>"));
    assert.throws(() => alone.lint(turned, {}), WebAssembly.RuntimeError);
    const { first, lint } = await instance(engine, "next");
    await standingBy(first);
    assert.ok(lint(turned, {}).check.findings.some(({ rule }) => rule === "pay-range-inverted"));
  });

  test("both parts together say what one says, of every posting of the tests and under settings that few have", async () => {
    const whole = await instance(new URL("editor/vscode/engine/", root), "whole");
    const { first, lint, bringOccupations } = await instance(engine, "parity");
    const asked = await standingBy(first);
    const companion = new URL("web/src/companion/", root);
    const { initSync, occupations } = await import(new URL("jdlint_companion_wasm.js", companion));
    initSync({ module: readFileSync(new URL("jdlint_companion_wasm_bg.wasm", companion)) });
    bringOccupations(occupations());

    const places = whole.choices().jurisdictions.map(({ id }) => id);
    const roles = whole.choices().roles.map(({ id }) => id);
    const settings = [
      () => ({}),
      (number) => ({ today: "2026-11-24", jurisdictions: [places[number % places.length]], role: roles[number % roles.length] }),
      (number) => ({ only: ["no-such-rule"], remoteOpenTo: [places[number % places.length]] }),
      (number) => ({ remoteOpenTo: [places[number % places.length]], employerSize: 20 }),
    ];
    let compared = 0;
    for (const { name, text } of ["tests/clean/", "tests/mixed/", "tests/suite/"].flatMap(texts)) {
      if (name.endsWith(".html")) continue; // the page makes Markdown of it first
      for (const options of settings.map((of) => of(compared))) {
        const both = [lint, whole.lint].map((judge) => outcome(judge, text, options));
        assert.deepEqual(both[0], both[1], `${name} with ${JSON.stringify(options)}`);
        compared += 1;
      }
    }
    assert.ok(compared > 600, `${compared} comparisons`);
    assert.equal(asked.times, 1, "some of them need the second part");
  });
};

const ofOnePart = () => {
  test("it asks for no other part", () => {
    const module = new WebAssembly.Module(readFileSync(new URL("jdlint_wasm_bg.wasm", engine)));
    const names = WebAssembly.Module.imports(module).map(({ name }) => name);
    assert.ok(names.length > 0);
    assert.deepEqual(names.filter((name) => name.includes("bringSecondPart")), []);
  });
};

/** What it says, or why it refuses. */
function outcome(judge, text, options) {
  try {
    return judge(text, options);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return String(error);
  }
}

if (isWhole) ofOnePart();
else ofTwoParts();
