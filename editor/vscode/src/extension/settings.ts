// The user's settings. In: VS Code's configuration. Out: what the server takes of it.
import * as vscode from 'vscode';

const FOR_SERVER = ['today', 'only', 'jurisdictions', 'employerSize', 'remoteOpenTo', 'role', 'score'];

export function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('jdlint');
}

/** The settings that the server knows, as it wants them; those of a folder where it asks for one. */
export function forServer(folder?: string): Record<string, unknown> {
  const given = vscode.workspace.getConfiguration(
    'jdlint',
    folder === undefined ? undefined : vscode.Uri.parse(folder),
  );
  return Object.fromEntries(FOR_SERVER.map((key) => [key, given.get(key)]));
}
