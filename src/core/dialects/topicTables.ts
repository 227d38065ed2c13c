import type { Dialect } from './dialect.ts';

/** Tables with a column of authors, one below each topic. */
export const topicTables: Dialect = {
  name: 'topic-tables',
  papers: 'row',
  marks: [['authorsColumn']],
  topics: ['headings', 'category', 'path'],
};
