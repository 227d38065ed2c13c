import { bibtexTitle, escapedTex } from './bibtexText.ts';
import type { Citation } from './citation.ts';
import { citationKey } from './key.ts';
import { familyOf, nameOf } from './names.ts';

/** A citation as an entry of BibTeX in UTF-8, as arXiv recommends it: `@misc` with `eprint` and `archivePrefix`. */
export function bibtexEntry(citation: Citation): string {
  const { title, date, arxivId, primaryClass, url, abstract } = citation;
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['title', braced(bibtexTitle(title))],
    ['author', braced(authors(citation))],
    ['year', braced(String(date[0]))],
    ['month', months[date[1] - 1]],
    ['eprint', braced(arxivId)],
    ['archivePrefix', '{arXiv}'],
    ['primaryClass', braced(primaryClass)],
    ['url', braced(url)],
    ['abstract', braced(abstract && escapedTex(abstract))],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value}`] : []));
  return `@misc{${citationKey(citation)},\n${lines.join(',\n')}\n}\n`;
}

/** BibTeX's own names of months, which styles translate. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function braced(value: string | undefined): string | undefined {
  return value ? `{${value}}` : undefined;
}

function authors({ authors, authorsComplete }: Citation): string {
  const names = authors.map(author);
  return (authorsComplete ? names : [...names, 'others']).join(' and ');
}

/** A name as it is written, which BibTeX parts by itself; in braces what it must not part. */
function author(text: string): string {
  const name = nameOf(text);
  if (name.kind === 'person' && !/(?:^| )and(?: |$)/i.test(text)) {
    return escapedTex(name.suffix ? `${familyOf(name)}, ${name.suffix}, ${name.given}` : text);
  }
  return /[ ,]/.test(text) || text === 'others' ? `{${escapedTex(text)}}` : escapedTex(text);
}
