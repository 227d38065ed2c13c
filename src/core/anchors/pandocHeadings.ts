import { LineKind, type Skeleton } from '../markdown/skeleton.ts';
import type { ShownHeading } from './renderer.ts';
import { headingsOf } from './shownHeadings.ts';

/**
 * The headings that pandoc shows: those with a blank line or another block above them, `#` only at the start of a line,
 * and also those right below a tag, which CommonMark takes for HTML.
 */
export function pandocHeadings(text: string, skeleton: Skeleton): ShownHeading[] {
  const { lines, kinds } = skeleton;
  const known = headingsOf(text, skeleton);
  const shown: ShownHeading[] = [];
  let next = 0;
  for (let line = 0; line < lines.count; line++) {
    const start = lines.startOf(line);
    const end = lines.startOf(line + 1);
    const found = known[next]?.span.start;
    const isKnown = found !== undefined && found < end;
    if (!isKnown && !(kinds[line] === LineKind.html && text[start] === '#')) continue;
    const heading = isKnown ? known[next++] : headingInHtml(text, start, end);
    if (heading && isShown(text, skeleton, line, heading)) shown.push(heading);
  }
  return shown;
}

function headingInHtml(text: string, start: number, end: number): ShownHeading | undefined {
  const line = text.slice(start, end).trimEnd();
  const marks = /^(#{1,6})[ \t]+/.exec(line);
  if (!marks) return undefined;
  const source = line.slice(marks[0].length).replace(/(?:^|(?<![ \t])[ \t]+)#+$/, '');
  return {
    level: marks[1]?.length ?? 1,
    source,
    span: { start, end: start + line.length },
    index: undefined,
  };
}

function isShown(
  text: string,
  { lines, kinds }: Skeleton,
  line: number,
  { span, source }: ShownHeading,
): boolean {
  const start = lines.startOf(line);
  // In a quote or a list item: what is above it there is not looked at.
  if (text.slice(start, span.start).trim() !== '') return true;
  if (span.start !== start || /[\r\n]/.test(source)) return false;
  if (line === 0) return true;
  const above = kinds[line - 1];
  const lineAbove = text.slice(lines.startOf(line - 1), start).trim();
  switch (above) {
    case LineKind.text:
      return /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(lineAbove);
    case LineKind.quote:
    case LineKind.item:
      return false;
    case LineKind.html:
      return lineAbove === '' || endsInBlockTag(lineAbove);
    default:
      return true;
  }
}

function endsInBlockTag(line: string): boolean {
  if (line.endsWith('-->')) return true;
  const name = line.endsWith('>')
    ? /^<\/?([a-z][a-z0-9]*)[\s/>]/i.exec(line.slice(line.lastIndexOf('<')))?.[1]
    : undefined;
  return name !== undefined && blocks.has(name.toLowerCase());
}

const blocks = new Set(
  (
    'address article aside blockquote body canvas center col colgroup dd details dir div dl dt fieldset figcaption figure ' +
    'footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu meta nav noframes ol ' +
    'output p pre progress script section style summary table tbody td textarea tfoot th thead tr ul video'
  ).split(' '),
);
