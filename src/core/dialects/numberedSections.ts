import type { Dialect } from './dialect.ts';

/** Numbered sections with a linked title and bold labels; what a language model adds is folded. */
export const numberedSections: Dialect = {
  name: 'numbered-sections',
  papers: 'section',
  marks: [['linkedTitle', 'numbered', 'boldLabels']],
  topics: ['headings', 'category'],
};
