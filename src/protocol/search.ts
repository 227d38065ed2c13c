import type { Location } from 'vscode-languageserver-protocol';
import type { PaperLink } from './paperLink.ts';

/** A search over every paper of the workspace. */
export interface SearchParams {
  /** In the query language; an empty query answers with the newest papers. */
  readonly query: string;
  /** At most so many hits, best first; 1 to 1000. */
  readonly limit: number;
}

/** Hits, best first. */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** All that match, beyond the limit too. */
  readonly total: number;
  readonly issues: readonly QueryIssue[];
  /** False while abstracts are still being added to the index, and for a moment before that titles. */
  readonly complete: boolean;
}

/** One paper that matches, at its newest appearance. */
export interface SearchHit {
  readonly paper: PaperLink;
  readonly location: Location;
  /** Matched parts of the title, as pairs of UTF-16 offsets. */
  readonly titleMarks: readonly (readonly [number, number])[];
  readonly authors: string;
  readonly day: string | null;
  readonly topics: readonly string[];
  /** A piece of the abstract around the first match; empty where the abstract does not match. */
  readonly excerpt: string;
}

/** Something wrong in a query, in one sentence that says what to write instead. */
export interface QueryIssue {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}
