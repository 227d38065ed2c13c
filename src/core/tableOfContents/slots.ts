import type { Digest, Entry } from '../digest.ts';
import type { Span, TextEdit } from '../text.ts';
import type { KeptBlock, Layout } from './layout.ts';

/** Where an entry belongs that is not there yet, and how it is written. */
export interface Slot {
  /** The block it follows or precedes; undefined where no block stays. */
  readonly block: number | undefined;
  readonly side: 'after' | 'before';
  /** How many blocks that stay are above: entries of one gap are put in together. */
  readonly gap: number;
  /** The entry to write it like, and what stands before that in its line. */
  readonly model: Entry;
  readonly indent: string;
  readonly isItem: boolean;
}

/**
 * Where the entry of a heading belongs: beside the neighbour that is of its kind and below its topic, if one is. With
 * the slot of the entry to stand above it, it is below that one.
 */
export function slotFor(digest: Digest, layout: Layout, heading: number, previous?: Slot): Slot | undefined {
  const { kept, rankOf, listing, blocks } = layout;
  const gap = firstFrom(kept, rankOf.get(heading) ?? 0);
  const [above, below] = [kept[gap - 1], kept[gap]];
  const kind = kindOf(layout, heading);
  const isSibling = (other: KeptBlock | undefined): other is KeptBlock =>
    other !== undefined && kindOf(layout, other.heading) === kind;
  const isClose = (other: KeptBlock | undefined) =>
    isSibling(other) && listing.topicOf.get(other.heading) === listing.topicOf.get(heading);
  const isBelowAnother = previous?.gap === gap && previous.side === 'before';
  const side = !above || isBelowAnother || (isClose(below) && !isClose(above)) ? 'before' : 'after';
  const sibling = isSibling(above) ? above : isSibling(below) ? below : layout.firstOf[kind];
  const block = blocks[(sibling ?? above ?? below)?.block ?? blocks.findIndex(({ entry }) => entry === 0)];
  const model = digest.contents?.entries[block?.entry ?? -1];
  if (!block || !model) return undefined;
  const { indent = '', isItem } = block;
  return { block: (side === 'before' ? below : above)?.block, side, gap, model, indent, isItem };
}

function kindOf({ listing }: Layout, heading: number): 'paper' | 'topic' {
  return listing.papers.has(heading) ? 'paper' : 'topic';
}

function firstFrom(kept: readonly KeptBlock[], rank: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((kept[middle]?.rank ?? 0) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts an entry, from its marker to its end, into its slot. */
export function insertionAt(
  digest: Digest,
  { blocks, separator }: Layout,
  slot: Slot,
  entry: string,
): TextEdit {
  const { block, side, indent } = slot;
  const here = blocks[block ?? 0];
  if (side === 'after' && here) {
    const lead = /[\r\n]/.test(separator) ? indent : '';
    return { span: { start: here.span.end, end: here.span.end }, newText: separator + lead + entry };
  }
  const start = startOf(digest, blocks, block ?? 0);
  const lead = here?.indent === undefined ? '' : indent;
  return { span: { start, end: start }, newText: lead + entry + separator };
}

/** Takes blocks out, each with what parts it from its neighbour. */
export function removalsOf(digest: Digest, { blocks }: Layout, gone: readonly number[]): TextEdit[] {
  const removals: TextEdit[] = [];
  const order = [...gone].sort((a, b) => a - b);
  for (let at = 0; at < order.length; ) {
    const from = order[at] ?? 0;
    let to = from;
    while (order[at] === to) [at, to] = [at + 1, to + 1];
    removals.push({ span: extentOf(digest, blocks, from, to), newText: '' });
  }
  return removals;
}

function extentOf(digest: Digest, blocks: Layout['blocks'], from: number, to: number): Span {
  const [before, last, after] = [blocks[from - 1], blocks[to - 1], blocks[to]];
  // What stands between two entries goes with one of them; what parts the list from other text stays.
  const isFirst = !before || (before.entry === undefined && after?.entry !== undefined);
  if (!isFirst) return { start: before.span.end, end: last?.span.end ?? before.span.end };
  const start = startOf(digest, blocks, from);
  return { start, end: after ? startOf(digest, blocks, to) : (last?.span.end ?? start) };
}

/** Where the line of a block starts, or the block itself where it shares its line with something before it. */
function startOf({ contents }: Digest, blocks: Layout['blocks'], block: number): number {
  const here = blocks[block];
  return here ? here.span.start - (here.indent?.length ?? 0) : (contents?.span.start ?? 0);
}

/** Edits in the order of the text, in which nothing is inserted right where something else is changed. */
export function joined(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const result: TextEdit[] = [];
  for (const edit of sorted) {
    const last = result.at(-1);
    if (last && last.span.start === last.span.end && last.span.end === edit.span.start) {
      result[result.length - 1] = { span: edit.span, newText: last.newText + edit.newText };
    } else result.push(edit);
  }
  return result;
}
