// What the engine leaves to its companion, which comes when first needed: settings, the manual, postings to fill in, the
// table of occupations. In: nothing. Out: the companion, ready.
import init, { occupations, resolve, rules, template } from "./companion/jdlint_companion_wasm.js";

const COMPANION = { occupations, resolve, rules, template };
export type Companion = typeof COMPANION;

let loaded: Promise<Companion> | null = null;

/** Loads it once; where that failed, the next call tries again. */
export function companion(): Promise<Companion> {
  loaded ??= init().then(() => COMPANION);
  loaded.catch(() => (loaded = null));
  return loaded;
}
