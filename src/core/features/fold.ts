import type { Digest } from '../digest.ts';
import type { Span } from '../text.ts';

/** The parts of a digest that can be folded: each paper, its abstract, the table of contents. */
export function foldsOf({ papers, contents, skeleton, text }: Digest): Span[] {
  const heading = contents?.heading === undefined ? undefined : skeleton.headings[contents.heading];
  const list = contents && { start: heading?.span.start ?? contents.span.start, end: contents.span.end };
  const parts = papers.flatMap(({ span, abstractSpan }) => (abstractSpan ? [span, abstractSpan] : [span]));
  return (list ? [list, ...parts] : parts).filter(({ start, end }) => /[\r\n]/.test(text.slice(start, end)));
}
