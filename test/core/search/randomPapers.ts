import fc from 'fast-check';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import type { Day } from '../../../src/core/day.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import type { SearchPaper } from '../../../src/core/search/searchPaper.ts';
import { paperOf } from './inventedPapers.ts';

const word = fc.constantFrom(
  ...'sparse spare chaos chao pruning prune low-bit lowbit quantization quantizaton KV cache 剪枝 ST3 Liu Ada a 2025'.split(
    ' ',
  ),
);
const text = (most: number) => fc.array(word, { maxLength: most }).map(words => words.join(' '));
const day = fc.constantFrom('2024-12-27', '2025-01-03', '2025-02-01').map(name => name as Day);

/** Papers that share words, and now and then an id. */
export const paper: fc.Arbitrary<SearchPaper> = fc
  .record({
    arxivId: fc.constantFrom(...'123456'.split('')).map(digit => `2412.0000${digit}` as ArxivId),
    title: text(6),
    authors: fc.array(text(2), { maxLength: 3 }),
    topics: fc.array(text(2), { maxLength: 2 }),
    abstract: text(20),
    days: fc.array(day, { maxLength: 3 }),
    published: fc.option(day, { nil: undefined }),
    hasCode: fc.boolean(),
  })
  .map(paperOf);

/** Queries of every kind, in the words of those papers. */
export const query = fc
  .array(
    fc.oneof(
      word,
      word.map(each => `-${each}`),
      text(3).map(each => `"${each}"`),
      word.map(each => `title:${each}`),
      text(2).map(each => `author:"${each}"`),
      fc.constantFrom(
        'topic:pru',
        'has:code',
        '-has:abstract',
        'after:2025',
        'on:2024-12',
        '2412.00003',
        'spa',
      ),
    ),
    { maxLength: 4 },
  )
  .map(parts => parts.join(' '));

/** Something that happens to an index, and to what should be in it then. */
export const step = fc.oneof(
  {
    weight: 3,
    arbitrary: paper.map(given => (index: SearchIndex, left: Map<string, SearchPaper>) => {
      index.put(given);
      left.set(given.key, given);
    }),
  },
  {
    weight: 1,
    arbitrary: paper.map(given => (index: SearchIndex, left: Map<string, SearchPaper>) => {
      index.putHead(given);
      // Somebody may ask before the abstract is there.
      index.search(parseQuery('sparse').query, 1);
      index.putAbstract(given.key);
      left.set(given.key, given);
    }),
  },
  {
    weight: 1,
    arbitrary: paper.map(({ key }) => (index: SearchIndex, left: Map<string, SearchPaper>) => {
      index.remove(key);
      left.delete(key);
    }),
  },
);

/** An index to which these papers were put and nothing else ever happened. */
export function freshIndex(papers: readonly SearchPaper[]): SearchIndex {
  const index = new SearchIndex();
  for (const each of papers) index.put(each);
  return index;
}

export function answer(index: SearchIndex, text: string): unknown {
  return index.search(parseQuery(text).query, 4);
}
