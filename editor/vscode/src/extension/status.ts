// The status bar item. In: scores as servers tell them, and VS Code's diagnostics. Out: the score of the active posting,
// or that nothing is checked and why.
import * as vscode from 'vscode';
import { settings } from './settings';

const COMMANDS = ['workbench.actions.view.problems', 'jdlint.fixAll', 'jdlint.showOutline', 'jdlint.showLog'];

export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('jdlint.score', vscode.StatusBarAlignment.Right, 90);
  private readonly scores = new Map<string, number | null>();
  private readonly listeners: vscode.Disposable;
  private reason: string | undefined;

  constructor() {
    this.item.name = 'jdlint: score of the job posting';
    this.listeners = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.languages.onDidChangeDiagnostics(() => this.show()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.scores.delete(uri.toString())),
    );
  }

  /** A document was checked. */
  learn(uri: vscode.Uri, score: number | null): void {
    this.scores.set(uri.toString(), score);
    this.show();
  }

  /** There is no server any more that could know better. */
  forget(): void {
    this.scores.clear();
    this.show();
  }

  /** There is no server, for this reason; or there is one. */
  missing(reason: string | undefined): void {
    this.reason = reason;
    this.show();
  }

  show(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const score = uri === undefined ? undefined : this.scores.get(uri.toString());
    if (uri === undefined || !settings().get('statusBar', true)) this.item.hide();
    else if (this.reason !== undefined) this.showMissing(this.reason);
    else if (typeof score === 'number') this.showScore(score, uri);
    else this.item.hide();
  }

  dispose(): void {
    this.listeners.dispose();
    this.item.dispose();
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
