import { closeness } from './closeness.ts';
import { isCommon } from './commonWords.ts';
import type { Lexicon } from './lexicon.ts';
import type { Need, Plan, Word } from './plan.ts';
import type { Reading } from './reading.ts';
import type { SearchPaper } from './searchPaper.ts';
import { type Token, tokensOf } from './tokens.ts';
import { fieldBit, fieldBits, type IndexedField } from './worth.ts';

/** A word of a text, with the needs of a query, by their index, that it meets. */
export interface SeenToken extends Token {
  readonly needs: readonly number[];
}

/** Sees in a text what a query matches there. */
export class Sight {
  readonly #needs: readonly Need[];
  readonly #reading: Reading;
  readonly #lexicon: Lexicon;

  constructor({ needs }: Plan, reading: Reading, lexicon: Lexicon) {
    this.#needs = needs;
    this.#reading = reading;
    this.#lexicon = lexicon;
  }

  /** True where the query has no words. */
  get isBlind(): boolean {
    return this.#needs.length === 0;
  }

  /** The words of a text that stands in a field, and what each matches at least so closely. */
  read(text: string, field: IndexedField, least: number = closeness.twoTypos): SeenToken[] {
    const tokens = tokensOf(text);
    const numbers = tokens.map(({ term }) => this.#lexicon.numberOf(term));
    const met = this.#needs.map(need => this.#met(need, tokens, numbers, { field: fieldBit[field], least }));
    return tokens.map((token, at) => ({
      ...token,
      needs: met.flatMap((isMet, need) => (isMet(at) ? [need] : [])),
    }));
  }

  #met(
    { spellings, isRow }: Need,
    tokens: readonly Token[],
    numbers: readonly (number | undefined)[],
    what: Looking,
  ): (at: number) => boolean {
    const meets = (at: number, word: Word) => this.#matches(word, numbers[at], what);
    if (!isRow) return at => spellings.some(words => words.some(word => meets(at, word)));
    const inRows = new Set(spellings.flatMap(words => rowsOf(words, tokens, meets)));
    return at => inRows.has(at);
  }

  #matches(word: Word, number: number | undefined, { field, least }: Looking): boolean {
    if (number === undefined) return false;
    const matches = this.#reading.matchesOf(word);
    const close = matches.closeness[indexOf(matches.numbers, number)] ?? 0;
    return close >= least && (word.worth[(close << fieldBits) | field] ?? 0) > 0;
  }
}

interface Looking {
  readonly field: number;
  readonly least: number;
}

/** The places of tokens that stand side by side as some words do; little words in between do not count. */
function rowsOf(
  words: readonly Word[],
  tokens: readonly Token[],
  meets: (at: number, word: Word) => boolean,
): number[] {
  const counted = tokens.flatMap(({ extra, term }, at) =>
    extra || (isCommon(term) && !words.some(word => meets(at, word))) ? [] : [at],
  );
  return counted.flatMap((_, from) => {
    const row = counted.slice(from, from + words.length);
    return row.length === words.length && words.every((word, next) => meets(row[next] ?? -1, word))
      ? row
      : [];
  });
}

function indexOf(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : -1;
}

/** The parts of a title that words of the query match, as pairs of offsets in order that do not touch. */
export function marksOf(title: string, sight: Sight): (readonly [number, number])[] {
  const marks: [number, number][] = [];
  const tokens = sight.read(title, 'title').filter(({ needs }) => needs.length > 0);
  for (const { start, end } of tokens.sort((a, b) => a.start - b.start)) {
    const last = marks.at(-1);
    // What is joined in the text is joined in the mark: `low-bit`, `ST$^3$`.
    if (last && (start <= last[1] || /^[-–‐$^{}\\]+$/.test(title.slice(last[1], start))))
      last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

/** Letters of an abstract that are shown before the match and in all. */
const lead = 40;
const length = 180;

/** A piece of an abstract around the first word of the query in it, cut at words; empty where it has none. */
export function excerptOf(paper: SearchPaper, sight: Sight): string {
  if (!paper.hasAbstract || sight.isBlind) return '';
  const abstract = paper.abstract();
  const token = sight.read(abstract, 'abstract').find(({ needs }) => needs.length > 0);
  return token ? pieceOf(abstract, token) : '';
}

function pieceOf(abstract: string, { start }: Token): string {
  const from = start <= lead ? 0 : abstract.indexOf(' ', start - lead) + 1 || start;
  const cut = from + length >= abstract.length ? abstract.length : abstract.lastIndexOf(' ', from + length);
  const to = cut > start ? cut : Math.min(abstract.length, from + length);
  const piece = abstract.slice(Math.min(from, start), to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${piece}${to < abstract.length ? '…' : ''}`;
}
