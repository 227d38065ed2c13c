import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** The answer of a server to a question that was taken back. */
export const cancelled = Symbol('cancelled');
const cancelledCodes = new Set([-32800, -32801, -32802]);

/** The server as it ships, as a process of its own, and the editor at its other end. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  /** Anything that a healthy server does not say. */
  readonly complaints: string[] = [];

  private constructor(configuration: () => unknown) {
    this.#child = spawn(process.execPath, ['dist/server/node.js', '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const { stdin, stdout, stderr } = this.#child;
    if (!stdin || !stdout || !stderr) throw new Error('a server without streams');
    stderr.on('data', data => this.complaints.push(`stderr: ${data}`));
    const reader = new StreamMessageReader(stdout);
    reader.partialMessageTimeout = 0;
    this.#connection = createMessageConnection(reader, new StreamMessageWriter(stdin));
    this.#connection.onRequest(() => null);
    this.#connection.onNotification((name, params) => {
      // 1 is an error; what cannot be read is a warning, and the world of a soak has such files.
      if (name === 'window/logMessage' && (params as { type: number }).type === 1) {
        this.complaints.push(`logged: ${(params as { message: string }).message}`);
      }
    });
    this.#connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) => (section === 'digestLens' ? configuration() : null)),
    );
    this.#connection.onError(([error]) => this.complaints.push(`connection: ${error.message}`));
    this.#connection.listen();
  }

  /** Starts a server on one folder; the configuration is asked for whenever the server does. */
  static async start(folder: string, configuration: () => unknown): Promise<ServerProcess> {
    const server = new ServerProcess(configuration);
    await server.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: folder, name: 'digests' }],
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
        },
        textDocument: {
          diagnostic: { dynamicRegistration: true },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        },
      },
    });
    await server.#connection.sendNotification('initialized', {});
    return server;
  }

  tell(name: string, params: object): Promise<void> {
    return this.#connection.sendNotification(name, params);
  }

  ask<Answer>(name: string, params: object): Promise<Answer> {
    return this.#connection.sendRequest(name, params) as Promise<Answer>;
  }

  /** Asks and takes the question back at once. */
  async askInVain(name: string, params: object): Promise<unknown> {
    const source = new CancellationTokenSource();
    const answer = this.#connection.sendRequest(name, params, source.token);
    source.cancel();
    try {
      return await answer;
    } catch (error) {
      if (error instanceof ResponseError && cancelledCodes.has(error.code)) return cancelled;
      throw error;
    }
  }

  /** What the process holds now, in bytes; undefined where the system does not tell. */
  memory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1]) * 1024;
    } catch {
      return undefined; // not Linux
    }
  }

  /** Ends the server as an editor does, or without a word where it does not answer any more. */
  async stop(): Promise<void> {
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    const ended = new Promise(resolve => this.#child.once('exit', resolve));
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await ended;
    clearTimeout(late);
    this.#connection.dispose();
  }
}
