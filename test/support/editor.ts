import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type LibraryStatus, method } from '../../src/protocol/protocol.ts';
import { diskCache } from '../../src/server/files/diskCache.ts';
import { diskSource } from '../../src/server/files/diskSource.ts';
import { type Platform, serve } from '../../src/server/server.ts';
import type { Clock } from '../../src/server/slices.ts';
import { fullCapabilities } from './editorCapabilities.ts';

/** What a test editor tells the server about itself, and what it answers. */
export interface EditorOptions {
  readonly folders?: readonly string[];
  /** Sections of the configuration, as `{ digestLens: { renderers: ['github'] } }`. */
  readonly configuration?: Record<string, unknown>;
  /** The whole answer to the question for settings, where it is another. */
  readonly configurationAnswer?: () => unknown;
  readonly capabilities?: InitializeParams['capabilities'];
  readonly initializationOptions?: unknown;
  /** The language of its user. */
  readonly locale?: string;
  /** Time as the server sees it, where a test wants another one. */
  readonly clock?: Clock;
  /** What the platform of the server does in another way. */
  readonly platform?: Partial<Platform>;
  /** Adds answers before the server starts to ask. */
  readonly prepare?: (connection: ProtocolConnection) => void;
}

/** An editor in this process: the real server, the real wire format, two streams instead of a pipe. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly messages: string[] = [];
  readonly logged: string[] = [];
  readonly published = new Map<string, readonly { readonly code?: unknown; readonly message: string }[]>();
  configuration: Record<string, unknown>;
  #versions = new Map<string, number>();
  #refreshes = 0;
  /** How often the server asked to be asked for tokens again. */
  tokenRefreshes = 0;
  #waiting: { readonly wanted: () => boolean; readonly resolve: () => void }[] = [];
  status: LibraryStatus | undefined;
  /** What the server says that it can do. */
  server: InitializeResult['capabilities'] = {};

  private constructor(connection: ProtocolConnection, configuration: Record<string, unknown>) {
    this.connection = connection;
    this.configuration = configuration;
  }

  /** Starts a server and introduces the editor to it. */
  static async start(options: EditorOptions = {}): Promise<Editor> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
      files: diskSource,
      cache: (folder, workspace) => diskCache(folder, workspace, 'tested'),
      pause: () => new Promise(resolve => setImmediate(resolve)),
      now: () => performance.now(),
      quiet: 0,
      patience: 20_000,
      ...options.clock,
      ...options.platform,
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    const editor = new Editor(connection, options.configuration ?? {});
    editor.#listen();
    const { configurationAnswer } = options;
    if (configurationAnswer) connection.onRequest('workspace/configuration', () => configurationAnswer());
    options.prepare?.(connection);
    connection.listen();
    const folders = (options.folders ?? []).map(uri => ({ uri, name: uri }));
    const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? fullCapabilities,
      workspaceFolders: folders,
      ...(options.locale !== undefined && { locale: options.locale }),
      initializationOptions: { hearsOfLibrary: true, ...(options.initializationOptions ?? {}) },
    });
    editor.server = capabilities;
    await connection.sendNotification('initialized', {});
    return editor;
  }

  get refreshes(): number {
    return this.#refreshes;
  }

  async open(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
  }

  /** Replaces a range, or the whole text where none is given. */
  async edit(uri: string, text: string, range?: { start: Position; end: Position }): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [range ? { range, text } : { text }],
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  ask<Answer>(name: string, params: unknown): Promise<Answer> {
    return this.connection.sendRequest(name, params);
  }

  async configure(configuration: Record<string, unknown>): Promise<void> {
    this.configuration = configuration;
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  /** Resolves when something that the server tells makes a wish come true. */
  until(wanted: () => boolean): Promise<void> {
    if (wanted()) return Promise.resolve();
    return new Promise(resolve => this.#waiting.push({ wanted, resolve }));
  }

  /** Resolves when the folders are read. */
  indexed(): Promise<void> {
    return this.until(() => this.status !== undefined && this.status.indexing === null);
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }

  #listen(): void {
    const told = () => {
      const met = this.#waiting.filter(({ wanted }) => wanted());
      this.#waiting = this.#waiting.filter(waiting => !met.includes(waiting));
      for (const { resolve } of met) resolve();
    };
    this.connection.onNotification(method.libraryChanged, (status: LibraryStatus) => {
      this.status = status;
      told();
    });
    this.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
      told();
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
      told();
    });
    this.connection.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
      this.messages.push(message);
      told();
      return null;
    });
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      this.published.set(uri, diagnostics);
      told();
    });
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.#refreshes++;
      told();
      return null;
    });
    this.connection.onRequest('workspace/semanticTokens/refresh', () => {
      this.tokenRefreshes++;
      told();
      return null;
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) => this.configuration[section] ?? null),
    );
  }
}

interface Position {
  readonly line: number;
  readonly character: number;
}
