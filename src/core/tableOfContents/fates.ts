import { type RendererName, renderers } from '../anchors/renderers.ts';
import { anchorsOf, leadsTo } from '../anchors/resolve.ts';
import type { Digest, Entry } from '../digest.ts';
import { headingTitle } from '../matching.ts';
import { type Listing, listingOf } from './listing.ts';
import { retitledEntries } from './retitled.ts';
import { isStale } from './stale.ts';
import { resemblesTitle } from './titles.ts';

/** What each entry of a table of contents is to become. */
export type Fate =
  /** It lists this heading. */
  | { readonly kind: 'lists'; readonly heading: number }
  /** Its paper is not in the file. */
  | { readonly kind: 'stale' }
  /** Its heading is listed by another entry, too. */
  | { readonly kind: 'double'; readonly of: number }
  /** It is none of ours: a link to something else. */
  | { readonly kind: 'other' };

/** The fate of each entry; no two list one heading. */
export function fatesOf(digest: Digest, names: readonly RendererName[]): Fate[] {
  const entries = digest.contents?.entries ?? [];
  const listing = listingOf(digest, names);
  const retitled = retitledEntries(digest, names);
  const wanted = new Set(listing.wanted);
  const best = new Map<number, number>();
  const headings = entries.map((_, index) => {
    const heading = retitled.get(index)?.heading ?? listing.headings[index];
    return heading !== undefined && wanted.has(heading) ? heading : undefined;
  });
  headings.forEach((heading, index) => {
    if (heading === undefined) return;
    const rival = best.get(heading);
    const isBetter =
      rival === undefined ||
      worth(digest, listing, names, entries[index], heading) >
        worth(digest, listing, names, entries[rival], heading);
    if (isBetter) best.set(heading, index);
  });
  const unlisted = unlistedByTitle(digest, listing, best);
  return entries.map((entry, index): Fate => {
    const heading = headings[index];
    if (heading !== undefined) {
      const of = best.get(heading) ?? index;
      return of === index ? { kind: 'lists', heading } : { kind: 'double', of };
    }
    if (isStale(digest, index)) return { kind: 'stale' };
    const meant = unlisted.get(entry.text.toLowerCase())?.shift();
    return meant === undefined ? { kind: 'other' } : { kind: 'lists', heading: meant };
  });
}

/** Of two entries for one paper the one with its title is better, and then the one whose link works. */
function worth(
  digest: Digest,
  listing: Listing,
  names: readonly RendererName[],
  entry: Entry | undefined,
  heading: number,
): number {
  if (!entry) return 0;
  const titled = resemblesTitle(digest, listing, entry, heading) ? 2 : 0;
  return titled + (leadsEverywhere(digest, names, entry, heading) ? 1 : 0);
}

/** Papers that no entry lists, by their titles: an entry may name a title that several have. */
function unlistedByTitle(
  digest: Digest,
  { wanted }: Listing,
  listed: ReadonlyMap<number, unknown>,
): Map<string, number[]> {
  const unlisted = new Map<string, number[]>();
  for (const heading of wanted) {
    if (listed.has(heading)) continue;
    const title = headingTitle(digest, heading).toLowerCase();
    const same = unlisted.get(title);
    if (same) same.push(heading);
    else unlisted.set(title, [heading]);
  }
  return unlisted;
}

/** Whether the link of an entry leads to a heading wherever the digest is read. */
export function leadsEverywhere(
  digest: Digest,
  names: readonly RendererName[],
  { anchor }: Entry,
  heading: number,
): boolean {
  return names.every(name => leadsTo(digest, anchorsOf(digest, renderers[name]).targetOf(anchor), heading));
}
