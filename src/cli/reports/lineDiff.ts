/** Lines of a text that another text has other lines for; both ranges are half-open, and one may be empty. */
export interface Change {
  readonly from: Range;
  readonly to: Range;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * What must be changed to make one list of lines another, in order. Lines that occur once in both hold the two
 * together, so that the work stays small where everything changed; it may say more than the least.
 */
export function changedLines(before: readonly string[], after: readonly string[]): Change[] {
  const changes: Change[] = [];
  let [from, to] = [0, 0];
  for (const [x, y] of [...anchors(before, after), [before.length, after.length] as const]) {
    // An anchor that an earlier run of equal lines went past is no news.
    if (x < from || y < to) continue;
    while (from < x && to < y && before[from] === after[to]) [from, to] = [from + 1, to + 1];
    let [fromEnd, toEnd] = [x, y];
    while (fromEnd > from && toEnd > to && before[fromEnd - 1] === after[toEnd - 1]) {
      [fromEnd, toEnd] = [fromEnd - 1, toEnd - 1];
    }
    if (from < fromEnd || to < toEnd) {
      changes.push({ from: { start: from, end: fromEnd }, to: { start: to, end: toEnd } });
    }
    [from, to] = [x, y];
  }
  return changes;
}

/** Places of lines that occur once in both texts, as many as stand in the same order. */
function anchors(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const places = uniquePlaces(before);
  const pairs: (readonly [number, number])[] = [];
  for (const [line, y] of uniquePlaces(after)) {
    const x = places.get(line);
    if (x !== undefined && x >= 0 && y >= 0) pairs.push([x, y]);
  }
  return longestRising(pairs.sort(([, a], [, b]) => a - b));
}

/** The place of each line, or -1 where it occurs again. */
function uniquePlaces(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  lines.forEach((line, index) => {
    places.set(line, places.has(line) ? -1 : index);
  });
  return places;
}

/** The longest part of some pairs whose first numbers rise, by piles as in patience sorting. */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  interface Card {
    readonly pair: readonly [number, number];
    readonly below: Card | undefined;
  }
  const piles: Card[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((piles[middle]?.pair[0] ?? 0) < pair[0]) low = middle + 1;
      else high = middle;
    }
    piles[low] = { pair, below: piles[low - 1] };
  }
  const rising: (readonly [number, number])[] = [];
  for (let card = piles.at(-1); card; card = card.below) rising.push(card.pair);
  return rising.reverse();
}
