// The list of findings. In: what was found and what the buttons do. Out: the list, changed in place while typing.
import { button, element, node, rich, say } from "./dom.ts";
import type { Finding } from "./editor/editor.ts";
import { type Actions, badge, fixButton, ruleLink, why } from "./finding-card.ts";
import { grounds } from "./rules/grounds.ts";

interface Card {
  finding: Finding;
  /** All that the card shows; places are left out, since typing moves them. */
  looks: string;
  element: HTMLLIElement;
}

const LONGEST_QUOTE = 90;
/** What the reader does about findings of a group of rules, in the order of the list. */
const TASKS: [string, readonly string[]][] = [
  ["Do these three first", []],
  ["Add what is missing", ["structure"]],
  ["Make results measurable", ["outcomes"]],
  ["Ask for what the job needs", ["requirements"]],
  ["Say what it pays", ["pay"]],
  ["Keep to the law", ["law"]],
  ["Say it plainly", ["language", "readability"]],
  ["Finish title, dates and blanks", ["metadata"]],
];
const FIRST = 3;
const FIRST_TITLES = ["", "Do this first", "Do these two first", "Do these three first"];
/** In a short list everything is first. */
const LONG = 6;
/** More cards than anybody reads, and few enough to be drawn between two keystrokes. */
const MOST_CARDS = 300;

/** The list keeps its elements while the text changes, so that focus and opened details stay where they are. */
export class FindingList {
  #cards = new Map<string, Card>();
  #cursor = 0;
  readonly #more = element("p", { class: "more", hidden: true });
  readonly #tasks: { groups: readonly string[]; section: HTMLElement; heading: HTMLElement; list: HTMLUListElement }[];

  constructor(
    parent: HTMLElement,
    private readonly actions: Actions,
  ) {
    this.#tasks = TASKS.map(([title, groups]) => ({ groups, ...task(title) }));
    parent.append(...this.#tasks.map(({ section }) => section), this.#more);
  }

  /** Shows these findings, found in this text. */
  show(findings: readonly Finding[], text: string): void {
    const cards = new Map<string, Card>();
    for (const finding of findings.slice(0, MOST_CARDS)) {
      const name = `${finding.rule} ${finding.about} ${finding.fingerprint}`;
      let key = name;
      for (let n = 2; cards.has(key); n += 1) key = `${name} ${n}`;
      cards.set(key, this.#card(key, finding, text));
    }
    this.#cards = cards;
    const left = findings.length - cards.size;
    this.#more.hidden = left === 0;
    this.#more.textContent = `${left} more are underlined in the text; they are listed once there are fewer.`;
    const first = mostUrgent([...cards.values()]);
    const later = [...cards.values()].filter((card) => !first.includes(card));
    for (const [at, { groups, section, heading, list }] of this.#tasks.entries()) {
      const wanted = at === 0 ? first : later.filter((card) => groups.includes(card.finding.group));
      arrange(list, wanted.map((card) => card.element));
      section.hidden = wanted.length === 0;
      if (at === 0) say(heading, FIRST_TITLES[wanted.length] ?? "");
    }
    this.mark(this.#cursor);
  }

  /** Marks the findings whose words hold this offset, now and when others are shown. */
  mark(offset: number): void {
    this.#cursor = offset;
    for (const { finding, element: card } of this.#cards.values()) {
      const { start, end } = finding.range;
      const here = finding.about === "text" && start <= offset && offset <= end;
      if (here === card.hasAttribute("aria-current")) continue;
      if (here) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
    }
  }

  #card(key: string, finding: Finding, text: string): Card {
    const quote = finding.about === "text" ? shorten(text.slice(finding.range.start, finding.range.end)) : "";
    const looks = JSON.stringify([finding, quote], (name, value: unknown) => (name === "range" ? undefined : value));
    const old = this.#cards.get(key);
    if (old?.looks === looks) {
      old.finding = finding;
      return old;
    }
    const card: Card = { finding, looks, element: element("li") };
    this.#fill(card, quote);
    const details = card.element.querySelector("details");
    if (details && old?.element.querySelector("details")?.open) details.open = true;
    return card;
  }

  #fill(card: Card, quote: string): void {
    // Handlers ask the card for its finding when they run: by then its places may have moved.
    const { finding, element: item } = card;
    item.className = "finding";
    item.dataset["rule"] = finding.rule;
    item.dataset["severity"] = finding.severity;
    const where = button(
      [
        badge(finding.severity),
        element("span", { class: "message" }, ...rich(finding.message)),
        quote ? element("span", { class: "quote" }, quote) : null,
      ],
      { class: "where", title: "Show it in the text" },
      () => this.actions.select(card.finding.range),
    );
    item.append(where, element("p", { class: "help" }, ...rich(finding.help)));

    const buttons = [
      ...finding.fixes.map((fix, at) =>
        fixButton(fix, () => {
          const current = card.finding.fixes[at];
          if (current) this.actions.apply(current);
        }),
      ),
      ...finding.related.map((related, at) =>
        button([related.message], { class: "related", title: "Show it in the text" }, () => {
          const current = card.finding.related[at];
          if (current) this.actions.select(current.range);
        }),
      ),
    ];
    if (buttons.length > 0) item.append(element("div", { class: "actions" }, ...buttons));

    const details = element("details", {}, element("summary", {}, "Why, and ways to ignore it"));
    details.addEventListener("toggle", () => void this.#grounds(card, details), { once: true });
    item.append(details);
  }

  /** Filled when it is first opened: the words of the rule are the engine's. */
  async #grounds(card: Card, details: HTMLElement): Promise<void> {
    const { finding } = card;
    const reason = await why(finding, this.actions);
    details.append(
      ...(reason ? [reason] : []),
      grounds(node, finding),
      element(
        "p",
        { class: "ignore" },
        ruleLink(finding.rule, this.actions),
        button(["Ignore this one"], { class: "link" }, () => this.actions.ignore(card.finding)),
        button(["Switch this rule off"], { class: "link" }, () => this.actions.ignoreRule(finding.rule)),
      ),
    );
  }
}

/** The few to begin with: errors before warnings, notes never; none in a list that is short anyway. */
function mostUrgent(cards: readonly Card[]): Card[] {
  if (cards.length < LONG) return [];
  const of = (severity: string): Card[] => cards.filter(({ finding }) => finding.severity === severity);
  return [...of("error"), ...of("warning")].slice(0, FIRST);
}

function task(title: string): { section: HTMLElement; heading: HTMLElement; list: HTMLUListElement } {
  const list = element("ul", { class: "findings" });
  const heading = element("h3", {}, title);
  const section = element("section", { class: "finding-group", hidden: true }, heading, list);
  return { section, heading, list };
}

/** Puts exactly these elements in this order, moving none that is right already: moving loses the focus. */
function arrange(list: HTMLElement, wanted: readonly HTMLElement[]): void {
  const keep = new Set<Element>(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  for (const [at, child] of wanted.entries()) {
    if (list.children[at] !== child) list.insertBefore(child, list.children[at] ?? null);
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= LONGEST_QUOTE ? line : `${characters.slice(0, LONGEST_QUOTE - 1).join("")}…`;
}
