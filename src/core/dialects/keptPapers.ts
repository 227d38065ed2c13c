import type { Paper } from '../digest.ts';
import type { Span } from '../text.ts';
import type { Block, ReadBlock } from './block.ts';
import type { Cutting } from './cutting.ts';
import type { LabelTable } from './labels.ts';

/** A text, the blocks of its papers, and the labels they were read with. */
export interface ReadText {
  readonly text: string;
  readonly labels: LabelTable;
  readonly blocks: readonly ReadBlock[];
}

/** What the blocks of a text are read with that was read before. */
export interface Rereading extends Cutting {
  /** The papers before an edit. */
  readonly kept: KeptPapers | undefined;
}

/**
 * Finds papers whose blocks an edit did not touch, so that a keystroke reads one block again and not hundreds.
 * A block counts as the same where its text lies in the common beginning or end of the two texts.
 */
export class KeptPapers {
  readonly #start: number;
  readonly #tail: number;
  readonly #shift: number;
  readonly #byStart: ReadonlyMap<number, ReadBlock>;

  constructor(previous: ReadText, text: string) {
    this.#start = commonStart(previous.text, text);
    this.#tail = text.length - commonEnd(previous.text, text, this.#start);
    this.#shift = text.length - previous.text.length;
    this.#byStart = new Map(previous.blocks.map(read => [read.block.start, read]));
  }

  /** The block as it was read before the edit, if it stood in the text. */
  find(block: Block, heading?: number): ReadBlock | undefined {
    const { shape, start, ownEnd, end, context } = block;
    const shift = end <= this.#start ? 0 : start >= this.#tail ? this.#shift : undefined;
    if (shift === undefined) return undefined;
    const read = this.#byStart.get(start - shift);
    if (!read || read.block.shape !== shape || read.block.context !== context) return undefined;
    if (read.block.ownEnd !== ownEnd - shift || read.block.end !== end - shift) return undefined;
    if (shift === 0 && read.paper.heading === heading) return read;
    return { ...read, block, paper: moved(read.paper, shift, heading) };
  }
}

function moved(paper: Paper, shift: number, heading: number | undefined): Paper {
  const at = ({ start, end }: Span): Span => ({ start: start + shift, end: end + shift });
  const { span, titleSpan, authorsSpan, published, linkSpan, abstractSpan, translatedAbstractSpan } = paper;
  return {
    ...paper,
    heading,
    span: at(span),
    titleSpan: at(titleSpan),
    authorsSpan: authorsSpan && at(authorsSpan),
    published: published && { day: published.day, span: at(published.span) },
    linkSpan: at(linkSpan),
    abstractSpan: abstractSpan && at(abstractSpan),
    translatedAbstractSpan: translatedAbstractSpan && at(translatedAbstractSpan),
  };
}

/** Length of the longest beginning that two texts share; comparing slices is far faster than letters. */
function commonStart(a: string, b: string): number {
  return longest(Math.min(a.length, b.length), length => a.slice(0, length) === b.slice(0, length));
}

/** Length of the longest end that two texts share behind a common beginning. */
function commonEnd(a: string, b: string, start: number): number {
  return longest(
    Math.min(a.length, b.length) - start,
    length => a.slice(a.length - length) === b.slice(b.length - length),
  );
}

function longest(most: number, fits: (length: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
