// The report on paper. In: the text when it is printed. Out: the page with its lists opened and the text below them.
import { byId } from "./dom.ts";

export function printWith(text: () => string): void {
  window.addEventListener("beforeprint", () => {
    byId("printed").textContent = text();
    for (const details of document.querySelectorAll<HTMLDetailsElement>(".reading > .scroll > details, .facts")) details.open = true;
  });
  window.addEventListener("afterprint", () => byId("printed").replaceChildren());
}
