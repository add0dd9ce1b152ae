// The posting as data. In: an outline. Out: a table of its results and a table of its demands; a click shows the words.
import { button, element, redraw, say } from "./dom.ts";
import type { FileOutline, JsonDemand, JsonOutcome, JsonRequirement, Range } from "./engine/jdlint_wasm.js";

type Select = (range: Range<number>) => void;
/** The place of a row's words by now: typing moves them, and leaves the row as it is. */
type Place = () => Range<number> | undefined;

/** An item of a list of demands, with what is asked in it. */
interface Demand extends JsonDemand<number> {
  asked: readonly JsonRequirement<number>[];
}

const DASH = "–";

let current: FileOutline<number> | null = null;

const DEGREES: Record<string, string> = {
  high_school: "High school",
  associate: "Associate",
  bachelor: "Bachelor's",
  master: "Master's",
  doctorate: "Doctorate",
  any_degree: "Any degree",
};

/** What a table shows of an outline: the line above it, and its rows with all that they look like. */
interface Contents {
  caption: string;
  looks: unknown;
  rows(): HTMLElement[];
}

interface Table {
  name: string;
  heads: readonly string[];
  /** Null where the posting states nothing of the kind. */
  contents(outline: FileOutline<number>, select: Select): Contents | null;
}

const TABLES: readonly Table[] = [
  { name: "results", heads: ["Result", "Target", "Unit", "Time frame", "Verdict"], contents: results },
  { name: "demands", heads: ["Demand", "Kind", "Years", "Degree", "Or equivalent", "Certificates"], contents: demands },
];

/** Shows both tables, or hides them where the posting states nothing of the kind. Rows are drawn where they are seen: typing changes them with each key. */
export function showFacts(target: HTMLElement, outline: FileOutline<number> | null, select: Select): void {
  current = outline;
  if (target.childElementCount === 0) target.append(...TABLES.map((table) => frame(table, select)));
  for (const [at, table] of TABLES.entries()) show(target.children[at] as HTMLDetailsElement, table, select);
  target.hidden = TABLES.every((_, at) => (target.children[at] as HTMLElement).hidden);
}

function show(details: HTMLDetailsElement, table: Table, select: Select, isSeen = details.open): void {
  const contents = current && table.contents(current, select);
  details.hidden = contents === null;
  const [caption, wide] = [details.children[0] as HTMLElement, details.children[1] as HTMLElement];
  say(caption, contents?.caption ?? "");
  wide.setAttribute("aria-label", contents?.caption ?? "");
  const body = wide.querySelector("tbody");
  // What is gone must not stay behind in a closed table.
  if ((isSeen || !contents) && body) redraw(body, contents?.looks ?? null, () => contents?.rows() ?? []);
}

function frame(table: Table, select: Select): HTMLDetailsElement {
  const head = element("tr", {}, ...table.heads.map((words) => element("th", { scope: "col" }, words)));
  const rows = element("table", {}, element("thead", {}, head), element("tbody"));
  const details = element("details", { class: `facts ${table.name}`, hidden: true }, element("summary"), element("div", { class: "wide", tabindex: "0", role: "region" }, rows));
  // Before it opens; a search in the page opens it without a click.
  details.firstElementChild?.addEventListener("click", () => show(details, table, select, true));
  details.addEventListener("toggle", () => show(details, table, select));
  return details;
}

function results({ outcomes }: FileOutline<number>, select: Select): Contents | null {
  if (outcomes.length === 0) return null;
  const good = outcomes.filter((outcome) => outcome.verdict === "measurable").length;
  const rows = (): HTMLElement[] => outcomes.map((outcome, at) =>
    row(outcome.metric || outcome.text, () => current?.outcomes[at]?.range, select, [
      said(outcome, "target", outcome.target),
      said(outcome, "unit"),
      said(outcome, "timeframe", outcome.timeframe),
      verdict(outcome),
    ]),
  );
  return { caption: `Results: ${good} of ${outcomes.length} can be measured`, looks: outcomes, rows };
}

/** The words of that part where they are known; else a sign for whether it is said. */
function said(outcome: JsonOutcome<number>, part: string, words?: string | null): HTMLElement {
  if (words) return element("td", {}, words);
  const lacks = outcome.missing.includes(part);
  const sign = element("span", { role: "img", "aria-label": lacks ? "not said" : "said" }, lacks ? DASH : "✓");
  return element("td", { class: lacks ? "lacks" : "said" }, sign);
}

function verdict({ verdict: found }: JsonOutcome<number>): HTMLElement {
  const good = found === "measurable";
  return element("td", { class: good ? "said" : "lacks" }, good ? "Measurable" : "Vague");
}

/** Every item of the lists of demands with what is asked in it, and what is asked elsewhere, in the order of the text. */
function demandsOf({ items, requirements }: FileOutline<number>): Demand[] {
  const within = items.map((item) => ({ ...item, asked: requirements.filter(({ range }) => overlap(range, item.range)) }));
  const elsewhere = requirements.filter(({ range }) => !items.some((item) => overlap(range, item.range)));
  const all = [...within, ...elsewhere.map((asked) => ({ ...asked, asked: [asked] }))];
  return all.toSorted((one, other) => one.range.start - other.range.start);
}

function overlap(one: Range<number>, other: Range<number>): boolean {
  return one.start < other.end && other.start < one.end;
}

function demands(outline: FileOutline<number>, select: Select): Contents | null {
  const all = demandsOf(outline);
  if (all.length === 0) return null;
  const place = (at: number) => () => (current ? demandsOf(current)[at]?.range : undefined);
  const rows = (): HTMLElement[] => all.map((demand, at) =>
    row(demand.text, place(at), select, [
      element("td", {}, demand.modality === "required" ? "Required" : "Preferred"),
      ...[years, degree, equivalence, certificates].map((part) => cell(demand.asked.map(part))),
    ]),
  );
  const required = all.filter(({ modality }) => modality === "required").length;
  return { caption: `Requirements: ${required} required, ${all.length - required} preferred`, looks: all, rows };
}

/** What the demands in one item say, each once. */
function cell(parts: readonly (string | null)[]): HTMLElement {
  return element("td", {}, [...new Set(parts.filter((part) => part !== null))].join("; ") || DASH);
}

function years({ years_min: least, years_max: most, years_of: of }: JsonRequirement<number>): string | null {
  if (least === null && most === null) return null;
  const span = least === null ? `up to ${most}` : most === null ? `${least}+` : least === most ? String(least) : `${least}–${most}`;
  return of ? `${span}, ${of}` : span;
}

function degree({ degree: asked }: JsonRequirement<number>): string | null {
  return asked && (DEGREES[asked] ?? asked);
}

function equivalence({ degree: asked, equivalent_accepted: accepted }: JsonRequirement<number>): string | null {
  if (asked === null) return null;
  return accepted ? "Yes" : "No";
}

function certificates({ certifications }: JsonRequirement<number>): string | null {
  return certifications.join(", ") || null;
}

function row(words: string, place: Place, select: Select, cells: readonly HTMLElement[]): HTMLElement {
  const show = button([words], { class: "link", title: "Show it in the text" }, () => {
    const range = place();
    if (range) select(range);
  });
  return element("tr", {}, element("th", { scope: "row" }, show), ...cells);
}
