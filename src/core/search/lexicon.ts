/** Numbers for words, in the order in which the words were first seen. */
export class Lexicon {
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  /** By the first code unit: the words that begin so. */
  readonly #beginning = new Map<number, number[]>();
  /** By length: the words of short fields, in the order in which they were found there. */
  readonly #misspellable: number[][] = [];
  /** By number: 1 for the words of short fields. */
  #short = new Uint8Array(1024);
  #letters = new Int32Array(1024);
  #revision = 0;

  /** Counts up with every word, and with every word that is found in a short field. */
  get revision(): number {
    return this.#revision;
  }

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

  /** The words that begin with a code unit, in the order of their numbers. */
  beginningWith(code: number): readonly number[] {
    return this.#beginning.get(code) ?? [];
  }

  /** The words of short fields that have so many letters: only there typos are forgiven. */
  misspellable(length: number): readonly number[] {
    return this.#misspellable[length] ?? [];
  }

  /** The number of a word, which is given one where it has none. */
  add(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.length;
    const own = detached(term);
    this.#numbers.set(own, number);
    this.#terms.push(own);
    this.#revision++;
    if (number >= this.#letters.length) {
      const [letters, short] = [new Int32Array(number * 2), new Uint8Array(number * 2)];
      letters.set(this.#letters);
      short.set(this.#short);
      [this.#letters, this.#short] = [letters, short];
    }
    this.#letters[number] = lettersOf(own);
    const code = own.charCodeAt(0);
    const alike = this.#beginning.get(code);
    if (alike) alike.push(number);
    else this.#beginning.set(code, [number]);
    return number;
  }

  /** Notes that a word stands in a short field. */
  noteShort(number: number): void {
    if (this.#short[number] === 1) return;
    this.#short[number] = 1;
    this.#revision++;
    const { length } = this.#terms[number] ?? '';
    const alike = this.#misspellable[length];
    if (alike) alike.push(number);
    else this.#misspellable[length] = [number];
  }
}

/** A long piece of a string may be a window into it: kept as it is, a word would keep its whole abstract alive. */
function detached(term: string): string {
  return term.length < 13 ? term : term.split('').join('');
}

/** Which letters a word has, one bit each. */
export function lettersOf(term: string): number {
  let letters = 0;
  for (let at = 0; at < term.length; at++) {
    const code = term.charCodeAt(at);
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97);
    else letters |= 1 << (26 + (code % 6));
  }
  return letters;
}
