import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type LibraryStatus, method } from '../protocol/protocol.ts';
import type { CrashListener } from './clientOptions.ts';
import type { Requests } from './requests.ts';
import { answerFileRequests } from './workspaceFiles.ts';

/** Makes a language client that is not started yet. */
export type ClientFactory = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** A notification that the server gets before it is asked anything. */
export type Greeting = () => Promise<readonly [method: string, params: object]>;

/** How the server is. */
export type ServerState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  /** It ended by itself and is being started again. */
  | { readonly kind: 'restarting' }
  | { readonly kind: 'failed'; readonly reason: string };

/** The language server as the rest of the client sees it: started by the first question, restarted on request. */
export class DigestServer implements vscode.Disposable {
  readonly log = vscode.window.createOutputChannel('Digest Lens', { log: true });
  readonly #createClient: ClientFactory;
  readonly #stateChanged = new vscode.EventEmitter<ServerState>();
  readonly #libraryChanged = new vscode.EventEmitter<LibraryStatus>();
  #state: ServerState = { kind: 'idle' };
  #library: LibraryStatus | undefined;
  #started: Promise<BaseLanguageClient> | undefined;
  readonly #greetings: Greeting[] = [];

  constructor(createClient: ClientFactory) {
    this.#createClient = createClient;
  }

  /** Fires when the server starts, runs or fails. */
  get onDidChangeState(): vscode.Event<ServerState> {
    return this.#stateChanged.event;
  }

  /** Fires when the library has other digests, papers or problems, and while it is being read. */
  get onDidChangeLibrary(): vscode.Event<LibraryStatus> {
    return this.#libraryChanged.event;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** What the server last told of its library; undefined before it told anything. */
  get library(): LibraryStatus | undefined {
    return this.#library;
  }

  /** Asks the server, and starts it for that where it does not run. Throws `CancellationError` when cancelled. */
  async ask<M extends keyof Requests>(
    name: M,
    params: Requests[M]['params'],
    token?: vscode.CancellationToken,
  ): Promise<Requests[M]['answer']> {
    const client = await this.start();
    try {
      // A missing token must not be passed on: it would be sent as a second parameter.
      return await (token
        ? client.sendRequest<Requests[M]['answer']>(name, params, token)
        : client.sendRequest<Requests[M]['answer']>(name, params));
    } catch (error) {
      throw token?.isCancellationRequested ? new vscode.CancellationError() : error;
    }
  }

  /** Tells every server that is started from now on something before its first answer. */
  beforeFirstAnswer(greeting: Greeting): void {
    this.#greetings.push(greeting);
  }

  /** Tells the server something, if it runs; a server that is started later has its greetings. */
  async tell(name: string, params: object): Promise<void> {
    const client = await this.#started?.catch(() => undefined);
    if (client?.isRunning()) await client.sendNotification(name, params);
  }

  /** Starts the server where it does not run yet. */
  start(): Promise<BaseLanguageClient> {
    // Who hears that it is starting may ask it at once, and must find that it is.
    this.#started ??= Promise.resolve().then(() => this.#startClient());
    return this.#started;
  }

  /** Ends the server, whatever its state, and starts it anew. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Ends the server if it runs. */
  async stop(): Promise<void> {
    const started = this.#started;
    this.#started = undefined;
    this.#library = undefined;
    const client = await started?.catch(() => undefined); // A server that never started need not be ended.
    if (client?.isRunning()) await client.stop();
  }

  dispose(): void {
    this.log.dispose();
    this.#stateChanged.dispose();
    this.#libraryChanged.dispose();
  }

  /** Logs what a promise that nobody waits for fails with; being cancelled is no failure. */
  inBackground(work: Thenable<unknown>): void {
    work.then(undefined, (error: unknown) => {
      if (!(error instanceof vscode.CancellationError))
        this.log.error(error instanceof Error ? error : String(error));
    });
  }

  async #startClient(): Promise<BaseLanguageClient> {
    this.#setState({ kind: 'starting' });
    let hasStarted = false;
    try {
      const { clientOptions } = await import('./clientOptions.ts');
      const client = await this.#createClient(
        clientOptions(
          this.log,
          this.#crashes(() => hasStarted),
        ),
      );
      client.onNotification(method.libraryChanged, status => this.#setLibrary(status));
      client.onNotification(method.libraryStatus, status => this.#setLibrary(status));
      answerFileRequests(client);
      await client.start();
      hasStarted = true;
      // A server that was started again by the language client knows nothing yet of what was told before.
      client.onDidChangeState(() => {
        if (client.isRunning()) this.inBackground(this.#welcome(client));
      });
      // One that ends while it is welcomed is started again and welcomed then: that is no failure of this start.
      await this.#welcome(client).catch(error => this.log.warn(messageOf(error)));
      return client;
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      this.#setState({
        kind: 'failed',
        reason: vscode.l10n.t('The server could not be started: {0}', messageOf(error)),
      });
      throw error;
    }
  }

  /** Tells a server that was just started what it must know, and hears what it knows. */
  async #welcome(client: BaseLanguageClient): Promise<void> {
    for (const greeting of this.#greetings) {
      const [name, params] = await greeting();
      await client.sendNotification(name, params);
    }
    this.#setState({ kind: 'running' });
    this.#setLibrary(await client.sendRequest<LibraryStatus>(method.libraryStatus));
  }

  #crashes(hasStarted: () => boolean): CrashListener {
    return {
      hasStarted,
      restarting: () => this.#setState({ kind: 'restarting' }),
      gaveUp: () =>
        this.#setState({
          kind: 'failed',
          reason: vscode.l10n.t(
            'The server ended five times within three minutes and was not started again.',
          ),
        }),
    };
  }

  #setState(state: ServerState): void {
    this.#state = state;
    this.#stateChanged.fire(state);
  }

  #setLibrary(library: LibraryStatus): void {
    this.#library = library;
    this.#libraryChanged.fire(library);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
