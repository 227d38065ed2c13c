import type { Matches } from './closeness.ts';
import { type FieldSet, fieldBits } from './worth.ts';

/**
 * Which papers have which words: the numbers of the words in order, where the entries of each begin, and the entries.
 * An entry is `place of the paper << fieldBits | fields that have the word`; a word has one for each paper, in their
 * order. An immutable value.
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

/** Puts two lists in order into one: first the words are counted, then everything is written. */
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
    let from = 0;
    let end = 0;
    if (words[at] === word) {
      from = starts[at++] ?? 0;
      end = starts[at] ?? 0;
    }
    while (next < keys.length && wordOf(keys[next]) === word) {
      const entry = (keys[next++] ?? 0) % 65_536;
      while (from < end && (entries[from] ?? 0) >>> fieldBits < entry >>> fieldBits)
        result.entries[to++] = entries[from++] ?? 0;
      // Its title came first, its abstract comes now.
      const isThere = from < end && (entries[from] ?? 0) >>> fieldBits === entry >>> fieldBits;
      result.entries[to++] = isThere ? entry | (entries[from++] ?? 0) : entry;
    }
    while (from < end) result.entries[to++] = entries[from++] ?? 0;
  }
  result.starts[count] = to;
  return { ...result, entries: result.entries.subarray(0, to) };
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

/**
 * What is left of postings where papers go to other places, by their old ones; those that go to -1 are left out. The
 * new places are in the order of the old ones.
 */
export function moved({ words, starts, entries }: Postings, places: Int16Array): Postings {
  const left = {
    words: new Uint32Array(words.length),
    starts: new Uint32Array(starts.length),
    entries: new Uint16Array(entries.length),
  };
  let [count, to] = [0, 0];
  for (let at = 0; at < words.length; at++) {
    const begin = to;
    const end = starts[at + 1] ?? 0;
    for (let from = starts[at] ?? 0; from < end; from++) {
      const entry = entries[from] ?? 0;
      const place = places[entry >>> fieldBits] ?? -1;
      if (place >= 0) left.entries[to++] = (place << fieldBits) | (entry & fieldMask);
    }
    if (to > begin) left.words[count++] = words[at] ?? 0;
    left.starts[count] = to;
  }
  return {
    words: left.words.slice(0, count),
    starts: left.starts.slice(0, count + 1),
    entries: left.entries.slice(0, to),
  };
}

/** Whether numbers are what postings have: lists one behind the other, each of papers in order that there are. */
export function isInOrder(starts: Uint32Array, entries: Uint16Array, papers: number): boolean {
  if (starts[0] !== 0 || starts.at(-1) !== entries.length) return false;
  for (let at = 1; at < starts.length; at++) {
    const [begin = 0, end = 0] = [starts[at - 1], starts[at]];
    if (begin >= end || end > entries.length) return false;
    for (let from = begin, last = -1; from < end; from++) {
      const entry = entries[from] ?? 0;
      const place = entry >>> fieldBits;
      if (place <= last || place >= papers || (entry & fieldMask) === 0) return false;
      last = place;
    }
  }
  return true;
}

/**
 * Raises the level of each paper, by its place, to what `worth` says of any of these words in it; false where no level
 * is any higher.
 */
export function raiseLevels(
  levels: Uint8Array,
  { words, starts, entries }: Postings,
  { numbers, closeness }: Matches,
  worth: Uint8Array,
): boolean {
  // Many numbers are gone through side by side with the words, few are looked up.
  const step = numbers.length * 16 > words.length;
  let isHigher = false;
  let at = 0;
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? 0;
    if (step) while (at < words.length && (words[at] ?? 0) < number) at++;
    else at = placeOf(words, number, at);
    if (at === words.length) break;
    if (words[at] !== number) continue;
    const close = (closeness[index] ?? 0) << fieldBits;
    const end = starts[at + 1] ?? 0;
    for (let from = starts[at] ?? 0; from < end; from++) {
      const entry = entries[from] ?? 0;
      const level = worth[close | (entry & fieldMask)] ?? 0;
      const place = entry >>> fieldBits;
      if (level <= (levels[place] ?? 0)) continue;
      levels[place] = level;
      isHigher = true;
    }
  }
  return isHigher;
}

/** Calls back with each word and the fields that have it in any paper. */
export function eachWord(
  { words, starts, entries }: Postings,
  call: (word: number, fields: FieldSet) => void,
): void {
  for (let at = 0; at < words.length; at++) {
    let fields = 0;
    for (let from = starts[at] ?? 0; from < (starts[at + 1] ?? 0); from++) fields |= entries[from] ?? 0;
    call(words[at] ?? 0, fields & fieldMask);
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
