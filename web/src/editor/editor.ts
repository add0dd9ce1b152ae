// The text being written. In: findings to underline, fixes to apply. Out: its text and when it changes.
import { history, isolateHistory } from "@codemirror/commands";
import { ChangeSet, EditorSelection, EditorState, Prec } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, placeholder } from "@codemirror/view";
import type { JsonFix, Range } from "../engine/jdlint_wasm.js";
import { blanks, clearBlanks, setBlanks, type Span, toBlank } from "./blanks.ts";
import { headings } from "./headings.ts";
import { KEYS } from "./keys.ts";
import { type Finding, type MakeCard, Squiggles } from "./squiggles.ts";
import { theme } from "./theme.ts";

export type { Finding };
export type Fix = JsonFix<number>;

export interface Editor {
  /** The text with `\n` between lines, which is what all offsets count in. */
  text(): string;
  /** The text with the line ends it came with. */
  textAsWritten(): string;
  /** Puts a whole new text in place, as one step that can be undone. */
  replace(text: string): void;
  /** Underlines what was found in the text as it is now. */
  show(findings: readonly Finding[]): void;
  /** Selects what was the range when findings were last shown, and brings it into view. */
  select(range: Range<number>): void;
  /** Applies a fix as one step; false when the words it changes are no longer what they were. */
  apply(fix: Fix): boolean;
  /** Applies many as one step, each whole or not at all, where its words are still what they were; says how many. */
  applyAll(fixes: readonly Fix[]): number;
  /** Selects the next finding in the text, or the one before, and opens its card. */
  step(way: 1 | -1): void;
  focus(): void;
}

interface Hooks {
  changed(): void;
  /** A key is about to make the text this one: known before it stands there, so that what takes time can begin. */
  changing(text: string): void;
  /** Rich text was pasted: it as Markdown, null for what is plain anyway. */
  pasted(clipboard: DataTransfer): Promise<string | null> | null;
  /** The cursor went to this place, in offsets of the text that findings were last shown for. */
  moved(offset: number): void;
  /** This finding was gone to by key. */
  stepped(finding: Finding): void;
  /** What is shown of findings under the mouse or the cursor. */
  card: MakeCard;
}

export function createEditor(parent: HTMLElement, hooks: Hooks): Editor {
  /** What has changed since findings were last shown: their offsets are carried through it. */
  let since: ChangeSet | null = null;
  const squiggles = new Squiggles(hooks.card);
  let lineEnd = "\n";
  // In a shadow tree the editor's styles are made by script, which the content policy allows; `style` elements are not.
  const root = parent.attachShadow({ mode: "open", delegatesFocus: false });

  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      extensions: [
        history(),
        highlightSpecialChars(),
        EditorView.lineWrapping,
        placeholder("Paste a job posting from Word, a mail, LinkedIn or a career site, drop a file, or begin to write."),
        blanks,
        headings,
        Prec.highest(keymap.of([
          { key: "Tab", run: (target) => toBlank(target, 1), shift: (target) => toBlank(target, -1) },
          { key: "Escape", run: clearBlanks },
          { key: "F8", run: () => go(1), shift: () => go(-1) },
        ])),
        squiggles.extension,
        keymap.of(KEYS),
        EditorView.contentAttributes.of({
          "aria-label": "Job posting",
          "aria-description": "F8 goes to the next finding and opens its card, Tab goes into the card.",
          tabindex: "0",
          // Some browsers and their add-ons send what they check to a server; this page promises that none is.
          spellcheck: "false",
          autocorrect: "off",
          "data-gramm": "false",
          translate: "no",
        }),
        EditorView.domEventHandlers({
          paste(event, target) {
            const markdown = event.clipboardData && hooks.pasted(event.clipboardData);
            if (!markdown) return false;
            event.preventDefault();
            const plain = event.clipboardData.getData("text/plain");
            void markdown.catch(() => null).then((found) => insert(target, found ?? plain));
            return true;
          },
          beforeinput(event, target) {
            if (event.inputType === "insertText" && event.data && !event.isComposing) hooks.changing(typed(target.state, event.data));
            return false;
          },
          // What is dropped is opened as a file, wherever on the page; the editor would put it in as text.
          drop: (event) => (event.dataTransfer?.files.length ?? 0) > 0,
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            since = since ? since.compose(update.changes) : null;
            hooks.changed();
          }
          if (update.selectionSet && since) {
            hooks.moved(since.invertedDesc.mapPos(update.state.selection.main.head));
          }
        }),
        theme,
      ],
    }),
  });

  /** The place now of a range from when findings were shown. */
  function now(range: Range<number>): Span {
    const length = since ? since.length : view.state.doc.length;
    const from = Math.min(range.start, length);
    const to = Math.min(Math.max(range.end, from), length);
    if (!since) return { from, to };
    const start = since.mapPos(from, 1);
    return { from: start, to: Math.max(start, since.mapPos(to, -1)) };
  }

  /** Are the words that this changes still what they were when findings were last shown? */
  function isCurrent({ edits }: Fix): boolean {
    return edits.every(({ range }) => since !== null && !since.touchesRange(range.start, range.end));
  }

  function go(way: 1 | -1): boolean {
    const finding = squiggles.step(view, way);
    if (finding) hooks.stepped(finding);
    return true;
  }

  return {
    text: () => view.state.doc.toString(),
    textAsWritten: () => view.state.doc.toString().replaceAll("\n", lineEnd),
    replace(text) {
      lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        annotations: isolateHistory.of("full"),
        userEvent: "input.replace",
        scrollIntoView: true,
      });
    },
    show(findings) {
      since = ChangeSet.empty(view.state.doc.length);
      // What is absent has no words of its own to underline; the list shows it.
      const about = findings.filter((finding) => finding.about === "text");
      squiggles.show(view, about.map((finding) => ({ finding, ...now(finding.range) })));
      hooks.moved(view.state.selection.main.head);
    },
    select(range) {
      const { from, to } = now(range);
      view.dispatch({
        selection: EditorSelection.range(from, to),
        effects: EditorView.scrollIntoView(EditorSelection.range(from, to), { y: "center" }),
        userEvent: "select.finding",
      });
      view.focus();
    },
    applyAll(fixes) {
      const chosen = apart(fixes.filter(isCurrent));
      const edits = chosen.flatMap((fix) => fix.edits);
      if (edits.length > 0) {
        view.dispatch({
          changes: edits.map((edit) => ({ ...now(edit.range), insert: edit.insert })),
          annotations: isolateHistory.of("full"),
          userEvent: "input.fix",
        });
      }
      return chosen.length;
    },
    step(way) {
      go(way);
      view.focus();
    },
    apply(fix) {
      const edits = fix.edits.toSorted((one, other) => one.range.start - other.range.start);
      if (!isCurrent(fix) || edits.length === 0) return false;
      const changes = edits.map((edit) => ({ ...now(edit.range), insert: edit.insert }));
      const found: Span[] = [];
      let grown = 0;
      let end = 0;
      for (const [at, change] of changes.entries()) {
        const start = change.from + grown;
        const length = (text: string): number => view.state.toText(text).length;
        for (const blank of edits[at]?.placeholders ?? []) {
          const from = start + length(change.insert.slice(0, blank.start));
          found.push({ from, to: start + length(change.insert.slice(0, blank.end)) });
        }
        end = start + length(change.insert);
        grown += length(change.insert) - (change.to - change.from);
      }
      const first = found[0] ?? { from: end, to: end };
      view.dispatch({
        changes,
        selection: EditorSelection.range(first.from, first.to),
        effects: [
          setBlanks.of(found),
          EditorView.scrollIntoView(EditorSelection.range(first.from, first.to), { y: "center" }),
        ],
        annotations: isolateHistory.of("full"),
        userEvent: "input.fix",
      });
      view.focus();
      return true;
    },
    focus: () => view.focus(),
  };
}

/** The text once these characters are typed. */
function typed({ doc, selection }: EditorState, characters: string): string {
  const { from, to } = selection.main;
  return doc.sliceString(0, from) + characters + doc.sliceString(to);
}

/** Whole fixes, none over another. Of two that touch the same words the earlier one counts; the other is found again afterwards. */
function apart(fixes: readonly Fix[]): Fix[] {
  const chosen: Fix[] = [];
  for (const fix of fixes) {
    const clashes = fix.edits.some((edit) => chosen.some((other) => other.edits.some((taken) => clash(edit, taken))));
    if (!clashes) chosen.push(fix);
  }
  return chosen;
}

/** Two edits at one place have no order. */
function clash(one: Fix["edits"][number], other: Fix["edits"][number]): boolean {
  return one.range.start <= other.range.end && other.range.start <= one.range.end;
}

/** Pasted words in place of what is selected, with their lines apart from the line they are put into. */
function insert(view: EditorView, words: string): void {
  view.dispatch(view.state.replaceSelection(view.state.toText(words)), {
    annotations: isolateHistory.of("full"),
    userEvent: "input.paste",
    scrollIntoView: true,
  });
}
