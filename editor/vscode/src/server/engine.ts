// The engine as the server sees it. In: the WASM bytes. Out: [`Engine`], calls into it.
import init, { choices, lint, rules, template, version } from '../../engine/jdlint_wasm.js';
import type { Choices, LintOptions, LintResult, RulesOutput } from '../../engine/jdlint_wasm.js';

export interface Engine {
  /** Throws an `Error` for a wrong option, and a `WebAssembly.RuntimeError` when it broke: then it must not be used again. */
  lint(text: string, options: LintOptions): LintResult;
  rules(): RulesOutput;
  choices(): Choices;
  /** A whole posting of a role, with blanks in braces. */
  template(role: string): string | undefined;
  version(): string;
}

export async function load(bytes: Uint8Array<ArrayBuffer>): Promise<Engine> {
  await init({ module_or_path: bytes });
  return { lint, rules, choices, template, version };
}
