import { deepEqual, equal } from 'node:assert/strict';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import type { Day } from '../../../src/core/day.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import type { SearchPaper } from '../../../src/core/search/searchPaper.ts';
import { paperOf } from './inventedPapers.ts';

/** Papers from lines: `2412.00001 2025-01-03 | title | author, author | topic, topic | abstract`. */
function papers(text: string): SearchPaper[] {
  return text
    .trim()
    .split('\n')
    .map(line => {
      const [head = '', title = '', authors = '', topics = '', abstract = ''] = line
        .split('|')
        .map(part => part.trim());
      const [id = '', ...days] = head.split(' ');
      const list = (items: string) =>
        items
          .split(',')
          .map(item => item.trim())
          .filter(Boolean);
      return paperOf({
        arxivId: id as ArxivId,
        title,
        authors: list(authors),
        topics: list(topics),
        abstract,
        days: days as Day[],
        hasCode: abstract.includes('github'),
      });
    });
}

function indexOf(text: string): SearchIndex {
  const index = new SearchIndex();
  for (const paper of papers(text)) index.put(paper);
  return index;
}

/** The last digits of the ids that are found, best first. */
function found(index: SearchIndex, query: string): string {
  return index
    .search(parseQuery(query).query, 10)
    .hits.map(({ key }) => key.replace(/^.*\.0*/, ''))
    .join(' ');
}

function check(index: SearchIndex, cases: Readonly<Record<string, string>>): void {
  deepEqual(Object.fromEntries(Object.keys(cases).map(query => [query, found(index, query)])), cases);
}

describe('a search', () => {
  const index = indexOf(`
    2412.00001 2025-01-03 | Sparse Chaos in Tiny Networks     | Ada Abara, Émile Dürrfeld | Sparsity | We have some spare time.
    2412.00002 2025-01-04 | The Spare Room                    | Chao Liu, Bruno Castellan | KV cache | Chaotic rooms at https://github.com/x/y.
    2412.00003 2024-12-27 | ST$^3$: Low-Bit Trees             | Chaoyang Liu, Mei Xiang   | Low-bit  | Trees with $\\alpha$-stable bits.
    2412.00004 2024-12-27 2025-02-01 | FlashAttention on Phones | Lev O'Brien             |          | Attention for large language models on phones.
    2412.00005 2024-12-20 | 基于剪枝的图像分割                 | 刘超                      |          | 本文研究模型剪枝。
    2412.00006            | Pruning without Abstract          |                           | Pruning  |
  `);

  it('forgives typos and unfinished words', () =>
    check(index, { 'spare chao': '2 1', prunning: '6', flashattetnion: '4', 'tiny netw': '1', trees: '3' }));

  it('needs every word, wherever it stands', () =>
    check(index, { 'sparse phones': '4 1 2', 'chao liu': '2 3', 'liu trees': '3', 'ada tiny spare': '1' }));

  it('finds compounds, humps and symbols in any spelling', () =>
    check(index, {
      'low-bit': '3',
      lowbit: '3',
      'low bit': '3',
      ST3: '3',
      'ST$^3$': '3',
      alpha: '3',
      'α-stable': '3',
      'flash attention': '4',
      obrien: '4',
      durrfeld: '1',
    }));

  it('finds Chinese by one character or more', () =>
    check(index, { 剪: '5', 剪枝: '5', 图像: '5', 枝剪: '', 刘超: '5' }));

  it('takes a phrase word for word, and lets the last word of an open one go on', () =>
    check(index, {
      '"large language models"': '4',
      '"language large"': '',
      '"large language mod': '4',
      '"large language mod"': '',
    }));

  it('leaves out whole words only', () =>
    check(index, {
      'liu -trees': '2',
      'liu -tree': '2 3',
      'liu -author:"Chao Liu"': '3',
      '-has:abstract': '6',
    }));

  it('looks into one field', () =>
    check(index, {
      'title:spare': '2 1',
      'author:"Liu Chao"': '2',
      'author:"C. Liu"': '2 3',
      'author:chao': '2 3',
      'topic:kv': '2',
      'topic:"KV cache"': '2',
      // The whole name of a topic, which may still be growing.
      'topic:"cache"': '',
      'topic:"KV c': '2',
      'has:code': '2',
    }));

  it('finds exactly one paper by its id, whatever else is near', () =>
    check(index, {
      '2412.00003v2': '3',
      'https://arxiv.org/abs/2412.00003': '3',
      'id:2412.00003 spare': '',
      '2412.00009': '',
      'id:2412.0000': '4 2 1 3 5 6',
    }));

  it('counts every appearance, each by itself', () =>
    check(index, {
      'on:2024-12-27': '4 3',
      'after:2025-01-04': '4 2',
      'before:2024-12-27': '5',
      'after:2025 before:2025-02': '2 1',
      'after:2024-12-28 before:2025-01-03': '',
      '-on:2024 after:2024': '2 1',
    }));

  it('says when no paper has all words', () => {
    equal(index.search(parseQuery('sparse chaos unicorns').query, 10).words, 'some');
    equal(index.search(parseQuery('sparse chaos').query, 10).words, 'all');
    equal(found(index, 'sparse chaos unicorns'), '1 2');
    equal(found(index, 'sparse chaos unicorns title:zebra'), '');
  });

  it('shows the newest papers where the query has no words, and counts beyond the limit', () => {
    equal(found(index, ''), '4 2 1 3 5 6');
    const { hits, total } = index.search(parseQuery('').query, 2);
    deepEqual([hits.length, total], [2, 6]);
  });

  it('marks what matches in the title, and shows the place in the abstract', () => {
    const shown = (query: string) =>
      index.search(parseQuery(query).query, 1).hits.map(({ key, titleMarks, excerpt }) => {
        const { title = '' } = papers(`x | ${titles[key] ?? ''}`)[0] ?? {};
        return [titleMarks.map(([start, end]) => title.slice(start, end)).join(' '), excerpt];
      })[0];
    const titles: Record<string, string> = {
      '2412.00001': 'Sparse Chaos in Tiny Networks',
      '2412.00003': 'ST$^3$: Low-Bit Trees',
      '2412.00004': 'FlashAttention on Phones',
    };
    deepEqual(shown('spars tiny'), ['Sparse Tiny', '']);
    deepEqual(shown('st3 low-bit'), ['ST$^3 Low-Bit', 'Trees with $\\alpha$-stable bits.']);
    deepEqual(shown('attention author:lev'), ['Attention', 'Attention for large language models on phones.']);
  });
});

describe('the order of hits', () => {
  it('is title, then author or topic, then abstract', () =>
    check(
      indexOf(`
        2412.00001 2025-01-01 | Other | A | B       | chaos
        2412.00002 2025-01-01 | Other | A | Chaos   | none
        2412.00003 2025-01-01 | On chaos | A | B    | none
      `),
      { chaos: '3 2 1' },
    ));

  it('is the word, then a longer word, then a typo', () =>
    check(
      indexOf(`
        2412.00001 2025-01-01 | On prunes here
        2412.00002 2025-01-01 | On pruners here
        2412.00003 2025-01-01 | On pruner here
      `),
      { pruner: '3 2 1' },
    ));

  it('is all words in the title, then scattered, and side by side before apart', () =>
    check(
      indexOf(`
        2412.00001 2025-01-05 | Sparse things | Bo Chaos | | sparse chaos
        2412.00002 2025-01-01 | Sparse chaos of four words
        2412.00003 2025-01-02 | Chaos is quite sparse here
        2412.00004 2025-01-03 | Sparse is quite chaos here
      `),
      { 'sparse chaos': '2 4 3 1' },
    ));

  it('is newest first among equals, then by title and id', () =>
    check(
      indexOf(`
        2412.00001 2025-01-01 | On chaos A
        2412.00002 2025-01-01 2025-01-03 | On chaos B
        2412.00003 2025-01-02 | On chaos C
        2412.00005 2025-01-01 | On chaos A
        2412.00004            | On chaos A
      `),
      { chaos: '2 3 1 5 4' },
    ));
});
