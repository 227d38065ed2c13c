import { distance } from 'fastest-levenshtein';
import type { Wording } from './wording/wording.ts';

/** How many letters must be changed, added or taken out to turn one text into another. */
export function editDistance(a: string, b: string): number {
  return distance(a, b);
}

/** The one of some names that somebody who wrote `word` most likely meant; undefined where none is near. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  if (word.length > longestName) return undefined;
  const lower = word.toLowerCase();
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const name of names) {
    const letters = distance(lower, name.toLowerCase());
    if (letters < least) [nearest, least] = [name, letters];
  }
  return nearest;
}

/** No name that we know is longer, and comparing long texts takes its time. */
const longestName = 100;

/** `which is not one of a, b. Did you mean "a"?` */
export function notOneOf(word: string, names: readonly string[], { settings }: Wording): string {
  const nearest = nearestName(word, names);
  const all = names.join(', ');
  return nearest === undefined ? settings.isNotOneOf(all) : settings.isNotOneOfBut(all, nearest);
}
