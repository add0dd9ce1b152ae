// A rule in a dialog, for the page of one file, which has no manual beside it. In: the rule. Out: the dialog, open.
import { button, element, node } from "../dom.ts";
import type { JsonRule } from "../engine/jdlint_wasm.js";
import { article } from "./article.ts";
import "../manual.css";

export function showRule(rule: JsonRule): void {
  const close = button(["Close"], { class: "primary" }, () => dialog.close());
  const dialog = element(
    "dialog",
    { class: "large", "aria-labelledby": "rule-title" },
    article(node, rule, { level: 2, flagged: () => [] }),
    element("p", { class: "right" }, close),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>("#rule-title")?.focus();
}
