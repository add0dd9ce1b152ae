// Looking for words in the text. In: the editor. Out: CodeMirror's panel. Loaded with its first use.
import { openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { EditorState, StateEffect } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

/** What the panel says, in words for people who write postings. */
const WORDS = EditorState.phrases.of({ regexp: "pattern", "by word": "whole words", next: "Next", previous: "Previous", all: "Select all", replace: "Replace", "replace all": "Replace all" });

const looks = EditorView.theme({
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--text)", borderColor: "var(--line)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "10px 44px 10px 14px", fontFamily: "inherit" },
  ".cm-panel.cm-search [name=close]": { top: "8px", right: "10px", width: "28px", height: "28px", fontSize: "18px", color: "var(--text)" },
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", gap: "4px", minHeight: "28px", fontSize: "0.85rem", margin: "0 10px 0 0" },
  ".cm-panel.cm-search input[type=checkbox]": { width: "16px", height: "16px", margin: "0" },
  ".cm-textfield, .cm-button": { minHeight: "30px", fontSize: "0.875rem", padding: "2px 10px", borderRadius: "7px", verticalAlign: "baseline" },
  ".cm-textfield": { backgroundColor: "var(--surface)", color: "var(--text)", border: "1px solid var(--line)" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "var(--surface)", color: "var(--text)", border: "1px solid var(--line)", cursor: "pointer" },
  ".cm-button:active": { backgroundImage: "none" },
  ":is(.cm-textfield, .cm-button, [name=close], input):focus-visible": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-searchMatch": { backgroundColor: "var(--mark)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--blank)", outline: "1px solid var(--accent)" },
});

const known = new WeakSet<EditorView>();

export function openSearch(view: EditorView): void {
  if (!known.has(view)) {
    view.dispatch({ effects: StateEffect.appendConfig.of([search(), WORDS, looks, keymap.of(searchKeymap)]) });
    known.add(view);
  }
  openSearchPanel(view);
}
