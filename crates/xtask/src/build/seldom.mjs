// Which functions of the page's engine a posting needs. In: the engine's JavaScript, a copy of its WASM that notes what is
// called, the JavaScript of its companion, and postings, as JSON a line. Out: JSON: the numbers of the functions that are
// called before a posting is read and for the page's examples, and of those that each posting calls.
// Run by seldom.rs: node seldom.mjs ENGINE.js WATCHING.wasm COMPANION.js POSTINGS.jsonl
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [glue, wasm, companion, postings] = process.argv.slice(2).map((path) => pathToFileURL(path));
const { bringOccupations, choices, initSync, lint, version, wantsOccupations } = await import(glue);
const { initSync: bringCompanion, occupations } = await import(companion);
bringCompanion({ module: readFileSync(new URL("jdlint_companion_wasm_bg.wasm", companion)) });
const notes = Object.entries(initSync({ module: readFileSync(wasm) }))
  .filter(([name]) => name.startsWith("called "))
  .map(([name, note]) => ({ number: Number(name.slice("called ".length)), note }));

/** What was called since this was last asked. */
function called() {
  const numbers = notes.filter(({ note }) => note.value === 1).map(({ number }) => number);
  for (const { note } of notes) note.value = 0;
  return numbers;
}

const PLACES = [];
/** So many postings are read before one is read for a place that a person chose: the places in turn. */
const BETWEEN_PLACES = 5;
let readings = 0;

/** Reads a posting as the page does: anew, again with the table of occupations, and after a key. */
function calledFor(text) {
  readings += 1;
  const chosen = readings % BETWEEN_PLACES === 0 ? [PLACES[(readings / BETWEEN_PLACES) % PLACES.length]] : [];
  const options = { today: "2026-11-24", jurisdictions: chosen, remoteOpenTo: [] };
  lint(text, options);
  if (wantsOccupations()) {
    bringOccupations(occupations());
    lint(text, options);
  }
  const middle = text.indexOf("\n", text.length / 2);
  lint(`${text.slice(0, middle)} and${text.slice(middle)}`, options);
  return called();
}

version();
PLACES.push(...choices().jurisdictions.map(({ id }) => id));
const always = new Set(called());
// Whoever looks at the page for the first time presses for an example.
const examples = new URL("../../../../web/src/examples/", import.meta.url);
for (const name of readdirSync(examples)) {
  for (const number of calledFor(readFileSync(new URL(name, examples), "utf8"))) always.add(number);
}
const lines = readFileSync(postings, "utf8").split("\n").filter((line) => line !== "");
console.log(JSON.stringify({ always: [...always], postings: lines.map((line) => calledFor(JSON.parse(line).text)) }));
