// A PDF as Markdown. In: its bytes. Out: its words, with headings, lists and paragraphs as their places and sizes on the
// page show them. Loaded with the first PDF; PDF.js reads it in a worker of its own.
import { getDocument, GlobalWorkerOptions, InvalidPDFException, type PDFDocumentProxy } from "pdfjs-dist";
import type { TextItem } from "pdfjs-dist/types/src/display/api.js";
import { pdfWorker } from "../workers.ts";
import { type Line, type Part, toMarkdown } from "./layout.ts";

/** A posting has a few pages; a book is none. */
const MOST_PAGES = 60;

/** Reads it, or throws an `Error` that says what is wrong with it and the way out. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  GlobalWorkerOptions.workerPort ??= pdfWorker();
  const task = getDocument({
    data: bytes,
    isEvalSupported: false, // the content policy allows no code made from text
    disableFontFace: true, // words are read, not drawn
    useWorkerFetch: false,
    useWasm: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES) throw new Error(`It has ${document.numPages} pages, and a posting at most ${MOST_PAGES}. Copy the posting's text and paste it here.`);
    const markdown = toMarkdown(await pages(document));
    if (markdown === "") throw new Error("Its pages are pictures and hold no text, as from a scanner. Have its text recognised (OCR) first, or type the posting here.");
    return markdown;
  } catch (error) {
    throw explained(error);
  } finally {
    await task.destroy();
  }
}

function explained(error: unknown): unknown {
  if (error instanceof Error && error.name === "PasswordException") return new Error("It is locked with a password. Open it in a PDF reader, copy the text and paste it here.");
  if (error instanceof InvalidPDFException) return new Error("It is not a whole PDF. Get or save it again, or copy its text and paste it here.");
  return error;
}

async function pages(document: PDFDocumentProxy): Promise<Line[][]> {
  const found: Line[][] = [];
  const counter = { parts: 0 };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [{ items }, tree] = await Promise.all([page.getTextContent({ includeMarkedContent: true }), page.getStructTree()]);
    found.push(lines(items, tree ? parts(tree as Branch, counter) : new Map()));
    page.cleanup();
  }
  return found;
}

/** A branch of the tree that word processors and browsers write beside the letters: what they are part of. */
interface Branch {
  role: string;
  children: (Branch | { type: string; id: string })[];
}

/** Which part of the document each piece of marked content belongs to. */
function parts(tree: Branch, counter: { parts: number }): Map<string, Part> {
  const found = new Map<string, Part>();
  const walk = ({ role, children }: Branch, around: Part | null, depth: number): void => {
    const part = partOf(role, around, depth, counter);
    for (const child of children) {
      if ("children" in child) walk(child, part, role === "L" ? depth + 1 : depth);
      else if (part) found.set(child.id, part);
    }
  };
  walk(tree, null, -1);
  return found;
}

function partOf(role: string, around: Part | null, depth: number, counter: { parts: number }): Part | null {
  const heading = /^H([1-6])?$/.exec(role);
  if (heading || role === "Title") return { id: (counter.parts += 1), kind: "heading", level: Number(heading?.[1] ?? 1) };
  if (role === "LI") return { id: (counter.parts += 1), kind: "item", level: Math.max(0, depth) };
  const block = /^(P|TD|TH|Caption|BlockQuote)$/.test(role);
  return block && around?.kind !== "item" ? { id: (counter.parts += 1), kind: "text", level: 0 } : around;
}

type Item = Awaited<ReturnType<Awaited<ReturnType<PDFDocumentProxy["getPage"]>>["getTextContent"]>>["items"][number];

/** Pieces of text that stand beside each other are a line. Sizes and places are in points, from the bottom left. */
function lines(items: readonly Item[], known: ReadonlyMap<string, Part>): Line[] {
  const found: Line[] = [];
  const open: string[] = [];
  for (const item of items) {
    if (!("str" in item)) {
      if (item.type === "endMarkedContent") open.pop();
      else open.push(item.id ?? "");
      continue;
    }
    const id = open.findLast((one) => known.has(one));
    add(found, item, (id === undefined ? null : known.get(id)) ?? null);
  }
  return found;
}

function add(found: Line[], { str, transform, width, height }: TextItem, part: Part | null): void {
  const blank = str.trim() === "";
  if (blank && width === 0) return;
  const [left, bottom] = [Number(transform[4]), Number(transform[5])];
  const size = height || Math.abs(Number(transform[3]));
  const last = found.at(-1);
  const beside = last && last.part?.id === part?.id && Math.abs(last.bottom - bottom) < Math.max(last.size, size) * 0.5 && left >= last.left - size;
  if (!beside) {
    if (!blank) found.push({ text: str, left, right: left + width, bottom, size, part });
    return;
  }
  const gap = left - last.right > size * 0.15 && !/\s$/.test(last.text) && !/^\s/.test(str);
  last.text += (gap ? " " : "") + str;
  last.right = Math.max(last.right, left + width);
  if (!blank) last.size = Math.max(last.size, size);
}
