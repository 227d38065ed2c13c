import type { TreeParams } from './trees.ts';

/** Asks for the first paper behind a row that is not read, in the order of the tree. */
export interface NextUnreadParams extends TreeParams {
  /** `key` is that of the row to begin behind; null begins at the top. */
  readonly key: string | null;
  /** The arXiv id of a paper that is about to be read. */
  readonly besides?: string | undefined;
}

/** How much there is to read. */
export interface UnreadCounts {
  /** The newest day of any digest, and its papers that are not read; null where no digest has a day. */
  readonly newest: { readonly day: string; readonly unread: number } | null;
  /** Papers with a star or a note that are not read. */
  readonly listed: number;
}

/** What the reading list says of a paper, each since when in milliseconds of the epoch; null where it does not hold. */
export interface MarkedPaper {
  readonly arxivId: string;
  readonly read: number | null;
  readonly starred: number | null;
  readonly noted: number | null;
}

/** Marks as they are from now on: of all papers, the others having none, or of those that changed. */
export interface MarksParams {
  readonly of: 'all' | 'changed';
  readonly papers: readonly MarkedPaper[];
}
