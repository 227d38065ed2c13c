import type { Matcher, Matches } from './closeness.ts';
import type { Need, Plan, Word } from './plan.ts';
import { raiseLevels } from './postings.ts';
import { factsHold } from './searchPaper.ts';
import type { ShardPaper, ShardView } from './shard.ts';

/** Which papers count: `all` needs must be met, or `most` of those that may be missing and all others. */
export type Strictness = 'all' | 'most';

/** Papers that were found, and at which level each meets each need. */
export class Findings {
  readonly papers: ShardPaper[] = [];
  /** By need: papers that meet it, found or not. */
  readonly meeting: Uint32Array;
  #levels = new Uint8Array(1024);

  constructor(needs: number) {
    this.meeting = new Uint32Array(needs);
  }

  /** The levels of the papers, one after the other, each with one for every need. */
  get levels(): Uint8Array {
    return this.#levels;
  }

  add(paper: ShardPaper, levels: readonly Uint8Array[], place: number): void {
    const from = this.papers.push(paper) * levels.length - levels.length;
    if (from + levels.length > this.#levels.length) {
      const larger = new Uint8Array(2 * (from + levels.length));
      larger.set(this.#levels);
      this.#levels = larger;
    }
    for (let need = 0; need < levels.length; need++) this.#levels[from + need] = levels[need]?.[place] ?? 0;
  }
}

/** Holds shards against a plan, with the words that match it. */
export class Reading {
  readonly #plan: Plan;
  readonly #matches = new Map<Word, Matches>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** The words of a lexicon that a word of the plan matches; none before they were looked up. */
  matchesOf(word: Word): Matches {
    return this.#matches.get(word) ?? noMatches;
  }

  /** Looks up the words of the plan, one after the other, so that the caller can pause between any two. */
  *prepare(matcher: Matcher): Generator<void> {
    for (const { spellings } of [...this.#plan.needs, ...this.#plan.exclusions]) {
      for (const word of spellings.flat()) {
        this.#matches.set(word, matcher.matchesOf(word));
        yield;
      }
    }
  }

  /** Adds the papers of a shard that count, in steps of a few milliseconds. */
  *read(view: ShardView, strictness: Strictness, findings: Findings): Generator<void> {
    const { needs, exclusions, facts } = this.#plan;
    const { living, papers } = view;
    const levels = needs.map(need => this.#levelsOf(need, view));
    const excluded = exclusions.map(need => this.#levelsOf(need, view));
    const isOptional = (need: Need) => strictness === 'most' && need.mayBeMissing;
    const required = needs.filter(need => !isOptional(need)).length;
    const optional = needs.length - required;
    const met = new Uint16Array(living.length);
    const metOptional = new Uint16Array(living.length);
    needs.forEach((need, index) => {
      const meeting = countMet(levels[index], living, isOptional(need) ? metOptional : met);
      findings.meeting[index] = (findings.meeting[index] ?? 0) + meeting;
    });
    const phrases = needs.flatMap(need => (need.phrase && !isOptional(need) ? [need.phrase] : []));
    const readsTexts = [...needs, ...exclusions].some(({ phrase }) => phrase);
    let looked = 0;
    for (let place = 0; place < living.length; place++) {
      if (living[place] === 0 || met[place] !== required) continue;
      if ((metOptional[place] ?? 0) * 2 < optional) continue;
      const found = papers[place];
      if (!found) continue;
      const { paper } = found;
      // Reading texts takes a hundred times as long as reading postings.
      if (readsTexts && ++looked % textsInStep === 0) yield;
      if (!factsHold(facts, paper) || !phrases.every(phrase => phrase(paper))) continue;
      const has = (need: Need, index: number) =>
        (excluded[index]?.[place] ?? 0) > 0 && (need.phrase?.(paper) ?? true);
      if (exclusions.some(has)) continue;
      findings.add(found, levels, place);
    }
  }

  /** The level at which each paper of a shard, by its place, meets a need: that of its best spelling. */
  #levelsOf({ spellings }: Need, view: ShardView): Uint8Array {
    return merged(
      spellings.map(words =>
        merged(
          words.map(word => this.#levelsOfWord(word, view)),
          Math.min,
        ),
      ),
      Math.max,
    );
  }

  #levelsOfWord(word: Word, { postings, living }: ShardView): Uint8Array {
    const levels = new Uint8Array(living.length);
    raiseLevels(levels, postings, this.matchesOf(word), word.worth);
    return levels;
  }
}

/** Texts that are looked into for phrases in one step. */
const textsInStep = 256;

/** Counts up at the places of the papers that meet a need, and says how many there are. */
function countMet(levels: Uint8Array | undefined, living: Uint8Array, counts: Uint16Array): number {
  if (!levels) return 0;
  let meeting = 0;
  for (let place = 0; place < levels.length; place++) {
    if (levels[place] === 0 || living[place] === 0) continue;
    meeting++;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return meeting;
}

const noMatches: Matches = { numbers: [], closeness: [] };

/** The first of some lists of levels, with the others worked into it. */
function merged(
  [first, ...others]: readonly Uint8Array[],
  pick: (a: number, b: number) => number,
): Uint8Array {
  if (!first) throw new RangeError('a need without words');
  for (const other of others) {
    for (let place = 0; place < first.length; place++)
      first[place] = pick(first[place] ?? 0, other[place] ?? 0);
  }
  return first;
}
