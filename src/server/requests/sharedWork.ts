import type { CancellationToken } from 'vscode-languageserver';
import { type Clock, inSlices } from '../slices.ts';

/** Work in slices that several may wait for; it goes on for as long as any of them wants its result. */
export class SharedWork<Result> {
  readonly #waiting = new Set<CancellationToken>();
  readonly #result: Promise<Result | undefined>;
  #isGivenUp = false;

  constructor(clock: Clock, steps: Generator<void, Result>) {
    this.#result = inSlices(clock, steps, () => {
      this.#isGivenUp = [...this.#waiting].every(token => token.isCancellationRequested);
      return !this.#isGivenUp;
    });
  }

  /** True where nobody wanted the result any more before it was there; it will never be. */
  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  /** The result; undefined where nobody wants it any more. */
  resultFor(token: CancellationToken): Promise<Result | undefined> {
    this.#waiting.add(token);
    return this.#result;
  }
}
