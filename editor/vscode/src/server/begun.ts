// A posting that has only begun. In: a text, what was found in it, and what the user chose. Out: one hint with a template
// in place of all that is not there yet. `jdlint check` does not do this: whoever runs it asks whether a posting is fit to
// be published.
import type { Diagnostic } from 'vscode-languageserver/browser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileFindings, FileOutline, JsonFix } from '../../engine/jdlint_wasm.js';
import anyPosting from '../../snippets/posting.md';
import { type Finding, note, rangeOf } from './diagnostics';
import type { Engine } from './engine';
import { bodyStart } from './ignore';

/** A posting of fewer words has only begun. */
const BEGUN_WORDS = 40;
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+/g;
/** "data-driven" is one word, and so is "C.R.S.". */
const WORD = /[\p{L}\p{N}]+(?:[-.'’][\p{L}\p{N}]+)*/gu;

/** What is offered for a text that has only begun. */
export interface Begun {
  hint: Diagnostic;
  fix: JsonFix<number>;
}

type Check = FileFindings<number>;

/** Nothing for a text that has more to it. Who asks for single rules wants to hear them; and the templates are English. */
export function begun(
  document: TextDocument,
  { role, language, findings }: Check,
  { title }: FileOutline<number>,
  asksForRules: boolean,
  engine: Engine,
): Begun | undefined {
  const text = document.getText();
  const isEnglish = language === 'en' || language === 'und';
  if (asksForRules || !isEnglish || document.languageId === 'html' || words(text) >= BEGUN_WORDS) return undefined;
  const name = engine.choices().roles.find(({ id }) => id === role)?.name;
  const offer = name === undefined ? 'Insert the template of a posting' : `Insert the template for the role “${name}”`;
  const skeleton = (role === null ? undefined : engine.template(role)) ?? anyPosting;
  const place = findings.find(isNotYet)?.range ?? { start: 0, end: 0 };
  const message = `This posting has only begun, so what it lacks is not listed yet.\n${offer} with its quick fix, or write on.`;
  return {
    hint: { ...note('posting-begun', message), range: rangeOf(place, document) },
    fix: { title: offer, applicability: 'suggestion', edits: [insertion(text, skeleton, title !== null)] },
  };
}

/** Speaks of what is not there yet. */
export function isNotYet({ about }: Finding): boolean {
  return about === 'document';
}

/** Puts the posting below what is there. Nothing that was written is taken away, and a title is not said twice. */
function insertion(text: string, skeleton: string, hasTitle: boolean): JsonFix<number>['edits'][number] {
  const body = bodyStart(text);
  const start = Math.min(Math.max(text.trimEnd().length, body), text.length);
  const posting = hasTitle ? skeleton.slice(skeleton.indexOf('\n\n') + 2) : skeleton;
  const gap = body < start ? '\n\n' : '';
  const insert = `${gap}${posting.trimEnd()}\n`;
  // Plain text: so many places to jump to would only be in the way.
  return {
    range: { start, end: text.length },
    insert: text.includes('\r\n') ? insert.replaceAll('\n', '\r\n') : insert,
    placeholders: [],
  };
}

function words(text: string): number {
  const body = text.slice(bodyStart(text)).replaceAll(/<!--[^]*?-->/g, '');
  return body.replaceAll(ADDRESS, '').match(WORD)?.length ?? 0;
}
