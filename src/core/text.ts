/** A half-open range of UTF-16 offsets into one text: `{ start: 0, end: 2 }` is its first two code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text that a span covers. */
export function textAt(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Whether an offset lies in a span; the end counts, because that is where a cursor stands after a word. */
export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** A span without the white space at its two ends; an all-blank span becomes empty at its start. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start === span.start && end === span.end ? span : { start, end };
}

/** A span with the blank lines behind it: it ends where the last of them does. */
export function withBlankLines(text: string, { start, end }: Span): Span {
  let next = end;
  while (next < text.length && isSpace(text.charCodeAt(next))) next++;
  if (next === text.length) return { start, end: next };
  const lineEnd = text.lastIndexOf('\n', next - 1);
  return { start, end: Math.max(end, text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd) };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000;
}

/** Those of some spans that share something with another; they are in order and lie beside each other. */
export function spansMeeting(spans: readonly Span[], { start, end }: Span): Span[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const meeting: Span[] = [];
  for (let span = spans[low]; span && span.start < end; span = spans[++low]) meeting.push(span);
  return meeting;
}

/** Every match of a global pattern that matches no empty text; `matchAll` would make a pattern anew for each text. */
export function matchesIn(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) matches.push(match);
  return matches;
}

/** One replacement in a text; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The text after edits that do not overlap, given in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < from) throw new RangeError(`edits overlap at ${span.start}`);
    result += text.slice(from, span.start) + newText;
    from = span.end;
  }
  return result + text.slice(from);
}

/** Where the lines of a text start, as CommonMark and LSP count them: `\n`, `\r\n` and `\r` end a line. */
export class LineIndex {
  readonly starts: readonly number[];
  readonly length: number;

  /** Of a text, or of one whose lines are known. */
  constructor(
    text: string | Pick<LineIndex, 'starts' | 'length'>,
    starts = typeof text === 'string' ? lineStarts(text) : text.starts,
  ) {
    this.starts = starts;
    this.length = text.length;
  }

  /** The number of lines; a text that ends with a line break has an empty last line. */
  get count(): number {
    return this.starts.length;
  }

  /** Offset of the first character of a line; past the last line, the end of the text. */
  startOf(line: number): number {
    return this.starts[line] ?? this.length;
  }

  /** The line, from 0, that holds an offset. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
