import { type Atom, typosIn } from './closeness.ts';
import { isCommon } from './commonWords.ts';
import { phraseReader } from './phrases.ts';
import type { Clause, Query, TextCondition } from './query.ts';
import type { Fact, SearchPaper } from './searchPaper.ts';
import { type Token, tokensOf } from './tokens.ts';
import { allFields, type FieldSet, fieldBit, shortFields, worthTable } from './worth.ts';

/** A query ready to be held against papers. */
export interface Plan {
  /** What a paper must have: all of them, or most where some may be missing. */
  readonly needs: readonly Need[];
  /** What it must not have. */
  readonly exclusions: readonly Need[];
  readonly facts: readonly Fact[];
}

/** One word of a query in all its spellings. */
export interface Need {
  /** A paper has it if it has every word of one of these. */
  readonly spellings: readonly (readonly Word[])[];
  /** True for bare words, which may be missing where no paper has them all. */
  readonly mayBeMissing: boolean;
  /** Set where the words belong side by side: whether they do in a paper that has them all. */
  readonly phrase: ((paper: SearchPaper) => boolean) | undefined;
}

/** One word as it is looked for. */
export interface Word extends Atom {
  /** See `worthTable`: what it is worth, by how closely it matches and in which fields. */
  readonly worth: Uint8Array;
}

/** A clause that asks for words. */
export type TextClause = TextCondition & { readonly negated: boolean };

/** What a query asks for, with its words folded as those of papers are. */
export function planOf({ clauses }: Query): Plan {
  const texts = clauses.filter(clause => clause.kind === 'text');
  const bare = withoutCommon(texts.filter(isBareWord));
  const wanted = texts.filter(clause => !clause.negated && (!isBareWord(clause) || bare.includes(clause)));
  return {
    needs: wanted.flatMap(needsOf),
    exclusions: texts.filter(({ negated }) => negated).flatMap(exclusionsOf),
    facts: clauses.filter(clause => clause.kind !== 'text'),
  };
}

/** Whether a clause asks for a bare word, which may be missing where no paper has them all. */
function isBareWord(clause: Clause): clause is TextClause {
  return clause.kind === 'text' && !clause.negated && !clause.quoted && clause.field === undefined;
}

/** Whether the words must stand side by side: quoted ones, and those of a script without spaces. */
function isPhrase({ text, quoted }: TextCondition): boolean {
  return (
    quoted || /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]{2,}$/u.test(text)
  );
}

function withoutCommon(clauses: readonly TextClause[]): readonly TextClause[] {
  const telling = clauses.filter(({ text }) => !isCommon(text.toLowerCase()));
  return telling.length > 0 ? telling : clauses;
}

function needsOf(clause: TextClause): Need[] {
  const groups = groupsOf(clause);
  return groups.map((tokens, index) => ({
    spellings: spellingsOf(tokens, clause, clause.open && index === groups.length - 1),
    mayBeMissing: isBareWord(clause),
    phrase: isPhrase(clause) ? phraseReader(clause) : undefined,
  }));
}

/** What is excluded is excluded by whole words, and only together. */
function exclusionsOf(clause: TextClause): Need[] {
  if (isPhrase(clause)) return needsOf(clause);
  const groups = groupsOf(clause).map(tokens => {
    const words = tokens.filter(({ extra }) => !extra);
    const whole = compoundOf(tokens, words);
    return [words, ...(whole ? [[whole]] : [])].map(row => row.map(({ term }) => exactly(term, clause)));
  });
  const [only] = groups;
  if (!only) return [];
  const spellings = groups.length === 1 ? only : [groups.flatMap(([row]) => row ?? [])];
  return [{ spellings, mayBeMissing: false, phrase: undefined }];
}

/** Signs that tie nothing: `sparse/dense` is two words, `low-bit` one. */
const betweenWords = /[,;:|/&()[\]，、；：。！？]+/;

function groupsOf({ text, quoted }: TextCondition): (readonly Token[])[] {
  const parts = quoted ? [text] : text.split(betweenWords);
  return parts.map(tokensOf).filter(tokens => tokens.length > 0);
}

/** `low-bit` is `low` and `bit`, or `lowbit`; a phrase is its words, held against the text afterwards. */
function spellingsOf(tokens: readonly Token[], clause: TextClause, open: boolean): Word[][] {
  const words = tokens.filter(({ extra }) => !extra);
  const telling = words.filter(({ term }, at) => !isCommon(term) || (open && at === words.length - 1));
  const row = (telling.length > 0 ? telling : words).map(token => {
    const last = token === words.at(-1);
    // A name goes by its initial, too: author:"Liu, C.".
    const isInitial = clause.field === 'author' && words.length > 1 && token.term.length === 1;
    if (clause.quoted)
      return isInitial || (open && last) ? beginning(token.term, clause) : exactly(token.term, clause);
    return loosely(token.term, clause, last, open && last);
  });
  const whole = clause.quoted ? undefined : compoundOf(tokens, words);
  if (!whole) return [row];
  return [row, [open ? beginning(whole.term, clause) : exactly(whole.term, clause)]];
}

function compoundOf(tokens: readonly Token[], words: readonly Token[]): Token | undefined {
  return tokens.find(
    ({ extra, start, end }) => extra && start <= (words[0]?.start ?? 0) && end >= (words.at(-1)?.end ?? 0),
  );
}

function exactly(term: string, { field }: TextCondition): Word {
  const fields = field ? fieldBit[field] : allFields;
  return { term, prefix: false, typos: 0, worth: worthTable(fields, 0, 0) };
}

function beginning(term: string, { field }: TextCondition): Word {
  const fields = field ? fieldBit[field] : allFields;
  return { term, prefix: true, typos: 0, worth: worthTable(fields, fields, 0) };
}

/** A word that may be misspelled, and may go on where it is the last of its row or still being typed. */
function loosely(term: string, { field }: TextCondition, last: boolean, open: boolean): Word {
  const prefix = open || (last && term.length > 2 && /\p{L}/u.test(term));
  const fields: FieldSet = field ? fieldBit[field] : allFields;
  // In abstracts a typo, or a letter or two of a beginning, would find anything.
  const few = fields & shortFields;
  const isShort = /^[a-z\d]{1,2}$/.test(term);
  const exact = prefix && /^[a-z\d]$/.test(term) ? few : fields;
  return { term, prefix, typos: typosIn(term), worth: worthTable(exact, isShort ? few : fields, few) };
}
