// Place, role and settings. In: what a person chooses. Out: the engine's options, and the same as a jdlint.toml.
import { button, byId, element, say } from "./dom.ts";
import type { Choice, Choices, LintOptions } from "./engine/jdlint_wasm.js";
import { withKeys, withLevel } from "./settings-text.ts";

const KEY = "jdlint.choices";
/** Where earlier versions kept the settings. */
const OLD_KEY = "jdlint.toml";

/** All that is chosen, as it is kept. */
export interface Kept {
  toml: string;
  role: string;
  size: string;
  places: Choice[];
  remote: Choice[];
}

/** Everything here is kept in this browser for the next time; a browser that keeps nothing is no fault. */
export class ChoicePanel {
  readonly #role = byId<HTMLSelectElement>("role");
  readonly #size = byId<HTMLInputElement>("size");
  readonly #toml = byId<HTMLTextAreaElement>("settings");
  #places: Choice[] = [];
  #remote: Choice[] = [];
  #roleWanted = "";

  constructor(private readonly changed: () => void) {
    this.#recall();
    this.#role.addEventListener("change", () => this.#chosen());
    this.#size.addEventListener("input", () => this.#chosen());
    this.#toml.addEventListener("input", () => this.#chosen());
    this.#selectable("place", () => this.#places);
    this.#selectable("remote", () => this.#remote);
    this.#draw();
  }

  /** What the engine knows of places and roles. */
  fill({ jurisdictions, roles }: Choices): void {
    for (const id of ["place", "remote"]) {
      byId<HTMLSelectElement>(id).replaceChildren(element("option", { value: "" }, "Add a place"), ...tree(jurisdictions));
    }
    this.#role.replaceChildren(
      element("option", { value: "" }, "By the job title"),
      ...roles.map((role) => element("option", { value: role.id }, role.name)),
    );
    this.#role.value = this.#roleWanted;
    this.#draw();
  }

  options(): LintOptions {
    const chosen: LintOptions = { jurisdictions: ids(this.#places), remoteOpenTo: ids(this.#remote) };
    const size = this.#people();
    if (size !== null) chosen.employerSize = size;
    const role = this.#role.value || this.#roleWanted;
    if (role) chosen.role = role;
    if (this.#toml.value.trim()) chosen.config = this.#toml.value;
    return chosen;
  }

  /** The same as the text of a settings file for the command line and the editors. */
  asToml(): string {
    const size = this.#people();
    const role = this.#role.value;
    const keys: [string, string | number | readonly string[]][] = [
      ...(role ? [["role", role] as [string, string]] : []),
      ...(this.#places.length > 0 ? [["jurisdictions", ids(this.#places)] as [string, string[]]] : []),
      ...(size === null ? [] : [["employer-size", size] as [string, number]]),
      ...(this.#remote.length > 0 ? [["remote-open-to", ids(this.#remote)] as [string, string[]]] : []),
    ];
    return withKeys(this.#toml.value, keys);
  }

  /** Takes over a settings file. */
  replaceToml(text: string): void {
    this.#toml.value = text;
    this.#chosen();
  }

  /** All that is chosen now, to take it back later. */
  state(): Kept {
    return { toml: this.#toml.value, role: this.#role.value || this.#roleWanted, size: this.#size.value, places: [...this.#places], remote: [...this.#remote] };
  }

  /** Chooses what was chosen then. */
  restore(state: Kept): void {
    this.#take(state);
    this.#role.value = this.#roleWanted;
    this.#chosen();
  }

  /** Chooses nothing, and keeps nothing in the browser. */
  clear(): void {
    this.restore({ toml: "", role: "", size: "", places: [], remote: [] });
    try {
      for (const key of [KEY, OLD_KEY]) localStorage.removeItem(key);
    } catch {}
  }

  /** The text of the settings as it stands. */
  toml(): string {
    return this.#toml.value;
  }

  switchOff(rule: string): void {
    this.replaceToml(withLevel(this.#toml.value, rule, "off"));
  }

  #people(): number | null {
    const size = Number.parseInt(this.#size.value, 10);
    return Number.isFinite(size) && size > 0 ? size : null;
  }

  #selectable(id: "place" | "remote", list: () => Choice[]): void {
    const select = byId<HTMLSelectElement>(id);
    select.addEventListener("change", () => {
      const option = select.selectedOptions[0];
      const name = option?.dataset["name"];
      select.value = "";
      if (!option || !name || list().some((place) => place.id === option.value)) return;
      list().push({ id: option.value, name, parent: null });
      this.#chosen();
    });
  }

  #chosen(): void {
    if (this.#role.options.length > 0) this.#roleWanted = this.#role.value;
    this.#draw();
    try {
      localStorage.setItem(KEY, JSON.stringify(this.state()));
    } catch {}
    this.changed();
  }

  #draw(): void {
    this.#list("places", this.#places, "place");
    this.#list("remotes", this.#remote, "remote");
    const role = this.#role.selectedOptions[0];
    const size = this.#people();
    const chosen = [
      ...this.#places.map((place) => place.name),
      ...(role?.value ? [role.text] : []),
      ...(size === null ? [] : [`${size} people`]),
      ...(this.#toml.value.trim() ? ["settings"] : []),
    ];
    say(byId("choices-now"), chosen.length === 0 ? "" : `(${chosen.join(", ")})`);
  }

  #list(target: string, list: Choice[], select: string): void {
    const remove = (place: Choice): void => {
      list.splice(list.indexOf(place), 1);
      this.#chosen();
      byId(select).focus();
    };
    byId(target).replaceChildren(
      ...list.map((place) => element("li", {}, place.name, button(["×"], { "aria-label": `Remove ${place.name}` }, () => remove(place)))),
    );
  }

  #recall(): void {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Kept>;
      const words = (value: unknown): string => (typeof value === "string" ? value : "");
      const list = (value: unknown): Choice[] => (Array.isArray(value) ? value.filter((one: Partial<Choice>) => typeof one?.id === "string" && typeof one.name === "string") : []);
      const toml = words(kept.toml) || (localStorage.getItem(OLD_KEY) ?? "");
      this.#take({ toml, role: words(kept.role), size: words(kept.size), places: list(kept.places), remote: list(kept.remote) });
    } catch {}
  }

  #take({ toml, role, size, places, remote }: Kept): void {
    this.#toml.value = toml;
    this.#size.value = size;
    this.#roleWanted = role;
    this.#places = [...places];
    this.#remote = [...remote];
  }
}

function ids(places: readonly Choice[]): string[] {
  return places.map((place) => place.id);
}

/** The places in the order of what lies in what, each indented under its parent. */
function tree(all: readonly Choice[], parent: string | null = null, depth = 0): HTMLOptionElement[] {
  return all
    .filter((choice) => choice.parent === parent)
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"))
    .flatMap((choice) => [
      element("option", { value: choice.id, "data-name": choice.name }, `${"\u2003".repeat(depth)}${choice.name}`),
      ...tree(all, choice.id, depth + 1),
    ]);
}
