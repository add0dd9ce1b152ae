// The status bar item. In: the session and VS Code's diagnostics. Out: the score of the active posting, or that nothing is
// checked and why.
import * as vscode from 'vscode';
import type { Session } from './session';
import { settings } from './settings';

const COMMANDS = ['workbench.actions.view.problems', 'jdlint.fixAll', 'jdlint.showOutline', 'jdlint.showLog'];

/** How long the text must rest before its score is asked for, in milliseconds. */
const QUIET = 250;

export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('jdlint.score', vscode.StatusBarAlignment.Right, 90);
  private readonly listeners: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private missing: string | undefined;

  constructor(private readonly session: Session) {
    this.item.name = 'jdlint: score of the job posting';
    const isShown = (uri: vscode.Uri) => uri.toString() === vscode.window.activeTextEditor?.document.uri.toString();
    this.listeners = vscode.Disposable.from(
      session.onDidChange(({ missing }) => {
        this.missing = missing;
        void this.show();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => isShown(document.uri) && this.showSoon()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.some(isShown) && this.showSoon()),
    );
  }

  async show(): Promise<void> {
    clearTimeout(this.timer);
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !settings().get('statusBar', true)) return this.item.hide();
    if (this.missing !== undefined) return this.showMissing(this.missing);
    const known = await this.session.score(document);
    if (document !== vscode.window.activeTextEditor?.document) return; // its score is not wanted any more
    if (typeof known?.score === 'number') this.showScore(known.score, document.uri);
    else this.item.hide();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listeners.dispose();
    this.item.dispose();
  }

  private showSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.show(), QUIET);
  }

  private showScore(score: number, uri: vscode.Uri): void {
    const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'jdlint');
    const count = (severity: vscode.DiagnosticSeverity) => ours.filter((each) => each.severity === severity).length;
    const found = [
      plural(count(vscode.DiagnosticSeverity.Error), 'error'),
      plural(count(vscode.DiagnosticSeverity.Warning), 'warning'),
      plural(count(vscode.DiagnosticSeverity.Information), 'info'),
    ].join(', ');
    this.item.text = `$(checklist) ${score}/100`;
    this.item.accessibilityInformation = { label: `Job posting: score ${score} of 100, ${found}` };
    this.item.tooltip = linked(
      `**This posting scores ${score} of 100**\n\n${found}\n\n` +
        '[Problems](command:workbench.actions.view.problems) · [Fix all that is safe](command:jdlint.fixAll) · ' +
        '[Outline](command:jdlint.showOutline)',
    );
    this.item.command = 'workbench.actions.view.problems';
    this.item.backgroundColor = undefined;
    this.item.show();
  }

  private showMissing(reason: string): void {
    this.item.text = '$(warning) jdlint';
    this.item.tooltip = linked(`Postings are not checked. ${reason}\n\n[Show the log](command:jdlint.showLog)`);
    this.item.command = 'jdlint.restart';
    this.item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.item.show();
  }
}

function linked(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = { enabledCommands: COMMANDS };
  return markdown;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
