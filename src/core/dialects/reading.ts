import { type LabelTable, standardLabels } from './labels.ts';

/** What a user can say about how digests are read; made once, as digests that are read alike share it. */
export interface Reading {
  readonly labels: LabelTable;
  /** Whether a title with a link is a paper already: then reading lists are digests, too. */
  readonly readingLists: boolean;
  /** Whether a file that is about one paper counts as a digest of that paper. */
  readonly singlePapers: boolean;
}

/** How digests are read unless a user says otherwise. */
export const standardReading: Reading = {
  labels: standardLabels,
  readingLists: false,
  singlePapers: false,
};
