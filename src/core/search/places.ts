import { fieldEnd, unitEnd } from './lexicon.ts';
import type { Spelling } from './plan.ts';
import type { Sightings } from './sightings.ts';
import { extraBit, numberMask, type Stretch } from './tape.ts';

/** The fields, as bits, in which the words of a spelling stand as they must. */
export function findPlaces(
  spelling: Spelling,
  numbers: Uint32Array,
  { from, to }: Stretch,
  sightings: Sightings,
): number {
  const track = new Track(spelling);
  const { codes, lists } = sightings;
  let fields = 0;
  let at = 0;
  for (let index = from; index < to; index++) {
    const number = numbers[index] ?? 0;
    if (number === fieldEnd || number === unitEnd) {
      track.leave();
      if (number === fieldEnd) at++;
    } else if (!(number & extraBit) && track.sees(lists[codes[number & numberMask] ?? 0] ?? [])) {
      fields |= 1 << at;
    }
  }
  return fields;
}

/** Follows the words of one spelling through a text, one bit for each of its words. */
export class Track {
  readonly #spelling: Spelling;
  readonly #all: number;
  #seen = 0;

  constructor(spelling: Spelling) {
    this.#spelling = spelling;
    this.#all = (1 << spelling.atoms.length) - 1;
  }

  /** The text goes on with a word that matches these atoms; true where the spelling is complete with it. */
  sees(list: readonly number[]): boolean {
    const here = this.#bitsOf(list);
    if (this.#spelling.arrangement === 'unit') {
      this.#seen |= here;
      return this.#seen === this.#all;
    }
    // Each bit moves on from the word before it; the last bit set means that the whole row has gone by.
    this.#seen = ((this.#seen << 1) | 1) & here;
    return (this.#seen & ~(this.#all >>> 1)) !== 0;
  }

  /** The field, the author or the topic ends. */
  leave(): void {
    this.#seen = 0;
  }

  #bitsOf(list: readonly number[]): number {
    if (list.length === 0) return 0;
    let bits = 0;
    const { atoms } = this.#spelling;
    for (let place = 0; place < atoms.length; place++) {
      for (let pair = 0; pair < list.length; pair += 2) if (list[pair] === atoms[place]) bits |= 1 << place;
    }
    return bits;
  }
}
