import { type Span, textAt, trimSpan } from '../text.ts';
import { type BareKind, bareKind, leadingLinkEnd } from './bareValues.ts';
import type { Cutting } from './cutting.ts';
import { type PaperFields, setField } from './fields.ts';
import { partsOf, withoutSigns } from './lineMarks.ts';

/** Whether names may stand without a label, and whether one alone is a name. */
export type NamesHere = 'one' | 'several' | 'none';

/** Takes what a line holds without labels: a day, names, a category, links; false where it holds anything else. */
export function takeBareLine(cutting: Cutting, fields: PaperFields, line: Span, names: NamesHere): boolean {
  const { text } = cutting;
  const parts = partsOf(text, line).map(part => withoutSigns(text, part));
  if (parts.length > 8) return false;
  const kinds = parts.map(part => kindOf(cutting, fields, part, names));
  // Beside a day, a few words are a venue or a remark; but bars may be those of a table.
  const isDated = parts.length > 1 && kinds.includes('published') && !textAt(text, line).includes('|');
  if (!parts.every((part, at) => kinds[at] || (isDated && part.end - part.start < 40))) return false;
  parts.forEach((part, at) => {
    take(cutting, fields, part, kinds[at]);
  });
  return true;
}

/** Whether a line is nothing but a link to a paper: what is said above it ends there. */
export function isArxivLink({ text, mentions }: Cutting, line: Span): boolean {
  return mentions.has(line.start, line.end) && /^\[[^\][]{1,20}\]\([^()]*\)$/.test(textAt(text, line));
}

/** Takes a part of a line that has no label, if it is something. */
export function takeBarePart(cutting: Cutting, fields: PaperFields, part: Span, names: NamesHere): void {
  take(cutting, fields, part, kindOf(cutting, fields, part, names));
}

/** Takes the link that leads a line of links with a venue or a month among them. */
export function takeLeadingLink(cutting: Cutting, fields: PaperFields, line: Span): boolean {
  const length = fields.link ? undefined : leadingLinkEnd(textAt(cutting.text, line));
  const link = length && cutting.mentions.first(line.start, line.start + length);
  if (!link) return false;
  fields.link = link;
  return true;
}

function kindOf({ text }: Cutting, fields: PaperFields, part: Span, names: NamesHere): BareKind | undefined {
  return bareKind(textAt(text, part), fields.authorsSpan ? 'none' : names);
}

function take(cutting: Cutting, fields: PaperFields, part: Span, kind: BareKind | undefined): void {
  const { text, mentions } = cutting;
  const set = () => setField(cutting, fields, kind, '', trimSpan(text, part));
  if (kind === 'published' && !fields.published) set();
  else if (kind === 'authors' && !fields.authorsSpan) set();
  else if (kind === 'category') set();
  else if (kind === 'link') {
    const link = mentions.first(part.start, part.end);
    if (link && !fields.link) fields.link = link;
    const value = textAt(text, part);
    if (link && /arxiv ?(?:id)?[:：.]/i.test(value) && !value.includes('//')) fields.found++;
  }
}
