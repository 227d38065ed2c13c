import type { LineIndex, Span } from '../text.ts';
import { closedDetails, type DetailsTag } from './details.ts';

/** What one line is, as CommonMark reads it. */
export const LineKind = { text: 0, blank: 1, heading: 2, code: 3, html: 4, quote: 5, item: 6 } as const;
export type LineKind = (typeof LineKind)[keyof typeof LineKind];

/** A heading that a renderer shows, in the order of the file. */
export interface Heading {
  readonly level: number;
  /** From the first `#`, or the first letter where the heading is underlined, to the end of its last line. */
  readonly span: Span;
  /** Its inline Markdown, without marks: `Title` in `## Title ##`. */
  readonly textSpan: Span;
  /** True inside an open `<details>`, a quote or a list item, where no section of the digest starts. */
  readonly nested: boolean;
}

/** The blocks of a Markdown text, only as much as digests need. */
export interface Skeleton {
  readonly lines: LineIndex;
  /** A `LineKind` for each line. */
  readonly kinds: Uint8Array;
  readonly headings: readonly Heading[];
  /** Outermost `<details>` blocks that are closed. */
  readonly details: readonly Span[];
}

/** What reading a text left behind, so that after an edit only the lines around it need be read. */
export interface SkeletonTrace {
  /** How many lines of front matter there are. */
  readonly front: number;
  /** What of `Seam` each line is. */
  readonly seams: Uint8Array;
  readonly headings: readonly FoundHeading[];
  readonly details: readonly DetailsTag[];
}

/**
 * What makes a line one with which reading may begin or end: nothing above it is still open, or it starts an item that
 * ends whatever is open.
 */
export const Seam = { afterAll: 1, item: 2 } as const;

/** The blocks of a text from what was found in its lines. */
export function toSkeleton(
  lines: LineIndex,
  kinds: Uint8Array,
  trace: Pick<SkeletonTrace, 'headings' | 'details'>,
): Skeleton {
  const details = closedDetails(trace.details);
  return { lines, kinds, headings: nestedIn(details, trace.headings), details };
}

/** A heading as it is found, before it is known what is folded away. */
export interface FoundHeading {
  readonly level: number;
  readonly span: Span;
  readonly textSpan: Span;
  readonly inContainer: boolean;
}

function nestedIn(details: readonly Span[], headings: readonly FoundHeading[]): Heading[] {
  let at = 0;
  return headings.map(({ level, span, textSpan, inContainer }) => {
    while (at < details.length && (details[at]?.end ?? 0) <= span.start) at++;
    const block = details[at];
    return { level, span, textSpan, nested: inContainer || (!!block && block.start <= span.start) };
  });
}
