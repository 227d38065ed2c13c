import type { Scored } from './bestFirst.ts';
import { Matcher } from './closeness.ts';
import { finished } from './finished.ts';
import { Lexicon, type WordPart } from './lexicon.ts';
import { excerptOf, marksOf, Sight } from './marks.ts';
import type { PackedShard } from './packedShard.ts';
import { planOf } from './plan.ts';
import type { Query } from './query.ts';
import { ranked } from './ranking.ts';
import { type FarPlace, Reading } from './reading.ts';
import type { SearchPaper } from './searchPaper.ts';
import { type KeptShard, type PaperOfPacked, Shards } from './shards.ts';
import { indexedFields } from './worth.ts';

/** A paper that a search found. */
export interface Hit {
  readonly key: string;
  /** Comparable within one answer only; 0 where the query has no words. */
  readonly score: number;
  /** Matched parts of the title, as pairs of UTF-16 offsets in order that do not touch. */
  readonly titleMarks: readonly (readonly [number, number])[];
  /** A piece of the abstract around the first word found there; empty where it has none. */
  readonly excerpt: string;
}

/** What a search found, best first. */
export interface SearchResult {
  readonly hits: readonly Hit[];
  /** All that match, beyond the limit too. */
  readonly total: number;
  /** `all`: every hit has all words. `some`: no paper has, and these have at least half of them. */
  readonly words: 'all' | 'some';
}

/** A part of the words of an index that can be kept between two starts. */
export interface KeptWords {
  /** Another number whenever the part has changed. */
  readonly revision: number;
  readonly part: () => WordPart;
}

/** Finds papers by their words; no answer depends on how the index came about. */
export class SearchIndex {
  readonly #lexicon = new Lexicon();
  readonly #matcher = new Matcher(this.#lexicon);
  readonly #shards: Shards;

  /** Tests make the shards small. */
  constructor(mostInShard?: number) {
    this.#shards = new Shards(this.#lexicon, mostInShard);
  }

  /** The number of papers. */
  get size(): number {
    return this.#shards.size;
  }

  /** Adds a paper, in place of the one with its key. */
  put(paper: SearchPaper): void {
    this.#shards.put(paper, indexedFields);
  }

  /** Adds a paper as `put` does, but for its abstract, which costs several times as much as the rest. */
  putHead(paper: SearchPaper): void {
    this.#shards.put(paper, head);
  }

  /** Adds the abstract of a paper whose head is there. */
  putAbstract(key: string): void {
    this.#shards.extend(key, ['abstract']);
  }

  /** The shards one by one, to be kept between two starts; papers without a stamp are left out. */
  kept(): Generator<KeptShard> {
    return this.#shards.kept();
  }

  /** The words of all shards in parts, to be kept with the shards. */
  *keptWords(): Generator<KeptWords> {
    for (const [index, revision] of this.#lexicon.revisions.entries()) {
      yield { revision, part: () => this.#lexicon.part(index) };
    }
  }

  /**
   * Takes over words that were kept, part by part in their order, into an index without other words; false where parts
   * before this one are missing.
   */
  restoreWords(part: WordPart): boolean {
    return this.#lexicon.restore(part);
  }

  /**
   * Takes over a shard that was kept, but for papers that are there already or that `paperOf` does not know; false where
   * it was not kept with the words that are here.
   */
  admit(shard: PackedShard, paperOf: PaperOfPacked): boolean {
    return this.#shards.admit(shard, paperOf);
  }

  /** Forgets a paper; a key that is not there is none. */
  remove(key: string): void {
    this.#shards.remove(key);
  }

  /**
   * The best `limit` papers: those that have all words of the query; if no paper has, those that have most of them.
   * Without words, the newest first; equals are ordered by day, title, id and key.
   */
  search(query: Query, limit: number): SearchResult {
    return finished(this.searching(query, limit));
  }

  /** What `search` answers, in steps of a few milliseconds; the answer is of the moment of the first step. */
  *searching(query: Query, limit: number): Generator<void, SearchResult> {
    const { found, words, best, sight } = yield* this.#finding(query, limit);
    const hits: Hit[] = [];
    for (const { paper, score } of best) {
      const { key, title } = paper;
      hits.push({ key, score, titleMarks: marksOf(title, sight), excerpt: excerptOf(paper, sight) });
      yield;
    }
    return { hits, total: found.length, words };
  }

  /** The keys of all papers that `search` finds, in steps: the best `limit` of them first, in its order. */
  *findingAll(query: Query, limit: number): Generator<void, ReadonlySet<string>> {
    const { found, best, reading } = yield* this.#finding(query, limit);
    const keys = new Set(best.map(({ paper }) => paper.key));
    yield* reading.addKeys(keys, found);
    return keys;
  }

  /** The keys of all papers that have all words: what a filter lets through. */
  matching(query: Query): ReadonlySet<string> {
    return finished(this.matchingInSteps(query));
  }

  /** What `matching` answers, in steps of a few milliseconds. */
  *matchingInSteps(query: Query): Generator<void, ReadonlySet<string>> {
    const reading = new Reading(planOf(query), this.#shards.views());
    yield* reading.prepare(this.#matcher);
    const keys = new Set<string>();
    yield* reading.addKeys(keys, yield* reading.found('all'));
    return keys;
  }

  *#finding(query: Query, limit: number): Generator<void, Finding> {
    const papers = this.size;
    const plan = planOf(query);
    const reading = new Reading(plan, this.#shards.views());
    yield* reading.prepare(this.#matcher);
    let found = yield* reading.found('all');
    const relaxed = found.length === 0 && plan.needs.filter(need => need.mayBeMissing).length > 1;
    if (relaxed) found = yield* reading.found('most');
    const sight = new Sight(plan, reading, this.#lexicon);
    return {
      reading,
      found,
      words: relaxed && found.length > 0 ? 'some' : 'all',
      best: yield* ranked(plan, reading, found, sight, papers, limit),
      sight,
    };
  }
}

/** All papers that a search finds, the best of them in order, and what shows where they match. */
interface Finding extends Pick<SearchResult, 'words'> {
  readonly reading: Reading;
  readonly found: readonly FarPlace[];
  readonly best: readonly Scored[];
  readonly sight: Sight;
}

/** All that is indexed of a paper but its abstract. */
const head = indexedFields.filter(field => field !== 'abstract');
