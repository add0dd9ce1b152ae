// The document's parts. In: the outline of the newest text. Out: document symbols and folding ranges.
import { type DocumentSymbol, type FoldingRange, SymbolKind } from 'vscode-languageserver/browser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileOutline, JsonOutcome, JsonOutlineSection } from '../../engine/jdlint_wasm.js';
import { rangeOf } from './diagnostics';

type Outline = FileOutline<number>;
type Section = JsonOutlineSection<number>;
type Span = { start: number; end: number };

/** Longer names are cut, in characters: a list of symbols shows one line each. */
const LONGEST_NAME = 80;

/** The sections, each with its outcomes and demands. */
export function symbols(outline: Outline, document: TextDocument): DocumentSymbol[] {
  return outline.sections.map((section) => symbolOf(section, outline, document));
}

/** One fold for each section of more than a line. */
export function folds(outline: Outline, document: TextDocument): FoldingRange[] {
  const shown = outline.sections.map(({ range: { start, end } }) => {
    const body = document.getText().slice(start, end).trimEnd().length;
    return { startLine: document.positionAt(start).line, endLine: document.positionAt(start + body).line };
  });
  return shown.filter(({ startLine, endLine }) => startLine < endLine);
}

function symbolOf(section: Section, outline: Outline, document: TextDocument): DocumentSymbol {
  const text = document.getText().slice(section.range.start, section.range.end);
  const [first = ''] = text.trimStart().split(/\r?\n/, 1);
  const start = section.range.start + text.length - text.trimStart().length;
  const within = ({ range }: { range: Span }) => section.range.start <= range.start && range.end <= section.range.end;
  const outcomes = outline.outcomes.filter(within);
  const demands = outline.requirements.filter(within);
  const children = [
    ...outcomes.map((outcome) => leaf(outcome.text, judged(outcome), SymbolKind.Number, outcome.range, document)),
    ...demands.map((demand) => leaf(demand.text, demand.modality, SymbolKind.Key, demand.range, document)),
  ];
  children.sort(
    ({ range: { start: one } }, { range: { start: other } }) =>
      one.line - other.line || one.character - other.character,
  );
  return {
    ...leaf(section.heading ?? first, section.kind.replaceAll('_', ' '), SymbolKind.String, section.range, document),
    selectionRange: rangeOf({ start, end: start + first.length }, document),
    children,
  };
}

/** What makes a result checkable, or what lacks. */
function judged({ verdict, missing }: JsonOutcome<number>): string {
  return verdict === 'measurable' ? 'measurable' : `vague: no ${missing.join(', no ')}`;
}

function leaf(name: string, detail: string, kind: SymbolKind, span: Span, document: TextDocument): DocumentSymbol {
  const range = rangeOf(span, document);
  return { name: short(name), detail, kind, range, selectionRange: range };
}

/** A symbol must have a name. */
function short(name: string): string {
  const words = name
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');
  const characters = [...words];
  if (characters.length > LONGEST_NAME) return `${characters.slice(0, LONGEST_NAME).join('')}…`;
  return words === '' ? '(no words)' : words;
}
