// jdlint in Node. In: the engine beside this file, read when this is imported. Out: its functions, ready to be called.
import { readFileSync } from 'node:fs';

import { initSync } from './engine/jdlint_npm_wasm.js';

initSync({ module: readFileSync(new URL('./engine/jdlint_npm_wasm_bg.wasm', import.meta.url)) });

export { choices, lint, rules, template, version } from './engine/jdlint_npm_wasm.js';

/** Nothing is left to load here. */
export async function load() {}
