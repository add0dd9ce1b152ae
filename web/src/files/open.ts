// A file that somebody opens or drops. In: the file. Out: the posting in it as text for the editor. Loaded with the first
// one. Nothing of it leaves the browser.
import { decode } from "../decode.ts";

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
  if (file.size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES / 1024 / 1024} MiB. A posting is a page or two: open the file, copy its text and paste it here`);
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
  const { text, converted } = decode(bytes);
  return { text, name, note: converted && `${name} was converted from ${converted}. Check that letters such as é and € are right.` };
}
