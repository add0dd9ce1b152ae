// What the page tells below its title. In: a sentence, and a way to do more about it. Out: the line, until it is dismissed.
import { button, byId, element } from "./dom.ts";

export interface Way {
  label: string;
  act(): void;
}

export class Notice {
  readonly #place = byId("notice");

  /** `dismissed` is called when a person closes it. */
  constructor(private readonly dismissed: () => void) {}

  tell(message: string, way: Way | null = null): void {
    const more = way && button([way.label], { class: "link" }, way.act);
    const close = button(["Dismiss"], { class: "link" }, () => {
      this.dismiss();
      this.dismissed();
    });
    this.#place.replaceChildren(element("p", {}, message), element("p", { class: "ways" }, more, close));
    this.#place.classList.add("shown");
  }

  dismiss(): void {
    this.#place.classList.remove("shown");
    this.#place.replaceChildren();
  }
}
