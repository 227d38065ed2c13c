import { BestFirst, bestFirst, type Scored } from './bestFirst.ts';
import type { Sight } from './marks.ts';
import type { Plan } from './plan.ts';
import type { FarPlace, Reading } from './reading.ts';
import { isInTitle, worthOfLevel } from './worth.ts';

/** What a score is multiplied by where the title has all words, where they stand in it as in the query, and where it has no others. */
const allInTitle = 2;
const inOrder = 1.5;
const nothingElse = 1.5;

/** The best of the papers found, best first: a word counts by where it is found, how closely, and how few papers have it. */
export function ranked(
  plan: Plan,
  reading: Reading,
  found: readonly FarPlace[],
  sight: Sight,
  papers: number,
  limit: number,
): readonly Scored[] {
  const best = new BestFirst(Math.max(limit, reordered));
  const scoreOf = scorer(reading, papers);
  for (let index = 0; index < found.length; index++) {
    const place = found[index] ?? 0;
    const score = scoreOf(place);
    if (!best.takes(score)) continue;
    const paper = reading.paperAt(place);
    if (paper) best.offer(paper, score);
  }
  const list = best.list();
  if (plan.needs.length === 0) return list.slice(0, limit);
  const first = list.slice(0, reordered).map(({ paper, day, score }) => ({
    paper,
    day,
    score: score * titleFactor(plan, sight, paper.title),
  }));
  return [...first.sort(bestFirst), ...list.slice(reordered)].slice(0, limit);
}

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
