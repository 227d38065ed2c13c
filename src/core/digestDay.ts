import { type Day, findDay } from './day.ts';
import type { Paper } from './digest.ts';
import type { Skeleton } from './markdown/skeleton.ts';
import { matchesIn, type Span } from './text.ts';
import { pathOf, type Uri } from './uri.ts';

/** The day of a digest; `span` is where its text says so, undefined where its file name or folder does. */
export interface DigestDay {
  readonly day: Day;
  readonly span: Span | undefined;
}

/** The day a digest is of: from its title, a line that says when it was made, its file name or its folders. */
export function digestDay(
  uri: Uri,
  text: string,
  skeleton: Skeleton,
  papers: readonly Paper[],
): DigestDay | undefined {
  const preface = papers[0]?.span.start ?? 0;
  return dayInTitle(text, skeleton, preface) ?? dayInLine(text, preface) ?? dayInPath(uri);
}

/** A text, how it is built, and where it is. */
export interface PlacedText {
  readonly uri: Uri;
  readonly text: string;
  readonly skeleton: Skeleton;
}

/** The day that a file is called after: by a title above an offset, its name or its folders. */
export function ownDay({ uri, text, skeleton }: PlacedText, end: number): Day | undefined {
  return (dayInTitle(text, skeleton, end) ?? dayInPath(uri))?.day;
}

function dayInTitle(text: string, skeleton: Skeleton, preface: number): DigestDay | undefined {
  for (const { level, nested, textSpan } of skeleton.headings) {
    if (textSpan.start >= preface) return undefined;
    if (nested || level > 2) continue;
    const found = dayIn(text, textSpan);
    if (found) return found;
  }
  return undefined;
}

const datedLine = /^.{0,40}?(?:updated?|generated|date|日期|更新|时间).{0,40}$/gim;

function dayInLine(text: string, preface: number): DigestDay | undefined {
  // A preface is a few lines; a table of contents of thousands holds no dates worth reading.
  const head = text.slice(0, Math.min(preface, 20_000));
  for (const match of matchesIn(head, datedLine)) {
    const found = dayIn(text, { start: match.index, end: match.index + match[0].length });
    if (found) return found;
  }
  return undefined;
}

function dayIn(text: string, span: Span): DigestDay | undefined {
  const found = findDay(text.slice(span.start, span.end));
  if (!found) return undefined;
  return { day: found.day, span: { start: span.start + found.span.start, end: span.start + found.span.end } };
}

/** The file name first, then the folders from the inside out; a day may also be spread over them: `202603/10`. */
function dayInPath(uri: Uri): DigestDay | undefined {
  const parts = pathOf(uri).split('/');
  for (let end = parts.length; end > 0; end--) {
    for (const length of [1, 2, 3]) {
      const found = findDay(parts.slice(Math.max(0, end - length), end).join('/'));
      if (found) return { day: found.day, span: undefined };
    }
  }
  return undefined;
}
