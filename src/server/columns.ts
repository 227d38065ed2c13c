import type { LineIndex } from '../core/text.ts';
import type { Encoding } from './editorManners.ts';

/** A text whose lines are known, as a digest is; where UTF-16 is spoken the text is never asked for. */
export interface LinedText {
  readonly text: string;
  readonly skeleton: { readonly lines: LineIndex };
}

/** The column of an offset in its line, as a client counts. */
export function columnOf(place: LinedText, line: number, offset: number, encoding: Encoding): number {
  const { lines } = place.skeleton;
  const start = lines.startOf(line);
  if (encoding === 'utf-16') return offset - start;
  const { text } = place;
  const marks = marksOf(text, lines, line, encoding);
  const block = Math.floor((offset - start) / blockLength);
  let column = marks[block] ?? 0;
  for (let at = start + block * blockLength; at < offset; at++) column += width(text, at, encoding);
  return column;
}

/** The offset of a column; one past the end of the line is moved back to it, one inside a character before it. */
export function offsetOf(place: LinedText, line: number, column: number, encoding: Encoding): number {
  const { lines } = place.skeleton;
  const start = lines.startOf(line);
  const end = line + 1 < lines.count ? lines.startOf(line + 1) - 1 : lines.length;
  if (encoding === 'utf-16') return Math.min(start + column, end);
  const { text } = place;
  const marks = marksOf(text, lines, line, encoding);
  let block = 0;
  for (let high = marks.length; high - block > 1; ) {
    const middle = (block + high) >>> 1;
    if ((marks[middle] ?? 0) <= column) block = middle;
    else high = middle;
  }
  let at = start + block * blockLength;
  for (let left = column - (marks[block] ?? 0); at < end; at++) {
    left -= width(text, at, encoding);
    if (left < 0) break;
  }
  return isInside(text, at) ? at - 1 : at;
}

/** Where in a line the columns are remembered, in code units: a line may be a million long, and asked about often. */
const blockLength = 256;

type Counted = Exclude<Encoding, 'utf-16'>;
type Marks = Map<number, Uint32Array>;
const remembered: Record<Counted, WeakMap<LineIndex, Marks>> = {
  'utf-8': new WeakMap(),
  'utf-32': new WeakMap(),
};
const noMarks = new Uint32Array(1);

/** The columns at the start of each block of a line. */
function marksOf(text: string, lines: LineIndex, line: number, encoding: Counted): Uint32Array {
  const start = lines.startOf(line);
  const length = lines.startOf(line + 1) - start;
  if (length <= blockLength) return noMarks;
  const known = remembered[encoding].get(lines) ?? new Map<number, Uint32Array>();
  remembered[encoding].set(lines, known);
  let marks = known.get(line);
  if (marks) return marks;
  marks = new Uint32Array(Math.floor(length / blockLength) + 1);
  let column = 0;
  for (let at = 0; at < length; at++) {
    if (at % blockLength === 0) marks[at / blockLength] = column;
    column += width(text, start + at, encoding);
  }
  if (length % blockLength === 0) marks[length / blockLength] = column;
  known.set(line, marks);
  return marks;
}

/** What a code unit adds to the column; the second half of a pair adds what the first one left out. */
function width(text: string, at: number, encoding: Counted): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) return 1;
  if (isInside(text, at)) return encoding === 'utf-8' ? 1 : 0;
  if (encoding === 'utf-32') return 1;
  // Half a pair alone cannot be written in UTF-8; what stands in its place there is three bytes long.
  return code < 0x800 ? 2 : 3;
}

/** Whether an offset stands between the two halves of a surrogate pair. */
function isInside(text: string, at: number): boolean {
  return isSurrogate(text.charCodeAt(at), 0xdc00) && isSurrogate(text.charCodeAt(at - 1), 0xd800);
}

function isSurrogate(code: number, first: number): boolean {
  return code >= first && code < first + 0x400;
}
