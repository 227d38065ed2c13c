import type { ArxivId } from './arxiv.ts';
import { CataloguePaper } from './cataloguePaper.ts';
import type { Day } from './day.ts';
import type { Appearance } from './digest.ts';
import type { Effect, Library } from './library.ts';
import { MarkedPapers } from './markedPapers.ts';
import { finished } from './search/finished.ts';
import { shardBytes, shardFromBytes } from './search/packedShard.ts';
import { wordBytes, wordsFromBytes } from './search/packedWords.ts';
import { type ParsedQuery, parseQuery } from './search/query.ts';
import { type Hit, SearchIndex } from './search/searchIndex.ts';
import { english, type Wording } from './wording/wording.ts';

/** What a search of the whole library answers, best first. */
export interface CatalogueAnswer {
  readonly hits: readonly CatalogueHit[];
  /** All that match, beyond the limit too. */
  readonly total: number;
  readonly issues: ParsedQuery['issues'];
}

/** A paper that was found, at its newest appearance, and where its words were found. */
export interface CatalogueHit extends Pick<Hit, 'titleMarks' | 'excerpt'> {
  readonly newest: Appearance;
}

/** Papers by their ids, and what is wrong with the query that found them. */
export interface FoundPapers extends Pick<CatalogueAnswer, 'issues'> {
  readonly ids: ReadonlySet<ArxivId>;
}

/** How many of its papers an index knows with all their words. */
export interface Filling {
  readonly done: number;
  readonly total: number;
}

/** A number that is another one when a paper reads differently, in any of its appearances. */
export type StampOf = (appearances: readonly Appearance[]) => number;

/** A part of the index that can be kept between two starts. */
export interface KeptPapers {
  /** The same for the same part as long as it is there. */
  readonly of: object;
  /** Another number whenever the part has changed. */
  readonly revision: number;
  readonly bytes: (stampOf: StampOf) => Uint8Array;
}

/** A part of the words of the index, which are kept with it. */
export interface KeptWordBytes extends Pick<KeptPapers, 'revision'> {
  readonly bytes: () => Uint8Array;
}

/**
 * A library's search index: it lags behind until `fill` has caught up, and never answers with what is gone. What is
 * short comes first, so that the titles, names and topics of all papers are found long before their abstracts.
 */
export class Catalogue {
  readonly #library: Library;
  readonly #marks: MarkedPapers;
  readonly #index = new SearchIndex();
  readonly #heads = new Set<ArxivId>();
  /** Papers of which only the abstract is missing. */
  readonly #abstracts = new Set<ArxivId>();

  constructor(library: Library, marks = new MarkedPapers()) {
    this.#library = library;
    this.#marks = marks;
  }

  /** True when every paper can be found by every word. */
  get complete(): boolean {
    return this.#heads.size === 0 && this.#abstracts.size === 0;
  }

  /** How far the index is; undefined where it is complete. */
  get filling(): Filling | undefined {
    if (this.complete) return undefined;
    const total = this.#library.paperCount;
    return { done: Math.max(0, total - this.#heads.size - this.#abstracts.size), total };
  }

  /** The papers that are to be indexed again, in the order in which they will be. */
  get waiting(): Iterable<ArxivId> {
    return this.#heads;
  }

  /** Marks papers to be indexed again. */
  note({ papers }: Pick<Effect, 'papers'>): void {
    for (const id of papers) this.#heads.add(id);
  }

  /** Marks every paper: topics are other words now. */
  noteAll(): void {
    for (const { papers } of this.#library.digests()) {
      for (const { arxivId } of papers) this.#heads.add(arxivId);
    }
  }

  /** Brings papers up to date one by one, in the order of their marks, so that the caller can pause between any two. */
  *fill(): Generator<void> {
    while (!this.complete) {
      for (const id of this.#heads) {
        this.#heads.delete(id);
        this.#putHead(id);
        yield;
      }
      for (const id of this.#abstracts) {
        this.#abstracts.delete(id);
        this.#index.putAbstract(id);
        yield;
        if (this.#heads.size > 0) break;
      }
    }
  }

  /**
   * Asks what a reader might, in steps, and drops the answers: the first questions of a process take ten times as long,
   * because nothing of what answers them is compiled yet.
   */
  *rehearsal(): Generator<void> {
    if (this.#index.size < worthRehearsing) return;
    let questions = 0;
    for (const { papers } of this.#library.digests()) {
      const [first = '', second = '', third = ''] = papers[0]?.title.split(' ') ?? [];
      // Words, a typo, and the beginnings that somebody types.
      const asked =
        questions % 2 === 0 ? `${first} ${second.slice(1)} ${third.slice(0, 4)}` : first.slice(0, 2);
      yield* this.searching(asked, rehearsedHits);
      if (++questions === rehearsed) return;
    }
  }

  /** The shards of the index one by one, to be kept between two starts. */
  *kept(): Generator<KeptPapers> {
    for (const { of, revision, packed } of this.#index.kept()) {
      yield {
        of,
        revision,
        bytes: stampOf => shardBytes(packed(({ arxivId }) => this.#stampOf(arxivId, stampOf))),
      };
    }
  }

  /** The words of the index, part by part: without all of them, shards are not taken over. */
  *keptWords(): Generator<KeptWordBytes> {
    for (const { revision, part } of this.#index.keptWords()) {
      yield { revision, bytes: () => wordBytes(part()) };
    }
  }

  /**
   * Takes over a part of the words that were kept, each behind the one before and before anything is indexed; false where
   * the bytes are of another version, or parts before them are missing.
   */
  restoreWords(bytes: Uint8Array): boolean {
    const part = wordsFromBytes(bytes);
    return part !== undefined && this.#index.restoreWords(part);
  }

  /**
   * Takes over the papers of a shard that was kept which wait to be indexed and still have the stamp that they had;
   * false where the bytes are of another version, or not of the words that are here.
   */
  admit(bytes: Uint8Array, stampOf: StampOf): boolean {
    const shard = shardFromBytes(bytes);
    if (!shard) return false;
    return this.#index.admit(shard, (key, stamp) => {
      const id = key as ArxivId;
      if (!this.#heads.has(id)) return undefined;
      const appearances = this.#library.appearances(id);
      if (stampOf(appearances) !== stamp) return undefined;
      const paper = this.#paperOf(appearances);
      if (paper) this.#heads.delete(id);
      return paper;
    });
  }

  /** The best papers for a query, as far as the index is filled. */
  search(query: string, limit: number): CatalogueAnswer {
    return finished(this.searching(query, limit));
  }

  /** What `search` answers, in steps of a few milliseconds, so that the caller can pause or give up between any two. */
  *searching(query: string, limit: number, wording: Wording = english): Generator<void, CatalogueAnswer> {
    const { query: parsed, issues } = parseQuery(query, wording);
    const { hits, total } = yield* this.#index.searching(parsed, limit);
    const shown = hits.flatMap(({ key, titleMarks, excerpt }) => {
      const newest = this.#library.appearances(key as ArxivId)[0];
      return newest ? [{ newest, titleMarks, excerpt }] : []; // gone, and not yet taken out of the index
    });
    return { hits: shown, total, issues };
  }

  /** All papers that `search` finds, in steps: the best of them first, in its order. */
  *finding(query: string, wording: Wording): Generator<void, FoundPapers> {
    const { query: parsed, issues } = parseQuery(query, wording);
    return { ids: (yield* this.#index.findingAll(parsed, mostRanked)) as ReadonlySet<ArxivId>, issues };
  }

  /** The papers that have every word of a query, as far as the index is filled, in steps. */
  *filtering(query: string, wording: Wording): Generator<void, FoundPapers> {
    const { query: parsed, issues } = parseQuery(query, wording);
    return { ids: (yield* this.#index.matchingInSteps(parsed)) as ReadonlySet<ArxivId>, issues };
  }

  /** Papers that are not indexed as they read now are not kept. */
  #stampOf(id: ArxivId, stampOf: StampOf): number | undefined {
    if (this.#heads.has(id) || this.#abstracts.has(id)) return undefined;
    return stampOf(this.#library.appearances(id));
  }

  #putHead(id: ArxivId): void {
    const paper = this.#paperOf(this.#library.appearances(id));
    this.#abstracts.delete(id);
    if (!paper) {
      this.#index.remove(id);
      return;
    }
    this.#index.putHead(paper);
    if (paper.hasProse) this.#abstracts.add(id);
  }

  #paperOf(appearances: readonly Appearance[]): CataloguePaper | undefined {
    const [newest, ...others] = appearances;
    if (!newest) return undefined;
    const { day } = newest.digest;
    const days =
      others.length === 0
        ? daysWith(day?.day)
        : appearances.flatMap(({ digest }) => (digest.day ? [digest.day.day] : []));
    return new CataloguePaper(this.#library, this.#marks, newest, days);
  }
}

/** Nearly every paper has one day, and shares it with many. */
function daysWith(day: Day | undefined): readonly Day[] {
  if (day === undefined) return [];
  let days = singleDays.get(day);
  if (!days) {
    days = [day];
    singleDays.set(day, days);
  }
  return days;
}

const singleDays = new Map<Day, readonly Day[]>();

/** With fewer papers, even the first answer is there at once. */
const worthRehearsing = 1_000;
/** Questions, and what is shown of their answers. */
const rehearsed = 16;
const rehearsedHits = 20;

/** Further down nobody looks at the order. */
const mostRanked = 2_000;
