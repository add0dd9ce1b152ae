// What the page and its worker say to each other. In: nothing. Out: the messages.
import type { Choices, LintOptions, LintResult } from "./engine/jdlint_wasm.js";
import type { JsonRule } from "./companion/jdlint_companion_wasm.js";

/** From the page. `start` comes first, once. */
export type Request =
  | { kind: "start"; rehearsal: Rehearsal }
  | { kind: "lint"; id: number; text: string; options: LintOptions }
  | { kind: "template"; role: string }
  | { kind: "rules" };

/** From the worker. After `trapped` and `failed` it must be replaced. */
export type Reply =
  | { kind: "ready"; version: string; choices: Choices }
  | { kind: "failed"; message: string }
  | { kind: "template"; role: string; text: string }
  | { kind: "rules"; rules: JsonRule[] }
  /** The rules or the template that were asked for cannot be had. */
  | { kind: "unavailable"; message: string }
  | { kind: "result"; id: number; result: LintResult }
  | { kind: "refused"; id: number; message: string }
  | { kind: "trapped"; id: number };

/**
 * A rehearsed trap, for the tests: a real one would need a fault in the engine. `afterCalls`: the worker traps
 * on that call; `onText`: it traps on every text that holds these words. See `?trap=test` in main.ts.
 */
export interface Rehearsal {
  afterCalls?: number;
  onText?: string;
}
