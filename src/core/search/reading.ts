import { closeness } from './closeness.ts';
import { fieldEnd } from './lexicon.ts';
import { findPlaces } from './places.ts';
import { field, fieldCount, type Need, type Plan, type Spelling } from './plan.ts';
import type { Sightings } from './sightings.ts';
import { numberMask, type Stretch } from './tape.ts';

/** How well a paper meets one need: the closeness of its best spelling per field, 0 where it is not there. */
export type Finding = Uint8Array;

/** Reads one paper after another with the eyes of one query; what it found is of the paper read last. */
export class Reading {
  readonly #plan: Plan;
  readonly #sightings: Sightings;
  /** By atom and field: how closely the paper has it. */
  readonly #best: Uint8Array;
  readonly #findings: readonly Finding[];
  /** Below this, a word of an abstract does not count. */
  readonly #leastInAbstract: number;
  #blank = true;

  private constructor(plan: Plan, sightings: Sightings, leastInAbstract: number) {
    this.#plan = plan;
    this.#sightings = sightings;
    this.#best = new Uint8Array(plan.atoms.length * fieldCount);
    this.#findings = plan.needs.map(() => new Uint8Array(fieldCount));
    this.#leastInAbstract = leastInAbstract;
  }

  /** Forgives typos in titles, names and topics: in the many words of abstracts they would find anything. */
  static strict(plan: Plan, sightings: Sightings): Reading {
    return new Reading(plan, sightings, closeness.prefix);
  }

  /** Forgives typos everywhere. */
  static relaxed(plan: Plan, sightings: Sightings): Reading {
    return new Reading(plan, sightings, closeness.far);
  }

  /** In the order of the plan's needs. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** Whether the paper meets every need. */
  meetsAll(numbers: Uint32Array, stretch: Stretch): boolean {
    const { needs } = this.#plan;
    if (needs.length === 0) return true;
    this.#look(numbers, stretch);
    for (const need of needs) if (!need.negated && !this.#mayMeet(need)) return false;
    for (let index = 0; index < needs.length; index++) {
      const need = needs[index];
      if (need && this.#meets(need, index, numbers, stretch) === need.negated) return false;
    }
    return true;
  }

  /** Whether the paper meets all needs but some bare words, of which it meets at least half. */
  meetsMost(numbers: Uint32Array, stretch: Stretch): boolean {
    this.#look(numbers, stretch);
    let relaxable = 0;
    let met = 0;
    for (let index = 0; index < this.#plan.needs.length; index++) {
      const need = this.#plan.needs[index];
      if (!need) continue;
      const isMet = this.#meets(need, index, numbers, stretch);
      if (need.relaxable) {
        relaxable++;
        if (isMet) met++;
      } else if (isMet === need.negated) return false;
    }
    return met > 0 && met * 2 >= relaxable;
  }

  #look(numbers: Uint32Array, { from, to }: Stretch): void {
    const best = this.#best;
    if (!this.#blank) best.fill(0);
    this.#blank = true;
    const { codes, lists } = this.#sightings;
    let at = 0;
    for (let index = from; index < to; index++) {
      const number = (numbers[index] ?? 0) & numberMask;
      const code = codes[number];
      if (code === 0) {
        if (number === fieldEnd) at++;
        continue;
      }
      const list = lists[code ?? 0] ?? [];
      for (let pair = 0; pair < list.length; pair += 2) {
        const slot = (list[pair] ?? 0) * fieldCount + at;
        const close = list[pair + 1] ?? 0;
        if (close > (best[slot] ?? 0)) best[slot] = close;
      }
      this.#blank = false;
    }
  }

  #mayMeet(need: Need): boolean {
    for (const spelling of need.spellings) if (this.#fieldsOf(spelling, need.fields) !== 0) return true;
    return false;
  }

  #meets(need: Need, index: number, numbers: Uint32Array, stretch: Stretch): boolean {
    const finding = this.#findings[index];
    if (!finding) return false;
    finding.fill(0);
    let isMet = false;
    for (const spelling of need.spellings) {
      let fields = this.#fieldsOf(spelling, need.fields);
      if (fields !== 0 && spelling.atoms.length > 1) {
        fields &= findPlaces(spelling, numbers, stretch, this.#sightings);
      }
      if (fields === 0) continue;
      isMet = true;
      for (let at = 0; at < fieldCount; at++) {
        if (fields & (1 << at)) finding[at] = Math.max(finding[at] ?? 0, this.#closenessOf(spelling, at));
      }
    }
    return isMet;
  }

  /** The fields that have every word of a spelling somewhere. */
  #fieldsOf(spelling: Spelling, among: number): number {
    let fields = 0;
    for (let at = 0; at < fieldCount; at++) {
      if (!(among & (1 << at))) continue;
      const least = at === field.abstract ? this.#leastInAbstract : closeness.far;
      if (this.#closenessOf(spelling, at) >= least) fields |= 1 << at;
    }
    return fields;
  }

  #closenessOf({ atoms }: Spelling, at: number): number {
    let least: number = closeness.exact;
    for (const atom of atoms) least = Math.min(least, this.#best[atom * fieldCount + at] ?? 0);
    return least;
  }
}
