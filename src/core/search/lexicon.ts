import { isCommon } from './commonWords.ts';
import { hashOf, WordNumbers } from './wordNumbers.ts';

/** The words of all papers by numbers, and the lists in which those are found that resemble a word of a query. */
export class Lexicon {
  readonly #words = new WordNumbers();
  /** By the first code unit: the words that begin so. */
  readonly #beginning = new Map<number, number[]>();
  /** By length: the words of short fields, in the order in which they were found there. */
  readonly #misspellable: number[][] = [];
  /** By number: the `lettersOf` the word. */
  #letters = new Int32Array(1024);
  /** By number: what is known of the word. */
  #kinds = new Uint8Array(1024);
  #revision = 0;

  /** Counts up with every word, and with every word that is found in a short field. */
  get revision(): number {
    return this.#revision;
  }

  /** One more than the highest number. */
  get size(): number {
    return this.#words.terms.length;
  }

  /** The words by their numbers. */
  get terms(): readonly string[] {
    return this.#words.terms;
  }

  /** The `lettersOf` each word, by number. */
  get letters(): Int32Array {
    return this.#letters;
  }

  /** The number of a word; -1 where it has none. */
  numberOf(term: string): number {
    return this.#words.numberOf(term, 0, term.length, hashOf(term));
  }

  /** The number of a word that stands in a text, by its `hashOf`; -1 where it has none. */
  numberOfPart(text: string, start: number, end: number, hash: number): number {
    return this.#words.numberOf(text, start, end, hash);
  }

  /** Whether `isCommon` holds of a word. */
  isCommon(number: number): boolean {
    return ((this.#kinds[number] ?? 0) & kind.common) !== 0;
  }

  /** The words that begin with a code unit, in the order of their numbers. */
  beginningWith(code: number): readonly number[] {
    return this.#beginning.get(code) ?? none;
  }

  /** The words of short fields that have so many letters: only there typos are forgiven. */
  misspellable(length: number): readonly number[] {
    return this.#misspellable[length] ?? none;
  }

  /** The number of a word, which is given one where it has none. */
  add(term: string): number {
    return this.addPart(term, 0, term.length, hashOf(term));
  }

  /** The number of a word that stands in a text, as `add` gives it. */
  addPart(text: string, start: number, end: number, hash: number): number {
    const known = this.#words.numberOf(text, start, end, hash);
    if (known >= 0) return known;
    const number = this.#words.add(text, start, end, hash);
    const term = this.terms[number] ?? '';
    if (number === this.#letters.length) this.#grow();
    this.#letters[number] = lettersOf(term);
    if (isCommon(term)) this.#kinds[number] = kind.common;
    const code = term.charCodeAt(0);
    const alike = this.#beginning.get(code);
    if (alike) alike.push(number);
    else this.#beginning.set(code, [number]);
    this.#revision++;
    return number;
  }

  /** Notes that a word stands in a short field. */
  noteShort(number: number): void {
    const kinds = this.#kinds[number] ?? 0;
    if ((kinds & kind.short) !== 0) return;
    this.#kinds[number] = kinds | kind.short;
    const { length } = this.terms[number] ?? '';
    const alike = this.#misspellable[length];
    if (alike) alike.push(number);
    else this.#misspellable[length] = [number];
    this.#revision++;
  }

  #grow(): void {
    const [letters, kinds] = [this.#letters, this.#kinds];
    this.#letters = new Int32Array(2 * letters.length);
    this.#letters.set(letters);
    this.#kinds = new Uint8Array(2 * kinds.length);
    this.#kinds.set(kinds);
  }
}

const kind = { common: 1, short: 2 } as const;
const none: readonly number[] = [];

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
