// What both faces of the extension do when VS Code starts them. In: a way to reach a server. Out: the session, the status
// bar item, the commands and the log, wired to VS Code's events.
import * as vscode from 'vscode';
import { commands } from './commands';
import { type Reach, Session } from './session';
import { settings } from './settings';
import { Status } from './status';

export function activateWith(
  context: vscode.ExtensionContext,
  reach: (log: vscode.LogOutputChannel, restart: () => void) => Reach,
): Session {
  const log = vscode.window.createOutputChannel('jdlint', { log: true });
  const session: Session = new Session(
    reach(log, () => void session.restart()),
    log,
  );
  const status = new Status(session);
  const settingsFiles = vscode.workspace.createFileSystemWatcher('**/jdlint.toml', false, true, true);
  context.subscriptions.push(
    log,
    status,
    settingsFiles,
    settingsFiles.onDidCreate(() => session.startBySettingsFile()),
    ...commands(session, log),
    vscode.workspace.onDidOpenTextDocument(() => session.startIfWanted()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => session.restart()),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('jdlint.path')) await session.restart();
      else if (change.affectsConfiguration('jdlint')) await session.sendSettings();
      await status.show();
    }),
  );
  log.info(
    `jdlint for VS Code ${String(context.extension.packageJSON.version)}, settings ${JSON.stringify(settings())}`,
  );
  void session.startIfWanted();
  return session;
}
