// What reads files of any kind but PDF, off the page's thread. In: a file's name and bytes. Out: the posting in it as text,
// or why there is none.
import init, { read_file, type ReadFile } from "../companion/jdlint_companion_wasm.js";

export type FileRead = ({ kind: "read" } & ReadFile) | { kind: "refused"; message: string };

// The worker's global object; TypeScript's DOM library types it as a window.
const port = globalThis as unknown as {
  onmessage: ((event: MessageEvent<{ name: string; bytes: Uint8Array }>) => void) | null;
  postMessage(reply: FileRead): void;
};

const loaded = init();

port.onmessage = ({ data }) => void read(data);

async function read({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<void> {
  try {
    await loaded;
    port.postMessage({ kind: "read", ...read_file(name, bytes) });
  } catch (error) {
    port.postMessage({ kind: "refused", message: why(error, name) });
  }
}

function why(error: unknown, name: string): string {
  if (error instanceof WebAssembly.RuntimeError) return "The reader stopped on it, which is a fault in jdlint. Open it in its own program, copy the text and paste it here.";
  const message = error instanceof Error ? error.message : String(error);
  return message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message;
}
