import type { Digest } from '../digest.ts';
import { contains, type Span } from '../text.ts';
import { type OutlineNode, outlineOf } from './outline.ts';
import { paperAt, placeAt } from './place.ts';

/** The spans that "expand selection" goes through from an offset, each inside the next: title, paper, topic, digest. */
export function enclosingSpans(digest: Digest, offset: number): Span[] {
  const place = placeAt(digest, offset);
  const text = place?.kind === 'entry' ? place.entry.textSpan : place?.span;
  const paper = paperAt(digest, offset);
  const fields = paper && [
    ...[paper.titleSpan, paper.authorsSpan, paper.published?.span, paper.linkSpan],
    ...[paper.abstractSpan, paper.translatedAbstractSpan],
  ];
  const spans = [
    text,
    place?.span,
    ...(fields ?? []),
    paper?.span,
    digest.contents?.span,
    ...nodesAt(outlineOf(digest), offset).map(({ span }) => span),
    { start: 0, end: digest.text.length },
  ].filter(span => span !== undefined && contains(span, offset));
  return growing(spans.filter(span => span !== undefined));
}

/** The nodes that hold an offset, from the outermost. */
function nodesAt(nodes: readonly OutlineNode[], offset: number): OutlineNode[] {
  const node = nodes.find(({ span }) => contains(span, offset));
  return node ? [node, ...nodesAt(node.children, offset)] : [];
}

/** From the smallest up, without those that equal or cross an earlier one. */
function growing(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.end - a.start - (b.end - b.start));
  const chain: Span[] = [];
  for (const span of sorted) {
    const last = chain.at(-1);
    const holds = !last || (span.start <= last.start && last.end <= span.end);
    if (holds && !(last && last.start === span.start && last.end === span.end)) chain.push(span);
  }
  return chain;
}
