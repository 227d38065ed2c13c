import { type RendererName, rendererNames, renderers } from '../anchors/renderers.ts';
import { anchorsOf, linkedHeading } from '../anchors/resolve.ts';
import type { Digest, Entry, Paper } from '../digest.ts';
import { paperAt } from '../features/place.ts';
import { headingsOfEntries } from '../matching.ts';
import { topicsAbove } from './topics.ts';

/** What the table of contents of a digest lists. */
export interface Listing {
  /** The heading that each entry lists, a paper's or a topic's; undefined for one that lists something else. */
  readonly headings: readonly (number | undefined)[];
  /** The headings that are to be listed, in the order of the file: papers, topics, or both. */
  readonly wanted: readonly number[];
  /** Papers by their headings; any other heading in `wanted` is a topic's. */
  readonly papers: ReadonlyMap<number | undefined, Paper>;
  /** The nearest topic that is itself listed, of each heading in `wanted`. */
  readonly topicOf: ReadonlyMap<number, number | undefined>;
  /** Whether papers are listed at all; topics may be all that is. */
  readonly listsPapers: boolean;
}

/** What the table of contents lists; where it lists nothing of this file, what it should: the papers. */
export function listingOf(digest: Digest, renderers: readonly RendererName[]): Listing {
  const known = remembered.get(digest);
  if (known?.renderers === renderers) return known.listing;
  const listing = findListing(digest, renderers);
  remembered.set(digest, { renderers, listing });
  return listing;
}

/** Whether every heading that is to be listed is, once and in its place, and nothing else: as in most digests. */
export function isFaultless({ headings, wanted }: Listing): boolean {
  return headings.length === wanted.length && headings.every((heading, at) => heading === wanted[at]);
}

const remembered = new WeakMap<Digest, { renderers: readonly RendererName[]; listing: Listing }>();

function findListing(digest: Digest, names: readonly RendererName[]): Listing {
  const papers = new Map(digest.papers.map(paper => [paper.heading, paper]));
  const above = topicsAbove(digest);
  const topics = new Set(above.flat());
  const headings = entryHeadings(digest, names).map(heading =>
    papers.has(heading) || (heading !== undefined && topics.has(heading)) ? heading : undefined,
  );
  const levelOf = (heading: number | undefined) => digest.skeleton.headings[heading ?? -1]?.level;
  const listedTopics = headings.filter(heading => heading !== undefined && !papers.has(heading));
  const levels = new Set(listedTopics.map(levelOf));
  const listsPapers = listedTopics.length === 0 || listedTopics.length < headings.filter(isNumber).length;
  const topicOf = new Map<number, number | undefined>();
  digest.papers.forEach(({ heading }, index) => {
    const listed = (above[index] ?? []).filter(topic => levels.has(levelOf(topic)));
    // A topic is first met with its first paper, so that the order is that of the file.
    for (const [depth, topic] of listed.entries()) {
      if (!topicOf.has(topic)) topicOf.set(topic, listed[depth - 1]);
    }
    if (listsPapers && heading !== undefined) topicOf.set(heading, listed.at(-1));
  });
  return { headings, papers, topicOf, wanted: [...topicOf.keys()], listsPapers };
}

/** The heading that each entry means or leads to. */
function entryHeadings(digest: Digest, names: readonly RendererName[]): (number | undefined)[] {
  const entries = digest.contents?.entries ?? [];
  const meant = headingsOfEntries(digest);
  // A link that works elsewhere says what is meant, too, and is repaired for the renderers that count.
  const all = [...names, ...rendererNames];
  const headings = entries.map((entry, index) => meant[index] ?? linkedHeading(digest, entry.anchor, all));
  const listed = new Set(headings);
  return headings.map((heading, index) => {
    if (heading !== undefined) return heading;
    const around = paperAround(digest, entries[index], names);
    return listed.has(around) ? undefined : around;
  });
}

/** The paper in which the anchor stands that an entry's link leads to. */
function paperAround(
  digest: Digest,
  entry: Entry | undefined,
  names: readonly RendererName[],
): number | undefined {
  for (const name of entry ? names : []) {
    const target = entry && anchorsOf(digest, renderers[name]).targetOf(entry.anchor);
    if (target?.kind === 'html') return paperAt(digest, target.span.start)?.heading;
  }
  return undefined;
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined;
}
