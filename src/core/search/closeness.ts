import { EditDistance } from './editDistance.ts';
import { type Lexicon, lettersOf, shapeOf } from './lexicon.ts';

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
  readonly numbers: readonly number[];
  readonly closeness: readonly number[];
}

/** Typos forgiven in a word: none in short ones and in numbers, one from four letters, two from eight. */
export function typosIn(term: string): Atom['typos'] {
  if (term.length < 4 || term.length > longestMisspelled || /\d/.test(term)) return 0;
  return term.length < 8 ? 1 : 2;
}

/** Nobody types a word so long, and comparing one costs the square of its length. */
const longestMisspelled = 40;

/** Remembers for each atom what it matches; of a lexicon that has grown only the new words are looked at. */
export class Matcher {
  readonly #lexicon: Lexicon;
  readonly #known = new Map<string, Known>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  matchesOf(atom: Atom): Matches {
    const name = `${atom.prefix ? 1 : 0}${atom.typos}${atom.term}`;
    const known = this.#known.get(name) ?? { numbers: [], closeness: [], covered: 0 };
    // What was asked for last goes to the end; the words of the last few queries are enough to remember.
    this.#known.delete(name);
    this.#known.set(name, known);
    if (this.#known.size > mostKnown) {
      for (const oldest of this.#known.keys()) {
        this.#known.delete(oldest);
        break;
      }
    }
    if (known.covered < this.#lexicon.size) cover(this.#lexicon, atom, known);
    return known;
  }
}

interface Known extends Matches {
  readonly numbers: number[];
  readonly closeness: number[];
  /** Words that were compared so far. */
  covered: number;
}

const mostKnown = 64;

function cover(lexicon: Lexicon, atom: Atom, known: Known): void {
  const from = known.covered;
  known.covered = lexicon.size;
  const note = (number: number, close: number) => {
    known.numbers.push(number);
    known.closeness.push(close);
  };
  if (!atom.prefix && atom.typos === 0) {
    const number = lexicon.numberOf(atom.term);
    if (number !== undefined && number >= from) note(number, closeness.exact);
    return;
  }
  const { letters, shapes, terms } = lexicon;
  const wanted = lettersOf(atom.term);
  const shape = shapeOf(atom.term);
  const distance = new EditDistance(atom.term);
  for (let number = from; number < known.covered; number++) {
    const own = letters[number] ?? 0;
    const missing = wanted & ~own;
    // Numbers turn away nearly every word before its letters are looked at.
    if (moreThan(atom.typos, missing)) continue;
    const ownShape = shapes[number] ?? 0;
    if (missing === 0 && (shape ^ ownShape) < 256 && (atom.prefix || shape === ownShape)) {
      const term = terms[number] ?? '';
      if (term.startsWith(atom.term)) {
        if (term.length === atom.term.length) note(number, closeness.exact);
        else if (atom.prefix) note(number, closeness.prefix);
        continue;
      }
    }
    if (atom.typos === 0 || Math.abs((shape & 255) - (ownShape & 255)) > atom.typos) continue;
    if (moreThan(atom.typos, own & ~wanted)) continue;
    const edits = distance.to(terms[number] ?? '', atom.typos);
    if (edits <= atom.typos) note(number, edits === 1 ? closeness.oneTypo : closeness.twoTypos);
  }
}

/** Whether a set of letters has more than so many: a word that lacks two letters of another is two edits from it. */
function moreThan(most: Atom['typos'], letters: number): boolean {
  const one = letters & (letters - 1);
  if (most === 0) return letters !== 0;
  return most === 1 ? one !== 0 : (one & (one - 1)) !== 0;
}
