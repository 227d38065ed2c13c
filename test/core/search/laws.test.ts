import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import type { Day } from '../../../src/core/day.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import type { SearchPaper } from '../../../src/core/search/searchPaper.ts';
import { holds } from '../../support/random.ts';
import { paperOf } from './inventedPapers.ts';
import { answer, freshIndex, paper, query, step } from './randomPapers.ts';

describe('an index after any puts and removes', () => {
  it('answers like a fresh one, filled in any order', () =>
    holds(
      fc.property(fc.array(step, { maxLength: 20 }), fc.array(query), (steps, queries) => {
        // Shards of three papers fill up, are poured together and go away, as those of thousands do in time.
        const index = new SearchIndex(3);
        const left = new Map<string, SearchPaper>();
        for (const take of steps) take(index, left);
        const fresh = freshIndex([...left.values()].reverse());
        equal(index.size, fresh.size);
        for (const each of queries) deepEqual(answer(index, each), answer(fresh, each));
      }),
      100,
    ));

  it('answers like a fresh one after many replacements', () => {
    const papers = Array.from({ length: 60 }, (_, at) =>
      paperOf({
        arxivId: `2412.${10000 + at}` as ArxivId,
        title: `Paper n${at}`,
        abstract: `low-bit word${at} `.repeat(10),
      }),
    );
    const index = new SearchIndex(7);
    for (let round = 0; round < 3; round++) for (const each of papers) index.put(each);
    for (const { key } of papers.slice(20)) index.remove(key);
    const fresh = freshIndex(papers.slice(0, 20));
    for (const each of ['word7', 'n3 low-bit', '"bit word19 low"', ''])
      deepEqual(answer(index, each), answer(fresh, each));
  });
});

describe('an answer that is worked out step by step', () => {
  it('is of the moment of the first step, whatever is put or removed meanwhile', () =>
    holds(
      fc.property(fc.array(paper), fc.array(step, { maxLength: 8 }), query, (papers, steps, given) => {
        const index = new SearchIndex(3);
        for (const each of papers) index.put(each);
        const { query: parsed } = parseQuery(given);
        const expected = index.search(parsed, 4);
        const searching = index.searching(parsed, 4);
        let next = searching.next();
        for (const take of steps) {
          take(index, new Map());
          if (!next.done) next = searching.next();
        }
        while (!next.done) next = searching.next();
        deepEqual(
          next.value.hits.map(({ key }) => key),
          expected.hits.map(({ key }) => key),
        );
      }),
      100,
    ));
});

describe('a filter', () => {
  it('judges each paper by itself, and lets through what a search finds with all words', () =>
    holds(
      fc.property(fc.array(paper), query, (papers, given) => {
        const last = new Map(papers.map(each => [each.key, each]));
        const index = freshIndex([...last.values()]);
        const { query: parsed } = parseQuery(given);
        const kept = [...last.values()]
          .filter(each => freshIndex([each]).matching(parsed).size === 1)
          .map(({ key }) => key);
        deepEqual([...index.matching(parsed)].sort(), kept.sort());
        const { total, words } = index.search(parsed, 1000);
        if (words === 'all') equal(total, kept.length);
      }),
      100,
    ));
});

describe('any query', () => {
  it('is answered with marks inside the title, in order, and no more hits than asked for', () =>
    holds(
      fc.property(fc.array(paper), fc.string({ unit: 'binary' }), query, (papers, junk, given) => {
        const index = freshIndex(papers);
        const titles = new Map(papers.map(({ key, title }) => [key, title]));
        const { hits, total } = index.search(parseQuery(`${given} ${junk}`).query, 3);
        equal(hits.length, Math.min(3, total));
        for (const { key, titleMarks } of hits) {
          const edges = titleMarks.flat();
          deepEqual(
            edges,
            edges.toSorted((a, b) => a - b),
          );
          equal((edges.at(-1) ?? 0) <= (titles.get(key) ?? '').length, true);
        }
      }),
      100,
    ));
});

describe('the order of what is found', () => {
  const plain = fc
    .array(fc.constantFrom('owl', 'heron', 'lark', 'wren'), { maxLength: 4 })
    .map(words => words.join(' '));
  const keysOf = (index: SearchIndex, text: string) =>
    index.search(parseQuery(text).query, 9).hits.map(({ key }) => key.slice(-1));

  it('is title, then author or topic, then abstract, wherever the words of other papers stand', () =>
    holds(
      fc.property(fc.array(paper), plain, plain, plain, (others, title, name, abstract) => {
        const rest = { title, authors: [name], topics: [], abstract };
        const index = freshIndex([
          ...others,
          paperOf({ ...rest, arxivId: '2501.00007' as ArxivId, abstract: `${abstract} zebra` }),
          paperOf({ ...rest, arxivId: '2501.00008' as ArxivId, authors: [name, 'Zoe Zebra'] }),
          paperOf({ ...rest, arxivId: '2501.00009' as ArxivId, title: `${title} zebra` }),
        ]);
        deepEqual(keysOf(index, 'zebra'), ['9', '8', '7']);
      }),
      100,
    ));

  it('is newest first among papers that read the same, whatever is asked', () =>
    holds(
      fc.property(paper, query, (given, asked) => {
        const copies = ['2024-05-01', '2024-05-03', '2024-05-02'].map((day, at) => ({
          ...given,
          key: String(at),
          days: [day as Day],
        }));
        const found = keysOf(freshIndex(copies), asked);
        deepEqual(found, found.length > 0 ? ['1', '2', '0'] : []);
      }),
      100,
    ));
});
