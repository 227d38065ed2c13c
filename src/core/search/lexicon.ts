/** Numbers for words, in the order in which the words were first seen. */
export class Lexicon {
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  #letters = new Int32Array(1024);

  /** One more than the highest number. */
  get size(): number {
    return this.#terms.length;
  }

  numberOf(term: string): number | undefined {
    return this.#numbers.get(term);
  }

  /** The words by their numbers. */
  get terms(): readonly string[] {
    return this.#terms;
  }

  /** The `lettersOf` each word, by number. */
  get letters(): Int32Array {
    return this.#letters;
  }

  /** The number of a word, which is given one where it has none. */
  add(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.length;
    const own = detached(term);
    this.#numbers.set(own, number);
    this.#terms.push(own);
    if (number >= this.#letters.length) {
      const larger = new Int32Array(this.#letters.length * 2);
      larger.set(this.#letters);
      this.#letters = larger;
    }
    this.#letters[number] = lettersOf(own);
    return number;
  }
}

/** A long piece of a string may be a window into it: kept as it is, a word would keep its whole abstract alive. */
function detached(term: string): string {
  return term.length < 13 ? term : term.split('').join('');
}

/** Which letters a word has, one bit each: a word that lacks three letters of another is three edits from it. */
export function lettersOf(term: string): number {
  let letters = 0;
  for (let at = 0; at < term.length; at++) {
    const code = term.charCodeAt(at);
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97);
    else letters |= 1 << (26 + (code % 6));
  }
  return letters;
}

/** How many letters the first set has that the second lacks. */
export function lacking(letters: number, other: number): number {
  let rest = letters & ~other;
  let count = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    count++;
  }
  return count;
}
