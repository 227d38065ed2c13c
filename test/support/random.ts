import { writeFileSync } from 'node:fs';
import { assert, type IAsyncPropertyWithHooks, type IProperty, type IPropertyWithHooks } from 'fast-check';

/**
 * Checks a law over generated values: the same ones in every run, so that a failure is everybody's. `MORE_RUNS=20` in
 * the environment looks at twenty times as many, `SEED=7` at others.
 */
export function holds<Values>(
  property: IProperty<Values> | IPropertyWithHooks<Values>,
  numRuns: number,
): void {
  // Synchronous: fast-check's types say that it may be otherwise.
  void assert(property, { seed, numRuns: runs(numRuns) });
}

/** Checks a law that takes its time, over generated values as `holds` does. */
export async function holdsInTime<Values>(
  property: IAsyncPropertyWithHooks<Values>,
  numRuns: number,
): Promise<void> {
  await assert(property, { seed, numRuns: runs(numRuns) });
}

/** What all generated values start from. */
export const seed = Number(process.env.SEED ?? 20_250_103);

/** How many values a test looks at that would be content with some. */
export function runs(few: number): number {
  const many = few * Number(process.env.MORE_RUNS ?? 1);
  looked += many;
  return many;
}

/** How many values all tests look at, for who wants to know. */
let looked = 0;
const counts = process.env.COUNT_VALUES;
if (counts) process.once('exit', () => writeFileSync(counts, String(looked)));
