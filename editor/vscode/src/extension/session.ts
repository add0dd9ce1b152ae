// The session: one server that sees the open postings, or the knowledge that there is none. In: a way to reach a server,
// VS Code's documents and settings. Out: a running client, restarted when it must be.
import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { LINT_AS_POSTING, SCORE, type Score } from '../protocol';
import { add, isLikely, isSeen, selector } from './postings';
import { forServer } from './settings';

/** A client that is ready to start. */
export interface Reached {
  client: BaseLanguageClient;
  /** How the log names the server. */
  name: string;
  /** Ends what outlives the client. */
  end?(): void;
}

/** Why there is no server, in a sentence. */
export interface Missing {
  reason: string;
}

export type Reach = (options: LanguageClientOptions) => Promise<Reached | Missing>;

/** A settings file says that there are postings somewhere below it. */
const SETTINGS_FILE = '**/jdlint.toml';

export class Session {
  private reached: Reached | undefined;
  /** Starts and stops follow one another; two at once would leave a server behind. */
  private queue: Promise<void> = Promise.resolve();
  /** Set while there is no server and the user knows it. */
  private givenUp = false;
  /** What the user has called a posting; a new server has to be told. */
  private readonly named = new Set<string>();

  /** Searched for once; later ones are told. */
  private hasSettingsFile: Promise<boolean> | undefined;
  private readonly changed = new vscode.EventEmitter<{ missing?: string }>();
  /** A server started or ended; with the reason when there is none that could. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly reach: Reach,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** The server runs only where there may be a posting, so that nobody hears of a missing program for a README. */
  async startIfWanted(): Promise<void> {
    if (this.givenUp || this.reached !== undefined) return;
    const isOpen = vscode.workspace.textDocuments.some(isLikely);
    this.hasSettingsFile ??= hasSettingsFile();
    if (isOpen || (await this.hasSettingsFile)) await this.start();
  }

  /** A settings file was written. */
  async startBySettingsFile(): Promise<void> {
    this.hasSettingsFile = Promise.resolve(true);
    await this.startIfWanted();
  }

  async start(): Promise<void> {
    await this.enqueue(() => this.startNow());
  }

  async stop(): Promise<void> {
    await this.enqueue(() => this.stopNow());
  }

  async restart(): Promise<void> {
    this.givenUp = false;
    await this.enqueue(async () => {
      const wasRunning = this.reached !== undefined;
      await this.stopNow();
      if (wasRunning) await this.startNow();
    });
    await this.startIfWanted();
  }

  /** Has a document checked, whatever it is called. False when there is no server. */
  async lintAsPosting(document: vscode.TextDocument): Promise<boolean> {
    this.givenUp = false;
    if (!isSeen(document)) {
      add(document);
      await this.stop(); // a client asks for its documents when it starts
    }
    this.named.add(document.uri.toString());
    if (this.reached === undefined) await this.start();
    else await this.tellNamed(document.uri.toString());
    return this.reached !== undefined;
  }

  /** What a document scores; nothing where no server knows it. */
  async score({ uri }: vscode.TextDocument): Promise<Score | undefined> {
    const client = this.reached?.client;
    if (client === undefined) return undefined;
    const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
    // A server refuses when the text has changed meanwhile; whoever changed it will ask again.
    const score = await client.sendRequest(SCORE, { textDocument }).catch(() => null);
    return score ?? undefined;
  }

  async sendSettings(): Promise<void> {
    await this.reached?.client.sendNotification('workspace/didChangeConfiguration', {
      settings: { jdlint: forServer() },
    });
  }

  private async startNow(): Promise<void> {
    if (this.reached !== undefined) return;
    const reached = await this.reach({
      documentSelector: selector() as NonNullable<LanguageClientOptions['documentSelector']>,
      initializationOptions: forServer(),
      outputChannel: this.log,
      // A server may ask for all that stands under `jdlint`, and not all of that is meant for it.
      middleware: { workspace: { configuration: ({ items }) => items.map(({ scopeUri }) => forServer(scopeUri)) } },
    });
    if ('reason' in reached) return this.sayMissing(reached.reason);
    this.log.info(`Starting ${reached.name}`);
    try {
      await reached.client.start();
      this.reached = reached;
      await this.tellAllNamed();
      reached.client.onDidChangeState(({ newState }) => newState === State.Running && this.tellAllNamed()); // after a crash
      this.changed.fire({});
    } catch (error) {
      this.log.error(String(error));
      reached.end?.();
      this.sayMissing(`${reached.name} did not start as a language server.`);
    }
  }

  private async tellAllNamed(): Promise<void> {
    await Promise.all([...this.named].map((address) => this.tellNamed(address)));
  }

  private async tellNamed(address: string): Promise<void> {
    const client = this.reached?.client;
    if (client === undefined) return;
    const uri = client.code2ProtocolConverter.asUri(vscode.Uri.parse(address));
    try {
      await client.sendRequest('workspace/executeCommand', { command: LINT_AS_POSTING, arguments: [uri] });
    } catch (error) {
      this.log.warn(`The server does not take ${LINT_AS_POSTING}: ${String(error)}`); // an older one checks all that it sees
    }
  }

  private async stopNow(): Promise<void> {
    const stopping = this.reached;
    this.reached = undefined;
    this.changed.fire({});
    await stopping?.client.dispose().catch((error: unknown) => this.log.warn(String(error)));
    stopping?.end?.();
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error: unknown) => this.log.error(String(error)));
    return this.queue;
  }

  private sayMissing(reason: string): void {
    this.givenUp = true;
    this.changed.fire({ missing: reason });
    this.log.error(reason);
    const ways: Record<string, () => unknown> = {
      'Open the setting': () => vscode.commands.executeCommand('workbench.action.openSettings', 'jdlint.path'),
      'Try again': () => this.restart(),
      'Show the log': () => this.log.show(),
    };
    const wayOut = 'Install it with `cargo install --path crates/jdlint-cli`, or name it in the setting jdlint.path.';
    void vscode.window
      .showErrorMessage(`jdlint: ${reason} ${wayOut}`, ...Object.keys(ways))
      .then((chosen) => (chosen === undefined ? undefined : ways[chosen]?.()));
  }
}

async function hasSettingsFile(): Promise<boolean> {
  const found = await vscode.workspace.findFiles(SETTINGS_FILE, '**/{node_modules,target}/**', 1);
  return found.length > 0;
}
