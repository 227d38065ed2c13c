import { csvLine } from '../csvLine.ts';
import type { Citation } from './citation.ts';
import { citationKey } from './key.ts';

/** Citations as a table with a line of headings. */
export function csv(citations: readonly Citation[]): string {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  return (
    csvLine(names) + citations.map(citation => csvLine(names.map(name => columns[name](citation)))).join('')
  );
}

const columns = {
  key: citationKey,
  title: ({ title }) => title,
  authors: ({ authors, authorsComplete }) => [...authors, ...(authorsComplete ? [] : ['et al.'])].join('; '),
  published: ({ date }) => date.map(part => String(part).padStart(2, '0')).join('-'),
  arxivId: ({ arxivId }) => arxivId,
  version: ({ version }) => String(version ?? ''),
  category: ({ primaryClass }) => primaryClass ?? '',
  url: ({ url }) => url,
  pdf: ({ pdf }) => pdf,
  code: ({ code }) => code.join(' '),
  abstract: ({ abstract }) => abstract ?? '',
} satisfies Record<string, (citation: Citation) => string>;
