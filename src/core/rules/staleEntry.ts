import type { Digest } from '../digest.ts';
import { layoutOf } from '../tableOfContents/layout.ts';
import { retitledEntries } from '../tableOfContents/retitled.ts';
import { removalsOf } from '../tableOfContents/slots.ts';
import { staleEntries } from '../tableOfContents/stale.ts';
import { shortened, similarLinks } from './linkFix.ts';
import type { Fix, Rule, RuleSettings } from './rule.ts';

/** An entry of the table of contents whose paper is not in the file. */
export const staleEntry: Rule = {
  sentence: 'An entry of the table of contents names a paper that is not in the file.',
  severity: 'warning',
  check: (digest, settings) => {
    const retitled = retitledEntries(digest, settings.renderers);
    return staleEntries(digest).flatMap(index => {
      const entry = digest.contents?.entries[index];
      if (!entry || retitled.has(index)) return [];
      return [
        {
          span: entry.linkSpan,
          message: settings.wording.problems.isNoPaper(shortened(entry.text)),
          fix: undefined,
          suggestions: () => staleFixes(digest, index, settings),
        },
      ];
    });
  },
};

/** What can be done about an entry whose paper is not found: links to headings that are alike, and its removal. */
export function staleFixes(digest: Digest, index: number, settings: RuleSettings): Fix[] {
  const entry = digest.contents?.entries[index];
  return entry ? [...similarLinks(digest, entry, settings), ...removal(digest, index, settings)] : [];
}

/** Takes an entry out with its line; none for an entry of HTML that others are part of. */
export function removal(digest: Digest, index: number, { renderers, wording }: RuleSettings): Fix[] {
  const layout = layoutOf(digest, renderers);
  const block = layout.blockOf[index];
  if (block === undefined || !layout.blocks[block]?.movable) return [];
  return [{ title: wording.fixes.removeEntry, edits: removalsOf(digest, layout, [block]) }];
}
