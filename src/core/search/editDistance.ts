/** Edit distances from one word, a swap of neighbours counting once; the tables are made once. */
export class EditDistance {
  readonly #word: string;
  #beforeLast: Uint8Array;
  #last: Uint8Array;
  #row: Uint8Array;

  /** A word of at most 250 letters. */
  constructor(word: string) {
    this.#word = word;
    this.#beforeLast = new Uint8Array(word.length + 1);
    this.#last = new Uint8Array(word.length + 1);
    this.#row = new Uint8Array(word.length + 1);
  }

  /** The distance to the word from one code unit up to another, or any number above `most` where it is greater. */
  to(codes: Uint16Array, start: number, end: number, most: number): number {
    for (let column = 0; column <= this.#word.length; column++) this.#last[column] = column;
    for (let at = start; at < end; at++) if (this.#step(codes, start, at) > most) return most + 1;
    return this.#last[this.#word.length] ?? 0;
  }

  /** Adds the row of `codes[at]` and returns its least distance. */
  #step(codes: Uint16Array, start: number, at: number): number {
    const [word, row, last, beforeLast] = [this.#word, this.#row, this.#last, this.#beforeLast];
    const code = codes[at] ?? 0;
    let least = at - start + 1;
    row[0] = least;
    for (let column = 1; column <= word.length; column++) {
      const own = word.charCodeAt(column - 1);
      const replaced = (last[column - 1] ?? 0) + (own === code ? 0 : 1);
      let distance = Math.min(replaced, (last[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
      if (at > start && column > 1 && own === codes[at - 1] && word.charCodeAt(column - 2) === code) {
        distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      }
      row[column] = distance;
      if (distance < least) least = distance;
    }
    [this.#beforeLast, this.#last, this.#row] = [last, row, beforeLast];
    return least;
  }
}
