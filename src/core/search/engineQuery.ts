import MiniSearch, { type Query as EngineQuery, type QueryCombination } from 'minisearch';
import type { TextField } from './fields.ts';
import type { Clause, Query, TextCondition } from './query.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The fields that MiniSearch indexes, with what a word is worth there. */
export const fieldBoosts = { title: 6, author: 4, topic: 3, year: 2, abstract: 1 } as const;
export type IndexedField = keyof typeof fieldBoosts;
export const indexedFields = Object.keys(fieldBoosts) as IndexedField[];

/** How the words of a query belong together: every one must be found, or at least one. */
export type Combination = 'AND' | 'OR';

/** Whether a clause asks for a bare word, which may be missing where no paper has them all. */
export function isBareWord(clause: Clause): clause is TextCondition & { readonly negated: boolean } {
  return clause.kind === 'text' && !clause.negated && !clause.quoted && clause.field === undefined;
}

/** The words of a query as MiniSearch understands them; without any, every paper. */
export function engineQuery(query: Query, combineWith: Combination): EngineQuery {
  const texts = query.clauses.filter(clause => clause.kind === 'text');
  const bare = texts.filter(isBareWord).flatMap(wordsOf);
  const required = texts.filter(clause => !clause.negated && !isBareWord(clause)).flatMap(wordsOf);
  // A phrase excludes only papers that have its words side by side, which is seen afterwards.
  const excluded = texts.filter(clause => clause.negated && !clause.quoted).flatMap(wordsOf);
  const wanted: EngineQuery[] = [...(bare.length > 0 ? [{ combineWith, queries: bare }] : []), ...required];
  const found: EngineQuery =
    wanted.length > 0 ? { combineWith: 'AND', queries: wanted } : MiniSearch.wildcard;
  return excluded.length > 0 ? { combineWith: 'AND_NOT', queries: [found, ...excluded] } : found;
}

/** One condition for each word; an excluded clause of several words is one condition. */
function wordsOf(clause: TextCondition & { readonly negated: boolean }): EngineQuery[] {
  const groups = clause.quoted ? [tokensOf(clause.text)] : clause.text.split(betweenWords).map(tokensOf);
  const words = groups
    .filter(tokens => tokens.length > 0)
    .map((tokens, index, all) => spellings(tokens, clause, clause.open && index === all.length - 1));
  return clause.negated && words.length > 1 ? [{ combineWith: 'AND', queries: words }] : words;
}

/** Signs that tie nothing: `sparse/dense` is two words, `low-bit` one. */
const betweenWords = /[,;:|/&()[\]，、；：。！？]+/;

/** `low-bit` is `low` and `bit`, or `lowbit`; a phrase is its words, held against the text afterwards. */
function spellings(
  tokens: readonly Token[],
  { field, quoted, negated }: TextCondition & { readonly negated: boolean },
  open: boolean,
): EngineQuery {
  const common = field ? { fields: [field satisfies TextField] } : {};
  const words = tokens.filter(({ extra }) => !extra);
  const loose = !quoted && !negated;
  const row: QueryCombination = {
    ...common,
    combineWith: 'AND',
    queries: words.map(({ term }, at): QueryCombination => {
      const last = at === words.length - 1;
      // A name goes by its initial, too: author:"Liu, C.".
      const initial = quoted && field === 'author' && words.length > 1 && term.length === 1;
      return {
        ...common,
        combineWith: 'AND',
        queries: [term],
        prefix:
          initial || (!negated && last && open) || (loose && last && term.length > 2 && /\p{L}/u.test(term)),
        fuzzy: loose ? typosIn(term) : false,
      };
    }),
  };
  const whole = tokens.find(
    ({ extra, start, end }) => extra && start <= (words[0]?.start ?? 0) && end >= (words.at(-1)?.end ?? 0),
  );
  if (!whole || quoted) return row;
  const joined: QueryCombination = {
    ...common,
    combineWith: 'AND',
    queries: [whole.term],
    fuzzy: false,
    prefix: open && !negated,
  };
  return { combineWith: 'OR', queries: [row, joined] };
}

/** Typos forgiven in a word: none in short ones and in numbers, one from four letters, two from eight. */
function typosIn(term: string): number | false {
  if (term.length < 4 || /\d/.test(term)) return false;
  return term.length < 8 ? 1 : 2;
}
