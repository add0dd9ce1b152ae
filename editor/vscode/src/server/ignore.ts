// Ways to silence a rule. In: a finding and its text. Out: edits that write the comment of jdlint for a line or for the file.
import type { JsonEdit } from '../../engine/jdlint_wasm.js';
import type { Finding } from './diagnostics';

const FRONT_MATTER = /^\uFEFF?(?:---\s*?\n(?:[^]*?\n)??(?:---|\.\.\.)|\+\+\+\s*?\n(?:[^]*?\n)??\+\+\+)[^\S\n]*(?:\n|$)/;
const DISABLE_FILE = /<!-- jdlint-disable-file ([a-z\-, ]*?[a-z]) *(?=--(?:>| [^>]*-->))/;

type Edit = JsonEdit<number>;

/** Silences it in its line; nothing where no comment can stand or the finding is about the whole text. */
export function ignoreHere(finding: Finding, text: string, isPage: boolean): Edit | null {
  const at = finding.range.start;
  const mayStand = finding.about === 'text' && at >= bodyStart(text) && !(isPage && isInScript(text, at));
  if (!mayStand) return null;
  const lineEnd = at + text.slice(at).search(/\r|\n|$/);
  const end = Math.max(at, text.slice(0, lineEnd).replace(/[ \t]+$/, '').length);
  return insertion(end, ` <!-- jdlint-disable-line ${finding.rule} -->`);
}

/** Silences it in the file: in the comment that already does so for other rules, or in a new one above the text. */
export function ignoreInFile(finding: Finding, text: string): Edit {
  const body = bodyStart(text);
  const comment = DISABLE_FILE.exec(text.slice(body));
  if (comment !== null) {
    const names = '<!-- jdlint-disable-file '.length + (comment[1] ?? '').length;
    return insertion(body + comment.index + names, `, ${finding.rule}`);
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return insertion(body, `<!-- jdlint-disable-file ${finding.rule} -->${lineEnd}`);
}

/** Where the posting itself starts, after front matter and the mark of byte order. */
export function bodyStart(text: string): number {
  return FRONT_MATTER.exec(text)?.[0].length ?? (text.startsWith('\uFEFF') ? 1 : 0);
}

/** In a page, what stands in a script is no text. */
function isInScript(text: string, at: number): boolean {
  const before = text.slice(0, at).toLowerCase();
  return before.lastIndexOf('<script') > before.lastIndexOf('</script');
}

function insertion(at: number, insert: string): Edit {
  return { range: { start: at, end: at }, insert, placeholders: [] };
}
