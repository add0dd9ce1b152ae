// The engine of the command. In: the file beside the package's others. Out: its functions.
import { readFile } from 'node:fs/promises';

const GLUE = new URL('../engine/jdlint_npm_wasm.js', import.meta.url);
const ENGINE = new URL('../engine/jdlint_npm_wasm_bg.wasm', import.meta.url);

let compiled;
let times = 0;

/**
 * A new instance. One that has trapped is not safe to be called again, and the functions of its module are bound to it:
 * so each is a module of its own.
 */
export async function loadEngine() {
  compiled ??= await WebAssembly.compile(await readFile(ENGINE));
  const engine = await import(times === 0 ? GLUE.href : `${GLUE.href}?again=${times}`);
  times += 1;
  engine.initSync({ module: compiled });
  return engine;
}
