import { unitEnd } from './lexicon.ts';
import { numberMask } from './tape.ts';

/**
 * For each word of a lexicon the papers that have it, as chains through one array: a word that one paper has
 * costs no list of its own. Papers are numbered from 0 and are added in the order of their numbers.
 */
export class Postings {
  /** By word: the newest link of its chain plus one, 0 where it has none; and how many links it has. */
  #newest = new Uint32Array(1024);
  #counts = new Uint32Array(1024);
  /** By link: its paper, and the link before it plus one. */
  #papers = new Uint32Array(1 << 14);
  #before = new Uint32Array(1 << 14);
  #length = 0;

  /** Adds the words of a paper from its stretch of a tape; `words` is the size of the lexicon. */
  add(paper: number, numbers: Uint32Array, from: number, to: number, words: number): void {
    if (words > this.#newest.length) {
      this.#newest = grown(this.#newest, words);
      this.#counts = grown(this.#counts, words);
    }
    if (this.#length + to - from > this.#papers.length) {
      this.#papers = grown(this.#papers, this.#length + to - from);
      this.#before = grown(this.#before, this.#length + to - from);
    }
    for (let at = from; at < to; at++) {
      const number = (numbers[at] ?? 0) & numberMask;
      if (number > unitEnd) this.#link(paper, number);
    }
  }

  #link(paper: number, number: number): void {
    const newest = this.#newest[number] ?? 0;
    if (newest > 0 && this.#papers[newest - 1] === paper) return;
    this.#papers[this.#length] = paper;
    this.#before[this.#length] = newest;
    this.#newest[number] = ++this.#length;
    this.#counts[number] = (this.#counts[number] ?? 0) + 1;
  }

  /** How many papers have a word, those forgotten since included. */
  countOf(number: number): number {
    return this.#counts[number] ?? 0;
  }

  /** Writes `to` for each paper with one of these words that is marked `from`. */
  mark(marks: Uint8Array, words: readonly number[], from: number, to: number): void {
    const papers = this.#papers;
    const before = this.#before;
    for (const number of words) {
      for (let link = this.#newest[number] ?? 0; link > 0; link = before[link - 1] ?? 0) {
        const paper = papers[link - 1] ?? 0;
        if (marks[paper] === from) marks[paper] = to;
      }
    }
  }
}

function grown(array: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, Math.ceil(array.length * 1.5)));
  larger.set(array);
  return larger;
}
