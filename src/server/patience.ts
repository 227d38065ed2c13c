/** Waits for answers, but not for ever; one that comes too late is kept for whoever asks next. */
export class Patience {
  readonly #longest: number;
  readonly #unanswered = new Map<string, Promise<unknown>>();

  constructor(longest: number) {
    this.#longest = longest;
  }

  /**
   * The answer, or undefined where it takes too long; then `onLate` is called as soon as it is there. A question that is
   * still open is not asked a second time.
   */
  async for<T>(question: string, ask: () => Promise<T>, onLate: () => void): Promise<T | undefined> {
    const asked = (this.#unanswered.get(question) as Promise<T> | undefined) ?? ask();
    this.#unanswered.delete(question);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<typeof late>(resolve => {
      timer = setTimeout(resolve, this.#longest, late);
    });
    const first = await Promise.race([asked, tooLong]).finally(() => clearTimeout(timer));
    if (first !== late) return first;
    this.#unanswered.set(question, asked);
    asked.then(onLate, onLate);
    return undefined;
  }
}

const late = Symbol('late');
