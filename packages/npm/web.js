// jdlint in a browser or a worker. In: the engine, fetched by `load`. Out: its functions, once it is there.
import init from './engine/jdlint_npm_wasm.js';

export { choices, lint, rules, template, version } from './engine/jdlint_npm_wasm.js';

let loading;

/** Loads the engine, once; a failure may be tried again. */
export function load(engine = new URL('./engine/jdlint_npm_wasm_bg.wasm', import.meta.url)) {
  loading ??= init({ module_or_path: engine }).then(
    () => {},
    (error) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
