// How fast others read the same texts. In: a folder of texts, seconds for each peer. Out: JSON with megabytes a second.
// Each reads the texts in order until its time is over; loading and a first text are not counted. What counts is the time
// of the processor.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { markdown } from "alex";
import * as harper from "harper.js";
import { binaryInlined as binary } from "harper.js/binaryInlined";
import writeGood from "write-good";

const [folder, seconds] = process.argv.slice(2);
const names = (await readdir(folder)).sort();
const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));

async function speed(read) {
  await read(texts[0]);
  const began = performance.now();
  const before = process.cpuUsage();
  let bytes = 0;
  for (const text of texts) {
    await read(text);
    bytes += Buffer.byteLength(text);
    if (performance.now() - began > seconds * 1000) break;
  }
  const { user, system } = process.cpuUsage(before);
  return bytes / (user + system);
}

const linter = new harper.LocalLinter({ binary });
await linter.setup();
console.log(
  JSON.stringify({
    alex: await speed((text) => markdown(text)),
    "write-good": await speed((text) => writeGood(text)),
    harper: await speed((text) => linter.lint(text)),
  }),
);
process.exit(0);
