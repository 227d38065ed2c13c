import type { ArxivId } from '../../src/core/arxiv.ts';
import type { Citation } from '../../src/core/cite/citation.ts';

/** A citation, of which a test says what it cares about. */
export function citation(parts: Partial<Citation> = {}): Citation {
  const arxivId = parts.arxivId ?? ('2501.10001' as ArxivId);
  return {
    title: 'Sparse Mixers',
    authors: ['Ada Example', 'Bo Sample'],
    authorsComplete: true,
    date: [2025, 1, 3],
    arxivId,
    version: 2,
    primaryClass: 'cs.CL',
    abstract: 'We mix.',
    url: `https://arxiv.org/abs/${arxivId}`,
    pdf: `https://arxiv.org/pdf/${arxivId}v2`,
    code: [],
    ...parts,
  };
}
