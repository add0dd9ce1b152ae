// What the engine of the page leaves to its companion. In: web/src/companion. Run: node --test crates/jdlint-companion-wasm/tests/
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const built = process.env.JDLINT_ENGINE ?? fileURLToPath(new URL("../../../web/src/companion", import.meta.url));
const { initSync, resolve, rules, template } = await import(pathToFileURL(join(built, "jdlint_companion_wasm.js")));
initSync({ module: await readFile(join(built, "jdlint_companion_wasm_bg.wasm")) });

test("every rule has its page in the manual", () => {
  const all = rules().rules;
  assert.ok(all.length > 90);
  for (const rule of all) {
    assert.ok(rule.summary && rule.why && rule.advice && rule.sources.length > 0, rule.id);
    assert.ok(rule.bad.length > 0 || rule.id.includes("own-"), rule.id);
  }
});

test("a posting to fill in is whole", () => {
  const posting = template("registered-nurse");
  assert.match(posting, /^# Registered nurse/u);
  assert.match(posting, /\n## How to apply\n/u);
  assert.equal(template("no-such-role"), undefined);
});

test("settings become options that need no settings file", () => {
  const config = "jurisdictions = ['uk']\n[rules]\nbro-culture = 'off'\ntoo-many-requirements = { max = 9 }\n";
  const options = resolve({ config, today: "2026-11-22" });
  assert.equal(options.config, undefined);
  assert.equal(options.today, "2026-11-22");
  assert.deepEqual(options.jurisdictions, ["uk"]);
  assert.deepEqual(options.resolved.levels, [["bro-culture", "off"]]);
  assert.deepEqual(options.resolved.options, [["too-many-requirements", "max", 9]]);
});

test("a mistake in the settings is told with its line", () => {
  assert.throws(() => resolve({ config: "[rules]\nmising-pay = 'off'" }), /^Error: jdlint\.toml:2:1: there is no rule `mising-pay`; did you mean/u);
});
