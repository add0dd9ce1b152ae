// Rich text as Markdown. In: the HTML that Word, Google Docs, mail programs and career pages lay on the clipboard.
// Out: Markdown with its headings, lists, tables, links and bold words. Loaded with the first paste of rich text.
//
// The HTML is parsed into a document of its own, which runs no script and loads nothing. The content policy holds there
// too: it allows no `style` attributes, so that they are renamed before they are read.
import { tables } from "@joplin/turndown-plugin-gfm";
import TurndownService from "turndown";

/** From what programs write to what the words are; each step counts on those before it. */
const PREPARATIONS = [drop, wordHeadings, unwrapLooks, boldByStyle, breaksOutside, blankLines, wordLists, wordWebLists, listsIntoItems, layoutTables, headRows];
const HEADINGS = "h1,h2,h3,h4,h5,h6";

/** Markdown, or null when the HTML says no more than the plain text beside it. */
export function htmlToMarkdown(html: string): string | null {
  const { body } = new DOMParser().parseFromString(inert(html), "text/html");
  for (const prepare of PREPARATIONS) prepare(body);
  if (!body.querySelector("h1,h2,h3,h4,h5,h6,ul,ol,table,strong,b,em,i,a[href]")) return null;
  return tidy(converter().turndown(body));
}

/** Without style sheets, and with the attributes of style and script under names that do nothing. */
function inert(html: string): string {
  return html
    .replace(/<style[\s>][\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));
}

/** What an element's style says of a property; empty when nothing. */
function styled(part: Element, property: string): string {
  const rules = (part.getAttribute("data-style") ?? "").split(";").map((rule) => rule.split(":"));
  return rules.findLast(([name]) => name?.trim().toLowerCase() === property)?.[1]?.trim().toLowerCase() ?? "";
}

function converter(): TurndownService {
  const service = new TurndownService({
    headingStyle: "atx",
    bulletListMarker: "-",
    codeBlockStyle: "fenced",
    emDelimiter: "*",
    br: "",
  });
  service.use(tables);
  // A posting is read by people too: no backslashes before brackets and dashes.
  service.escape = (text) => text;
  service.addRule("item", {
    filter: "li",
    replacement(content, node) {
      const sign = marker(node);
      return `${sign}${content.trim().replace(/\n+/g, `\n${" ".repeat(sign.length)}`)}\n`;
    },
  });
  service.addRule("link", {
    filter: "a",
    replacement: (content, node) => link(content.trim(), (node as HTMLAnchorElement).getAttribute("href") ?? ""),
  });
  return service;
}

function marker(node: Node): string {
  const parent = node.parentElement;
  if (parent?.nodeName !== "OL") return "- ";
  const items = [...parent.children].filter((child) => child.nodeName === "LI");
  return `${Number(parent.getAttribute("start") ?? 1) + items.indexOf(node as Element)}. `;
}

/** A link that says where it leads needs no brackets; what is no web or mail address stays words. */
function link(words: string, href: string): string {
  if (words === "" || !/^(https?|mailto|tel):/i.test(href)) return words;
  const bare = href.replace(/^(mailto|tel):/i, "");
  return words === href || words === bare ? words : `[${words.replaceAll("](", "] (")}](${closed(href)})`;
}

/** An address that cannot end before its end. */
function closed(href: string): string {
  return href.replace(/[\s()[\]<>"\\]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

function tidy(markdown: string): string {
  const list = /^(\s*)[•·▪●‣◦]\s+/;
  const together = markdown.replace(/\u00a0/g, " ").replace(/(^\s*[•·▪●‣◦]\s.*)\n\s*\n(?=\s*[•·▪●‣◦]\s)/gm, "$1\n");
  return together
    .split("\n")
    .map((line) => line.replace(list, "$1- ").trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

// What programs lay around the words

/** Nothing of this is text that a reader saw, or is about the posting. */
const NO_WORDS = "script,style,meta,link,title,xml,svg,math,img,iframe,object,template,noscript,button,input,select,textarea,col,colgroup,[hidden]";

function drop(body: HTMLElement): void {
  for (const gone of body.querySelectorAll(NO_WORDS)) gone.remove();
  for (const part of body.querySelectorAll("[data-style]")) if (styled(part, "display") === "none") part.remove();
}

/** Google Docs wraps all of it into a bold element that is not bold; and headings stand out without being bold. */
function unwrapLooks(body: HTMLElement): void {
  for (const bold of body.querySelectorAll<HTMLElement>("b,strong")) {
    const plain = /^(normal|[1-4]00)$/.test(styled(bold, "font-weight"));
    if (plain || bold.closest(HEADINGS)) bold.replaceWith(...bold.childNodes);
  }
}

const BOLD = /^(bold|bolder|[6-9]00)$/;

/** Bold and italics that are said by a style become elements. */
function boldByStyle(body: HTMLElement): void {
  for (const span of body.querySelectorAll<HTMLElement>("span[data-style]")) {
    if (span.closest(`b,strong,a,${HEADINGS}`) || span.textContent?.trim() === "") continue;
    if (BOLD.test(styled(span, "font-weight"))) wrap(span, "strong");
    else if (styled(span, "font-style") === "italic") wrap(span, "em");
  }
  for (const line of body.querySelectorAll<HTMLElement>("div[data-style],p[data-style]")) {
    const isLine = line.textContent?.trim() !== "" && !line.querySelector("div,p,ul,ol,li,table,b,strong,[data-style*='font-weight']");
    if (!isLine || line.closest(HEADINGS) || !BOLD.test(styled(line, "font-weight"))) continue;
    const bold = line.ownerDocument.createElement("strong");
    bold.append(...line.childNodes);
    line.append(bold);
  }
}

function wrap(span: HTMLElement, name: string): void {
  const around = span.ownerDocument.createElement(name);
  around.append(...span.childNodes);
  span.replaceWith(around);
}

/** Line breaks at the end of bold words stand behind them. */
function breaksOutside(body: HTMLElement): void {
  for (const bold of body.querySelectorAll("b,strong,i,em")) {
    while (bold.lastChild?.nodeName === "BR") bold.after(bold.lastChild);
  }
}

/** Two line breaks in a row are a blank line. */
function blankLines(body: HTMLElement): void {
  for (const second of body.querySelectorAll("br + br")) {
    const first = second.previousElementSibling;
    const between = first && first.nextSibling !== second ? first.nextSibling?.textContent : "";
    if (first && between?.trim() === "") rename(second, "div");
  }
}

/** Word's title, and the headings of Word on the web, which are paragraphs with a role. */
function wordHeadings(body: HTMLElement): void {
  for (const title of body.querySelectorAll("p.MsoTitle")) rename(title, "h1");
  for (const heading of body.querySelectorAll("p[role='heading'],div[role='heading']")) {
    const level = Number(heading.getAttribute("aria-level") ?? 2);
    rename(heading, `h${Math.min(6, Math.max(1, level || 2))}`);
  }
}

function rename(old: Element, name: string): void {
  const made = old.ownerDocument.createElement(name);
  made.append(...old.childNodes);
  old.replaceWith(made);
}

interface WordItem {
  paragraph: HTMLElement;
  sign: string;
  level: number;
}

/** Word writes a list as paragraphs, each with its sign as text and its level in a style. */
function wordLists(body: HTMLElement): void {
  const runs: WordItem[][] = [];
  for (const paragraph of body.querySelectorAll<HTMLElement>("p[data-style*='mso-list'],p[class*='MsoListParagraph']")) {
    const sign = wordSign(paragraph);
    if (sign === null) continue;
    const level = Number(/level(\d+)/.exec(paragraph.getAttribute("data-style") ?? "")?.[1] ?? 1);
    const run = runs.at(-1);
    const goesOn = run?.at(-1)?.paragraph === paragraph.previousElementSibling;
    if (run && goesOn) run.push({ paragraph, sign, level });
    else runs.push([{ paragraph, sign, level }]);
  }
  for (const run of runs) putList(run);
}

/** Word on the web puts each item into a list of its own, in a wrapper, with its level in an attribute. */
function wordWebLists(body: HTMLElement): void {
  const runs: WordItem[][] = [];
  for (const paragraph of body.querySelectorAll<HTMLElement>("div.ListContainerWrapper")) {
    const item = paragraph.querySelector("li");
    if (!item) continue;
    const sign = item.parentElement?.nodeName === "OL" ? "1." : "•";
    const level = Number(item.getAttribute("data-aria-level") ?? 1);
    const run = runs.at(-1);
    const goesOn = run?.at(-1)?.paragraph === paragraph.previousElementSibling;
    paragraph.replaceChildren(...item.childNodes);
    if (run && goesOn) run.push({ paragraph, sign, level });
    else runs.push([{ paragraph, sign, level }]);
  }
  for (const run of runs) putList(run);
}

/** Puts one list in place of paragraphs that are its items. */
function putList(run: readonly WordItem[]): void {
  const [first, ...rest] = run;
  const list = nested(run);
  for (const { paragraph } of rest) paragraph.remove();
  first?.paragraph.replaceWith(list);
}

/** Google Docs puts a deeper list beside the item that it belongs to. */
function listsIntoItems(body: HTMLElement): void {
  for (const inner of body.querySelectorAll("ul > ul,ul > ol,ol > ul,ol > ol")) {
    const item = inner.previousElementSibling;
    if (item?.nodeName === "LI") item.append(inner);
  }
}

/** One list of these items, with what is deeper below the item before it. */
function nested(items: readonly WordItem[]): HTMLElement {
  const outer = items[0]?.level ?? 1;
  const list = document.createElement(/^\(?[0-9a-z]{1,3}[.)]/i.test(items[0]?.sign ?? "") ? "ol" : "ul");
  for (let at = 0; at < items.length; ) {
    const rest = items.slice(at + 1);
    const next = rest.findIndex((item) => item.level <= outer);
    const deeper = next < 0 ? rest : rest.slice(0, next);
    const made = document.createElement("li");
    made.append(...(items[at]?.paragraph.childNodes ?? []));
    if (deeper.length > 0) made.append(nested(deeper));
    list.append(made);
    at += deeper.length + 1;
  }
  return list;
}

/** Takes the sign of a list item out of its words; null when there is none. */
function wordSign(paragraph: HTMLElement): string | null {
  const marked = [...paragraph.querySelectorAll("[data-style]")].find((part) => styled(part, "mso-list") === "ignore");
  if (marked) {
    const sign = marked.textContent?.trim() ?? "";
    marked.remove();
    return sign;
  }
  const first = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
  const sign = /^\s*([·•▪o§\u00b7\uf0b7-]|\(?[0-9a-z]{1,2}[.)])\s+/i.exec(first?.nodeValue ?? "");
  if (!first || !sign) return null;
  first.nodeValue = (first.nodeValue ?? "").slice(sign[0].length);
  return sign[1] ?? "";
}

/** A table with one cell a row is there for its looks, as mail programs have it. */
function layoutTables(body: HTMLElement): void {
  for (const table of [...body.querySelectorAll("table")].toReversed()) {
    const rows = [...table.rows];
    if (rows.some((row) => row.cells.length > 1)) continue;
    const parts = rows.flatMap((row) => [...row.cells]).map((cell) => {
      const block = cell.ownerDocument.createElement("div");
      block.append(...cell.childNodes);
      return block;
    });
    table.replaceWith(...parts);
  }
}

/** Markdown's tables begin with a row of headings; Word's do not say which row it is. */
function headRows(body: HTMLElement): void {
  for (const table of body.querySelectorAll("table")) {
    if (table.querySelector("th")) continue;
    for (const cell of table.rows[0]?.cells ?? []) rename(cell, "th");
  }
}
