import { editDistance } from './spelling.ts';
import { matchesIn } from './text.ts';

/** Below this, two titles share no more than any two titles do. */
export const leastLikeness = 0.5;

/** From here on, two titles may be versions of one. */
export const versionLikeness = 0.6;

/** A title made ready to be compared with many others. */
export interface ComparedTitle {
  /** In lower case, with single spaces. */
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** A title made ready; its letters must be in lower case already. */
export function comparedTitle(text: string): ComparedTitle {
  return { text, words: wordsOf(text) };
}

/**
 * How alike two titles are, from 0 to 1, where 1 is equal: by their letters, which forgives typos; by their words, in
 * whatever order; or because one is the other without its subtitle.
 */
export function titleLikeness(a: ComparedTitle, b: ComparedTitle): number {
  const byWords = wordLikeness(a.words, b.words);
  const byLetters = letterLikeness(a.text, b.text);
  return Math.max(byLetters, byWords * 0.95, isShortened(a.text, b.text) ? 0.8 : 0);
}

/** How alike two texts are by the letters that would have to change. */
function letterLikeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  const shortest = Math.min(a.length, b.length);
  if (longest === 0 || longest > 1_000 || shortest < longest * leastLikeness) return 0;
  return 1 - editDistance(a, b) / longest;
}

/** The words of a text; of scripts that write none, each two letters that follow each other. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [run] of matchesIn(text, letterRuns)) {
    if (!unparted.test(run) || run.length < 3) words.add(run);
    else for (let at = 0; at + 1 < run.length; at++) words.add(run.slice(at, at + 2));
  }
  return words;
}

const letterRuns = /[\p{L}\p{N}\p{M}]+/gu;
const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The share of letters that stand in words of both, so that "of" and "the" hardly count. */
function wordLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += word.length;
  return shared === 0 ? 0 : (2 * shared) / (lettersIn(a) + lettersIn(b));
}

function lettersIn(words: ReadonlySet<string>): number {
  let letters = 0;
  for (const word of words) letters += word.length;
  return letters;
}

/** `Sparse birds` and `Sparse birds: a survey`. */
function isShortened(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 4 || !long.startsWith(short)) return false;
  return /^\s*[:：—–-]/.test(long.slice(short.length, short.length + 9));
}
