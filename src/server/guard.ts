import {
  type CancellationToken,
  LSPErrorCodes,
  type RemoteConsole,
  ResponseError,
} from 'vscode-languageserver';

/** Runs the handlers of requests: one place for what holds for all of them. */
export class Guard {
  readonly #log: RemoteConsole;
  readonly #settle: () => void;

  constructor(log: RemoteConsole, settle: () => void) {
    this.#log = log;
    this.#settle = settle;
  }

  /**
   * A handler that answers from a settled library. A cancelled request is answered as such; our own bug is logged
   * with the name of the request and answered with the fallback, so that the editor goes on.
   */
  handler<Params, Answer, More extends readonly unknown[] = []>(
    name: string,
    fallback: Answer,
    handle: (params: Params, token: CancellationToken, ...more: More) => Answer | Promise<Answer>,
  ): (params: Params, token: CancellationToken, ...more: More) => Promise<Answer> {
    return async (params, token, ...more) => {
      if (token.isCancellationRequested) throw cancelled();
      try {
        this.#settle();
        return await handle(params, token, ...more);
      } catch (error) {
        if (token.isCancellationRequested) throw cancelled();
        // Not a bug: an answer that says why there is none.
        if (error instanceof ResponseError) throw error;
        this.#log.error(
          `${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
        return fallback;
      }
    };
  }
}

/** How a request is answered that nobody waits for any more. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
