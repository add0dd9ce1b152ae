// Ways to mend a finding, as an editor offers them. In: the findings of the newest text and a range. Out: one quick fix
// for each fix of each finding that the range touches, and all safe fixes at once.
import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver/browser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { JsonFix } from '../../../../web/src/engine/jdlint_wasm.js';
import { type Finding, rangeOf } from './diagnostics';

type Fix = JsonFix<number>;

/** A finding and what was published of it. */
export interface Found {
  finding: Finding;
  diagnostic: Diagnostic;
}

/** Does the client want this kind? It may ask for some kinds only; a kind stands for all under it. */
export function wanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

export function quickFixes(found: readonly Found[], range: { start: number; end: number }, document: TextDocument): CodeAction[] {
  return found.filter(({ finding }) => touches(finding.range, range)).flatMap(({ finding, diagnostic }) => {
    const preferred = finding.fixes.findIndex(isSafe);
    return finding.fixes.map((fix, at) => ({
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: workspaceEdit(edits(fix, document), document),
      ...(at === preferred ? { isPreferred: true } : {}),
    }));
  });
}

/** A caret at either end of a finding is meant as well. */
export function touches(finding: { start: number; end: number }, range: { start: number; end: number }): boolean {
  return finding.start <= range.end && range.start <= finding.end;
}

export function isSafe(fix: Fix): boolean {
  return fix.applicability === 'safe';
}

function edits(fix: Fix, document: TextDocument): TextEdit[] {
  return fix.edits.map((edit) => ({ range: rangeOf(edit.range, document), newText: edit.insert }));
}

/** For this version only: a client refuses it when the text has changed meanwhile. */
function workspaceEdit(edits: TextEdit[], document: TextDocument): WorkspaceEdit {
  const textDocument = { uri: document.uri, version: document.version };
  return { documentChanges: [{ textDocument, edits }] };
}
