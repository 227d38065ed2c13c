import type { PaperShape } from '../digest.ts';
import { plainText } from '../markdown/inline.ts';
import type { Heading } from '../markdown/skeleton.ts';
import { spansMeeting, textAt } from '../text.ts';
import type { Block, ReadBlock } from './block.ts';
import type { Cutting } from './cutting.ts';
import { openAsides } from './folds.ts';
import type { Rereading } from './keptPapers.ts';
import { LooseBlocks } from './looseBlocks.ts';
import { mark } from './marks.ts';
import { type PlacedHeading, readSection } from './sections.ts';

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
  const open = openAsides(cutting);
  const looseBlocks = new LooseBlocks(cutting, shapes, open);
  const top: PlacedHeading[] = [];
  for (const [index, heading] of skeleton.headings.entries()) {
    if (heading.nested || (open.length > 0 && spansMeeting(open, heading.span).length > 0)) continue;
    top.push({ heading, index });
  }
  const above: PlacedHeading[] = [];
  let indexes: readonly number[] = [];
  const add = (reads: readonly ReadBlock[]) => {
    // Papers below the same headings share them.
    if (indexes.length !== above.length || indexes.some((index, depth) => above[depth]?.index !== index))
      indexes = above.map(({ index }) => index);
    for (const read of reads) blocks.push({ read, above: indexes });
  };
  add(looseBlocks.read({ start: 0, end: top[0]?.heading.span.start ?? text.length }));
  for (let at = 0; at < top.length; ) {
    const here = top[at];
    if (!here) break;
    const { heading } = here;
    while (above.length > 0 && (above.at(-1)?.heading.level ?? 0) >= heading.level) above.pop();
    let next = at + 1;
    while ((top[next]?.heading.level ?? 0) > heading.level) next++;
    const end = top[next]?.heading.span.start ?? text.length;
    if (!mentions.has(heading.span.start, end) || (heading.level > 1 && isBibliography(text, heading))) {
      at = next;
      continue;
    }
    const ownEnd = top[at + 1]?.heading.span.start ?? text.length;
    const section = shapes.has('section') ? sectionPaper(cutting, top, at, next, ownEnd, end) : undefined;
    if (section && standsAlone(section)) {
      const stop = firstOther(cutting, looseBlocks, section, top, at + 1, next);
      const stopAt = top[stop]?.heading.span.start ?? text.length;
      const whole = stop < next ? sectionPaper(cutting, top, at, stop, ownEnd, stopAt) : section;
      add(whole ? [whole] : []);
      at = stop;
      continue;
    }
    const loose = looseBlocks.read({ start: heading.span.end, end: ownEnd });
    const isPaper = section && !holdsOthers(cutting, section, loose, top.slice(at + 1, next));
    if (isPaper) add([section]);
    above.push(here);
    if (!isPaper) add(loose);
    at = isPaper ? next : at + 1;
  }
  return blocks;
}

/** Whether a heading stands above what a text cites, and not what it presents. */
function isBibliography(text: string, { textSpan }: Heading): boolean {
  return textSpan.end - textSpan.start < 60 && bibliography.test(plainText(textAt(text, textSpan)));
}

const bibliography =
  /^[^\p{L}]*(?:(?:credits?|references?|citations?|acknowledge?ments?|bibliography)(?: (?:&|and) (?:credits?|references?|citations?|acknowledge?ments?))?|参考文献|引用|致谢)[^\p{L}]*$/iu;

/**
 * The first section below a paper that holds other papers, by its index in `top`: there the paper ends, though its
 * heading is above it, as where one digest is appended to another. `next` where there is none.
 */
function firstOther(
  cutting: Rereading,
  looseBlocks: LooseBlocks,
  { paper, block }: ReadBlock,
  top: readonly PlacedHeading[],
  from: number,
  next: number,
): number {
  if (!cutting.mentions.namesOther(block.ownEnd, block.end, paper.arxivId)) return next;
  let branch = from;
  for (let at = from; at < next; at++) {
    const here = top[at];
    if (!here) break;
    if (here.heading.level <= (top[branch]?.heading.level ?? 0)) branch = at;
    const { start } = here.heading.span;
    const end = top[at + 1]?.heading.span.start ?? cutting.text.length;
    if (!cutting.mentions.namesOther(start, end, paper.arxivId)) continue;
    const own = { shape: 'section', start, ownEnd: end, end, context: '' } as const;
    const below = [
      readSection(cutting, { here, below: [], block: own }),
      ...looseBlocks.read({ start: here.heading.span.end, end }),
    ];
    if (below.some(read => read?.certainty === 'sure' && read.paper.arxivId !== paper.arxivId)) return branch;
  }
  return next;
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
  const first = Math.max(below[0]?.heading.span.start ?? block.end, block.ownEnd);
  return loose.length > 0 || mentions.has(first, block.end) || !mentions.agree(block.start, block.ownEnd);
}

/** The paper that the section of a heading is, with the sections below it up to the heading at `next`. */
function sectionPaper(
  cutting: Rereading,
  top: readonly PlacedHeading[],
  at: number,
  next: number,
  ownEnd: number,
  end: number,
): ReadBlock | undefined {
  const here = top[at];
  if (!here) return undefined;
  const block: Block = { shape: 'section', start: here.heading.span.start, ownEnd, end, context: '' };
  return (
    cutting.kept?.find(block, here.index) ??
    readSection(cutting, { here, below: top.slice(at + 1, next), block })
  );
}
