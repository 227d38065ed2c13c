import type { Paper } from '../digest.ts';
import type { Listing } from './selection.ts';

/** Papers in the order in which people look titles up; remembered for as long as the papers are the same. */
export function byTitle(papers: Listing): Listing {
  let sorted = remembered.get(papers);
  if (!sorted) {
    const keyed = papers.map(appearance => ({ appearance, key: keyOf(appearance.paper) }));
    sorted = keyed.sort((a, b) => compare(a.key, b.key)).map(({ appearance }) => appearance);
    remembered.set(papers, sorted);
  }
  return sorted;
}

const remembered = new WeakMap<Listing, Listing>();
const keys = new WeakMap<Paper, string>();

/** What a title is compared by, remembered, because a collator reads both titles each time: `Echo 9é` → `echo 00000009e`. */
function keyOf(paper: Paper): string {
  let key = keys.get(paper);
  if (key === undefined) {
    const folded = paper.title
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase();
    key = `${folded.replace(/\d+/g, digits => digits.padStart(8, '0'))} ${paper.arxivId}`;
    keys.set(paper, key);
  }
  return key;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
