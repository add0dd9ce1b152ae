// Elements without a browser. In: names, attributes, children. Out: whatever the maker makes: nodes on the page, HTML in
// the build. A text is always text, never markup.

type Attributes = Record<string, string | boolean | null>;

/** Makes an element. An attribute that is `false` or `null` is left out, and so is a child that is null. */
export type Make<T> = (name: string, attributes: Attributes, ...children: (T | string | null)[]) => T;

/** A text with `code` between backticks and web addresses as links. */
export function rich<T>(make: Make<T>, text: string): (T | string)[] {
  const parts = text.split(/(`[^`]+`|https?:\/\/[^\s<)]+[^\s<).,;])/);
  return parts.map((part, at) => {
    if (at % 2 === 0) return part;
    if (part.startsWith("`")) return make("code", {}, part.slice(1, -1));
    return make("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part);
  });
}

/** HTML that was made here. */
export class Html {
  constructor(readonly text: string) {}
}

const ALONE = new Set(["br", "hr", "img", "link", "meta"]);

export const html: Make<Html> = (name, attributes, ...children) => {
  const said = Object.entries(attributes).flatMap(([attribute, value]) => {
    if (value === null || value === false) return [];
    return value === true ? [` ${attribute}`] : [` ${attribute}="${escape(value)}"`];
  });
  const inside = children.map((child) => (child === null ? "" : child instanceof Html ? child.text : escape(child)));
  return new Html(`<${name}${said.join("")}>${inside.join("")}${ALONE.has(name) ? "" : `</${name}>`}`);
};

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
