import type { Dialect } from './dialect.ts';

/** Tables with a column of folded abstracts, one below each keyword. */
export const keywordTables: Dialect = {
  name: 'keyword-tables',
  papers: 'row',
  marks: [['abstractColumn']],
  topics: ['headings', 'category', 'path'],
};
