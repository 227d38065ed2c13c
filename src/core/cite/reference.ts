import type { Citation } from './citation.ts';

/** A citation as people write it, in a line: `Ada Example and Bo Sample. Title. arXiv:2412.21188, 2024. https://…`. */
export function reference(citation: Citation): string {
  return `${authorsPart(citation)}${citation.title}${endPart(citation)} ${citation.url}\n`;
}

/** So many authors are named; of more, the first three. */
const mostAuthors = 8;

/** What stands before the title: `Ada Example, Bo Sample and Cy Third. `. */
export function authorsPart({ authors, authorsComplete }: Citation): string {
  const isCut = authors.length > mostAuthors;
  const named = isCut ? authors.slice(0, 3) : authors;
  const last = named.at(-1);
  if (last === undefined) return '';
  if (isCut || !authorsComplete) return `${named.join(', ')} et al. `;
  const text = named.length < 2 ? last : `${named.slice(0, -1).join(', ')} and ${last}`;
  return `${text}${stopAfter(text)} `;
}

/** What stands behind the title: `. arXiv:2412.21188 [cs.CL], 2024.`. */
export function endPart({ title, arxivId, primaryClass, date }: Citation): string {
  return `${stopAfter(title)} arXiv:${arxivId}${primaryClass ? ` [${primaryClass}]` : ''}, ${date[0]}.`;
}

function stopAfter(text: string): string {
  return /[.?!。？！]$/.test(text) ? '' : '.';
}
