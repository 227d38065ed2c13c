import type { Draft } from './draft.ts';
import { merged, moved, noPostings, type Postings } from './postings.ts';
import { newestDayOf, type SearchPaper } from './searchPaper.ts';

/** What a question sees of a shard: it stays as it is, whatever is put or removed meanwhile. */
export interface ShardView {
  /** By place. */
  readonly papers: readonly (SearchPaper | undefined)[];
  /** By place: 1 where the paper is there, 0 where it has been removed. */
  readonly living: Uint8Array;
  /** By place: `newestDayOf` the paper as a number, 20250103; 0 where it has none. */
  readonly days: Int32Array;
  readonly postings: Postings;
}

/** Some thousand papers at most, each at a place of its own for as long as the shard lives, and their words. */
export class Shard {
  readonly #papers: (SearchPaper | undefined)[] = [];
  #living = new Uint8Array(16);
  #days = new Int32Array(16);
  #removed = 0;
  #postings: Postings;
  #revision = 0;

  /** A shard for papers that have words already, by the places that they will get. */
  constructor(postings: Postings = noPostings) {
    this.#postings = postings;
  }

  /** Places that were ever taken. */
  get size(): number {
    return this.#papers.length;
  }

  /** Papers that were removed since. */
  get removed(): number {
    return this.#removed;
  }

  /** Counts up with everything that changes here. */
  get revision(): number {
    return this.#revision;
  }

  get view(): ShardView {
    const size = this.#papers.length;
    return {
      papers: this.#papers,
      living: this.#living.slice(0, size),
      days: this.#days,
      postings: this.#postings,
    };
  }

  /** The paper at a place; undefined where it has been removed. */
  paperAt(place: number): SearchPaper | undefined {
    return this.#living[place] === 1 ? this.#papers[place] : undefined;
  }

  /** The place that a paper gets. */
  add(paper: SearchPaper): number {
    return this.#push(paper);
  }

  /** Leaves the next place to a paper that has words here but is not there any more. */
  skip(): void {
    this.remove(this.#push(undefined));
  }

  remove(place: number): void {
    this.#living[place] = 0;
    this.#removed++;
    this.#revision++;
  }

  /** Takes over what was drafted for it. */
  keep(draft: Draft): void {
    this.#postings = merged(this.#postings, draft.taken());
    this.#revision++;
  }

  #push(paper: SearchPaper | undefined): number {
    const place = this.#papers.push(paper) - 1;
    if (place === this.#living.length) {
      const larger = new Uint8Array(place * 2);
      larger.set(this.#living);
      this.#living = larger;
      const longer = new Int32Array(place * 2);
      longer.set(this.#days);
      this.#days = longer;
    }
    this.#living[place] = 1;
    this.#days[place] = Number((paper && newestDayOf(paper))?.replaceAll('-', '') ?? 0);
    this.#revision++;
    return place;
  }

  /** The papers that are left and are chosen, in their order, and their words by the places that they have then. */
  chosen(isChosen: (paper: SearchPaper) => boolean): { papers: SearchPaper[]; postings: Postings } {
    const papers: SearchPaper[] = [];
    const places = new Int16Array(this.#papers.length).fill(-1);
    for (let place = 0; place < places.length; place++) {
      const paper = this.paperAt(place);
      if (paper && isChosen(paper)) places[place] = papers.push(paper) - 1;
    }
    const isWhole = papers.length === places.length;
    return { papers, postings: isWhole ? this.#postings : moved(this.#postings, places) };
  }
}
