import { titleHeadingOf } from '../digestTitle.ts';
import { canHaveContents } from '../tableOfContents/newContents.ts';
import { rebuiltContents } from '../tableOfContents/rebuiltContents.ts';
import type { Rule } from './rule.ts';

/** A digest of several papers, each with a heading, that does not list them. */
export const missingTableOfContents: Rule = {
  sentence: 'A digest of three or more papers has no table of contents.',
  severity: 'hint',
  check: (digest, settings) => {
    const { papers, skeleton } = digest;
    if (papers.length < fewest || !canHaveContents(digest)) return [];
    const span = skeleton.headings[titleHeadingOf(digest) ?? -1]?.textSpan ?? papers[0]?.titleSpan;
    if (!span) return [];
    return [
      {
        span,
        message: settings.wording.problems.hasNoContents(papers.length),
        // Whether there should be one is a matter of taste, so that "fix all" leaves it.
        fix: undefined,
        suggestions: () => {
          const edits = rebuiltContents(digest, settings)?.edits ?? [];
          return edits.length > 0 ? [{ title: settings.wording.fixes.insertContents, edits }] : [];
        },
      },
    ];
  },
};

const fewest = 3;
