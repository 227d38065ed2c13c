import type { Dialect } from './dialect.ts';

/** Sections with an anchor beside a linked title, labelled fields and scores. */
export const linkedSections: Dialect = {
  name: 'linked-sections',
  papers: 'section',
  marks: [['linkedTitle', 'anchored']],
  topics: ['headings', 'category'],
};
