import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { method, type TreePage } from '../../src/protocol/protocol.ts';
import { digestText } from '../support/digestText.ts';

interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** What a web worker's program sees around it. */
interface Scope extends Record<string, unknown> {
  onmessage?: (event: { data: Message }) => void;
}

/** The server's bundle for the browser in a world that has what a web worker has, and nothing of node. */
class Worker {
  readonly #scope: Scope;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly #asked: (message: Message) => unknown;
  readonly #heard: (message: Message) => void;
  #lastId = 0;

  constructor(asked: (message: Message) => unknown, heard: (message: Message) => void) {
    this.#asked = asked;
    this.#heard = heard;
    const scope: Scope = {
      // A worker passes copies, and a copy made here is an object of this world.
      postMessage: (message: Message) => this.#receive(structuredClone(message)),
      addEventListener: () => undefined, // only errors of the channel are listened for, and there are none
      setTimeout,
      clearTimeout,
      performance,
      console,
      TextDecoder,
      TextEncoder,
      URL,
    };
    scope.self = scope;
    this.#scope = scope;
    runInContext(readFileSync('dist/server/browser.js', 'utf8'), createContext(scope), {
      filename: 'browser.js',
    });
  }

  ask(name: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) =>
        error ? reject(new Error(JSON.stringify(error))) : resolve(result),
      );
      this.#send({ jsonrpc: '2.0', id, method: name, params });
    });
  }

  tell(name: string, params: unknown): void {
    this.#send({ jsonrpc: '2.0', method: name, params });
  }

  #send(message: Message): void {
    this.#scope.onmessage?.({ data: message });
  }

  #receive(message: Message): void {
    if (message.method === undefined) this.#answers.get(Number(message.id))?.(message);
    else if (message.id === undefined) this.#heard(message);
    else this.#send({ jsonrpc: '2.0', id: message.id, result: this.#asked(message) ?? null });
  }
}

describe('the server in a web worker', () => {
  it('reads a folder through the client and answers, without anything of node', async () => {
    const uri = 'vscode-test-web://mount/2025-01-03.md';
    const text = digestText('2025-01-03', [{ title: 'Quiet rivers' }, { title: 'Loud rivers' }]);
    let indexed: () => void = () => undefined;
    const ready = new Promise<void>(resolve => {
      indexed = resolve;
    });
    const worker = new Worker(
      ({ method: name, params }) => {
        if (name === method.readFolder) return { kind: 'folder', files: ['2025-01-03.md'], folders: [] };
        if (name === method.readFile) {
          const isDigest = (params as { uri: string }).uri === uri;
          return isDigest ? { kind: 'text', text } : { kind: 'none', reason: null };
        }
        if (name === 'workspace/configuration') return (params as { items: object[] }).items.map(() => null);
        return null;
      },
      ({ method: name, params }) => {
        const status = params as { indexing: unknown; digests: number };
        if (name === method.libraryChanged && status.indexing === null && status.digests === 1) indexed();
      },
    );
    await worker.ask('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { workspace: { configuration: true, workspaceFolders: true } },
      workspaceFolders: [{ uri: 'vscode-test-web://mount/', name: 'mount' }],
      initializationOptions: { clientFiles: true, hearsOfLibrary: true },
    });
    worker.tell('initialized', {});
    await ready;
    const page = (await worker.ask(method.tree, {
      view: 'days',
      key: 'days/2025-01-03',
      filter: null,
      sort: 'name',
    })) as TreePage;
    deepEqual(
      page.nodes.map(({ label }) => label),
      ['Loud rivers', 'Quiet rivers'],
    );
    const report = (await worker.ask('textDocument/diagnostic', { textDocument: { uri } })) as {
      items: unknown[];
    };
    equal(report.items.length, 2);
    ok(!readFileSync('dist/server/browser.js', 'utf8').includes('require("node:'));
  });
});
