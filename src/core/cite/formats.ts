import { bibtexEntry } from './bibtex.ts';
import type { Citation } from './citation.ts';
import { cslItem } from './cslJson.ts';
import { csvHeadings, csvRow } from './csv.ts';
import type { CitationFormat } from './formatNames.ts';
import { citationKey } from './key.ts';
import { markdownItem, markdownLink } from './markdown.ts';
import { reference } from './reference.ts';
import { risRecord } from './ris.ts';

/** A form of citations, which can be written part by part: each citation, and what stands around and between them. */
export interface CitationForm {
  readonly before: string;
  readonly write: (citation: Citation) => string;
  readonly between: string;
  readonly behind: string;
}

const plain = { before: '', between: '', behind: '' };

export const citationForms: Readonly<Record<CitationFormat, CitationForm>> = {
  bibtex: { ...plain, write: bibtexEntry, between: '\n' },
  ris: { ...plain, write: risRecord, between: '\r\n' },
  'csl-json': { before: '[\n  ', write: cslItem, between: ',\n  ', behind: '\n]\n' },
  csv: { ...plain, before: csvHeadings, write: csvRow },
  markdown: { ...plain, write: markdownItem },
  // To be pasted among others: without abstracts, which make most of an entry.
  entries: {
    ...plain,
    write: citation => bibtexEntry({ ...citation, abstract: undefined }),
    between: '\n',
  },
  reference: { ...plain, write: reference },
  links: { ...plain, write: markdownLink, between: ', ' },
  keys: { ...plain, write: citationKey, between: ',' },
};

/** Citations in one of the forms. */
export function citationsText(format: CitationFormat, citations: readonly Citation[]): string {
  const { before, write, between, behind } = citationForms[format];
  return before + citations.map(write).join(between) + behind;
}
