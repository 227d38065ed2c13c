import type { Span } from '../text.ts';

/** The code spans of a line, marks included, in one pass; ticks that nothing closes are text. */
export function codeSpansOf(line: string): Span[] {
  if (!line.includes('`')) return [];
  const runs = [...line.matchAll(/`+/g)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const closings = new ClosingTicks(runs);
  const spans: Span[] = [];
  let from = 0;
  for (const { start, end } of runs) {
    // A backslash before the run takes its first tick.
    const opening = start + (isEscaped(line, start) ? 1 : 0);
    if (start < from || opening === end) continue;
    const close = closings.after(end, end - opening);
    if (close === undefined) continue;
    spans.push({ start: opening, end: close });
    from = close;
  }
  return spans;
}

/** Runs of ticks by their length, asked for in the order of the text. */
class ClosingTicks {
  readonly #byLength = new Map<number, Span[]>();

  constructor(runs: readonly Span[]) {
    for (const run of [...runs].reverse()) {
      const length = run.end - run.start;
      const same = this.#byLength.get(length);
      if (same) same.push(run);
      else this.#byLength.set(length, [run]);
    }
  }

  /** Offset behind the first run of a length at or after an offset. */
  after(offset: number, length: number): number | undefined {
    const runs = this.#byLength.get(length);
    while ((runs?.at(-1)?.start ?? offset) < offset) runs?.pop();
    return runs?.at(-1)?.end;
  }
}

function isEscaped(line: string, at: number): boolean {
  let slashes = 0;
  while (line[at - 1 - slashes] === '\\') slashes++;
  return slashes % 2 === 1;
}
