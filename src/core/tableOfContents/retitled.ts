import type { RendererName } from '../anchors/renderers.ts';
import type { Digest } from '../digest.ts';
import { versionLikeness } from '../likeness.ts';
import { similarHeadings } from '../matching.ts';
import { type Listing, listingOf } from './listing.ts';
import { staleEntries } from './stale.ts';
import { resemblesTitle } from './titles.ts';

/** An entry that tells a paper's title as it is no more. */
export interface Retitled {
  /** The paper's heading. */
  readonly heading: number;
  /** What says that this paper is meant: the entry's link or its letters, or only that the two titles are alike. */
  readonly by: 'link' | 'likeness';
}

/** The entries that say another title than that of the paper they list, by their index. */
export function retitledEntries(
  digest: Digest,
  renderers: readonly RendererName[],
): ReadonlyMap<number, Retitled> {
  const known = remembered.get(digest);
  if (known?.renderers === renderers) return known.retitled;
  const listing = listingOf(digest, renderers);
  const retitled = new Map([...linked(digest, listing), ...alike(digest, listing)]);
  remembered.set(digest, { renderers, retitled });
  return retitled;
}

const remembered = new WeakMap<
  Digest,
  { renderers: readonly RendererName[]; retitled: ReadonlyMap<number, Retitled> }
>();

/** Where most entries say something else than titles, that is how these contents are written. */
function linked(digest: Digest, listing: Listing): [number, Retitled][] {
  const entries = digest.contents?.entries ?? [];
  let papers = 0;
  const others: [number, Retitled][] = [];
  listing.headings.forEach((heading, index) => {
    const entry = entries[index];
    if (!entry || heading === undefined || !listing.papers.has(heading)) return;
    papers++;
    if (!resemblesTitle(digest, listing, entry, heading)) others.push([index, { heading, by: 'link' }]);
  });
  return others.length * 2 > papers ? [] : others;
}

/** Pairs of a stale entry and an unlisted paper that are like nothing else but each other. */
function alike(digest: Digest, listing: Listing): [number, Retitled][] {
  const entries = digest.contents?.entries ?? [];
  const stale = staleEntries(digest);
  // A list of hundreds of strangers is no list of retitled papers, and comparing all with all takes its time.
  if (!listing.listsPapers || stale.length === 0 || stale.length > mostRetitled) return [];
  const listed = new Set(listing.headings);
  const wooers = new Map<number, number[]>();
  const likings = stale.map(index => {
    const entry = entries[index];
    const similar = entry ? similarHeadings(digest, entry) : [];
    const open = similar.filter(({ heading }) => listing.papers.has(heading) && !listed.has(heading));
    for (const { heading } of open) wooers.set(heading, [...(wooers.get(heading) ?? []), index]);
    return { index, open };
  });
  return likings.flatMap(({ index, open }): [number, Retitled][] => {
    const [only] = open;
    if (!only || open.length > 1 || only.likeness < versionLikeness) return [];
    return wooers.get(only.heading)?.length === 1 ? [[index, { heading: only.heading, by: 'likeness' }]] : [];
  });
}

const mostRetitled = 20;
