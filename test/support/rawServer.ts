import { type ChildProcess, spawn } from 'node:child_process';
import { type Message, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { type LibraryStatus, method } from '../../src/protocol/protocol.ts';

/** What comes back for a request; neither a result nor an error where nothing does. */
export interface RawAnswer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Who is not answered by then is not answered at all, in milliseconds. */
const patience = 30_000;
const silence: RawAnswer = {};

/** The server as it ships, and a client that sends whatever it is given, right or wrong. */
export class RawServer {
  readonly #child: ChildProcess;
  readonly #writer: StreamMessageWriter;
  readonly #waiting = new Map<number, (answer: RawAnswer) => void>();
  #lastId = 0;
  #hasEnded = false;
  /** Its exit code or signal, once it has ended. */
  readonly ended: Promise<number | NodeJS.Signals | null>;

  /** Starts the program; `as` is a command that runs it as somebody else. */
  constructor(as: readonly string[] = []) {
    const [command = '', ...args] = [...as, process.execPath, 'dist/server/node.js', '--stdio'];
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#child = child;
    child.stdin.on('error', () => undefined); // it has ended, and `ended` says how
    this.ended = new Promise(resolve =>
      child.once('exit', (code, signal) => {
        resolve(code ?? signal);
        this.#hasEnded = true;
        for (const answer of this.#waiting.values()) answer(silence);
      }),
    );
    this.#writer = new StreamMessageWriter(child.stdin);
    const reader = new StreamMessageReader(child.stdout);
    reader.partialMessageTimeout = 0;
    reader.listen(message => this.#hear(message));
  }

  /** A server that reads a folder, and has said what it can. */
  static async start(folder: string, as: readonly string[] = []): Promise<RawServer> {
    const server = new RawServer(as);
    await server.ask('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { workspace: { workspaceFolders: true } },
      workspaceFolders: [{ uri: folder, name: 'digests' }],
    });
    server.tell('initialized', {});
    return server;
  }

  /** Asks, and waits for the answer, whether it is a result or an error. */
  ask(name: unknown, params?: unknown): Promise<RawAnswer> {
    if (this.#hasEnded) return Promise.resolve(silence);
    const id = ++this.#lastId;
    const answer = new Promise<RawAnswer>(resolve => {
      const late = setTimeout(() => resolve(silence), patience);
      this.#waiting.set(id, given => {
        clearTimeout(late);
        resolve(given);
      });
    });
    this.send({ jsonrpc: '2.0', id, method: name, params });
    return answer;
  }

  /** How its library is when every file that it was told of has been looked at. */
  async settled(): Promise<LibraryStatus> {
    for (;;) {
      const { result } = await this.ask(method.libraryStatus);
      const status = result as LibraryStatus | undefined;
      if (!status) throw new Error('The server does not answer');
      if (status.settled && status.indexing === null) return status;
    }
  }

  tell(name: unknown, params?: unknown): void {
    this.send({ jsonrpc: '2.0', method: name, params });
  }

  /** Sends any value that JSON can say. */
  send(message: unknown): void {
    void this.#writer.write(message as Message).catch(() => undefined); // it has ended, and `ended` says how
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #hear(message: Message): void {
    const { id, method, ...answer } = message as unknown as RawAnswer & { id?: unknown; method?: string };
    if (method !== undefined) {
      if (id !== undefined) this.send({ jsonrpc: '2.0', id, result: null });
      return;
    }
    this.#waiting.get(Number(id))?.(answer);
    this.#waiting.delete(Number(id));
  }
}
