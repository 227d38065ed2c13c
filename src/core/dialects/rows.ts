import { plainText } from '../markdown/inline.ts';
import { type Span, textAt, trimSpan } from '../text.ts';
import { looksLikeNames } from './authors.ts';
import { type Block, type ReadBlock, toReadBlock } from './block.ts';
import { cellsOf } from './cells.ts';
import { type Column, columnsByContent, columnsOf } from './columns.ts';
import type { Cutting } from './cutting.ts';
import { noFields, type PaperFields, setField } from './fields.ts';
import { closingSummary, tagAt, withoutTags } from './lineMarks.ts';
import { mark } from './marks.ts';
import { linksArxiv, titleIn } from './titles.ts';

/** The head of a table: its words, and what its columns hold. */
export class Table {
  readonly head: string;
  readonly #cutting: Cutting;
  #columns: readonly Column[];
  #isSettled: boolean;

  constructor(cutting: Cutting, head: Span) {
    this.#cutting = cutting;
    this.head = textAt(cutting.text, head);
    this.#columns = columnsOf(cutting.labels, cutting.text, cellsOf(cutting.text, head));
    this.#isSettled = this.#columns.every(({ field }) => field);
  }

  /** The paper that one line of the table is. */
  readRow(line: Span): ReadBlock | undefined {
    const { text, mentions } = this.#cutting;
    if (!mentions.has(line.start, line.end)) return undefined;
    const cells = this.#aligned(wholeFolds(text, cellsOf(text, line, this.#columns.length)));
    const columns = this.#isSettled ? this.#columns : columnsByContent(this.#columns, text, cells);
    // A bare number is an id where the head of its column says so.
    const named = mentions.first(line.start, line.end);
    const isBare = named !== undefined && isBareCell(text, named.span);
    if (isBare && !this.#holdsIds(cells, named.span)) return undefined;
    const fields = noFields();
    let title: Span | undefined;
    cells.forEach((cell, at) => {
      const { field, label } = columns[at] ?? { field: undefined, label: '' };
      if (field === 'title' && !title) title = titleCell(this.#cutting, cell, fields);
      else this.#setCell(fields, field, label, cell);
    });
    if (!title) return undefined;
    // Tables of many kinds have a column of links, but of ids only those of papers.
    if (!isBare) fields.marks &= ~mark.namedLink;
    if (columns.some(({ field }) => field === 'authors')) fields.marks |= mark.authorsColumn;
    if (columns.some(({ field }) => field === 'abstract')) fields.marks |= mark.abstractColumn;
    const block: Block = {
      shape: 'row',
      start: line.start,
      ownEnd: line.end,
      end: line.end,
      context: this.head,
    };
    return toReadBlock(this.#cutting, { block, span: line, titleSpan: title, heading: undefined }, fields);
  }

  #holdsIds(cells: readonly Span[], id: Span): boolean {
    const field =
      this.#columns[cells.findIndex(({ start, end }) => start <= id.start && id.end <= end)]?.field;
    return field === 'id' || field === 'link';
  }

  #setCell(fields: PaperFields, field: Column['field'], label: string, cell: Span): void {
    const { text, mentions } = this.#cutting;
    const written = textAt(text, cell);
    if (isNothing(written) || (isRank.test(label) && /^\W*\d+\W*$/.test(written))) return;
    // `Links & Summary` may hold links only.
    if (field === 'summary' && mentions.has(cell.start, cell.end) && !/\p{L}/u.test(linkless(written))) {
      setField(this.#cutting, fields, 'link', label, cell);
      return;
    }
    const value = unfolded(text, cell);
    // A head that says nothing is no label.
    const span = field === 'published' || field === 'authors' ? unbolded(text, value) : value;
    setField(this.#cutting, fields, field, label || (field ?? ''), span);
    // A month and a day are a date, too, though nobody knows of which year.
    if (
      field === 'published' &&
      !fields.published &&
      /^(?:[^\d]*<[^<>]*>)?\d{1,2}[-/.月]\d{1,2}\D*$/.test(textAt(text, span))
    ) {
      fields.found++;
      fields.labelled++;
    }
  }

  /** Cells where one that ends the row with prose holds the `|` in it. */
  #withLongEnd(cells: Span[]): Span[] {
    const at = this.#columns.length - 1;
    const { field } = this.#columns[at] ?? { field: undefined };
    const [first, last] = [cells[at], cells.at(-1)];
    if (!first || !last || (field !== 'abstract' && field !== 'summary' && field !== 'other')) return cells;
    return [...cells.slice(0, at), { start: first.start, end: last.end }];
  }

  /** Cells of a row with more of them than columns: a `|` in the title parts no cells. */
  #aligned(cells: Span[]): Span[] {
    const extra = cells.length - this.#columns.length;
    const title = this.#columns.findIndex(({ field }) => field === 'title');
    const link = this.#columns.findIndex(({ field }) => field === 'link');
    if (extra <= 0 || title < 0) return cells;
    const { text, mentions } = this.#cutting;
    const names = (cell: Span | undefined) => cell !== undefined && mentions.has(cell.start, cell.end);
    if (link < 0 ? names(cells[title]) : names(cells[link])) return this.#withLongEnd(cells);
    const [first, last] = [cells[title], cells[title + extra]];
    if (!first || !last) return cells;
    return cells.toSpliced(title, extra + 1, trimSpan(text, { start: first.start, end: last.end }));
  }
}

/** Cells with those joined that a `|` inside a fold parts. */
function wholeFolds(text: string, cells: Span[]): Span[] {
  if (!cells.some(({ start }) => text.startsWith('<details', start))) return cells;
  const whole: Span[] = [];
  for (const cell of cells) {
    const last = whole.at(-1);
    const isOpen =
      last && text.startsWith('<details', last.start) && !textAt(text, last).includes('</details>');
    if (isOpen) whole[whole.length - 1] = { start: last.start, end: cell.end };
    else whole.push(cell);
  }
  return whole;
}

function titleCell(cutting: Cutting, cell: Span, fields: PaperFields): Span {
  const { text } = cutting;
  const [line = cell, ...below] = cellLines(text, cell);
  const title = titleIn(text, line);
  const pick = pickOf(text, title);
  // What is said of a paper may link others.
  if (linksArxiv(cutting, pick?.title ?? cell)) fields.marks |= mark.linkedTitle;
  if (pick) {
    setField(cutting, fields, 'summary', '', pick.summary);
    // Who numbers what is said of papers picks them.
    if (title.start > line.start) fields.found++;
  }
  for (const line of below) belowTitle(cutting, line, fields);
  return pick?.title ?? title;
}

/** A title with what is said of it behind a dash: `**Title** - a model of everything`. */
function pickOf(text: string, { start, end }: Span): { title: Span; summary: Span } | undefined {
  if (!text.startsWith('**', start)) return undefined;
  const match = /^\*\*([^*]{2,200})\*\*\s*[-–—:：]\s+/.exec(text.slice(start, Math.min(end, start + 220)));
  if (!match) return undefined;
  return {
    title: { start: start + 2, end: start + 2 + (match[1]?.length ?? 0) },
    summary: { start: start + match[0].length, end },
  };
}

/** The lines of a cell, which tags part: `Title<br>Names`. */
function cellLines(text: string, cell: Span): Span[] {
  const written = textAt(text, cell);
  if (!written.includes('<')) return [cell];
  const lines: Span[] = [];
  let { start } = cell;
  for (const { index, 0: tag } of written.matchAll(/<br\s*\/?>/gi)) {
    lines.push(trimSpan(text, { start, end: cell.start + index }));
    start = cell.start + index + tag.length;
  }
  return [...lines, trimSpan(text, { start, end: cell.end })];
}

/** What stands below the title in its cell: a label with its value, or names. */
function belowTitle(cutting: Cutting, line: Span, fields: PaperFields): void {
  const { text, labels } = cutting;
  const lead = /^(?:<[a-z][^<>]*>)+/i.exec(textAt(text, line))?.[0].length ?? 0;
  const bare = { start: line.start + lead, end: line.end };
  const label = labels.at(text, bare);
  if (label?.field)
    setField(cutting, fields, label.field, label.word, { start: label.valueStart, end: line.end });
  else if (bare.end - bare.start > 60 || /[.。](?:<[^<>]*>)*$/.test(textAt(text, bare)))
    setField(cutting, fields, 'summary', '', bare);
  else if (looksLikeNames(plainText(textAt(text, bare)).replace(/<[^<>]*>/g, '')))
    setField(cutting, fields, 'authors', '', unbolded(text, bare));
}

function isNothing(value: string): boolean {
  return value.length < 8 && (nothing.has(value.toLowerCase()) || !/[^-–—/*\s]/.test(value));
}

function isBareCell(text: string, { start }: Span): boolean {
  const before = text.charAt(start - 1);
  return '| \t[`'.includes(before) && /\|[ \t]*[`[]?$/.test(text.slice(Math.max(0, start - 8), start));
}

/** What a cell says beside its links, images and tags. */
function linkless(written: string): string {
  return written.replace(/!?\[[^\][]*\]\([^()]*\)/g, '').replace(/\[\s*\]\([^()]*\)|<[^<>]*>/g, '');
}

const isRank = /^(?:#|№|no\.?|rank|index|idx|ref|序号|排名)$/i;

const nothing = new Set(['null', 'none', 'n/a', 'na', 'nil', 'tba', '无', '暂无']);

/** What a fold in a cell holds: `<details><summary>Show</summary><p>…</p></details>`. */
function unfolded(text: string, cell: Span): Span {
  if (text[cell.start] !== '<') return cell;
  let { start } = cell;
  for (let tag = tagAt(text, start, cell.end); tag; tag = tagAt(text, start, cell.end)) {
    start =
      tag.name === 'summary' && !tag.closes ? Math.min(cell.end, closingSummary(text, tag.end)) : tag.end;
  }
  return withoutTags(text, { start, end: cell.end });
}

function unbolded(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && '*_`('.includes(text.charAt(start))) start++;
  while (end > start && '*_`'.includes(text.charAt(end - 1))) end--;
  return { start, end };
}
