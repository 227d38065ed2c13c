import { attributedTitle } from '../anchors/headingAttribute.ts';
import { bareTitle } from '../bareTitle.ts';
import { findDay } from '../day.ts';
import { plainText } from '../markdown/inline.ts';
import type { Heading } from '../markdown/skeleton.ts';
import { type Span, textAt, trimSpan } from '../text.ts';
import { type Block, type ReadBlock, toReadBlock } from './block.ts';
import type { Cutting } from './cutting.ts';
import { FieldLines } from './fieldLines.ts';
import { type PaperFields, setField } from './fields.ts';
import type { LabelTable } from './labels.ts';
import type { FieldName } from './labelWords.ts';
import { mark } from './marks.ts';
import { isTitle, linksArxiv, titleIn } from './titles.ts';

/** A heading that a section of the file starts with, and its index in the skeleton. */
export interface PlacedHeading {
  readonly heading: Heading;
  readonly index: number;
}

/** A section with all sections below it. */
export interface Section {
  readonly here: PlacedHeading;
  readonly below: readonly PlacedHeading[];
  readonly block: Block;
}

/**
 * The paper that a section is. Its own text names it; a section below it counts where its heading is a label, as
 * `Abstract`.
 */
export function readSection(cutting: Cutting, { here, below, block }: Section): ReadBlock | undefined {
  const { text, mentions } = cutting;
  const { heading, index } = here;
  const { start, end } = block;
  const isHeaded = below[0] !== undefined && isAboutPaper(text, below[0].heading);
  const ownEnd = isHeaded ? (below[1]?.heading.span.start ?? end) : ownEndOf(cutting, below, block);
  if (!mentions.has(start, ownEnd)) return undefined;
  const fields = fieldsOf(cutting, heading, isHeaded ? ownEnd : block.ownEnd);
  // Authors after authors, each with a link of their own: here are several papers.
  if (fields.repeated > 0 && !mentions.agree(start, ownEnd)) return undefined;
  readBelow(cutting, fields, below, end);
  const span = trimSpan(text, { start, end: withoutRule(text, heading.span.end, end) });
  const headingTitle = titleIn(text, withoutAttribute(text, heading.textSpan));
  const isNumber =
    !isTitle(textAt(text, headingTitle)) || /^(?:paper|论文)\s*#?\d*$/i.test(textAt(text, headingTitle));
  const isAbout = isAboutPaper(text, heading);
  if (isAbout && !fields.title) return undefined;
  // A day is the title of a digest; the paper below it has one of its own.
  if (fields.title && findDay(textAt(text, heading.textSpan))) return undefined;
  const titleSpan = (isNumber || isAbout) && fields.title ? fields.title : headingTitle;
  return toReadBlock(cutting, { block: { ...block, ownEnd }, span, titleSpan, heading: index }, fields);
}

/** A paper's own text goes on below headings that say its fields, where it is not named before: `#### PDF: https://…`. */
function ownEndOf(
  { text, labels, mentions }: Cutting,
  below: readonly PlacedHeading[],
  block: Block,
): number {
  if (mentions.has(block.start, block.ownEnd)) return block.ownEnd;
  let saysMore = false;
  for (const { heading } of below) {
    const named = fieldOfHeading(text, labels, heading);
    // `### arXiv` and `### GitHub` may be where papers are from.
    if (!named) return saysMore ? heading.span.start : block.ownEnd;
    saysMore ||= named.value !== undefined || (named.field !== 'link' && named.field !== 'code');
  }
  return saysMore ? block.end : block.ownEnd;
}

/** The field that a heading names, and where it stands if the heading says it, too: `#### Score: 9`. */
function fieldOfHeading(text: string, labels: LabelTable, { textSpan }: Heading): HeadingField | undefined {
  const title = plainText(textAt(text, textSpan));
  const field = labels.fieldOf(title) ?? proseField(labels, title);
  if (field) return { field, label: title, value: undefined };
  if (!/[:：]/.test(title)) return undefined;
  const label = labels.at(text, textSpan);
  return (
    label?.field && {
      field: label.field,
      label: label.word,
      value: { start: label.valueStart, end: textSpan.end },
    }
  );
}

interface HeadingField {
  readonly field: FieldName;
  readonly label: string;
  readonly value: Span | undefined;
}

/** `简短摘要`, `Short summary (AI)`: what the last word of a short heading says, if prose stands below it. */
function proseField(labels: LabelTable, title: string): FieldName | undefined {
  const field =
    title.length < 30 ? labels.looseFieldOf(title.replace(/[（(][^()（）]*[)）]\s*$/, '')) : undefined;
  return field === 'abstract' || field === 'summary' || field === 'translatedAbstract' ? field : undefined;
}

/** A heading without the id that some renderers take from its end: `Title {#id}`. */
function withoutAttribute(text: string, { start, end }: Span): Span {
  return text[end - 1] === '}'
    ? { start, end: start + attributedTitle(text.slice(start, end)).title.length }
    : { start, end };
}

/** Whether a heading says that fields of a paper stand below it: they are those of the section it is in. */
function isAboutPaper(text: string, { textSpan }: Heading): boolean {
  return textSpan.end - textSpan.start < 60 && about.test(bareTitle(plainText(textAt(text, textSpan))));
}

const about =
  /^(?:(?:(?:basic|paper|bibliographic)\s+)?(?:info(?:rmation)?|metadata|details)|(?:论文|基本|文献|元)(?:信息|数据|資訊)|論文情報|書誌情報|情報源|메타데이터)$/;

function fieldsOf(cutting: Cutting, { level, span, textSpan }: Heading, end: number): PaperFields {
  const { text } = cutting;
  const isLinked = linksArxiv(cutting, textSpan);
  const lines = new FieldLines(cutting);
  const stop = withoutRule(text, span.end, end);
  lines.read(span.end, stop);
  const fields = lines.done(stop);
  if (isLinked) fields.marks |= mark.linkedTitle;
  if (level === 1) fields.marks |= mark.firstLevel;
  if (/^\s*[[(#]?\d{1,4}[\]).]/.test(text.slice(textSpan.start, textSpan.start + 8)))
    fields.marks |= mark.numbered;
  const source = textAt(text, textSpan);
  if (source.includes('<') && /<a\s+(?:id|name)=/i.test(source)) fields.marks |= mark.anchored;
  return fields;
}

/** Reads the sections below whose headings name a field that the paper's own text does not give. */
export function readBelow(
  cutting: Cutting,
  fields: PaperFields,
  below: readonly PlacedHeading[],
  end: number,
): void {
  const { text, labels } = cutting;
  below.forEach(({ heading }, at) => {
    const named = fieldOfHeading(text, labels, heading);
    if (!named) return;
    const { field, label, value } = named;
    if (value) setField(cutting, fields, field, label, value);
    if (value || field === 'other' || field === 'part' || field === 'code') return;
    const next = below[at + 1]?.heading.span.start ?? end;
    const stop = withoutRule(text, heading.span.end, next);
    const inside = new FieldLines(cutting);
    inside.read(heading.span.end, stop);
    const { abstractSpan, link } = inside.done(stop);
    if (field === 'link') fields.link ??= link;
    if (abstractSpan) setField(cutting, fields, field, label, abstractSpan);
  });
}

/** Where the text of a section ends: the rule that parts two papers belongs to neither. */
function withoutRule(text: string, start: number, end: number): number {
  let stop = trimSpan(text, { start, end }).end;
  for (;;) {
    if (stop === start || !'-*_'.includes(text.charAt(stop - 1))) return stop;
    const rule = /[\r\n][ \t]*(?:-{3,}|\*{3,}|_{3,})$/.exec(text.slice(Math.max(start, stop - 20), stop));
    if (!rule) return stop;
    stop = trimSpan(text, { start, end: stop - rule[0].length }).end;
  }
}
