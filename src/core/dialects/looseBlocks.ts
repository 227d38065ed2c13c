import type { PaperShape } from '../digest.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { type Span, spansMeeting, trimSpan } from '../text.ts';
import type { Block, ReadBlock } from './block.ts';
import { isDelimiterRow } from './cells.ts';
import type { Cutting } from './cutting.ts';
import { closedAsides } from './folds.ts';
import { type Item, Items, readItem } from './items.ts';
import type { Rereading } from './keptPapers.ts';
import { isRule } from './lineMarks.ts';
import { Table } from './rows.ts';

/** Reads the rows and items of a text where no section is a paper, and papers that only labels set off. */
export class LooseBlocks {
  readonly #cutting: Rereading;
  readonly #shapes: ReadonlySet<PaperShape>;
  readonly #items: Items;
  readonly #open: readonly Span[];
  #asides: readonly Span[] | undefined;

  constructor(cutting: Rereading, shapes: ReadonlySet<PaperShape>, open: readonly Span[]) {
    this.#open = open;
    this.#cutting = cutting;
    this.#shapes = shapes;
    this.#items = new Items(cutting);
  }

  /** The papers between two offsets, in order. */
  read(region: Span): ReadBlock[] {
    const { text, mentions } = this.#cutting;
    if (!mentions.has(region.start, region.end)) return [];
    this.#asides ??= [...closedAsides(this.#cutting), ...this.#open].sort((a, b) => a.start - b.start);
    const papers: ReadBlock[] = [];
    let { start } = region;
    for (const aside of spansMeeting(this.#asides, region)) {
      if (aside.start > start) papers.push(...this.#between({ start, end: aside.start }));
      start = aside.end;
    }
    if (start < region.end) papers.push(...this.#between({ start, end: Math.min(region.end, text.length) }));
    return papers;
  }

  *#between(region: Span): Generator<ReadBlock> {
    const cutting = this.#cutting;
    const { text, mentions, skeleton } = cutting;
    if (!mentions.has(region.start, region.end)) return;
    const { kinds, lines } = skeleton;
    const { starts } = lines;
    let table: Table | undefined;
    // The next `|`, so that lines of prose cost nothing.
    const rows = this.#shapes.has('row') ? text.slice(region.start, region.end) : '';
    let pipe = -1;
    for (let line = lines.lineOf(region.start); line < starts.length; line++) {
      const start = starts[line] ?? text.length;
      if (start >= region.end) break;
      const kind = kinds[line];
      if (kind === LineKind.blank || kind === LineKind.code) continue;
      const isItem = kind === LineKind.item;
      if (this.#shapes.has('item') && (isItem || this.#isTitle(line, region))) {
        const item = isItem ? this.#items.at(line, region.end) : this.#paragraphs(line, region);
        const read = mentions.agree(item.span.start, item.span.end) ? itemPaper(cutting, item) : undefined;
        if (read) yield read;
        if (read || !mentions.has(item.span.start, item.span.end)) line = item.nextLine - 1;
        continue;
      }
      const from = Math.max(0, start - region.start);
      if (pipe < from) pipe = indexOrEnd(rows, '|', from);
      if (pipe >= lines.startOf(line + 1) - region.start || pipe === rows.length) continue;
      const span = lineSpan(cutting, line, region.end);
      if (
        mayBeDelimiter(text, lines.startOf(line + 1)) &&
        isDelimiterRow(text, lineSpan(cutting, line + 1, region.end))
      ) {
        table = new Table(cutting, span);
        line++;
      } else if (text[span.start] !== '|' && kinds[line - 1] === LineKind.blank) table = undefined;
      else if (table && mentions.has(span.start, span.end)) {
        const read = rowPaper(cutting, table, span);
        if (read) yield read;
      }
    }
  }

  /** Whether a line is a title with a label, `Title: …`: such papers need no marks. */
  #isTitle(line: number, region: Span): boolean {
    const { text, labels } = this.#cutting;
    return labels.at(text, lineSpan(this.#cutting, line, region.end))?.field === 'title';
  }

  /** The lines from a title to the next one, or to a rule. */
  #paragraphs(line: number, region: Span): Item {
    const { text, skeleton } = this.#cutting;
    const { lines } = skeleton;
    let next = line + 1;
    for (; next < lines.count && lines.startOf(next) < region.end; next++) {
      if (isRule(text, lineSpan(this.#cutting, next, region.end)) || this.#isTitle(next, region)) break;
    }
    const end = Math.min(region.end, lines.startOf(next));
    return { span: trimSpan(text, { start: lines.startOf(line), end }), nextLine: next };
  }
}

/** A quick question before the slow one: rows of a table have words in them at once. */
function mayBeDelimiter(text: string, start: number): boolean {
  return ' \t|:-'.includes(text.charAt(start)) && ' \t|:-\r\n'.includes(text.charAt(start + 1));
}

function itemPaper(cutting: Rereading, item: Item): ReadBlock | undefined {
  const { start, end } = item.span;
  return (
    cutting.kept?.find({ shape: 'item', start, ownEnd: end, end, context: '' }) ?? readItem(cutting, item)
  );
}

function rowPaper(cutting: Rereading, table: Table, { start, end }: Span): ReadBlock | undefined {
  const block: Block = { shape: 'row', start, ownEnd: end, end, context: table.head };
  return cutting.kept?.find(block) ?? table.readRow({ start, end });
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at < 0 ? text.length : at;
}

function lineSpan({ text, skeleton: { lines } }: Cutting, line: number, end: number): Span {
  return trimSpan(text, { start: lines.startOf(line), end: Math.min(end, lines.startOf(line + 1)) });
}
