import { anchoringOf } from '../anchors/anchoring.ts';
import type { Digest } from '../digest.ts';
import { headingsOfEntries, similarHeadings } from '../matching.ts';
import { entryLike, titleInLink } from '../tableOfContents/entryText.ts';
import { type Layout, layoutOf } from '../tableOfContents/layout.ts';
import { isFaultless, listingOf } from '../tableOfContents/listing.ts';
import { insertionAt, type Slot, slotFor } from '../tableOfContents/slots.ts';
import type { Fix, Rule, RuleSettings } from './rule.ts';

/** A paper that the table of contents does not list. */
export const missingEntry: Rule = {
  sentence: 'The table of contents does not list a paper.',
  severity: 'warning',
  check: (digest, settings) => {
    const missing = missingHeadings(digest, settings);
    if (missing.size === 0) return [];
    const layout = layoutOf(digest, settings.renderers);
    const undecided = undecidedHeadings(digest, layout);
    return digest.papers.flatMap(({ heading, titleSpan }) => {
      if (heading === undefined || !missing.has(heading)) return [];
      const fix = () => addition(digest, layout, heading, settings);
      const isUndecided = undecided.has(heading);
      return [
        {
          span: titleSpan,
          message: settings.wording.problems.isNotListed,
          fix: isUndecided ? undefined : fix(),
          suggestions: () => (isUndecided ? [fix()].filter(found => found !== undefined) : []),
        },
      ];
    });
  },
};

/** The headings of papers that no entry lists; none where the contents list no papers but, say, topics. */
function missingHeadings(digest: Digest, { renderers }: RuleSettings): ReadonlySet<number> {
  if (!digest.contents || isFaultless(listingOf(digest, renderers))) return none;
  const { fates } = layoutOf(digest, renderers);
  const listed = new Set(fates.map(fate => (fate.kind === 'lists' ? fate.heading : undefined)));
  const missing = new Set<number>();
  let headings = 0;
  for (const { heading } of digest.papers) {
    if (heading === undefined) continue;
    headings++;
    if (!listed.has(heading)) missing.add(heading);
  }
  return missing.size < headings ? missing : none;
}

const none: ReadonlySet<number> = new Set();

/** Papers that an entry without a heading may mean, by their headings: whether one is missing is a person's choice. */
function undecidedHeadings(digest: Digest, { fates }: Layout): Set<number> {
  const matches = headingsOfEntries(digest);
  const open = (digest.contents?.entries ?? []).filter(
    (_, index) => matches[index] === undefined && fates[index]?.kind !== 'lists',
  );
  const texts = new Set(open.map(({ text }) => text.toLowerCase()));
  const undecided = new Set(
    digest.papers.flatMap(({ heading, title }) =>
      heading !== undefined && texts.has(title.toLowerCase()) ? [heading] : [],
    ),
  );
  // A list of hundreds of strangers is no list of retitled papers, and comparing all with all takes its time.
  if (open.length > mostRetitled) return undecided;
  for (const entry of open) for (const { heading } of similarHeadings(digest, entry)) undecided.add(heading);
  return undecided;
}

const mostRetitled = 20;

/** Adds a line written like its neighbour. */
function addition(
  digest: Digest,
  layout: Layout,
  heading: number,
  { renderers, wording }: RuleSettings,
): Fix | undefined {
  const anchoring = anchoringOf(digest, heading, renderers);
  const slot = slotFor(digest, layout, heading);
  if (!anchoring || !slot) return undefined;
  const title = titleInLink(digest, layout.listing, heading, slot.model.form);
  const line = entryLike(digest, slot.model, title, anchoring.anchor);
  const entry = insertionAt(digest, layout, slot, numbered(digest, layout, slot, line));
  const edits = anchoring.insertion ? [entry, anchoring.insertion] : [entry];
  return {
    title: wording.fixes.addEntry,
    edits: edits.sort((a, b) => a.span.start - b.span.start),
  };
}

/** Below its model, a line has the next number. */
function numbered(
  { contents }: Digest,
  { blocks }: Layout,
  { model, side, block }: Slot,
  line: string,
): string {
  const isBelow = side === 'after' && contents?.entries[blocks[block ?? -1]?.entry ?? -1] === model;
  return isBelow ? line.replace(/^\d+(?=[.)])/, number => String(Number(number) + 1)) : line;
}
