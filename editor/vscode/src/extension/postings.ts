// Which documents a server gets to see. In: VS Code's documents and folders. Out: selectors. The server decides which of
// them are postings, by the same globs as the command line; a server is started only where one is likely to be.
import * as vscode from 'vscode';

const LANGUAGES = ['markdown', 'plaintext', 'html'];
const LIKELY = ['**/*.jd.md', '**/{jobs,careers,postings,positions,vacancies}/**/*.{md,markdown,txt,rst,html,htm}'];

/** What the user has called a job posting in this session and no language of [`LANGUAGES`] covers. */
const added: vscode.DocumentFilter[] = [];

export function selector(): vscode.DocumentFilter[] {
  return [...schemes().flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))), ...added];
}

export function isSeen(document: vscode.TextDocument): boolean {
  return vscode.languages.match(selector(), document) > 0;
}

/** Is it worth to start a server for? */
export function isLikely(document: vscode.TextDocument): boolean {
  const filters = schemes().flatMap((scheme) => LIKELY.map((pattern) => ({ scheme, pattern })));
  return vscode.languages.match(filters, document) > 0;
}

export function add({ uri }: vscode.TextDocument): void {
  // VS Code compares a pattern with the path itself before it reads it as a glob.
  added.push({ scheme: uri.scheme, pattern: uri.fsPath });
}

/**
 * Where files are: also in folders that are on no disk of this machine, but not in the past of a repository. The folders of
 * a window have one scheme; it can be another only in a window that was opened anew.
 */
function schemes(): string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', ...folders.map(({ uri }) => uri.scheme)])];
}
