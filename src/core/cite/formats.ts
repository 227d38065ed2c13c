import { bibtex } from './bibtex.ts';
import type { Citation } from './citation.ts';
import { cslJson } from './cslJson.ts';
import { csv } from './csv.ts';
import type { CitationFormat } from './formatNames.ts';
import { citationKey } from './key.ts';
import { markdownLinks, markdownList } from './markdown.ts';
import { references } from './reference.ts';
import { ris } from './ris.ts';

type Writer = (citations: readonly Citation[]) => string;

/** What writes each form of citations. */
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
} satisfies Record<CitationFormat, Writer>;
