/**
 * Words and their numbers, in the order in which they came. A table of our own, because the words of prose are looked up
 * where they stand in their text: for a `Map`, a string would have to be made of each. They lie one behind the other in
 * one array, so that they are read from a cache as they are.
 */
export class WordNumbers {
  #codes = new Uint16Array(8 * fewest);
  /** By number: where the word begins, and behind the last one where the next will. */
  #starts = new Uint32Array(fewest);
  #size = 0;
  /** By number: the `hashOf` the word. */
  #hashes = new Int32Array(fewest);
  /** By hash, or the next free slot where that is taken: one more than the number; 0 where a slot is free. */
  #slots = new Int32Array(4 * fewest);

  /** One more than the highest number. */
  get size(): number {
    return this.#size;
  }

  /** The code units of all words, one behind the other. */
  get codes(): Uint16Array {
    return this.#codes;
  }

  /** By number: where a word begins among the `codes`; the next one's begin is its end. */
  get starts(): Uint32Array {
    return this.#starts;
  }

  /** The number of a word that stands in a text, in capitals or not; -1 where it has none. */
  numberOf(text: string, start: number, end: number, hash: number): number {
    return (this.#slots[this.#slotOf(text, start, end, hash)] ?? 0) - 1;
  }

  /** The number that a word gets which has none yet. */
  add(text: string, start: number, end: number, hash: number): number {
    this.#makeRoom(end - start);
    let to = this.#starts[this.#size] ?? 0;
    for (let at = start; at < end; at++) this.#codes[to++] = inSmall(text.charCodeAt(at));
    this.#slots[this.#slotOf(text, start, end, hash)] = this.#size + 1;
    return this.#end(to, hash);
  }

  /** Gives numbers to words that lie one behind the other, each up to one of the `ends`, and have none yet. */
  addAll(codes: Uint16Array, ends: Uint32Array): void {
    let at = 0;
    for (const end of ends) {
      this.#makeRoom(end - at);
      let to = this.#starts[this.#size] ?? 0;
      let hash = 0;
      for (; at < end; at++) {
        const code = codes[at] ?? 0;
        this.#codes[to++] = code;
        hash = withLetter(hash, code);
      }
      this.#slots[this.#freeSlot(hash)] = this.#size + 1;
      this.#end(to, hash);
    }
  }

  /** A number that is another one when any of the first words is. */
  printOf(count: number): number {
    let print = count;
    for (let number = 0; number < count; number++)
      print = mixed(withLetter(print, this.#hashes[number] ?? 0));
    return print >>> 0;
  }

  #end(end: number, hash: number): number {
    this.#hashes[this.#size] = hash;
    this.#starts[this.#size + 1] = end;
    return this.#size++;
  }

  /** Where a word is, or where it can be put. */
  #slotOf(text: string, start: number, end: number, hash: number): number {
    const last = this.#slots.length - 1;
    for (let slot = mixed(hash) & last; ; slot = (slot + 1) & last) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return slot;
      if (this.#hashes[number] === hash && this.#isPart(number, text, start, end)) return slot;
    }
  }

  #freeSlot(hash: number): number {
    const last = this.#slots.length - 1;
    let slot = mixed(hash) & last;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & last;
    return slot;
  }

  #isPart(number: number, text: string, start: number, end: number): boolean {
    const from = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - from !== end - start) return false;
    const codes = this.#codes;
    for (let at = start; at < end; at++)
      if (inSmall(text.charCodeAt(at)) !== codes[from + at - start]) return false;
    return true;
  }

  #makeRoom(letters: number): void {
    const to = (this.#starts[this.#size] ?? 0) + letters;
    if (to > this.#codes.length) {
      const codes = new Uint16Array(2 * to);
      codes.set(this.#codes);
      this.#codes = codes;
    }
    if (this.#size + 1 < this.#starts.length) return;
    const [starts, hashes] = [this.#starts, this.#hashes];
    this.#starts = new Uint32Array(2 * starts.length);
    this.#starts.set(starts);
    this.#hashes = new Int32Array(2 * starts.length);
    this.#hashes.set(hashes);
    this.#slots = new Int32Array(8 * starts.length);
    for (let number = 0; number < this.#size; number++)
      this.#slots[this.#freeSlot(hashes[number] ?? 0)] = number + 1;
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

function inSmall(code: number): number {
  return code >= 65 && code <= 90 ? code | 32 : code;
}
