import type { InitOutput } from "./jdlint_wasm.js";

/** Until this is called, the engine has its first part alone. The bytes must come at once: the engine waits in the middle of its work. */
export function standBy(first: InitOutput, bytes: () => BufferSource): void;
