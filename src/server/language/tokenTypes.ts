import type { TokenKind } from '../../core/features/tokens.ts';

/** What an editor calls each kind of token; those that it has no word for it is not sent. */
export type TokenTypes = Readonly<Partial<Record<TokenKind, string>>>;

/** The place of each kind in the list of types that an editor was given. */
export type TokenNumbers = Readonly<Partial<Record<TokenKind, number>>>;

/** Types of our own, which the manifest describes to VS Code. */
export const ownTypes = {
  author: 'paperAuthor',
  date: 'paperDate',
  arxivId: 'arxivId',
  category: 'paperCategory',
  topic: 'paperTopic',
  label: 'paperLabel',
} satisfies Record<TokenKind, string>;

/** The types of the protocol that editors colour as our grammar has these coloured. */
const standardTypes = {
  author: 'function',
  date: 'number',
  arxivId: 'number',
  category: 'class',
  topic: 'class',
  label: 'keyword',
} satisfies Record<TokenKind, string>;

/** The standard types that a client knows. */
export function knownTypes(known: readonly string[]): TokenTypes {
  return Object.fromEntries(Object.entries(standardTypes).filter(([, type]) => known.includes(type)));
}

/** The types that tokens can have, each once. */
export function legendOf(types: TokenTypes): string[] {
  return [...new Set(Object.values(types))];
}

/** Which of them each kind has. */
export function numbersOf(types: TokenTypes): TokenNumbers {
  const legend = legendOf(types);
  return Object.fromEntries(Object.entries(types).map(([kind, type]) => [kind, legend.indexOf(type)]));
}
