import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { digestText } from '../support/digestText.ts';

const program = resolve(import.meta.dirname, '../../dist/cli.js');

/** The program with what it said and how it ended. */
class Run {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  stderr = '';
  #stdout = Buffer.alloc(0);
  #heard: (() => void)[] = [];

  constructor() {
    const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: 'pipe' });
    this.child = child;
    this.ended = new Promise(done => child.once('close', done));
    child.stderr.setEncoding('utf8').on('data', text => {
      this.stderr += text;
    });
    child.stdin.on('error', () => undefined); // the program may end before everything is written
    child.stdout.on('data', (bytes: Buffer) => {
      this.#stdout = Buffer.concat([this.#stdout, bytes]);
      for (const heard of this.#heard.splice(0)) heard();
    });
    void this.ended.then(() => {
      for (const heard of this.#heard.splice(0)) heard();
    });
  }

  raw(text: string): void {
    this.child.stdin?.write(text);
  }

  say(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.raw(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  introduce(processId: number | null = null): void {
    this.say({ id: 0, method: 'initialize', params: { processId, rootUri: null, capabilities: {} } });
    this.say({ method: 'initialized', params: {} });
  }

  /** The answer to a request. */
  async answer(id: number): Promise<{ result?: unknown; error?: { code: number; message: string } }> {
    for (;;) {
      const found = this.#messages().find(message => message.id === id && !('method' in message));
      if (found) return found;
      if (this.child.exitCode !== null) throw new Error(`ended with ${this.child.exitCode}: ${this.stderr}`);
      await new Promise<void>(done => this.#heard.push(done));
    }
  }

  #messages(): { id?: number; result?: unknown; error?: { code: number; message: string } }[] {
    const messages = [];
    for (let at = 0; ; ) {
      const header = /Content-Length: (\d+)/.exec(this.#stdout.subarray(at, at + 100).toString('latin1'));
      const start = this.#stdout.indexOf('\r\n\r\n', at) + 4;
      if (!header || start < 4 || this.#stdout.length < start + Number(header[1])) return messages;
      at = start + Number(header[1]);
      messages.push(JSON.parse(this.#stdout.subarray(start, at).toString('utf8')));
    }
  }
}

describe('digest-lens lsp --stdio', () => {
  let run: Run;
  beforeEach(() => {
    run = new Run();
  });
  afterEach(() => {
    run.child.kill('SIGKILL');
  });

  it('answers no question before it is initialized or after it is shut down, and is initialized once', async () => {
    const hover = {
      method: 'textDocument/hover',
      params: { textDocument: { uri: 'file:///a.md' }, position: { line: 0, character: 0 } },
    };
    const codeOf = async (id: number) => (await run.answer(id)).error?.code;
    run.say({ id: 1, ...hover });
    equal(await codeOf(1), -32002);
    run.introduce();
    ok((await run.answer(0)).result);
    run.say({ id: 2, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    equal(await codeOf(2), -32600);
    run.say({ id: 3, ...hover });
    equal(await codeOf(3), undefined);
    run.say({ id: 4, method: 'shutdown' });
    equal(await codeOf(4), undefined);
    run.say({ id: 5, ...hover });
    equal(await codeOf(5), -32600);
    run.say({ method: 'exit' });
    equal(await run.ended, 0);
  });

  it('ends with 0 after shutdown and exit', async () => {
    run.introduce();
    run.say({ id: 1, method: 'shutdown' });
    deepEqual((await run.answer(1)).result, null);
    run.say({ method: 'exit' });
    deepEqual([await run.ended, run.stderr], [0, '']);
  });

  it('ends with 1 when it is told to exit without shutdown', async () => {
    run.introduce();
    await run.answer(0);
    run.say({ method: 'exit' });
    deepEqual([await run.ended, run.stderr], [1, '']);
  });

  it('ends when its input does', async () => {
    run.introduce();
    await run.answer(0);
    run.child.stdin?.end();
    equal(await run.ended, 1);
  });

  it('ends with 0 when its input does after shutdown', async () => {
    run.introduce();
    run.say({ id: 1, method: 'shutdown' });
    await run.answer(1);
    run.child.stdin?.end();
    equal(await run.ended, 0);
  });

  it('ends when the process of the editor is gone', async () => {
    const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    run.introduce(editor.pid);
    await run.answer(0);
    editor.kill('SIGKILL');
    equal(await run.ended, 1);
  });

  it('says that something else than an editor talks to it', async () => {
    run.child.stdin?.end('hello\n');
    equal(await run.ended, 1);
    equal(
      run.stderr,
      'digest-lens: Standard input ended before a message came. An editor starts this program.\n',
    );
  });

  for (const [name, text] of [
    ['a header that is none', 'GET / HTTP/1.1\r\n\r\n'],
    ['a header without a length', 'Content-Type: text\r\n\r\n{}'],
    ['a length that is no number', 'Content-Length: many\r\n\r\n{}'],
    ['a message that is no JSON', 'Content-Length: 5\r\n\r\n{"a":'],
  ] as const) {
    it(`ends, and says why, at ${name}`, async () => {
      run.introduce();
      await run.answer(0);
      run.raw(text);
      equal(await run.ended, 1);
      match(
        run.stderr,
        /^digest-lens: What arrives on standard input is not the Language Server Protocol: .+\n$/,
      );
    });
  }

  it('refuses requests that it does not know and passes over such notifications', async () => {
    run.introduce();
    run.say({ method: 'window/unheardOf', params: {} });
    run.say({ method: '$/unheardOf', params: {} });
    run.say({ id: 1, method: 'textDocument/unheardOf', params: {} });
    equal((await run.answer(1)).error?.code, -32601);
    run.say({
      id: 2,
      method: 'textDocument/hover',
      params: { textDocument: { uri: 'file:///a.md' }, position: { line: 9, character: 9 } },
    });
    equal((await run.answer(2)).result, null);
  });

  it('answers requests that were cancelled', async () => {
    run.introduce();
    await run.answer(0);
    run.say({ id: 1, method: 'workspace/diagnostic', params: { previousResultIds: [] } });
    run.say({ method: '$/cancelRequest', params: { id: 1 } });
    run.say({ method: '$/cancelRequest', params: { id: 77 } });
    const { result, error } = await run.answer(1);
    ok(error?.code === -32800 || result !== undefined);
  });

  it('goes on after parameters that make no sense', async () => {
    run.introduce();
    run.say({ id: 1, method: 'textDocument/hover', params: { textDocument: {} } });
    run.say({ id: 2, method: 'textDocument/codeAction' });
    run.say({
      method: 'textDocument/didChange',
      params: { textDocument: { uri: 'file:///no.md', version: 2 }, contentChanges: [] },
    });
    run.say({ id: 3, method: 'workspace/symbol', params: { query: 'x' } });
    await run.answer(1);
    await run.answer(2);
    deepEqual((await run.answer(3)).result, []);
  });

  it('sends an outline that an edit leaves as it was again, whatever its letters', async () => {
    const textDocument = { uri: 'file:///2025-01-03.md' };
    const text = digestText('2025-01-03', [{ title: 'Größe – 大小', abstract: 'Words.\nMore.' }]);
    const ask = (id: number) =>
      run.say({ id, method: 'textDocument/documentSymbol', params: { textDocument } });
    run.introduce();
    run.say({
      method: 'textDocument/didOpen',
      params: { textDocument: { ...textDocument, languageId: 'markdown', version: 1, text } },
    });
    ask(1);
    const first = await run.answer(1);
    match(JSON.stringify(first.result), /Größe – 大小/);
    const at = { line: text.slice(0, text.indexOf('Words.')).split('\n').length - 1, character: 2 };
    for (const id of [2, 3]) {
      run.say({
        method: 'textDocument/didChange',
        params: {
          textDocument: { ...textDocument, version: id },
          contentChanges: [{ range: { start: at, end: at }, text: 'x' }],
        },
      });
      ask(id);
      deepEqual(await run.answer(id), { ...first, id });
    }
  });
});
