import { EditDistance } from './editDistance.ts';
import { type Lexicon, lettersOf } from './lexicon.ts';

/** How a word of a query is compared with words of papers. */
export interface Atom {
  readonly term: string;
  /** Longer words that begin so match too. */
  readonly prefix: boolean;
  /** Wrong, missing, surplus or swapped letters that are forgiven. */
  readonly typos: 0 | 1 | 2;
}

/** How well a word of a paper matches, from best to worst; 0 where it does not. */
export const closeness = { exact: 4, prefix: 3, oneTypo: 2, twoTypos: 1, none: 0 } as const;

/** The words of a lexicon that match an atom, in the order of their numbers, and how closely each does. */
export interface Matches {
  readonly numbers: Uint32Array;
  readonly closeness: Uint8Array;
}

/** Typos forgiven in a word: none in short ones and in numbers, one from four letters, two from eight. */
export function typosIn(term: string): Atom['typos'] {
  if (term.length < 4 || term.length > longestMisspelled || /\d/.test(term)) return 0;
  return term.length < 8 ? 1 : 2;
}

/** Nobody types a word so long, and comparing one costs the square of its length. */
const longestMisspelled = 40;

/** Remembers for each atom what it matches: of a query that is being typed only the last word is another each time. */
export class Matcher {
  readonly #lexicon: Lexicon;
  readonly #known = new Map<string, Known>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  matchesOf(atom: Atom): Matches {
    const name = `${atom.prefix ? 1 : 0}${atom.typos}${atom.term}`;
    const { revision } = this.#lexicon;
    let known = this.#known.get(name);
    if (known?.revision !== revision) known = { revision, matches: matchesIn(this.#lexicon, atom) };
    // What was asked for last goes to the end; the words of the last few queries are enough to remember.
    this.#known.delete(name);
    this.#known.set(name, known);
    if (this.#known.size > mostKnown) this.#known.delete(this.#known.keys().next().value ?? '');
    return known.matches;
  }
}

interface Known {
  readonly revision: number;
  readonly matches: Matches;
}

const mostKnown = 64;

function matchesIn(lexicon: Lexicon, atom: Atom): Matches {
  const found: number[] = [];
  const own = lexicon.numberOf(atom.term);
  if (own >= 0) found.push(own * 8 + closeness.exact);
  if (atom.prefix) addLonger(found, lexicon, atom.term);
  if (atom.typos > 0) addMisspelled(found, lexicon, atom);
  const sorted = new Float64Array(found).sort();
  const numbers = new Uint32Array(sorted.length);
  const close = new Uint8Array(sorted.length);
  for (let at = 0; at < sorted.length; at++) {
    const code = sorted[at] ?? 0;
    numbers[at] = Math.floor(code / 8);
    close[at] = code % 8;
  }
  return { numbers, closeness: close };
}

/** Adds the words that begin with a term and go on, as `number * 8 + closeness`. */
function addLonger(found: number[], lexicon: Lexicon, term: string): void {
  const { letters, codes, starts } = lexicon;
  const wanted = lettersOf(term);
  const alike = lexicon.beginningWith(term.charCodeAt(0));
  for (let at = 0; at < alike.length; at++) {
    const number = alike[at] ?? 0;
    // Numbers turn away nearly every word before its letters are looked at.
    if ((wanted & ~(letters[number] ?? 0)) !== 0) continue;
    const start = starts[number] ?? 0;
    const isLonger = (starts[number + 1] ?? 0) - start > term.length;
    if (isLonger && beginsWith(codes, start, term)) found.push(number * 8 + closeness.prefix);
  }
}

/** Adds the words of short fields with no more typos than are forgiven, and that do not match without any. */
function addMisspelled(found: number[], lexicon: Lexicon, { term, prefix, typos }: Atom): void {
  const { letters, codes, starts } = lexicon;
  const wanted = lettersOf(term);
  const distance = new EditDistance(term);
  for (let length = Math.max(1, term.length - typos); length <= term.length + typos; length++) {
    const alike = lexicon.misspellable(length);
    for (let at = 0; at < alike.length; at++) {
      const number = alike[at] ?? 0;
      const own = letters[number] ?? 0;
      if (moreThan(typos, wanted & ~own) || moreThan(typos, own & ~wanted)) continue;
      const start = starts[number] ?? 0;
      if (prefix && length >= term.length && beginsWith(codes, start, term)) continue;
      const edits = distance.to(codes, start, start + length, typos);
      if (edits === 0 || edits > typos) continue;
      found.push(number * 8 + (edits === 1 ? closeness.oneTypo : closeness.twoTypos));
    }
  }
}

function beginsWith(codes: Uint16Array, start: number, term: string): boolean {
  for (let at = 0; at < term.length; at++) if (codes[start + at] !== term.charCodeAt(at)) return false;
  return true;
}

/** Whether a set of letters has more than so many: a word that lacks two letters of another is two edits from it. */
function moreThan(most: Atom['typos'], letters: number): boolean {
  const one = letters & (letters - 1);
  if (most === 0) return letters !== 0;
  return most === 1 ? one !== 0 : (one & (one - 1)) !== 0;
}
