// The posting as data. In: an outline. Out: a table of its results and a table of its demands; a click shows the words.
import { button, element, redraw } from "./dom.ts";
import type { FileOutline, JsonOutcome, JsonRequirement, Range } from "./engine/jdlint_wasm.js";

type Select = (range: Range<number>) => void;
/** The place of a row's words by now: typing moves them, and leaves the row as it is. */
type Place = () => Range<number> | undefined;

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
  redraw(target, outline && [outline.outcomes, outline.requirements, outline.required_items], () => {
    const open = [...target.querySelectorAll("details")].filter((table) => table.open).map((table) => table.className);
    const tables = outline ? [results(outline.outcomes, select), demands(outline, select)].filter((table) => table !== null) : [];
    for (const table of tables) table.open = open.includes(table.className);
    return tables;
  });
  target.hidden = target.childElementCount === 0;
}

function results(outcomes: readonly JsonOutcome<number>[], select: Select): HTMLDetailsElement | null {
  if (outcomes.length === 0) return null;
  const good = outcomes.filter((outcome) => outcome.verdict === "measurable").length;
  const rows = outcomes.map((outcome, at) =>
    row(outcome.text, () => current?.outcomes[at]?.range, select, [
      said(outcome, "target"),
      said(outcome, "unit"),
      said(outcome, "timeframe"),
      verdict(outcome),
    ]),
  );
  return table("results", `Results: ${good} of ${outcomes.length} can be measured`, ["Result", "Target", "Unit", "Time frame", "Verdict"], rows);
}

function said(outcome: JsonOutcome<number>, part: string): HTMLElement {
  const lacks = outcome.missing.includes(part);
  const sign = element("span", { role: "img", "aria-label": lacks ? "not said" : "said" }, lacks ? "–" : "✓");
  return element("td", { class: lacks ? "lacks" : "said" }, sign);
}

function verdict({ verdict: found }: JsonOutcome<number>): HTMLElement {
  const good = found === "measurable";
  return element("td", { class: good ? "said" : "lacks" }, good ? "Measurable" : "Vague");
}

function demands(outline: FileOutline<number>, select: Select): HTMLDetailsElement | null {
  const { requirements } = outline;
  if (requirements.length === 0) return null;
  const rows = requirements.map((demand, at) =>
    row(demand.text, () => current?.requirements[at]?.range, select, [
      element("td", {}, demand.modality === "required" ? "Required" : "Nice to have"),
      element("td", {}, years(demand)),
      element("td", {}, degree(demand)),
      element("td", {}, demand.certifications.join(", ") || "–"),
    ]),
  );
  const count = outline.required_items;
  const caption = `Demands with years, a degree or a certificate (${count} ${count === 1 ? "thing is" : "things are"} required in all)`;
  return table("demands", caption, ["Demand", "Kind", "Years", "Degree", "Certificates"], rows);
}

function years({ years_min: least, years_max: most, years_of: of }: JsonRequirement<number>): string {
  if (least === null && most === null) return "–";
  const span = least === null ? `up to ${most}` : most === null ? `${least}+` : least === most ? String(least) : `${least}–${most}`;
  return of ? `${span}, ${of}` : span;
}

function degree({ degree: asked, equivalent_accepted: equivalent }: JsonRequirement<number>): string {
  if (asked === null) return "–";
  return `${DEGREES[asked] ?? asked}${equivalent ? ", or equivalent" : ", no equivalent"}`;
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
