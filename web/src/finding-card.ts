// One finding in full. In: the finding, its rule, what the buttons do. Out: what is wrong, why, what to do, where that is
// known from, and the way to the rule's page.
import { button, element, node, rich } from "./dom.ts";
import type { Finding, Fix } from "./editor/editor.ts";
import type { Range } from "./engine/jdlint_wasm.js";
import type { JsonRule } from "./companion/jdlint_companion_wasm.js";
import { grounds } from "./rules/grounds.ts";
import { SEVERITIES } from "./rules/names.ts";

export interface Actions {
  select(range: Range<number>): void;
  apply(fix: Fix): void;
  /** Not this finding again in this draft. */
  ignore(finding: Finding): void;
  /** Not this rule again. */
  ignoreRule(rule: string): void;
  /** The rule's page in the manual, as the engine has it; null for a rule that it does not know. */
  rule(id: string): Promise<JsonRule | null>;
}

export function badge(severity: string): HTMLElement {
  return element("span", { class: "badge", "data-severity": severity }, SEVERITIES[severity] ?? severity);
}

/** A button for a fix, with words on how much care its result needs. */
export function fixButton(fix: Fix, apply: () => void): HTMLButtonElement {
  const safe = fix.applicability === "safe";
  return button([fix.title], { class: "fix", title: safe ? "Cannot change what the posting means" : "Look at the result: only you know if it is right" }, apply);
}

/** Why the rule asks for it, in the engine's words. */
export async function why(finding: Finding, actions: Actions): Promise<HTMLElement | null> {
  const rule = await actions.rule(finding.rule);
  return rule && element("p", { class: "why" }, element("strong", {}, "Why: "), ...rich(rule.why));
}

/** The way to the rule's page; in the page of one file, which has none beside it, to the same words in a dialog. */
export function ruleLink(rule: string, actions: Actions): HTMLElement {
  const words = ["About the rule ", element("code", {}, rule)];
  if (!import.meta.env.SINGLE) return element("a", { class: "rule-link", href: `rules/${rule}.html`, target: "_blank", rel: "noopener" }, ...words);
  return button(words, { class: "link rule-link" }, () => {
    void Promise.all([import("./rules/dialog.ts"), actions.rule(rule)]).then(([{ showRule }, found]) => found && showRule(found));
  });
}

/** The card beside the words, for one finding or for several of the same words. */
export async function findingCard(findings: readonly Finding[], actions: Actions): Promise<HTMLElement> {
  const all = await Promise.all(findings.map((finding) => one(finding, actions)));
  return element("div", { class: "card", role: "group", "aria-label": "What was found here" }, ...all);
}

async function one(finding: Finding, actions: Actions): Promise<HTMLElement> {
  const fixes = finding.fixes.map((fix) => fixButton(fix, () => actions.apply(fix)));
  return element(
    "div",
    { class: "card-finding", "data-severity": finding.severity, "data-rule": finding.rule },
    element("p", {}, badge(finding.severity), element("span", { class: "message" }, ...rich(finding.message))),
    await why(finding, actions),
    element("p", {}, element("strong", {}, "Do: "), ...rich(finding.help)),
    fixes.length === 0 ? null : element("div", { class: "actions" }, ...fixes),
    grounds(node, finding),
    element("p", { class: "ignore" }, ruleLink(finding.rule, actions), button(["Ignore this one"], { class: "link" }, () => actions.ignore(finding))),
  );
}
