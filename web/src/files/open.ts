// A file that somebody opens or drops. In: the file. Out: the posting in it as text for the editor. Loaded with the first
// one. Nothing of it leaves the browser.
import { formatsWorker } from "../workers.ts";
import type { FileRead } from "./formats.worker.ts";

/** As much as the engine takes. */
const MOST_BYTES = 32 * 1024 * 1024;

export interface Opened {
  text: string;
  /** What the text is called: by its ending the engine knows how it is written. */
  name: string;
  /** What a reader should know of how it was read; null when there is nothing. */
  note: string | null;
}

/** Reads it, or throws an `Error` that says what is wrong with the file and the way out. */
export async function read(file: File): Promise<Opened> {
  if (file.size > MOST_BYTES) throw new Error(`It is larger than ${MOST_BYTES / 1024 / 1024} MiB. A posting is a page or two: open the file, copy its text and paste it here.`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return isPdf(bytes) ? readPdf(file.name, bytes) : readText(file.name, bytes);
}

function isPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 1024)).includes("%PDF-");
}

async function readPdf(name: string, bytes: Uint8Array): Promise<Opened> {
  const { readPdf: asMarkdown } = await import("./pdf.ts");
  const text = await asMarkdown(bytes);
  return { text, name: asMarkdownName(name), note: `A PDF knows only where letters stand on a page: look whether the headings and lists of ${name} came out right.` };
}

function asMarkdownName(name: string): string {
  return name.replace(/\.[^.]*$/, ".md");
}

async function readText(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Opened> {
  const { text, format, encoding } = await inWorker(name, bytes);
  const asItWas = format === "markdown" || format === "text";
  const converted = encoding === "UTF-8" ? null : `${name} was converted from ${encoding}. Check that letters such as é and € are right.`;
  return { text, name: asItWas ? name : asMarkdownName(name), note: converted };
}

/** A worker for one file: it takes its memory with it when it goes, and a fault in it is of no consequence. */
function inWorker(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Extract<FileRead, { kind: "read" }>> {
  const worker = formatsWorker();
  return new Promise<Extract<FileRead, { kind: "read" }>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FileRead>) => (data.kind === "read" ? resolve(data) : reject(new Error(data.message)));
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error("What reads files could not be loaded. Reload the page and try again."));
    };
    worker.postMessage({ name, bytes }, [bytes.buffer]);
  }).finally(() => worker.terminate());
}
