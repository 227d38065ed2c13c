import { csvLine } from '../csvLine.ts';
import type { Citation } from './citation.ts';
import { citationKey } from './key.ts';

/** A citation as a line of a table. */
export function csvRow(citation: Citation): string {
  return csvLine(Object.values(columns).map(cellOf => cellOf(citation)));
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

/** The line above such a table. */
export const csvHeadings = csvLine(Object.keys(columns));
