// The text being written. In: findings to underline, fixes to apply. Out: its text and when it changes.
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { type Diagnostic, lintKeymap, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { ChangeSet, EditorSelection, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  highlightSpecialChars,
  keymap,
  placeholder,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import type { JsonFinding, JsonFix, Range } from "./engine/jdlint_wasm.js";
import { rich } from "./dom.ts";

export type Finding = JsonFinding<number>;
export type Fix = JsonFix<number>;

/** A place in the text as it is now. */
interface Span {
  from: number;
  to: number;
}

export interface Editor {
  /** The text with `\n` between lines, which is what all offsets count in. */
  text(): string;
  /** The text with the line ends it came with. */
  textAsWritten(): string;
  /** Puts a whole new text in place, as one step that can be undone. */
  replace(text: string): void;
  /** Underlines what was found in the text as it is now. */
  show(findings: readonly Finding[], apply: (fix: Fix) => void): void;
  /** Selects what was the range when findings were last shown, and brings it into view. */
  select(range: Range<number>): void;
  /** Applies a fix as one step; false when the words it changes are no longer what they were. */
  apply(fix: Fix): boolean;
  /** Applies many as one step, each where its words are still what they were; says how many. */
  applyAll(fixes: readonly Fix[]): number;
  /** Selects the next finding in the text, or the one before. */
  step(way: 1 | -1): void;
  focus(): void;
}

interface Hooks {
  changed(): void;
  /** A file was dropped on the text. */
  dropped(file: File): void;
  /** Rich text was pasted: it as Markdown, null for what is plain anyway. */
  pasted(clipboard: DataTransfer): Promise<string | null> | null;
  /** The cursor went to this place, in offsets of the text that findings were last shown for. */
  moved(offset: number): void;
}

export function createEditor(parent: HTMLElement, hooks: Hooks): Editor {
  /** What has changed since findings were last shown: their offsets are carried through it. */
  let since: ChangeSet | null = null;
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
        highlightSelectionMatches(),
        EditorView.lineWrapping,
        placeholder("Paste or type a job posting here, or drop a file."),
        blanks,
        headings,
        Prec.highest(keymap.of([
          { key: "Tab", run: (target) => toBlank(target, 1), shift: (target) => toBlank(target, -1) },
          { key: "Escape", run: clearBlanks },
        ])),
        keymap.of([{ key: "Shift-F8", run: previousDiagnostic }]),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
        EditorView.contentAttributes.of({
          "aria-label": "Job posting",
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
          drop(event) {
            const file = event.dataTransfer?.files[0];
            if (!file) return false;
            event.preventDefault();
            hooks.dropped(file);
            return true;
          },
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
    show(findings, apply) {
      since = ChangeSet.empty(view.state.doc.length);
      // What is absent has no words of its own to underline; the list shows it.
      const about = findings.filter((finding) => finding.about === "text");
      view.dispatch(setDiagnostics(view.state, about.map((finding) => diagnostic(finding, now(finding.range), apply))));
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
      const edits = fixes.filter((fix) => fix.edits.every(({ range }) => since && !since.touchesRange(range.start, range.end)));
      const sorted = edits.flatMap((fix) => fix.edits).toSorted((one, other) => one.range.start - other.range.start);
      const apart = sorted.filter((edit, at) => edit.range.start >= (sorted[at - 1]?.range.end ?? 0));
      view.dispatch({
        changes: apart.map((edit) => ({ ...now(edit.range), insert: edit.insert })),
        annotations: isolateHistory.of("full"),
        userEvent: "input.fix",
      });
      return edits.length;
    },
    step(way) {
      (way === 1 ? nextDiagnostic : previousDiagnostic)(view);
      view.focus();
    },
    apply(fix) {
      const edits = fix.edits.toSorted((one, other) => one.range.start - other.range.start);
      const touched = edits.some(({ range }) => !since || since.touchesRange(range.start, range.end));
      if (touched || edits.length === 0) return false;
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

/** Pasted words in place of what is selected, with their lines apart from the line they are put into. */
function insert(view: EditorView, words: string): void {
  view.dispatch(view.state.replaceSelection(view.state.toText(words)), {
    annotations: isolateHistory.of("full"),
    userEvent: "input.paste",
    scrollIntoView: true,
  });
}

function diagnostic(finding: Finding, { from, to }: Span, apply: (fix: Fix) => void): Diagnostic {
  return {
    from,
    to,
    severity: finding.severity === "error" || finding.severity === "warning" ? finding.severity : "info",
    source: finding.rule,
    message: finding.message,
    markClass: `rule-${finding.rule}`,
    renderMessage: () => {
      const words = document.createElement("span");
      words.append(...rich(finding.message));
      return words;
    },
    actions: finding.fixes.map((fix) => ({ name: fix.title, apply: () => apply(fix) })),
  };
}

// What the writer must still fill in after a fix: marked until typed over, reached by Tab.

const setBlanks = StateEffect.define<readonly Span[]>();
const blank = Decoration.mark({ class: "cm-blank" });
const blanks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setBlanks)) now = Decoration.set(effect.value.map(({ from, to }) => blank.range(from, to)), true);
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Selects the next blank, or the one before. At the last one Tab leaves the editor, as it does without blanks. */
function toBlank(view: EditorView, way: 1 | -1): boolean {
  const { from, to } = view.state.selection.main;
  const all: Span[] = [];
  view.state.field(blanks).between(0, view.state.doc.length, (start, end) => void all.push({ from: start, to: end }));
  const next = way === 1 ? all.find((span) => span.from >= to && span.to > to) : all.findLast((span) => span.to <= from);
  if (!next) return false;
  view.dispatch({ selection: EditorSelection.range(next.from, next.to), scrollIntoView: true });
  return true;
}

function clearBlanks(view: EditorView): boolean {
  if (view.state.field(blanks).size === 0) return false;
  view.dispatch({ effects: setBlanks.of([]) });
  return true;
}

/** Headings stand out, so that the structure is seen; nothing else of Markdown is coloured. */
const headings = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = headingLines(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = headingLines(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const heading = Decoration.line({ class: "cm-heading" });

function headingLines(view: EditorView): DecorationSet {
  const found = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      if (/^#{1,6}\s/.test(line.text)) found.push(heading.range(line.from));
      at = line.to + 1;
    }
  }
  return Decoration.set(found, true);
}

/** Colours come from style.css, so that light and dark are decided in one place. */
const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--surface)", fontSize: "1rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { padding: "14px 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 18px" },
  ".cm-heading": { fontWeight: "650" },
  ".cm-placeholder": { color: "var(--muted)" },
  ".cm-lintRange": { backgroundImage: "none", textDecoration: "underline wavy 1.5px", textUnderlineOffset: "4px", textDecorationSkipInk: "none", paddingBottom: "0" },
  ".cm-lintRange-error": { textDecorationColor: "var(--error)" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--warning)" },
  ".cm-lintRange-info": { textDecorationColor: "var(--info)" },
  ".cm-lintRange-active": { backgroundColor: "var(--mark)" },
  ".cm-blank": { backgroundColor: "var(--blank)", borderRadius: "3px" },
  ".cm-selectionMatch": { backgroundColor: "transparent" },
  ".cm-tooltip": { backgroundColor: "var(--surface)", color: "var(--text)", border: "1px solid var(--line)", borderRadius: "8px", boxShadow: "0 4px 16px rgb(0 0 0 / 0.18)", overflow: "hidden", maxWidth: "min(30rem, 90vw)" },
  ".cm-diagnostic": { padding: "8px 12px", borderLeft: "4px solid var(--info)", marginLeft: "0", whiteSpace: "normal", fontFamily: "inherit" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnosticText": { display: "block" },
  ".cm-diagnosticSource": { color: "var(--muted)", opacity: "1", fontSize: "0.8em" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent)", color: "var(--on-accent)", borderRadius: "5px", padding: "2px 8px", margin: "6px 6px 0 0", font: "inherit", fontSize: "0.85em" },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--text)", borderColor: "var(--line)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-panel-lint ul [aria-selected]": { backgroundColor: "var(--mark)" },
  ".cm-panel.cm-panel-lint ul:focus [aria-selected]": { backgroundColor: "var(--mark)", color: "var(--text)" },
  ".cm-textfield": { backgroundColor: "var(--surface)", color: "var(--text)", border: "1px solid var(--line)" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "var(--surface)", color: "var(--text)", border: "1px solid var(--line)" },
});
