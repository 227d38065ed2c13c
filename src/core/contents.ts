import type { Entry, Paper, TableOfContents } from './digest.ts';
import { plainText, unescapedDestination } from './markdown/inline.ts';
import { findLinks } from './markdown/links.ts';
import { type Heading, LineKind, type Skeleton } from './markdown/skeleton.ts';
import { type Span, textAt, trimSpan } from './text.ts';

/**
 * The table of contents of a digest: the list of links into the file below a heading that says so, or else the
 * first such list before the papers.
 */
export function findContents(
  text: string,
  skeleton: Skeleton,
  papers: readonly Paper[],
): TableOfContents | undefined {
  const heading = skeleton.headings.findIndex(
    ({ textSpan, nested }) => !nested && contentsTitle.test(plainText(textAt(text, textSpan)).trim()),
  );
  const region = heading < 0 ? preface(papers) : sectionOf(skeleton.headings, heading, text.length);
  const entries = entriesIn(text, skeleton, region);
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last || (heading < 0 && entries.length < 2)) return undefined;
  return {
    span: { start: first.span.start, end: last.span.end },
    heading: heading < 0 ? undefined : heading,
    entries,
  };
}

const contentsTitle = /^(?:table of contents?|contents?|toc|index|目录|目次)\s*[:：]?$/i;

function preface(papers: readonly Paper[]): Span {
  return { start: 0, end: papers[0]?.span.start ?? 0 };
}

function sectionOf(headings: readonly Heading[], index: number, end: number): Span {
  const next = headings.find((heading, at) => at > index && !heading.nested);
  return { start: headings[index]?.span.end ?? end, end: next?.span.start ?? end };
}

function entriesIn(text: string, { lines, kinds }: Skeleton, region: Span): Entry[] {
  const entries: Entry[] = [];
  for (
    let line = lines.lineOf(region.start);
    line < lines.count && lines.startOf(line) < region.end;
    line++
  ) {
    if (kinds[line] !== LineKind.item) continue;
    const entry = entryAt(text, trimSpan(text, { start: lines.startOf(line), end: lines.startOf(line + 1) }));
    if (entry) entries.push(entry);
  }
  return entries;
}

function entryAt(text: string, span: Span): Entry | undefined {
  if (!textAt(text, span).includes('](')) return undefined;
  for (const link of findLinks(text, span.start, span.end)) {
    if (text[link.destinationSpan.start] !== '#') continue;
    const anchorSpan = { start: link.destinationSpan.start + 1, end: link.destinationSpan.end };
    return {
      span,
      linkSpan: link.span,
      textSpan: link.textSpan,
      text: plainText(textAt(text, link.textSpan)).trim(),
      anchorSpan,
      anchor: decodedFragment(textAt(text, anchorSpan)),
    };
  }
  return undefined;
}

/** `a%20b` → `a b`; a stray `%` stays as it is, as renderers encode it. */
function decodedFragment(fragment: string): string {
  const unescaped = unescapedDestination(fragment);
  if (!unescaped.includes('%')) return unescaped;
  try {
    return decodeURIComponent(unescaped.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  } catch {
    return unescaped; // not UTF-8: browsers, too, take it literally
  }
}
