import type { Digest, Paper } from '../digest.ts';
import type { Span } from '../text.ts';

/** Where the section of a paper ends: before the next heading, and with all sections below it. */
export interface Extent {
  readonly ownEnd: number;
  readonly end: number;
}

/** A paper of the text before an edit, and by how much it moved. */
export interface KeptPaper {
  readonly paper: Paper;
  readonly shift: number;
}

/**
 * Finds papers whose sections an edit did not touch, so that a keystroke reads one section again and not hundreds.
 * A section counts as the same where its text lies in the common beginning or end of the two texts.
 */
export class KeptPapers {
  readonly #start: number;
  readonly #tail: number;
  readonly #shift: number;
  readonly #extents: WeakMap<Paper, Extent>;
  readonly #byStart: ReadonlyMap<number, Paper>;

  constructor(previous: Digest, text: string, extents: WeakMap<Paper, Extent>) {
    this.#start = commonStart(previous.text, text);
    this.#tail = text.length - commonEnd(previous.text, text, this.#start);
    this.#shift = text.length - previous.text.length;
    this.#extents = extents;
    this.#byStart = new Map(previous.papers.map(paper => [paper.span.start, paper]));
  }

  /** The paper that stood in a section of the new text, if it did. */
  in(start: number, { ownEnd, end }: Extent): KeptPaper | undefined {
    const shift = end <= this.#start ? 0 : start >= this.#tail ? this.#shift : undefined;
    if (shift === undefined) return undefined;
    const paper = this.#byStart.get(start - shift);
    const extent = paper && this.#extents.get(paper);
    if (!extent || extent.ownEnd !== ownEnd - shift || extent.end !== end - shift) return undefined;
    return { paper, shift };
  }
}

/** A paper at its new place; the same object where nothing about it is new. */
export function moved({ paper, shift }: KeptPaper, heading: number, topicHeadings: readonly string[]): Paper {
  const sameTopics =
    paper.topicHeadings.length === topicHeadings.length &&
    paper.topicHeadings.every((topic, at) => topic === topicHeadings[at]);
  if (shift === 0 && paper.heading === heading && sameTopics) return paper;
  const at = ({ start, end }: Span): Span => ({ start: start + shift, end: end + shift });
  const { span, titleSpan, authorsSpan, published, linkSpan, abstractSpan } = paper;
  return {
    ...paper,
    heading,
    topicHeadings,
    span: at(span),
    titleSpan: at(titleSpan),
    authorsSpan: authorsSpan && at(authorsSpan),
    published: published && { day: published.day, span: at(published.span) },
    linkSpan: at(linkSpan),
    abstractSpan: abstractSpan && at(abstractSpan),
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
