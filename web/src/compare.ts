// Before and after. In: two texts. Out: the newer with what was changed in it marked. Loaded with the first use.
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Shows the comparison in that element, which must be the root of a shadow tree or hold one. */
export function compare(root: ShadowRoot, before: string, after: string): EditorView {
  root.replaceChildren();
  return new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: after,
      extensions: [
        EditorView.lineWrapping,
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ "aria-label": "What was changed", tabindex: "0" }),
        unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 2 } }),
        EditorView.theme({
          "&": { color: "var(--text)", backgroundColor: "var(--surface)" },
          ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.6" },
          ".cm-deletedChunk": { backgroundColor: "var(--error-soft)" },
          ".cm-changedLine": { backgroundColor: "var(--good-soft) !important" },
          ".cm-insertedLine": { backgroundColor: "var(--good-soft)" },
          ".cm-deletedText, .cm-changedText": { backgroundImage: "none", textDecoration: "underline" },
          ".cm-collapsedLines": { background: "var(--sunken)", color: "var(--muted)" },
          // Its signs are in few fonts.
          ".cm-collapsedLines::before, .cm-collapsedLines::after": { content: "'…'" },
        }),
      ],
    }),
  });
}
