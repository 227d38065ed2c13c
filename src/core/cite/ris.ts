import type { Citation } from './citation.ts';
import { citationKey } from './key.ts';
import { nameOf, sortedName } from './names.ts';

/** A citation as a record of RIS, which EndNote, Zotero, Mendeley and others read; a preprint is unpublished work there. */
export function risRecord(citation: Citation): string {
  const { title, authors, authorsComplete, date, arxivId, primaryClass, abstract, url, pdf } = citation;
  const [year, month, day] = date;
  const names = authors.map(author => sortedName(nameOf(author)));
  const lines: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', 'UNPB'],
    ['ID', citationKey(citation)],
    ['TI', title],
    ...(authorsComplete ? names : [...names, 'et al.']).map(name => ['AU', name] as const),
    ['PY', String(year)],
    ['DA', `${year}/${twoDigits(month)}/${day === undefined ? '' : twoDigits(day)}/`],
    ['PB', 'arXiv'],
    ['M1', `arXiv:${arxivId}${primaryClass ? ` [${primaryClass}]` : ''}`],
    ['UR', url],
    ['L1', pdf],
    ['AB', abstract],
  ];
  const text = lines.map(([tag, value]) => (value ? `${tag}  - ${value}\r\n` : '')).join('');
  return `${text}ER  - \r\n`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
