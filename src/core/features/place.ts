import { findArxivLink } from '../arxiv.ts';
import type { Digest, Entry, Paper } from '../digest.ts';
import { headingsOfEntries } from '../matching.ts';
import { contains, type Span } from '../text.ts';

/** What stands at an offset of a digest. */
export type Place =
  | {
      readonly kind: 'entry';
      readonly index: number;
      readonly entry: Entry;
      readonly paper: Paper | undefined;
      readonly span: Span;
    }
  | { readonly kind: 'title'; readonly paper: Paper; readonly span: Span }
  | { readonly kind: 'link'; readonly paper: Paper; readonly span: Span };

/** The entry, paper title or arXiv link at an offset; undefined in prose. */
export function placeAt(digest: Digest, offset: number): Place | undefined {
  const entries = digest.contents?.entries ?? [];
  const index = indexAt(entries, offset);
  const entry = entries[index];
  if (entry) return { kind: 'entry', index, entry, paper: paperOfEntry(digest, index), span: entry.linkSpan };
  const paper = paperAt(digest, offset);
  if (!paper) return undefined;
  if (contains(paper.titleSpan, offset)) return { kind: 'title', paper, span: paper.titleSpan };
  const line = lineAround(digest, offset);
  const link = findArxivLink(digest.text, line.start, line.end);
  if (link?.id === paper.arxivId && contains(link.span, offset))
    return { kind: 'link', paper, span: link.span };
  return contains(paper.linkSpan, offset) ? { kind: 'link', paper, span: paper.linkSpan } : undefined;
}

/** The paper whose section holds an offset. */
export function paperAt(digest: Digest, offset: number): Paper | undefined {
  return digest.papers[indexAt(digest.papers, offset)];
}

/** The paper that an entry of the table of contents means. */
export function paperOfEntry(digest: Digest, index: number): Paper | undefined {
  const heading = headingsOfEntries(digest)[index];
  return heading === undefined ? undefined : digest.papers.find(paper => paper.heading === heading);
}

function lineAround({ skeleton: { lines } }: Digest, offset: number): Span {
  const line = lines.lineOf(offset);
  return { start: lines.startOf(line), end: lines.startOf(line + 1) };
}

/** Index of the item that holds an offset, among items in the order of the text; -1 where none does. */
function indexAt(items: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const span = items[middle]?.span;
    if (!span || span.end < offset) low = middle + 1;
    else high = middle;
  }
  const found = items[low];
  return found && contains(found.span, offset) ? low : -1;
}
