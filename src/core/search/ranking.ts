import { BestFirst, bestFirst, type Scored } from './bestFirst.ts';
import { closeness } from './closeness.ts';
import type { Sight } from './marks.ts';
import type { Plan } from './plan.ts';
import type { Findings } from './reading.ts';
import { isInTitle, worthOfLevel } from './worth.ts';

/** What a score is multiplied by where the title has all words, where they stand in it as in the query, and where it has no others. */
const allInTitle = 2;
const inOrder = 1.5;
const nothingElse = 1.5;

/** The best papers, best first: a word counts by where it is found, how closely, and how few papers have it. */
export function ranked(
  plan: Plan,
  findings: Findings,
  sight: Sight,
  papers: number,
  limit: number,
): readonly Scored[] {
  const best = new BestFirst(Math.max(limit, reordered));
  const scoreOf = scorer(plan, findings, papers);
  findings.papers.forEach((paper, index) => {
    best.offer(paper, scoreOf(index));
  });
  const list = best.list();
  if (plan.needs.length === 0) return list.slice(0, limit);
  const first = list.slice(0, reordered).map(each => ({
    ...each,
    score: each.score * titleFactor(plan, sight, each.paper.title),
  }));
  return [...first.sort(bestFirst), ...list.slice(reordered)].slice(0, limit);
}

/** Titles are read for so many papers only: further down nobody looks at the order. */
const reordered = 100;

function scorer({ needs }: Plan, { levels, meeting }: Findings, papers: number): (index: number) => number {
  const rarity = Array.from(meeting, count => Math.log2(2 + papers / Math.max(1, count)));
  return index => {
    const from = index * needs.length;
    let score = 0;
    let inTitle = needs.length > 0;
    for (let need = 0; need < needs.length; need++) {
      const level = levels[from + need] ?? 0;
      score += (worthOfLevel[level] ?? 0) * (rarity[need] ?? 0);
      inTitle &&= isInTitle[level] ?? false;
    }
    return inTitle ? score * allInTitle : score;
  };
}

/** By how much a title speaks for its paper beyond its single words. */
function titleFactor({ needs }: Plan, sight: Sight, title: string): number {
  const tokens = sight.read(title, 'title', closeness.prefix).filter(({ extra }) => !extra);
  if (tokens.length === 0) return 1;
  const has = (at: number, need: number) => tokens[at]?.needs.includes(need) ?? false;
  let pairs = 0;
  for (let need = 1; need < needs.length; need++) {
    if (tokens.some((_, at) => has(at - 1, need - 1) && has(at, need))) pairs++;
  }
  const covered = tokens.filter(token => token.needs.length > 0).length;
  const order = needs.length < 2 ? 1 : 1 + ((inOrder - 1) * pairs) / (needs.length - 1);
  return order * (1 + ((nothingElse - 1) * covered) / tokens.length);
}
