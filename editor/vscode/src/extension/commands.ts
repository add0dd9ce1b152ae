// The commands. In: what the user chose in the palette, a menu or the walkthrough. Out: its effect on the active posting.
import * as vscode from 'vscode';
import { FIX_ALL } from '../protocol';
import type { Session } from './session';

export function commands(session: Session, log: vscode.LogOutputChannel): vscode.Disposable[] {
  const table: Record<string, () => unknown> = {
    'jdlint.lintThisFile': () => withActive((document) => lintThisFile(session, document)),
    'jdlint.newPosting': newPosting,
    'jdlint.fixAll': () => withActive(fixAll),
    'jdlint.showOutline': () => vscode.commands.executeCommand('outline.focus'),
    'jdlint.openRulePage': openRulePage,
    'jdlint.restart': () => session.restart(),
    'jdlint.showLog': () => log.show(),
  };
  return Object.entries(table).map(([id, run]) => vscode.commands.registerCommand(id, run));
}

async function withActive(work: (document: vscode.TextDocument) => Promise<void>): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined) await work(document);
  else void vscode.window.showInformationMessage('jdlint: open the job posting first.');
}

/** Asks for the edit itself: the editor's own command does nothing while the focus is on its way back from a menu. */
async function fixAll(document: vscode.TextDocument): Promise<void> {
  const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    FIX_ALL,
  );
  const edit = actions.find((action) => action.edit !== undefined)?.edit;
  if (edit !== undefined) await vscode.workspace.applyEdit(edit);
  else void vscode.window.showInformationMessage('jdlint: there is nothing here that can be fixed safely.');
}

async function lintThisFile(session: Session, document: vscode.TextDocument): Promise<void> {
  if (!(await session.lintAsPosting(document))) return; // the session has said why
  const name = vscode.workspace.asRelativePath(document.uri);
  vscode.window.setStatusBarMessage(`jdlint checks ${name} until the window closes.`, 5000);
}

/** A posting to fill in, in an editor of its own. */
async function newPosting(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown' });
  await vscode.window.showTextDocument(document);
  // First: VS Code asks for symbols when the text changes, and not again when somebody calls it a posting.
  await vscode.commands.executeCommand('jdlint.lintThisFile');
  await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'markdown', name: 'Job posting' });
}

/** The manual page of the rule at the caret; of one of all in the document where there is none or more than one. */
async function openRulePage(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const all =
    editor === undefined
      ? []
      : vscode.languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === 'jdlint');
  const here = all.filter(({ range }) => editor?.selections.some((selection) => range.intersection(selection)));
  const pages = pagesOf(here.length > 0 ? here : all);
  if (pages.size === 0) {
    void vscode.window.showInformationMessage('jdlint: nothing was found here that has a page.');
    return;
  }
  const [first] = pages.keys();
  const id =
    pages.size === 1
      ? first
      : await vscode.window.showQuickPick([...pages.keys()], { title: 'Open the page of which rule?' });
  const page = id === undefined ? undefined : pages.get(id);
  if (page !== undefined) await vscode.env.openExternal(page);
}

function pagesOf(diagnostics: readonly vscode.Diagnostic[]): Map<string, vscode.Uri> {
  const codes = diagnostics.map(({ code }) => code).filter((code) => typeof code === 'object');
  return new Map(codes.map(({ value, target }) => [String(value), target]));
}
