import type { Paper } from '../digest.ts';
import { shortened } from './linkFix.ts';
import type { Finding, Rule } from './rule.ts';

/** A paper that stands in a digest more than once. */
export const duplicatePaper: Rule = {
  sentence: 'A digest has the same paper twice.',
  severity: 'warning',
  check: (digest, { wording: { problems } }) => {
    const first = new Map<string, Paper>();
    const findings: Finding[] = [];
    for (const paper of digest.papers) {
      const key = placeOf(paper);
      const other = first.get(key);
      if (other) {
        findings.push({
          span: paper.titleSpan,
          message: problems.isThereAlready(paper.arxivId, shortened(other.title)),
          related: { span: other.titleSpan, message: problems.samePaper },
          fix: undefined,
          suggestions: () => [],
        });
      } else first.set(key, paper);
    }
    return findings;
  },
};

/** A paper under two topics is filed twice on purpose. */
function placeOf({ arxivId, topics }: Paper): string {
  return topics.length === 0 ? arxivId : `${arxivId}\n${topics.join('\n')}`;
}
