import type { Paper } from '../../src/core/digest.ts';
import type { Random } from '../workload/random.ts';

/** A half-remembered title, and the paper that is meant. */
export interface KnownItem {
  readonly query: string;
  readonly id: string;
  readonly kind: string;
}

interface Titled {
  readonly title: string;
  readonly id: string;
}

/** Titles as people remember them: without a word or two, with a typo, or by three words only. */
export function knownItems(random: Random, papers: readonly Titled[], count: number): KnownItem[] {
  const fit = papers.filter(({ title }) => wordsOf(title).filter(isLong).length >= 3);
  return Array.from({ length: fit.length === 0 ? 0 : count }, (_, index): KnownItem => {
    const { title, id } = random.pick(fit);
    const [kind, misremember] = ways[index % ways.length] ?? ['a typo', withTypo];
    return { query: misremember(random, wordsOf(title)).join(' '), id, kind };
  });
}

/** What a search box holds while somebody types: the beginning of a word, also after a whole one. */
export function typedQueries(random: Random, papers: readonly Titled[], count: number): string[] {
  return Array.from({ length: count }, () => {
    const words = wordsOf(random.pick(papers).title);
    const last = random.pick(words).slice(0, random.between(1, 8));
    return random.percent(50) ? last : `${random.pick(words)} ${last}`;
  });
}

type Way = (random: Random, words: readonly string[]) => string[];

const ways: readonly (readonly [kind: string, way: Way])[] = [
  ['a word or two missing', withoutSome],
  ['a typo', withTypo],
  [
    'three words with two typos',
    (random, words) => {
      const [first = '', ...others] = longest(words);
      return [first, ...others.map(word => misspelled(random, word))];
    },
  ],
  ['three words cut', (random, words) => longest(words).map(word => word.slice(0, random.between(4, 5)))],
];

/** What people know besides words of the title, by kind. */
export const askedOtherwise: Readonly<Record<string, (random: Random, paper: Paper) => string>> = {
  'an author, a word and the year': (random, { authors, title, published }) =>
    `${random.pick(authors)} ${longest(wordsOf(title))[0] ?? ''} ${published?.day.slice(0, 4) ?? ''}`,
  'an author with a typo and a word': (random, { authors, title }) => {
    const [given = '', family = ''] = random.pick(authors).split(' ');
    return `${given} ${family.length < 5 ? family : misspelled(random, family)} ${longest(wordsOf(title))[0] ?? ''}`;
  },
  'an id': (_, { arxivId }) => `https://arxiv.org/abs/${arxivId}`,
  'a phrase': (random, { title }) => {
    const words = wordsOf(title);
    const from = random.between(0, Math.max(0, words.length - 4));
    return `"${words.slice(from, from + 4).join(' ')}"`;
  },
  'something left out': (random, { title }) => `${withoutSome(random, wordsOf(title)).join(' ')} -walruses`,
};

function withoutSome(random: Random, words: readonly string[]): string[] {
  const left = [...words];
  for (let drop = random.between(1, 2); drop > 0; drop--) left.splice(random.between(0, left.length - 1), 1);
  return left;
}

function withTypo(random: Random, words: readonly string[]): string[] {
  const wrong = random.pick(words.filter(isLong));
  return words.map(word => (word === wrong ? misspelled(random, word) : word));
}

/** One letter left out, doubled, swapped with the next, or another, never the first. */
function misspelled(random: Random, word: string): string {
  const at = random.between(1, word.length - 2);
  const [before, letter, next, after] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 2),
  ];
  return random.pick([
    before + next + after,
    before + letter + letter + next + after,
    before + next + letter + after,
    `${before}e${next}${after}`,
  ]);
}

/** The three words that one remembers: the long ones. */
function longest(words: readonly string[]): string[] {
  const kept = new Set(words.toSorted((a, b) => b.length - a.length).slice(0, 3));
  return words.filter(word => kept.has(word)).slice(0, 3);
}

function isLong(word: string): boolean {
  return word.length >= 5;
}

function wordsOf(title: string): string[] {
  return title.match(/[\p{L}\p{N}]+/gu) ?? [];
}
