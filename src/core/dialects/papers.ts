import { ArxivMentions } from '../arxiv.ts';
import { type Paper, PaperIdentity, type PaperShape } from '../digest.ts';
import { ownDay, type PlacedText } from '../digestDay.ts';
import type { Skeleton } from '../markdown/skeleton.ts';
import type { Uri } from '../uri.ts';
import { type ReadBlock, unfiled } from './block.ts';
import { type FiledBlock, readBlocks } from './blocks.ts';
import type { Cutting } from './cutting.ts';
import type { Dialect } from './dialect.ts';
import { dialects, otherDialects } from './dialects.ts';
import { KeptPapers, type ReadText, type Reread, type Rereading } from './keptPapers.ts';
import type { LabelTable } from './labels.ts';
import { mark } from './marks.ts';
import { withOwnWords } from './ownWords.ts';
import { readPage } from './pages.ts';
import type { Reading } from './reading.ts';
import { Topics } from './topicSources.ts';

/** The papers of a text, with the blocks they were read from, and the dialect that most of them are in. */
export interface PapersReading extends ReadText {
  readonly dialect: string;
  readonly papers: readonly Paper[];
}

/** Reads the papers of a text; undefined where it has none. `previous` is the text before an edit, read alike. */
export function readPapers(
  uri: Uri,
  text: string,
  skeleton: Skeleton,
  reading: Reading,
  previous: Reread | undefined,
): PapersReading | undefined {
  const kept = previous && new KeptPapers(previous.read.blocks, previous.change);
  const mentions = mentionsIn(text, skeleton, previous);
  const cuttingWith = (labels: LabelTable): Rereading => ({
    text,
    skeleton,
    labels,
    mentions,
    kept: previous?.read.labels === labels ? kept : undefined,
  });
  const found = bestReading(uri, cuttingWith, reading);
  if (!found) return reading.singlePapers ? pageReading(cuttingWith(reading.labels)) : undefined;
  const { dialect, labels, filed } = found;
  const topics = new Topics(uri, text, skeleton, filed);
  const read = filed.map(block =>
    filedUnder(block.read, topics.of(block, topicSources(dialect, block.read))),
  );
  const blocks = previous ? withOwnWords(read, previous.read.blocks) : read;
  return {
    labels,
    blocks,
    mentions: previous && mentions,
    dialect: dialect.name,
    papers: blocks.map(({ paper }) => paper),
  };
}

/** All that a text says of arXiv; none of it goes on in another line. */
function mentionsIn(text: string, { lines }: Skeleton, previous: Reread | undefined): ArxivMentions {
  const before = previous?.read.mentions;
  if (!before) return new ArxivMentions(text);
  const { change } = previous;
  return ArxivMentions.reread(before, change, text, {
    start: lines.startOf(lines.lineOf(Math.max(0, change.start - 1))),
    end: lines.startOf(lines.lineOf(change.newEnd) + 1),
  });
}

interface DialectReading {
  readonly dialect: Dialect;
  readonly labels: LabelTable;
  readonly filed: readonly FiledBlock[];
}

/** What the text says in the dialects we know, or in one that a user declares where that finds more. */
function bestReading(
  uri: Uri,
  cuttingWith: (labels: LabelTable) => Rereading,
  reading: Reading,
): DialectReading | undefined {
  const readWith = (labels: LabelTable, shapes: ReadonlySet<PaperShape>) => {
    const cutting = cuttingWith(labels);
    return accepted(
      readBlocks(cutting, shapes),
      { uri, text: cutting.text, skeleton: cutting.skeleton },
      reading,
    );
  };
  const { labels } = reading;
  const filed = readWith(labels, everyShape);
  let best = filed.length > 0 ? { dialect: dialectOf(filed), labels, filed } : undefined;
  for (const dialect of reading.dialects) {
    const own = readWith(dialect.table, new Set([dialect.papers]));
    if (weightOf(own) > weightOf(best?.filed ?? [])) best = { dialect, labels: dialect.table, filed: own };
  }
  return best;
}

/** How much a reading found: papers first, then their fields. */
function weightOf(blocks: readonly FiledBlock[]): number {
  let fields = 0;
  for (const {
    read: { paper },
  } of blocks) {
    const { authorsSpan, published, abstractSpan, category, summary, extra } = paper;
    for (const field of [authorsSpan, published, abstractSpan, category, summary]) if (field) fields++;
    fields += extra.length / 100;
  }
  return blocks.length * 100 + fields;
}

/** A file that is about one paper; its day and topic are those of its folder. */
function pageReading(cutting: Cutting): PapersReading | undefined {
  const read = readPage(cutting);
  return (
    read && {
      labels: cutting.labels,
      blocks: [read],
      mentions: undefined,
      dialect: 'pages',
      papers: [read.paper],
    }
  );
}

const shapes: readonly PaperShape[] = ['section', 'row', 'item'];
const everyShape: ReadonlySet<PaperShape> = new Set(shapes);

/** Fewer blocks than this that are only likely to be papers are chance. */
const fewest = 3;

/** The blocks that count as papers: what is certain, and what is likely where there is more of it. */
export function accepted(
  blocks: readonly FiledBlock[],
  file: PlacedText,
  reading: Reading,
): readonly FiledBlock[] {
  let dated: boolean | undefined;
  const isDated = () => {
    dated ??= ownDay(file, blocks[0]?.read.block.start ?? 0) !== undefined;
    return dated;
  };
  const fits = ({ read: { certainty, marks } }: FiledBlock) => {
    if (certainty !== 'listed' || reading.readingLists) return true;
    // What a digest of a day lists by labels needs no field beside the link.
    return (marks & mark.namedLink) > 0 && isDated();
  };
  const { skeleton } = file;
  const counts = { section: 0, row: 0, item: 0 };
  for (const block of blocks) {
    if (fits(block))
      counts[block.read.block.shape] += block.read.certainty === 'sure' || reading.readingLists ? fewest : 1;
  }
  const papers = blocks.filter(block => fits(block) && counts[block.read.block.shape] >= fewest);
  return papers.length === 1 && isPage(papers[0]?.read, skeleton) ? [] : papers;
}

/** A file that is about one paper, as the README of its code: a title with sections of its own. */
function isPage(read: ReadBlock | undefined, { headings }: Skeleton): boolean {
  if (!read || !(read.marks & mark.firstLevel)) return false;
  const { start, end } = read.block;
  return headings.some(
    ({ nested, level, span }) => !nested && level > 1 && span.start > start && span.start < end,
  );
}

/** The dialect that most blocks are in. */
function dialectOf(blocks: readonly FiledBlock[]): Dialect {
  const groups = new Map<number, { read: ReadBlock; count: number }>();
  for (const { read } of blocks) {
    const key = read.marks * 3 + shapes.indexOf(read.block.shape);
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { read, count: 1 });
  }
  const countOf = (dialect: Dialect) => {
    let papers = 0;
    for (const { read, count } of groups.values()) if (isIn(dialect, read)) papers += count;
    return papers;
  };
  const most = (some: readonly Dialect[]) =>
    some.map(dialect => ({ dialect, count: countOf(dialect) })).reduce((a, b) => (b.count > a.count ? b : a));
  const best = most(dialects);
  return best.count * 2 >= blocks.length ? best.dialect : most(Object.values(otherDialects)).dialect;
}

/** Papers of another shape than the dialect's take their topics as papers of that shape do. */
function topicSources(dialect: Dialect, read: ReadBlock): Dialect['topics'] {
  if (dialect.papers === read.block.shape) return dialect.topics;
  return (dialects.find(other => isIn(other, read)) ?? otherDialects[read.block.shape]).topics;
}

function isIn(dialect: Dialect, { block, marks }: ReadBlock): boolean {
  return block.shape === dialect.papers && masksOf(dialect).some(mask => (marks & mask) === mask);
}

function masksOf(dialect: Dialect): readonly number[] {
  let masks = remembered.get(dialect);
  if (!masks) {
    masks = dialect.marks.map(set => set.reduce((mask, name) => mask | mark[name], 0));
    remembered.set(dialect, masks);
  }
  return masks;
}

const remembered = new WeakMap<Dialect, readonly number[]>();

function filedUnder(read: ReadBlock, topics: readonly string[]): ReadBlock {
  const { paper } = read;
  if (paper.topics === unfiled) {
    // Read just now: nobody else holds it yet.
    (paper as { topics: readonly string[] }).topics = topics;
    return read;
  }
  const isSame =
    paper.topics.length === topics.length && paper.topics.every((topic, at) => topic === topics[at]);
  return isSame ? read : { ...read, paper: { ...paper, identity: new PaperIdentity(), topics } };
}
