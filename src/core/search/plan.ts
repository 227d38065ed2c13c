import { type Atom, exactAtom, looseAtom } from './closeness.ts';
import type { TextField } from './fields.ts';
import type { Clause, Query } from './query.ts';
import type { Fact } from './searchPaper.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A query ready to be held against papers. */
export interface Plan {
  /** Every different word that is looked for. */
  readonly atoms: readonly Atom[];
  readonly needs: readonly Need[];
  readonly facts: readonly Fact[];
}

/** One word or phrase that a paper must have, or must not. */
export interface Need {
  /** It is there if one of its spellings is. */
  readonly spellings: readonly Spelling[];
  /** The fields that count, as bits of `field`. */
  readonly fields: number;
  readonly negated: boolean;
  /** True for bare words, which may be missing where no paper has them all. */
  readonly relaxable: boolean;
}

/** Words, by their index among the plan's atoms, that stand in one field: at most 30. */
export interface Spelling {
  readonly atoms: readonly number[];
  /** `row`: side by side in this order. `unit`: anywhere within one author or topic. */
  readonly arrangement: 'row' | 'unit';
}

/** The fields of a paper in the order in which they are recorded. */
export const field = { title: 0, author: 1, topic: 2, year: 3, abstract: 4 } as const;
export const fieldCount = 5;

/** What a query asks for, with its words folded as those of papers are. */
export function planOf(query: Query): Plan {
  const atoms = new AtomList();
  const needs: Need[] = [];
  const facts: Fact[] = [];
  for (const clause of query.clauses) {
    if (clause.kind === 'text') needs.push(...needsOf(clause, atoms));
    else facts.push(clause);
  }
  return { atoms: atoms.all, needs, facts };
}

type TextClause = Extract<Clause, { kind: 'text' }>;

function needsOf(clause: TextClause, atoms: AtomList): Need[] {
  const common = {
    fields: clause.field ? 1 << field[clause.field] : (1 << fieldCount) - 1,
    negated: clause.negated,
    relaxable: !clause.negated && !clause.quoted && clause.field === undefined,
  };
  const need = (spellings: readonly Spelling[]): Need => ({ ...common, spellings });
  if (clause.quoted) {
    const words = tokensOf(clause.text).filter(token => !token.extra);
    return slicesOf(words).map(slice => need([phraseOf(slice, clause, clause.field, atoms)]));
  }
  return clause.text
    .split(betweenWords)
    .map(tokensOf)
    .filter(tokens => tokens.length > 0)
    .flatMap((tokens, index, all) => {
      const open = clause.open && index === all.length - 1;
      return slicesOf(tokens).map(slice => need(spellingsOf(slice, clause.negated, open, atoms)));
    });
}

/** Signs without a space beside them that tie nothing: `sparse/dense` is two words, `low-bit` one. */
const betweenWords = /[,;:|/&()[\]，、；：。！？]+/;

/** Longer rows are looked for piece by piece, because a place in a row is one bit of a number. */
function slicesOf(tokens: readonly Token[]): Token[][] {
  const slices: Token[][] = [];
  for (let at = 0; at < tokens.length; at += 30) slices.push(tokens.slice(at, at + 30));
  return slices;
}

/** Names are found in any order and by initials: `author:"Liu, C."`. */
function phraseOf(
  words: readonly Token[],
  { open, negated }: TextClause,
  where: TextField | undefined,
  atoms: AtomList,
): Spelling {
  const last = words.length - 1;
  const isInitial = (term: string) => where === 'author' && words.length > 1 && /^\p{L}$/u.test(term);
  return {
    arrangement: where === 'author' ? 'unit' : 'row',
    atoms: words.map(({ term }, index) =>
      atoms.add({ ...exactAtom(term), prefix: (open && !negated && index === last) || isInitial(term) }),
    ),
  };
}

/** `low-bit` is `low` beside `bit`, or `lowbit`; `FlashAttention` is that, or `flash` beside `attention`. */
function spellingsOf(tokens: readonly Token[], negated: boolean, open: boolean, atoms: AtomList): Spelling[] {
  const words = tokens.filter(token => !token.extra);
  const whole = tokens.filter(token => token.extra && spans(token, words));
  const humps = words.length === 1 ? tokens.filter(token => token.extra && !spans(token, words)) : [];
  return [words, ...whole.map(token => [token]), humps]
    .filter(row => row.length > 0)
    .map(row => ({
      arrangement: 'row',
      atoms: row.map(({ term }, index) => atoms.add(atomOf(term, negated, index === row.length - 1, open))),
    }));
}

function spans(token: Token, words: readonly Token[]): boolean {
  return token.start <= (words[0]?.start ?? 0) && token.end >= (words.at(-1)?.end ?? 0);
}

/** What is excluded is excluded by whole words; a short word is taken for a beginning only while it is typed. */
function atomOf(term: string, negated: boolean, last: boolean, open: boolean): Atom {
  if (negated) return exactAtom(term);
  const mayGoOn = last && (open || (term.length > 2 && /\p{L}/u.test(term)));
  return looseAtom(term, mayGoOn);
}

/** Gives each different atom one index. */
class AtomList {
  readonly all: Atom[] = [];
  readonly #indexes = new Map<string, number>();

  add(atom: Atom): number {
    const name = `${atom.prefix ? 1 : 0}${atom.typos}${atom.term}`;
    const known = this.#indexes.get(name);
    if (known !== undefined) return known;
    this.#indexes.set(name, this.all.length);
    return this.all.push(atom) - 1;
  }
}
