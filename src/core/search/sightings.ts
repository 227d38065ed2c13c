import { type Atom, closeness, comparer } from './closeness.ts';
import { type Lexicon, lacking, lettersOf } from './lexicon.ts';

/** Which words of a lexicon match which atoms of a query, and how closely. */
export class Sightings {
  readonly #atoms: readonly Atom[];
  readonly #lexicon: Lexicon;
  readonly #compare: readonly ((term: string, letters: number) => number)[];
  readonly #wordsOf: readonly number[][];
  /** By a word's number: 0, or the index of its list. */
  #codes = new Uint16Array(0);
  #covered = 0;
  /** Many words match the same atoms equally well and share one list: atom, closeness, atom, closeness, … */
  readonly #lists: number[][] = [[]];
  readonly #codeOfList = new Map<number, number>();

  constructor(atoms: readonly Atom[], lexicon: Lexicon) {
    this.#atoms = atoms;
    this.#lexicon = lexicon;
    this.#compare = atoms.map(comparer);
    this.#wordsOf = atoms.map(() => []);
  }

  /** By a word's number: the index of its list, 0 where it matches nothing; covers all words seen so far. */
  get codes(): Uint16Array {
    if (this.#covered < this.#lexicon.size) this.#cover();
    return this.#codes;
  }

  /** By code: pairs of an atom's index and its closeness to the words of that code. */
  get lists(): readonly (readonly number[])[] {
    return this.#lists;
  }

  /** The pairs for a word; none where no paper has it. */
  listOf(term: string): readonly number[] {
    const number = this.#lexicon.numberOf(term);
    return (number !== undefined && this.#lists[this.codes[number] ?? 0]) || [];
  }

  /** The numbers of the words that an atom matches, in order. */
  wordsOf(atom: number): readonly number[] {
    if (this.#covered < this.#lexicon.size) this.#cover();
    return this.#wordsOf[atom] ?? [];
  }

  #cover(): void {
    const { size } = this.#lexicon;
    if (size > this.#codes.length) {
      // A lexicon that still grows, as a filter's does, is not copied for every paper.
      const larger = new Uint16Array(this.#covered === 0 ? size : size * 2);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#atoms.forEach((atom, index) => {
      this.#look(atom, index, size);
    });
    this.#covered = size;
  }

  #look(atom: Atom, index: number, size: number): void {
    const compare = this.#compare[index];
    if (!compare) return;
    if (!atom.prefix && atom.typos === 0) {
      const number = this.#lexicon.numberOf(atom.term);
      if (number !== undefined && number >= this.#covered) this.#note(number, index, closeness.exact);
      return;
    }
    const wanted = lettersOf(atom.term);
    const { letters } = this.#lexicon;
    for (let number = Math.max(2, this.#covered); number < size; number++) {
      const own = letters[number] ?? 0;
      if ((wanted & ~own) !== 0 && lacking(wanted, own) > atom.typos) continue;
      const close = compare(this.#lexicon.termOf(number), own);
      if (close > 0) this.#note(number, index, close);
    }
  }

  #note(number: number, atom: number, close: number): void {
    this.#wordsOf[atom]?.push(number);
    const before = this.#codes[number] ?? 0;
    const name = before * 1e6 + atom * 8 + close;
    let code = this.#codeOfList.get(name);
    if (code === undefined) {
      code = this.#lists.push([...(this.#lists[before] ?? []), atom, close]) - 1;
      this.#codeOfList.set(name, code);
    }
    this.#codes[number] = code;
  }
}
