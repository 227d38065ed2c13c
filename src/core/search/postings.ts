import type { Matches } from './closeness.ts';
import { fieldBits } from './worth.ts';

/**
 * Which papers have which words: the numbers of the words in order, where the entries of each begin, and the entries.
 * An entry is `place of the paper << fieldBits | fields that have the word`. An immutable value.
 */
export interface Postings {
  readonly words: Uint32Array;
  /** One more than there are words. */
  readonly starts: Uint32Array;
  readonly entries: Uint16Array;
}

/** Places of papers in one set of postings, as many as an entry can tell apart. */
export const mostPlaces = 1 << (16 - fieldBits);

export const noPostings: Postings = {
  words: new Uint32Array(0),
  starts: new Uint32Array(1),
  entries: new Uint16Array(0),
};

/** Entries that are not in order yet. */
export class Draft {
  /** `word * 65536 + entry`, which sorts as words and entries do. */
  readonly #keys = new Float64Array(1 << 15);
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  get isFull(): boolean {
    return this.#length === this.#keys.length;
  }

  push(word: number, entry: number): void {
    this.#keys[this.#length++] = word * 65_536 + entry;
  }

  /** Postings with the entries of others and of this draft, which is empty from then on. */
  mergedInto(postings: Postings): Postings {
    const keys = this.#keys.subarray(0, this.#length).sort();
    this.#length = 0;
    return merged(postings, keys);
  }
}

/** Puts a draft of two lists in order into one: first the words are counted, then everything is written. */
function merged({ words, starts, entries }: Postings, keys: Float64Array): Postings {
  const count = countWords(words, keys);
  const result = {
    words: new Uint32Array(count),
    starts: new Uint32Array(count + 1),
    entries: new Uint16Array(entries.length + keys.length),
  };
  let [at, next, to] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const word = Math.min(words[at] ?? Infinity, wordOf(keys[next]));
    result.words[index] = word;
    result.starts[index] = to;
    if (words[at] === word) {
      for (let from = starts[at] ?? 0; from < (starts[at + 1] ?? 0); from++) {
        result.entries[to++] = entries[from] ?? 0;
      }
      at++;
    }
    while (next < keys.length && wordOf(keys[next]) === word)
      result.entries[to++] = (keys[next++] ?? 0) % 65_536;
  }
  result.starts[count] = to;
  return result;
}

function countWords(words: Uint32Array, keys: Float64Array): number {
  let count = words.length;
  let at = 0;
  let last = -1;
  for (let next = 0; next < keys.length; next++) {
    const word = wordOf(keys[next]);
    if (word === last) continue;
    last = word;
    while (at < words.length && (words[at] ?? 0) < word) at++;
    if (words[at] !== word) count++;
  }
  return count;
}

function wordOf(key: number | undefined): number {
  return key === undefined ? Infinity : Math.floor(key / 65_536);
}

/** Raises the level of each paper, by its place, to what `worth` says of any of these words in it. */
export function raiseLevels(
  levels: Uint8Array,
  { words, starts, entries }: Postings,
  { numbers, closeness }: Matches,
  worth: Uint8Array,
): void {
  // Many numbers are gone through side by side with the words, few are looked up.
  const step = numbers.length * 16 > words.length;
  let at = 0;
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? 0;
    if (step) while (at < words.length && (words[at] ?? 0) < number) at++;
    else at = placeOf(words, number, at);
    if (at === words.length) return;
    if (words[at] !== number) continue;
    const close = (closeness[index] ?? 0) << fieldBits;
    const end = starts[at + 1] ?? 0;
    for (let from = starts[at] ?? 0; from < end; from++) {
      const entry = entries[from] ?? 0;
      const level = worth[close | (entry & fieldMask)] ?? 0;
      const place = entry >>> fieldBits;
      if (level > (levels[place] ?? 0)) levels[place] = level;
    }
  }
}

const fieldMask = (1 << fieldBits) - 1;

/** The first place from `low` on that does not hold less than a number. */
function placeOf(words: Uint32Array, number: number, low: number): number {
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
