// What an editor offers at a place. In: the findings of the newest text and what the client asks for. Out: code actions, best
// first: the fixes of each finding, ways to silence its rule, and all safe fixes at once.
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/browser';
import type { SnippetTextEdit } from 'vscode-languageserver/browser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { JsonEdit, JsonFix } from '../../engine/jdlint_wasm.js';
import { FIX_ALL } from '../protocol';
import type { Begun } from './begun';
import { type Abilities, type Finding, rangeOf } from './diagnostics';
import { ignoreHere, ignoreInFile } from './ignore';
import { snippetOf } from './snippet';

type Edit = JsonEdit<number>;
type Fix = JsonFix<number>;
type Span = { start: number; end: number };
type ToEdit = (edits: readonly Edit[]) => WorkspaceEdit;

const QUICK_FIX = CodeActionKind.QuickFix;
/** A kind below that of quick fixes, so that a client can ask for the one without the other. */
const IGNORE = 'quickfix.ignore.jdlint';

/** A finding and what was published of it. */
export interface Found {
  finding: Finding;
  diagnostic: Diagnostic;
}

/** The kinds that the client asks for; all where it names none. */
export type Only = readonly string[] | undefined;

/** What the actions of a document are made from. */
export interface Findings {
  found: readonly Found[];
  begun?: Begun;
}

export function actionsAt(
  { found, begun }: Findings,
  range: Span,
  only: Only,
  document: TextDocument,
  client: Abilities,
): CodeAction[] {
  const here = found.filter(({ finding }) => touches(finding.range, range));
  const edit = (edits: readonly Edit[]) => workspaceEdit(edits, document, client);
  return [
    ...(wants(QUICK_FIX, only)
      ? [...template(begun, range, document, edit), ...here.flatMap((each) => quickFixes(each, edit))]
      : []),
    ...(wants(IGNORE, only) ? ignores(here, document, edit) : []),
    ...(wants(FIX_ALL, only) ? fixAll(found, edit) : []),
  ];
}

/** A caret at either end of a finding is meant as well. */
export function touches(finding: Span, range: Span): boolean {
  return finding.start <= range.end && range.start <= finding.end;
}

/** A kind that is asked for stands for all under it. */
function wants(kind: string, only: Only): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** The posting of a role, for a text that has only begun. */
function template(begun: Begun | undefined, range: Span, document: TextDocument, edit: ToEdit): CodeAction[] {
  if (begun === undefined) return [];
  const { hint, fix } = begun;
  const span = { start: document.offsetAt(hint.range.start), end: document.offsetAt(hint.range.end) };
  if (!touches(span, range)) return [];
  return [{ title: fix.title, kind: QUICK_FIX, diagnostics: [hint], edit: edit(fix.edits) }];
}

function quickFixes({ finding, diagnostic }: Found, edit: ToEdit): CodeAction[] {
  const preferred = finding.fixes.findIndex(isSafe);
  return finding.fixes.map((fix, at) => ({
    title: fix.title,
    kind: QUICK_FIX,
    diagnostics: [diagnostic],
    edit: edit(fix.edits),
    ...(at === preferred ? { isPreferred: true } : {}),
  }));
}

/** Each rule once, however many of its findings the range touches; in its line only where one is touched. */
function ignores(here: readonly Found[], document: TextDocument, edit: ToEdit): CodeAction[] {
  const text = document.getText();
  const isPage = document.languageId === 'html';
  const once = here.filter(({ finding }, at) => here.findIndex((other) => other.finding.rule === finding.rule) === at);
  return once.flatMap(({ finding, diagnostic }) => {
    const inLine = ignoreHere(finding, text, isPage);
    const action = (place: string, one: Edit) => ({
      title: `Ignore \`${finding.rule}\` ${place}`,
      kind: IGNORE,
      diagnostics: [diagnostic],
      edit: edit([one]),
    });
    return [...(inLine === null ? [] : [action('here', inLine)]), action('in this file', ignoreInFile(finding, text))];
  });
}

/** The first safe fix of each finding. Of two that touch the same words the earlier one counts. */
function fixAll(found: readonly Found[], edit: ToEdit): CodeAction[] {
  const chosen: Edit[] = [];
  for (const { finding } of found) {
    const fix = finding.fixes.find(isSafe);
    const clashes = fix?.edits.some((one) => chosen.some((other) => touches(one.range, other.range)));
    if (fix !== undefined && clashes === false) chosen.push(...fix.edits);
  }
  chosen.sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
  return chosen.length === 0 ? [] : [{ title: 'Fix all that is safe to fix', kind: FIX_ALL, edit: edit(chosen) }];
}

function isSafe(fix: Fix): boolean {
  return fix.applicability === 'safe';
}

/** For this version only: a client refuses it when the text has changed meanwhile. */
function workspaceEdit(edits: readonly Edit[], document: TextDocument, client: Abilities): WorkspaceEdit {
  const textDocument = { uri: document.uri, version: document.version };
  return { documentChanges: [{ textDocument, edits: edits.map((edit) => textEdit(edit, document, client)) }] };
}

function textEdit(edit: Edit, document: TextDocument, client: Abilities): TextEdit | SnippetTextEdit {
  const range = rangeOf(edit.range, document);
  if (!client.snippetEdits || edit.placeholders.length === 0) return { range, newText: edit.insert };
  return { range, snippet: { kind: 'snippet', value: snippetOf(edit) } };
}
