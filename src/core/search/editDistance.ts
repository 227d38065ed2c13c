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

  /** The distance, or any number above `most` where it is greater. */
  to(other: string, most: number): number {
    for (let column = 0; column <= this.#word.length; column++) this.#last[column] = column;
    for (let at = 0; at < other.length; at++) if (this.#step(other, at) > most) return most + 1;
    return this.#last[this.#word.length] ?? 0;
  }

  /** Adds the row of `other[at]` and returns its least distance. */
  #step(other: string, at: number): number {
    const [word, row, last, beforeLast] = [this.#word, this.#row, this.#last, this.#beforeLast];
    const code = other.charCodeAt(at);
    let least = at + 1;
    row[0] = least;
    for (let column = 1; column <= word.length; column++) {
      const own = word.charCodeAt(column - 1);
      const replaced = (last[column - 1] ?? 0) + (own === code ? 0 : 1);
      let distance = Math.min(replaced, (last[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
      if (at > 0 && column > 1 && own === other.charCodeAt(at - 1) && word.charCodeAt(column - 2) === code) {
        distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      }
      row[column] = distance;
      if (distance < least) least = distance;
    }
    [this.#beforeLast, this.#last, this.#row] = [last, row, beforeLast];
    return least;
  }
}
