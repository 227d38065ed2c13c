import { findLinks } from '../markdown/links.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { type Span, textAt, trimSpan } from '../text.ts';
import { isName, looksLikeNames } from './authors.ts';
import { type Block, type Cutting, type ReadBlock, toReadBlock } from './block.ts';
import { isCategory } from './categories.ts';
import { FieldLines } from './fieldLines.ts';
import { type PaperFields, setField } from './fields.ts';
import { isDay, isOnlyLinks, isRule } from './lineMarks.ts';
import { mark } from './marks.ts';
import { isTitle, isTitleLink, linksArxiv } from './titles.ts';

/** An item of a list with all that belongs to it, and the line behind it. */
export interface Item {
  readonly span: Span;
  /** Its first line without the marker. */
  readonly head: Span;
  readonly nextLine: number;
}

/** The item that starts in a line: to the next item beside it, or to what cannot belong to it. */
export function itemAt({ text, skeleton }: Cutting, line: number, end: number): Item {
  const { lines, kinds } = skeleton;
  const start = lines.startOf(line);
  const indent = indentOf(text, start);
  let next = line + 1;
  let afterBlank = false;
  for (; next < lines.count && lines.startOf(next) < end; next++) {
    const kind = kinds[next];
    const from = lines.startOf(next);
    if (kind === LineKind.blank) {
      afterBlank = true;
      continue;
    }
    if (kind === LineKind.heading) break;
    const inner = indentOf(text, from);
    if (kind === LineKind.item && inner <= indent) break;
    if (inner <= indent && afterBlank && !text.startsWith('<details', from + inner)) break;
    if (
      inner <= indent &&
      (text[from + inner] === '|' || isRule(text, lineSpan(text, from, lines.startOf(next + 1))))
    )
      break;
    afterBlank = false;
  }
  const head = lineSpan(text, start, lines.startOf(line + 1));
  const marker = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[[ xX]\](?=[ \t]))?[ \t]*/.exec(
    text.slice(head.start, Math.min(head.end, head.start + 20)),
  );
  return {
    span: trimSpan(text, { start, end: Math.min(end, lines.startOf(next)) }),
    head: { start: head.start + (marker?.[0].length ?? 0), end: head.end },
    nextLine: next,
  };
}

/** The paper that an item is: a title at its beginning, and fields beside or below it. */
export function readItem(cutting: Cutting, { span, head }: Item): ReadBlock | undefined {
  const { text, labels } = cutting;
  if (labels.at(text, head)) return undefined;
  const title = titleOfItem(cutting, head);
  if (!title) return undefined;
  const lines = new FieldLines(cutting);
  for (const part of title.before) readPart(cutting, lines.fields, part);
  const isProse = !readBeside(cutting, lines.fields, title.after);
  const labelledBeside = lines.fields.labelled;
  lines.read(head.end, span.end);
  const fields = lines.done(span.end);
  if (fields.labelled > labelledBeside) fields.marks |= mark.nested;
  if (title.isLinked) fields.marks |= mark.linkedTitle;
  // Words that nothing sets off, or a sentence, may be anything.
  if (title.isPlain && isProse && fields.labelled === 0) return undefined;
  if ((title.isPlain || isProse) && fields.labelled === 0) fields.found = 0;
  // Only a day beside a title: news have that, too.
  const isDated = fields.published !== undefined && fields.found === 1 && fields.labelled === 0;
  const block: Block = { shape: 'item', start: span.start, ownEnd: span.end, end: span.end, context: '' };
  const read = toReadBlock(cutting, { block, span, titleSpan: title.span, heading: undefined }, fields);
  return read?.certainty === 'sure' && (isDated || isProse) ? { ...read, certainty: 'likely' } : read;
}

interface ItemTitle {
  readonly span: Span;
  readonly isLinked: boolean;
  /** Whether neither a link nor bold sets it off. */
  readonly isPlain: boolean;
  /** What stands before it: a day, a category. */
  readonly before: readonly Span[];
  readonly after: Span;
}

/** The title of an item: the first bold words or link, if nothing but a day or the like stands before it. */
function titleOfItem(cutting: Cutting, head: Span): ItemTitle | undefined {
  const { text } = cutting;
  const line = textAt(text, head);
  const links = line.includes('](') ? findLinks(text, head.start, head.end) : [];
  const before: Span[] = [];
  let from = head.start;
  for (let at = skipSigns(text, from, head.end); at < head.end; at = skipSigns(text, from, head.end)) {
    const bold = boldAt(text, at, head.end);
    const link = links.find(
      ({ span }) => span.start === at || (bold && span.start >= bold.start && span.end <= bold.end),
    );
    const named = link && isTitleLink(text, link) && !isDay(textAt(text, link.textSpan)) ? link : undefined;
    const words = named?.textSpan ?? bold;
    if (words && isTitle(textAt(text, words)) && !isAside(textAt(text, words))) {
      return {
        span: inBold(text, words),
        isLinked: named !== undefined && linksArxiv(cutting, named.span),
        isPlain: false,
        before,
        after: { start: Math.max(named?.span.end ?? 0, bold ? bold.end + 2 : 0), end: head.end },
      };
    }
    const aside = asideAt(text, at, head.end);
    if (!aside) return plainTitle(text, head, at, links[0]?.span.start, before);
    before.push(aside);
    from = aside.end;
  }
  return undefined;
}

/** A title in plain words goes to the first link, or takes the line. */
function plainTitle(
  text: string,
  head: Span,
  start: number,
  linkStart: number | undefined,
  before: readonly Span[],
): ItemTitle | undefined {
  const end = linkStart ?? head.end;
  const span = trimSpan(text, { start, end });
  const words = textAt(text, span).replace(/[\s|:：·([（,-]+$/, '');
  if (words.length < 8 || words.length > 300 || !/\s/.test(words) || /https?:|\.\s/.test(words))
    return undefined;
  const after = { start: span.start + words.length, end: head.end };
  return { span: { start: span.start, end: after.start }, isLinked: false, isPlain: true, before, after };
}

/** Reads what stands behind the title in its line; false where it is a sentence and not fields. */
function readBeside(cutting: Cutting, fields: PaperFields, after: Span): boolean {
  const { text } = cutting;
  let { start } = after;
  while (start < after.end && /[\s.,:：;，。|·–—-]/.test(text.charAt(start))) start++;
  const parts = piecesOf(text, { start, end: after.end });
  if (parts.length > 0) fields.marks |= mark.inline;
  const names: Span[] = [];
  let isFields = true;
  for (const part of parts) {
    const value = textAt(text, part).replace(/^[\s*_`(（[]+|[\s*_`)）\].。]+$/g, '');
    if (readPart(cutting, fields, part) || value === '' || isVenue(value)) continue;
    if (isName(value) || looksLikeNames(value)) names.push(part);
    else isFields = false;
  }
  const [first, last] = [names[0], names.at(-1)];
  if (first && last) {
    const span = { start: first.start, end: last.end };
    if (looksLikeNames(textAt(text, span).replace(/^[*_(（\s]+|[*_)）\s]+$/g, '')))
      setField(cutting, fields, 'authors', '', span);
  }
  return isFields;
}

/** A value with or without label beside the title; false where it is none. */
function readPart(cutting: Cutting, fields: PaperFields, part: Span): boolean {
  const { text, labels, mentions } = cutting;
  const label = labels.at(text, part);
  const value = textAt(text, part);
  if (label?.field)
    setField(cutting, fields, label.field, label.word, { start: label.valueStart, end: part.end });
  else if (isCategory(value)) setField(cutting, fields, 'category', '', part);
  else if (isDay(value)) setField(cutting, fields, 'published', '', part);
  else if (!isOnlyLinks(value.replace(/[*`()（）]/g, ' '))) return false;
  const link = mentions.first(part.start, part.end);
  if (link) fields.link ??= link;
  if (link && !value.includes('//')) fields.found++;
  return true;
}

/** The pieces of a line at commas, bars, dashes and spaces between code, but not inside links and brackets. */
function piecesOf(text: string, span: Span): Span[] {
  const pieces: Span[] = [];
  let start = span.start;
  let depth = 0;
  const cut = (end: number, next: number) => {
    const piece = trimSpan(text, { start, end });
    if (piece.end > piece.start && /[\p{L}\p{N}]/u.test(textAt(text, piece))) pieces.push(piece);
    start = next;
  };
  for (const match of textAt(text, span).matchAll(
    /[([（]|[)\]）]|[,，;；。]\s?| [|·•—–-] |\s{2,}|(?<=`) (?=[`_*[(])|(?<=[)\]]) (?=[[(*_`])|(?<=[\p{L}\d)][\p{L}\d)])\. /gu,
  )) {
    const [found] = match;
    const at = span.start + match.index;
    if (/^[([（]$/.test(found)) depth++;
    else if (/^[)\]）]$/.test(found)) depth = Math.max(0, depth - 1);
    else if (depth === 0) cut(at, at + found.length);
  }
  cut(span.end, span.end);
  return pieces;
}

/** `CVPR 2024`, `ICLR'25 Oral`, `2024`: where a paper appeared. */
function isVenue(value: string): boolean {
  return (
    value.length < 40 &&
    (/^[A-Z][A-Za-z+&/-]*[ '’]*(?:19|20)?\d\d(?:\s\p{L}+)?$/u.test(value) ||
      /^(?:19|20)\d\d(?:[-./]\d{1,2})?$/.test(value))
  );
}

/** Words that are set off before a title and are none: a day, a category, a number. */
function isAside(value: string): boolean {
  const bare = value.replace(/^[\s[({:：,.-]+|[\s\])}:：,.-]+$/g, '');
  return isDay(bare) || isCategory(bare) || isVenue(bare);
}

function asideAt(text: string, start: number, end: number): Span | undefined {
  const head = text.slice(start, Math.min(end, start + 60));
  const match =
    /^(?:\*\*[^*]{1,30}\*\*|`[^`]{1,30}`|\[[^\][]{1,30}\](?!\()|\([^()]{1,30}\)|[^\s,:：|]{4,12}(?: [A-Za-z]{3,9}\.? \d{4}| \d{1,2},? \d{4})?)(?=[\s,:：|-]|$)/.exec(
      head,
    );
  if (!match || !isAside(match[0].replace(/[*`]/g, ''))) return undefined;
  return { start, end: start + match[0].length };
}

function boldAt(text: string, at: number, end: number): Span | undefined {
  if (!text.startsWith('**', at)) return undefined;
  const close = text.slice(at + 2, end).indexOf('**');
  return close > 0 ? { start: at + 2, end: at + 2 + close } : undefined;
}

function inBold(text: string, span: Span): Span {
  const { start, end } = trimSpan(text, span);
  const isBold = text.startsWith('**', start) && text.endsWith('**', end) && end - start > 4;
  return isBold ? { start: start + 2, end: end - 2 } : { start, end };
}

/** Goes over signs, commas and numbers between what stands before a title. */
function skipSigns(text: string, from: number, end: number): number {
  const signs = /^(?:[\s,，:：|·•\p{So}\p{Sk}\p{M}-]|\d{1,3}[.)]\s)*/u.exec(
    text.slice(from, Math.min(end, from + 30)),
  );
  return from + (signs?.[0].length ?? 0);
}

function lineSpan(text: string, start: number, end: number): Span {
  return trimSpan(text, { start, end });
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - start;
}
