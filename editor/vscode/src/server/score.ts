// The score in the text. In: a score and the outline it belongs to. Out: a hint behind the title.
import type { InlayHint, Range } from 'vscode-languageserver/browser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileOutline } from '../../engine/jdlint_wasm.js';
import type { Score } from '../protocol';

export function scoreHints(
  { score, parts }: Score,
  outline: FileOutline<number> | undefined,
  range: Range,
  document: TextDocument,
): InlayHint[] {
  if (score === null || parts === null) return [];
  const title = outline?.title?.range.end ?? 0;
  const position = document.positionAt(
    title +
      document
        .getText()
        .slice(title)
        .search(/\r|\n|$/),
  );
  if (position.line < range.start.line || range.end.line < position.line) return [];
  const inWords = Object.entries(parts).map(([name, value]) => `${name} ${value}`);
  return [
    {
      position,
      label: `${score}/100`,
      tooltip: `jdlint: score ${score}/100 (${inWords.join(', ')})`,
      paddingLeft: true,
    },
  ];
}
