// The owner of the worker. In: texts to check, as they change. Out: results of the newest text, or why there is none.
//
// One worker, one text in flight, the newest waits. A trapped worker is replaced and the text tried once more; if
// it traps again, the text is given up, so that a fault in the engine can never become a loop.
import type { Choices, LintOptions, LintResult } from "./engine/jdlint_wasm.js";
import type { JsonRule } from "./companion/jdlint_companion_wasm.js";
import type { Rehearsal, Reply, Request } from "./protocol.ts";
import { engineWorker } from "./workers.ts";

/** A text to check. */
export interface Job {
  text: string;
  options: LintOptions;
}

export interface Listener {
  ready(version: string, choices: Choices): void;
  /** The posting to fill in that [`EngineClient.template`] asked for. */
  template(text: string): void;
  /** A part of the page that was asked for could not be loaded. */
  unavailable(): void;
  result(job: Job, result: LintResult): void;
  /** The engine does not take this text or these options. */
  refused(job: Job, message: string): void;
  /** The engine fell over and was started again; the text is being tried once more. */
  restarted(): void;
  /** The engine fell over twice on this text. */
  uncheckable(job: Job): void;
  /** The engine could not be loaded; the next check tries again. */
  broken(message: string): void;
}

/** A check that takes longer counts as a trap: no posting needs a hundredth of it. */
const PATIENCE_MS = 20_000;

export class EngineClient {
  #worker: Worker | null = null;
  #running: { job: Job; id: number } | null = null;
  #waiting: Job | null = null;
  #lastId = 0;
  #patience: number | undefined;
  #trappedOn: string | null = null;
  #rules: Promise<Map<string, JsonRule>> | null = null;
  #explain: { resolve(rules: Map<string, JsonRule>): void; reject(reason: Error): void } | null = null;

  constructor(
    private readonly listener: Listener,
    private rehearsal: Rehearsal = {},
  ) {
    this.#start();
  }

  /** Checks the text at once, or as soon as the one before it is done. A later call takes the place of one that waits. */
  check(job: Job): void {
    if (this.#running && isSame(this.#running, job)) {
      this.#running.job = job; // it was begun ahead
      this.#waiting = null;
      return;
    }
    this.#waiting = job;
    this.#sendWaiting();
  }

  /** Begins with a text that is likely to be the next, while there is nothing else to do. Its result counts once it is asked for. */
  begin(job: Job): void {
    if (!this.#running) this.check(job);
  }

  /** Asks for a whole posting of that role, to fill in. */
  template(role: string): void {
    this.#send(this.#worker ?? this.#start(), { kind: "template", role });
  }

  /** The rule's page in the manual; null for a rule that the engine does not know. */
  async rule(id: string): Promise<JsonRule | null> {
    return (await this.rules()).get(id) ?? null;
  }

  /** All rules by their ids, in the order of the manual; asked for once. */
  rules(): Promise<Map<string, JsonRule>> {
    this.#rules ??= new Promise((resolve, reject) => {
      this.#explain = { resolve, reject };
      this.#send(this.#worker ?? this.#start(), { kind: "rules" });
    });
    return this.#rules;
  }

  /** Forgets what waits: there is nothing to check. */
  cancel(): void {
    this.#waiting = null;
  }

  #sendWaiting(): void {
    const job = this.#waiting;
    if (this.#running || !job) return;
    this.#waiting = null;
    this.#lastId += 1;
    this.#running = { job, id: this.#lastId };
    const worker = this.#worker ?? this.#start();
    this.#send(worker, { kind: "lint", id: this.#lastId, text: job.text, options: job.options });
    this.#patience = window.setTimeout(() => this.#trapped(), PATIENCE_MS);
  }

  #start(): Worker {
    const worker = engineWorker();
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (worker === this.#worker) this.#hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#hear({ kind: "failed", message: event.message || "it did not start" });
    };
    this.#worker = worker;
    this.#send(worker, { kind: "start", rehearsal: this.rehearsal });
    if (this.#explain) this.#send(worker, { kind: "rules" }); // the worker before went without an answer
    return worker;
  }

  #send(worker: Worker, request: Request): void {
    worker.postMessage(request);
  }

  #hear(reply: Reply): void {
    if (reply.kind === "ready") {
      this.listener.ready(reply.version, reply.choices);
      return;
    }
    if (reply.kind === "template") {
      this.listener.template(reply.text);
      return;
    }
    if (reply.kind === "rules") {
      this.#explain?.resolve(new Map(reply.rules.map((rule) => [rule.id, rule])));
      this.#explain = null;
      return;
    }
    if (reply.kind === "unavailable") {
      this.#explain?.reject(new Error(reply.message));
      this.#explain = null;
      this.#rules = null; // the next call tries again
      this.listener.unavailable();
      return;
    }
    if (reply.kind === "failed") {
      this.#stop();
      this.listener.broken(reply.message);
      return;
    }
    if (reply.kind === "trapped") {
      if (reply.id === this.#running?.id) this.#trapped();
      return;
    }
    if (reply.id !== this.#running?.id) return;
    const { job } = this.#running;
    window.clearTimeout(this.#patience);
    this.#running = null;
    // With a newer text waiting, this answer is about words that are no longer there.
    if (!this.#waiting) {
      if (reply.kind === "result") this.listener.result(job, reply.result);
      else this.listener.refused(job, reply.message);
    }
    this.#sendWaiting();
  }

  #trapped(): void {
    const job = this.#running?.job;
    this.#stop();
    this.rehearsal = { ...this.rehearsal };
    delete this.rehearsal.afterCalls; // that one was rehearsed
    this.#start();
    if (!job) return;
    const again = job.text === this.#trappedOn;
    this.#trappedOn = job.text;
    if (again && !this.#waiting) {
      this.listener.uncheckable(job);
      return;
    }
    this.listener.restarted();
    this.#waiting ??= job;
    this.#sendWaiting();
  }

  #stop(): void {
    window.clearTimeout(this.#patience);
    this.#worker?.terminate();
    this.#worker = null;
    this.#running = null;
  }
}

function isSame({ job }: { job: Job }, other: Job): boolean {
  return job.text === other.text && JSON.stringify(job.options) === JSON.stringify(other.options);
}
