import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  type RemoteConsole,
  ResponseError,
} from 'vscode-languageserver';

/** Runs the handlers of requests: one place for what holds for all of them. */
export class Guard {
  readonly #log: RemoteConsole;
  readonly #settle: () => void;
  #phase: 'before' | 'open' | 'over' = 'before';

  constructor(log: RemoteConsole, settle: () => void) {
    this.#log = log;
    this.#settle = settle;
  }

  /** Starts, once: questions are answered from then on. */
  open<Answer>(start: () => Answer): Answer {
    if (this.#phase !== 'before') {
      throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    }
    const answer = start();
    this.#phase = 'open';
    return answer;
  }

  /** No question is answered any more. */
  close(): void {
    this.#phase = 'over';
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
      this.#refuseOutside();
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

  #refuseOutside(): void {
    if (this.#phase === 'before') {
      throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized yet.');
    }
    if (this.#phase === 'over')
      throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down.');
  }
}

/** How a request is answered that nobody waits for any more. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
