// The extension. In: VS Code's documents and settings. Out: a running `jdlint lsp` that sees the job postings among them.
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';
import { findBinary } from './binary';

const FOLDERS = '**/{jobs,careers,postings,positions,vacancies}/**';

/** What counts as a job posting without being asked. */
const POSTINGS: readonly vscode.DocumentFilter[] = [
  { scheme: 'file', pattern: '**/*.jd.md' },
  { scheme: 'file', language: 'markdown', pattern: FOLDERS },
  { scheme: 'file', language: 'plaintext', pattern: FOLDERS },
];

/** What the user has called a job posting in this session. */
const added: vscode.DocumentFilter[] = [];

let log: vscode.LogOutputChannel;
let client: LanguageClient | undefined;
/** Starts and stops follow one another; two at once would leave a server behind. */
let queue: Promise<void> = Promise.resolve();
/** Set while there is no server and the user knows it. */
let givenUp = false;

export function activate(context: vscode.ExtensionContext): void {
  log = vscode.window.createOutputChannel('jdlint', { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand('jdlint.lintThisFile', lintThisFile),
    vscode.commands.registerCommand('jdlint.restart', restart),
    vscode.commands.registerCommand('jdlint.showLog', () => log.show()),
    vscode.workspace.onDidOpenTextDocument(startIfWanted),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('jdlint.path')) await restart();
      else if (change.affectsConfiguration('jdlint')) await sendSettings();
    }),
  );
  startIfWanted();
}

export async function deactivate(): Promise<void> {
  await enqueue(stop);
}

/** The server runs only where there is a posting, so that nobody hears of a missing program for a README. */
function startIfWanted(): void {
  const wanted = vscode.workspace.textDocuments.some((document) => vscode.languages.match(selector(), document) > 0);
  if (wanted && !givenUp) void enqueue(start);
}

async function restart(): Promise<void> {
  givenUp = false;
  await enqueue(stop);
  startIfWanted();
  await queue;
}

async function lintThisFile(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage('jdlint: open the job posting first.');
    return;
  }
  if (vscode.languages.match(selector(), document) === 0) {
    // VS Code compares a pattern with the path itself before it reads it as a glob.
    added.push({ scheme: document.uri.scheme, pattern: document.uri.fsPath });
    await restart();
  } else {
    givenUp = false;
    startIfWanted();
    await queue;
  }
  if (client !== undefined) {
    const name = vscode.workspace.asRelativePath(document.uri);
    vscode.window.setStatusBarMessage(`jdlint checks ${name} until the window closes.`, 5000);
  }
}

async function start(): Promise<void> {
  if (client !== undefined) return;
  const found = findBinary(settings().get('path', ''), process.env, process.platform);
  if ('reason' in found) {
    sayMissing(found.reason);
    return;
  }
  log.info(`Starting ${found.path} lsp`);
  const options: LanguageClientOptions = {
    documentSelector: selector() as LanguageClientOptions['documentSelector'],
    initializationOptions: forServer(),
    outputChannel: log,
  };
  const starting = new LanguageClient('jdlint', 'jdlint', { command: found.path, args: ['lsp'] }, options);
  try {
    await starting.start();
    client = starting;
  } catch (error) {
    log.error(String(error));
    sayMissing(`${found.path} did not start as a language server.`);
  }
}

async function stop(): Promise<void> {
  const stopping = client;
  client = undefined;
  await stopping?.dispose().catch((error: unknown) => log.warn(String(error)));
}

function enqueue(step: () => Promise<void>): Promise<void> {
  queue = queue.then(step).catch((error: unknown) => log.error(String(error)));
  return queue;
}

function selector(): vscode.DocumentFilter[] {
  return [...POSTINGS, ...added];
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('jdlint');
}

/** The settings that the server knows, as it wants them. */
function forServer(): Record<string, unknown> {
  const keys = ['today', 'only', 'jurisdictions', 'employerSize', 'remoteOpenTo', 'role'];
  return Object.fromEntries(keys.map((key) => [key, settings().get(key)]));
}

async function sendSettings(): Promise<void> {
  await client?.sendNotification('workspace/didChangeConfiguration', { settings: { jdlint: forServer() } });
}

function sayMissing(reason: string): void {
  givenUp = true;
  log.error(reason);
  const setting = 'Open the setting';
  const again = 'Try again';
  const wayOut = 'Install it, or name it in the setting jdlint.path.';
  void vscode.window.showErrorMessage(`jdlint: ${reason} ${wayOut}`, setting, again).then((choice) => {
    if (choice === setting) void vscode.commands.executeCommand('workbench.action.openSettings', 'jdlint.path');
    else if (choice === again) void restart();
  });
}
