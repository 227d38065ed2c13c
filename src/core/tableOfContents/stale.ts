import { rendererNames, renderers } from '../anchors/renderers.ts';
import { anchorsOf } from '../anchors/resolve.ts';
import type { Digest, Entry } from '../digest.ts';
import { headingsOfEntries } from '../matching.ts';

/** Whether no heading has an entry's text or letters and no renderer finds anything at its anchor. */
export function isStale(digest: Digest, index: number): boolean {
  const entry = digest.contents?.entries[index];
  if (!entry || headingsOfEntries(digest)[index] !== undefined) return false;
  if (rendererNames.some(name => anchorsOf(digest, renderers[name]).targetOf(entry.anchor))) return false;
  return !isAmbiguous(digest, entry);
}

/** The entries that are stale, by their indexes. */
export function staleEntries(digest: Digest): readonly number[] {
  const stale: number[] = [];
  // Only those that mean no heading can be.
  headingsOfEntries(digest).forEach((heading, index) => {
    if (heading === undefined && isStale(digest, index)) stale.push(index);
  });
  return stale;
}

/** Whether papers have the title of an entry that means none of them for certain: it is not stale, only undecided. */
export function isAmbiguous(digest: Digest, { text }: Entry): boolean {
  let titles = titlesOfPapers.get(digest);
  if (!titles) {
    titles = new Set(digest.papers.map(({ title }) => title.toLowerCase()));
    titlesOfPapers.set(digest, titles);
  }
  return titles.has(text.toLowerCase());
}

const titlesOfPapers = new WeakMap<Digest, ReadonlySet<string>>();
