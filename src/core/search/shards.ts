import { Draft } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import { type PackedShard, packed, unpacked } from './packedShard.ts';
import { textsOf } from './phrases.ts';
import { eachWord, mostPlaces, moved, type Postings } from './postings.ts';
import type { SearchPaper } from './searchPaper.ts';
import { Shard, type ShardView } from './shard.ts';
import { scanPieces } from './tokens.ts';
import { fieldBit, fieldBits, type IndexedField, shortFields } from './worth.ts';

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
export type StampOf = (paper: SearchPaper) => string | undefined;

/** The paper with a key, if it still reads as it did when it had this stamp. */
export type PaperOfPacked = (key: string, stamp: string) => SearchPaper | undefined;

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

  /** Takes over what was packed, but for papers that are there already or that `paperOf` does not know. */
  admit(shard: PackedShard, paperOf: PaperOfPacked): void {
    const papers: SearchPaper[] = [];
    const places = Int16Array.from(shard.papers, ({ key, stamp }) => {
      const paper = this.#places.has(key) ? undefined : paperOf(key, stamp);
      return paper ? papers.push(paper) - 1 : -1;
    });
    const postings = moved(unpacked(shard, this.#lexicon), places);
    eachWord(postings, (word, fields) => {
      if (fields & shortFields) this.#lexicon.noteShort(word);
    });
    this.#admit(papers, postings);
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
    const stamps: string[] = [];
    const { papers, postings } = shard.chosen(paper => {
      const stamp = stampOf(paper);
      if (stamp !== undefined) stamps.push(stamp);
      return stamp !== undefined;
    });
    const stamped = papers.map(({ key }, at) => ({ key, stamp: stamps[at] ?? '' }));
    return packed(stamped, postings, this.#lexicon);
  }

  /** Puts what is left in a shard into a new one; no text is read again. */
  #pour(shard: Shard): void {
    this.#settle();
    this.#shards.delete(shard);
    const { papers, postings } = shard.chosen(() => true);
    this.#admit(papers, postings);
  }

  /** Makes a shard of papers and their words. */
  #admit(papers: readonly SearchPaper[], postings: Postings): void {
    if (papers.length === 0) return;
    const shard = new Shard(postings);
    for (const paper of papers) this.#places.set(paper.key, { shard, place: shard.add(paper) });
    this.#shards.add(shard);
  }
}
