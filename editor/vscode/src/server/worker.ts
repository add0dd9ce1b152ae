// The worker: a language server in the browser. In: one message with the engine's bytes, then the Language Server Protocol.
// Out: `{ started: true }` or `{ failed: reason }`, then the same protocol.
//
// A worker made from a blob has no address of its own to load the engine from, so the extension sends it.
import { load } from './engine';
import { connectionTo, serve } from './serve';

/** What the extension sends first. */
export interface Start {
  engine: Uint8Array<ArrayBuffer>;
}

/** What it gets back. */
export type Started = { started: true } | { failed: string };

// The worker's global object; TypeScript's library types it as a window.
const port = self as unknown as DedicatedWorkerGlobalScope;

port.onmessage = async ({ data }: MessageEvent<Start>) => {
  port.onmessage = null;
  try {
    const engine = await load(data.engine);
    serve(connectionTo(port), engine);
    port.postMessage({ started: true } satisfies Started);
  } catch (error) {
    port.postMessage({ failed: String(error) } satisfies Started);
  }
};
