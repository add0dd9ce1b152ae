// How the text looks. Colours come from theme.css, so that light and dark are decided in one place.
import { EditorView } from "@codemirror/view";

export const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--surface)", fontSize: "1rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { padding: "14px 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 18px" },
  ".cm-heading": { fontWeight: "650" },
  ".cm-placeholder": { color: "var(--muted)" },
  // Severities differ by the line too, for those who see no difference between the colours.
  ".cm-lintRange": { textDecoration: "underline", textUnderlineOffset: "4px", textDecorationSkipInk: "none" },
  ".cm-lintRange-error": { textDecoration: "underline wavy 1.5px var(--error)" },
  ".cm-lintRange-warning": { textDecoration: "underline dashed 2px var(--warning)" },
  ".cm-lintRange-info": { textDecoration: "underline dotted 2px var(--info)" },
  ".cm-blank": { backgroundColor: "var(--blank)", borderRadius: "3px" },
});
