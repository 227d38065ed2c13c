import type { ArxivMentions } from '../arxiv.ts';
import type { Skeleton } from '../markdown/skeleton.ts';
import type { LabelTable } from './labels.ts';

/** What the blocks of one text are read with. */
export interface Cutting {
  readonly text: string;
  readonly skeleton: Skeleton;
  readonly labels: LabelTable;
  readonly mentions: ArxivMentions;
}
