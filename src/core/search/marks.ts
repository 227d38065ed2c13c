import { closeness } from './closeness.ts';
import { isCommon } from './commonWords.ts';
import type { Lexicon } from './lexicon.ts';
import type { Need, Plan, Word } from './plan.ts';
import type { Reading } from './reading.ts';
import type { SearchPaper } from './searchPaper.ts';
import { scanPieces, scanTokens, type Token } from './tokens.ts';
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
  /** By number: 1 for the words that the query matches anywhere. */
  readonly #matched: Uint8Array;
  /** Texts share their words: what each is to this query, by number, field and closeness. */
  readonly #known = new Map<number, readonly number[]>();

  constructor({ needs }: Plan, reading: Reading, lexicon: Lexicon) {
    this.#needs = needs;
    this.#reading = reading;
    this.#lexicon = lexicon;
    this.#matched = new Uint8Array(lexicon.size);
    for (const word of needs.flatMap(({ spellings }) => spellings.flat())) {
      for (const number of reading.matchesOf(word).numbers) this.#matched[number] = 1;
    }
  }

  /** True where the query has no words. */
  get isBlind(): boolean {
    return this.#needs.length === 0;
  }

  /** The words of a text that stands in a field, each with what it matches at least so closely. */
  read(text: string, field: IndexedField, least: number = closeness.twoTypos): SeenToken[] {
    const seen: SeenToken[] = [];
    scanTokens(text, (term, start, end, extra) => {
      seen.push({
        term,
        start,
        end,
        extra,
        needs: this.#needsOf(this.#lexicon.numberOf(term), field, least),
      });
    });
    return this.#hasPhrases ? this.#inRows(seen, field) : seen;
  }

  /** Of each word of a title, the needs that it meets without typos. */
  needsInTitle(title: string): readonly (readonly number[])[] {
    const [field, least] = ['title', closeness.prefix] as const;
    if (this.#hasPhrases)
      return this.read(title, field, least).flatMap(({ extra, needs }) => (extra ? [] : [needs]));
    const lexicon = this.#lexicon;
    const words: (readonly number[])[] = [];
    scanPieces(
      title,
      (term, _start, _end, extra) => {
        if (!extra) words.push(this.#needsOf(lexicon.numberOf(term), field, least));
      },
      (start, end, hash) => {
        words.push(this.#needsOf(lexicon.numberOfPart(title, start, end, hash), field, least));
      },
    );
    return words;
  }

  /** The first word of a text that matches anything. */
  first(text: string, field: IndexedField): Token | undefined {
    if (this.#hasPhrases) return this.read(text, field).find(({ needs }) => needs.length > 0);
    let first: Token | undefined;
    const lexicon = this.#lexicon;
    const isMatch = (number: number) => this.#needsOf(number, field, closeness.twoTypos).length > 0;
    for (let from = 0; from < text.length && !first; ) {
      // No word goes on behind a space.
      const space = text.indexOf(' ', from + pieceLength);
      const piece = text.slice(from, space < 0 ? text.length : space);
      const take = (term: string, start: number, end: number, extra: boolean) => {
        first ??= { term, start: from + start, end: from + end, extra };
      };
      scanPieces(
        piece,
        (term, start, end, extra) => {
          if (isMatch(lexicon.numberOf(term))) take(term, start, end, extra);
        },
        (start, end, hash) => {
          if (isMatch(lexicon.numberOfPart(piece, start, end, hash)))
            take(piece.slice(start, end).toLowerCase(), start, end, false);
        },
      );
      from += piece.length + 1;
    }
    return first;
  }

  get #hasPhrases(): boolean {
    return this.#needs.some(({ phrase }) => phrase);
  }

  #needsOf(number: number, field: IndexedField, least: number): readonly number[] {
    if (this.#matched[number] !== 1) return none;
    const name = (number * 8 + least) * 32 + fieldBit[field];
    let needs = this.#known.get(name);
    if (!needs) {
      const meets = (word: Word) => this.#closeness(number, word, field) >= least;
      needs = this.#needs.flatMap(({ spellings }, need) =>
        spellings.some(words => words.some(meets)) ? [need] : [],
      );
      this.#known.set(name, needs);
    }
    return needs;
  }

  /** How closely a word of a text matches a word of the query; 0 where it does not, or not in this field. */
  #closeness(number: number, word: Word, field: IndexedField): number {
    const matches = this.#reading.matchesOf(word);
    const close = matches.closeness[indexOf(matches.numbers, number)] ?? closeness.none;
    return (word.worth[(close << fieldBits) | fieldBit[field]] ?? 0) > 0 ? close : closeness.none;
  }

  /** Takes the words of a phrase away where they do not stand side by side. */
  #inRows(tokens: readonly SeenToken[], field: IndexedField): SeenToken[] {
    const fits = ({ term }: SeenToken, word: Word) =>
      this.#closeness(this.#lexicon.numberOf(term), word, field) > closeness.none;
    const rows = this.#needs.map(({ phrase, spellings: [words = []] }) =>
      phrase ? new Set(rowsOf(words, tokens, fits)) : undefined,
    );
    return tokens.map(token => ({
      ...token,
      needs: token.needs.filter(need => rows[need]?.has(token) ?? true),
    }));
  }
}

const none: readonly number[] = [];

/** Letters of an abstract that are looked through before asking whether that was enough. */
const pieceLength = 200;

/** Tokens that stand side by side as some words do; little words between them do not count. */
function rowsOf(
  words: readonly Word[],
  tokens: readonly SeenToken[],
  fits: (token: SeenToken, word: Word) => boolean,
): SeenToken[] {
  const counted = tokens.filter(({ extra, term, needs }) => !extra && (needs.length > 0 || !isCommon(term)));
  return counted.flatMap((_, from) => {
    const row = counted.slice(from, from + words.length);
    const fit = words.every((word, next) => row[next] !== undefined && fits(row[next], word));
    return fit ? row : [];
  });
}

function indexOf(sorted: Uint32Array, wanted: number): number {
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
  const token = sight.first(abstract, 'abstract');
  return token ? pieceOf(abstract, token) : '';
}

function pieceOf(abstract: string, { start }: Token): string {
  const from = start <= lead ? 0 : abstract.indexOf(' ', start - lead) + 1 || start;
  const cut = from + length >= abstract.length ? abstract.length : abstract.lastIndexOf(' ', from + length);
  const to = cut > start ? cut : Math.min(abstract.length, from + length);
  const piece = abstract.slice(Math.min(from, start), to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${piece}${to < abstract.length ? '…' : ''}`;
}
