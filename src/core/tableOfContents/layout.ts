import type { RendererName } from '../anchors/renderers.ts';
import type { Digest } from '../digest.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Fate, fatesOf } from './fates.ts';
import { type Listing, listingOf } from './listing.ts';
import { longestRising } from './subsequence.ts';

/** How a table of contents is laid out, and which of its blocks can stay as they stand. */
export interface Layout {
  readonly listing: Listing;
  readonly fates: readonly Fate[];
  readonly blocks: readonly Block[];
  /** The block of each entry. */
  readonly blockOf: readonly number[];
  /** The place of each heading in the order of the file, among those that are to be listed. */
  readonly rankOf: ReadonlyMap<number, number>;
  /** Blocks of entries that stand in the order of the file: as many as possible. */
  readonly kept: readonly KeptBlock[];
  /** The first of them that lists a paper, and the first that lists a topic. */
  readonly firstOf: { readonly paper: KeptBlock | undefined; readonly topic: KeptBlock | undefined };
  /** Indexes of the blocks of entries that have to move. */
  readonly misplaced: readonly number[];
  /** What stands between two entries: a line break, or more. */
  readonly separator: string;
}

/** A block that stays, and the heading that its entry lists. */
export interface KeptBlock {
  readonly block: number;
  readonly heading: number;
  readonly rank: number;
}

/** The layout of a digest's table of contents; without one, it has no blocks. */
export function layoutOf(digest: Digest, renderers: readonly RendererName[]): Layout {
  const known = remembered.get(digest);
  if (known?.renderers === renderers) return known.layout;
  const layout = findLayout(digest, renderers);
  remembered.set(digest, { renderers, layout });
  return layout;
}

const remembered = new WeakMap<Digest, { renderers: readonly RendererName[]; layout: Layout }>();

function findLayout(digest: Digest, renderers: readonly RendererName[]): Layout {
  const listing = listingOf(digest, renderers);
  const fates = fatesOf(digest, renderers);
  const blocks = blocksOf(digest);
  const rankOf = new Map(listing.wanted.map((heading, rank) => [heading, rank]));
  const listed: KeptBlock[] = [];
  blocks.forEach(({ entry }, block) => {
    const fate = fates[entry ?? -1];
    if (fate?.kind === 'lists')
      listed.push({ block, heading: fate.heading, rank: rankOf.get(fate.heading) ?? 0 });
  });
  const places = new Set(longestRising(listed.map(({ rank }) => rank)));
  const misplaced = listed.filter(({ block }, place) => !places.has(place) && blocks[block]?.movable);
  const blockOf: number[] = [];
  blocks.forEach(({ entry }, block) => {
    if (entry !== undefined) blockOf[entry] = block;
  });
  const kept = listed.filter((_, place) => places.has(place));
  return {
    listing,
    fates,
    blocks,
    blockOf,
    rankOf,
    kept,
    firstOf: {
      paper: kept.find(({ heading }) => listing.papers.has(heading)),
      topic: kept.find(({ heading }) => !listing.papers.has(heading)),
    },
    misplaced: misplaced.map(({ block }) => block),
    separator: separatorOf(digest, blocks),
  };
}

/** What stands between the first two entries that follow each other, without the indentation of the second. */
function separatorOf({ text, skeleton: { lines } }: Digest, blocks: readonly Block[]): string {
  for (let at = 1; at < blocks.length; at++) {
    const [above, here] = [blocks[at - 1], blocks[at]];
    if (above?.entry === undefined || here?.entry === undefined) continue;
    const between = text.slice(above.span.end, here.span.start);
    return here.indent === undefined ? between : between.slice(0, between.length - here.indent.length);
  }
  const line = lines.lineOf(blocks[0]?.span.start ?? 0);
  return /(?:\r\n|\n|\r)$/.exec(text.slice(lines.startOf(line), lines.startOf(line + 1)))?.[0] ?? '\n';
}
