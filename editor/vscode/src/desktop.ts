// The extension where there are programs: on a desktop or on the machine at the other end of a remote window. In: the
// program `jdlint`. Out: a session with `jdlint lsp` over standard input and output.
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { findBinary } from './binary';
import { activateWith } from './extension/activate';
import type { Reach, Session } from './extension/session';
import { settings } from './extension/settings';

let session: Session | undefined;

export function activate(context: vscode.ExtensionContext): void {
  session = activateWith(context, () => reachProgram(context));
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}

function reachProgram({ extensionUri }: vscode.ExtensionContext): Reach {
  return async (options) => {
    const found = findBinary({
      setting: settings().get('path', ''),
      extension: extensionUri.fsPath,
      // Whoever opens a folder that they do not trust does not ask for what lies in it.
      avoid: vscode.workspace.isTrusted ? [] : (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath),
      env: process.env,
      platform: process.platform,
    });
    if ('reason' in found) return found;
    const run = { command: found.path, args: ['lsp'], options: { cwd: extensionUri.fsPath } };
    return { client: new LanguageClient('jdlint', 'jdlint', run, options), name: `${found.path} lsp (${found.from})` };
  };
}
