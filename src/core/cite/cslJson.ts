import type { Citation } from './citation.ts';
import { citationKey } from './key.ts';
import { nameOf } from './names.ts';

/** A citation as an item in a list of CSL-JSON, which pandoc and reference managers read. */
export function cslItem(citation: Citation): string {
  return JSON.stringify(item(citation), undefined, 2).replaceAll('\n', '\n  ');
}

/** What is undefined is left out of JSON. */
function item(citation: Citation): object {
  const { title, authors, authorsComplete, date, arxivId, version, abstract, url } = citation;
  const key = citationKey(citation);
  const names = authors.map(cslName);
  return {
    id: key,
    type: 'article',
    'citation-key': key,
    title,
    author: authorsComplete ? names : [...names, { literal: 'et al.' }],
    issued: { 'date-parts': [date.filter(part => part !== undefined)] },
    publisher: 'arXiv',
    number: `arXiv:${arxivId}`,
    version: version === undefined ? undefined : String(version),
    URL: url,
    abstract,
  };
}

function cslName(author: string): object {
  const name = nameOf(author);
  if (name.kind === 'whole') return { literal: name.text };
  return {
    family: name.family,
    given: name.given || undefined,
    'non-dropping-particle': name.particle || undefined,
    suffix: name.suffix || undefined,
  };
}
