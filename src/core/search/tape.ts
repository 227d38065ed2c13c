import type { Lexicon } from './lexicon.ts';
import { fieldEnd, unitEnd } from './lexicon.ts';
import type { SearchPaper } from './searchPaper.ts';
import { scanTokens } from './tokens.ts';

/** Set in a number whose word is another spelling of what stands there: phrases step over it. */
export const extraBit = 0x80000000;
export const numberMask = 0x7fffffff;

/** Where the words of one paper stand on a tape. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The words of papers as numbers, one paper after the other. Each stretch holds five fields in the order of
 * `field`, each ended by `fieldEnd`; authors and topics are ended by `unitEnd`.
 */
export class Tape {
  #numbers: Uint32Array;
  #length = 0;

  constructor(capacity: number) {
    this.#numbers = new Uint32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** What is on the tape; another array after the next `push`. */
  get numbers(): Uint32Array {
    return this.#numbers;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(Math.ceil(this.#length * 1.5) + 16);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = number;
  }

  /** Takes everything off again. */
  rewind(): void {
    this.#length = 0;
  }
}

/** Puts a paper at the end of a tape. */
export function record(tape: Tape, lexicon: Lexicon, paper: SearchPaper): Stretch {
  const from = tape.length;
  const write = (text: string) =>
    scanTokens(text, (term, _start, _end, extra) => {
      const number = lexicon.add(term);
      tape.push(extra ? (number | extraBit) >>> 0 : number);
    });
  write(paper.title);
  tape.push(fieldEnd);
  for (const author of paper.authors) {
    write(author);
    tape.push(unitEnd);
  }
  tape.push(fieldEnd);
  for (const topic of paper.topics) {
    write(topic);
    tape.push(unitEnd);
  }
  tape.push(fieldEnd);
  for (const year of yearsOf(paper)) {
    tape.push(lexicon.add(year));
    tape.push(unitEnd);
  }
  tape.push(fieldEnd);
  write(paper.abstract());
  tape.push(fieldEnd);
  return { from, to: tape.length };
}

/** Puts a stretch of one tape at the end of another, whose lexicon has other numbers. */
export function copy(
  numbers: Uint32Array,
  stretch: Stretch,
  lexicon: Lexicon,
  onto: Tape,
  newLexicon: Lexicon,
): Stretch {
  const from = onto.length;
  for (let at = stretch.from; at < stretch.to; at++) {
    const number = numbers[at] ?? 0;
    const word = number & numberMask;
    if (word <= unitEnd) onto.push(number);
    else onto.push(((number & extraBit) | newLexicon.add(lexicon.termOf(word))) >>> 0);
  }
  return { from, to: onto.length };
}

/** Years are words, so that `liu 2024` finds what Liu published or a digest listed then. */
function yearsOf(paper: SearchPaper): Set<string> {
  const days = paper.published ? [...paper.days, paper.published] : paper.days;
  return new Set(days.map(day => day.slice(0, 4)));
}
