import type { PaperShape } from '../digest.ts';
import type { LabelWords } from './labelWords.ts';
import type { Mark } from './marks.ts';

/** One way in which digests are written. */
export interface Dialect {
  /** A short name for messages and `list`. */
  readonly name: string;
  readonly papers: PaperShape;
  /** What its papers have that tells it from others; a paper is in the dialect when it has one of these sets. */
  readonly marks: readonly (readonly Mark[])[];
  /** Where its topics come from: the first source that names any counts. */
  readonly topics: readonly TopicSource[];
  /** Labels that only this dialect uses. */
  readonly labels?: LabelWords;
}

/** `headings` above a paper, its `category`, the file `name` and folders. */
export type TopicSource = 'headings' | 'category' | 'path';
