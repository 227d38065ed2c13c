import type { PaperShape } from '../digest.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { type Span, trimSpan } from '../text.ts';
import type { Block, ReadBlock } from './block.ts';
import { isDelimiterRow } from './cells.ts';
import type { Cutting } from './cutting.ts';
import { type Item, Items, readItem } from './items.ts';
import type { KeptPapers } from './keptPapers.ts';
import { mark } from './marks.ts';
import { Table } from './rows.ts';
import { type PlacedHeading, readSection } from './sections.ts';

/** What a text is read with when it was read before. */
export interface Rereading extends Cutting {
  /** The papers before an edit. */
  readonly kept: KeptPapers | undefined;
}

/** A block that was read, and the indexes of the headings it stands below, outermost first. */
export interface FiledBlock {
  readonly read: ReadBlock;
  readonly above: readonly number[];
}

/**
 * Cuts a text into blocks and reads each as a paper: a section is one paper with all that stands below it; in what is
 * no paper's section, each row of a table and each item of a list may be one.
 */
export function readBlocks(cutting: Rereading, shapes: ReadonlySet<PaperShape>): FiledBlock[] {
  const { text, skeleton, mentions } = cutting;
  const blocks: FiledBlock[] = [];
  const items = new Items(cutting);
  const top = skeleton.headings.flatMap((heading, index) => (heading.nested ? [] : [{ heading, index }]));
  const above: PlacedHeading[] = [];
  const add = (reads: Iterable<ReadBlock>) => {
    const indexes = above.map(({ index }) => index);
    for (const read of reads) blocks.push({ read, above: indexes });
  };
  add(readLoose(cutting, items, shapes, { start: 0, end: top[0]?.heading.span.start ?? text.length }));
  for (let at = 0; at < top.length; ) {
    const here = top[at];
    if (!here) break;
    const { heading } = here;
    while (above.length > 0 && (above.at(-1)?.heading.level ?? 0) >= heading.level) above.pop();
    let next = at + 1;
    while ((top[next]?.heading.level ?? 0) > heading.level) next++;
    const end = top[next]?.heading.span.start ?? text.length;
    if (!mentions.has(heading.span.start, end)) {
      at = next;
      continue;
    }
    const ownEnd = top[at + 1]?.heading.span.start ?? text.length;
    const section = shapes.has('section')
      ? sectionPaper(cutting, top.slice(at, next), ownEnd, end)
      : undefined;
    if (section && standsAlone(section)) {
      add([section]);
      at = next;
      continue;
    }
    const loose = [...readLoose(cutting, items, shapes, { start: heading.span.end, end: ownEnd })];
    const isPaper = section && !holdsOthers(cutting, section, loose, top.slice(at + 1, next));
    if (isPaper) add([section]);
    above.push(here);
    if (!isPaper) add(loose);
    at = isPaper ? next : at + 1;
  }
  return blocks;
}

/** Whether a section is a paper whatever its lists hold: its own labels or its title say so. */
function standsAlone({ certainty, marks, paper }: ReadBlock): boolean {
  return (
    certainty === 'sure' && (!!(marks & mark.linkedTitle) || (!!paper.authorsSpan && !(marks & mark.nested)))
  );
}

/** Whether a section is rather a place for other papers: below it, in its lists and tables, or in its sentences. */
function holdsOthers(
  { mentions }: Cutting,
  { certainty, paper, block }: ReadBlock,
  loose: readonly ReadBlock[],
  below: readonly PlacedHeading[],
): boolean {
  if (loose.some(read => read.certainty === 'sure')) return true;
  if (certainty === 'sure' && paper.authorsSpan) return false;
  const first = below[0]?.heading.span.start ?? block.end;
  return loose.length > 0 || mentions.has(first, block.end) || !mentions.agree(block.start, block.ownEnd);
}

function sectionPaper(
  cutting: Rereading,
  [here, ...below]: readonly PlacedHeading[],
  ownEnd: number,
  end: number,
): ReadBlock | undefined {
  if (!here) return undefined;
  const block: Block = { shape: 'section', start: here.heading.span.start, ownEnd, end, context: '' };
  return cutting.kept?.find(block, here.index) ?? readSection(cutting, { here, below, block });
}

/** The rows and items between two offsets, where no section is a paper. */
function* readLoose(
  cutting: Rereading,
  items: Items,
  shapes: ReadonlySet<PaperShape>,
  region: Span,
): Generator<ReadBlock> {
  const { text, mentions, skeleton } = cutting;
  if (!mentions.has(region.start, region.end)) return;
  const { lines, kinds } = skeleton;
  let table: Table | undefined;
  // The next `|`, so that lines of prose cost nothing.
  const rows = shapes.has('row') ? text.slice(region.start, region.end) : '';
  let pipe = -1;
  for (
    let line = lines.lineOf(region.start);
    line < lines.count && lines.startOf(line) < region.end;
    line++
  ) {
    const kind = kinds[line];
    if (kind === LineKind.blank || kind === LineKind.code) continue;
    if (kind === LineKind.item && shapes.has('item')) {
      const item = items.at(line, region.end);
      const { start, end } = item.span;
      if (!mentions.has(start, end)) line = item.nextLine - 1;
      else if (mentions.agree(start, end)) {
        const read = itemPaper(cutting, item);
        if (read) yield read;
        if (read) line = item.nextLine - 1;
      }
      continue;
    }
    const from = Math.max(0, lines.startOf(line) - region.start);
    if (pipe < from) pipe = indexOrEnd(rows, '|', from);
    if (pipe >= lines.startOf(line + 1) - region.start || pipe === rows.length) continue;
    const span = lineSpan(cutting, line, region.end);
    if (isDelimiterRow(text, lineSpan(cutting, line + 1, region.end))) {
      table = new Table(cutting, span);
      line++;
    } else if (text[span.start] !== '|' && kinds[line - 1] === LineKind.blank) table = undefined;
    else if (table && mentions.has(span.start, span.end)) {
      const read = rowPaper(cutting, table, span);
      if (read) yield read;
    }
  }
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
