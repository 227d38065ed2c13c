import { ByteReader, ByteWriter, checksumOf } from './bytes.ts';
import type { Lexicon } from './lexicon.ts';
import { isInOrder, mostPlaces, type Postings } from './postings.ts';

/** A shard as it is kept between two starts: its papers by place, and which of them have which words. */
export interface PackedShard {
  readonly papers: readonly PackedPaper[];
  /** In the order of their code units, each once. */
  readonly words: readonly string[];
  /** As in `Postings`, for the words in this order. */
  readonly starts: Uint32Array;
  readonly entries: Uint16Array;
}

/** A paper of a packed shard; the stamp tells whether it still reads as it did. */
export interface PackedPaper {
  readonly key: string;
  readonly stamp: string;
}

/** Postings with their words by name, which are the same in every process. */
export function packed(papers: readonly PackedPaper[], postings: Postings, lexicon: Lexicon): PackedShard {
  const named = Array.from(postings.words, (number, at) => ({ word: lexicon.terms[number] ?? '', at }));
  named.sort((a, b) => (a.word < b.word ? -1 : 1));
  return { papers, words: named.map(({ word }) => word), ...inOrderOf(named, postings) };
}

/** Postings with the numbers that a lexicon has for the words. */
export function unpacked(shard: PackedShard, lexicon: Lexicon): Postings {
  const numbered = shard.words.map((word, at) => ({ number: lexicon.add(word), at }));
  numbered.sort((a, b) => a.number - b.number);
  return { words: Uint32Array.from(numbered, ({ number }) => number), ...inOrderOf(numbered, shard) };
}

type Lists = Pick<Postings, 'starts' | 'entries'>;

/** The lists of entries in another order. */
function inOrderOf(order: readonly { readonly at: number }[], { starts, entries }: Lists): Lists {
  const moved = { starts: new Uint32Array(starts.length), entries: new Uint16Array(entries.length) };
  let to = 0;
  order.forEach(({ at }, index) => {
    const end = starts[at + 1] ?? 0;
    for (let from = starts[at] ?? 0; from < end; from++) moved.entries[to++] = entries[from] ?? 0;
    moved.starts[index + 1] = to;
  });
  return moved;
}

/** Also says which format the bytes have: another number with every change to it, and to what words are. */
const format = 0x4c44_0001;
/** Format, checksum of the rest, papers, words, entries. */
const headSize = 5;

/** A packed shard as bytes, the same ones for the same shard. */
export function shardBytes({ papers, words, starts, entries }: PackedShard): Uint8Array {
  const texts = new ByteWriter();
  for (const { key, stamp } of papers) {
    texts.text(key);
    texts.text(stamp);
  }
  for (const word of words) texts.text(word);
  const inNumbers = 4 * (headSize + starts.length) + 2 * entries.length;
  const bytes = new Uint8Array(4 * Math.ceil((inNumbers + texts.bytes.length) / 4));
  const numbers = new Uint32Array(bytes.buffer);
  numbers.set(starts, headSize);
  new Uint16Array(bytes.buffer).set(entries, 2 * (headSize + starts.length));
  bytes.set(texts.bytes, inNumbers);
  numbers.set([format, 0, papers.length, words.length, entries.length]);
  numbers[1] = checksumOf(numbers.subarray(2));
  return bytes;
}

/** What `shardBytes` made the bytes of; undefined where they are not whole, not right, or of another version. */
export function shardFromBytes(bytes: Uint8Array): PackedShard | undefined {
  if (bytes.length < 4 * headSize || bytes.length % 4 !== 0) return undefined;
  // A copy, because numbers are only read at even addresses, and because the bytes are not ours.
  const { buffer } = Uint8Array.from(bytes);
  const numbers = new Uint32Array(buffer);
  const [found, checksum, papers = 0, words = 0, entries = 0] = numbers;
  if (found !== format || checksum !== checksumOf(numbers.subarray(2))) return undefined;
  const inNumbers = 4 * (headSize + words + 1) + 2 * entries;
  if (papers > mostPlaces || inNumbers > bytes.length) return undefined;
  const texts = new ByteReader(new Uint8Array(buffer, inNumbers));
  const shard: PackedShard = {
    papers: Array.from({ length: papers }, () => ({ key: texts.text(), stamp: texts.text() })),
    words: Array.from({ length: words }, () => texts.text()),
    starts: new Uint32Array(buffer, 4 * headSize, words + 1),
    entries: new Uint16Array(buffer, 4 * (headSize + words + 1), entries),
  };
  return texts.isRight && isRight(shard) ? shard : undefined;
}

function isRight({ papers, words, starts, entries }: PackedShard): boolean {
  if (new Set(papers.map(({ key }) => key)).size < papers.length) return false;
  return words.every((word, at) => word > (words[at - 1] ?? '')) && isInOrder(starts, entries, papers.length);
}
