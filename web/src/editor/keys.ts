// The keys of the text. In: nothing. Out: CodeMirror's standard keys, and a few that help to write a posting.
//
// Taken one by one rather than as `defaultKeymap`, whose commands for programming languages bring a parser with them, a
// fifth of all that the page would load. The two that delete a character stand here for the same reason.
import {
  cursorCharLeft,
  cursorCharRight,
  cursorDocEnd,
  cursorDocStart,
  cursorGroupLeft,
  cursorGroupRight,
  cursorLineBoundaryBackward,
  cursorLineBoundaryForward,
  cursorLineBoundaryLeft,
  cursorLineBoundaryRight,
  cursorLineDown,
  cursorLineUp,
  cursorPageDown,
  cursorPageUp,
  deleteGroupBackward,
  deleteGroupForward,
  deleteLineBoundaryBackward,
  deleteLineBoundaryForward,
  historyKeymap,
  insertNewlineKeepIndent,
  moveLineDown,
  moveLineUp,
  selectAll,
  selectCharLeft,
  selectCharRight,
  selectDocEnd,
  selectDocStart,
  selectGroupLeft,
  selectGroupRight,
  selectLineBoundaryBackward,
  selectLineBoundaryForward,
  selectLineBoundaryLeft,
  selectLineBoundaryRight,
  selectLineDown,
  selectLineUp,
  selectPageDown,
  selectPageUp,
} from "@codemirror/commands";
import { EditorSelection, findClusterBreak, type Line } from "@codemirror/state";
import type { Command, EditorView, KeyBinding } from "@codemirror/view";

const preventDefault = true;

/** Deletes what is selected, else the character beside the cursor, with all the signs that it is made of. */
function deleteChar(forward: boolean): Command {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const edit = state.changeByRange((range) => {
      const beside = range.empty ? next(state.doc.lineAt(range.head), range.head, forward) : range.anchor;
      const from = Math.max(0, Math.min(range.head, beside));
      const to = Math.min(state.doc.length, Math.max(range.head, beside));
      return { changes: { from, to }, range: EditorSelection.cursor(from) };
    });
    if (edit.changes.empty) return false;
    dispatch(state.update(edit, { scrollIntoView: true, userEvent: forward ? "delete.forward" : "delete.backward" }));
    return true;
  };
}

/** The place behind the next character; at the end of a line, the other side of the break. */
function next(line: Line, at: number, forward: boolean): number {
  if (at === (forward ? line.to : line.from)) return forward ? at + 1 : at - 1;
  return line.from + findClusterBreak(line.text, at - line.from, forward);
}

const MOVING: readonly KeyBinding[] = [
  { key: "ArrowLeft", run: cursorCharLeft, shift: selectCharLeft, preventDefault },
  { key: "ArrowRight", run: cursorCharRight, shift: selectCharRight, preventDefault },
  { key: "ArrowUp", run: cursorLineUp, shift: selectLineUp, preventDefault },
  { key: "ArrowDown", run: cursorLineDown, shift: selectLineDown, preventDefault },
  { key: "Mod-ArrowLeft", mac: "Alt-ArrowLeft", run: cursorGroupLeft, shift: selectGroupLeft, preventDefault },
  { key: "Mod-ArrowRight", mac: "Alt-ArrowRight", run: cursorGroupRight, shift: selectGroupRight, preventDefault },
  { mac: "Cmd-ArrowLeft", run: cursorLineBoundaryLeft, shift: selectLineBoundaryLeft, preventDefault },
  { mac: "Cmd-ArrowRight", run: cursorLineBoundaryRight, shift: selectLineBoundaryRight, preventDefault },
  { mac: "Cmd-ArrowUp", run: cursorDocStart, shift: selectDocStart },
  { mac: "Cmd-ArrowDown", run: cursorDocEnd, shift: selectDocEnd },
  { mac: "Ctrl-ArrowUp", run: cursorPageUp, shift: selectPageUp },
  { mac: "Ctrl-ArrowDown", run: cursorPageDown, shift: selectPageDown },
  { key: "PageUp", run: cursorPageUp, shift: selectPageUp },
  { key: "PageDown", run: cursorPageDown, shift: selectPageDown },
  { key: "Home", run: cursorLineBoundaryBackward, shift: selectLineBoundaryBackward, preventDefault },
  { key: "End", run: cursorLineBoundaryForward, shift: selectLineBoundaryForward, preventDefault },
  { key: "Mod-Home", run: cursorDocStart, shift: selectDocStart },
  { key: "Mod-End", run: cursorDocEnd, shift: selectDocEnd },
  { key: "Mod-a", run: selectAll },
];

const CHANGING: readonly KeyBinding[] = [
  { key: "Enter", run: insertNewlineKeepIndent, shift: insertNewlineKeepIndent },
  { key: "Backspace", run: deleteChar(false), shift: deleteChar(false), preventDefault },
  { key: "Delete", run: deleteChar(true), preventDefault },
  { key: "Mod-Backspace", mac: "Alt-Backspace", run: deleteGroupBackward, preventDefault },
  { key: "Mod-Delete", mac: "Alt-Delete", run: deleteGroupForward, preventDefault },
  { mac: "Mod-Backspace", run: deleteLineBoundaryBackward, preventDefault },
  { mac: "Mod-Delete", run: deleteLineBoundaryForward, preventDefault },
  { key: "Alt-ArrowUp", run: moveLineUp },
  { key: "Alt-ArrowDown", run: moveLineDown },
];

/** Looking for words comes with its first use; the browser's own search sees only the lines in view. */
function search(view: EditorView): boolean {
  void import("./search.ts").then(({ openSearch }) => openSearch(view));
  return true;
}

export const KEYS: readonly KeyBinding[] = [
  ...MOVING,
  ...CHANGING,
  ...historyKeymap,
  { key: "Mod-f", run: search, preventDefault },
];
