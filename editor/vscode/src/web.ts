// The extension in a browser. In: the engine as WASM. Out: a session with a language server in a worker.
//
// A worker cannot be started from an extension's own address in every window, so it is made from a blob; a blob has no
// address to load the engine from, so the extension reads the engine and sends it.
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './extension/activate';
import type { Reach, Session } from './extension/session';
import { BROKE, PLACE, type Version } from './protocol';
import type { Config, Place } from './server/postings';
import type { Start, Started } from './server/worker';

let session: Session | undefined;

export function activate(context: vscode.ExtensionContext): void {
  session = activateWith(context, (log, restart) => reachWorker(context, log, restart));
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}

function reachWorker(
  { extensionUri }: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  restart: () => void,
): Reach {
  /** Documents that the engine broke on, so that a restart does not become a loop. */
  const brokeOn: Version[] = [];
  return async (options) => {
    try {
      const worker = await startWorker(extensionUri);
      const given = { ...(options.initializationOptions as object), brokeOn };
      const client = new LanguageClient('jdlint', 'jdlint', worker, { ...options, initializationOptions: given });
      client.onRequest(PLACE, ({ uri }) => placeOf(client.protocol2CodeConverter.asUri(uri)));
      client.onNotification(BROKE, (version) => {
        brokeOn.push(version);
        log.error(`The engine broke on version ${version.version} of ${version.uri}; starting it anew.`);
        restart();
      });
      return { client, name: 'the engine in a worker', end: () => worker.terminate() };
    } catch (error) {
      return { reason: `The engine could not be loaded: ${String(error)}.` };
    }
  };
}

async function startWorker(extension: vscode.Uri): Promise<Worker> {
  const read = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', name));
  const [source, engine] = await Promise.all([read('server.js'), read('jdlint.wasm')]);
  const address = URL.createObjectURL(new Blob([copied(source)], { type: 'text/javascript' }));
  const worker = new Worker(address);
  try {
    const answer = new Promise<Started>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Started>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message || 'the worker did not start'));
    });
    worker.postMessage({ engine: copied(engine) } satisfies Start);
    const started = await answer;
    if ('failed' in started) throw new Error(started.failed);
    return worker;
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Bytes that are surely not shared between threads, as a blob and a worker want them. */
function copied(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

async function placeOf(document: vscode.Uri): Promise<Place> {
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
  if (root === undefined) return { fromRoot: document.path.replace(/^\/+/, ''), config: null };
  const inside = document.path.slice(root.path.length).replace(/^\/+/, '');
  const name = root.path.replace(/\/+$/, '').split('/').at(-1);
  return { fromRoot: name ? `${name}/${inside}` : inside, config: await nearestConfig(root, inside.split('/')) };
}

/** The settings file of a document: that of the nearest folder that has one, up to the root of its workspace. */
async function nearestConfig(root: vscode.Uri, names: readonly string[]): Promise<Config | null> {
  for (let depth = names.length - 1; depth >= 0; depth -= 1) {
    const file = vscode.Uri.joinPath(root, ...names.slice(0, depth), 'jdlint.toml');
    const bytes = await Promise.resolve(vscode.workspace.fs.readFile(file)).catch(() => undefined);
    if (bytes !== undefined) return { text: new TextDecoder().decode(bytes), path: names.slice(depth).join('/') };
  }
  return null;
}
