import { LineKind, type Skeleton } from '../markdown/skeleton.ts';
import type { Span } from '../text.ts';
import { rawHtmlOf } from './rawHtml.ts';
import type { ShownHeading } from './renderer.ts';
import { headingsOf } from './shownHeadings.ts';

/**
 * The headings that Python-Markdown shows: none in raw HTML, `#title` without a space, `#` only at the start of a line, and
 * underlined ones of one line only.
 */
export function pythonHeadings(text: string, skeleton: Skeleton): ShownHeading[] {
  const { lines, kinds } = skeleton;
  const known = headingsOf(text, skeleton);
  const raw = rawHtmlOf(text, skeleton);
  const shown: ShownHeading[] = [];
  let nextKnown = 0;
  let nextRaw = 0;
  for (let line = 0; line < lines.count; line++) {
    const start = lines.startOf(line);
    const end = lines.startOf(line + 1);
    while ((raw[nextRaw]?.end ?? Number.POSITIVE_INFINITY) <= start) nextRaw++;
    const isRaw = (raw[nextRaw]?.start ?? Number.POSITIVE_INFINITY) <= start;
    const isMarked = text[start] === '#' && kinds[line] !== LineKind.code;
    const heading = isMarked ? markedHeading(text, start, end) : undefined;
    if (heading && !isRaw) shown.push({ ...heading, index: undefined });
    for (let found = known[nextKnown]; found && found.span.start < end; found = known[++nextKnown]) {
      if (isRaw) continue;
      if (heading) shown[shown.length - 1] = { ...heading, index: found.index };
      else if (isShownAsIs(text, found, start)) shown.push(found);
    }
  }
  return shown;
}

function markedHeading(text: string, start: number, end: number): Omit<ShownHeading, 'index'> {
  const line = text.slice(start, end).replace(/(?<![\r\n])[\r\n]+$/, '');
  const level = Math.min(6, line.length - line.replace(/^#+/, '').length);
  let stop = line.length;
  while (stop > level && line[stop - 1] === '#') stop--;
  const span: Span = { start, end: start + line.length };
  return { level, source: line.slice(level, stop).trim(), span };
}

/** Headings in quotes and list items, and underlined ones. */
function isShownAsIs(text: string, { span, source }: ShownHeading, lineStart: number): boolean {
  if (span.start === lineStart) return !/[\r\n]/.test(source);
  return text.slice(lineStart, span.start).trim() !== '';
}
