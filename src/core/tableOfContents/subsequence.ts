/** The places of a longest rising run within some distinct numbers, other numbers left out: `3 1 2` → `1 2`. */
export function longestRising(numbers: readonly number[]): number[] {
  /** For each length, the place of the smallest number that ends a run of it. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0;
    // In a list that is in order, each goes to the end.
    let low = ends.length > 0 && (numbers[ends.at(-1) ?? 0] ?? 0) < number ? ends.length : 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[place] = ends[low - 1];
    ends[low] = place;
  }
  const run: number[] = [];
  for (let place = ends.at(-1); place !== undefined; place = before[place]) run.push(place);
  return run.reverse();
}
