import { type ArxivId, type ArxivLink, findArxivLink, readArxivId } from '../arxiv.ts';
import { type DayReading, findDay } from '../day.ts';
import { type LineIndex, type Span, textAt, trimSpan } from '../text.ts';
import { type FieldName, labelAt } from './labels.ts';

/** What the lines of one paper say, each with where it stands. */
export interface PaperFields {
  authors: readonly string[];
  authorsComplete: boolean;
  authorsSpan: Span | undefined;
  published: DayReading | undefined;
  link: { readonly id: ArxivId; readonly version: number | undefined; readonly span: Span } | undefined;
  category: string | undefined;
  summary: string | undefined;
  abstractSpan: Span | undefined;
}

/**
 * Reads the fields of one paper from the lines between two offsets: labelled ones (`Authors: A, B`, also several in
 * a line, parted by ` | `), a line that is a day, a line that is an arXiv address; the first prose begins the abstract.
 */
export function readFields(text: string, lines: LineIndex, start: number, end: number): PaperFields {
  const reader = new FieldReader(text);
  for (let line = lines.lineOf(start); lines.startOf(line) < end && line < lines.count; line++) {
    const from = Math.max(start, lines.startOf(line));
    const to = Math.min(end, lines.startOf(line + 1));
    if (!reader.inAbstract || mayEndAbstract(text, from, to)) {
      reader.line(trimSpan(text, { start: from, end: to }));
    }
  }
  return reader.done(end);
}

/** Most lines of a digest are prose of an abstract: their first letter says so. */
function mayEndAbstract(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && text.charCodeAt(at) <= 32) at++;
  return at < end && '*<>'.includes(text.charAt(at));
}

class FieldReader {
  readonly #text: string;
  readonly #fields: PaperFields = {
    authors: [],
    authorsComplete: true,
    authorsSpan: undefined,
    published: undefined,
    link: undefined,
    category: undefined,
    summary: undefined,
    abstractSpan: undefined,
  };
  #abstractStart: number | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get inAbstract(): boolean {
    return this.#abstractStart !== undefined;
  }

  line(whole: Span): void {
    const quoted = this.#text[whole.start] === '>';
    const span = quoted
      ? trimSpan(this.#text, { start: skipMarks(this.#text, whole), end: whole.end })
      : whole;
    if (span.start === span.end) return;
    const open = this.#abstractStart;
    if (open !== undefined) {
      const found = this.#text.startsWith('**', span.start) ? labelAt(this.#text, span) : undefined;
      const folds = /^<\/?details\b/i.test(this.#text.slice(span.start, span.start + 10));
      if (folds || found) this.#endAbstract(span.start);
      if (!found) return;
    }
    if (this.#isMarkupOnly(span)) return;
    if (this.#labelled(span) || this.#dated(span) || this.#linked(span)) return;
    if (quoted) this.#fields.summary ??= this.#text.slice(span.start, span.end);
    else if (!this.#fields.abstractSpan) this.#abstractStart = span.start;
  }

  done(end: number): PaperFields {
    if (this.#abstractStart !== undefined) this.#endAbstract(end);
    return this.#fields;
  }

  #endAbstract(end: number): void {
    const start = this.#abstractStart ?? end;
    const span = trimSpan(this.#text, { start, end });
    if (span.end > span.start) this.#fields.abstractSpan = span;
    this.#abstractStart = undefined;
  }

  /** Lines that only frame others: `<details>`, a rule, a row of badges. */
  #isMarkupOnly(span: Span): boolean {
    switch (this.#text[span.start]) {
      case '<':
        return /^<\/?(?:details|summary|p|br|div|a)\b/i.test(this.#text.slice(span.start, span.start + 12));
      case '!':
        return /^(?:!\[[^\]]*\]\([^)]*\)\s*)+$/.test(textAt(this.#text, span));
      case '-':
      case '*':
      case '_':
        return /^(?:-{3,}|\*{3,}|_{3,})$/.test(textAt(this.#text, span));
      default:
        return false;
    }
  }

  #labelled(span: Span): boolean {
    const first = labelAt(this.#text, span);
    if (!first) return false;
    if (first.name === 'abstract') {
      this.#abstractStart = Math.min(first.valueStart, span.end);
      return true;
    }
    for (const part of partsOf(this.#text, span)) {
      const found = labelAt(this.#text, part);
      if (found)
        this.#set(
          found.name,
          trimSpan(this.#text, { start: Math.min(found.valueStart, part.end), end: part.end }),
        );
    }
    return true;
  }

  #set(name: FieldName, span: Span): void {
    const value = this.#text.slice(span.start, span.end);
    const fields = this.#fields;
    switch (name) {
      case 'authors':
        if (!fields.authorsSpan) Object.assign(fields, readAuthors(value), { authorsSpan: span });
        break;
      case 'published':
        fields.published ??= dayAt(value, span.start);
        break;
      case 'link':
        fields.link ??= linkAt(this.#text, span);
        break;
      case 'category':
        fields.category ??= value.replace(/`/g, '') || undefined;
        break;
      case 'summary':
        fields.summary ??= value || undefined;
        break;
      case 'abstract':
      case 'other':
        break;
    }
  }

  #dated(span: Span): boolean {
    if (this.#fields.published || span.end - span.start > 40) return false;
    const found = findDay(this.#text.slice(span.start, span.end));
    if (found?.span.start !== 0 || found.span.end !== span.end - span.start) return false;
    this.#fields.published = dayAt(this.#text.slice(span.start, span.end), span.start);
    return true;
  }

  #linked(span: Span): boolean {
    if (!/^(?:<|\[|https?:|arxiv)/i.test(this.#text.slice(span.start, span.start + 6))) return false;
    const link = findArxivLink(this.#text, span.start, span.end);
    if (!link) return false;
    this.#fields.link ??= link;
    return true;
  }
}

function skipMarks(text: string, span: Span): number {
  let at = span.start;
  while (at < span.end && (text[at] === '>' || text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

function partsOf(text: string, span: Span): Span[] {
  let start = span.start;
  return textAt(text, span)
    .split(' | ')
    .map(part => {
      const from = start;
      start += part.length + 3;
      return trimSpan(text, { start: from, end: from + part.length });
    });
}

function linkAt(text: string, span: Span): Omit<ArxivLink, 'page'> | undefined {
  const link = findArxivLink(text, span.start, span.end);
  if (link) return link;
  const bare = readArxivId(text.slice(span.start, span.end).replace(/`/g, ''));
  return bare && { ...bare, span };
}

function dayAt(value: string, offset: number): DayReading | undefined {
  const found = findDay(value);
  return (
    found && { day: found.day, span: { start: offset + found.span.start, end: offset + found.span.end } }
  );
}

/** `A, B, et al.` → two authors, not complete. A lone colon, as in `NVIDIA, :, A`, is nobody. */
export function readAuthors(value: string): { authors: string[]; authorsComplete: boolean } {
  const tail = Math.max(0, value.length - 12);
  const more = andOthers.exec(value.slice(tail));
  const names = more ? value.slice(0, tail + more.index) : value;
  return {
    authors: names
      .split(/[,，、;；]|\sand\s/)
      .map(name => name.replace(/^[\s*_]+|[\s*_]+$/g, ''))
      .filter(name => /[\p{L}\p{N}]/u.test(name)),
    authorsComplete: !more,
  };
}

const andOthers = /(?:(?<!\p{L})et\.? ?al\.?|等人?)[\s.。*_]*$/iu;
