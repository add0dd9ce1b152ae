// Lines on pages as Markdown. In: lines with their places and sizes, and what they are part of where the file says so. Out:
// headings, lists and paragraphs.

type Kind = "heading" | "item" | "text";

/** A part of the document, as the program that wrote the file named it. */
export interface Part {
  /** The same for all lines of the part. */
  id: number;
  kind: Kind;
  /** Of a heading from 1, of a list's item from 0. */
  level: number;
}

/** One line of a page. Places and sizes in points, from the bottom left of the page. */
export interface Line {
  text: string;
  left: number;
  right: number;
  bottom: number;
  size: number;
  /** Null where the file does not say; then places and sizes decide. */
  part: Part | null;
}

/** How much larger than the body a heading is written. */
const HEADING = 1.12;
const TITLE = 1.5;
/** A line that ends so far from the right margin was ended by its writer. */
const FULL = 0.8;
/** How far the lines of a heading are apart at most, in its size. */
const HEADING_PITCH = 1.7;
const LONGEST_HEADING = 120;
const SIGN = /^(?:[•·▪▫■□●○◦‣⁃∙➢➤✓*–—\uf0b7\uf0a7-]\s*(?=\S)|o\s+(?=\S))/u;
const NUMBER = /^\(?\d{1,2}[.)]\s+/;
const PAGE_NUMBER = /^(page\s+)?\d{1,3}(\s*(of|\/)\s*\d{1,3})?$/i;

interface Block {
  kind: Kind;
  level: number;
  text: string;
  line: Line;
}

/** What is usual in the document, in points. */
interface Usual {
  /** The size of its letters. */
  body: number;
  /** Where its longest lines end. */
  margin: number;
  /** How far the lines of a paragraph are apart. */
  pitch: number;
}

export function toMarkdown(pages: readonly (readonly Line[])[]): string {
  const lines = pages.flatMap((page) => page.filter((line, at) => !(at === page.length - 1 && PAGE_NUMBER.test(line.text.trim()))));
  const body = bodySize(lines);
  const usual = { body, margin: Math.max(0, ...lines.map(({ right }) => right)), pitch: linePitch(lines, body) };
  const blocks: Block[] = [];
  for (const [at, line] of lines.entries()) {
    const last = blocks.at(-1);
    const before = lines[at - 1];
    if (!last || !before) blocks.push(asBlock(line, body));
    else if (line.part) addPart(blocks, last, before, line, usual);
    else addLine(blocks, last, before, line, usual);
  }
  return written(blocks);
}

/** A line whose part is known goes to it. */
function addPart(blocks: Block[], last: Block, before: Line, line: Line, { body, margin }: Usual): void {
  if (before.part?.id !== line.part?.id) blocks.push(asBlock(line, body));
  else if (last.kind !== "text" || before.right > margin * FULL) last.text = joined(last.text, plain(line));
  else last.text += `\n${plain(line)}`; // it was ended early, by its writer
}

/** Of any other line, its place and its looks say whether it goes on with what is above it. */
function addLine(blocks: Block[], last: Block, before: Line, line: Line, { body, margin, pitch }: Usual): void {
  const block = asBlock(line, body);
  const step = before.bottom - line.bottom;
  const goesOn = block.kind === "text" && last.kind !== "heading" && Math.abs(step) <= pitch * 1.4;
  if (last.kind === "heading" && block.kind === "heading" && sameHeading(last.line, line, step)) last.text = joined(last.text, block.text);
  else if (!goesOn) blocks.push(block);
  else if (before.right > margin * FULL || (last.kind === "item" && line.left > last.line.left + 1)) last.text = joined(last.text, block.text);
  else last.text += `\n${block.text}`;
}

/** A heading over several lines is one. */
function sameHeading(first: Line, next: Line, step: number): boolean {
  return Math.abs(first.size - next.size) < 0.5 && step > 0 && step < next.size * HEADING_PITCH;
}

/** Goes on in the next line; a hyphen there stays, since it may belong to the word. */
function joined(text: string, more: string): string {
  return /\p{L}-$/u.test(text) ? text + more : `${text} ${more}`;
}

/** The size that most letters have. */
function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

/** How far the lines of a paragraph are apart: the smallest distance that is common. */
function linePitch(lines: readonly Line[], body: number): number {
  const steps = lines.flatMap((line, at) => {
    const step = (lines[at - 1]?.bottom ?? 0) - line.bottom;
    return step > body * 0.9 && step < body * 2.2 ? [step] : [];
  });
  const sorted = steps.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 4)] ?? body * 1.3;
}

function plain({ text }: Line): string {
  return text.replace(/\s+/g, " ").trim();
}

function asBlock(line: Line, body: number): Block {
  const text = plain(line);
  if (line.part) return asPart(line.part, text, line);
  const sign = SIGN.exec(text);
  if (sign) return { kind: "item", level: 0, text: `- ${text.slice(sign[0].length)}`, line };
  if (NUMBER.test(text) && line.size <= body * HEADING) return { kind: "item", level: 0, text: text.replace(/^\(?(\d+)[.)]/, "$1."), line };
  if (line.size > body * HEADING && text.length <= LONGEST_HEADING) return { kind: "heading", level: line.size >= body * TITLE ? 1 : 2, text, line };
  return { kind: "text", level: 0, text, line };
}

function asPart({ kind, level }: Part, text: string, line: Line): Block {
  if (kind !== "item") return { kind, level, text, line };
  const marked = NUMBER.test(text) ? text.replace(/^\(?(\d+)[.)]/, "$1.") : `- ${text.replace(SIGN, "")}`;
  return { kind, level, text: marked, line };
}

/** Blank lines between all but the items of a list, which are set in by how far right they stand. */
function written(blocks: readonly Block[]): string {
  const depths = [...new Set(blocks.filter(({ kind, line }) => kind === "item" && !line.part).map(({ line }) => Math.round(line.left / 4)))].toSorted((one, other) => one - other);
  const titled = blocks.some(({ kind, level }) => kind === "heading" && level === 1);
  let markdown = "";
  for (const [at, { kind, level, text, line }] of blocks.entries()) {
    const close = kind === "item" && blocks[at - 1]?.kind === "item";
    const depth = kind !== "item" ? 0 : line.part ? level : Math.min(depths.indexOf(Math.round(line.left / 4)), 3);
    // A document without a large title has its first heading as title.
    const mark = kind === "heading" ? `${"#".repeat(!titled && at === 0 ? 1 : level)} ` : "";
    markdown += (at === 0 ? "" : close ? "\n" : "\n\n") + "  ".repeat(depth) + mark + text;
  }
  return markdown;
}
