// The worker: the engine off the page's thread. In: Request. Out: Reply.
import init, { bringOccupations, bringSecondPart, choices, lint, type LintOptions, type LintResult, version, wantsOccupations } from "./engine/jdlint_wasm.js";
import { standBy } from "./engine/parts.js";
import type { Companion } from "./companion.ts";
import type { Rehearsal, Reply, Request } from "./protocol.ts";

// The worker's global object; TypeScript's DOM library types it as a window.
const port = globalThis as unknown as {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(reply: Reply): void;
};

let rehearsal: Rehearsal = {};
let calls = 0;
const loaded = init().then((first) => standBy(first, secondPart));

port.onmessage = ({ data }) => {
  if (data.kind === "start") void start(data.rehearsal);
  else if (data.kind === "template") void give(data.role);
  else if (data.kind === "rules") void explain();
  else void answer(data);
};

async function start(wanted: Rehearsal): Promise<void> {
  rehearsal = wanted;
  try {
    await loaded;
    port.postMessage({ kind: "ready", version: version(), choices: choices() });
  } catch (error) {
    port.postMessage({ kind: "failed", message: words(error) });
  }
}

async function give(role: string): Promise<void> {
  await fromCompanion(({ template }) => ({ kind: "template", role, text: template(role) ?? "" }));
}

async function explain(): Promise<void> {
  await fromCompanion(({ rules }) => ({ kind: "rules", rules: rules().rules }));
}

async function fromCompanion(ask: (companion: Companion) => Reply): Promise<void> {
  try {
    port.postMessage(ask(await companion()));
  } catch (error) {
    port.postMessage({ kind: "unavailable", message: words(error) });
  }
}

const companion = (): Promise<Companion> => import("./companion.ts").then((module) => module.companion());

let last: { given: string; resolved: LintOptions } | null = null;

/** The engine reads no jdlint.toml: the companion does, once for the same settings. */
async function resolved(options: LintOptions): Promise<LintOptions> {
  if (options.config === undefined) return options;
  const given = JSON.stringify(options);
  if (last?.given !== given) last = { given, resolved: (await companion()).resolve(options) };
  return last.resolved;
}

async function answer({ id, text, options }: Extract<Request, { kind: "lint" }>): Promise<void> {
  try {
    await loaded;
  } catch {
    return; // `start` has said so
  }
  try {
    calls += 1;
    rehearse(text);
    const settled = await resolved(options);
    port.postMessage({ kind: "result", id, result: await judged(text, settled) });
    warmUp(text, settled);
  } catch (error) {
    // A RuntimeError is a trap (a panic, memory run out, no second part): the instance is not safe any more.
    if (error instanceof WebAssembly.RuntimeError) port.postMessage({ kind: "trapped", id });
    else port.postMessage({ kind: "refused", id, message: words(error) });
  }
}

const SECOND_PART = new URL("./engine/second.wasm", import.meta.url);
let fetched: ArrayBuffer | null = null;

/** What few postings need of the engine. A posting that needs it before it was fetched waits, in the middle of its check. */
function secondPart(): ArrayBuffer {
  if (fetched !== null) return fetched;
  const request = new XMLHttpRequest();
  request.open("GET", SECOND_PART, false);
  request.responseType = "arraybuffer";
  request.send();
  fetched = request.response as ArrayBuffer;
  return fetched;
}

/** So that it is there when the network is not. */
async function fetchSecondPart(): Promise<void> {
  try {
    fetched ??= await (await fetch(SECOND_PART)).arrayBuffer();
    bringSecondPart();
  } catch {
    fetched = null; // the posting that needs it tries again
  }
}

/** So many checks, and the browser has compiled most of the engine to its fastest form. */
const ROUNDS = 30;
/** A longer text keeps the worker too long: characters. */
const LONGEST = 20_000;
let isWarm = false;

/** Checks the first text again and again while there is nothing else to do, so that the first keys are not the slow ones. */
function warmUp(text: string, options: LintOptions): void {
  if (isWarm || text.length > LONGEST) return;
  isWarm = true;
  const round = (left: number): void => {
    lint(text, options);
    if (left > 1) setTimeout(round, 0, left - 1);
    else void fetchSecondPart();
  };
  setTimeout(round, 0, ROUNDS);
}

/** A posting that asks for a degree is judged with the table of occupations, which comes when the first one does. */
async function judged(text: string, options: LintOptions): Promise<LintResult> {
  const result = lint(text, options);
  if (!wantsOccupations()) return result;
  try {
    bringOccupations((await companion()).occupations());
  } catch {
    return result; // all but that one rule; the next posting tries again
  }
  return lint(text, options);
}

function rehearse(text: string): void {
  const trap = calls === rehearsal.afterCalls || (rehearsal.onText && text.includes(rehearsal.onText));
  if (trap) throw new WebAssembly.RuntimeError("rehearsed");
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
