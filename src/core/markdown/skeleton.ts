import { LineIndex, type Span } from '../text.ts';
import { htmlBlockEnd, htmlBlockStart } from './htmlBlocks.ts';

/** What one line is, as CommonMark reads it. */
export const LineKind = { text: 0, blank: 1, heading: 2, code: 3, html: 4, quote: 5, item: 6 } as const;
export type LineKind = (typeof LineKind)[keyof typeof LineKind];

/** A heading that a renderer shows, in the order of the file. */
export interface Heading {
  readonly level: number;
  /** From the first `#`, or the first letter where the heading is underlined, to the end of its last line. */
  readonly span: Span;
  /** Its inline Markdown, without marks: `Title` in `## Title ##`. */
  readonly textSpan: Span;
  /** True inside an open `<details>`, a quote or a list item, where no section of the digest starts. */
  readonly nested: boolean;
}

/** The blocks of a Markdown text, only as much as digests need. */
export interface Skeleton {
  readonly lines: LineIndex;
  /** A `LineKind` for each line. */
  readonly kinds: Uint8Array;
  readonly headings: readonly Heading[];
  /** Outermost `<details>` blocks that are closed. */
  readonly details: readonly Span[];
}

/** Reads the blocks of any text in one pass over its lines. */
export function skeletonOf(text: string): Skeleton {
  const lines = new LineIndex(text);
  return new Scan(text, lines).run();
}

interface Fence {
  readonly mark: string;
  readonly length: number;
  readonly quoted: boolean;
}

interface FoundHeading {
  readonly level: number;
  readonly span: Span;
  readonly textSpan: Span;
  readonly inContainer: boolean;
}

class Scan {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #kinds: Uint8Array;
  readonly #headings: FoundHeading[] = [];
  readonly #details = new DetailsStack();
  #fence: Fence | undefined;
  #htmlEnd: RegExp | 'blank' | undefined;
  /** First content offset of the paragraph that is open, so that an underline can make it a heading. */
  #paragraph: { start: number; end: number; quoted: boolean } | undefined;
  /** Column at which the innermost list item's own text starts; undefined outside lists. */
  #itemIndent: number | undefined;
  #afterBlank = true;

  constructor(text: string, lines: LineIndex) {
    this.#text = text;
    this.#lines = lines;
    this.#kinds = new Uint8Array(lines.count);
  }

  run(): Skeleton {
    for (let line = frontMatterEnd(this.#text, this.#lines, this.#kinds); line < this.#lines.count; line++) {
      const kind = this.#scanLine(line);
      this.#kinds[line] = kind;
      this.#afterBlank = kind === LineKind.blank;
    }
    const details = this.#details.closed();
    return { lines: this.#lines, kinds: this.#kinds, headings: nestedIn(details, this.#headings), details };
  }

  #scanLine(line: number): LineKind {
    const text = this.#text;
    const lineStart = this.#lines.startOf(line);
    const end = endOfLine(text, lineStart, this.#lines.startOf(line + 1));
    const quote = skipQuoteMarks(text, lineStart, end);
    const quoted = quote > lineStart;
    if (this.#fence) {
      if (!this.#fence.quoted || quoted)
        return this.#insideFence(this.#fence.quoted ? quote : lineStart, end);
      this.#fence = undefined;
    }
    const start = skipSpaces(text, quote, end);
    if (this.#htmlEnd) return this.#insideHtml(start, end);
    if (start === end) {
      this.#paragraph = undefined;
      return quoted ? LineKind.quote : LineKind.blank;
    }
    if (!quoted && start === quote && this.#afterBlank) this.#itemIndent = undefined;
    return this.#scanContent(quote, start, end, quoted, text.charCodeAt(start));
  }

  #scanContent(from: number, start: number, end: number, quoted: boolean, first: number): LineKind {
    const text = this.#text;
    const indent = columnsBetween(text, from, start);
    const inItem = this.#itemIndent !== undefined && indent >= this.#itemIndent;
    const depth = inItem && this.#itemIndent !== undefined ? indent - this.#itemIndent : indent;
    if (depth > 3) {
      if (this.#paragraph) this.#paragraph.end = end;
      else if (this.#itemIndent === undefined) return LineKind.code;
      if (isDigit(first) || isBullet(first)) return this.#item(from, start, end, quoted) ?? LineKind.text;
      return this.#prose(start, end, quoted);
    }
    if (first === HASH) {
      const heading = atxHeading(text, start, end);
      if (heading) {
        this.#paragraph = undefined;
        this.#headings.push({ ...heading, inContainer: quoted || inItem });
        return quoted ? LineKind.quote : LineKind.heading;
      }
    } else if (first === BACKTICK || first === TILDE) {
      const fence = fenceAt(text, start, end, quoted);
      if (fence) {
        this.#fence = fence;
        this.#paragraph = undefined;
        return LineKind.code;
      }
    } else if (first === LESS) {
      const html = this.#html(start, end);
      if (html !== undefined) return html;
    } else if (first === EQUALS || first === DASH) {
      if (this.#underline(start, end, quoted, first)) return quoted ? LineKind.quote : LineKind.heading;
    }
    if (isDigit(first) || isBullet(first)) {
      const item = this.#item(from, start, end, quoted);
      if (item !== undefined) return item;
    }
    return this.#prose(start, end, quoted);
  }

  #prose(start: number, end: number, quoted: boolean): LineKind {
    this.#details.scan(this.#text, start, end);
    if (this.#paragraph && (this.#paragraph.quoted === quoted || !quoted)) this.#paragraph.end = end;
    else this.#paragraph = { start, end, quoted };
    return quoted ? LineKind.quote : LineKind.text;
  }

  #insideFence(start: number, end: number): LineKind {
    const fence = this.#fence;
    const at = skipSpaces(this.#text, start, end);
    if (fence && this.#text.startsWith(fence.mark.repeat(fence.length), at)) {
      let after = at;
      while (this.#text[after] === fence.mark) after++;
      if (skipSpaces(this.#text, after, end) === end) this.#fence = undefined;
    }
    return LineKind.code;
  }

  #insideHtml(start: number, end: number): LineKind {
    if (this.#htmlEnd === 'blank') {
      if (start === end) {
        this.#htmlEnd = undefined;
        return LineKind.blank;
      }
      this.#details.scan(this.#text, start, end);
    } else if (this.#htmlEnd?.test(this.#text.slice(start, end))) {
      this.#htmlEnd = undefined;
    }
    return LineKind.html;
  }

  #html(start: number, end: number): LineKind | undefined {
    const line = this.#text.slice(start, end);
    const kind = htmlBlockStart(line, this.#paragraph !== undefined);
    if (!kind) return undefined;
    this.#paragraph = undefined;
    const closing = htmlBlockEnd(kind);
    if (closing === 'blank') {
      this.#htmlEnd = closing;
      this.#details.scan(this.#text, start, end);
    } else if (!closing.test(kind === 'comment' ? line.slice(4) : line)) {
      this.#htmlEnd = closing;
    }
    return LineKind.html;
  }

  #underline(start: number, end: number, quoted: boolean, mark: number): boolean {
    const paragraph = this.#paragraph;
    if (!paragraph || paragraph.quoted !== quoted || this.#itemIndent !== undefined) return false;
    let at = start;
    while (at < end && this.#text.charCodeAt(at) === mark) at++;
    if (skipSpaces(this.#text, at, end) < end) return false;
    this.#paragraph = undefined;
    this.#headings.push({
      level: mark === EQUALS ? 1 : 2,
      span: { start: paragraph.start, end },
      textSpan: { start: paragraph.start, end: trimEnd(this.#text, paragraph.start, paragraph.end) },
      inContainer: quoted,
    });
    return true;
  }

  #item(from: number, start: number, end: number, quoted: boolean): LineKind | undefined {
    const text = this.#text;
    const after = markerEnd(text, start, end);
    if (after === undefined) return undefined;
    const content = skipSpaces(text, after, end);
    if (content === end && this.#paragraph) return undefined;
    this.#itemIndent = columnsBetween(text, from, Math.min(content, after + 4));
    this.#paragraph = { start: content, end, quoted };
    this.#details.scan(text, content, end);
    const heading = text.charCodeAt(content) === HASH ? atxHeading(text, content, end) : undefined;
    if (heading) {
      this.#headings.push({ ...heading, inContainer: true });
      this.#paragraph = undefined;
    }
    return quoted ? LineKind.quote : LineKind.item;
  }
}

/** Open and closed `<details>` tags in the order they are met. */
class DetailsStack {
  readonly #open: number[] = [];
  readonly #closed: Span[] = [];
  /** The next `<` at or after the last place looked at, so that lines without one cost nothing. */
  #next = -1;

  scan(text: string, start: number, end: number): void {
    for (let at = this.#find(text, start); at < end; at = this.#find(text, at + 1)) {
      if (isTag(text, at + 1, 'details')) this.#open.push(at);
      else if (text[at + 1] === '/' && isTag(text, at + 2, 'details')) {
        const opened = this.#open.pop();
        if (opened !== undefined) this.#closed.push({ start: opened, end: at + '</details>'.length });
      }
    }
  }

  #find(text: string, from: number): number {
    if (this.#next < from) {
      const found = text.indexOf('<', from);
      this.#next = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#next;
  }

  /** Outermost closed blocks; one that is never closed hides nothing. */
  closed(): Span[] {
    const outermost: Span[] = [];
    for (const span of this.#closed.sort((a, b) => a.start - b.start)) {
      const last = outermost.at(-1);
      if (!last || span.start >= last.end) outermost.push(span);
    }
    return outermost;
  }
}

function isTag(text: string, at: number, name: string): boolean {
  if (text.slice(at, at + name.length).toLowerCase() !== name) return false;
  const after = text.charCodeAt(at + name.length);
  return Number.isNaN(after) || after === GREATER || after === 47 || after <= 32;
}

function nestedIn(details: readonly Span[], headings: readonly FoundHeading[]): Heading[] {
  let at = 0;
  return headings.map(({ level, span, textSpan, inContainer }) => {
    while (at < details.length && (details[at]?.end ?? 0) <= span.start) at++;
    const block = details[at];
    return { level, span, textSpan, nested: inContainer || (!!block && block.start <= span.start) };
  });
}

const HASH = 35;
const DASH = 45;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const BACKTICK = 96;
const TILDE = 126;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isBullet(code: number): boolean {
  return code === DASH || code === 42 || code === 43;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function skipSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function endOfLine(text: string, start: number, next: number): number {
  let end = next;
  if (end > start && text.charCodeAt(end - 1) === 10) end--;
  if (end > start && text.charCodeAt(end - 1) === 13) end--;
  return end;
}

function columnsBetween(text: string, start: number, end: number): number {
  let columns = 0;
  for (let at = start; at < end; at++) columns += text.charCodeAt(at) === 9 ? 4 - (columns % 4) : 1;
  return columns;
}

function skipQuoteMarks(text: string, start: number, end: number): number {
  let from = start;
  for (;;) {
    const at = skipSpaces(text, from, end);
    if (at - from > 3 || at >= end || text.charCodeAt(at) !== GREATER) return from;
    from = isBlank(text.charCodeAt(at + 1)) && at + 1 < end ? at + 2 : at + 1;
  }
}

function markerEnd(text: string, start: number, end: number): number | undefined {
  let at = start;
  if (isBullet(text.charCodeAt(at))) at++;
  else {
    while (at < end && at - start < 9 && isDigit(text.charCodeAt(at))) at++;
    const stop = text.charCodeAt(at);
    if (at >= end || (stop !== 46 && stop !== 41)) return undefined;
    at++;
  }
  return at === end || isBlank(text.charCodeAt(at)) ? at : undefined;
}

function fenceAt(text: string, start: number, end: number, quoted: boolean): Fence | undefined {
  const mark = text[start] ?? '';
  let at = start;
  while (at < end && text[at] === mark) at++;
  if (at - start < 3) return undefined;
  if (mark === '`' && text.slice(at, end).includes('`')) return undefined;
  return { mark, length: at - start, quoted };
}

function atxHeading(text: string, start: number, end: number) {
  let at = start;
  while (at < end && text.charCodeAt(at) === HASH) at++;
  const level = at - start;
  if (level > 6 || (at < end && !isBlank(text.charCodeAt(at)))) return undefined;
  const from = skipSpaces(text, at, end);
  let to = trimEnd(text, from, end);
  let closing = to;
  while (closing > from && text.charCodeAt(closing - 1) === HASH) closing--;
  if (closing === from) to = from;
  else if (closing < to && isBlank(text.charCodeAt(closing - 1))) to = trimEnd(text, from, closing);
  return { level, span: { start, end: trimEnd(text, start, end) }, textSpan: { start: from, end: to } };
}

/** First line after a YAML block at the top of the file, which renderers do not show as Markdown. */
function frontMatterEnd(text: string, lines: LineIndex, kinds: Uint8Array): number {
  const isFence = (line: number) =>
    /^(?:---|\.\.\.)\s*$/.test(text.slice(lines.startOf(line), lines.startOf(line + 1)));
  if (!/^---\s*$/.test(text.slice(0, lines.startOf(1)))) return 0;
  for (let line = 1; line < Math.min(lines.count, 200); line++) {
    if (!isFence(line)) continue;
    kinds.fill(LineKind.code, 0, line + 1);
    return line + 1;
  }
  return 0;
}
