import { type Span, textAt, trimSpan } from '../text.ts';
import { type BareKind, bareKind, leadingLinkEnd } from './bareValues.ts';
import type { Cutting } from './cutting.ts';
import { noFields, type PaperFields, setField } from './fields.ts';
import { foldKind, OpenFolds } from './folds.ts';
import type { Label } from './labels.ts';
import type { FieldName } from './labelWords.ts';
import {
  closingSummary,
  isMarkupOnly,
  isRule,
  partsOf,
  tagAt,
  withoutMarks,
  withoutTags,
} from './lineMarks.ts';
import { mark } from './marks.ts';

/** A field whose text goes on in the next lines. */
interface OpenField {
  readonly field: FieldName | undefined;
  readonly label: string;
  readonly start: number;
  end: number;
  /** An abstract goes on until something ends it, other fields to the end of their paragraph. */
  readonly isAbstract: boolean;
}

/**
 * Reads the fields of one paper from lines: labelled ones (`Authors: A, B`, also several in a line, parted by ` | `),
 * names, days, categories and links that stand alone; the first other prose begins the abstract.
 */
export class FieldLines {
  readonly fields: PaperFields = noFields();
  readonly #context: Cutting;
  readonly #text: string;
  readonly #folds = new OpenFolds();
  #open: OpenField | undefined;
  #proseAbstract: Span | undefined;
  #afterBlank = true;
  #isFirst = true;
  /** A summary of several lines is read at once. */
  #readTo = 0;
  /** Whether names may stand here without a label: below the title, before any prose. */
  #mayBeNames = true;

  constructor(context: Cutting) {
    this.#context = context;
    this.#text = context.text;
  }

  /** Reads all lines between two offsets. */
  read(start: number, end: number): void {
    const { lines } = this.#context.skeleton;
    for (let line = lines.lineOf(start); line < lines.count && lines.startOf(line) < end; line++) {
      this.#line(Math.max(start, lines.startOf(line)), Math.min(end, lines.startOf(line + 1)));
    }
  }

  /** The fields, when no line is left; the abstract that is only prose where none was labelled. */
  done(end: number): PaperFields {
    this.#close(end);
    this.fields.abstractSpan ??= this.#proseAbstract;
    return this.fields;
  }

  #line(start: number, end: number): void {
    let at = Math.max(start, this.#readTo);
    while (at < end && this.#text.charCodeAt(at) <= 32) at++;
    if (at >= end) {
      if (end <= this.#readTo) return;
      if (this.#open && !this.#open.isAbstract && this.#open.end > this.#open.start) this.#close(at);
      this.#afterBlank = true;
      return;
    }
    const first = this.#text.charAt(at);
    // Most lines of a digest are prose of an abstract: their first letter says so.
    if (this.#open?.isAbstract && !this.#afterBlank && !'*<>-_'.includes(first)) return;
    if (this.#folds.inAside && first !== '<') return;
    this.#content(trimSpan(this.#text, { start: at, end }));
    this.#afterBlank = false;
    this.#isFirst = false;
  }

  #content(whole: Span): void {
    const isQuoted = this.#text[whole.start] === '>';
    const span = withoutMarks(this.#text, whole);
    if (span.start === span.end) return;
    if (this.#text[span.start] === '<' && this.#tags(span)) return;
    if (this.#folds.inAside) return;
    const open = this.#open;
    if (open?.isAbstract) {
      if (isRule(this.#text, span)) {
        this.#close(whole.start);
        return;
      }
      if (!this.#labelThatEnds(span)) return;
      this.#close(whole.start);
    }
    if (isMarkupOnly(this.#text, span)) {
      this.#endParagraph(whole.start);
      return;
    }
    if (this.#text[span.start] === '#' && this.#heading(span)) return;
    if (this.#labelled(span)) {
      if (isQuoted) this.fields.marks |= mark.quoted;
      else if (this.#isInList(whole, span)) this.fields.marks |= mark.nested;
      return;
    }
    if (this.#parts(span)) {
      this.#endParagraph(whole.start);
      return;
    }
    if (this.#open) this.#open.end = span.end;
    else if (this.#leadingLink(span)) this.#endParagraph(whole.start);
    else this.#prose(isQuoted ? span : whole, isQuoted);
  }

  /** Whether a line is an item below another item. */
  #isInList(whole: Span, span: Span): boolean {
    const before = this.#text[whole.start - 1];
    return span.start > whole.start && (before === ' ' || before === '\t');
  }

  /** A heading inside a fold is a language model's, but for one that names a field. */
  #heading(span: Span): boolean {
    const title = /^#{1,6}\s+(.{0,80})/.exec(
      this.#text.slice(span.start, Math.min(span.end, span.start + 90)),
    )?.[1];
    if (title === undefined) return false;
    const field = this.#context.labels.fieldOf(title);
    this.#close(span.start);
    const isAbstract = field === 'abstract' || field === 'translatedAbstract';
    if (this.#folds.any && !isAbstract) this.#folds.is({ kind: 'aside' });
    else if (field && field !== 'other') this.#begin(field, title, span.end, span.end);
    return true;
  }

  /** A label that an abstract cannot hold: a bold one, or a plain one of a field of its own after a blank line. */
  #labelThatEnds(span: Span): Label | undefined {
    const label = this.#context.labels.at(this.#text, span);
    if (label?.isBold && label.field) return label;
    if (!label || !this.#afterBlank) return undefined;
    const { field } = label;
    return field === 'part' || field === 'code' || field === 'link' || field === 'title' ? undefined : label;
  }

  #labelled(span: Span): boolean {
    const first = this.#context.labels.at(this.#text, span);
    // `Background: …` in the open begins an abstract; folded away it is what a language model adds.
    if (!first || (first.field === 'part' && !first.isBold && !this.#folds.any)) return false;
    this.#close(span.start);
    this.fields.marks |= first.isBold ? mark.boldLabels : mark.plainLabels;
    if (first.field === 'abstract' || first.field === 'translatedAbstract') {
      this.#begin(first.field, first.word, first.valueStart, span.end);
      return true;
    }
    const parts = partsOf(this.#text, span);
    if (parts.length === 1) {
      this.#begin(first.field, first.word, first.valueStart, span.end);
      return true;
    }
    this.fields.marks |= mark.parted;
    for (const part of parts) {
      const label = this.#context.labels.at(this.#text, part);
      if (label) this.#set(label.field, label.word, { start: label.valueStart, end: part.end });
      else this.#bare(part, this.#kindOf(part));
    }
    return true;
  }

  #begin(field: FieldName | undefined, label: string, start: number, end: number): void {
    const isAbstract = field === 'abstract' || field === 'translatedAbstract';
    const goesOn =
      isAbstract || field === 'summary' || field === 'part' || field === 'other' || field === undefined;
    const { end: stop } = trimSpan(this.#text, { start, end });
    // `Subjects: Subjects:` goes on in the next line.
    const isLabel = stop - start < 20 && /^\p{L}+[:：]$/u.test(this.#text.slice(start, stop));
    if (isLabel) this.#open = { field, label, start: stop, end: stop, isAbstract };
    else if (goesOn || stop <= start) this.#open = { field, label, start, end: stop, isAbstract };
    else this.#set(field, label, { start, end });
  }

  /** Takes what is open as it stands. */
  #close(end: number): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    const span = withoutTags(this.#text, { start: open.start, end: open.isAbstract ? end : open.end });
    if (open.isAbstract && open.label === '') {
      if (span.end > span.start) this.#proseAbstract ??= span;
    } else this.#set(open.field, open.label, span);
  }

  #endParagraph(end: number): void {
    if (this.#open && !this.#open.isAbstract && this.#open.end > this.#open.start) this.#close(end);
  }

  #set(field: FieldName | undefined, label: string, span: Span): void {
    setField(this.#context, this.fields, field, label, trimSpan(this.#text, span));
  }

  /** Values without label, if all that a line holds are such: a day, names, a category, links. */
  #parts(span: Span): boolean {
    if (this.#open && this.#open.end > this.#open.start) return false;
    const parts = partsOf(this.#text, span);
    if (parts.length > 8) return false;
    const kinds: BareKind[] = [];
    for (const part of parts) {
      const kind = this.#kindOf(part);
      if (!kind) return false;
      kinds.push(kind);
    }
    parts.forEach((part, index) => {
      this.#bare(part, kinds[index]);
    });
    return true;
  }

  #bare(span: Span, kind: BareKind | undefined): void {
    const value = textAt(this.#text, span);
    if (kind === 'published' && !this.fields.published) this.#set('published', '', span);
    else if (kind === 'authors' && !this.fields.authorsSpan) this.#set('authors', '', span);
    else if (kind === 'category') this.#set('category', '', span);
    else if (kind === 'link') {
      const link = this.#context.mentions.first(span.start, span.end);
      if (link && !this.fields.link) this.fields.link = link;
      if (link && /arxiv ?(?:id)?[:：.]/i.test(value) && !value.includes('//')) this.fields.found++;
    }
  }

  /** Takes the link that leads a line of links with a venue or a month among them. */
  #leadingLink(span: Span): boolean {
    const length = this.fields.link ? undefined : leadingLinkEnd(textAt(this.#text, span));
    const link = length && this.#context.mentions.first(span.start, span.start + length);
    if (!link) return false;
    this.fields.link = link;
    return true;
  }

  #kindOf(span: Span): BareKind | undefined {
    const names = this.#isFirst ? 'one' : 'several';
    return bareKind(textAt(this.#text, span), this.#mayBeNames && !this.fields.authorsSpan ? names : 'none');
  }

  #prose(span: Span, isQuoted: boolean): void {
    this.#mayBeNames = false;
    const { start, end } = span;
    if (isQuoted) this.#open = { field: 'summary', label: '', start, end, isAbstract: false };
    else if (!this.fields.abstractSpan && !this.#proseAbstract)
      this.#open = { field: 'abstract', label: '', start, end, isAbstract: true };
  }

  /** Tags that frame lines: folds and their summaries, paragraphs; true where nothing is left of the line. */
  #tags(span: Span): boolean {
    let { start } = span;
    for (let tag = tagAt(this.#text, start, span.end); tag; tag = tagAt(this.#text, start, span.end)) {
      if (tag.name === 'details') {
        this.#close(start);
        if (tag.closes) this.#folds.close();
        else this.#folds.open();
      } else if (tag.name === 'summary' && !tag.closes) {
        const close = closingSummary(this.#text, tag.end);
        if (this.#folds.any) this.#fold(this.#text.slice(tag.end, close), close);
        this.#readTo = close;
        tag.end = Math.max(tag.end, Math.min(span.end, close));
      }
      start = tag.end;
    }
    const rest = trimSpan(this.#text, { start, end: span.end });
    if (rest.start === rest.end) return true;
    if (rest.start === span.start || /^<[a-z/]/i.test(this.#text.slice(rest.start, rest.start + 2)))
      return false;
    this.#content(rest);
    return true;
  }

  #fold(summary: string, end: number): void {
    if (this.#folds.inAside) return;
    const kind = foldKind(this.#context.labels, summary);
    this.#folds.is(kind);
    if (kind.kind === 'field') {
      this.fields.marks |= mark.folded;
      this.#begin(kind.field, kind.label, end, end);
    }
  }
}
