import type { Catalogue } from '../catalogue.ts';
import type { Appearance } from '../digest.ts';
import type { Library } from '../library.ts';
import { closed, notice, opened } from './fileText.ts';

/** What an agent is answered: an answer in words and as data, or in one sentence what was wrong with its question. */
export type AgentAnswer<Data> =
  | { readonly kind: 'answer'; readonly text: AgentText; readonly data: Data }
  | AgentMistake;

export interface AgentMistake {
  readonly kind: 'mistake';
  readonly message: string;
}

/** An answer for a language model, in pieces of which the last may be left out where there is room for fewer. */
export interface AgentText {
  readonly before: string;
  /** Copied from files; what is said about that stands before and behind. */
  readonly pieces: readonly string[];
  readonly behind: string;
}

/** Where a paper stands, as an agent is told: the name of its file, and the line of its title from 1. */
export interface AgentPlace {
  readonly file: string;
  readonly line: number;
}

/** The library that an agent asks, its search index filled. */
export interface AskedLibrary {
  readonly library: Library;
  readonly catalogue: Catalogue;
  /** Whether it is known which papers are read, starred and noted. */
  readonly readingList: 'known' | 'unknown';
  readonly placeOf: (appearance: Appearance) => AgentPlace;
}

/** A sentence of ours, and below it pieces that are copied from files. */
export function agentText(sentence: string, pieces: readonly string[]): AgentText {
  if (pieces.length === 0) return { before: sentence, pieces, behind: '' };
  return { before: `${sentence}\n${notice}\n${opened}`, pieces, behind: closed };
}

/** An answer as one text. */
export function wholeText({ before, pieces, behind }: AgentText): string {
  return [before, ...pieces, behind].filter(Boolean).join('\n');
}

/** A question that cannot be answered as it is. */
export function mistake(message: string): AgentMistake {
  return { kind: 'mistake', message };
}

/** `1 paper`, `12 papers`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
