import { LineKind } from '../markdown/skeleton.ts';
import { type Span, textAt, trimSpan } from '../text.ts';
import { isName, looksLikeNames, readAuthors } from './authors.ts';
import { type Block, type ReadBlock, toReadBlock } from './block.ts';
import { isCategory } from './categories.ts';
import type { Cutting } from './cutting.ts';
import { FieldLines } from './fieldLines.ts';
import { type PaperFields, setField } from './fields.ts';
import { isVenue, titleOfItem } from './itemTitle.ts';
import { isDay, isOnlyLinks, isRule } from './lineMarks.ts';
import { mark } from './marks.ts';

/** An item of a list with all that belongs to it, and the line behind it. */
export interface Item {
  readonly span: Span;
  readonly nextLine: number;
}

/** Where the items of a text start and end. */
export class Items {
  readonly #cutting: Cutting;
  /** How far each line is indented, -1 where nobody asked. */
  #indents: Int32Array | undefined;

  constructor(cutting: Cutting) {
    this.#cutting = cutting;
  }

  /** The item that starts in a line: to the next item beside it, or to what cannot belong to it. */
  at(line: number, end: number): Item {
    const { text, skeleton } = this.#cutting;
    const { lines, kinds } = skeleton;
    const indent = this.#indentOf(line);
    let next = line + 1;
    let afterBlank = false;
    for (; next < lines.count && lines.startOf(next) < end; next++) {
      const kind = kinds[next];
      if (kind === LineKind.blank) {
        afterBlank = true;
        continue;
      }
      if (kind === LineKind.heading) break;
      const inner = this.#indentOf(next);
      if (inner <= indent && (kind === LineKind.item || this.#ends(next, afterBlank))) break;
      afterBlank = false;
    }
    const span = trimSpan(text, { start: lines.startOf(line), end: Math.min(end, lines.startOf(next)) });
    return { span, nextLine: next };
  }

  /** Whether a line that is no more indented than an item's marker cannot belong to it. */
  #ends(line: number, afterBlank: boolean): boolean {
    const { text, skeleton } = this.#cutting;
    const start = skeleton.lines.startOf(line) + this.#indentOf(line);
    if (afterBlank && !text.startsWith('<details', start)) return true;
    return (
      text[start] === '|' || isRule(text, trimSpan(text, { start, end: skeleton.lines.startOf(line + 1) }))
    );
  }

  #indentOf(line: number): number {
    const { text, skeleton } = this.#cutting;
    this.#indents ??= new Int32Array(skeleton.lines.count).fill(-1);
    const known = this.#indents[line] ?? -1;
    if (known >= 0) return known;
    const start = skeleton.lines.startOf(line);
    let at = start;
    while (text[at] === ' ' || text[at] === '\t') at++;
    this.#indents[line] = at - start;
    return at - start;
  }
}

/** The first line of an item without its marker. */
function headOf({ text, skeleton: { lines } }: Cutting, { span }: Item): Span {
  const line = lines.lineOf(span.start);
  const { start, end } = trimSpan(text, {
    start: span.start,
    end: Math.min(span.end, lines.startOf(line + 1)),
  });
  const marker = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[[ xX]\](?=[ \t]))?[ \t]*/.exec(
    text.slice(start, Math.min(end, start + 20)),
  );
  return { start: start + (marker?.[0].length ?? 0), end };
}

/** The paper that an item is: a title at its beginning, and fields beside or below it. */
export function readItem(cutting: Cutting, item: Item): ReadBlock | undefined {
  const { text, labels } = cutting;
  const { span } = item;
  const head = headOf(cutting, item);
  const label = labels.at(text, head);
  if (label && label.field !== 'title') return undefined;
  const title = titleOfItem(cutting, label ? { start: label.valueStart, end: head.end } : head);
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
    if (part.end - part.start > 1_000) {
      isFields = false;
      continue;
    }
    const value = textAt(text, part).replace(/^[\s*_`(（[]+|(?<![\s*_`)）\].。])[\s*_`)）\].。]+$/g, '');
    if (readPart(cutting, fields, part) || isVenue(value) || isRemark.test(value)) continue;
    if (isName(value) || looksLikeNames(value)) names.push(part);
    else isFields = false;
  }
  const [first, last] = [names[0], names.at(-1)];
  if (first && first === last && /^([*_]).*\1$/.test(textAt(text, first)))
    setField(cutting, fields, 'authors', '', first);
  else if (first && last) {
    const span = { start: first.start, end: last.end };
    if (looksLikeNames(textAt(text, span).replace(/^[*_(（\s]+|(?<![*_)）\s])[*_)）\s]+$/g, '')))
      setField(cutting, fields, 'authors', '', span);
    else if (first === last && isName(textAt(text, first))) setLoneName(fields, textAt(text, first), first);
  }
  return isFields;
}

/** Two words behind a title may be a name: they are the author of what is a paper without them. */
function setLoneName(fields: PaperFields, value: string, span: Span): void {
  if (fields.authorsSpan) return;
  Object.assign(fields, readAuthors(value), { authorsSpan: span });
  fields.marks |= mark.bareNames;
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
  for (const match of textAt(text, span).matchAll(mayPart)) {
    const [found] = match;
    const at = span.start + match.index;
    const first = found.charAt(0);
    if ('([（'.includes(first)) depth++;
    else if (')]）'.includes(first)) depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    if (/^[,，;；。\s]/.test(found) || (first === '.' && endsSentence(text, at))) cut(at, at + found.length);
    else if (first !== '.' && found.length > 1 && opens(text, at + 2)) cut(at + 1, at + 2);
  }
  cut(span.end, span.end);
  return pieces;
}

/** Where a line may be parted: brackets are followed, and some signs part only where something opens behind them. */
const mayPart = /[([（,，;；。]| [|·•—–-] |\s\s+|[)\]）`](?: (?=\S))?|\. /g;

function opens(text: string, at: number): boolean {
  return '[(*_`'.includes(text.charAt(at) || ' ');
}

/** Whether a dot ends more than an initial: `Bo Sample. 2026`, but not `S. M. Sample`. */
function endsSentence(text: string, at: number): boolean {
  return /[\p{L}\d)]{2}$/u.test(text.slice(Math.max(0, at - 2), at));
}

/** Signs and numbers, as `👍 12`, tags, as `#robots`, and where a paper was found. */
const isRemark = /^(?:[^\p{L}]*|#[\p{L}\p{N}/_-]+|arxiv|hugging ?face|openreview|cvf)$/iu;
