import { type Draft, noPostings, type Postings } from './postings.ts';
import { newestDayOf, type SearchPaper } from './searchPaper.ts';
import { fieldBits } from './worth.ts';

/** A paper of a shard that is ordered by its day. */
export interface ShardPaper {
  readonly paper: SearchPaper;
  /** `newestDayOf` the paper, empty where it has none. */
  readonly day: string;
}

/** What a question sees of a shard: it stays as it is, whatever is put or removed meanwhile. */
export interface ShardView {
  readonly papers: readonly ShardPaper[];
  /** By place: 1 where the paper is there, 0 where it has been removed. */
  readonly living: Uint8Array;
  readonly postings: Postings;
}

/** Some thousand papers at most, each at a place of its own for as long as the shard lives, and their words. */
export class Shard {
  readonly #papers: ShardPaper[] = [];
  #living = new Uint8Array(16);
  #removed = 0;
  #postings = noPostings;

  /** Papers that were ever put here. */
  get size(): number {
    return this.#papers.length;
  }

  /** Papers that were removed since. */
  get removed(): number {
    return this.#removed;
  }

  get view(): ShardView {
    const size = this.#papers.length;
    return { papers: this.#papers, living: this.#living.slice(0, size), postings: this.#postings };
  }

  paperAt(place: number): SearchPaper | undefined {
    return this.#papers[place]?.paper;
  }

  /** The place that a paper gets. */
  add(paper: SearchPaper): number {
    const place = this.#papers.push({ paper, day: newestDayOf(paper) ?? '' }) - 1;
    if (place === this.#living.length) {
      const larger = new Uint8Array(place * 2);
      larger.set(this.#living);
      this.#living = larger;
    }
    this.#living[place] = 1;
    return place;
  }

  remove(place: number): void {
    this.#living[place] = 0;
    this.#removed++;
  }

  /** Takes over what was drafted for it. */
  keep(draft: Draft): void {
    this.#postings = draft.mergedInto(this.#postings);
  }

  /** The places of the papers that are left. */
  livingPlaces(): number[] {
    return this.#papers.flatMap((_, place) => (this.#living[place] === 1 ? [place] : []));
  }

  /** Calls back with every word of the papers that are left. */
  eachEntry(call: (word: number, place: number, fields: number) => void): void {
    const { words, starts, entries } = this.#postings;
    for (let at = 0; at < words.length; at++) {
      const end = starts[at + 1] ?? 0;
      for (let from = starts[at] ?? 0; from < end; from++) {
        const entry = entries[from] ?? 0;
        const place = entry >>> fieldBits;
        if (this.#living[place] === 1) call(words[at] ?? 0, place, entry & ((1 << fieldBits) - 1));
      }
    }
  }
}
