/** The greatest of many numbers: a heap with the least of them on top. */
export class BestNumbers {
  readonly #heap: Float64Array;
  #size = 0;

  constructor(most: number) {
    this.#heap = new Float64Array(most);
  }

  /** What a number must reach to be one of them. */
  get least(): number {
    return this.#size < this.#heap.length ? -Infinity : (this.#heap[0] ?? Infinity);
  }

  offer(number: number): void {
    if (this.#size < this.#heap.length) this.#rise(this.#size++, number);
    else if (number > (this.#heap[0] ?? Infinity)) this.#sink(number);
  }

  #rise(from: number, number: number): void {
    const heap = this.#heap;
    let at = from;
    for (let above = (at - 1) >> 1; at > 0 && number < (heap[above] ?? 0); above = (at - 1) >> 1) {
      heap[at] = heap[above] ?? 0;
      at = above;
    }
    heap[at] = number;
  }

  /** Puts a number in the place of the least. */
  #sink(number: number): void {
    const heap = this.#heap;
    let at = 0;
    for (let below = 1; below < this.#size; below = 2 * at + 1) {
      if (below + 1 < this.#size && (heap[below + 1] ?? 0) < (heap[below] ?? 0)) below++;
      if (number <= (heap[below] ?? 0)) break;
      heap[at] = heap[below] ?? 0;
      at = below;
    }
    heap[at] = number;
  }
}
