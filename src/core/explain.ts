import { type ArxivId, type ArxivLink, ArxivMentions } from './arxiv.ts';
import { type FiledBlock, readBlocks } from './dialects/blocks.ts';
import { accepted } from './dialects/papers.ts';
import type { Reading } from './dialects/reading.ts';
import type { Digest, PaperShape } from './digest.ts';
import { skeletonOf } from './markdown/readSkeleton.ts';
import { LineKind, type Skeleton } from './markdown/skeleton.ts';
import { parseDigest } from './parse.ts';
import type { Span } from './text.ts';
import type { Uri } from './uri.ts';

/** How a text is read, and what in it names a paper without being one of the digest's. */
export interface Explanation {
  readonly skeleton: Skeleton;
  /** Undefined where the text is no digest. */
  readonly digest: Digest | undefined;
  readonly shapes: Readonly<Record<PaperShape, number>>;
  readonly passedOver: readonly PassedOver[];
}

/** A place that names a paper on arXiv and is not read as a paper. */
export interface PassedOver {
  readonly id: ArxivId;
  readonly span: Span;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** Explains how a text is read: slower than reading it, and only for people who wonder. */
export function explain(uri: Uri, text: string, reading: Reading): Explanation {
  const digest = parseDigest(uri, text, reading);
  const skeleton = digest?.skeleton ?? skeletonOf(text);
  const mentions = new ArxivMentions(text);
  const found = readBlocks({ text, skeleton, labels: reading.labels, mentions, kept: undefined }, everyShape);
  const papers = digest?.papers ?? [];
  const shapes = { section: 0, row: 0, item: 0 };
  for (const { shape } of papers) shapes[shape]++;
  const taken = new Cover(papers.map(({ span }) => span));
  const judged = new Set(accepted(found, { uri, text, skeleton }, reading));
  const refused = found.filter(block => !judged.has(block) || papers.length === 0);
  const passedOver = mentions
    .all()
    .filter(({ span }) => !taken.at(span.start))
    .map(link => ({ id: link.id, span: link.span, reason: reasonFor(link, refused, skeleton) }));
  return { skeleton, digest, shapes, passedOver: oncePerLine(passedOver, skeleton) };
}

const everyShape: ReadonlySet<PaperShape> = new Set<PaperShape>(['section', 'row', 'item']);

function reasonFor({ span }: ArxivLink, refused: readonly FiledBlock[], skeleton: Skeleton): string {
  const { lines, kinds, details } = skeleton;
  const block = refused.find(({ read }) => read.block.start <= span.start && span.start < read.block.end);
  switch (block?.read.certainty) {
    case 'listed':
      return 'A title and a link without any field, as in a reading list; "files.readingLists" counts these.';
    case 'likely':
      return 'Its fields have no labels, and fewer than three others are like it.';
    case 'sure':
      return 'The file is about this one paper; "files.singlePapers" counts such files.';
    case undefined:
  }
  if (kinds[lines.lineOf(span.start)] === LineKind.code) return 'It stands in code or front matter.';
  if (details.some(({ start, end }) => start <= span.start && span.start < end))
    return 'It stands in a folded part.';
  return 'It stands in running text, without a heading, row or item of its own.';
}

/** A link says the same address twice, as text and as destination. */
function oncePerLine(all: readonly PassedOver[], { lines }: Skeleton): PassedOver[] {
  const seen = new Set<string>();
  return all.filter(({ id, span }) => {
    const key = `${lines.lineOf(span.start)} ${id}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Spans in order that do not overlap. */
class Cover {
  readonly #spans: readonly Span[];
  #next = 0;

  constructor(spans: readonly Span[]) {
    this.#spans = spans;
  }

  /** Whether an offset is covered; asked with offsets that grow. */
  at(offset: number): boolean {
    while ((this.#spans[this.#next]?.end ?? offset + 1) <= offset) this.#next++;
    return (this.#spans[this.#next]?.start ?? offset + 1) <= offset;
  }
}
