import { type Span, trimSpan } from '../text.ts';
import type { FieldName } from './labelWords.ts';
import { withoutTags } from './lineMarks.ts';

/** A field whose text goes on in the next lines. */
export interface OpenField {
  readonly field: FieldName | undefined;
  readonly label: string;
  readonly start: number;
  end: number;
  /** An abstract goes on until something ends it, other fields to the end of their paragraph. */
  readonly isAbstract: boolean;
  /** How far the item is indented that it began in: the next one beside it says something else. */
  readonly indent: number | undefined;
}

/** Whether a field is an abstract, in whichever language. */
export function isAbstractField(field: FieldName | undefined): boolean {
  return field === 'abstract' || field === 'translatedAbstract';
}

/** The field that a label opens; undefined where the rest of its line is all of it. */
export function openedField(
  text: string,
  { start, end }: Span,
  { field, label, indent }: Pick<OpenField, 'field' | 'label' | 'indent'>,
): OpenField | undefined {
  const isAbstract = isAbstractField(field);
  const { end: stop } = trimSpan(text, { start, end });
  // `Subjects: Subjects:` goes on in the next line.
  const isLabel = stop - start < 20 && /^\p{L}+[:：]$/u.test(text.slice(start, stop));
  if (isLabel) return { field, label, start: stop, end: stop, isAbstract, indent };
  const goesOn =
    isAbstract || field === undefined || field === 'summary' || field === 'part' || field === 'other';
  return goesOn || stop <= start ? { field, label, start, end: stop, isAbstract, indent } : undefined;
}

/** What prose opens: an abstract, or the summary of a paper in a quote. */
export function openedProse({ start, end }: Span, field: 'abstract' | 'summary'): OpenField {
  return { field, label: '', start, end, isAbstract: field === 'abstract', indent: undefined };
}

/** The text of a field that ends, without what frames it; an abstract goes up to `end`. */
export function closedSpan(text: string, { start, end, isAbstract }: OpenField, stop: number): Span {
  const whole = { start, end: isAbstract ? stop : end };
  return withoutTags(text, { start: behindQuoteMark(text, whole), end: whole.end });
}

/** Where the text of a quote starts that begins in the line below its label. */
function behindQuoteMark(text: string, { start, end }: Span): number {
  let at = start;
  while (at < end && text.charCodeAt(at) <= 32) at++;
  return text[at] === '>' ? at + 1 : start;
}
