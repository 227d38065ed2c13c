import { BestFirst, bestFirst, type Scored } from './bestFirst.ts';
import { BestNumbers } from './bestNumbers.ts';
import type { Sight } from './marks.ts';
import type { Plan } from './plan.ts';
import type { FarPlace, Reading } from './reading.ts';
import { isInTitle, worthOfLevel } from './worth.ts';

/** What a score is multiplied by where the title has all words, where they stand in it as in the query, and where it has no others. */
const allInTitle = 2;
const inOrder = 1.5;
const nothingElse = 1.5;

/**
 * The best of the papers found, best first, in steps of a few milliseconds: a word counts by where it is found, how
 * closely, and how few papers have it.
 */
export function* ranked(
  plan: Plan,
  reading: Reading,
  found: readonly FarPlace[],
  sight: Sight,
  papers: number,
  limit: number,
): Generator<void, readonly Scored[]> {
  const list = yield* bestOf(reading, found, scorer(reading, papers), Math.max(limit, reordered));
  if (plan.needs.length === 0) return list.slice(0, limit);
  yield;
  const first = list.slice(0, reordered).map(({ paper, day, score }) => ({
    paper,
    day,
    score: score * titleFactor(plan, sight, paper.title),
  }));
  yield;
  return [...first.sort(bestFirst), ...list.slice(reordered)].slice(0, limit);
}

/** Only papers that reach the score and the day of the last of the best are put in order. */
function* bestOf(
  reading: Reading,
  found: readonly FarPlace[],
  scoreOf: (place: FarPlace) => number,
  most: number,
): Generator<void, readonly Scored[]> {
  const scores = new Float64Array(found.length);
  const bestScores = new BestNumbers(most);
  for (let index = 0; index < found.length; index++) {
    if (index % inStep === inStep - 1) yield;
    scores[index] = scoreOf(found[index] ?? 0);
    bestScores.offer(scores[index] ?? 0);
  }
  const least = bestScores.least;
  let better = 0;
  for (const score of scores) if (score > least) better++;
  const bestDays = new BestNumbers(most - better);
  yield;
  for (let index = 0; index < found.length; index++) {
    if (scores[index] === least) bestDays.offer(reading.dayAt(found[index] ?? 0));
  }
  const oldest = bestDays.least;
  const best = new BestFirst(most);
  for (let index = 0; index < found.length; index++) {
    if (index % inStep === 0) yield;
    const [score = 0, place = 0] = [scores[index], found[index]];
    const day = reading.dayAt(place);
    if (score < least || (score === least && day < oldest)) continue;
    const paper = reading.paperAt(place);
    if (paper) best.offer({ paper, day, score });
  }
  return best.list();
}

/** Papers that are looked at in one step. */
const inStep = 1 << 14;

/** Titles are read for so many papers only: further down nobody looks at the order. */
const reordered = 100;

function scorer({ levels, meeting }: Reading, papers: number): (place: FarPlace) => number {
  const scores = meeting.map(count => {
    const rarity = Math.log2(2 + papers / Math.max(1, count));
    return worthOfLevel.map(worth => worth * rarity);
  });
  return place => {
    let score = 0;
    let inTitle = levels.length > 0;
    for (let need = 0; need < levels.length; need++) {
      const level = levels[need]?.[place] ?? 0;
      score += scores[need]?.[level] ?? 0;
      inTitle &&= isInTitle[level] ?? false;
    }
    return inTitle ? score * allInTitle : score;
  };
}

/** By how much a title speaks for its paper beyond its single words. */
function titleFactor({ needs }: Plan, sight: Sight, title: string): number {
  const words = sight.needsInTitle(title);
  if (words.length === 0) return 1;
  const follows = new Set<number>();
  let covered = 0;
  let before: readonly number[] = [];
  for (const own of words) {
    if (own.length > 0) covered++;
    for (const need of own) if (before.includes(need - 1)) follows.add(need);
    before = own;
  }
  const order = needs.length < 2 ? 1 : 1 + ((inOrder - 1) * follows.size) / (needs.length - 1);
  return order * (1 + ((nothingElse - 1) * covered) / words.length);
}
