import { Draft } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import type { PackedShard } from './packedShard.ts';
import { textsOf } from './phrases.ts';
import { mostPlaces } from './postings.ts';
import type { SearchPaper } from './searchPaper.ts';
import { Shard, type ShardView } from './shard.ts';
import { scanPieces } from './tokens.ts';
import { fieldBit, fieldBits, type IndexedField } from './worth.ts';

interface Place {
  readonly shard: Shard;
  readonly place: number;
}

/** A shard that can be kept between two starts. */
export interface KeptShard {
  /** The same for the same shard as long as it is there. */
  readonly of: object;
  /** Another number whenever the shard has changed. */
  readonly revision: number;
  readonly packed: (stampOf: StampOf) => PackedShard;
}

/** What tells whether a paper still reads as it did; undefined for a paper that is not to be kept. */
export type StampOf = (paper: SearchPaper) => number | undefined;

/** The paper with a key, if it still reads as it did when it had this stamp. */
export type PaperOfPacked = (key: string, stamp: number) => SearchPaper | undefined;

/**
 * Papers by key in shards, each with postings of its own, so that a paper is put in place of another without touching
 * more than one or two of them.
 */
export class Shards {
  readonly #lexicon: Lexicon;
  readonly #mostInShard: number;
  readonly #places = new Map<string, Place>();
  readonly #shards = new Set<Shard>();
  /** Words that wait to be put in order, all of one shard. */
  readonly #draft = new Draft();
  #drafted: Shard | undefined;

  constructor(lexicon: Lexicon, mostInShard: number = mostPlaces) {
    this.#lexicon = lexicon;
    this.#mostInShard = mostInShard;
  }

  /** The number of papers. */
  get size(): number {
    return this.#places.size;
  }

  /** What a question sees of each shard. */
  views(): ShardView[] {
    this.#settle();
    return [...this.#shards].map(shard => shard.view);
  }

  /** Adds a paper, in place of the one with its key, and its words in some fields. */
  put(paper: SearchPaper, fields: readonly IndexedField[]): void {
    this.remove(paper.key);
    const shard = this.#shardWithRoom();
    const place = { shard, place: shard.add(paper) };
    this.#places.set(paper.key, place);
    this.#write(place, paper, fields);
  }

  /** Adds the words in some more fields of a paper that is there. */
  extend(key: string, fields: readonly IndexedField[]): void {
    const place = this.#places.get(key);
    const paper = place?.shard.paperAt(place.place);
    if (place && paper) this.#write(place, paper, fields);
  }

  /** The shards one by one, as they are when each is asked for. */
  *kept(): Generator<KeptShard> {
    for (const shard of [...this.#shards]) {
      yield { of: shard, revision: shard.revision, packed: stampOf => this.#packed(shard, stampOf) };
    }
  }

  /**
   * Takes over what was packed, but for papers that are there already or that `paperOf` does not know; false where its
   * words are not those of the lexicon.
   */
  admit({ keys, stamps, postings, words }: PackedShard, paperOf: PaperOfPacked): boolean {
    if (words.count > this.#lexicon.size || words.print !== this.#lexicon.printOf(words.count)) return false;
    const shard = new Shard(postings);
    keys.forEach((key, at) => {
      const paper = this.#places.has(key) ? undefined : paperOf(key, stamps[at] ?? 0);
      if (paper) this.#places.set(key, { shard, place: shard.add(paper) });
      else shard.skip();
    });
    this.#shards.add(shard);
    this.#tidy(shard);
    return true;
  }

  /** Forgets a paper; a key that is not there is none. */
  remove(key: string): void {
    const known = this.#places.get(key);
    if (!known) return;
    this.#places.delete(key);
    known.shard.remove(known.place);
    this.#tidy(known.shard);
  }

  #shardWithRoom(): Shard {
    for (const shard of this.#shards) if (shard.size < this.#mostInShard) return shard;
    const shard = new Shard();
    this.#shards.add(shard);
    return shard;
  }

  #write({ shard, place }: Place, paper: SearchPaper, fields: readonly IndexedField[]): void {
    if (this.#drafted !== shard || this.#draft.isFull) {
      this.#settle();
      this.#drafted = shard;
    }
    const lexicon = this.#lexicon;
    const draft = this.#draft;
    for (const field of fields) {
      const entry = (place << fieldBits) | fieldBit[field];
      const isShort = field !== 'abstract';
      const enter = (word: number) => {
        if (isShort) lexicon.noteShort(word);
        else if (lexicon.isCommon(word)) return;
        draft.push(word, entry);
      };
      for (const text of textsOf(paper, field)) {
        scanPieces(
          text,
          term => enter(lexicon.add(term)),
          (start, end, hash) => enter(lexicon.addPart(text, start, end, hash)),
        );
      }
    }
  }

  #settle(): void {
    if (!this.#draft.isEmpty) this.#drafted?.keep(this.#draft);
  }

  #packed(shard: Shard, stampOf: StampOf): PackedShard {
    if (this.#drafted === shard) this.#settle();
    const stamps: number[] = [];
    const { papers, postings } = shard.chosen(paper => {
      const stamp = stampOf(paper);
      if (stamp !== undefined) stamps.push(stamp);
      return stamp !== undefined;
    });
    const count = this.#lexicon.size;
    const words = { count, print: this.#lexicon.printOf(count) };
    return { keys: papers.map(({ key }) => key), stamps: Float64Array.from(stamps), postings, words };
  }

  /** Puts what is left in a shard that is half empty into a new one; no text is read again. */
  #tidy(shard: Shard): void {
    if (shard.removed * 2 <= this.#mostInShard) return;
    this.#settle();
    this.#shards.delete(shard);
    const { papers, postings } = shard.chosen(() => true);
    if (papers.length === 0) return;
    const smaller = new Shard(postings);
    for (const paper of papers) this.#places.set(paper.key, { shard: smaller, place: smaller.add(paper) });
    this.#shards.add(smaller);
  }
}
