import type { Digest, Entry } from '../digest.ts';
import { isThematicBreak } from '../markdown/marks.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { type Span, trimSpan } from '../text.ts';

/**
 * A piece of a table of contents that stays together: an entry with the lines that belong to it, or lines that are no
 * entry. Only white space stands between two blocks.
 */
export interface Block {
  readonly span: Span;
  /** Index of its entry; undefined for what somebody wrote besides. */
  readonly entry: number | undefined;
  /** The white space before it in its line; undefined where something else stands there. */
  readonly indent: string | undefined;
  /** False for an entry of HTML that holds others or shares its item with something: it can only stay. */
  readonly movable: boolean;
  /** Whether it begins a list item of Markdown. */
  readonly isItem: boolean;
}

/** The blocks of a digest's table of contents in their order: from the first entry to the end of the last. */
export function blocksOf(digest: Digest): readonly Block[] {
  let blocks = remembered.get(digest);
  if (!blocks) {
    blocks = new BlockReader(digest).read();
    remembered.set(digest, blocks);
  }
  return blocks;
}

const remembered = new WeakMap<Digest, readonly Block[]>();

class BlockReader {
  readonly #digest: Digest;
  readonly #entries: readonly Entry[];
  readonly #blocks: Block[] = [];
  #next = 0;

  constructor(digest: Digest) {
    this.#digest = digest;
    this.#entries = digest.contents?.entries ?? [];
  }

  read(): Block[] {
    const { lines, kinds } = this.#digest.skeleton;
    let line = lines.lineOf(this.#entries[0]?.span.start ?? 0);
    while (this.#next < this.#entries.length) {
      if (kinds[line] === LineKind.html) line = this.#html(line);
      else line = this.#lines(line);
    }
    return this.#blocks;
  }

  /** The lines of one block, or a blank one; answers with the line behind them. */
  #lines(first: number): number {
    const { skeleton } = this.#digest;
    const { lines, kinds } = skeleton;
    if (kinds[first] === LineKind.blank) return first + 1;
    const start = this.#trimmed(first).start;
    const isItem = kinds[first] === LineKind.item;
    const end = lines.startOf(first + 1);
    let entry: number | undefined;
    // Of two entries in one line, which cannot be parted, the first one speaks for both.
    for (; (this.#entries[this.#next]?.span.start ?? end) < end; this.#next++) entry ??= this.#next;
    let last = first;
    for (let line = first + 1; line < lines.count && this.#goesOn(line, last, first, isItem); line++) {
      if (kinds[line] !== LineKind.blank) last = line;
    }
    this.#add({ start, end: this.#lineEnd(last) }, entry, true, isItem);
    return last + 1;
  }

  /** Whether a line belongs to the block of an earlier line: it follows at once, or stands further in. */
  #goesOn(line: number, last: number, first: number, isItem: boolean): boolean {
    const { text, skeleton } = this.#digest;
    const { lines, kinds } = skeleton;
    if (kinds[line] === LineKind.blank) return isItem;
    if (kinds[line] !== LineKind.text) return false;
    const { start, end } = this.#trimmed(line);
    if (isThematicBreak(text, start, end)) return false;
    const isFurtherIn = start - lines.startOf(line) > this.#trimmed(first).start - lines.startOf(first);
    return line === last + 1 || (isItem && isFurtherIn);
  }

  /** The entries in a run of lines of HTML, and what stands between them. */
  #html(first: number): number {
    const { text, skeleton } = this.#digest;
    const { lines, kinds } = skeleton;
    let after = first;
    while (after < lines.count && kinds[after] === LineKind.html) after++;
    const end = lines.startOf(after);
    let at = lines.startOf(first);
    for (; (this.#entries[this.#next]?.span.start ?? end) < end; this.#next++) {
      const span = this.#entries[this.#next]?.span ?? { start: end, end };
      this.#other({ start: at, end: span.start });
      this.#add(span, this.#next, isClosed.test(text.slice(span.start, span.end)), false);
      at = span.end;
    }
    if (this.#next < this.#entries.length) this.#other({ start: at, end });
    return after;
  }

  #other(span: Span): void {
    const { start, end } = trimSpan(this.#digest.text, span);
    if (start < end && this.#blocks.length > 0) this.#add({ start, end }, undefined, true, false);
  }

  #add(span: Span, entry: number | undefined, movable: boolean, isItem: boolean): void {
    const { text, skeleton } = this.#digest;
    const lineStart = skeleton.lines.startOf(skeleton.lines.lineOf(span.start));
    const before = lineStart === span.start ? '' : text.slice(lineStart, span.start);
    this.#blocks.push({ span, entry, indent: /\S/.test(before) ? undefined : before, movable, isItem });
  }

  #trimmed(line: number): Span {
    const { text, skeleton } = this.#digest;
    return trimSpan(text, { start: skeleton.lines.startOf(line), end: skeleton.lines.startOf(line + 1) });
  }

  /** White space at the end of a line is part of it; its line break is not. */
  #lineEnd(line: number): number {
    const { text, skeleton } = this.#digest;
    let end = skeleton.lines.startOf(line + 1);
    while (end > 0 && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
    return end;
  }
}

/** Behind an item that ends with its link, a nested list may follow. */
const isClosed = /<\/li\s*>$/i;
