import { ByteReader, ByteWriter } from './bytes.ts';
import { isAscending, mostPlaces, type Postings } from './postings.ts';

/** A shard as it is kept between two starts: its papers by place, and which of them have which words. */
export interface PackedShard {
  readonly keys: readonly string[];
  /** By place: tells whether a paper still reads as it did. */
  readonly stamps: Float64Array;
  /** Words by their numbers in the lexicon that begins as `words` says. */
  readonly postings: Postings;
  readonly words: LexiconStart;
}

/** The first words of a lexicon: the same words have the same numbers in each that begins so. */
export interface LexiconStart {
  readonly count: number;
  /** The `printOf` these words. */
  readonly print: number;
}

/** Says which format the bytes have: another number with every change to it, and to what words are. */
const format = 0x4c44_0002;
/** Format, papers, words of the shard, entries, count and print of the words of the lexicon. */
const headSize = 6;

/** A packed shard as bytes. */
export function shardBytes({ keys, stamps, postings, words }: PackedShard): Uint8Array {
  const texts = new ByteWriter();
  for (const key of keys) texts.text(key);
  const { starts, entries } = postings;
  const places = placesOf(keys.length, postings.words.length, entries.length);
  const bytes = new Uint8Array(places.texts + texts.bytes.length);
  const { buffer } = bytes;
  new Uint32Array(buffer, 0, headSize).set([
    format,
    keys.length,
    postings.words.length,
    entries.length,
    words.count,
    words.print,
  ]);
  new Float64Array(buffer, places.stamps, stamps.length).set(stamps);
  new Uint32Array(buffer, places.words, postings.words.length).set(postings.words);
  new Uint32Array(buffer, places.starts, starts.length).set(starts);
  new Uint16Array(buffer, places.entries, entries.length).set(entries);
  bytes.set(texts.bytes, places.texts);
  return bytes;
}

/** What `shardBytes` made the bytes of; undefined where they are not whole, or of another format. */
export function shardFromBytes(bytes: Uint8Array): PackedShard | undefined {
  if (bytes.length < 4 * headSize) return undefined;
  // A copy, because numbers are only read at even addresses, and because the bytes are not ours.
  const { buffer } = new Uint8Array(bytes);
  const [found, papers = 0, words = 0, entries = 0, count = 0, print = 0] = new Uint32Array(
    buffer,
    0,
    headSize,
  );
  const places = placesOf(papers, words, entries);
  if (found !== format || papers > mostPlaces || places.texts > bytes.length) return undefined;
  const texts = new ByteReader(new Uint8Array(buffer, places.texts));
  const keys = Array.from({ length: papers }, () => texts.text());
  const postings = {
    words: new Uint32Array(buffer, places.words, words),
    starts: new Uint32Array(buffer, places.starts, words + 1),
    entries: new Uint16Array(buffer, places.entries, entries),
  };
  if (!texts.isRight || !isAscending(postings.starts) || postings.starts[words] !== entries) return undefined;
  return { keys, stamps: new Float64Array(buffer, places.stamps, papers), postings, words: { count, print } };
}

/** Where what begins, in bytes: the widest numbers come first. */
function placesOf(papers: number, words: number, entries: number) {
  const stamps = 4 * headSize;
  const wordsAt = stamps + 8 * papers;
  const starts = wordsAt + 4 * words;
  const entriesAt = starts + 4 * (words + 1);
  return { stamps, words: wordsAt, starts, entries: entriesAt, texts: entriesAt + 2 * entries };
}
