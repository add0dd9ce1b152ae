// The settings file in editors with taplo. In: `JDLINT`, the program. Out: whether taplo takes what `jdlint init` writes, and
// refuses, by the schema beside it, what jdlint refuses.
//
//     npm ci && JDLINT=jdlint npm test

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const taplo = fileURLToPath(new URL("node_modules/@taplo/cli/dist/cli.js", import.meta.url));

/** Runs a program in a folder; its status and all that it prints. */
function run(folder, program, ...words) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd: folder, encoding: "utf8" });
  assert.ifError(error);
  return { status, text: stdout + stderr };
}

test("taplo finds the schema that `jdlint init --schema` writes, and checks by it", () => {
  assert.ok(process.env.JDLINT, "set JDLINT to the program");
  const folder = mkdtempSync(join(tmpdir(), "jdlint-"));
  try {
    const made = run(folder, process.env.JDLINT, "init", "--schema");
    assert.equal(made.status, 0, made.text);
    const file = join(folder, "jdlint.toml");
    const text = readFileSync(file, "utf8");
    assert.match(text, /^#:schema \.\/jdlint\.schema\.json$/m);
    const check = () => run(folder, process.execPath, taplo, "check", "jdlint.toml");
    assert.equal(check().status, 0, check().text);
    for (const [wrong, named] of [
      [text.replace("[rules]", '[rules]\nmissing-pay = "loud"'), /"loud" is not valid/],
      [text.replace("[rules]", '[rules]\nmising-pay = "off"'), /'mising-pay' was unexpected/],
      [text.replace("[words]", "[wordz]"), /'wordz' was unexpected/],
    ]) {
      writeFileSync(file, wrong);
      const { status, text: said } = check();
      assert.notEqual(status, 0, wrong);
      assert.match(said, named);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
