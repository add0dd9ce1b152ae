// Outputs of `jdlint check` that only tools of npm judge: Reviewdog's format and the page.
// In: JDLINT, the path of the program. Out: a failure for each that they refuse. Alone: npm ci && JDLINT=... npm test

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { RDFormatValidator } from "@umbrelladocs/rdformat-validator";
import { HtmlValidate } from "html-validate";

const tests = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "jdlint-outputs-"));
after(() => rmSync(folder, { recursive: true }));

const files = { rdjson: join(folder, "rdjson.json"), html: join(folder, "report.html") };
const flags = Object.entries(files).map(([format, path]) => `--output-file=${format}=${path}`);
const run = spawnSync(resolve(process.env.JDLINT), ["check", "--quiet", "--no-config", ...flags, "suite", "clean"], { cwd: tests });
assert.equal(run.stderr.toString(), "");
const read = (format) => readFileSync(files[format], "utf8");

test("rdjson is what Reviewdog reads", async () => {
  const validator = new RDFormatValidator({ strictMode: true });
  const result = await validator.validateString(read("rdjson"));
  assert.deepEqual(result.errors, []);
  assert.equal(result.valid, true);
  const wrong = JSON.parse(read("rdjson"));
  wrong.diagnostics[0].location.range.start.line = "1";
  assert.equal((await validator.validateString(JSON.stringify(wrong))).valid, false, "and it refuses what is not");
});

test("the page is valid HTML", async () => {
  const validator = new HtmlValidate({ root: true, extends: ["html-validate:recommended", "html-validate:a11y"] });
  const messages = (report) => report.results.flatMap((result) => result.messages.map((message) => message.ruleId));
  assert.deepEqual(messages(await validator.validateString(read("html"))), []);
  const wrong = read("html").replace("</blockquote>", "");
  assert.notDeepEqual(messages(await validator.validateString(wrong)), [], "and it refuses what is not");
});
