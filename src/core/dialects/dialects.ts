import type { PaperShape } from '../digest.ts';
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
  inlineItems,
  nestedItems,
];

/** What a file is in where fewer than half of its papers are in any dialect. */
export const otherDialects: Readonly<Record<PaperShape, Dialect>> = {
  section: { name: 'sections', papers: 'section', marks: [[]], topics: ['headings', 'category'] },
  row: { name: 'tables', papers: 'row', marks: [[]], topics: ['headings', 'category'] },
  item: { name: 'lists', papers: 'item', marks: [[]], topics: ['headings', 'category'] },
};
