// Headings stand out, so that the structure is seen; nothing else of Markdown is coloured. In: the lines in view. Out:
// their looks.
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const heading = Decoration.line({ class: "cm-heading" });

export const headings = ViewPlugin.fromClass(
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
