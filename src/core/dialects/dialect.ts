import type { Digest, Paper } from '../digest.ts';
import type { Skeleton } from '../markdown/skeleton.ts';

/** One way in which digests are written. */
export interface Dialect {
  /** A short name for messages and `list`. */
  readonly name: string;
  /**
   * The papers of a text in this dialect, in order; empty where the text is not in it. `previous` is the digest before
   * an edit, read in the same dialect: with it the answer is the same, only faster.
   */
  readonly papers: (text: string, skeleton: Skeleton, previous?: Digest) => Paper[];
}
