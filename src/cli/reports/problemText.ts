import type { Digest } from '../../core/digest.ts';
import type { Problem } from '../../core/rules/rules.ts';
import { shownText } from '../../core/shownText.ts';
import type { Span } from '../../core/text.ts';
import { diskPathOf, fileUri, relativePath } from '../../core/uri.ts';
import { cellsOf } from './cells.ts';
import type { Paint } from './paint.ts';

/** How wide lines may be, and how they are coloured. */
export interface TextStyle {
  readonly width: number;
  readonly paint: Paint;
}

/**
 * A problem as the command line shows it: where and what, then the line of the text with carets under the span.
 *
 *     14:76 error: This link is dead in GitHub: … [broken-anchor]
 *       14 | … Plug-and-play](#EC-Diff-Fast-and-High-Quality)
 *          |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 */
export function problemText(digest: Digest, problem: Problem, style: TextStyle): string {
  const { paint } = style;
  const { line, column } = placeOf(digest, problem.span.start);
  const severity = paint.severity[problem.severity](`${problem.severity}:`);
  const code = paint.faint(`[${problem.code}]`);
  const head = `  ${paint.strong(`${line}:${column}`)} ${severity} ${shownText(problem.message)} ${code}\n`;
  return head + excerpt(digest, problem, line, style) + relatedLine(digest, problem, paint);
}

/** Line and column from 1 of an offset, counted in UTF-16 code units as editors count. */
export function placeOf({ skeleton }: Digest, offset: number): { line: number; column: number } {
  const line = skeleton.lines.lineOf(offset);
  return { line: line + 1, column: offset - skeleton.lines.startOf(line) + 1 };
}

/** The path of a digest's file, short where it is below the folder that the program runs in. */
export function nameOf({ uri }: Pick<Digest, 'uri'>): string {
  return relativePath(fileUri(process.cwd()), uri) ?? diskPathOf(uri) ?? uri;
}

/** Lines and columns from 1 of both ends of a span; the end is the place behind it. */
export function regionOf(digest: Digest, { start, end }: Span): Region {
  const last = placeOf(digest, end);
  return { ...placeOf(digest, start), endLine: last.line, endColumn: last.column };
}

/** Where a span stands, as people count. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function excerpt(
  digest: Digest,
  { span, severity }: Problem,
  line: number,
  { width, paint }: TextStyle,
): string {
  const gutter = String(line).padStart(6);
  const { shown, indent, carets } = window(digest, span, line - 1, Math.max(20, width - gutter.length - 3));
  const bar = paint.faint('|');
  const marks = `${' '.repeat(indent)}${paint.severity[severity]('^'.repeat(carets))}`;
  return `${paint.faint(gutter)} ${bar} ${shown}\n${' '.repeat(gutter.length)} ${bar} ${marks}\n`;
}

/** Where the other place of a problem is; a certain fix already says all that it would. */
function relatedLine(digest: Digest, { related, fix }: Problem, paint: Paint): string {
  if (!related || fix) return '';
  const { line, column } = placeOf(related.digest ?? digest, related.span.start);
  const file = related.digest ? `${nameOf(related.digest)}:` : '';
  return paint.faint(`       = ${shownText(file)}${line}:${column} ${shownText(related.message)}\n`);
}

interface Window {
  readonly shown: string;
  /** Columns before the carets. */
  readonly indent: number;
  readonly carets: number;
}

/** More of a line than this before or behind the start of a span is never shown. */
const farthest = 1000;

/** The part of a line that shows a span in so many columns: from its start, with some of what stands before it. */
function window({ text, skeleton }: Digest, span: Span, line: number, width: number): Window {
  const lineStart = skeleton.lines.startOf(line);
  const lineEnd = endOfLine(text, span.start, skeleton.lines.startOf(line + 1));
  const from = Math.max(lineStart, span.start - farthest);
  const to = Math.min(lineEnd, span.start + farthest);
  const cells = cellsOf(text.slice(from, to));
  const spanEnd = Math.max(span.start + 1, Math.min(span.end, lineEnd));
  const first = cells.at(span.start - from);
  const last = cells.at(spanEnd - from);

  const before = cells.columns(0, first);
  const marked = cells.columns(first, last);
  const after = cells.columns(last, cells.count);
  let start = 0;
  if (from > lineStart || before + marked + after > width) {
    // What follows a span says less than what leads to it; each cut costs a column for its mark.
    const lead = Math.max(Math.floor(width / 4), width - 2 - marked - Math.min(after, Math.floor(width / 8)));
    start = cells.leading(first, Math.min(lead, before));
  }
  const cutBefore = start > 0 || from > lineStart;
  const room = width - (cutBefore ? 1 : 0);
  let end = cells.fitting(start, room);
  const cutAfter = end < cells.count || to < lineEnd;
  if (cutAfter) end = cells.fitting(start, room - 1);
  return {
    shown: `${cutBefore ? '…' : ''}${cells.shown(start, end)}${cutAfter ? '…' : ''}`,
    indent: (cutBefore ? 1 : 0) + cells.columns(start, first),
    carets: Math.max(1, cells.columns(first, Math.min(last, Math.max(end, first)))),
  };
}

function endOfLine(text: string, offset: number, nextLine: number): number {
  let end = nextLine;
  while (end > offset && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return end;
}
