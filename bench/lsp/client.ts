import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import {
  createMessageConnection,
  type Diagnostic,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { DigestFile } from '../workload/workload.ts';

/** A language server that can be started, and what its client must do for it. */
export interface ServerKind {
  /** Arguments to Node. */
  readonly program: readonly string[];
  readonly initializationOptions: unknown;
  /** The settings that are pushed to it after the start; undefined where it asks by itself. */
  readonly settings: unknown;
  /** Adds answers to the requests that only this server makes. */
  readonly prepare: (connection: MessageConnection, documents: ReadonlyMap<string, OpenDocument>) => void;
}

/** A document as the client holds it. */
export interface OpenDocument {
  readonly version: number;
  readonly text: string;
}

/** A client with a server as a process of its own, over stdio; as much of an editor as the measurements need. */
export class Client {
  readonly connection: MessageConnection;
  readonly #child: ChildProcess;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #resultIds = new Map<string, string>();

  private constructor(kind: ServerKind) {
    const child = spawn(process.execPath, [...kind.program, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child = child;
    const reader = new StreamMessageReader(child.stdout);
    // The timer that warns of half a message would outlive a server that was stopped in the middle of one.
    reader.partialMessageTimeout = 0;
    this.connection = createMessageConnection(reader, new StreamMessageWriter(child.stdin));
    this.connection.onClose(() => this.connection.dispose());
    // Registrations, refreshes and the like: an editor says yes to all of them.
    this.connection.onRequest(() => null);
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => null),
    );
    this.connection.onNotification(() => undefined);
    kind.prepare(this.connection, this.#documents);
    this.connection.listen();
  }

  /** Starts a server on some folders; answers when it may be asked. */
  static async start(kind: ServerKind, folders: readonly string[] = []): Promise<Client> {
    const client = new Client(kind);
    await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map(uri => ({ uri, name: 'digests' })),
      capabilities,
      initializationOptions: kind.initializationOptions,
    });
    client.#notify('initialized', {});
    if (kind.settings !== undefined) {
      client.#notify('workspace/didChangeConfiguration', { settings: kind.settings });
    }
    return client;
  }

  open({ uri, text }: DigestFile): void {
    this.#documents.set(uri, { version: 1, text });
    this.#notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
  }

  /** Types one letter, `line` and `character` counted from 0. */
  type(uri: string, line: number, character: number, offset: number): void {
    const before = this.#documents.get(uri);
    if (!before) throw new Error('type in an open document');
    const version = before.version + 1;
    this.#documents.set(uri, {
      version,
      text: `${before.text.slice(0, offset)}x${before.text.slice(offset)}`,
    });
    const at = { line, character };
    this.#notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: at, end: at }, rangeLength: 0, text: 'x' }],
    });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const previousResultId = this.#resultIds.get(uri);
    const report = await this.connection.sendRequest<{ resultId?: string; items?: Diagnostic[] }>(
      'textDocument/diagnostic',
      { textDocument: { uri }, ...(previousResultId !== undefined && { previousResultId }) },
    );
    if (report.resultId !== undefined) this.#resultIds.set(uri, report.resultId);
    return report.items ?? [];
  }

  async documentSymbols(uri: string): Promise<readonly unknown[]> {
    const symbols = await this.connection.sendRequest<unknown[] | null>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    return symbols ?? [];
  }

  async workspaceSymbols(query: string): Promise<readonly unknown[]> {
    return (await this.connection.sendRequest<unknown[] | null>('workspace/symbol', { query })) ?? [];
  }

  /** The most memory that the server ever held, in bytes; undefined where the system does not tell. */
  async peakMemory(): Promise<number | undefined> {
    const status = await readFile(`/proc/${this.#child.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => this.#child.once('exit', resolve));
    // Some have something to write down first.
    await this.connection.sendRequest('shutdown').catch(() => undefined);
    this.connection.dispose();
    this.#child.kill();
    await ended;
  }

  #notify(method: string, params: object): void {
    // A server that is gone fails the next question, and that is where it shows.
    this.connection.sendNotification(method, params).catch(() => undefined);
  }
}

/** What VS Code says it can do, as far as it makes a difference here. */
const capabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown'] },
    publishDiagnostics: { relatedInformation: true },
    synchronization: { dynamicRegistration: true },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    symbol: { dynamicRegistration: true },
  },
};
