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
const SIGN = /^[•·▪▫■□●○◦‣⁃∙➢➤✓*–—\uf0b7\uf0a7-]\s*(?=\S)/u;
const NUMBER = /^\(?\d{1,2}[.)]\s+/;
const PAGE_NUMBER = /^(page\s+)?\d{1,3}(\s*(of|\/)\s*\d{1,3})?$/i;

interface Block {
  kind: Kind;
  level: number;
  text: string;
  line: Line;
}

export function toMarkdown(pages: readonly (readonly Line[])[]): string {
  const kept = pages.flatMap((page) => page.filter((line, at) => !(at === page.length - 1 && PAGE_NUMBER.test(line.text.trim()))));
  const body = bodySize(kept);
  const margin = Math.max(0, ...kept.map(({ right }) => right));
  const pitch = linePitch(kept, body);
  const blocks: Block[] = [];
  for (const [at, line] of kept.entries()) {
    const before = kept[at - 1];
    const block = asBlock(line, body);
    const last = blocks.at(-1);
    if (line.part && before?.part?.id === line.part.id && last) {
      // Within a part only a line that ends early was ended by its writer.
      const goesOn = last.kind !== "text" || before.right > margin * FULL;
      last.text = goesOn ? joined(last.text, plain(line)) : `${last.text}\n${plain(line)}`;
      continue;
    }
    const apart = line.part !== null || !before || Math.abs(before.bottom - line.bottom) > pitch * 1.4;
    if (!last || block.kind !== "text" || last.kind === "heading" || apart) {
      // A heading over two lines is one.
      if (last?.kind === "heading" && block.kind === "heading" && !apart && last.line.size === line.size) last.text += ` ${block.text}`;
      else blocks.push(block);
    } else if (before && before.right > margin * FULL) last.text = joined(last.text, block.text);
    else if (last.kind === "item" && line.left > last.line.left + 1) last.text = joined(last.text, block.text);
    else last.text += `\n${block.text}`;
    if (last && blocks.at(-1) === last) last.line = { ...last.line, bottom: line.bottom };
  }
  return written(blocks);
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
  if (line.size > body * HEADING) return { kind: "heading", level: line.size >= body * TITLE ? 1 : 2, text, line };
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
