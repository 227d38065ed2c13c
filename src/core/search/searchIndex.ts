import MiniSearch, { type SearchResult as Found } from 'minisearch';
import { isCommon } from './commonWords.ts';
import {
  type Combination,
  engineQuery,
  fieldBoosts,
  type IndexedField,
  indexedFields,
  isBareWord,
  isPhrase,
  type TextClause,
} from './engineQuery.ts';
import { excerptOf, marksOf } from './marks.ts';
import { hasPhrase, textsOf } from './phrases.ts';
import type { Query } from './query.ts';
import { type Fact, factsHold, newestDayOf, type SearchPaper } from './searchPaper.ts';
import { titleFactorOf } from './titleOrder.ts';
import { tokensOf } from './tokens.ts';

/** A paper that a search found. */
export interface Hit {
  readonly key: string;
  /** Comparable within one answer only; 0 where the query has no words. */
  readonly score: number;
  /** Matched parts of the title, as pairs of UTF-16 offsets in order that do not touch. */
  readonly titleMarks: readonly (readonly [number, number])[];
  /** A piece of the abstract around the first word found there; empty where it has none. */
  readonly excerpt: string;
}

/** What a search found, best first. */
export interface SearchResult {
  readonly hits: readonly Hit[];
  /** All that match, beyond the limit too. */
  readonly total: number;
  /** `all`: every hit has all words. `some`: no paper has, and these have at least one of them. */
  readonly words: 'all' | 'some';
}

/**
 * Finds papers by their words. MiniSearch does the finding; what it gives is held against phrases, days and the like,
 * and equals are put in an order that does not depend on how the index came about.
 */
export class SearchIndex {
  readonly #papers = new Map<string, SearchPaper>();
  readonly #engine = new MiniSearch<SearchPaper>({
    idField: 'key',
    fields: indexedFields,
    extractField: (paper, name) =>
      name === 'key' ? paper.key : textsOf(paper, name as IndexedField).join(' ; '),
    // A text is indexed with its second spellings (`lowbit` for `low-bit`), so that a query may use either.
    // Lower-cased again only for its effect: measured, strings that come out of it build the tree 1.6 times as fast.
    tokenize: text => tokensOf(text).map(({ term }) => term.toLowerCase()),
    processTerm: (term, name) => (name === 'abstract' && isCommon(term) ? null : term),
    searchOptions: {
      tokenize: term => [term],
      processTerm: term => term,
      boost: fieldBoosts,
      weights: { prefix: 0.6, fuzzy: 0.25 },
    },
  });

  /** The number of papers. */
  get size(): number {
    return this.#papers.size;
  }

  /** Adds a paper, in place of the one with its key. */
  put(paper: SearchPaper): void {
    this.remove(paper.key);
    this.#papers.set(paper.key, paper);
    this.#engine.add(paper);
  }

  /** Forgets a paper; a key that is not there is none. */
  remove(key: string): void {
    const paper = this.#papers.get(key);
    if (!paper) return;
    this.#engine.remove(paper);
    this.#papers.delete(key);
  }

  /**
   * The best `limit` papers: those that have all words of the query; if no paper has, those that have some.
   * Without words, the newest first; equals are ordered by day, title, id and key.
   */
  search(query: Query, limit: number): SearchResult {
    const all = this.#find(query, 'AND');
    const relaxed = all.length === 0 && query.clauses.filter(isBareWord).length > 1;
    const found = relaxed ? this.#find(query, 'OR') : all;
    const hits = this.#ranked(query, found)
      .slice(0, limit)
      .map(({ paper, score, match }) => ({
        key: paper.key,
        score,
        titleMarks: marksOf(paper.title, match),
        excerpt: excerptOf(paper.abstract(), match),
      }));
    return { hits, total: found.length, words: relaxed && found.length > 0 ? 'some' : 'all' };
  }

  /** The keys of all papers that have all words: what a filter lets through. */
  matching(query: Query): Set<string> {
    return new Set(this.#find(query, 'AND').map(({ id }) => String(id)));
  }

  #find(query: Query, combination: Combination): Findings {
    const facts = query.clauses.filter(clause => clause.kind !== 'text');
    if (facts.length === query.clauses.length) return this.#havingOnly(facts);
    const phrases = query.clauses.filter(
      (clause): clause is TextClause =>
        clause.kind === 'text' && isPhrase(clause) && !(combination === 'OR' && isBareWord(clause)),
    );
    return this.#engine.search(engineQuery(query, combination, MiniSearch.wildcard), {
      filter: ({ id }) => {
        const paper = this.#papers.get(id);
        if (!paper || !factsHold(facts, paper)) return false;
        return phrases.every(clause => clause.negated !== hasPhrase(paper, clause));
      },
    });
  }

  /** Without words there is nothing for the engine to do. */
  #havingOnly(facts: readonly Fact[]): Findings {
    const found: Findings = [];
    for (const paper of this.#papers.values()) {
      if (factsHold(facts, paper)) found.push({ id: paper.key, score: 0, match: {} });
    }
    return found;
  }

  /** The best by the engine's score, the first hundred of them put in order again by their titles. */
  #ranked(query: Query, found: Findings): Ranked[] {
    const hasWords = query.clauses.some(clause => clause.kind === 'text' && !clause.negated);
    const ranked = found.flatMap(({ id, score, match }): Ranked[] => {
      const paper = this.#papers.get(id);
      // Rounded, because sums of fractions depend on the order in which papers came.
      const rounded = hasWords ? Number(score.toPrecision(9)) : 0;
      return paper ? [{ paper, match, score: rounded, day: newestDayOf(paper) ?? '' }] : [];
    });
    ranked.sort(bestFirst);
    const factorOf = titleFactorOf(query);
    const first = ranked.splice(0, reordered);
    const again = first.map(each => ({ ...each, score: each.score * factorOf(each.paper.title) }));
    return [...again.sort(bestFirst), ...ranked];
  }
}

/** Titles are read again for so many papers only: further down nobody looks at the order. */
const reordered = 100;

type Findings = Pick<Found, 'id' | 'score' | 'match'>[];

interface Ranked {
  readonly paper: SearchPaper;
  readonly score: number;
  readonly match: Found['match'];
  readonly day: string;
}

function bestFirst(a: Ranked, b: Ranked): number {
  return (
    b.score - a.score ||
    compare(b.day, a.day) ||
    compare(a.paper.title, b.paper.title) ||
    compare(a.paper.arxivId, b.paper.arxivId) ||
    compare(a.paper.key, b.paper.key)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
