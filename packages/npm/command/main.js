#!/usr/bin/env node
// The command `jdlint` of the npm package. In: arguments and files. Out: what the native command prints of them in JSON, or
// lines for people; and its exit status: 0, 1 for findings, 2 when some work could not be done.
import { writeSync } from 'node:fs';

import { readArguments, usage } from './arguments.js';
import { clean, findings, line, outlines } from './concise.js';
import { loadEngine } from './engine.js';
import { explanation, table } from './manual.js';
import { run } from './run.js';

const NOT_DONE = 2;

/** Writes all of it before the process may end. */
function print(text) {
  for (let bytes = Buffer.from(text), done = 0; done < bytes.length; ) {
    try {
      done += writeSync(1, bytes, done);
    } catch (error) {
      if (error.code === 'EPIPE') return; // the reader has seen enough
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

async function main() {
  const asked = readArguments(process.argv.slice(2));
  if (asked.help) return print(usage(asked.command));
  const engine = await loadEngine();
  if (asked.version) return print(`jdlint ${engine.version()}\n`);
  switch (asked.command) {
    case 'rules':
      return print(asked.format === 'json' ? `${engine.rulesJson()}\n` : table(engine.rules().rules));
    case 'explain':
      return print(explanation(engine.rules().rules, asked.rule));
    default: {
      const { output, errors, status } = await run(asked);
      print(asked.format === 'json' ? output : asked.command === 'check' ? findings(output) : outlines(output));
      for (const { path, code, message } of errors) console.error(line(`jdlint: ${clean(path)}: ${message} [${code}]`));
      process.exitCode = status;
    }
  }
}

try {
  await main();
} catch (error) {
  console.error(`jdlint: ${error.message}`);
  process.exitCode = NOT_DONE;
}
