// Text with places to fill in. In: an edit of the engine, whose places stand in braces. Out: the same in the notation for
// snippets that editors share.
import type { JsonEdit } from '../../engine/jdlint_wasm.js';

/** Each place keeps its braces: whoever passes over one has said nothing yet, and `placeholder-left` still sees it. */
export function snippetOf({ insert, placeholders }: JsonEdit<number>): string {
  const stops = placeholders.map(({ start, end }, at) => {
    const before = placeholders[at - 1]?.end ?? 0;
    return `${escaped(insert.slice(before, start))}\${${at + 1}:${escaped(insert.slice(start, end))}}`;
  });
  return stops.join('') + escaped(insert.slice(placeholders.at(-1)?.end ?? 0));
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
