import { isCommon, longestCommon } from './commonWords.ts';
import { hashOf, WordNumbers } from './wordNumbers.ts';

/** Some words as they are kept between two starts. */
export interface WordPart {
  /** Their code units, one word behind the other. */
  readonly codes: Uint16Array;
  /** Where each ends there. */
  readonly ends: Uint32Array;
  /** What is known of each. */
  readonly kinds: Uint8Array;
}

/** Words in each part but the last one. */
export const wordsInPart = 1 << 15;

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
  /** By part: how often it changed. */
  readonly #revisions: number[] = [];

  /** Counts up with every word, and with every word that is found in a short field. */
  get revision(): number {
    return this.#revision;
  }

  /** By part: another number whenever it is another one. */
  get revisions(): readonly number[] {
    return this.#revisions;
  }

  /** One more than the highest number. */
  get size(): number {
    return this.#words.size;
  }

  /** The code units of all words, one behind the other. */
  get codes(): Uint16Array {
    return this.#words.codes;
  }

  /** By number: where a word begins among the `codes`; the next one's begin is its end. */
  get starts(): Uint32Array {
    return this.#words.starts;
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
    this.#list(number);
    if (end - start <= longestCommon && isCommon(text.slice(start, end).toLowerCase()))
      this.#kinds[number] = kind.common;
    return number;
  }

  /** Notes that a word stands in a short field. */
  noteShort(number: number): void {
    const kinds = this.#kinds[number] ?? 0;
    if ((kinds & kind.short) !== 0) return;
    this.#kinds[number] = kinds | kind.short;
    const length = (this.starts[number + 1] ?? 0) - (this.starts[number] ?? 0);
    const alike = this.#misspellable[length];
    if (alike) alike.push(number);
    else this.#misspellable[length] = [number];
    this.#changed(number);
  }

  /** The words of one part. */
  part(index: number): WordPart {
    const [from, end] = [index * wordsInPart, Math.min(this.size, (index + 1) * wordsInPart)];
    const begin = this.starts[from] ?? 0;
    return {
      codes: this.codes.slice(begin, this.starts[end]),
      ends: this.starts.slice(from + 1, end + 1).map(at => at - begin),
      kinds: this.#kinds.slice(from, end),
    };
  }

  /** Takes over a part behind those that are there; false where these are not whole. */
  restore({ codes, ends, kinds }: WordPart): boolean {
    let number = this.size;
    if (number % wordsInPart !== 0) return false;
    this.#words.addAll(codes, ends);
    for (const known of kinds) {
      this.#list(number);
      this.#kinds[number] = known & ~kind.short;
      if (known & kind.short) this.noteShort(number);
      number++;
    }
    return true;
  }

  /** A number that is another one when any of the first words is. */
  printOf(count: number): number {
    return this.#words.printOf(count);
  }

  #list(number: number): void {
    if (number === this.#letters.length) this.#grow();
    const { codes, starts } = this;
    const [start = 0, end = 0] = [starts[number], starts[number + 1]];
    let letters = 0;
    for (let at = start; at < end; at++) letters |= letterBit(codes[at] ?? 0);
    this.#letters[number] = letters;
    const code = codes[start] ?? 0;
    const alike = this.#beginning.get(code);
    if (alike) alike.push(number);
    else this.#beginning.set(code, [number]);
    this.#changed(number);
  }

  #changed(number: number): void {
    const part = Math.floor(number / wordsInPart);
    this.#revisions[part] = (this.#revisions[part] ?? 0) + 1;
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
  for (let at = 0; at < term.length; at++) letters |= letterBit(term.charCodeAt(at));
  return letters;
}

function letterBit(code: number): number {
  return code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code % 6));
}
