import { lacking, lettersOf } from './lexicon.ts';

/** A word of a query as it is compared with words of papers. */
export interface Atom {
  readonly term: string;
  /** Longer words that begin so match too. */
  readonly prefix: boolean;
  /** Wrong, missing, surplus or swapped letters that are forgiven. */
  readonly typos: number;
}

/** How well a word of a paper matches, from best to worst; 0 where it does not. */
export const closeness = { exact: 4, prefix: 3, oneTypo: 2, far: 1, none: 0 } as const;

/** The atom that finds exactly one word. */
export function exactAtom(term: string): Atom {
  return { term, prefix: false, typos: 0 };
}

/** The atom for a word that may be misspelled: no typo under four letters or in numbers, two from eight letters on. */
export function looseAtom(term: string, prefix: boolean): Atom {
  return { term, prefix, typos: /\P{L}/u.test(term) || term.length < 4 ? 0 : term.length < 8 ? 1 : 2 };
}

/** Compares one atom with many words; `letters` is `lettersOf` the word. */
export function comparer(atom: Atom): (term: string, letters: number) => number {
  const { term: wanted, prefix, typos } = atom;
  const wantedLetters = lettersOf(wanted);
  const distances = new EditDistance(wanted);
  // A short word with another first letter is another word, not a slip: `train` and `brain`.
  const firstLetterCounts = wanted.length < 6;
  const mayBeUnfinished = prefix && wanted.length >= 6;
  return (term, letters) => {
    const lost = lacking(wantedLetters, letters);
    if (lost > typos) return closeness.none;
    if (lost === 0) {
      if (term === wanted) return closeness.exact;
      if (prefix && term.startsWith(wanted)) return closeness.prefix;
    }
    if (typos === 0 || term.length < wanted.length - typos) return closeness.none;
    if (firstLetterCounts && term.charCodeAt(0) !== wanted.charCodeAt(0)) return closeness.none;
    if (term.length <= wanted.length + typos && lacking(letters, wantedLetters) <= typos) {
      const distance = distances.to(term, typos);
      if (distance <= typos) return distance === 1 ? closeness.oneTypo : closeness.far;
    }
    return mayBeUnfinished && lost <= 1 && distances.toBeginning(term, 1) <= 1
      ? closeness.far
      : closeness.none;
  };
}

/** Edit distances from one word, a swap of neighbours counting once; the tables are made once. */
class EditDistance {
  readonly #word: string;
  #beforeLast: Uint8Array;
  #last: Uint8Array;
  #row: Uint8Array;

  constructor(word: string) {
    this.#word = word;
    this.#beforeLast = new Uint8Array(word.length + 1);
    this.#last = new Uint8Array(word.length + 1);
    this.#row = new Uint8Array(word.length + 1);
  }

  /** The distance, or any number above `most` where it is greater. */
  to(other: string, most: number): number {
    this.#begin();
    for (let at = 0; at < other.length; at++) if (this.#step(other, at) > most) return most + 1;
    return this.#last[this.#word.length] ?? 0;
  }

  /** The distance to the beginning of `other` that is nearest, or any number above `most`. */
  toBeginning(other: string, most: number): number {
    this.#begin();
    const length = Math.min(other.length, this.#word.length + most);
    let nearest = most + 1;
    for (let at = 0; at < length; at++) {
      if (this.#step(other, at) > most) return nearest;
      nearest = Math.min(nearest, this.#last[this.#word.length] ?? 0);
    }
    return nearest;
  }

  #begin(): void {
    for (let column = 0; column <= this.#word.length; column++) this.#last[column] = Math.min(column, 250);
  }

  /** Adds the row of `other[at]` and returns its least distance. */
  #step(other: string, at: number): number {
    const [word, row, last, beforeLast] = [this.#word, this.#row, this.#last, this.#beforeLast];
    const code = other.charCodeAt(at);
    row[0] = Math.min(at + 1, 250);
    let least = row[0] ?? 0;
    for (let column = 1; column <= word.length; column++) {
      const own = word.charCodeAt(column - 1);
      const replaced = (last[column - 1] ?? 0) + (own === code ? 0 : 1);
      const longer = (last[column] ?? 0) + 1;
      const shorter = (row[column - 1] ?? 0) + 1;
      let distance = Math.min(replaced, longer, shorter);
      if (at > 0 && column > 1 && own === other.charCodeAt(at - 1) && word.charCodeAt(column - 2) === code) {
        distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      }
      row[column] = Math.min(distance, 250);
      if (distance < least) least = distance;
    }
    [this.#beforeLast, this.#last, this.#row] = [last, row, beforeLast];
    return least;
  }
}
