import { type Span, trimSpan } from '../text.ts';
import { isArxivLink, type NamesHere, takeBareLine, takeBarePart, takeLeadingLink } from './bareLine.ts';
import type { Cutting } from './cutting.ts';
import { noFields, type PaperFields, setField } from './fields.ts';
import { foldKind, OpenFolds } from './folds.ts';
import type { Label } from './labels.ts';
import type { FieldName } from './labelWords.ts';
import {
  calloutAt,
  closingSummary,
  isMarkupOnly,
  isRowOfRemarks,
  isRule,
  labelledPartsOf,
  partsOf,
  tagAt,
  withoutMarks,
} from './lineMarks.ts';
import { mark } from './marks.ts';
import { closedSpan, isAbstractField, type OpenField, openedField, openedProse } from './openField.ts';

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
  /** Of the item that is read, undefined where a line begins none. */
  #itemIndent: number | undefined;
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
    if (this.#open?.isAbstract && !this.#afterBlank && !'*<>-_:'.includes(first)) return;
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
      const isCallout = calloutAt(this.#text, span) !== undefined || this.#text.startsWith(':::', span.start);
      if (!isCallout && !this.#labelThatEnds(span, span.start > whole.start && !isQuoted)) return;
      this.#close(whole.start);
    }
    this.#itemIndent = span.start > whole.start && !isQuoted ? this.#indentOf(whole.start) : undefined;
    if (
      this.#open?.indent !== undefined &&
      (this.#itemIndent ?? Number.POSITIVE_INFINITY) <= this.#open.indent
    )
      this.#endParagraph(whole.start);
    if (isMarkupOnly(this.#text, span)) {
      this.#endParagraph(whole.start);
      return;
    }
    if (this.#text[span.start] === '#' && this.#heading(span)) return;
    if (this.#callout(span)) return;
    if (this.#labelled(span)) {
      if (isQuoted) this.fields.marks |= mark.quoted;
      else if (this.#isInList(whole, span)) this.fields.marks |= mark.nested;
      return;
    }
    const hasText = this.#open !== undefined && this.#open.end > this.#open.start;
    const mayBeBare = !hasText || (this.fields.link === undefined && isArxivLink(this.#context, span));
    if (mayBeBare && takeBareLine(this.#context, this.fields, span, this.#names())) {
      this.#endParagraph(whole.start);
      return;
    }
    if (this.#open) this.#open.end = span.end;
    else if (span.start > whole.start && !isQuoted && this.#unknownLabel(span)) return;
    else if (takeLeadingLink(this.#context, this.fields, span)) this.#endParagraph(whole.start);
    else this.#prose(isQuoted ? span : whole, isQuoted);
  }

  #indentOf(start: number): number {
    return start - this.#context.skeleton.lines.startOf(this.#context.skeleton.lines.lineOf(start));
  }

  /** Whether a line is an item below another item. */
  #isInList(whole: Span, span: Span): boolean {
    const before = this.#text[whole.start - 1];
    return span.start > whole.start && (before === ' ' || before === '\t');
  }

  /** A heading inside a fold is a language model's, but for one that names a field; in the open one may say a field, too. */
  #heading(span: Span): boolean {
    const lead = /^#{1,6}\s+/.exec(this.#text.slice(span.start, Math.min(span.end, span.start + 10)))?.[0];
    if (lead === undefined) return false;
    const start = span.start + lead.length;
    const title = this.#text.slice(start, Math.min(span.end, start + 80));
    const field = this.#context.labels.fieldOf(title);
    this.#close(span.start);
    if (this.#folds.any && !isAbstractField(field)) this.#folds.is({ kind: 'aside' });
    else if (field && field !== 'other') this.#begin(field, title, span.end, span.end);
    else if (!field) this.#labelled({ start, end: span.end });
    return true;
  }

  /** `> [!abstract] Original`: a callout is a field where its title or its kind names one, else somebody's remark. */
  #callout(span: Span): boolean {
    const callout = calloutAt(this.#text, span);
    if (!callout) return false;
    const { labels } = this.#context;
    this.#close(span.start);
    const field = labels.fieldOf(callout.title) ?? labels.fieldOf(callout.kind);
    this.#begin(field, callout.title || callout.kind, span.end, span.end);
    return true;
  }

  /** A label that an abstract cannot hold: a bold one, or a plain one of a field of its own after a blank line. */
  #labelThatEnds(span: Span, isItem: boolean): Label | undefined {
    const label = this.#context.labels.at(this.#text, span);
    if (label?.isBold && label.field) return label;
    // What was taken for prose ends at an item with a label.
    const mayEnd = this.#afterBlank || (isItem && this.#open?.label === '');
    if (!label || !mayEnd) return undefined;
    const { field } = label;
    return field === 'part' || field === 'code' || field === 'link' || field === 'title' ? undefined : label;
  }

  #labelled(span: Span): boolean {
    const first = this.#context.labels.at(this.#text, span);
    // `Background: …` in the open begins an abstract; folded away it is what a language model adds.
    if (!first || (first.field === 'part' && !first.isBold && !this.#folds.any)) return false;
    this.#close(span.start);
    this.fields.marks |= first.isBold ? mark.boldLabels : mark.plainLabels;
    if (isAbstractField(first.field)) {
      this.#begin(first.field, first.word, first.valueStart, span.end);
      return true;
    }
    // A summary may hold bold labels of its own.
    const isProse = first.field === 'summary' || first.field === 'part';
    const parts = (isProse ? partsOf : labelledPartsOf)(this.#text, span);
    if (parts.length === 1) {
      this.#begin(first.field, first.word, first.valueStart, span.end);
      return true;
    }
    if (partsOf(this.#text, span).length > 1) this.fields.marks |= mark.parted;
    for (const part of parts) {
      const label = this.#context.labels.at(this.#text, part);
      if (label) this.#set(label.field, label.word, { start: label.valueStart, end: part.end });
      else takeBarePart(this.#context, this.fields, part, this.#names());
    }
    return true;
  }

  /** `- Lab: Some University`: in a list, any word before a colon is a label. */
  #unknownLabel(span: Span): boolean {
    const label = anyLabel.exec(this.#text.slice(span.start, Math.min(span.end, span.start + 40)));
    if (!label) return false;
    this.#set(undefined, label[1] ?? '', { start: span.start + label[0].length, end: span.end });
    return true;
  }

  #begin(field: FieldName | undefined, label: string, start: number, end: number): void {
    const open = openedField(this.#text, { start, end }, { field, label, indent: this.#itemIndent });
    if (open) this.#open = open;
    else this.#set(field, label, { start, end });
  }

  /** Takes what is open as it stands. */
  #close(end: number): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    const span = closedSpan(this.#text, open, end);
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

  #names(): NamesHere {
    if (!this.#mayBeNames) return 'none';
    return this.#isFirst ? 'one' : 'several';
  }

  #prose(span: Span, isQuoted: boolean): void {
    // `🔥 Trending | 👍 85`: a few words between bars are no text.
    if (span.end - span.start < 120 && isRowOfRemarks(this.#text, span)) return;
    this.#mayBeNames = false;
    if (isQuoted) this.#open = openedProse(span, 'summary');
    else if (!this.fields.abstractSpan && !this.#proseAbstract) this.#open = openedProse(span, 'abstract');
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
      this.#itemIndent = undefined;
      this.#begin(kind.field, kind.label, end, end);
    }
  }
}

const anyLabel = /^(\p{L}[\p{L} -]{1,23}?)\s?[:：]\s*(?=\S)/u;
