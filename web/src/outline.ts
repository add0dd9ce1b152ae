// What the posting says: its score and its contents. In: a result. Out: two small tables beside the findings.
import { button, element, redraw } from "./dom.ts";
import type { FileFindings, FileOutline, Range, ScoreParts } from "./engine/jdlint_wasm.js";

const PARTS: [keyof ScoreParts, string, string][] = [
  ["complete", "Complete", "Are the sections there?"],
  ["measurable", "Measurable", "Could one check the outcomes?"],
  ["fair", "Fair", "Are the demands needed and reachable?"],
  ["pay", "Pay", "Is the pay said?"],
  ["law", "Law", "Does it keep to the law of adverts?"],
  ["clear", "Clear", "Is it easy to read and finished?"],
];

const KINDS: [string, string][] = [
  ["title", "Title"],
  ["summary", "Summary"],
  ["about_company", "About the employer"],
  ["responsibilities", "Duties"],
  ["outcomes", "Outcomes"],
  ["requirements", "Requirements"],
  ["preferred", "Nice to have"],
  ["education", "Education"],
  ["pay", "Pay"],
  ["benefits", "Benefits"],
  ["location", "Place of work"],
  ["employment_type", "Kind of contract"],
  ["hours", "Hours"],
  ["reporting_line", "Reports to"],
  ["hiring_process", "Hiring process"],
  ["how_to_apply", "How to apply"],
  ["deadline", "Deadline"],
  ["eeo", "Equal opportunity"],
];

const PRESENCE: Record<string, string> = { yes: "said", vague: "vague", no: "not said" };

/** The score and what it is made of. Hidden for a text that has none. */
export function showScore(target: HTMLElement, check: FileFindings<number> | null): void {
  const parts = check?.score_parts;
  target.hidden = !parts || check?.score === null;
  if (!parts || check?.score === null || check?.score === undefined) {
    redraw(target, null, () => []);
    return;
  }
  const { score } = check;
  redraw(target, [score, parts], () => [
    element(
      "p",
      { class: "total" },
      element("span", { class: "number" }, String(score)),
      element("span", { class: "of" }, " of 100"),
    ),
    element("dl", {}, ...PARTS.map(([part, name, question]) =>
      element(
        "div",
        { class: "part", title: question },
        element("dt", {}, name),
        share(element("dd", {}, String(parts[part])), parts[part]),
      ),
    )),
  ]);
}

/** By script, since the content policy allows no `style` in markup. */
function share(bar: HTMLElement, percent: number): HTMLElement {
  bar.style.setProperty("--share", `${percent}%`);
  return bar;
}

/** The outline shown last: a button asks it where its words are by now, since typing moves them. */
let current: FileOutline<number> | null = null;

/** Which contents are there, vague or missing; those that are there can be gone to. */
export function showOutline(
  target: HTMLDetailsElement,
  outline: FileOutline<number> | null,
  select: (range: Range<number>) => void,
  /** Writes a section of that kind into the text, to be filled in. */
  add: (kind: string) => void,
): void {
  current = outline;
  const kinds = outline ? KINDS.filter(([kind]) => kind in outline.present) : [];
  target.hidden = kinds.length === 0;
  const items = kinds.map(([kind, name]) => {
    const presence = outline?.present[kind] ?? "no";
    const isThere = (outline?.where[kind]?.length ?? 0) > 0;
    return { kind, name, presence, isThere, canBeAdded: !isThere && presence !== "yes" };
  });
  redraw(target, items, () => {
    if (items.length === 0) return [];
    const said = items.filter(({ presence }) => presence === "yes").length;
    return [
      element("summary", {}, `What the posting says: ${said} of ${items.length}`),
      element("ul", { class: "kinds" }, ...items.map((item) => element("li", { "data-present": item.presence }, shown(item)))),
      element("p", { class: "key" }, "✓ said, ~ vague, – not said, + adds it"),
    ];
  });

  function shown({ kind, name, presence, isThere, canBeAdded }: (typeof items)[number]): HTMLElement {
    const words = `${name}: ${PRESENCE[presence] ?? presence}`;
    const go = (): void => {
      const place = current?.where[kind]?.[0];
      if (place) select(place);
    };
    if (isThere) return button([name], { "aria-label": words, title: "Show it in the text" }, go);
    if (canBeAdded) return button([name], { "aria-label": `${words}; add it`, title: "Add it to the text", class: "add" }, () => add(kind));
    return element("span", { "aria-label": words, role: "img" }, name);
  }
}
