import type { ArxivId } from '../arxiv.ts';
import type { Paper, PaperIdentity } from '../digest.ts';
import { ownText } from '../ownText.ts';
import type { ReadBlock } from './block.ts';

/**
 * The blocks with the words of new papers in memory of their own. Through later edits these papers are kept, and each
 * would hold on to the whole text that it was read from.
 */
export function withOwnWords(
  blocks: readonly ReadBlock[],
  before: readonly ReadBlock[],
): readonly ReadBlock[] {
  const known = new Set<PaperIdentity>(before.map(({ paper }) => paper.identity));
  return blocks.map(read =>
    known.has(read.paper.identity) ? read : { ...read, paper: ownWords(read.paper) },
  );
}

function ownWords(paper: Paper): Paper {
  return {
    ...paper,
    title: ownText(paper.title),
    translatedTitle: ownOrNone(paper.translatedTitle),
    authors: paper.authors.map(ownText),
    arxivId: ownText(paper.arxivId) as ArxivId,
    category: ownOrNone(paper.category),
    summary: ownOrNone(paper.summary),
    extra: paper.extra.map(({ label, value }) => ({ label: ownText(label), value: ownText(value) })),
    topics: paper.topics.map(ownText),
  };
}

function ownOrNone(text: string | undefined): string | undefined {
  return text === undefined ? undefined : ownText(text);
}
