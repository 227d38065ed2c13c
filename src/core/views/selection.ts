import type { ArxivId } from '../arxiv.ts';
import type { Day } from '../day.ts';
import type { Appearance } from '../digest.ts';
import { appearancesIn } from '../keyIndex.ts';
import type { Library } from '../library.ts';
import { MarkedPapers } from '../markedPapers.ts';
import { finished } from '../search/finished.ts';

/** The papers that a tree shows: all of a library at one revision, or those that a filter keeps. */
export interface Selection {
  readonly library: Library;
  /** The papers of each digest, the newest digest first; the same list for as long as a digest is the same. */
  readonly listings: readonly Listing[];
  readonly keeps: Keeps;
  readonly marks: MarkedPapers;
  /** Whether rows of papers that are read, and of days that have no others, are left out. */
  readonly hidesRead: boolean;
  /** Whether rows of topics that the settings hide are left out. */
  readonly hidesTopics: boolean;
  /** The papers of a search, best first; undefined where nothing was searched for. */
  readonly best: Listing | undefined;
}

/** Papers of one digest, in its order; one or more. */
export type Listing = readonly Appearance[];

export type Keeps = (appearance: Appearance) => boolean;

/** Everything in a library, newest day first, or what `keeps` keeps of it. */
export function selectionOf(
  library: Library,
  keeps: Keeps = everything,
  marks: MarkedPapers = new MarkedPapers(),
): Selection {
  return finished(selecting(library, keeps, marks));
}

/** What `selectionOf` answers, digest by digest, so that the caller can pause between any two. */
export function* selecting(library: Library, keeps: Keeps, marks: MarkedPapers): Generator<void, Selection> {
  const all = [...library.digests()]
    .sort((a, b) => compare(b.day?.day ?? '', a.day?.day ?? '') || compare(a.uri, b.uri))
    .map(appearancesIn);
  const listings: Listing[] = keeps === everything ? all : [];
  if (keeps !== everything) {
    for (const listing of all) {
      const kept = listing.filter(keeps);
      if (kept.length > 0) listings.push(kept);
      yield;
    }
  }
  return { library, listings, keeps, marks, hidesRead: false, hidesTopics: false, best: undefined };
}

/** Keeps every paper. */
export function everything(): boolean {
  return true;
}

/** Every paper of a selection as each digest lists it, the newest digest first. */
export function shownIn({ listings }: Selection): Appearance[] {
  return listings.flat();
}

/** The same papers without those that are read; what was counted of them is kept, so this costs nothing. */
export function withoutRead(selection: Selection): Selection {
  return { ...selection, hidesRead: true };
}

/** The same papers without the rows of topics that the settings hide. */
export function withoutHiddenTopics(selection: Selection): Selection {
  return { ...selection, hidesTopics: true };
}

/** Papers without those that the selection hides because they are read. */
export function unhidden({ hidesRead, marks }: Selection, papers: Listing): Listing {
  return hidesRead ? papers.filter(({ paper }) => !marks.isRead(paper.arxivId)) : papers;
}

/** Keeps what no digest of an earlier day lists; what has no day is never earlier. */
export function keepsFirst(library: Library): Keeps {
  const first = new Map<ArxivId, Day>();
  for (const { day, papers } of library.digests()) {
    if (!day) continue;
    for (const { arxivId } of papers) {
      const known = first.get(arxivId);
      if (known === undefined || day.day < known) first.set(arxivId, day.day);
    }
  }
  return ({ digest, paper }) => !digest.day || digest.day.day === first.get(paper.arxivId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
