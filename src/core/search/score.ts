import { closeness } from './closeness.ts';
import { fieldEnd } from './lexicon.ts';
import { field, type Plan } from './plan.ts';
import type { Finding } from './reading.ts';
import type { Sightings } from './sightings.ts';
import { extraBit, numberMask, type Stretch } from './tape.ts';

/** What a word is worth by its field: title, author, topic, year, abstract. */
const worthOfField = [1, 0.85, 0.85, 0.5, 0.4] as const;

/** What a word is worth by its closeness: none, far, one typo, prefix, exact. */
const worthOfCloseness = [0, 0.45, 0.6, 0.8, 1] as const;

/** Bonus for each word where the title has them all without a typo. */
const allInTitle = 0.5;
/** Bonus for two neighbours of the query that are neighbours in the title, or stand there in their order. */
const sideBySide = 0.1;
const inOrder = 0.04;
/** Bonus for a title that two or more words fill, shared out in quarters; and for one without other words. */
const filled = 0.2;
const nothingElse = 0.5;

/** How well one need is met, from 0 to 1: title before names and topics before abstract, exact before typo. */
export function strengthOf(finding: Finding): number {
  let best = 0;
  for (let at = 0; at < worthOfField.length; at++) {
    best = Math.max(best, (worthOfField[at] ?? 0) * (worthOfCloseness[finding[at] ?? 0] ?? 0));
  }
  return best;
}

/** The score of a paper that meets every need; whole numbers decide it, so that equal papers score equally. */
export function scoreOf(
  plan: Plan,
  findings: readonly Finding[],
  numbers: Uint32Array,
  stretch: Stretch,
  sightings: Sightings,
): number {
  let score = 0;
  let words = 0;
  let inTitle = 0;
  for (let index = 0; index < plan.needs.length; index++) {
    const finding = findings[index];
    if (!finding || plan.needs[index]?.negated) continue;
    words++;
    score += strengthOf(finding);
    if ((finding[field.title] ?? 0) >= closeness.prefix) inTitle++;
  }
  if (words === 0) return 0;
  if (inTitle === words) score += words * allInTitle;
  return score + orderIn(titleOf(plan, numbers, stretch, sightings), words);
}

/** Where a plan's words stand in a title: bit 0 is its first word; words behind the 31st are left out. */
interface TitlePlaces {
  /** Per need that is not negated: where it begins and ends. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
  readonly length: number;
}

function titleOf(plan: Plan, numbers: Uint32Array, { from }: Stretch, sightings: Sightings): TitlePlaces {
  const places = new Array<number>(plan.atoms.length).fill(0);
  const { codes, lists } = sightings;
  let length = 0;
  for (let index = from; numbers[index] !== fieldEnd; index++) {
    const number = numbers[index] ?? 0;
    if (!(number & extraBit)) length++;
    if (length > 31) continue;
    const list = lists[codes[number & numberMask] ?? 0] ?? [];
    for (let pair = 0; pair < list.length; pair += 2) {
      const atom = list[pair] ?? 0;
      places[atom] = (places[atom] ?? 0) | (1 << (length - 1));
    }
  }
  const begins: number[] = [];
  const ends: number[] = [];
  for (const need of plan.needs) {
    if (need.negated) continue;
    let begin = 0;
    let end = 0;
    for (const { atoms } of need.spellings) {
      let row = -1;
      for (let at = 0; at < atoms.length; at++) row &= (places[atoms[at] ?? 0] ?? 0) >>> at;
      begin |= row;
      end |= row << (atoms.length - 1);
    }
    begins.push(begin);
    ends.push(end);
  }
  return { begins, ends, length };
}

function orderIn({ begins, ends, length }: TitlePlaces, words: number): number {
  let bonus = 0;
  let covered = 0;
  for (let index = 0; index < begins.length; index++) {
    const begin = begins[index] ?? 0;
    covered |= begin | (ends[index] ?? 0);
    const before = index > 0 ? (ends[index - 1] ?? 0) : 0;
    if (before === 0 || begin === 0) continue;
    if ((before << 1) & begin) bonus += sideBySide;
    else if ((before & -before) >>> 0 < begin >>> 0) bonus += inOrder;
  }
  const share = length === 0 ? 0 : countBits(covered) / length;
  if (share >= 1) return bonus + nothingElse;
  return words < 2 ? bonus : bonus + (Math.floor(share * 4) / 4) * filled;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
