export type * from './engine/jdlint_npm_wasm.js';
export { choices, lint, rules, template, version } from './engine/jdlint_npm_wasm.js';

/**
 * Makes the engine ready. In Node it is ready already and this does nothing; in a browser, call and await it before
 * anything else. `engine` is where the file `jdlint/engine.wasm` is, or what is in it, for bundlers that do not follow
 * `new URL(..., import.meta.url)`.
 */
export function load(engine?: string | URL | Request | Response | BufferSource | WebAssembly.Module): Promise<void>;
