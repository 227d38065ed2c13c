import type { ArxivId } from '../arxiv.ts';
import type { Finding, Rule } from './rule.ts';

/** A paper that an earlier digest lists, too. */
export const repeatedPaper: Rule = {
  sentence: 'An earlier digest already lists a paper.',
  severity: 'off',
  reads: 'library',
  check: (digest, { library, wording: { problems } }) => {
    const seen = new Set<ArxivId>();
    return digest.papers.flatMap((paper): Finding[] => {
      if (seen.has(paper.arxivId)) return [];
      seen.add(paper.arxivId);
      const other = library.earlier(digest, paper);
      if (!other) return [];
      const day = other.digest.day?.day ?? '';
      return [
        {
          span: paper.titleSpan,
          message: problems.wasListedOn(day),
          related: {
            digest: other.digest,
            span: other.paper.titleSpan,
            message: problems.paperOn(day),
          },
          fix: undefined,
          suggestions: () => [],
        },
      ];
    });
  },
};
