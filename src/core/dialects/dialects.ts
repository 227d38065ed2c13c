import type { Dialect } from './dialect.ts';
import { enhancedDaily } from './enhancedDaily.ts';
import { inlineItems } from './inlineItems.ts';
import { keywordTables } from './keywordTables.ts';
import { linkedSections } from './linkedSections.ts';
import { nestedItems } from './nestedItems.ts';
import { numberedSections } from './numberedSections.ts';
import { titlePerHeading } from './titlePerHeading.ts';
import { topicTables } from './topicTables.ts';
import { weekly } from './weekly.ts';

/** Every dialect; the one that most papers of a file are in is the file's, and on a tie the earlier row. */
export const dialects: readonly Dialect[] = [
  weekly,
  linkedSections,
  numberedSections,
  enhancedDaily,
  titlePerHeading,
  topicTables,
  keywordTables,
  nestedItems,
  inlineItems,
  // Whatever else has papers that name themselves.
  { name: 'sections', papers: 'section', marks: [[]], topics: ['headings', 'category'] },
  { name: 'tables', papers: 'row', marks: [[]], topics: ['headings', 'category'] },
  { name: 'lists', papers: 'item', marks: [[]], topics: ['headings', 'category'] },
];
