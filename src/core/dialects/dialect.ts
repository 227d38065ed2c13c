import type { Paper } from '../digest.ts';
import type { Skeleton } from '../markdown/skeleton.ts';

/** One way in which digests are written. */
export interface Dialect {
  /** A short name for messages and `list`. */
  readonly name: string;
  /** The papers of a text in this dialect, in order; empty where the text is not in it. */
  readonly papers: (text: string, skeleton: Skeleton) => Paper[];
}
