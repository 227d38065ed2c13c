import type { Query as EngineQuery, QueryCombination } from 'minisearch';
import { isCommon } from './commonWords.ts';
import type { Clause, Query, TextCondition } from './query.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The fields that MiniSearch indexes, with what a word is worth there. */
export const fieldBoosts = { title: 6, author: 4, topic: 3, year: 2, abstract: 1 } as const;
export type IndexedField = keyof typeof fieldBoosts;
export const indexedFields = Object.keys(fieldBoosts) as IndexedField[];

/** Where few words stand, so that a typo or the first letters find what is meant; in abstracts they find anything. */
const shortFields = indexedFields.filter(name => name !== 'abstract');

/** How the words of a query belong together: every one must be found, or at least one. */
export type Combination = 'AND' | 'OR';

/** A clause that asks for words. */
export type TextClause = TextCondition & { readonly negated: boolean };

/** Whether a clause asks for a bare word, which may be missing where no paper has them all. */
export function isBareWord(clause: Clause): clause is TextClause {
  return clause.kind === 'text' && !clause.negated && !clause.quoted && clause.field === undefined;
}

/** The words of a query as MiniSearch understands them; `everything` is what it starts from without any. */
export function engineQuery(query: Query, combineWith: Combination, everything: EngineQuery): EngineQuery {
  const texts = query.clauses.filter(clause => clause.kind === 'text');
  const bare = withoutCommon(texts.filter(isBareWord)).flatMap(wordsOf);
  const required = texts.filter(clause => !clause.negated && !isBareWord(clause)).flatMap(wordsOf);
  // A phrase excludes only papers that have its words side by side, which is seen afterwards.
  const excluded = texts.filter(clause => clause.negated && !isPhrase(clause)).flatMap(wordsOf);
  const wanted: EngineQuery[] = [...(bare.length > 0 ? [{ combineWith, queries: bare }] : []), ...required];
  const found: EngineQuery = wanted.length > 0 ? { combineWith: 'AND', queries: wanted } : everything;
  return excluded.length > 0 ? { combineWith: 'AND_NOT', queries: [found, ...excluded] } : found;
}

/** Whether the words must stand side by side: quoted ones, and those of a script without spaces. */
export function isPhrase({ text, quoted }: TextCondition): boolean {
  return (
    quoted || /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]{2,}$/u.test(text)
  );
}

function withoutCommon(clauses: readonly TextClause[]): readonly TextClause[] {
  const telling = clauses.filter(({ text }) => !isCommon(text.toLowerCase()));
  return telling.length > 0 ? telling : clauses;
}

/** One condition for each word; an excluded clause of several words is one condition. */
function wordsOf(clause: TextClause): EngineQuery[] {
  const groups = clause.quoted ? [tokensOf(clause.text)] : clause.text.split(betweenWords).map(tokensOf);
  const words = groups
    .filter(tokens => tokens.length > 0)
    .map((tokens, index, all) => spellings(tokens, clause, clause.open && index === all.length - 1));
  return clause.negated && words.length > 1 ? [{ combineWith: 'AND', queries: words }] : words;
}

/** Signs that tie nothing: `sparse/dense` is two words, `low-bit` one. */
const betweenWords = /[,;:|/&()[\]，、；：。！？]+/;

/** `low-bit` is `low` and `bit`, or `lowbit`; a phrase is its words, held against the text afterwards. */
function spellings(tokens: readonly Token[], clause: TextClause, open: boolean): EngineQuery {
  const { field, quoted, negated } = clause;
  const words = tokens.filter(({ extra }) => !extra);
  const telling = words.filter(({ term }, at) => !isCommon(term) || (open && at === words.length - 1));
  const row: EngineQuery = {
    combineWith: 'AND',
    queries: (telling.length > 0 ? telling : words).map(token => {
      const last = token === words.at(-1);
      // A name goes by its initial, too: author:"Liu, C.".
      const initial = quoted && field === 'author' && words.length > 1 && token.term.length === 1;
      if (negated) return exactly(token.term, field);
      if (quoted)
        return initial || (open && last) ? beginning(token.term, field) : exactly(token.term, field);
      return loosely(token.term, field, last, open && last);
    }),
  };
  const whole = tokens.find(
    ({ extra, start, end }) => extra && start <= (words[0]?.start ?? 0) && end >= (words.at(-1)?.end ?? 0),
  );
  if (!whole || quoted) return row;
  const joined = open && !negated ? beginning(whole.term, field) : exactly(whole.term, field);
  return { combineWith: 'OR', queries: [row, joined] };
}

function exactly(term: string, field: IndexedField | undefined): QueryCombination {
  return {
    combineWith: 'AND',
    queries: [term],
    prefix: false,
    fuzzy: false,
    fields: fieldsOr(field, indexedFields),
  };
}

function beginning(term: string, field: IndexedField | undefined): QueryCombination {
  return { ...exactly(term, field), prefix: true };
}

/** A word that may be misspelled, and may go on where it is the last of its row or still being typed. */
function loosely(
  term: string,
  field: IndexedField | undefined,
  last: boolean,
  open: boolean,
): QueryCombination {
  const isLetter = /\p{L}/u.test(term);
  const mayGoOn = open || (last && term.length > 2 && isLetter);
  const few = fieldsOr(field, shortFields);
  if (mayGoOn && /^[a-z\d]{1,2}$/.test(term)) {
    const begun = { ...beginning(term, field), fields: few };
    return term.length === 1 ? begun : { combineWith: 'OR', queries: [begun, exactly(term, field)] };
  }
  const written = mayGoOn ? beginning(term, field) : exactly(term, field);
  const typos = typosIn(term);
  if (typos === 0) return written;
  // In this order: where both find one word, MiniSearch keeps the fields of the later one.
  const misspelled = { ...exactly(term, field), fields: few, fuzzy: typos };
  return { combineWith: 'OR', queries: [misspelled, written] };
}

function fieldsOr(field: IndexedField | undefined, others: readonly IndexedField[]): IndexedField[] {
  return field ? [field] : [...others];
}

/** Typos forgiven in a word: none in short ones and in numbers, one from four letters, two from eight. */
function typosIn(term: string): number {
  if (term.length < 4 || /\d/.test(term)) return 0;
  return term.length < 8 ? 1 : 2;
}
