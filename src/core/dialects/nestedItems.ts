import type { Dialect } from './dialect.ts';

/** Items with a list of fields below the title. */
export const nestedItems: Dialect = {
  name: 'nested-items',
  papers: 'item',
  marks: [['nested']],
  topics: ['headings', 'category', 'path'],
};
