// The manual in dialogs, for the page of one file, which has no pages beside it. In: rules. Out: a dialog, open.
import { button, element, node, rich } from "../dom.ts";
import { badge } from "../finding-card.ts";
import type { JsonRule } from "../companion/jdlint_companion_wasm.js";
import { article } from "./article.ts";
import "../manual.css";

export function showRule(rule: JsonRule): void {
  show("rule-title", article(node, rule, { level: 2, flagged: () => [] }));
}

/** All rules, each a way to its own. */
export function showRules(rules: readonly JsonRule[]): void {
  const items = rules.map((rule) =>
    element("li", {}, button(rich(rule.summary), { class: "link" }, () => showRule(rule)), element("p", {}, badge(rule.severity), element("code", {}, rule.id))),
  );
  show("rules-title", element("h2", { id: "rules-title", tabindex: "-1" }, "All rules"), element("ul", { class: "list" }, ...items));
}

function show(title: string, ...content: Node[]): void {
  const close = button(["Close"], { class: "primary" }, () => dialog.close());
  const dialog = element("dialog", { class: "large", "aria-labelledby": title }, ...content, element("p", { class: "right" }, close));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>(`#${title}`)?.focus();
}
