import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  Range,
  ServerCapabilities,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type Message, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckMessage } from './messageSchema.ts';
import { notUnderstood } from './notUnderstood.ts';

/** What a client says of itself when it starts the server. */
export interface StrictOptions {
  readonly capabilities: ClientCapabilities;
  readonly start: object;
  /** The answer to `workspace/configuration`, for each section. */
  readonly configuration?: Readonly<Record<string, unknown>>;
}

type Body = {
  readonly jsonrpc?: unknown;
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
};

/** The code of an answer that nobody waits for any more. */
const cancelled = -32800;

const program = resolve(import.meta.dirname, '../../dist/cli.js');

/** A client that drives the program over its standard streams and finds fault with every message, its own ones too. */
export class StrictClient {
  readonly faults: string[] = [];
  readonly published = new Map<string, readonly Diagnostic[]>();
  readonly messages: string[] = [];
  readonly registered = new Set<string>();
  server: ServerCapabilities = {};
  #document = TextDocument.create('', 'markdown', 0, '');
  readonly #check: CheckMessage;
  readonly #options: StrictOptions;
  readonly #child: ChildProcess;
  readonly #writer: StreamMessageWriter;
  readonly #asked = new Map<number, { name: string; done: (answer: Body) => void }>();
  #waiting: { readonly wanted: () => boolean; readonly done: () => void }[] = [];
  #lastId = 0;
  readonly ended: Promise<number | null>;

  private constructor(check: CheckMessage, options: StrictOptions) {
    this.#check = check;
    this.#options = options;
    const child = spawn(process.execPath, [program, 'lsp', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child = child;
    this.ended = new Promise(done => child.once('close', done));
    this.#writer = new StreamMessageWriter(child.stdin);
    const reader = new StreamMessageReader(child.stdout);
    reader.partialMessageTimeout = 0;
    reader.onError(({ message }) => this.faults.push(message));
    reader.listen(message => this.#hear(message));
  }

  static async start(check: CheckMessage, options: StrictOptions): Promise<StrictClient> {
    const client = new StrictClient(check, options);
    const { capabilities } = await client.ask<InitializeResult>('initialize', {
      processId: process.pid,
      capabilities: options.capabilities,
      rootUri: null,
      ...options.start,
    });
    client.server = capabilities;
    client.tell('initialized', {});
    return client;
  }

  get text(): string {
    return this.#document.getText();
  }

  get uri(): string {
    return this.#document.uri;
  }

  /** Where a part of the text starts. */
  at(part: string, offset = 0) {
    return {
      textDocument: { uri: this.uri },
      position: this.#document.positionAt(this.text.indexOf(part) + offset),
    };
  }

  /** Whether the server does something, said at once or registered later. */
  can(name: string, provider: keyof ServerCapabilities): boolean {
    return Boolean(this.server[provider]) || this.registered.has(name);
  }

  async ask<Answer>(name: string, params?: unknown): Promise<Answer> {
    const { result, error } = await this.#send(name, params);
    if (error) this.faults.push(`${name} failed: ${error.message}`);
    return result as Answer;
  }

  /** Asks what may take for ever, and takes the question back. */
  async askInVain(name: string, params: unknown): Promise<void> {
    const answer = this.#send(name, params);
    this.tell('$/cancelRequest', { id: this.#lastId });
    const { error } = await answer;
    if (error && error.code !== cancelled) this.faults.push(`${name} was cancelled with ${error.code}`);
  }

  #send(name: string, params: unknown): Promise<Body> {
    const id = ++this.#lastId;
    if (params !== undefined) this.#look(`toServer requests ${name} params`, params);
    const answer = new Promise<Body>(done => this.#asked.set(id, { name, done }));
    this.#write({ jsonrpc: '2.0', id, method: name, ...(params !== undefined && { params }) });
    return answer;
  }

  tell(name: string, params: unknown): void {
    this.#look(`toServer notifications ${name}`, params);
    this.#write({ jsonrpc: '2.0', method: name, params });
  }

  open(uri: string, text: string): void {
    this.#document = TextDocument.create(uri, 'markdown', 1, text);
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  }

  /** Edits the document, and tells each edit by itself. */
  edit(edits: readonly TextEdit[]): void {
    const { uri } = this;
    // From the end, so that each range is of the text that it was made for.
    const changes = [...edits]
      .sort((a, b) => this.#document.offsetAt(b.range.start) - this.#document.offsetAt(a.range.start))
      .map(({ range, newText }) => ({ range, text: newText }));
    const version = this.#document.version + 1;
    TextDocument.update(this.#document, changes, version);
    this.tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges: changes });
  }

  /** Makes an edit of the workspace, as far as it is of the open document. */
  apply({ changes, documentChanges = [] }: WorkspaceEdit): void {
    const edits = documentChanges.flatMap(change => ('edits' in change ? change.edits : []));
    this.edit([...(changes?.[this.uri] ?? []), ...(edits as TextEdit[])]);
  }

  /** Resolves when what the server says makes a wish come true. */
  until(wanted: () => boolean): Promise<void> {
    if (wanted()) return Promise.resolve();
    return new Promise(done => this.#waiting.push({ wanted, done }));
  }

  /** Says goodbye; the exit code. */
  async stop(): Promise<number | null> {
    await this.ask('shutdown');
    this.#write({ jsonrpc: '2.0', method: 'exit' });
    return this.ended;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #hear(message: Message): void {
    const body = message as Body;
    if (body.jsonrpc !== '2.0') this.faults.push(`no version in ${JSON.stringify(body)}`);
    if (body.method === undefined) this.#answered(body);
    else if (body.id === undefined) this.#told(body.method, body.params);
    else this.#askedBack(body.id, body.method, body.params);
    const met = this.#waiting.filter(({ wanted }) => wanted());
    this.#waiting = this.#waiting.filter(waiting => !met.includes(waiting));
    for (const { done } of met) done();
  }

  #answered(body: Body): void {
    const asked = this.#asked.get(Number(body.id));
    this.#asked.delete(Number(body.id));
    if (!asked) {
      this.faults.push(`an answer to nothing: ${JSON.stringify(body)}`);
      return;
    }
    if (body.error === undefined) {
      this.#look(`toServer requests ${asked.name} result`, body.result);
      this.faults.push(...notUnderstood(this.#options.capabilities, asked.name, body.result));
      this.#lookAtRanges(body.result);
    }
    asked.done(body);
  }

  #told(name: string, params: unknown): void {
    this.#look(`toClient notifications ${name}`, params);
    this.faults.push(...notUnderstood(this.#options.capabilities, name, params));
    if (name === 'window/showMessage') this.messages.push((params as { message: string }).message);
    if (name === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
      this.published.set(uri, diagnostics);
    }
  }

  #askedBack(id: number | string | null, name: string, params: unknown): void {
    if (params !== undefined) this.#look(`toClient requests ${name} params`, params);
    this.faults.push(...notUnderstood(this.#options.capabilities, name, params));
    const result = this.#answerTo(name, params);
    this.#look(`toClient requests ${name} result`, result);
    this.#write({ jsonrpc: '2.0', id, result });
  }

  #answerTo(name: string, params: unknown): unknown {
    if (name === 'workspace/configuration') {
      const { items } = params as { items: { section: string }[] };
      return items.map(({ section }) => this.#options.configuration?.[section] ?? null);
    }
    if (name === 'client/registerCapability') {
      const { registrations } = params as { registrations: { method: string }[] };
      for (const { method } of registrations) this.registered.add(method);
      return null;
    }
    if (name !== 'workspace/applyEdit') return null;
    this.apply((params as { edit: WorkspaceEdit }).edit);
    return { applied: true };
  }

  /** Numbers that no position can have, and ranges that end before they start. */
  #lookAtRanges(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    for (const inner of Object.values(value)) this.#lookAtRanges(inner);
    if (!('start' in value && 'end' in value)) return;
    const { start, end } = value as Range;
    const numbers = [start.line, start.character, end.line, end.character];
    const ordered = start.line < end.line || (start.line === end.line && start.character <= end.character);
    if (!ordered || numbers.some(number => !Number.isInteger(number) || number < 0)) {
      this.faults.push(`no range: ${JSON.stringify(value)}`);
    }
  }

  #look(place: string, value: unknown): void {
    this.faults.push(...this.#check(place, value));
  }

  #write(body: Body): void {
    void this.#writer.write(body as Message);
  }
}
