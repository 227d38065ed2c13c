import { bareTitle } from './bareTitle.ts';
import type { Entry, Paper, TableOfContents } from './digest.ts';
import type { KeptEntries } from './keptEntries.ts';
import { findHtmlLinks, type HtmlLink } from './markdown/htmlLinks.ts';
import { htmlText, plainText, resolvedEntities, unescapedDestination } from './markdown/inline.ts';
import { findLinks } from './markdown/links.ts';
import { type Heading, LineKind, type Skeleton } from './markdown/skeleton.ts';
import { ownText } from './ownText.ts';
import { type Span, textAt, trimSpan } from './text.ts';

/**
 * The table of contents of a digest: the items, of Markdown or HTML lists, that link into the file below a heading that
 * says so, or else those before the papers.
 */
export function findContents(
  text: string,
  skeleton: Skeleton,
  papers: readonly Paper[],
  kept?: KeptEntries,
): TableOfContents | undefined {
  const heading = contentsHeading(text, skeleton);
  const region =
    heading === undefined ? preface(papers) : sectionOf(skeleton.headings, heading, papers, text.length);
  const entries = entriesIn(text, skeleton, region, kept);
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last || (heading === undefined && entries.length < 2)) return undefined;
  return { span: { start: first.span.start, end: last.span.end }, heading, entries };
}

/** The heading that says of what follows that it is a table of contents, by its index; below it may be none yet. */
export function contentsHeading(text: string, { headings }: Skeleton): number | undefined {
  const index = headings.findIndex(
    ({ textSpan, nested }) => !nested && contentsTitle.test(bareTitle(plainText(textAt(text, textSpan)))),
  );
  return index < 0 ? undefined : index;
}

/** `📑 Table of Contents (58)` and the like: letters that say something else make it another title. */
const contentsTitle = /^(?:table of contents?|contents?|toc|index|目录|目次)$/;

function preface(papers: readonly Paper[]): Span {
  return { start: 0, end: papers[0]?.span.start ?? 0 };
}

/** Up to the next heading, but for headings below that part the list and hold no papers. */
function sectionOf(
  headings: readonly Heading[],
  index: number,
  papers: readonly Paper[],
  textEnd: number,
): Span {
  const own = headings[index];
  const start = own?.span.end ?? textEnd;
  const paper = papers.find(({ span }) => span.start >= start)?.span.start ?? textEnd;
  let end = textEnd;
  for (let at = index + 1; at < headings.length; at++) {
    const heading = headings[at];
    if (!heading || heading.nested) continue;
    if (heading.level <= (own?.level ?? 0) || holds(headings, at, paper)) {
      end = heading.span.start;
      break;
    }
  }
  return { start, end: Math.min(end, paper) };
}

/** Whether an offset lies in the section of a heading, or before it. */
function holds(headings: readonly Heading[], index: number, offset: number): boolean {
  const { level = 0, span } = headings[index] ?? {};
  if (!span || span.start > offset) return true;
  for (let at = index + 1; at < headings.length; at++) {
    const next = headings[at];
    if (!next || next.span.start > offset) return true;
    if (!next.nested && next.level <= level) return false;
  }
  return true;
}

function entriesIn(
  text: string,
  { lines, kinds }: Skeleton,
  region: Span,
  kept: KeptEntries | undefined,
): Entry[] {
  const entries: Entry[] = [];
  const last = region.end > region.start ? lines.lineOf(region.end - 1) : -1;
  for (let line = lines.lineOf(region.start); line <= last; line++) {
    const start = Math.max(region.start, lines.startOf(line));
    if (kinds[line] === LineKind.item) {
      const span = trimSpan(text, { start, end: lines.startOf(line + 1) });
      const entry = kept ? (kept.find(span) ?? ownEntry(entryAt(text, span))) : entryAt(text, span);
      if (entry) entries.push(entry);
    } else if (kinds[line] === LineKind.html) {
      while (line < last && kinds[line + 1] === LineKind.html) line++;
      for (const link of findHtmlLinks(text, start, Math.min(region.end, lines.startOf(line + 1)))) {
        if (link.itemSpan) entries.push(htmlEntry(text, link, link.itemSpan));
      }
    }
  }
  return entries;
}

/** Kept through later edits, it would hold on to the whole text that it was read from. */
function ownEntry(entry: Entry | undefined): Entry | undefined {
  return entry && { ...entry, text: ownText(entry.text), anchor: ownText(entry.anchor) };
}

function entryAt(text: string, span: Span): Entry | undefined {
  const source = textAt(text, span);
  if (source.includes('](')) {
    for (const link of findLinks(text, span.start, span.end)) {
      if (text[link.destinationSpan.start] !== '#') continue;
      const anchorSpan = behindHash(link.destinationSpan);
      return {
        form: 'markdown',
        span,
        linkSpan: link.span,
        textSpan: link.textSpan,
        text: plainText(textAt(text, link.textSpan)).trim(),
        anchorSpan,
        anchor: decodedFragment(unescapedDestination(textAt(text, anchorSpan))),
      };
    }
  }
  const [link] = /<a\s/i.test(source) ? findHtmlLinks(text, span.start, span.end) : [];
  return link && htmlEntry(text, link, span);
}

function htmlEntry(text: string, { span: linkSpan, textSpan, destinationSpan }: HtmlLink, span: Span): Entry {
  const anchorSpan = behindHash(destinationSpan);
  return {
    form: 'html',
    span,
    linkSpan,
    textSpan,
    text: htmlText(textAt(text, textSpan)),
    anchorSpan,
    anchor: decodedFragment(resolvedEntities(textAt(text, anchorSpan))),
  };
}

function behindHash({ start, end }: Span): Span {
  return { start: start + 1, end };
}

/** `a%20b` → `a b`; a stray `%` stays as it is, as renderers encode it. */
function decodedFragment(fragment: string): string {
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  } catch {
    return fragment; // not UTF-8: browsers, too, take it literally
  }
}
