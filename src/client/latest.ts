import * as vscode from 'vscode';

/** Lets only the newest of several questions be answered: a new one cancels the one before. */
export class Latest implements vscode.Disposable {
  #current: vscode.CancellationTokenSource | undefined;

  /** The answer of `ask`; throws `CancellationError` where a newer question has come in between. */
  async run<T>(ask: (token: vscode.CancellationToken) => Promise<T>): Promise<T> {
    this.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#current = source;
    const answer = await ask(source.token);
    if (source.token.isCancellationRequested) throw new vscode.CancellationError();
    return answer;
  }

  /** Drops the question that is under way. */
  cancel(): void {
    this.#current?.cancel();
    this.#current?.dispose();
    this.#current = undefined;
  }

  dispose(): void {
    this.cancel();
  }
}
