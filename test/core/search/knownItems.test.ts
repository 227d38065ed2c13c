import { deepEqual, ok } from 'node:assert/strict';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import { Catalogue } from '../../../src/core/catalogue.ts';
import { Library } from '../../../src/core/library.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import type { SearchPaper } from '../../../src/core/search/searchPaper.ts';
import { corpus } from '../../support/samples.ts';
import { inventedPapers, paperOf } from './inventedPapers.ts';

/** What people type who half remember a paper; a seed for every paper makes the slips the same in every run. */
const ways: Record<string, (paper: Remembered, seed: number) => string> = {
  'its title': ({ title }) => title,
  'its title without one word': ({ title }, seed) => without(title.split(' '), seed).join(' '),
  'its title without two words': ({ title }, seed) =>
    without(without(title.split(' '), seed), seed * 7).join(' '),
  'its title with a typo': ({ title }, seed) => withTypo(title.split(' '), seed).join(' '),
  'three words with two typos': ({ title }, seed) => {
    const [first = '', second = '', third = ''] = longest(title);
    return [misspelled(first, seed), misspelled(second, seed + 1), third].join(' ');
  },
  'three words cut to four letters': ({ title }) => cut(title, 4),
  'three words cut to five letters': ({ title }) => cut(title, 5),
  'three words in another order': ({ title }) => longest(title).reverse().join(' '),
  'an author and the year': ({ authors, published }) => `${authors[0]} ${published?.slice(0, 4)}`,
  'an author as a field and the year': ({ authors, published }) =>
    `author:"${authors[0]}" ${published?.slice(0, 4)}`,
  'its id': ({ arxivId }) => `arXiv:${arxivId}v2`,
};

/** What is enough among papers that share few words. */
const shortWays: typeof ways = {
  'two words of its title in quotes': ({ title }, seed) => `"${pairOf(title, seed)}" ${longest(title)[0]}`,
  'two words of its title, and a word that it does not have': ({ title }, seed) =>
    `${longest(title).slice(0, 2).join(' ')} -${title.includes('elephants') ? 'walruses' : 'elephants'} -title:n${seed}`,
  'a name without its accents and a word': ({ authors, title }) =>
    `${plain(authors[0] ?? '')} ${longest(title)[0]}`,
  'its month and a word': ({ published, title }) => `on:${published?.slice(0, 7)} title:${longest(title)[0]}`,
};

type Remembered = Pick<SearchPaper, 'title' | 'authors' | 'published' | 'arxivId'>;

describe('search for a paper that one half remembers', () => {
  const papers = inventedPapers();
  const index = new SearchIndex();
  for (const paper of papers) index.put(paper);

  for (const [way, queryOf] of Object.entries({ ...ways, ...shortWays })) {
    it(`finds it among the first five by ${way}`, () => {
      const missed = papers.flatMap((paper, seed) => {
        const query = queryOf(paper, seed);
        const { hits } = index.search(parseQuery(query).query, 5);
        return hits.some(({ key }) => key === paper.key) ? [] : [`${query} → ${paper.title}`];
      });
      deepEqual(missed, []);
    });
  }

  it('puts a title first that is typed in full', () => {
    const missed = papers.filter(
      ({ key, title }) => index.search(parseQuery(title).query, 1).hits[0]?.key !== key,
    );
    deepEqual(missed, []);
  });
});

/** By kind: what is typed, and the title that is meant. */
const others: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Chinese, Japanese and Korean': {
    剪枝: '大型语言模型的结构化剪枝',
    '语言模型 剪枝': '大型语言模型的结构化剪枝',
    结构化: '大型语言模型的结构化剪枝',
    '"语言模型"': '大型语言模型的结构化剪枝',
    '量化 低比特': '低比特量化与知识蒸馏',
    '知识蒸馏 -剪枝': '低比特量化与知识蒸馏',
    スパース: 'スパース注意機構の高速化',
    '注意機構 高速': 'スパース注意機構の高速化',
    ｽﾊﾟｰｽ: 'スパース注意機構の高速化',
    양자화: '저비트 양자화 기법',
    '저비트 기법': '저비트 양자화 기법',
  },
  'accents and letters of other alphabets': {
    'Gödel machines': 'Gödel Machines Learn Poincaré Maps',
    'godel poincare': 'Gödel Machines Learn Poincaré Maps',
    'GODEL MAPS': 'Gödel Machines Learn Poincaré Maps',
    'poincaré godel': 'Gödel Machines Learn Poincaré Maps',
    'author:muller poincare': 'Gödel Machines Learn Poincaré Maps',
    Łukasiewicz: 'Łukasiewicz Logic for Façade Inspection',
    'lukasiewicz facade': 'Łukasiewicz Logic for Façade Inspection',
    'facade inspektion': 'Łukasiewicz Logic for Façade Inspection',
  },
  mathematics: {
    st3: 'ST$^3$: Structured Token Trimming for Video',
    'ST^3 video': 'ST$^3$: Structured Token Trimming for Video',
    'ST$^3$': 'ST$^3$: Structured Token Trimming for Video',
    'ST³ trimming': 'ST$^3$: Structured Token Trimming for Video',
    'alpha divergence': '$\\alpha$-Divergence Bounds in $O(n \\log n)$',
    'α-divergence': '$\\alpha$-Divergence Bounds in $O(n \\log n)$',
    'O(n log n) bounds': '$\\alpha$-Divergence Bounds in $O(n \\log n)$',
    'divergence n log n': '$\\alpha$-Divergence Bounds in $O(n \\log n)$',
    'l2 regularization': '$\\ell_2$ Regularization with β-VAEs',
    'beta vae': '$\\ell_2$ Regularization with β-VAEs',
    'β-VAE regularisation': '$\\ell_2$ Regularization with β-VAEs',
    '1.58 bits': 'Training at 1.58 Bits: GPT-4o-mini against C++ Kernels',
    'gpt-4o-mini': 'Training at 1.58 Bits: GPT-4o-mini against C++ Kernels',
    'gpt4omini kernels': 'Training at 1.58 Bits: GPT-4o-mini against C++ Kernels',
    'c++ training': 'Training at 1.58 Bits: GPT-4o-mini against C++ Kernels',
  },
  'names that are several words': {
    'lora plus rank': 'LoRA+ Revisited: Rank Schedules for Adapter Training',
    'LoRA+': 'LoRA+ Revisited: Rank Schedules for Adapter Training',
    'kv-cache eviction': 'A Lantern for Long Contexts: KV Cache Eviction by Curiosity',
    'kvcache curiosity': 'A Lantern for Long Contexts: KV Cache Eviction by Curiosity',
    'flash former': 'FlashFormer: MixedPrecision without Tears',
    flashformer: 'FlashFormer: MixedPrecision without Tears',
    'mixed precision tears': 'FlashFormer: MixedPrecision without Tears',
    'mixed-precision flashformer': 'FlashFormer: MixedPrecision without Tears',
    'fewshot cells': 'One Spoonful of Labels: Few-Shot Segmentation of Cells',
    'few shot segmentation spoonful': 'One Spoonful of Labels: Few-Shot Segmentation of Cells',
  },
  'phrases and what is left out': {
    '"edge of stability"': 'Sparse Chaos: Edge-of-Stability Training with Fewer Weights',
    '"edge-of-stability training"': 'Sparse Chaos: Edge-of-Stability Training with Fewer Weights',
    '"giant language mod': 'Pruning the Baobab: Structured Sparsity in Giant Language Models',
    'pruning topic:pruning -title:cuts -title:roses':
      'Pruning the Baobab: Structured Sparsity in Giant Language Models',
    'transformers -electric -title:bonsai title:transformers':
      'Ghost Notes: Modelling Silence in Music Transformers',
    'title:quantized -trees': 'Granite: Certified Bounds for Quantized Controllers',
  },
};

const otherTitles = [...new Set(Object.values(others).flatMap(queries => Object.values(queries)))];

describe('search for a paper whose title is no plain English', () => {
  const known = inventedPapers();
  const index = new SearchIndex();
  const papers = [
    ...known,
    ...otherTitles
      .filter(title => known.every(each => each.title !== title))
      .map((title, at) =>
        paperOf({
          arxivId: `2512.${20_000 + at}` as ArxivId,
          title,
          authors: ['Jörg Müller', 'Mei Xiang'],
          abstract: 'We show how pruning, training and language models relate, and trim video tokens.',
        }),
      ),
  ];
  for (const paper of papers) index.put(paper);

  for (const [kind, queries] of Object.entries(others)) {
    it(`finds it among the first five: ${kind}`, () => {
      const missed = Object.entries(queries).filter(([query, title]) => {
        const { hits } = index.search(parseQuery(query).query, 5);
        return !hits.some(({ key }) => papers.find(paper => paper.key === key)?.title === title);
      });
      deepEqual(missed, []);
    });
  }

  it('marks of each title what matches, and nothing between', () => {
    const marked = (query: string) => {
      const [hit] = index.search(parseQuery(query).query, 1).hits;
      const title = papers.find(({ key }) => key === hit?.key)?.title ?? '';
      return hit?.titleMarks.map(([start, end]) => title.slice(start, end));
    };
    deepEqual(
      [
        '语言模型 剪枝',
        'godel poincare',
        'st3 video',
        'α-divergence',
        'gpt-4o-mini',
        'mixed precision tears',
        '"edge of stability"',
        'prunning baobab',
      ].map(marked),
      [
        ['语言模型', '剪枝'],
        ['Gödel', 'Poincaré'],
        ['ST$^3', 'Video'],
        ['alpha$-Divergence'],
        ['GPT-4o-mini'],
        ['MixedPrecision', 'Tears'],
        ['Edge', 'Stability'],
        ['Pruning', 'Baobab'],
      ],
    );
  });
});

describe('search in digests of other people', () => {
  const library = new Library();
  const catalogue = new Catalogue(library);
  const files = corpus();
  let titles: string[] = [];

  before(function () {
    if (files.length === 0) this.skip();
    catalogue.note(library.apply(files.map(({ uri, text }) => ({ kind: 'put', uri, text }))));
    for (const _ of catalogue.fill());
    titles = [...library.digests()].flatMap(digest => digest.papers.map(({ title }) => title));
  });

  // Names are left out: some authors have more than five papers there.
  for (const [way, queryOf] of Object.entries(ways).filter(([way]) => !way.includes('author'))) {
    it(`finds a paper among the first five by ${way}`, function () {
      this.timeout(60_000);
      const papers = [...library.digests()]
        .flatMap(digest => digest.papers)
        .filter((_, at, all) => at % Math.ceil(all.length / 50) === 0)
        .filter(({ title }) => isTelling(longest(title), titles));
      ok(papers.length >= 20);
      const missed = papers.flatMap((paper, seed) => {
        const query = queryOf({ ...paper, published: paper.published?.day }, seed);
        const { hits } = catalogue.search(query, 5);
        return hits.some(({ newest }) => newest.paper.arxivId === paper.arxivId)
          ? []
          : [`${query} → ${paper.title}`];
      });
      deepEqual(missed, []);
    });
  }
});

/** Whether no five titles have such words: of others it cannot be said which one is meant. */
function isTelling(words: readonly string[], titles: readonly string[]): boolean {
  const begun = words.map(word => new RegExp(`(?<!\\p{L})${word.slice(0, 4)}`, 'iu'));
  return words.length === 3 && titles.filter(title => begun.every(word => word.test(title))).length < 5;
}

function without(words: readonly string[], seed: number): string[] {
  return words.length < 4 ? [...words] : words.toSpliced(seed % words.length, 1);
}

/** Two words that stand side by side. */
function pairOf(title: string, seed: number): string {
  const words = title.split(' ');
  const at = seed % Math.max(1, words.length - 1);
  return words.slice(at, at + 2).join(' ');
}

function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ø', 'o');
}

function longest(title: string): string[] {
  const words = [...new Set(title.split(/[^\p{L}\d]+/u).filter(word => word.length > 2))];
  const three = words.toSorted((a, b) => b.length - a.length).slice(0, 3);
  return words.filter(word => three.includes(word));
}

function cut(title: string, letters: number): string {
  return longest(title)
    .map(word => word.slice(0, letters))
    .join(' ');
}

function withTypo(words: readonly string[], seed: number): string[] {
  const at = words.indexOf(words.toSorted((a, b) => b.length - a.length)[seed % 2] ?? '');
  return words.with(at, misspelled(words[at] ?? '', seed));
}

/** One slip behind the first letter: a letter lost, doubled, replaced, or swapped with the next; numbers are known. */
function misspelled(word: string, seed: number): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const at = 1 + (seed % (word.length - 2));
  const [before, here, next] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)];
  const slips = [
    before + word.slice(at + 1),
    before + here + word.slice(at),
    `${before}q${word.slice(at + 1)}`,
    before + next + here + word.slice(at + 2),
  ];
  return slips[seed % 4] ?? word;
}
