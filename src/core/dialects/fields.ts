import { type ArxivLink, readArxivId } from '../arxiv.ts';
import { type DayReading, findDay } from '../day.ts';
import type { ExtraField } from '../digest.ts';
import { plainText } from '../markdown/inline.ts';
import { type Span, textAt } from '../text.ts';
import { readAuthors } from './authors.ts';
import type { Cutting } from './cutting.ts';
import type { FieldName } from './labelWords.ts';
import { mark } from './marks.ts';

/** What the text of one paper says, each with where it stands. */
export interface PaperFields {
  title: Span | undefined;
  translatedTitle: string | undefined;
  authors: readonly string[];
  authorsComplete: boolean;
  authorsSpan: Span | undefined;
  published: DayReading | undefined;
  /** The arXiv address or id where it stands as a field of its own, not in a sentence. */
  link: Omit<ArxivLink, 'page'> | undefined;
  category: string | undefined;
  summary: string | undefined;
  abstractSpan: Span | undefined;
  translatedAbstractSpan: Span | undefined;
  extra: ExtraField[];
  /** How many fields were found that make a block a paper, and how many of them by a label; prose does not count. */
  found: number;
  labelled: number;
  /** How many titles and lists of authors have a label that others have, too: of other papers. */
  repeated: number;
  /** How they are written: bits of `mark`. */
  marks: number;
}

/** The fields of a paper of which nothing was read yet. */
export function noFields(): PaperFields {
  return {
    title: undefined,
    translatedTitle: undefined,
    authors: [],
    authorsComplete: true,
    authorsSpan: undefined,
    published: undefined,
    link: undefined,
    category: undefined,
    summary: undefined,
    abstractSpan: undefined,
    translatedAbstractSpan: undefined,
    extra: [],
    found: 0,
    labelled: 0,
    repeated: 0,
    marks: 0,
  };
}

/** Takes a value for a field; of two, the first counts. `label` is how the text calls it, empty where it does not. */
export function setField(
  cutting: Cutting,
  fields: PaperFields,
  field: FieldName | undefined,
  label: string,
  span: Span,
): void {
  const { text } = cutting;
  const value = textAt(text, span);
  switch (field) {
    case 'title':
      if (fields.title && textAt(text, fields.title) !== value) fields.repeated++;
      fields.title ??= span;
      return;
    case 'link': {
      const address = addressAt(cutting, span);
      setLink(fields, address);
      if (address && label) fields.marks |= mark.namedLink;
      return;
    }
    case 'code':
      if (!fields.link) setLink(fields, addressAt(cutting, span));
      return;
    case 'authors':
      if (label && fields.authorsSpan && !(fields.marks & mark.bareNames)) fields.repeated++;
      setAuthors(fields, label, value, span);
      break;
    case 'published': {
      const day = dayAt(value, span.start);
      fields.published ??= day;
      if (!fields.link && value.includes('](')) setLink(fields, addressAt(cutting, span));
      if (!day) return;
      break;
    }
    case 'id': {
      const address = addressAt(cutting, span);
      setLink(fields, address);
      // The number of a row or of a claim is no paper's.
      if (!address) return;
      break;
    }
    case 'category':
      fields.category ??= value.replace(/[`*]/g, '').trim() || undefined;
      break;
    case 'summary':
      fields.summary ??= (value && shown(value)) || undefined;
      break;
    case 'translatedTitle':
      fields.translatedTitle ??= value ? shown(value) : undefined;
      break;
    case 'abstract':
      if (value) fields.abstractSpan ??= withoutAnnouncement(text, span);
      break;
    case 'translatedAbstract':
      if (value) fields.translatedAbstractSpan ??= span;
      break;
    case 'other':
    case 'part':
    case undefined:
      // A note or a venue makes no block a paper.
      if (value && label) fields.extra.push({ label: plainText(label), value: shown(value) });
      return;
  }
  if (!value || (!label && (field === 'summary' || field === 'abstract'))) return;
  fields.found++;
  if (label) fields.labelled++;
}

/** The first link counts, unless another one of the same paper knows its version. */
function setLink(fields: PaperFields, link: PaperFields['link']): void {
  const { link: first } = fields;
  if (!first || (link && link.id === first.id && first.version === undefined)) fields.link = link ?? first;
}

/** arXiv's feeds announce an abstract: `arXiv:2412.18419v1 Announce Type: new Abstract: …`. */
function withoutAnnouncement(text: string, { start, end }: Span): Span {
  const head = text.slice(start, Math.min(end, start + 120));
  const lead = /^arXiv:\S+\s+Announce Type:\s*[\w-]+\s+(?:Abstract:\s*)?/i.exec(head);
  return { start: start + (lead?.[0].length ?? 0), end };
}

/** Names without label give way to those with one. */
function setAuthors(fields: PaperFields, label: string, value: string, span: Span): void {
  const isBare = (fields.marks & mark.bareNames) > 0;
  if (!value || (fields.authorsSpan && !(label && isBare))) return;
  const { authors, authorsComplete } = readAuthors(value);
  if (authors.length === 0) return;
  if (label) fields.marks &= ~mark.bareNames;
  else fields.marks |= mark.bareNames;
  fields.authors = authors;
  fields.authorsComplete = authorsComplete;
  fields.authorsSpan = span;
}

/** The day that a value begins with or holds. */
function dayAt(value: string, offset: number): DayReading | undefined {
  const found = findDay(value);
  return (
    found && { day: found.day, span: { start: offset + found.span.start, end: offset + found.span.end } }
  );
}

function addressAt({ text, mentions }: Cutting, span: Span): PaperFields['link'] {
  const link = mentions.first(span.start, span.end);
  if (link) return link;
  const value = textAt(text, span);
  const bare = value.length < 80 ? readArxivId(value.replace(/[`*[\]]/g, '')) : undefined;
  return bare && { ...bare, span };
}

/** A value as a reader sees it, on one line. */
function shown(value: string): string {
  return plainText(
    value
      .replace(/\n[ \t]*>[ \t]?/g, '\n')
      .replace(/(^|\n)[ \t]*[-*+][ \t]+/g, (_, before) => (before ? '; ' : '')),
  )
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
}
