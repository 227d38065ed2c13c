import { bibtex } from './bibtex.ts';
import type { Citation } from './citation.ts';
import { cslJson } from './cslJson.ts';
import { csv } from './csv.ts';
import { citationKey } from './key.ts';
import { markdownLinks, markdownList } from './markdown.ts';
import { references } from './reference.ts';
import { ris } from './ris.ts';

type Writer = (citations: readonly Citation[]) => string;

/** Every form of citations by its name: those that make a file, then what is copied or put into a text. */
export const citationFormats = {
  bibtex,
  ris,
  'csl-json': cslJson,
  csv,
  markdown: markdownList,
  // To be pasted among others: without abstracts, which make most of an entry.
  entries: citations => bibtex(citations.map(citation => ({ ...citation, abstract: undefined }))),
  reference: references,
  links: markdownLinks,
  keys: citations => citations.map(citationKey).join(','),
} satisfies Record<string, Writer>;

/** The name of a form of citations. */
export type CitationFormat = keyof typeof citationFormats;

/** The forms that make a file. */
export const fileFormats = [
  'bibtex',
  'ris',
  'csl-json',
  'csv',
  'markdown',
] as const satisfies readonly CitationFormat[];
