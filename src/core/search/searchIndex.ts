import { Matcher } from './closeness.ts';
import { isCommon } from './commonWords.ts';
import { finished } from './finished.ts';
import { Lexicon } from './lexicon.ts';
import { excerptOf, marksOf, Sight } from './marks.ts';
import { textsOf } from './phrases.ts';
import { type Plan, planOf } from './plan.ts';
import { Draft, mostPlaces } from './postings.ts';
import type { Query } from './query.ts';
import { ranked } from './ranking.ts';
import { Findings, Reading, type Strictness } from './reading.ts';
import type { SearchPaper } from './searchPaper.ts';
import { Shard, type ShardView } from './shard.ts';
import { scanTokens } from './tokens.ts';
import { fieldBit, fieldBits, type IndexedField, indexedFields } from './worth.ts';

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

interface Place {
  readonly shard: Shard;
  readonly place: number;
}

/**
 * Finds papers by their words. Papers stand in shards, each with postings of its own, so that a paper is put in place
 * of another without touching more than one of them; what is found is ordered by counts of papers that are there, so
 * that no answer depends on how the index came about.
 */
export class SearchIndex {
  readonly #mostInShard: number;
  readonly #lexicon = new Lexicon();
  readonly #matcher = new Matcher(this.#lexicon);
  readonly #places = new Map<string, Place>();
  readonly #shards = new Set<Shard>();
  /** Words that wait to be put in order, all of one shard. */
  readonly #draft = new Draft();
  #drafted: Shard | undefined;
  /** By word: the fields of the paper being written that have it; all 0 in between. */
  readonly #seen: number[] = [];

  /** Tests make the shards small. */
  constructor(mostInShard: number = mostPlaces) {
    this.#mostInShard = mostInShard;
  }

  /** The number of papers. */
  get size(): number {
    return this.#places.size;
  }

  /** Adds a paper, in place of the one with its key. */
  put(paper: SearchPaper): void {
    this.putHead(paper);
    this.putAbstract(paper.key);
  }

  /** Adds a paper as `put` does, but for its abstract, which costs ten times as much as the rest. */
  putHead(paper: SearchPaper): void {
    this.remove(paper.key);
    const shard = this.#shardWithRoom();
    const place = shard.add(paper);
    this.#places.set(paper.key, { shard, place });
    this.#write({ shard, place }, paper, head);
  }

  /** Adds the abstract of a paper whose head is there. */
  putAbstract(key: string): void {
    const place = this.#places.get(key);
    const paper = place?.shard.paperAt(place.place);
    if (place && paper) this.#write(place, paper, ['abstract']);
  }

  /** Forgets a paper; a key that is not there is none. */
  remove(key: string): void {
    const known = this.#places.get(key);
    if (!known) return;
    this.#places.delete(key);
    known.shard.remove(known.place);
    if (known.shard.removed * 2 > this.#mostInShard) this.#pour(known.shard);
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
    const views = this.#views();
    const papers = this.size;
    const plan = planOf(query);
    const reading = new Reading(plan);
    yield* reading.prepare(this.#matcher);
    let findings = yield* found(plan, reading, views, 'all');
    const relaxed = findings.papers.length === 0 && plan.needs.filter(need => need.mayBeMissing).length > 1;
    if (relaxed) findings = yield* found(plan, reading, views, 'most');
    const sight = new Sight(plan, reading, this.#lexicon);
    const hits = ranked(plan, findings, sight, papers, limit).map(({ paper, score }) => ({
      key: paper.key,
      score,
      titleMarks: marksOf(paper.title, sight),
      excerpt: excerptOf(paper, sight),
    }));
    const total = findings.papers.length;
    return { hits, total, words: relaxed && total > 0 ? 'some' : 'all' };
  }

  /** The keys of all papers that have all words: what a filter lets through. */
  matching(query: Query): Set<string> {
    const plan = planOf(query);
    const reading = new Reading(plan);
    finished(reading.prepare(this.#matcher));
    const { papers } = finished(found(plan, reading, this.#views(), 'all'));
    return new Set(papers.map(({ paper }) => paper.key));
  }

  #views(): ShardView[] {
    this.#settle();
    return [...this.#shards].map(shard => shard.view);
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

/** All that is indexed of a paper but its abstract. */
const head = indexedFields.filter(field => field !== 'abstract');

function* found(
  plan: Plan,
  reading: Reading,
  views: readonly ShardView[],
  strictness: Strictness,
): Generator<void, Findings> {
  const findings = new Findings(plan.needs.length);
  for (const view of views) {
    reading.read(view, strictness, findings);
    yield;
  }
  return findings;
}
