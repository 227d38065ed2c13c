import type { Digest, Paper } from '../digest.ts';
import type { Library } from '../library.ts';
import { headingsOfEntries } from '../matching.ts';
import type { Span } from '../text.ts';
import { placeAt } from './place.ts';

/** A place in any digest. */
export interface Reference {
  readonly digest: Digest;
  readonly span: Span;
}

/** Where the paper at an offset is named: its title and its entries here, then the same on every other day. */
export function referencesAt(library: Library, digest: Digest, offset: number): Reference[] {
  const paper = placeAt(digest, offset)?.paper;
  if (!paper) return [];
  const others = library.appearances(paper.arxivId).filter(other => other.paper !== paper);
  return [{ digest, paper }, ...others].flatMap(appearance =>
    namesOf(appearance.digest, appearance.paper).map(span => ({ digest: appearance.digest, span })),
  );
}

/** Where the paper at an offset is named in the same digest. */
export function highlightsAt(digest: Digest, offset: number): Span[] {
  const paper = placeAt(digest, offset)?.paper;
  if (!paper) return [];
  const papers = digest.papers.filter(({ arxivId }) => arxivId === paper.arxivId);
  return papers.flatMap(same => namesOf(digest, same));
}

/** The title of a paper, and the text of each entry that means it. */
function namesOf(digest: Digest, { heading, titleSpan }: Paper): Span[] {
  if (heading === undefined) return [titleSpan];
  const matches = headingsOfEntries(digest);
  const entries = (digest.contents?.entries ?? []).filter((_, index) => matches[index] === heading);
  return [titleSpan, ...entries.map(({ textSpan }) => textSpan)];
}
