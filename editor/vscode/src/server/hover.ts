// What stands behind a finding. In: the findings at a place. Out: what is wrong, why that matters, what
// to do, and how well and from where that is known.
import { type Hover, MarkupKind } from 'vscode-languageserver/browser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { JsonRule } from '../../engine/jdlint_wasm.js';
import { touches } from './actions';
import { type Finding, rangeOf } from './diagnostics';

export function hoverAt(
  findings: readonly Finding[],
  offset: number,
  document: TextDocument,
  rules: ReadonlyMap<string, JsonRule>,
): Hover | null {
  const here = findings.filter((finding) => touches(finding.range, { start: offset, end: offset }));
  const [first] = here;
  if (first === undefined) return null;
  const value = here.map((finding) => page(finding, rules.get(finding.rule))).join('\n\n---\n\n');
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(first.range, document) };
}

function page(finding: Finding, rule: JsonRule | undefined): string {
  const help = finding.help === '' ? rule?.advice : finding.help;
  const paragraphs = [`**[${finding.rule}](${finding.url})**`, finding.message, rule?.why, help].filter((text) => text);
  const sources = finding.sources.map((source) => `\n- ${source}`).join('');
  return `${paragraphs.join('\n\n')}\n\nEvidence: ${finding.evidence}${sources}`;
}
