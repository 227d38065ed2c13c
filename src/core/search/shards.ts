import { isCommon } from './commonWords.ts';
import type { Lexicon } from './lexicon.ts';
import { textsOf } from './phrases.ts';
import { Draft, mostPlaces } from './postings.ts';
import type { SearchPaper } from './searchPaper.ts';
import { Shard, type ShardView } from './shard.ts';
import { scanTokens } from './tokens.ts';
import { fieldBit, fieldBits, type IndexedField } from './worth.ts';

interface Place {
  readonly shard: Shard;
  readonly place: number;
}

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
  /** By word: the fields of the paper being written that have it; all 0 in between. */
  readonly #seen: number[] = [];

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

  /** Forgets a paper; a key that is not there is none. */
  remove(key: string): void {
    const known = this.#places.get(key);
    if (!known) return;
    this.#places.delete(key);
    known.shard.remove(known.place);
    if (known.shard.removed * 2 > this.#mostInShard) this.#pour(known.shard);
  }

  #shardWithRoom(): Shard {
    for (const shard of this.#shards) if (shard.size < this.#mostInShard) return shard;
    const shard = new Shard();
    this.#shards.add(shard);
    return shard;
  }

  #write({ shard, place }: Place, paper: SearchPaper, fields: readonly IndexedField[]): void {
    const seen = this.#seen;
    const words: number[] = [];
    for (const field of fields) {
      const bit = fieldBit[field];
      const enter = (term: string) => {
        if (field === 'abstract' && isCommon(term)) return;
        const word = this.#lexicon.add(term);
        if (seen[word] === undefined || seen[word] === 0) words.push(word);
        seen[word] = (seen[word] ?? 0) | bit;
      };
      for (const text of textsOf(paper, field)) scanTokens(text, enter);
    }
    for (const word of words) {
      this.#enter(shard, word, place, seen[word] ?? 0);
      seen[word] = 0;
    }
  }

  #enter(shard: Shard, word: number, place: number, fields: number): void {
    if (this.#drafted !== shard || this.#draft.isFull) {
      this.#settle();
      this.#drafted = shard;
    }
    this.#draft.push(word, (place << fieldBits) | fields);
  }

  #settle(): void {
    if (!this.#draft.isEmpty) this.#drafted?.keep(this.#draft);
  }

  /** Puts what is left in a shard into a new one; no text is read again. */
  #pour(shard: Shard): void {
    this.#settle();
    this.#shards.delete(shard);
    const places = new Map<number, number>();
    const smaller = new Shard();
    for (const place of shard.livingPlaces()) {
      const paper = shard.paperAt(place);
      if (!paper) continue;
      const at = smaller.add(paper);
      places.set(place, at);
      this.#places.set(paper.key, { shard: smaller, place: at });
    }
    if (places.size === 0) return;
    this.#shards.add(smaller);
    shard.eachEntry((word, place, fields) => this.#enter(smaller, word, places.get(place) ?? 0, fields));
  }
}
