import { deepEqual, ok } from 'node:assert/strict';
import { Catalogue } from '../../../src/core/catalogue.ts';
import { Library } from '../../../src/core/library.ts';
import { parseQuery } from '../../../src/core/search/query.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import type { SearchPaper } from '../../../src/core/search/searchPaper.ts';
import { corpus } from '../../support/samples.ts';
import { inventedPapers } from './inventedPapers.ts';

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

type Remembered = Pick<SearchPaper, 'title' | 'authors' | 'published' | 'arxivId'>;

describe('search for a paper that one half remembers', () => {
  const papers = inventedPapers();
  const index = new SearchIndex();
  for (const paper of papers) index.put(paper);

  for (const [way, queryOf] of Object.entries(ways)) {
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
