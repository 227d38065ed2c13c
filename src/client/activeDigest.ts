import * as vscode from 'vscode';
import { type DigestStatus, method } from '../protocol/protocol.ts';
import type { DigestServer } from './digestServer.ts';
import { Latest } from './latest.ts';

/** The digest in the active editor, if there is one; menus see it as `digestLens.isDigest`. */
export class ActiveDigest implements vscode.Disposable {
  readonly #server: DigestServer;
  readonly #changed = new vscode.EventEmitter<DigestStatus | undefined>();
  readonly #latest = new Latest();
  readonly #listeners: readonly vscode.Disposable[];
  #status: DigestStatus | undefined;

  constructor(server: DigestServer) {
    this.#server = server;
    const update = () => server.inBackground(this.#update());
    this.#listeners = [
      vscode.window.onDidChangeActiveTextEditor(update),
      server.onDidChangeLibrary(update),
      server.onDidChangeState(update),
    ];
  }

  get onDidChange(): vscode.Event<DigestStatus | undefined> {
    return this.#changed.event;
  }

  /** Undefined where the active editor shows no digest. */
  get status(): DigestStatus | undefined {
    return this.#status;
  }

  dispose(): void {
    this.#latest.dispose();
    this.#changed.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  async #update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    // The output panel is an editor too; who looks into it is still at the digest above.
    if (document?.uri.scheme === 'output') return;
    if (document?.languageId !== 'markdown' || this.#server.state.kind !== 'running') {
      this.#latest.cancel();
      await this.#set(undefined);
      return;
    }
    const uri = document.uri.toString();
    const status = await this.#latest.run(token => this.#server.ask(method.digestStatus, { uri }, token));
    await this.#set(status ?? undefined);
  }

  async #set(status: DigestStatus | undefined): Promise<void> {
    this.#status = status;
    this.#changed.fire(status);
    await vscode.commands.executeCommand('setContext', 'digestLens.isDigest', status !== undefined);
  }
}
