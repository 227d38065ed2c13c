import type { Dialect } from './dialect.ts';
import { papersInSections } from './sections.ts';

/** Every dialect; the one that finds most papers in a file is the file's, and on a tie the earlier row. */
export const dialects: readonly Dialect[] = [{ name: 'sections', papers: papersInSections }];
