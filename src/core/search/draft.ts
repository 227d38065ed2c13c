import { isAscending, type Postings } from './postings.ts';
import { fieldBits } from './worth.ts';

/** Entries that are not among the postings of their shard yet: a list for each word, and the lists are not in order. */
export class Draft {
  #entries = new Uint16Array(1024);
  /** By entry: one more than the entry before it in its list; 0 for the first one. */
  #before = new Int32Array(1024);
  #length = 0;
  /** By word: one more than the last entry of its list; 0 for words without. */
  #last = new Int32Array(1024);
  readonly #words: number[] = [];

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  get isFull(): boolean {
    return this.#length >= mostEntries;
  }

  /** Adds an entry, or the fields of one to that of the same place, if that came last. */
  push(word: number, entry: number): void {
    const last = this.#last[word] ?? 0;
    const known = last === 0 ? -1 : (this.#entries[last - 1] ?? 0);
    if (known >>> fieldBits === entry >>> fieldBits) this.#entries[last - 1] = known | entry;
    else this.#add(word, entry, last);
  }

  /** The postings that the entries are; the draft is empty from then on. */
  taken(): Postings {
    const words = new Uint32Array(this.#words).sort();
    const starts = new Uint32Array(words.length + 1);
    const entries = new Uint16Array(this.#length);
    let to = 0;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? 0;
      const begin = to;
      for (let next = this.#last[word] ?? 0; next !== 0; next = this.#before[next - 1] ?? 0) {
        entries[to++] = this.#entries[next - 1] ?? 0;
      }
      this.#last[word] = 0;
      to = inOrder(entries, begin, to);
      starts[at + 1] = to;
    }
    this.#words.length = 0;
    this.#length = 0;
    return { words, starts, entries: entries.subarray(0, to) };
  }

  #add(word: number, entry: number, before: number): void {
    if (word >= this.#last.length) this.#last = longer(new Int32Array(2 * word), this.#last);
    if (this.#length === this.#entries.length) {
      this.#entries = longer(new Uint16Array(2 * this.#length), this.#entries);
      this.#before = longer(new Int32Array(2 * this.#length), this.#before);
    }
    if (before === 0) this.#words.push(word);
    this.#before[this.#length] = before;
    this.#entries[this.#length] = entry;
    this.#last[word] = ++this.#length;
  }
}

/** About as many as a full shard has. */
const mostEntries = 1 << 18;

function longer<List extends Int32Array | Uint16Array>(list: List, start: List): List {
  list.set(start);
  return list;
}

/** Brings the last entries into the order of their places, one for each, and says where they end then. */
function inOrder(entries: Uint16Array, begin: number, end: number): number {
  const list = entries.subarray(begin, end);
  // The last one was found first, and nearly always papers come in the order of their places.
  list.reverse();
  if (!isAscending(list)) list.sort();
  let to = begin;
  for (let from = begin; from < end; from++) {
    const entry = entries[from] ?? 0;
    const before = to > begin ? (entries[to - 1] ?? 0) : -1;
    if (before >>> fieldBits === entry >>> fieldBits) entries[to - 1] = before | entry;
    else entries[to++] = entry;
  }
  return to;
}
