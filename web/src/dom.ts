// Building the page's elements. In: plain strings. Out: nodes; a text from anywhere stays text, never markup.
import { type Make, rich as richOf } from "./rules/markup.ts";

type Child = Node | string | null;

/** An element with attributes and children. An attribute that is `false` or `null` is left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string | boolean | null> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button that does something. */
export function button(label: Child[], attributes: Record<string, string>, click: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, ...label);
  made.addEventListener("click", click);
  return made;
}

/** An element by any name, for what is drawn in the browser and in the build alike. */
export const node: Make<Node> = (name, attributes, ...children) => element(name as "p", attributes, ...children);

/** A text with `code` between backticks and web addresses as links. */
export function rich(text: string): (Node | string)[] {
  return richOf(node, text);
}

/** The element with that id, which stands in index.html. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found as T;
}

/** Sets an element's text only when it differs, so that a screen reader is not told the same twice. */
export function say(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

const drawn = new WeakMap<Element, string>();

/** Draws what is inside anew only when it looks different: most keystrokes change no more than where the words stand. */
export function redraw(target: HTMLElement, looks: unknown, draw: () => Node[]): void {
  const now = JSON.stringify(looks, (name, value: unknown) => (name === "range" ? undefined : value)) ?? "";
  if (drawn.get(target) === now) return;
  drawn.set(target, now);
  target.replaceChildren(...draw());
}
