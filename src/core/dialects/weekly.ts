import type { Dialect } from './dialect.ts';

/** Sections with quoted fields, later with bold ones that share a line; topics are marked in the abstracts. */
export const weekly: Dialect = {
  name: 'weekly',
  papers: 'section',
  marks: [
    ['quoted', 'plainLabels'],
    ['parted', 'boldLabels'],
  ],
  topics: ['headings', 'category'],
};
