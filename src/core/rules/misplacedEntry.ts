import type { Digest } from '../digest.ts';
import { headingTitle } from '../matching.ts';
import { type Layout, layoutOf } from '../tableOfContents/layout.ts';
import { isFaultless, listingOf } from '../tableOfContents/listing.ts';
import { insertionAt, joined, removalsOf, slotFor } from '../tableOfContents/slots.ts';
import { type TextEdit, textAt } from '../text.ts';
import type { Wording } from '../wording/wording.ts';
import { shortened } from './linkFix.ts';
import type { Finding, Fix, Rule } from './rule.ts';

/** Entries in another order than the papers: the fewest that would have to move. */
export const misplacedEntry: Rule = {
  sentence: 'The entries of the table of contents are in another order than the papers.',
  severity: 'hint',
  check: (digest, { renderers, wording }) => {
    if (!digest.contents || isFaultless(listingOf(digest, renderers))) return [];
    const layout = layoutOf(digest, renderers);
    const { misplaced, kept } = layout;
    if (misplaced.length === 0 || isAlphabetical(digest, layout)) return [];
    const fix = sorting(digest, layout, wording.fixes.orderEntries);
    // Where very many stand elsewhere, that is an order of its own, and one thing to tell.
    if (misplaced.length > Math.min(mostTold, Math.max(1, kept.length / 2)))
      return [otherOrder(digest, wording, fix)];
    const isCertain = !isParted(layout);
    return misplaced.flatMap(block => findingOf(digest, wording, layout, block, fix, isCertain));
  },
};

const mostTold = 20;

/** An order that somebody chose says nothing wrong. */
function isAlphabetical({ contents }: Digest, { blocks, fates }: Layout): boolean {
  const texts = blocks.flatMap(({ entry }) => {
    const text = fates[entry ?? -1]?.kind === 'lists' ? contents?.entries[entry ?? -1]?.text : undefined;
    return text === undefined ? [] : [text.toLowerCase()];
  });
  const isRising = texts.every((text, at) => at === 0 || (texts[at - 1] ?? '') <= text);
  const isFalling = texts.every((text, at) => at === 0 || (texts[at - 1] ?? '') >= text);
  return texts.length > 2 && (isRising || isFalling);
}

/** Whether somebody wrote between the entries, as to group them: then a person decides where one belongs. */
function isParted({ blocks }: Layout): boolean {
  return blocks.some(({ entry }) => entry === undefined);
}

function otherOrder({ skeleton, contents, text }: Digest, { problems }: Wording, fix: Fix): Finding {
  const heading = skeleton.headings[contents?.heading ?? -1]?.textSpan;
  const span = heading ?? contents?.entries[0]?.linkSpan ?? { start: 0, end: text.length };
  return {
    span,
    message: problems.otherOrder,
    fix: undefined,
    suggestions: () => [fix],
  };
}

function findingOf(
  digest: Digest,
  { problems }: Wording,
  layout: Layout,
  block: number,
  fix: Fix,
  isCertain: boolean,
): Finding[] {
  const index = layout.blocks[block]?.entry ?? -1;
  const fate = layout.fates[index];
  const entry = digest.contents?.entries[index];
  if (!entry || fate?.kind !== 'lists') return [];
  const span = digest.skeleton.headings[fate.heading]?.textSpan;
  const above = layout.listing.wanted[(layout.rankOf.get(fate.heading) ?? 0) - 1];
  return [
    {
      span: entry.linkSpan,
      message:
        above === undefined
          ? problems.belongsFirst
          : problems.belongsBehind(shortened(headingTitle(digest, above))),
      related: span && { span, message: problems.headingMeant },
      fix: isCertain ? fix : undefined,
      suggestions: () => (isCertain ? [] : [fix]),
    },
  ];
}

/** Moves the entries to their places, with the lines that belong to them. */
function sorting(digest: Digest, layout: Layout, title: string): Fix {
  const { blocks, misplaced, fates, rankOf } = layout;
  const moving = misplaced.flatMap(block => {
    const fate = fates[blocks[block]?.entry ?? -1];
    return fate?.kind === 'lists' ? [{ block, heading: fate.heading }] : [];
  });
  moving.sort((a, b) => (rankOf.get(a.heading) ?? 0) - (rankOf.get(b.heading) ?? 0));
  const edits: TextEdit[] = removalsOf(digest, layout, misplaced);
  for (const { block, heading } of moving) {
    const slot = slotFor(digest, layout, heading);
    const span = blocks[block]?.span;
    if (slot && span) edits.push(insertionAt(digest, layout, slot, textAt(digest.text, span)));
  }
  return { title, edits: joined(edits) };
}
