// The posting as a Word document. In: its Markdown. Out: the bytes of a .docx with headings, lists, bold words, links and
// tables. Loaded with its first use.
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Token, Tokens } from "marked";
import { forApplicants, tokensOf } from "./formats.ts";

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4, HeadingLevel.HEADING_5, HeadingLevel.HEADING_6];
const DEEPEST = 8;
/** Word measures in twentieths of a point. */
const TWIPS = 20;
const INDENT = 18 * TWIPS;

type Block = Paragraph | Table;

/** How words look, from all that stands around them. */
interface Looks {
  bold?: boolean;
  italics?: boolean;
  strike?: boolean;
  code?: boolean;
  /** A style of Word's own. */
  style?: string;
}

export async function toDocx(markdown: string): Promise<Blob> {
  const writer = new Writer();
  const children = writer.blocks(tokensOf(forApplicants(markdown)));
  const document = new Document({
    creator: "",
    styles: { default: { document: { run: { font: "Calibri", size: 22 }, paragraph: { spacing: { after: 6 * TWIPS } } } } },
    numbering: { config: [list("bullets", LevelFormat.BULLET, () => "•"), ...writer.numbered.map((start, at) => list(`numbers-${at}`, LevelFormat.DECIMAL, (level) => `%${level + 1}.`, start))] },
    sections: [{ children }],
  });
  return Packer.toBlob(document);
}

function list(reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: (level: number) => string, start = 1) {
  const levels = Array.from({ length: DEEPEST + 1 }, (_, level) => ({
    level,
    format,
    text: text(level),
    start: level === 0 ? start : 1,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } },
  }));
  return { reference, levels };
}

class Writer {
  /** The first number of each numbered list, in order. */
  readonly numbered: number[] = [];

  blocks(tokens: readonly Token[]): Block[] {
    return tokens.flatMap((token) => this.#block(token));
  }

  #block(token: Token): Block[] {
    switch (token.type) {
      case "heading":
        return [new Paragraph({ heading: HEADINGS[(token as Tokens.Heading).depth - 1] ?? HeadingLevel.HEADING_6, children: runs(token.tokens ?? []) })];
      case "paragraph":
      case "text":
        return [new Paragraph({ children: runs(token.tokens ?? [token]) })];
      case "list":
        return this.#list(token as Tokens.List, 0);
      case "table":
        return [table(token as Tokens.Table)];
      case "blockquote":
        return this.blocks((token as Tokens.Blockquote).tokens);
      case "code":
        return (token as Tokens.Code).text.split("\n").map((line) => new Paragraph({ children: [new TextRun({ text: line, font: "Consolas" })] }));
      case "html":
        return token.raw.trim() === "" ? [] : [new Paragraph({ children: [new TextRun(token.raw.trim())] })];
      default:
        return []; // blank lines, rules and definitions of links show nothing
    }
  }

  #list({ ordered, start, items }: Tokens.List, level: number): Block[] {
    const reference = ordered ? `numbers-${this.numbered.push(Number(start) || 1) - 1}` : "bullets";
    return items.flatMap((item) => {
      const words = item.tokens.filter(({ type }) => type === "text" || type === "paragraph");
      const below = item.tokens.filter((token) => !words.includes(token));
      const first = new Paragraph({ numbering: { reference, level: Math.min(level, DEEPEST) }, children: words.flatMap((token) => runs("tokens" in token && token.tokens ? token.tokens : [token])) });
      return [first, ...below.flatMap((token) => (token.type === "list" ? this.#list(token as Tokens.List, level + 1) : this.#block(token)))];
    });
  }
}

function runs(tokens: readonly Token[], looks: Looks = {}): ParagraphChild[] {
  return tokens.flatMap((token) => run(token, looks));
}

function run(token: Token, looks: Looks): ParagraphChild[] {
  const inside = (more: Looks): ParagraphChild[] => runs("tokens" in token && token.tokens ? token.tokens : [], { ...looks, ...more });
  switch (token.type) {
    case "strong":
      return inside({ bold: true });
    case "em":
      return inside({ italics: true });
    case "del":
      return inside({ strike: true });
    case "link":
      return link(token as Tokens.Link, looks);
    case "codespan":
      return [words((token as Tokens.Codespan).text, { ...looks, code: true })];
    case "br":
      return [new TextRun({ break: 1 })];
    case "image":
      return [words((token as Tokens.Image).text, looks)];
    default:
      return "tokens" in token && token.tokens ? inside({}) : lines("text" in token ? String(token.text) : token.raw, looks);
  }
}

function link({ href, tokens }: Tokens.Link, looks: Looks): ParagraphChild[] {
  if (!/^(https?|mailto|tel):/i.test(href)) return runs(tokens, looks);
  return [new ExternalHyperlink({ link: href, children: runs(tokens, { ...looks, style: "Hyperlink" }) })];
}

/** A line of the text is a line of the document. */
function lines(text: string, looks: Looks): ParagraphChild[] {
  return text.split("\n").map((line, at) => words(line, looks, at > 0));
}

function words(text: string, { code, ...looks }: Looks, onNewLine = false): TextRun {
  return new TextRun({ text, ...looks, ...(code ? { font: "Consolas" } : {}), ...(onNewLine ? { break: 1 } : {}) });
}

function table({ header, rows }: Tokens.Table): Table {
  const row = (cells: readonly Tokens.TableCell[], looks: Looks, tableHeader: boolean): TableRow =>
    new TableRow({ tableHeader, children: cells.map(({ tokens }) => new TableCell({ children: [new Paragraph({ children: runs(tokens, looks) })] })) });
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row(header, { bold: true }, true), ...rows.map((cells) => row(cells, {}, false))] });
}
