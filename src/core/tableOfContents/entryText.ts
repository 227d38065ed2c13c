import { encodedAnchor } from '../anchors/workingAnchor.ts';
import type { Digest, Entry, EntryForm } from '../digest.ts';
import { plainText } from '../markdown/inline.ts';
import { findLinks } from '../markdown/links.ts';
import { headingTitle } from '../matching.ts';
import { textAt } from '../text.ts';
import type { Listing } from './listing.ts';

/** The title of a heading as the link of an entry shows it: as it is written where that can stand in a link. */
export function titleInLink(digest: Digest, { papers }: Listing, heading: number, form: EntryForm): string {
  const paper = papers.get(heading);
  const title = paper?.title ?? headingTitle(digest, heading).replace(/\s+/g, ' ');
  if (form === 'html') return title.replace(/[&<>]/g, char => entities[char] ?? char);
  const span = paper?.titleSpan ?? digest.skeleton.headings[heading]?.textSpan;
  const source = span ? textAt(digest.text, span) : title;
  return (
    [source, escapedWhere(title, brackets), escapedWhere(title, punctuation)].find(text =>
      shows(text, title),
    ) ?? escapedWhere(title, brackets)
  );
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const brackets = /[[\]\\]/g;
const punctuation = /[!-/:-@[-`{-~]/g;

function escapedWhere(title: string, special: RegExp): string {
  return title.replace(special, '\\$&');
}

/** Whether a text makes one link whose text is a title. */
function shows(text: string, title: string): boolean {
  if (/[\r\n]|\]\(|<a[\s>]/i.test(text)) return false;
  const probe = `[${text}](#x)`;
  const [link, ...more] = findLinks(probe, 0, probe.length);
  const isWhole = link?.span.start === 0 && link.span.end === probe.length && more.length === 0;
  return isWhole && plainText(text).replace(/\s+/g, ' ').trim() === title;
}

/** A new entry written like another one, from its marker to its end: `* [Title](#title)`. */
export function entryLike(digest: Digest, model: Entry, title: string, anchor: string): string {
  const { text } = digest;
  const { span, linkSpan, textSpan, anchorSpan } = model;
  const link =
    text.slice(linkSpan.start, anchorSpan.start) +
    encodedAnchor(anchor, model.form) +
    text.slice(anchorSpan.end, textSpan.start) +
    title +
    text.slice(textSpan.end, linkSpan.end);
  if (model.form === 'markdown')
    return `${markerOf(text, model)}[${title}](#${encodedAnchor(anchor, 'markdown')})`;
  const marker = markerOf(text, model);
  if (marker !== '') return marker + link;
  return `${text.slice(span.start, linkSpan.start)}${link}${text.slice(linkSpan.end, span.end)}`;
}

/** The marker of a list item of Markdown with the space behind it. */
function markerOf(text: string, { span, linkSpan }: Entry): string {
  return /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(text.slice(span.start, linkSpan.start))?.[0] ?? '';
}
