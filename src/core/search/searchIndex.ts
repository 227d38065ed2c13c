import type { Scored } from './bestFirst.ts';
import { Matcher } from './closeness.ts';
import { finished } from './finished.ts';
import { Lexicon } from './lexicon.ts';
import { excerptOf, marksOf, Sight } from './marks.ts';
import type { PackedShard } from './packedShard.ts';
import { type Plan, planOf } from './plan.ts';
import type { Query } from './query.ts';
import { ranked } from './ranking.ts';
import { Findings, Reading, type Strictness } from './reading.ts';
import type { SearchPaper } from './searchPaper.ts';
import type { ShardPaper, ShardView } from './shard.ts';
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

  /** Takes over a shard that was kept, but for papers that are there already or that `paperOf` does not know. */
  admit(shard: PackedShard, paperOf: PaperOfPacked): void {
    this.#shards.admit(shard, paperOf);
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
    const hits = best.map(({ paper, score }) => ({
      key: paper.key,
      score,
      titleMarks: marksOf(paper.title, sight),
      excerpt: excerptOf(paper, sight),
    }));
    return { hits, total: found.length, words };
  }

  /** The keys of all papers that `search` finds, in steps: the best `limit` of them first, in its order. */
  *findingAll(query: Query, limit: number): Generator<void, ReadonlySet<string>> {
    const { found, best } = yield* this.#finding(query, limit);
    const keys = new Set(best.map(({ paper }) => paper.key));
    for (const { paper } of found) keys.add(paper.key);
    return keys;
  }

  /** The keys of all papers that have all words: what a filter lets through. */
  matching(query: Query): ReadonlySet<string> {
    return finished(this.matchingInSteps(query));
  }

  /** What `matching` answers, in steps of a few milliseconds. */
  *matchingInSteps(query: Query): Generator<void, ReadonlySet<string>> {
    const plan = planOf(query);
    const reading = new Reading(plan);
    yield* reading.prepare(this.#matcher);
    const { papers } = yield* found(plan, reading, this.#shards.views(), 'all');
    return new Set(papers.map(({ paper }) => paper.key));
  }

  *#finding(query: Query, limit: number): Generator<void, Finding> {
    const views = this.#shards.views();
    const papers = this.size;
    const plan = planOf(query);
    const reading = new Reading(plan);
    yield* reading.prepare(this.#matcher);
    let findings = yield* found(plan, reading, views, 'all');
    const relaxed = findings.papers.length === 0 && plan.needs.filter(need => need.mayBeMissing).length > 1;
    if (relaxed) findings = yield* found(plan, reading, views, 'most');
    const sight = new Sight(plan, reading, this.#lexicon);
    return {
      found: findings.papers,
      words: relaxed && findings.papers.length > 0 ? 'some' : 'all',
      best: ranked(plan, findings, sight, papers, limit),
      sight,
    };
  }
}

/** All papers that a search finds, the best of them in order, and what shows where they match. */
interface Finding extends Pick<SearchResult, 'words'> {
  readonly found: readonly ShardPaper[];
  readonly best: readonly Scored[];
  readonly sight: Sight;
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
    yield* reading.read(view, strictness, findings);
    yield;
  }
  return findings;
}
