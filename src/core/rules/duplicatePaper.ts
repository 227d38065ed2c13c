import type { Paper } from '../digest.ts';
import { shortened } from './linkFix.ts';
import type { Finding, Rule } from './rule.ts';

/** A paper that stands in a digest more than once. */
export const duplicatePaper: Rule = {
  sentence: 'A digest has the same paper twice.',
  severity: 'warning',
  check: digest => {
    const first = new Map<string, Paper>();
    return digest.papers.flatMap((paper): Finding[] => {
      const key = placeOf(paper);
      const other = first.get(key);
      if (!other) {
        first.set(key, paper);
        return [];
      }
      return [
        {
          span: paper.titleSpan,
          message: `This digest already has ${paper.arxivId}, as "${shortened(other.title)}".`,
          related: { span: other.titleSpan, message: 'The same paper.' },
          fix: undefined,
          suggestions: () => [],
        },
      ];
    });
  },
};

/** A paper under two topics is filed twice on purpose. */
function placeOf({ arxivId, topics }: Paper): string {
  return [arxivId, ...topics].join('\n');
}
