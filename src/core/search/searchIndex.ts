import { BestFirst } from './bestFirst.ts';
import { type Candidates, candidatesForAll, candidatesForMost } from './candidates.ts';
import { Lexicon } from './lexicon.ts';
import { excerptOf, marksOf } from './marks.ts';
import { type Plan, planOf } from './plan.ts';
import { Postings } from './postings.ts';
import type { Query } from './query.ts';
import { Reading } from './reading.ts';
import { scoreOf, strengthOf } from './score.ts';
import { factsHold, type SearchPaper } from './searchPaper.ts';
import { Sightings } from './sightings.ts';
import { copy, record, type Stretch, Tape } from './tape.ts';

/** A paper that a search found. */
export interface Hit {
  readonly key: string;
  /** Comparable within one answer only; 0 where the query has no words. */
  readonly score: number;
  /** Matched parts of the title, as pairs of UTF-16 offsets in order that do not touch. */
  readonly titleMarks: readonly (readonly [number, number])[];
  /** A piece of the abstract around the words found there; empty where it has none of them. */
  readonly excerpt: string;
}

/** What a search found, best first. */
export interface SearchResult {
  readonly hits: readonly Hit[];
  /** All that match, beyond the limit too. */
  readonly total: number;
  /** `all`: every hit has all words. `most`: no paper has, and these have at least half of them. */
  readonly words: 'all' | 'most';
}

interface Entry {
  readonly paper: SearchPaper;
  readonly stretch: Stretch;
}

/** Compacting earlier would cost more than it saves. */
const leastWaste = 1 << 16;

/**
 * Finds papers by their words. The words of all papers stand as numbers on one tape; a query reads there the
 * papers that have its rarest words. What the tape says alone decides, so that puts and removes are cheap
 * and leave no trace in any answer.
 */
export class SearchIndex {
  #lexicon = new Lexicon();
  #tape = new Tape(1 << 14);
  #postings = new Postings();
  /** By number of the paper, in the order of the tape; undefined where it was removed. */
  #entries: (Entry | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  /** Numbers on the tape that belong to no paper any more. */
  #waste = 0;

  /** How many papers there are. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Adds a paper, in place of the one with its key. */
  put(paper: SearchPaper): void {
    this.remove(paper.key);
    this.#keep(paper, record(this.#tape, this.#lexicon, paper));
  }

  /** Forgets a paper; a key that is not there is none. */
  remove(key: string): void {
    const number = this.#numbers.get(key);
    const entry = number === undefined ? undefined : this.#entries[number];
    if (number === undefined || !entry) return;
    this.#numbers.delete(key);
    this.#entries[number] = undefined;
    this.#waste += entry.stretch.to - entry.stretch.from;
    if (this.#waste > leastWaste && this.#waste > this.#tape.length / 2) this.#compact();
  }

  /**
   * The best `limit` papers: those that have all words of the query; if no paper has, those that have most.
   * Without words, the newest first; equals are ordered by day, title, id and key.
   */
  search(query: Query, limit: number): SearchResult {
    const plan = planOf(query);
    const sightings = new Sightings(plan.atoms, this.#lexicon);
    const { numbers } = this.#tape;
    const best = new BestFirst(limit);
    const reading = Reading.strict(plan, sightings);
    for (const { paper, stretch } of this.#having(plan, this.#candidatesForAll(plan, sightings))) {
      if (!reading.meetsAll(numbers, stretch)) continue;
      best.offer(paper, scoreOf(plan, reading.findings, numbers, stretch, sightings));
    }
    if (best.total > 0 || !plan.needs.some(need => need.relaxable)) {
      return { ...shown(best, plan, sightings), words: 'all' };
    }
    this.#offerMost(best, plan, sightings);
    return { ...shown(best, plan, sightings), words: best.total > 0 ? 'most' : 'all' };
  }

  /** The keys of all papers that have all words: what a filter lets through. */
  matching(query: Query): Set<string> {
    const plan = planOf(query);
    const sightings = new Sightings(plan.atoms, this.#lexicon);
    const reading = Reading.strict(plan, sightings);
    const keys = new Set<string>();
    for (const { paper, stretch } of this.#having(plan, this.#candidatesForAll(plan, sightings))) {
      if (reading.meetsAll(this.#tape.numbers, stretch)) keys.add(paper.key);
    }
    return keys;
  }

  #candidatesForAll(plan: Plan, sightings: Sightings): Candidates {
    return candidatesForAll(plan, sightings, this.#postings, this.#entries.length);
  }

  *#having({ facts }: Plan, candidates: Candidates): Iterable<Entry> {
    for (let number = 0; number < this.#entries.length; number++) {
      if (candidates && candidates[number] === 0) continue;
      const entry = this.#entries[number];
      if (entry && factsHold(facts, entry.paper)) yield entry;
    }
  }

  /** A word that few papers have says more than one that many have. */
  #offerMost(best: BestFirst, plan: Plan, sightings: Sightings): void {
    const { numbers } = this.#tape;
    const reading = Reading.relaxed(plan, sightings);
    const found: { paper: SearchPaper; strengths: number[] }[] = [];
    const papersWith = plan.needs.map(() => 0);
    const candidates = candidatesForMost(plan, sightings, this.#postings, this.#entries.length);
    for (const { paper, stretch } of this.#having(plan, candidates)) {
      if (!reading.meetsMost(numbers, stretch)) continue;
      const strengths = reading.findings.map(strengthOf);
      strengths.forEach((strength, need) => {
        if (strength > 0) papersWith[need] = (papersWith[need] ?? 0) + 1;
      });
      found.push({ paper, strengths });
    }
    const rarity = papersWith.map(papers => Math.log2(2 + this.size / Math.max(1, papers)));
    for (const { paper, strengths } of found) {
      best.offer(
        paper,
        strengths.reduce((sum, strength, need) => sum + strength * (rarity[need] ?? 0), 0),
      );
    }
  }

  #keep(paper: SearchPaper, stretch: Stretch): void {
    const number = this.#entries.push({ paper, stretch }) - 1;
    this.#numbers.set(paper.key, number);
    this.#postings.add(number, this.#tape.numbers, stretch.from, stretch.to, this.#lexicon.size);
  }

  /** Copies what is alive to a new tape with a new lexicon; texts are not read again. */
  #compact(): void {
    const lexicon = this.#lexicon;
    const { numbers } = this.#tape;
    const entries = this.#entries;
    this.#tape = new Tape(this.#tape.length - this.#waste + leastWaste);
    this.#lexicon = new Lexicon();
    this.#postings = new Postings();
    this.#entries = [];
    this.#waste = 0;
    for (const entry of entries) {
      if (!entry) continue;
      const stretch = copy(numbers, entry.stretch, lexicon, this.#tape, this.#lexicon);
      this.#keep(entry.paper, stretch);
    }
  }
}

function shown(best: BestFirst, plan: Plan, sightings: Sightings): { hits: Hit[]; total: number } {
  const hits = best.list.map(({ paper, score }) => ({
    key: paper.key,
    score,
    titleMarks: marksOf(paper.title, plan, sightings),
    excerpt: excerptOf(paper, plan, sightings),
  }));
  return { hits, total: best.total };
}
