import type { Matcher, Matches } from './closeness.ts';
import type { Need, Plan, Word } from './plan.ts';
import { mostPlaces, type Postings, raiseLevels } from './postings.ts';
import { factReader, type SearchPaper } from './searchPaper.ts';
import type { ShardView } from './shard.ts';

/** Which papers count: `all` needs must be met, or `most` of those that may be missing and all others. */
export type Strictness = 'all' | 'most';

/** A paper of some shards by one number: `index of its shard * mostPlaces + its place there`. */
export type FarPlace = number;

/** Holds shards against a plan. */
export class Reading {
  readonly #plan: Plan;
  readonly #views: readonly ShardView[];
  readonly #matches = new Map<Word, Matches>();
  /** By need and far place. */
  readonly #levels: readonly Uint8Array[];
  /** By exclusion and far place. */
  readonly #excluded: readonly Uint8Array[];
  readonly #meeting: number[];

  constructor(plan: Plan, views: readonly ShardView[]) {
    this.#plan = plan;
    this.#views = views;
    const places = views.length * mostPlaces;
    this.#levels = plan.needs.map(() => new Uint8Array(places));
    this.#excluded = plan.exclusions.map(() => new Uint8Array(places));
    this.#meeting = plan.needs.map(() => 0);
  }

  /** By need: the level at which each paper, by its far place, meets it; 0 where it does not. */
  get levels(): readonly Uint8Array[] {
    return this.#levels;
  }

  /** By need: how many papers meet it. */
  get meeting(): readonly number[] {
    return this.#meeting;
  }

  /** The words of a lexicon that a word of the plan matches; none before they were looked up. */
  matchesOf(word: Word): Matches {
    return this.#matches.get(word) ?? noMatches;
  }

  paperAt(place: FarPlace): SearchPaper | undefined {
    return this.#views[Math.floor(place / mostPlaces)]?.papers[place % mostPlaces];
  }

  /** The day of a paper as a number that is greater the newer it is. */
  dayAt(place: FarPlace): number {
    return this.#views[Math.floor(place / mostPlaces)]?.days[place % mostPlaces] ?? 0;
  }

  /** Adds the keys of papers, in steps. */
  *addKeys(keys: Set<string>, places: readonly FarPlace[]): Generator<void> {
    for (let index = 0; index < places.length; index++) {
      if (index % keysInStep === keysInStep - 1) yield;
      const paper = this.paperAt(places[index] ?? 0);
      if (paper) keys.add(paper.key);
    }
  }

  /** Finds out which papers meet what, in steps of a few milliseconds. */
  *prepare(matcher: Matcher): Generator<void> {
    const { needs, exclusions } = this.#plan;
    for (const { spellings } of [...needs, ...exclusions]) {
      for (const word of spellings.flat()) {
        this.#matches.set(word, matcher.matchesOf(word));
        yield;
      }
    }
    for (let index = 0; index < this.#views.length; index++) {
      const view = this.#views[index];
      if (!view) continue;
      const from = index * mostPlaces;
      const part = (levels: Uint8Array) => levels.subarray(from, from + view.living.length);
      for (let need = 0; need < needs.length; need++) {
        this.#meeting[need] =
          (this.#meeting[need] ?? 0) + this.#meet(needs[need], part(this.#levels[need] ?? noLevels), view);
      }
      for (let need = 0; need < exclusions.length; need++) {
        this.#meet(exclusions[need], part(this.#excluded[need] ?? noLevels), view);
      }
      yield;
    }
  }

  /** The far places of the papers that count, in steps of a few milliseconds. */
  *found(strictness: Strictness): Generator<void, readonly FarPlace[]> {
    const { needs, exclusions, facts } = this.#plan;
    const isOptional = (_: unknown, need: number) =>
      strictness === 'most' && needs[need]?.mayBeMissing === true;
    const isRequired = (_: unknown, need: number) => !isOptional(_, need);
    // Most papers are turned away by the word that the fewest have.
    const rarity = (levels: Uint8Array) => this.#meeting[this.#levels.indexOf(levels)] ?? 0;
    const required = this.#levels.filter(isRequired).sort((a, b) => rarity(a) - rarity(b));
    const optional = this.#levels.filter(isOptional);
    const phrases = needs.filter(isRequired).flatMap(({ phrase }) => phrase ?? []);
    const holds = facts.length > 0 ? factReader(facts) : undefined;
    const reads = holds !== undefined || phrases.length > 0 || exclusions.some(({ phrase }) => phrase);
    const found: FarPlace[] = [];
    let looked = 0;
    for (let index = 0; index < this.#views.length; index++) {
      const living = this.#views[index]?.living ?? noLevels;
      for (let place = 0; place < living.length; place++) {
        const far = index * mostPlaces + place;
        if (living[place] === 0 || !hasAll(required, far) || !hasHalf(optional, far)) continue;
        if (reads || exclusions.length > 0) {
          // Reading texts takes a hundred times as long as reading postings.
          if (reads && ++looked % textsInStep === 0) yield;
          const paper = this.paperAt(far);
          if (!paper || (holds && !holds(paper)) || !phrases.every(phrase => phrase(paper))) continue;
          const isExcluded = ({ phrase }: Need, at: number) =>
            (this.#excluded[at]?.[far] ?? 0) > 0 && (phrase?.(paper) ?? true);
          if (exclusions.some(isExcluded)) continue;
        }
        found.push(far);
      }
      yield;
    }
    return found;
  }

  /** Raises the level of each paper of a shard to that at which it meets a need, and says how many do. */
  #meet(need: Need | undefined, levels: Uint8Array, { postings, living }: ShardView): number {
    let isMet = false;
    for (const words of need?.spellings ?? []) {
      if (this.#raise(words, levels, postings)) isMet = true;
    }
    if (!isMet) return 0;
    let meeting = 0;
    for (let place = 0; place < levels.length; place++) {
      if (levels[place] !== 0 && living[place] !== 0) meeting++;
    }
    return meeting;
  }

  /** Raises levels to those at which papers have all of some words; false where there are none. */
  #raise([first, ...others]: readonly Word[], levels: Uint8Array, postings: Postings): boolean {
    if (!first) throw new RangeError('a need without words');
    if (others.length === 0) return raiseLevels(levels, postings, this.matchesOf(first), first.worth);
    const row = new Uint8Array(levels.length);
    if (!raiseLevels(row, postings, this.matchesOf(first), first.worth)) return false;
    for (const word of others) {
      const own = new Uint8Array(levels.length);
      if (!raiseLevels(own, postings, this.matchesOf(word), word.worth)) return false;
      for (let place = 0; place < own.length; place++)
        row[place] = Math.min(row[place] ?? 0, own[place] ?? 0);
    }
    for (let place = 0; place < row.length; place++)
      levels[place] = Math.max(row[place] ?? 0, levels[place] ?? 0);
    return true;
  }
}

const keysInStep = 1 << 12;

/** Texts that are looked into in one step. */
const textsInStep = 256;

const noMatches: Matches = { numbers: new Uint32Array(0), closeness: new Uint8Array(0) };
const noLevels = new Uint8Array(0);

function hasAll(levels: readonly Uint8Array[], place: FarPlace): boolean {
  for (let need = 0; need < levels.length; need++) if (levels[need]?.[place] === 0) return false;
  return true;
}

function hasHalf(levels: readonly Uint8Array[], place: FarPlace): boolean {
  let met = 0;
  for (let need = 0; need < levels.length; need++) if (levels[need]?.[place] !== 0) met++;
  return met * 2 >= levels.length;
}
