import { type LineIndex, type Span, textAt } from '../text.ts';
import { char, isBlank, type LinePlace } from './linePlace.ts';

/** The heading that a line from its first `#` to its end is. */
export function atxHeading(
  text: string,
  start: number,
  end: number,
): { level: number; span: Span; textSpan: Span } | undefined {
  let at = start;
  while (at < end && text.charCodeAt(at) === char.hash) at++;
  const level = at - start;
  if (level > 6 || (at < end && !isBlank(text.charCodeAt(at)))) return undefined;
  const stop = trimEnd(text, at, end);
  while (at < stop && isBlank(text.charCodeAt(at))) at++;
  let to = stop;
  while (to > at && text.charCodeAt(to - 1) === char.hash) to--;
  if (to > at && !isBlank(text.charCodeAt(to - 1))) to = stop;
  const textSpan = { start: at, end: trimEnd(text, at, to) };
  return { level, span: { start, end: stop }, textSpan };
}

/** The level of the heading that a line of `=` or `-` makes of the paragraph above it. */
export function underlineLevel(text: string, start: number, end: number): 1 | 2 | undefined {
  const mark = text.charCodeAt(start);
  let at = start;
  while (at < end && text.charCodeAt(at) === mark) at++;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at < end ? undefined : mark === char.equals ? 1 : 2;
}

/** Whether a line is `---`, `* * *` or the like. */
export function isThematicBreak(text: string, start: number, end: number): boolean {
  const mark = text.charCodeAt(start);
  if (mark !== char.dash && mark !== char.star && mark !== char.underscore) return false;
  let count = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === mark) count++;
    else if (!isBlank(code)) return false;
  }
  return count >= 3;
}

/** Whether a line like `| --- | :-: |` makes the line above it the head of a table. */
export function isTableHead(text: string, above: Span, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first !== char.pipe && first !== char.dash && first !== char.colon) return false;
  const row = text.slice(start, end);
  if (!row.includes('|') || /[^|:\- \t]/.test(row) || !row.includes('-')) return false;
  return textAt(text, above).includes('|');
}

/** The opening line of fenced code. */
export interface Fence {
  /** Whether a line, from its first character, is the fence that closes this one. */
  readonly closesAt: (text: string, start: number, end: number) => boolean;
}

/** The fence of backticks or tildes that a line begins. */
export function fenceAt(text: string, start: number, end: number): Fence | undefined {
  const mark = text.charCodeAt(start);
  const length = runLength(text, start, end, mark);
  if (length < 3) return undefined;
  if (mark === char.backtick && text.slice(start + length, end).includes('`')) return undefined;
  return {
    closesAt: (text, from, to) => {
      const closing = runLength(text, from, to, mark);
      return closing >= length && trimEnd(text, from + closing, to) === from + closing;
    },
  };
}

/** The list item that starts at a place, which is behind its marker then; `indent` is that of its content. */
export function itemAt(
  place: LinePlace,
  inParagraph: boolean,
): { readonly indent: number; empty: boolean } | undefined {
  if (!canBeMarker(place.first)) return undefined;
  const marker = /^(?:[-*+]|(\d{1,9})[.)])(?=[ \t]|$)/.exec(place.head(11));
  if (!marker) return undefined;
  const width = marker[0].length;
  if (inParagraph) {
    if (marker[1] !== undefined && Number(marker[1]) !== 1) return undefined;
    if (place.textEnd === place.start + width) return undefined;
  }
  const before = place.indent;
  place.skipMark(width);
  // Five columns and more are code that begins after one.
  const padding = place.isBlank || place.indent > 4 ? 1 : place.indent;
  place.skipColumns(padding);
  return { indent: before + width + padding, empty: place.isBlank };
}

function canBeMarker(code: number): boolean {
  return (code >= 48 && code <= 57) || code === char.dash || code === char.star || code === char.plus;
}

/** How many lines the YAML block at the top of a text takes, which renderers do not show as Markdown. */
export function frontMatterLines(text: string, lines: LineIndex): number {
  const lineText = (line: number) => text.slice(lines.startOf(line), lines.startOf(line + 1)).trimEnd();
  if (!text.startsWith('---') || lineText(0) !== '---') return 0;
  for (let line = 1; line < Math.min(lines.count, 200); line++) {
    const closing = lineText(line);
    if (closing === '---' || closing === '...') return line + 1;
  }
  return 0;
}

function runLength(text: string, start: number, end: number, mark: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === mark) at++;
  return at - start;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
