import { findArxivLink } from '../arxiv.ts';
import type { Digest, Paper } from '../digest.ts';
import { plainText } from '../markdown/inline.ts';
import { findLinks } from '../markdown/links.ts';
import type { Heading, Skeleton } from '../markdown/skeleton.ts';
import { type LineIndex, type Span, textAt, trimSpan } from '../text.ts';
import { type PaperFields, readFields } from './fields.ts';
import { type Extent, KeptPapers, moved } from './keptPapers.ts';
import { isAbstractTitle } from './labels.ts';

/**
 * The papers of a text that gives each its own section. A section is a paper when it links arXiv and names authors or
 * a date besides; a section below it belongs to it, and the sections it stands under name its topics.
 * Sections that stand in `previous` too are not read again.
 */
export function papersInSections(text: string, skeleton: Skeleton, previous?: Digest): Paper[] {
  const kept = previous && new KeptPapers(previous, text, extents);
  const papers: Paper[] = [];
  const top = skeleton.headings.flatMap((heading, index) => (heading.nested ? [] : [{ heading, index }]));
  const above: Heading[] = [];
  for (let at = 0; at < top.length; ) {
    const here = top[at];
    if (!here) break;
    const { heading, index } = here;
    while (above.length > 0 && (above.at(-1)?.level ?? 0) >= heading.level) above.pop();
    let next = at + 1;
    while ((top[next]?.heading.level ?? 0) > heading.level) next++;
    const extent = {
      ownEnd: top[at + 1]?.heading.span.start ?? text.length,
      end: top[next]?.heading.span.start ?? text.length,
    };
    const known = kept?.in(heading.span.start, extent);
    const paper = known
      ? moved(known, index, topicsOf(text, above))
      : readPaper(text, skeleton.lines, top.slice(at, next + 1), extent, topicsOf(text, above));
    if (paper) {
      extents.set(paper, extent);
      papers.push(paper);
      at = next;
    } else {
      above.push(heading);
      at++;
    }
  }
  return papers;
}

const extents = new WeakMap<Paper, Extent>();

interface PlacedHeading {
  readonly heading: Heading;
  readonly index: number;
}

/** Reads the section of the first of some headings; the others stand below it, but for the last. */
function readPaper(
  text: string,
  lines: LineIndex,
  [here, ...below]: readonly PlacedHeading[],
  { ownEnd, end }: Extent,
  topicHeadings: readonly string[],
): Paper | undefined {
  const fields = here && fieldsOfSection(text, lines, here.heading, ownEnd);
  if (!fields) return undefined;
  fields.abstractSpan ??= abstractBelow(text, lines, below, end);
  return toPaper(text, here.heading, here.index, end, fields, topicHeadings);
}

type SectionFields = PaperFields & { readonly link: NonNullable<PaperFields['link']> };

function fieldsOfSection(
  text: string,
  lines: LineIndex,
  heading: Heading,
  end: number,
): SectionFields | undefined {
  if (!findArxivLink(text, heading.span.start, end)) return undefined;
  const fields = readFields(text, lines, heading.span.end, withoutRule(text, heading.span.end, end));
  const named = fields.authors.length > 0 || fields.published !== undefined;
  if (!named) return undefined;
  const link = fields.link ?? findArxivLink(text, heading.span.start, fields.abstractSpan?.start ?? end);
  return link && { ...fields, link };
}

/** The abstract where it has a section of its own, below the paper's. */
function abstractBelow(
  text: string,
  lines: LineIndex,
  below: readonly { readonly heading: Heading }[],
  end: number,
): Span | undefined {
  const at = below.findIndex(({ heading }) => isAbstractTitle(plainText(textAt(text, heading.textSpan))));
  const heading = below[at]?.heading;
  if (!heading || heading.span.start >= end) return undefined;
  const next = Math.min(end, below[at + 1]?.heading.span.start ?? end);
  return readFields(text, lines, heading.span.end, withoutRule(text, heading.span.end, next)).abstractSpan;
}

function toPaper(
  text: string,
  heading: Heading,
  index: number,
  end: number,
  fields: SectionFields,
  topicHeadings: readonly string[],
): Paper {
  const span = trimSpan(text, { start: heading.span.start, end: withoutRule(text, heading.span.end, end) });
  const titleSpan = titleSpanOf(text, heading);
  const { link, authors, authorsComplete, authorsSpan, published, category, summary, abstractSpan } = fields;
  return {
    span,
    title: plainText(textAt(text, titleSpan)).replace(/\s+/g, ' ').trim(),
    titleSpan,
    heading: index,
    authors,
    authorsComplete,
    authorsSpan,
    published,
    arxivId: link.id,
    version: link.version,
    linkSpan: link.span,
    category,
    summary,
    abstractSpan,
    topicHeadings,
  };
}

/** The title is the link to the paper that a heading begins with, as in `1. [Title](https://…)`, or else all of it. */
function titleSpanOf(text: string, { textSpan }: Heading): Span {
  if (!findArxivLink(text, textSpan.start, textSpan.end)) return textSpan;
  const links = findLinks(text, textSpan.start, textSpan.end);
  const link = links.find(({ destinationSpan: to }) => findArxivLink(text, to.start, to.end));
  const isFirst = link && !/\p{L}/u.test(text.slice(textSpan.start, link.span.start));
  return isFirst && link.textSpan.end > link.textSpan.start ? link.textSpan : textSpan;
}

/** The rule that parts two papers belongs to neither. */
function withoutRule(text: string, start: number, end: number): number {
  const tail = trimSpan(text, { start, end });
  const rule = /[\r\n]-{3,}$/.exec(text.slice(Math.max(start, tail.end - 20), tail.end));
  return rule ? tail.end - rule[0].length : tail.end;
}

function topicsOf(text: string, above: readonly Heading[]): string[] {
  return above
    .slice(1)
    .map(heading => plainText(textAt(text, heading.textSpan)).trim())
    .filter(Boolean);
}
