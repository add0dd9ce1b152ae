// The language server of the browser. In: the Language Server Protocol. Out: what `jdlint lsp` says of the same texts.
//
// One thread, so nothing overtakes anything. A text that was edited is checked when it has rested; a question about it
// does not wait for that. A text that the engine breaks on is left unchecked until it changes, and the engine is
// started anew by the extension, for after a trap an instance of it is not safe.
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  type TextDocumentIdentifier,
  TextDocumentSyncKind,
  TextDocuments,
  createConnection,
} from 'vscode-languageserver/browser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileOutline, LintOptions } from '../../engine/jdlint_wasm.js';
import { BROKE, FIX_ALL, LINT_AS_POSTING, PLACE, SCORE, type Score, type Starting, type Version } from '../protocol';
import { type Found, actionsAt } from './actions';
import { type Begun, begun, isNotYet } from './begun';
import { Choices } from './choices';
import { type Abilities, broke, ofFinding, refused } from './diagnostics';
import type { Engine } from './engine';
import { hoverAt } from './hover';
import { folds, symbols } from './outline';
import { type Place, isPosting } from './postings';
import { scoreHints } from './score';

/** How long a text must rest after an edit, in milliseconds: longer than the pause between two keys. */
const QUIET = 100;

const UNKNOWN: Score = { isPosting: false, score: null, parts: null };

const SETTINGS_FILES = [{ globPattern: '**/jdlint.toml' }];

/** What is known of one version of a document. */
interface Reading extends Version {
  found: Found[];
  /** What is offered in place of all that is not there yet, where it has only begun. */
  begun?: Begun;
  score: Score;
  /** What it says, where it was checked. */
  outline?: FileOutline<number>;
  /** Why it was not checked, where it was not. */
  note?: Diagnostic;
}

/** What a server in a browser says and hears through a port. */
export function connectionTo(port: MessagePort | DedicatedWorkerGlobalScope): Connection {
  return createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
}

export function serve(connection: Connection, engine: Engine): void {
  new Server(connection, engine).listen();
}

class Server {
  private readonly documents = new TextDocuments(TextDocument);
  private readonly choices: Choices;
  private readonly rules;
  /** The newest reading of each document, done or under way. */
  private readonly readings = new Map<string, { version: number; done: Promise<Reading | null> }>();
  private readonly resting = new Map<string, ReturnType<typeof setTimeout>>();
  /** What the user has called a posting, whatever it is called. */
  private readonly added = new Set<string>();
  private readonly brokeOn = new Map<string, number>();
  private client: Abilities = { related: false, codeDescription: false, tags: false, snippetEdits: false };
  private refreshesHints = false;
  private broken = false;

  constructor(
    private readonly connection: Connection,
    private readonly engine: Engine,
  ) {
    this.choices = new Choices(engine);
    this.rules = new Map(engine.rules().rules.map((rule) => [rule.id, rule]));
  }

  listen(): void {
    const { connection, documents } = this;
    connection.onInitialize((params) => this.start(params));
    connection.onDidChangeConfiguration(({ settings }) => {
      this.complain(this.choices.take(settings));
      this.checkAll();
      if (this.refreshesHints) void connection.languages.inlayHint.refresh();
    });
    connection.onDidChangeWatchedFiles(() => this.checkAll());
    documents.onDidOpen(({ document }) => this.check(document));
    documents.onDidChangeContent(({ document }) => this.checkSoon(document)); // also told when one is opened
    documents.onDidSave(({ document }) => this.check(document)); // the day may have changed
    documents.onDidClose(({ document }) => this.forget(document.uri));
    connection.onExecuteCommand(({ command, arguments: given }) => this.run(command, given?.[0]));
    connection.onCodeAction(({ textDocument, range, context }) =>
      this.about(textDocument, (document, reading) => {
        const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        return actionsAt(reading, span, context.only, document, this.client);
      }),
    );
    connection.onHover(({ textDocument, position }) =>
      this.about(textDocument, (document, { found }) => {
        const findings = found.map(({ finding }) => finding);
        return hoverAt(findings, document.offsetAt(position), document, this.rules);
      }),
    );
    connection.onDocumentSymbol(({ textDocument }) =>
      this.about(textDocument, (document, { outline, score }) =>
        outline === undefined ? (score.isPosting ? [] : null) : symbols(outline, document),
      ),
    );
    connection.onFoldingRanges(({ textDocument }) =>
      this.about(textDocument, (document, { outline }) => (outline === undefined ? [] : folds(outline, document))),
    );
    connection.languages.inlayHint.on(({ textDocument, range }) =>
      this.about(textDocument, (document, { score, outline }) =>
        this.choices.showsScore ? scoreHints(score, outline, range, document) : [],
      ),
    );
    connection.onRequest(SCORE, ({ textDocument }) => this.about(textDocument, (_, { score }) => score));
    documents.listen(connection);
    connection.listen();
  }

  private start({ capabilities, initializationOptions }: InitializeParams): InitializeResult {
    const { brokeOn = [], ...settings } = (initializationOptions ?? {}) as Starting & Record<string, unknown>;
    for (const { uri, version } of brokeOn) this.brokeOn.set(uri, version);
    const shows = capabilities.textDocument?.publishDiagnostics;
    this.client = {
      related: shows?.relatedInformation === true,
      codeDescription: shows?.codeDescriptionSupport === true,
      tags: shows?.tagSupport !== undefined,
      snippetEdits: capabilities.workspace?.workspaceEdit?.snippetEditSupport === true,
    };
    this.refreshesHints = capabilities.workspace?.inlayHint?.refreshSupport === true;
    const complaints = this.choices.take(settings);
    const watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.connection.onInitialized(() => {
      this.complain(complaints);
      if (watches)
        void this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: SETTINGS_FILES });
    });
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
        hoverProvider: true,
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        inlayHintProvider: true,
        executeCommandProvider: { commands: [LINT_AS_POSTING] },
      },
      serverInfo: { name: 'jdlint', version: this.engine.version() },
    };
  }

  private run(command: string, uri: unknown): void {
    if (command !== LINT_AS_POSTING || typeof uri !== 'string') return;
    this.added.add(uri);
    const document = this.documents.get(uri);
    if (document !== undefined) this.check(document);
  }

  private complain(complaints: readonly string[]): void {
    if (complaints.length > 0) this.connection.console.warn(complaints.join(' '));
  }

  private checkAll(): void {
    for (const document of this.documents.all()) this.check(document);
  }

  private checkSoon(document: TextDocument): void {
    if (this.readings.get(document.uri)?.version === document.version) return;
    clearTimeout(this.resting.get(document.uri));
    this.resting.set(
      document.uri,
      setTimeout(() => this.check(document), QUIET),
    );
  }

  private forget(uri: string): void {
    clearTimeout(this.resting.get(uri));
    this.resting.delete(uri);
    this.readings.delete(uri);
    void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Checks a document now, and publishes what it is unless it has changed meanwhile. */
  private check(document: TextDocument): Promise<Reading | null> {
    clearTimeout(this.resting.get(document.uri));
    const { uri, version } = document;
    const done = this.read(document).catch((error: unknown) => {
      this.connection.console.error(`${uri}: ${String(error)}`);
      return null;
    });
    const entry = { version, done };
    this.readings.set(uri, entry);
    return done.then((reading) => {
      if (reading !== null && this.readings.get(uri) === entry && this.documents.get(uri)?.version === version) {
        const notes = [reading.begun?.hint, reading.note].filter((note) => note !== undefined);
        const diagnostics = [...reading.found.map(({ diagnostic }) => diagnostic), ...notes];
        void this.connection.sendDiagnostics({ uri, version, diagnostics });
      }
      return reading;
    });
  }

  /** Answers from the newest text of a document, which is checked now if it is not yet; nothing for one not open. */
  private async about<T>(
    { uri }: TextDocumentIdentifier,
    answer: (document: TextDocument, reading: Reading) => T,
  ): Promise<T | null> {
    const document = this.documents.get(uri);
    if (document === undefined) return null;
    const entry = this.readings.get(uri);
    const reading = await (entry?.version === document.version ? entry.done : this.check(document));
    return reading === null || reading.version !== document.version ? null : answer(document, reading);
  }

  private async read(document: TextDocument): Promise<Reading | null> {
    const { uri, version } = document;
    const place = await this.connection.sendRequest(PLACE, { uri });
    if (document.version !== version) return null; // it changed while the settings were looked for
    const without = (isPosting: boolean): Reading => ({ uri, version, found: [], score: { ...UNKNOWN, isPosting } });
    if (!this.added.has(uri) && !isPosting(place)) return without(false);
    if (this.brokeOn.get(uri) === version) return { ...without(true), note: broke() };
    if (this.broken) return null; // the extension is about to start another server
    try {
      return this.judge(document, place);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) return { ...without(true), note: refused(error) };
      this.broken = true;
      this.connection.console.error(`The engine broke on ${uri}: ${error.message}`);
      void this.connection.sendNotification(BROKE, { uri, version });
      return null;
    }
  }

  /** What the engine says. Throws what it throws. */
  private judge(document: TextDocument, place: Place): Reading {
    const { uri, version } = document;
    const { check, outline } = this.engine.lint(document.getText(), this.options(document, place));
    const hint = begun(document, check, outline, this.choices.asksForRules, this.engine);
    const findings = hint === undefined ? check.findings : check.findings.filter((finding) => !isNotYet(finding));
    const found = findings.map((finding) => ({ finding, diagnostic: ofFinding(finding, document, this.client) }));
    const { score, score_parts: parts } = check;
    const known = { isPosting: true, score, parts: parts && { ...parts } };
    return { uri, version, found, begun: hint, outline, score: known };
  }

  private options({ languageId }: TextDocument, { fromRoot, config }: Place): LintOptions {
    const path = named(config?.path ?? fromRoot, languageId);
    return { ...this.choices.options(), path, ...(config === null ? {} : { config: config.text }) };
  }
}

/** The engine goes by the name's ending; where the client says what the document is, the ending has to agree. */
function named(path: string, languageId: string): string {
  const ending = { markdown: '.md', html: '.html' }[languageId];
  return ending === undefined || path.endsWith(ending) ? path : `${path}${ending}`;
}
