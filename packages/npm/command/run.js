// The work of `check` and `outline`. In: what was asked for. Out: the output as JSON, what could not be done, the exit status.
import { basename, resolve } from 'node:path';

import { loadEngine } from './engine.js';
import { bytesOf, bytesOfStdin, exists, isWithin, nameOf, placeOf, readText, slashed, wholeOf } from './files.js';

const STDIN = '<stdin>';

/** Judges all files. `load` gives an engine, and a new one after a trap. */
export async function run(asked, load = loadEngine) {
  const files = inputs(asked);
  const parts = [];
  const errors = [];
  const places = [];
  const summary = { files: 0, errors: 0, warnings: 0, infos: 0 };
  let fails = false;
  let engine = await load();
  let command = commandOf(engine, asked);
  for (const { file, read } of files) {
    let bytes;
    try {
      bytes = await read();
    } catch (error) {
      if (error instanceof Error) throw error;
      errors.push(error);
      continue;
    }
    let part;
    try {
      part = command.add(file, bytes);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      errors.push({ path: file.name, code: 'internal', message: mistake(error) });
      engine = await load();
      command = commandOf(engine, asked);
      continue;
    }
    if (part.error) {
      errors.push(part.error);
      continue;
    }
    parts.push(part.json);
    fails ||= part.fails;
    summary.files += 1;
    for (const count of ['errors', 'warnings', 'infos']) summary[count] += part[count];
    places.push(...part.jurisdictions);
  }
  const told = sorted(errors);
  const jurisdictions = asked.choices.jurisdictions?.length ? asked.choices.jurisdictions : [...new Set(places)];
  const fields = [
    `"version":${engine.contractVersion()}`,
    `"tool":${JSON.stringify(`jdlint ${engine.version()}`)}`,
    `"today":${JSON.stringify(asked.choices.today)}`,
    `"jurisdictions":${JSON.stringify(jurisdictions)}`,
    `"errors":${JSON.stringify(told.map(({ path, code, message }) => ({ path, code, message })))}`,
    // As the engine wrote them: JSON.stringify would write other numbers.
    `"files":[${parts.join(',')}]`,
    ...(asked.command === 'check' ? [`"summary":${JSON.stringify(summary)}`] : []),
  ];
  const status = told.length > 0 ? 2 : asked.command === 'check' && fails ? 1 : 0;
  return { output: `{${fields.join(',')}}\n`, errors: told, status };
}

/** The files in the order of their names, each once. */
function inputs({ paths, values }) {
  const all = paths.map((path) => (path === '-' ? stdin(values['stdin-filename']) : named(path)));
  all.sort((one, other) => compare(one.file.name, other.file.name));
  const places = new Set();
  return all.filter(({ place }) => !places.has(place) && places.add(place));
}

function named(path) {
  const name = nameOf(path);
  const file = { name, formatName: name, path: slashed(wholeOf(path)), hasPath: true };
  return { file, place: placeOf(path), read: () => bytesOf(path) };
}

function stdin(fileName) {
  const path = slashed(resolve(fileName ?? STDIN));
  const file = { name: STDIN, formatName: fileName, path, hasPath: fileName !== undefined };
  // No file has no place.
  return { file, place: undefined, read: bytesOfStdin };
}

function commandOf(engine, { command, choices, values }) {
  const options = {
    command,
    failOn: values['fail-on'],
    config: values.config === undefined ? undefined : slashed(resolve(values.config)),
    noConfig: values['no-config'],
    workingFolder: slashed(process.cwd()),
  };
  return new engine.Command(options, choices, readText, exists, isWithin);
}

function mistake(error) {
  return (
    `jdlint made a mistake here: ${error.message}. Please report it together with the posting, or with the part of it ` +
    'that is enough; the other files are not touched by it.'
  );
}

/** By path and code, each once: all files below a broken jdlint.toml tell of it. */
function sorted(errors) {
  const key = ({ path, code }) => `${path}\u0000${code}`;
  const once = new Map(errors.map((error) => [key(error), error]));
  return [...once.values()].sort((one, other) => compare(key(one), key(other)));
}

/** By UTF-8 bytes, as Rust sorts. */
function compare(one, other) {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
