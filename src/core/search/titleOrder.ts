import { isBareWord } from './engineQuery.ts';
import type { Query } from './query.ts';
import { tokensOf } from './tokens.ts';

/** What a score is multiplied by where a title has all words, and at most for words that stand as in the query. */
const allInTitle = 2;
const inOrder = 1.5;

/**
 * By how much a title speaks for its paper beyond its single words, from 1 to 3: it has all bare words of the query,
 * and has neighbours as neighbours. A single word says nothing about either.
 */
export function titleFactorOf(query: Query): (title: string) => number {
  const words = query.clauses.filter(isBareWord).flatMap(({ text }) => wordsOf(text));
  if (words.length < 2) return () => 1;
  return title => {
    const places = wordsOf(title);
    const found = words.map(word => places.flatMap((place, at) => (place.startsWith(word) ? [at] : [])));
    const pairs = found.slice(1).filter((here, at) => here.some(place => found[at]?.includes(place - 1)));
    const ordered = 1 + ((inOrder - 1) * pairs.length) / (words.length - 1);
    return found.every(here => here.length > 0) ? allInTitle * ordered : ordered;
  };
}

function wordsOf(text: string): string[] {
  return tokensOf(text)
    .filter(({ extra }) => !extra)
    .map(({ term }) => term);
}
