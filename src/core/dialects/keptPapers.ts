import type { ArxivMentions } from '../arxiv.ts';
import type { Paper } from '../digest.ts';
import { shiftedSpan, shiftOf, type TextChange } from '../textChange.ts';
import type { Block, ReadBlock } from './block.ts';
import type { Cutting } from './cutting.ts';
import type { LabelTable } from './labels.ts';

/** The blocks of the papers of a text, and the labels they were read with. */
export interface ReadText {
  readonly labels: LabelTable;
  readonly blocks: readonly ReadBlock[];
  /** Only of a text that was edited: most never are. */
  readonly mentions: ArxivMentions | undefined;
}

/** A text as it was read before an edit, and what the edit changed. */
export interface Reread {
  readonly read: ReadText;
  readonly change: TextChange;
}

/** What the blocks of a text are read with that was read before. */
export interface Rereading extends Cutting {
  /** The papers before an edit. */
  readonly kept: KeptPapers | undefined;
}

/**
 * Finds papers whose blocks an edit did not touch, so that a keystroke reads one block again and not hundreds.
 * A block counts as the same where its text lies before or behind what changed.
 */
export class KeptPapers {
  readonly #change: TextChange;
  readonly #byStart: ReadonlyMap<number, ReadBlock>;

  constructor(blocks: readonly ReadBlock[], change: TextChange) {
    this.#change = change;
    this.#byStart = new Map(blocks.map(read => [read.block.start, read]));
  }

  /** The block as it was read before the edit, if it stood in the text. */
  find(block: Block, heading?: number): ReadBlock | undefined {
    const { shape, start, ownEnd, end, context } = block;
    const change = this.#change;
    const shift = end <= change.start ? 0 : start >= change.newEnd ? shiftOf(change) : undefined;
    if (shift === undefined) return undefined;
    const read = this.#byStart.get(start - shift);
    if (!read || read.block.shape !== shape || read.block.context !== context) return undefined;
    if (read.block.ownEnd !== ownEnd - shift || read.block.end !== end - shift) return undefined;
    if (shift === 0 && read.paper.heading === heading) return read;
    return { block, certainty: read.certainty, marks: read.marks, paper: moved(read.paper, shift, heading) };
  }
}

/** Every field by name: copying hundreds of papers with a spread takes several times as long. */
function moved(paper: Paper, shift: number, heading: number | undefined): Paper {
  const { authorsSpan, published, abstractSpan, translatedAbstractSpan } = paper;
  return {
    identity: paper.identity,
    span: shiftedSpan(paper.span, shift),
    title: paper.title,
    translatedTitle: paper.translatedTitle,
    titleSpan: shiftedSpan(paper.titleSpan, shift),
    heading,
    shape: paper.shape,
    authors: paper.authors,
    authorsComplete: paper.authorsComplete,
    authorsSpan: authorsSpan && shiftedSpan(authorsSpan, shift),
    published: published && { day: published.day, span: shiftedSpan(published.span, shift) },
    arxivId: paper.arxivId,
    version: paper.version,
    linkSpan: shiftedSpan(paper.linkSpan, shift),
    category: paper.category,
    summary: paper.summary,
    abstractSpan: abstractSpan && shiftedSpan(abstractSpan, shift),
    translatedAbstractSpan: translatedAbstractSpan && shiftedSpan(translatedAbstractSpan, shift),
    extra: paper.extra,
    topics: paper.topics,
  };
}
