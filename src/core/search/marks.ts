import { closeness } from './closeness.ts';
import { Track } from './places.ts';
import { field, type Plan, type Spelling } from './plan.ts';
import type { SearchPaper } from './searchPaper.ts';
import type { Sightings } from './sightings.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The parts of a title that the query's words match, in order, without overlaps. */
export function marksOf(title: string, plan: Plan, sightings: Sightings): (readonly [number, number])[] {
  if (plan.needs.length === 0) return [];
  return joined(matchesIn(tokensOf(title), field.title, closeness.far, plan, sightings), title);
}

/** About how many characters of an abstract are shown, and how many of them before the first match. */
const excerptLength = 160;
const excerptLead = 40;

/** The piece of the abstract that has most of the query's words, the first such; empty where it has none. */
export function excerptOf(paper: SearchPaper, plan: Plan, sightings: Sightings): string {
  if (!paper.hasAbstract || plan.needs.length === 0) return '';
  const abstract = paper.abstract();
  const tokens = tokensOf(abstract);
  const exact = matchesIn(tokens, field.abstract, closeness.prefix, plan, sightings);
  const matches =
    exact.length > 0 ? exact : matchesIn(tokens, field.abstract, closeness.far, plan, sightings);
  let best: Match | undefined;
  let most = 0;
  for (let index = 0; index < matches.length; index++) {
    const first = matches[index];
    if (!first) continue;
    const needs = new Set<number>();
    for (let next = index; next < matches.length; next++) {
      const match = matches[next];
      if (!match || match.end > first.start + excerptLength - excerptLead) break;
      needs.add(match.need);
    }
    if (!best || needs.size > most) [best, most] = [first, needs.size];
  }
  return best ? pieceOf(abstract, tokens, best.start) : '';
}

interface Match {
  readonly start: number;
  readonly end: number;
  readonly need: number;
}

/** Where the needs of a plan are met in one field, by start. */
function matchesIn(
  tokens: readonly Token[],
  where: number,
  least: number,
  plan: Plan,
  sightings: Sightings,
): Match[] {
  const lists = tokens.map(token => closeEnough(sightings.listOf(token.term), least));
  const matches: Match[] = [];
  plan.needs.forEach(({ negated, fields, spellings }, need) => {
    if (negated || !(fields & (1 << where))) return;
    for (const spelling of spellings) {
      const track = new Track(spelling);
      const row = rowOf(spelling, tokens, lists);
      const { length } = spelling.atoms;
      row.forEach((at, place) => {
        if (!track.sees(lists[at] ?? [])) return;
        const start = tokens[row[Math.max(0, place - length + 1)] ?? at]?.start ?? 0;
        matches.push({ start, end: tokens[at]?.end ?? start, need });
      });
    }
  });
  return matches.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The tokens that count for a spelling: a row stands among whole words, one word may be a second spelling. */
function rowOf(
  { atoms }: Spelling,
  tokens: readonly Token[],
  lists: readonly (readonly number[])[],
): number[] {
  const places: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (atoms.length > 1 ? !tokens[at]?.extra : (lists[at]?.length ?? 0) > 0) places.push(at);
  }
  return places;
}

function closeEnough(list: readonly number[], least: number): readonly number[] {
  return list.length === 0 ? list : list.filter((_, index) => (list[index | 1] ?? 0) >= least);
}

/** Marks that overlap, or have only a joint between them, become one: `low-bit` is one mark. */
function joined(matches: readonly Match[], title: string): (readonly [number, number])[] {
  const marks: [number, number][] = [];
  for (const { start, end } of matches) {
    const last = marks.at(-1);
    if (last && (start <= last[1] || /^[-–‐$^{}\\]+$/.test(title.slice(last[1], start)))) {
      last[1] = Math.max(last[1], end);
    } else marks.push([start, end]);
  }
  return marks;
}

/** Whole words, on one line, with `…` where the abstract goes on. */
function pieceOf(abstract: string, tokens: readonly Token[], match: number): string {
  const from = tokens.find(token => token.start >= match - excerptLead)?.start ?? 0;
  const start = abstract.slice(0, from).trim() === '' ? 0 : from;
  const to = tokens.findLast(token => token.end <= start + excerptLength)?.end ?? start;
  const end = abstract.slice(to).trim().length < 3 ? abstract.length : to;
  const piece = abstract.slice(start, end).replace(/\s+/g, ' ').trim();
  return `${start > 0 ? '…' : ''}${piece}${end < abstract.length ? '…' : ''}`;
}
