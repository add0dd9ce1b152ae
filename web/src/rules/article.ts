// One rule in full. In: the rule as the engine has it. Out: its page, made of nodes in the browser and of HTML in the build.
import type { Range } from "../engine/jdlint_wasm.js";
import type { JsonRule } from "../companion/jdlint_companion_wasm.js";
import { grounds } from "./grounds.ts";
import { type Make, rich } from "./markup.ts";
import { FIXES, GROUPS, SEVERITIES } from "./names.ts";

export interface Setting {
  /** The level of its heading: 1 on a page of its own. */
  level: 1 | 2;
  /** Which words of a flagged example the rule speaks of. */
  flagged(text: string): readonly Range<number>[];
}

export function article<T>(make: Make<T>, rule: JsonRule, setting: Setting): T {
  const part = (title: string, ...children: (T | null)[]): T => make("section", {}, make(`h${setting.level + 1}`, {}, title), ...children);
  return make(
    "article",
    { class: "rule", "data-severity": rule.severity },
    make("p", { class: "badges" }, ...badges(make, rule)),
    make(`h${setting.level}`, { id: "rule-title", tabindex: setting.level === 2 ? "-1" : null }, ...rich(make, rule.summary)),
    make("p", { class: "id" }, "The rule ", make("code", {}, rule.id)),
    make(
      "div",
      { class: "pair" },
      part("Why it matters", make("p", {}, ...rich(make, rule.why))),
      part("What to do", make("p", {}, ...rich(make, rule.advice))),
    ),
    examples(make, rule, setting),
    part("Where that is known from", grounds(make, rule), precision(make, rule)),
    part("Change it or switch it off", ...settings(make, rule)),
  );
}

function badges<T>(make: Make<T>, rule: JsonRule): (T | null)[] {
  return [
    make("span", { class: "badge", "data-severity": rule.severity }, SEVERITIES[rule.severity] ?? rule.severity),
    make("span", { class: "badge" }, GROUPS[rule.group] ?? rule.group),
    make("span", { class: "badge" }, FIXES[rule.fix] ?? rule.fix),
    rule.default ? null : make("span", { class: "badge" }, "Off unless asked for"),
  ];
}

function examples<T>(make: Make<T>, { bad, good }: JsonRule, { level, flagged }: Setting): T | null {
  const column = (title: string, kind: "bad" | "good", texts: readonly string[]): T | null => {
    const [first, ...rest] = texts.map((text) => example(make, kind, text, kind === "bad" ? flagged(text) : []));
    if (first === undefined) return null;
    const more = rest.length === 0 ? null : make("details", {}, make("summary", {}, rest.length === 1 ? "One more" : `${rest.length} more`), ...rest);
    return make("section", { class: kind }, make(`h${level + 1}`, {}, title), first, more);
  };
  return make("div", { class: "pair examples" }, column("✗ It flags", "bad", bad), column("✓ It leaves alone", "good", good));
}

function example<T>(make: Make<T>, kind: string, text: string, marks: readonly Range<number>[]): T {
  const parts: (T | string)[] = [];
  let at = 0;
  for (const { start, end } of marks.toSorted((one, other) => one.start - other.start)) {
    if (start < at || end <= start) continue;
    parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  parts.push(text.slice(at).trimEnd());
  return make("pre", { class: `example ${kind}`, tabindex: "0" }, ...parts);
}

/** How often the rule was right where people read what it found. */
function precision<T>(make: Make<T>, { precision: found }: JsonRule): T | null {
  if (!found) return null;
  const { read, right, on } = found;
  if (read === 0) return make("p", {}, `On real postings: it found nothing to read (${on}).`);
  return make(
    "p",
    {},
    "On real postings: ",
    make("strong", {}, `${right} of ${read}`),
    ` findings that people read were right (${on}).`,
    make("meter", { min: "0", max: String(read), value: String(right), "aria-label": `${right} of ${read} right` }),
  );
}

function settings<T>(make: Make<T>, { id, severity, default: on }: JsonRule): T[] {
  const other = severity === "error" ? "warning" : "error";
  return [
    make("p", {}, "In ", make("code", {}, "jdlint.toml"), ", or in the settings of the page:"),
    make("pre", { class: "example", tabindex: "0" }, `[rules]\n${id} = "${on ? "off" : severity}"   # or "${other}"`),
    make("p", {}, "For one line of a posting, above it:"),
    make("pre", { class: "example", tabindex: "0" }, `<!-- jdlint-disable-next-line ${id} -- why -->`),
  ];
}
