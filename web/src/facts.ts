// The posting as data. In: an outline. Out: a table of its results and a table of its demands; a click shows the words.
import { button, element, redraw } from "./dom.ts";
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

/** Shows both tables, or hides them where the posting states nothing of the kind. */
export function showFacts(target: HTMLElement, outline: FileOutline<number> | null, select: Select): void {
  current = outline;
  redraw(target, outline && [outline.outcomes, outline.items, outline.requirements], () => {
    const open = [...target.querySelectorAll("details")].filter((table) => table.open).map((table) => table.className);
    const tables = outline ? [results(outline.outcomes, select), demands(demandsOf(outline), select)].filter((table) => table !== null) : [];
    for (const table of tables) table.open = open.includes(table.className);
    return tables;
  });
  target.hidden = target.childElementCount === 0;
}

function results(outcomes: readonly JsonOutcome<number>[], select: Select): HTMLDetailsElement | null {
  if (outcomes.length === 0) return null;
  const good = outcomes.filter((outcome) => outcome.verdict === "measurable").length;
  const rows = outcomes.map((outcome, at) =>
    row(outcome.metric || outcome.text, () => current?.outcomes[at]?.range, select, [
      said(outcome, "target", outcome.target),
      said(outcome, "unit"),
      said(outcome, "timeframe", outcome.timeframe),
      verdict(outcome),
    ]),
  );
  return table("results", `Results: ${good} of ${outcomes.length} can be measured`, ["Result", "Target", "Unit", "Time frame", "Verdict"], rows);
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

function demands(all: readonly Demand[], select: Select): HTMLDetailsElement | null {
  if (all.length === 0) return null;
  const place = (at: number) => () => (current ? demandsOf(current)[at]?.range : undefined);
  const rows = all.map((demand, at) =>
    row(demand.text, place(at), select, [
      element("td", {}, demand.modality === "required" ? "Required" : "Preferred"),
      ...[years, degree, equivalence, certificates].map((part) => cell(demand.asked.map(part))),
    ]),
  );
  const required = all.filter(({ modality }) => modality === "required").length;
  const caption = `Requirements: ${required} required, ${all.length - required} preferred`;
  return table("demands", caption, ["Demand", "Kind", "Years", "Degree", "Or equivalent", "Certificates"], rows);
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

function table(name: string, caption: string, heads: readonly string[], rows: readonly HTMLElement[]): HTMLDetailsElement {
  const head = element("tr", {}, ...heads.map((words) => element("th", { scope: "col" }, words)));
  return element(
    "details",
    { class: `facts ${name}` },
    element("summary", {}, caption),
    element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows))),
  );
}
