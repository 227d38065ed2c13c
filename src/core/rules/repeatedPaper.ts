import type { ArxivId } from '../arxiv.ts';
import type { Finding, Rule } from './rule.ts';

/** A paper that an earlier digest lists, too. */
export const repeatedPaper: Rule = {
  sentence: 'An earlier digest already lists a paper.',
  severity: 'off',
  reads: 'library',
  check: (digest, { library }) => {
    const seen = new Set<ArxivId>();
    return digest.papers.flatMap((paper): Finding[] => {
      if (seen.has(paper.arxivId)) return [];
      seen.add(paper.arxivId);
      const other = library.earlier(digest, paper);
      if (!other) return [];
      return [
        {
          span: paper.titleSpan,
          message: `The digest of ${other.digest.day?.day} already lists this paper.`,
          related: {
            digest: other.digest,
            span: other.paper.titleSpan,
            message: `The paper on ${other.digest.day?.day}.`,
          },
          fix: undefined,
          suggestions: () => [],
        },
      ];
    });
  },
};
