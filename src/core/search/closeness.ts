import { EditDistance } from './editDistance.ts';
import { type Lexicon, lacking, lettersOf } from './lexicon.ts';

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
  const { letters, terms } = lexicon;
  const wanted = lettersOf(atom.term);
  const compare = comparer(atom, wanted);
  for (let number = from; number < known.covered; number++) {
    const own = letters[number] ?? 0;
    const missing = wanted & ~own;
    if (missing !== 0 && (atom.typos === 0 || lacking(missing, 0) > atom.typos)) continue;
    const close = compare(terms[number] ?? '', own);
    if (close > 0) note(number, close);
  }
}

/** Compares words that have enough of an atom's letters. */
function comparer({ term: wanted, prefix, typos }: Atom, wantedLetters: number) {
  const distance = new EditDistance(wanted);
  return (term: string, letters: number): number => {
    if (term === wanted) return closeness.exact;
    if (prefix && term.length > wanted.length && term.startsWith(wanted)) return closeness.prefix;
    if (typos === 0 || Math.abs(term.length - wanted.length) > typos) return closeness.none;
    if (lacking(letters, wantedLetters) > typos) return closeness.none;
    const edits = distance.to(term, typos);
    if (edits > typos) return closeness.none;
    return edits === 1 ? closeness.oneTypo : closeness.twoTypos;
  };
}
