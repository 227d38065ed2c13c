/**
 * Words and their numbers, in the order in which they came. A table of our own, because the words of prose are looked up
 * where they stand in their text: for a `Map`, a string would have to be made of each.
 */
export class WordNumbers {
  readonly #terms: string[] = [];
  /** By number: the `hashOf` the word. */
  #hashes = new Int32Array(fewest);
  /** By hash, or the next free slot where that is taken: one more than the number; 0 where a slot is free. */
  #slots = new Int32Array(4 * fewest);

  /** The words by their numbers. */
  get terms(): readonly string[] {
    return this.#terms;
  }

  /** The number of a word that stands in a text, in capitals or not; -1 where it has none. */
  numberOf(text: string, start: number, end: number, hash: number): number {
    return (this.#slots[this.#slotOf(text, start, end, hash)] ?? 0) - 1;
  }

  /** The number that a word gets which has none yet. */
  add(text: string, start: number, end: number, hash: number): number {
    const number = this.#terms.length;
    if (number === this.#hashes.length) this.#grow();
    this.#terms.push(detached(text.slice(start, end).toLowerCase()));
    this.#hashes[number] = hash;
    this.#slots[this.#slotOf(text, start, end, hash)] = number + 1;
    return number;
  }

  /** Where a word is, or where it can be put. */
  #slotOf(text: string, start: number, end: number, hash: number): number {
    const last = this.#slots.length - 1;
    for (let slot = mixed(hash) & last; ; slot = (slot + 1) & last) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return slot;
      if (this.#hashes[number] === hash && isPart(this.#terms[number], text, start, end)) return slot;
    }
  }

  #grow(): void {
    const hashes = new Int32Array(2 * this.#hashes.length);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    this.#slots = new Int32Array(4 * hashes.length);
    const last = this.#slots.length - 1;
    for (let number = 0; number < this.#terms.length; number++) {
      let slot = mixed(hashes[number] ?? 0) & last;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & last;
      this.#slots[slot] = number + 1;
    }
  }
}

const fewest = 1024;

/** Any number that is the same for the same letters. */
export function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = withLetter(hash, text.charCodeAt(at));
  return hash;
}

/** The hash of a word with one letter more; that of none is 0. */
export function withLetter(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x0100_0193);
}

/** The low bits of a product know nothing of the high ones. */
function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}

function isPart(term: string | undefined, text: string, start: number, end: number): boolean {
  if (term?.length !== end - start) return false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const letter = code >= 65 && code <= 90 ? code | 32 : code;
    if (letter !== term.charCodeAt(at - start)) return false;
  }
  return true;
}

/** A long piece of a string may be a window into it: kept as it is, a word would keep its whole abstract alive. */
function detached(term: string): string {
  return term.length < 13 ? term : term.split('').join('');
}
