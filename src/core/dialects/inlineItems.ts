import type { Dialect } from './dialect.ts';

/** Items with all fields beside the title. */
export const inlineItems: Dialect = {
  name: 'inline-items',
  papers: 'item',
  marks: [['inline']],
  topics: ['headings', 'category', 'path'],
};
