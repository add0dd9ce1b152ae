// Findings as an editor shows them. In: findings and the document they were made for. Out: LSP diagnostics.
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, Range } from 'vscode-languageserver/browser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { JsonFinding } from '../../engine/jdlint_wasm.js';

export type Finding = JsonFinding<number>;

/** What the client can show. */
export interface Abilities {
  related: boolean;
  codeDescription: boolean;
  tags: boolean;
  /** It takes edits with places to fill in. */
  snippetEdits: boolean;
}

const SOURCE = 'jdlint';

/** Rules whose findings are words that could go without loss; editors show those faded. */
const SUPERFLUOUS = new Set(['unused-suppression', 'empty-section']);

const SEVERITIES: Record<string, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

export function ofFinding(finding: Finding, document: TextDocument, client: Abilities): Diagnostic {
  const related = finding.related.map(({ range, message }) => ({
    location: { uri: document.uri, range: rangeOf(range, document) },
    message,
  }));
  return {
    range: rangeOf(finding.range, document),
    severity: SEVERITIES[finding.severity] ?? DiagnosticSeverity.Warning,
    code: finding.rule,
    ...(client.codeDescription ? { codeDescription: { href: finding.url } } : {}),
    source: SOURCE,
    message: finding.help === '' ? finding.message : `${finding.message}\n${finding.help}`,
    ...(client.tags && SUPERFLUOUS.has(finding.rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(client.related && related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** Says that the engine broke on a text. */
export function broke(): Diagnostic {
  const why = 'jdlint broke on it. That is a fault of jdlint, not of the text. It tries again when the text changes.';
  return notChecked('internal-error', why, DiagnosticSeverity.Information);
}

/** Says that the engine does not take a text: its settings file cannot be used, or it is too long. */
export function refused(error: unknown): Diagnostic {
  const why = error instanceof Error ? error.message : String(error);
  if (!why.startsWith('jdlint.toml')) return notChecked('text-too-long', `${why}.`, DiagnosticSeverity.Information);
  return notChecked('settings-error', `its settings file cannot be used.\n${why}`, DiagnosticSeverity.Error);
}

function notChecked(code: string, why: string, severity: DiagnosticSeverity): Diagnostic {
  return { ...note(code, `This text is not checked: ${why}`), severity };
}

/** A word of the server itself, at the start of the text. */
export function note(code: string, message: string): Diagnostic {
  const range = Range.create(0, 0, 0, 0);
  return { range, severity: DiagnosticSeverity.Information, code, source: SOURCE, message };
}

export function rangeOf(range: { start: number; end: number }, document: TextDocument): Range {
  return Range.create(document.positionAt(range.start), document.positionAt(range.end));
}
