// Looking for words in the text. In: the editor. Out: CodeMirror's panel. Loaded with its first use.
import { openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { StateEffect } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";

const known = new WeakSet<EditorView>();

export function openSearch(view: EditorView): void {
  if (!known.has(view)) {
    view.dispatch({ effects: StateEffect.appendConfig.of([search(), keymap.of(searchKeymap)]) });
    known.add(view);
  }
  openSearchPanel(view);
}
