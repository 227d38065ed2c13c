import type { Matches } from './closeness.ts';
import { fieldBits } from './worth.ts';

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

/** The postings that have the entries of both; a paper that has a word in both has it in the fields of both. */
export function merged(one: Postings, other: Postings): Postings {
  if (one.words.length === 0) return other;
  const words = new Uint32Array(one.words.length + other.words.length);
  const starts = new Uint32Array(words.length + 1);
  const entries = new Uint16Array(one.entries.length + other.entries.length);
  let [at, next, count, to] = [0, 0, 0, 0];
  while (at < one.words.length || next < other.words.length) {
    const word = Math.min(one.words[at] ?? Infinity, other.words[next] ?? Infinity);
    let from = 0;
    let end = 0;
    if (one.words[at] === word) [from, end] = [one.starts[at] ?? 0, one.starts[++at] ?? 0];
    if (other.words[next] === word) {
      const last = other.starts[next + 1] ?? 0;
      for (let index = other.starts[next++] ?? 0; index < last; index++) {
        const entry = other.entries[index] ?? 0;
        const place = entry >>> fieldBits;
        while (from < end && (one.entries[from] ?? 0) >>> fieldBits < place)
          entries[to++] = one.entries[from++] ?? 0;
        // Its title came first, its abstract comes now.
        const isThere = from < end && (one.entries[from] ?? 0) >>> fieldBits === place;
        entries[to++] = isThere ? entry | (one.entries[from++] ?? 0) : entry;
      }
    }
    while (from < end) entries[to++] = one.entries[from++] ?? 0;
    words[count++] = word;
    starts[count] = to;
  }
  return { words: words.slice(0, count), starts: starts.slice(0, count + 1), entries: entries.slice(0, to) };
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

/** Whether no number is less than the one before it. */
export function isAscending(list: Uint16Array | Uint32Array): boolean {
  for (let at = 1; at < list.length; at++) if ((list[at - 1] ?? 0) > (list[at] ?? 0)) return false;
  return true;
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
