/** Ways of writing by which dialects are told apart, as bits of a number. */
export const mark = {
  /** Fields stand in quotes: `>Authors: A`. */
  quoted: 1,
  /** Several labelled fields share a line: `**Authors:** A | **Date:** D`. */
  parted: 2,
  /** The title links to arXiv. */
  linkedTitle: 4,
  /** The title has a number before it. */
  numbered: 8,
  /** The paper is a heading of the first level. */
  firstLevel: 16,
  /** Labels are bold: `**Authors:** A`. */
  boldLabels: 32,
  /** Labels are plain: `Authors: A`. */
  plainLabels: 64,
  /** Names stand below or beside the title, without label. */
  bareNames: 128,
  /** The abstract, or a cell, is folded: `<details>`. */
  folded: 256,
  /** An anchor stands at the title: `<a id="link0">`. */
  anchored: 512,
  /** Fields stand in the line of the title. */
  inline: 1024,
  /** Fields stand in a list below the title. */
  nested: 2048,
  /** A table has a column of names. */
  authorsColumn: 4096,
  /** A table has a column of abstracts. */
  abstractColumn: 8192,
  /** The link has a label of its own: `- Link: https://…`. */
  namedLink: 16384,
} as const;

export type Mark = keyof typeof mark;
