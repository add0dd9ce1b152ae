// The user's settings. In: VS Code's configuration. Out: what the server takes of it.
import * as vscode from 'vscode';

const FOR_SERVER = ['today', 'only', 'jurisdictions', 'employerSize', 'remoteOpenTo', 'role'];

export function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('jdlint');
}

/** The settings that the server knows, as it wants them. */
export function forServer(): Record<string, unknown> {
  return Object.fromEntries(FOR_SERVER.map((key) => [key, settings().get(key)]));
}
