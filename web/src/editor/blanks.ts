// What the writer must still fill in after a fix. In: places in the text. Out: them marked until typed over, reached by Tab.
import { EditorSelection, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** A place in the text as it is now. */
export interface Span {
  from: number;
  to: number;
}

export const setBlanks = StateEffect.define<readonly Span[]>();
const blank = Decoration.mark({ class: "cm-blank" });

export const blanks = StateField.define<DecorationSet>({
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
export function toBlank(view: EditorView, way: 1 | -1): boolean {
  const { from, to } = view.state.selection.main;
  const all: Span[] = [];
  view.state.field(blanks).between(0, view.state.doc.length, (start, end) => void all.push({ from: start, to: end }));
  const next = way === 1 ? all.find((span) => span.from >= to && span.to > to) : all.findLast((span) => span.to <= from);
  if (!next) return false;
  view.dispatch({ selection: EditorSelection.range(next.from, next.to), scrollIntoView: true });
  return true;
}

export function clearBlanks(view: EditorView): boolean {
  if (view.state.field(blanks).size === 0) return false;
  view.dispatch({ effects: setBlanks.of([]) });
  return true;
}
