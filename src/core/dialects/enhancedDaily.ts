import type { Dialect } from './dialect.ts';

/** Sections with a linked title and names below it; categories are sections or lines. */
export const enhancedDaily: Dialect = {
  name: 'enhanced-daily',
  papers: 'section',
  marks: [['linkedTitle', 'bareNames']],
  topics: ['headings', 'category'],
};
