import type { WordPart } from './lexicon.ts';
import { isAscending } from './postings.ts';

/** Words as they are kept between two starts. */
export function wordBytes({ codes, ends, kinds }: WordPart): Uint8Array {
  const bytes = new Uint8Array(headSize + 4 * ends.length + 2 * codes.length + kinds.length);
  const { buffer } = bytes;
  new Uint32Array(buffer, 0, 2).set([format, ends.length]);
  new Uint32Array(buffer, headSize, ends.length).set(ends);
  new Uint16Array(buffer, headSize + 4 * ends.length, codes.length).set(codes);
  bytes.set(kinds, bytes.length - kinds.length);
  return bytes;
}

/** What `wordBytes` made the bytes of; undefined where they are not whole, or of another format. */
export function wordsFromBytes(bytes: Uint8Array): WordPart | undefined {
  if (bytes.length < headSize) return undefined;
  // A copy, because numbers are only read at even addresses.
  const { buffer } = new Uint8Array(bytes);
  const [found, words = 0] = new Uint32Array(buffer, 0, 2);
  const codes = (bytes.length - headSize - 5 * words) / 2;
  if (found !== format || !Number.isInteger(codes) || codes < 0) return undefined;
  const ends = new Uint32Array(buffer, headSize, words);
  if (!isAscending(ends) || (ends.at(-1) ?? 0) !== codes) return undefined;
  return {
    codes: new Uint16Array(buffer, headSize + 4 * words, codes),
    ends,
    kinds: new Uint8Array(buffer, bytes.length - words, words),
  };
}

/** Another number with every change to the format. */
const format = 0x4c44_1001;
/** Format, and how many words. */
const headSize = 8;
