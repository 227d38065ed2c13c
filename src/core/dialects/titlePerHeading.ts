import type { Dialect } from './dialect.ts';

/** Papers as headings of the first level; folders and file names say day and topic. */
export const titlePerHeading: Dialect = {
  name: 'title-per-heading',
  papers: 'section',
  marks: [['firstLevel', 'boldLabels']],
  topics: ['path', 'category'],
};
