// Findings in the text. In: findings and their places. Out: underlines by severity, a card for what is under the mouse
// or was gone to by key, and the way to the next one.
import { EditorSelection, type EditorState, type Extension, StateEffect, StateField, type Transaction } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, hasHoverTooltips, hoverTooltip, keymap, showTooltip, type Tooltip, tooltips } from "@codemirror/view";
import { element } from "../dom.ts";
import type { JsonFinding } from "../engine/jdlint_wasm.js";
import type { Span } from "./blanks.ts";

export type Finding = JsonFinding<number>;

/** Makes the card of the findings at one place, whole, so that it does not grow over the words when it is shown. */
export type MakeCard = (findings: readonly Finding[]) => Promise<HTMLElement>;

const HOVER_MS = 300;

export interface Found extends Span {
  finding: Finding;
}

/** A stretch to underline, and the number of its finding among those shown last. */
interface Mark extends Span {
  looks: string;
  finding: number;
}

const setMarks = StateEffect.define<readonly Mark[]>();
const setCard = StateEffect.define<Tooltip | null>();

const underlines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) return Decoration.set(effect.value.map(underline), true);
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function underline({ from, to, looks, finding }: Mark) {
  return Decoration.mark({ class: looks, finding }).range(from, to);
}

function markOf({ from, to, finding }: Found, at: number): Mark[] {
  if (from >= to) return [];
  const severity = finding.severity === "error" || finding.severity === "warning" ? finding.severity : "info";
  return [{ from, to, looks: `cm-lintRange cm-lintRange-${severity} rule-${finding.rule}`, finding: at }];
}

/** The marks that touch these places, in the order of the text. */
function between(state: EditorState, from: number, to: number): Mark[] {
  const found: Mark[] = [];
  state.field(underlines).between(from, to, (start, end, mark) => void found.push({ from: start, to: end, looks: mark.spec.class, finding: mark.spec.finding }));
  return found;
}

/** Are exactly these marks there? */
function stand(state: EditorState, wanted: readonly Mark[]): boolean {
  const there = between(state, 0, state.doc.length);
  const byFinding = new Map(there.map((mark) => [mark.finding, mark]));
  return there.length === wanted.length && wanted.every((mark) => isSame(mark, byFinding.get(mark.finding)));
}

function isSame(one: Mark, other: Mark | undefined): boolean {
  return one.from === other?.from && one.to === other.to && one.looks === other.looks && one.finding === other.finding;
}

/** Is what a card says no longer what is known of the words? */
function outdates(transaction: Transaction): boolean {
  return transaction.docChanged || transaction.effects.some((effect) => effect.is(setMarks));
}

/** The card that was opened by key. It goes with any change and any other selection. */
const card = StateField.define<Tooltip | null>({
  create: () => null,
  update(open, transaction) {
    const found = transaction.effects.find((effect) => effect.is(setCard));
    if (found) return found.value as Tooltip | null;
    return outdates(transaction) || transaction.selection ? null : open;
  },
  provide: (field) => showTooltip.from(field),
});

/** Everything of findings in the text. */
export class Squiggles {
  readonly extension: Extension = [
    underlines,
    card,
    // Outside of the editor's shadow tree, where the page's styles hold and Tab reaches it.
    tooltips({ parent: document.body }),
    hoverTooltip((view, at, side) => this.#hover(view, at, side), { hoverTime: HOVER_MS, hideOn: outdates }),
    EditorView.domEventHandlers({
      blur: ({ relatedTarget }, view) => void left(view, relatedTarget),
      // A finger does not hover: it taps the words.
      click: (event, view) => {
        const at = (event as PointerEvent).pointerType === "touch" ? view.posAtCoords(event) : null;
        if (at !== null) this.#openAt(view, at);
        return false;
      },
    }),
    keymap.of([
      { key: "Mod-.", run: (view) => this.#openAt(view, view.state.selection.main.head) },
      { key: "Tab", run: enter },
      { key: "Escape", run: close },
    ]),
  ];

  /** How many cards were asked for: of two in a row the later is shown. */
  #asked = 0;
  /** What was shown last; marks know their findings by number. */
  #findings: readonly Finding[] = [];

  constructor(private readonly make: MakeCard) {}

  /** Underlines these, in place of all before. Most keys change no more than where the words stand, and marks move with them. */
  show(view: EditorView, all: readonly Found[]): void {
    this.#findings = all.map(({ finding }) => finding);
    const wanted = all.flatMap(markOf);
    const open = view.state.field(card) !== null || hasHoverTooltips(view.state);
    if (open || !stand(view.state, wanted)) view.dispatch({ effects: setMarks.of(wanted) });
  }

  /** Selects the next finding behind the cursor, or the one before, opens its card and gives it; null when there is none. */
  step(view: EditorView, way: 1 | -1): Finding | null {
    const { from, to } = view.state.selection.main;
    const all = between(view.state, 0, view.state.doc.length);
    const next = way === 1
      ? all.find((one) => one.from > from || (one.from === from && one.to > to)) ?? all[0]
      : all.findLast((one) => one.from < from || (one.from === from && one.to < to)) ?? all.at(-1);
    if (!next) return null;
    view.dispatch({
      selection: EditorSelection.range(next.from, next.to),
      effects: EditorView.scrollIntoView(next.from, { y: "center" }),
      userEvent: "select.finding",
    });
    void this.#open(view, next);
    return this.#findings[next.finding] ?? null;
  }

  #openAt(view: EditorView, at: number): boolean {
    const here = between(view.state, at, at)[0];
    if (here) void this.#open(view, here);
    return here !== undefined;
  }

  /** Opens the card, unless the writer has gone on meanwhile. */
  async #open(view: EditorView, place: Span): Promise<void> {
    const asked = (this.#asked += 1);
    const { doc } = view.state;
    const made = await this.#card(view, place);
    if (asked === this.#asked && view.state.doc === doc && made) view.dispatch({ effects: setCard.of(made) });
  }

  async #hover(view: EditorView, at: number, side: -1 | 1): Promise<Tooltip | null> {
    if (view.state.field(card)) return null;
    const under = between(view.state, at, at).filter((one) => (side < 0 ? one.from < at : one.to > at));
    if (under.length === 0) return null;
    return this.#card(view, { from: Math.max(...under.map((one) => one.from)), to: Math.min(...under.map((one) => one.to)) });
  }

  /** The card of all findings that share words with the place; null when others were shown before it was made. */
  async #card(view: EditorView, { from, to }: Span): Promise<Tooltip | null> {
    const found = between(view.state, from, to).filter((one) => one.from < to && one.to > from);
    if (found.length === 0) return null;
    const dom = element("div", { role: "region", "aria-label": "Findings at these words" }); // it stands outside of `main`
    const findings = this.#findings;
    dom.append(await this.make(found.flatMap((one) => findings[one.finding] ?? [])));
    if (findings !== this.#findings) return null;
    dom.addEventListener("focusout", ({ relatedTarget }) => left(view, relatedTarget));
    dom.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      close(view);
      view.focus();
    });
    return { pos: Math.min(...found.map((one) => one.from)), end: Math.max(...found.map((one) => one.to)), create: () => ({ dom }) };
  }
}

/** The keyboard went on: a card stays open while it is in the text or in the card, or in another window. */
function left(view: EditorView, target: EventTarget | null): void {
  const stays = target instanceof Element && (target.closest(".cm-tooltip") || target.shadowRoot === view.root);
  if (!stays && document.hasFocus()) close(view);
}

/** Closes the card that was opened by key; true when there was one. */
function close(view: EditorView): boolean {
  if (!view.state.field(card)) return false;
  view.dispatch({ effects: setCard.of(null) });
  return true;
}

/** Goes into the card that was opened by key. */
function enter(view: EditorView): boolean {
  if (!view.state.field(card)) return false;
  const first = document.querySelector<HTMLElement>(".cm-tooltip .card :is(a, button)");
  first?.focus();
  return first !== null;
}
