import type { MatchInfo } from 'minisearch';
import { type Token, tokensOf } from './tokens.ts';

/** The parts of a title that words of the query match, as pairs of offsets in order that do not touch. */
export function marksOf(title: string, match: MatchInfo): (readonly [number, number])[] {
  const marks: [number, number][] = [];
  const tokens = tokensOf(title).filter(({ term }) => match[term]?.includes('title'));
  for (const { start, end } of tokens.sort((a, b) => a.start - b.start)) {
    const last = marks.at(-1);
    // What is joined in the text is joined in the mark: `low-bit`, `ST$^3$`.
    if (last && (start <= last[1] || /^[-–‐$^{}\\]+$/.test(title.slice(last[1], start))))
      last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

/** Letters of an abstract that are shown before the match and in all. */
const lead = 40;
const length = 180;

/** A piece of an abstract around the first word of the query in it, cut at words; empty where it has none. */
export function excerptOf(abstract: string, match: MatchInfo): string {
  const token = tokensOf(abstract).find(({ term }) => match[term]?.includes('abstract'));
  return token ? pieceOf(abstract, token) : '';
}

function pieceOf(abstract: string, { start }: Token): string {
  const from = start <= lead ? 0 : abstract.indexOf(' ', start - lead) + 1 || start;
  const cut = from + length >= abstract.length ? abstract.length : abstract.lastIndexOf(' ', from + length);
  const to = cut > start ? cut : Math.min(abstract.length, from + length);
  const piece = abstract.slice(Math.min(from, start), to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${piece}${to < abstract.length ? '…' : ''}`;
}
