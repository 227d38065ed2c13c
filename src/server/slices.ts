/** Time, as the server needs it. */
export interface Clock {
  /** Resolves when other work that waits has had its turn. */
  readonly pause: () => Promise<void>;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
}

/** The longest that anything is worked on in one go, in milliseconds, so that questions never wait longer. */
const slice = 8;

/**
 * Takes the steps of long work one after the other, with pauses in which other work has its turn. After each pause it
 * goes on only where it is still wanted, else the result is undefined.
 */
export async function inSlices<Result>(
  { pause, now }: Clock,
  steps: Generator<void, Result>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  let until = now() + slice;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (now() < until) continue;
    await pause();
    if (!isWanted()) return undefined;
    until = now() + slice;
  }
}
