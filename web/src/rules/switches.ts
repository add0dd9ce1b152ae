// Every rule with a switch. In: the rules and the text of the settings. Out: a dialog, open; each click gives new settings.
import { button, element, rich, say } from "../dom.ts";
import type { JsonRule } from "../companion/jdlint_companion_wasm.js";
import { levelOf, withLevel, withoutLevel } from "../settings-text.ts";
import { GROUPS, SEVERITIES } from "./names.ts";

export interface Settings {
  toml(): string;
  replaceToml(toml: string): void;
}

interface Row {
  item: HTMLLIElement;
  input: HTMLInputElement;
  /** All that the search looks through. */
  words: string;
}

export function showSwitches(rules: readonly JsonRule[], settings: Settings): void {
  const groups = Object.entries(GROUPS).map(([group, name]) => {
    const rows = rules.filter((rule) => rule.group === group).map((rule) => row(rule, name, settings, count));
    const section = element("section", {}, element("h3", {}, name), element("ul", {}, ...rows.map(({ item }) => item)));
    return { rows, section };
  });
  const counted = element("p", { role: "status" });
  const search = element("input", { type: "search", id: "switch-search", autocomplete: "off", spellcheck: "false" });
  search.addEventListener("input", () => {
    const wanted = search.value.toLowerCase().split(/\s+/);
    for (const { rows, section } of groups) {
      for (const { item, words } of rows) item.hidden = !wanted.every((word) => words.includes(word));
      section.hidden = rows.every(({ item }) => item.hidden);
    }
    count();
  });

  const dialog = element(
    "dialog",
    { class: "large switches", "aria-labelledby": "switches-title" },
    element("h2", { id: "switches-title" }, "Rules on and off"),
    element("p", {}, element("label", { for: "switch-search" }, "Find a rule"), search),
    counted,
    element("div", { class: "switch-list", tabindex: "0", role: "region", "aria-labelledby": "switches-title" }, ...groups.map(({ section }) => section)),
    element("p", { class: "right" }, button(["Close"], { class: "primary" }, () => dialog.close())),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  count();
  dialog.showModal();
  search.focus();

  function count(): void {
    const all = groups.flatMap(({ rows }) => rows);
    const shown = all.filter(({ item }) => !item.hidden);
    const on = shown.filter(({ input }) => input.checked).length;
    say(counted, `${shown.length === all.length ? "" : `${shown.length} found, `}${on} of ${shown.length} on`);
  }
}

function row(rule: JsonRule, group: string, settings: Settings, changed: () => void): Row {
  const input = element("input", { type: "checkbox", role: "switch", "data-rule": rule.id });
  input.checked = isOn(rule, settings.toml());
  input.addEventListener("change", () => {
    settings.replaceToml(switched(settings.toml(), rule, input.checked));
    changed();
  });
  const severity = SEVERITIES[rule.severity] ?? rule.severity;
  const note = element("span", { class: "note" }, element("code", {}, rule.id), rule.default ? ` ${severity}` : ` ${severity}, off unless switched on`);
  const item = element("li", {}, element("label", {}, input, element("span", {}, ...rich(rule.summary), " ", note)));
  return { item, input, words: `${rule.id} ${rule.summary} ${group}`.toLowerCase() };
}

/** A rule that is on by itself needs no word for it, and keeps its softer hints without one. */
function switched(toml: string, rule: JsonRule, on: boolean): string {
  if (on && rule.default) return withoutLevel(toml, rule.id);
  return withLevel(toml, rule.id, on ? rule.severity : "off");
}

/** What the settings say, else what the rule does by itself. */
function isOn(rule: JsonRule, toml: string): boolean {
  const level = levelOf(toml, rule.id);
  return level === null ? rule.default : level !== "off";
}
