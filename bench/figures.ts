/** The middle of some times: one slow run does not move it. */
export function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 0 ? (low + high) / 2 : high;
}

/** The time that 95 of 100 runs stay below. */
export function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

/** Milliseconds with as many digits as mean something: `0.31 ms`, `4.7 ms`, `253 ms`, `4.62 s`. */
export function shownTime(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(2)} s`;
  return `${ms >= 99.5 ? ms.toFixed(0) : ms >= 0.95 ? ms.toFixed(1) : ms.toFixed(2)} ms`;
}

/** `4.7 ms, p95 9.1 ms`. */
export function shownTimes(times: readonly number[]): string {
  return `${shownTime(median(times))}, p95 ${shownTime(p95(times))}`;
}

/** `102 KB`, `10.8 MB`, in thousands as file managers count. */
export function shownSize(bytes: number): string {
  return bytes >= 999_500 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e3)} KB`;
}

/** `5,656`. */
export function shownCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** Runs a task so often and says how long each took, in milliseconds. */
export async function timed(runs: number, task: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begin = performance.now();
    await task();
    times.push(performance.now() - begin);
  }
  return times;
}
