import type { Digest } from '../digest.ts';
import { type Layout, layoutOf } from '../tableOfContents/layout.ts';
import { isFaultless, listingOf } from '../tableOfContents/listing.ts';
import { saySame } from '../tableOfContents/titles.ts';
import { shortened } from './linkFix.ts';
import type { Finding, Rule } from './rule.ts';
import { removal } from './staleEntry.ts';

/** An entry for a paper that another entry lists, too. */
export const duplicateEntry: Rule = {
  sentence: 'The table of contents lists one paper twice.',
  severity: 'warning',
  check: (digest, settings) => {
    const entries = digest.contents?.entries ?? [];
    if (entries.length < 2 || isFaultless(listingOf(digest, settings.renderers))) return [];
    const { problems } = settings.wording;
    const layout = layoutOf(digest, settings.renderers);
    const groups = groupsOf(layout);
    return entries.flatMap((entry, index): Finding[] => {
      const fate = layout.fates[index];
      const other = fate?.kind === 'double' ? entries[fate.of] : undefined;
      if (!other || fate?.kind !== 'double') return [];
      // A link with words of its own, as "the best of the week", and one in another group are there on purpose.
      if (!saySame(entry, other) || groups[index] !== groups[fate.of]) return [];
      const [fix] = removal(digest, index, settings);
      const isCertain = fix && besideLink(digest, layout, index) === besideLink(digest, layout, fate.of);
      return [
        {
          span: entry.linkSpan,
          message: problems.isListedTwice(shortened(other.text)),
          related: { span: other.linkSpan, message: problems.otherEntry },
          fix: isCertain ? fix : undefined,
          suggestions: () => (fix && !isCertain ? [fix] : []),
        },
      ];
    });
  },
};

/** A number for each entry: the same for those that nothing parts which somebody wrote in between. */
function groupsOf({ blocks }: Layout): number[] {
  const groups: number[] = [];
  let group = 0;
  for (const { entry } of blocks) {
    if (entry === undefined) group++;
    else groups[entry] = group;
  }
  return groups;
}

/** What stands in the lines of an entry besides its link: where two have the same, nothing is lost with one. */
function besideLink(
  { text, contents }: Digest,
  { blocks, blockOf }: Layout,
  index: number,
): string | undefined {
  const span = blocks[blockOf[index] ?? -1]?.span;
  const link = contents?.entries[index]?.linkSpan;
  if (!span || !link) return undefined;
  const marker = text.slice(span.start, link.start).replace(/^(?:[-*+]|\d{1,9}[.)])\s+/, '');
  return marker + text.slice(link.end, span.end).trim();
}
