import { type Arbitrary, array, constantFrom, integer, oneof, record, tuple } from 'fast-check';

/** Titles that are hard: repeated, alike, with math, markup, brackets, other scripts, or nothing left for an id. */
const title = constantFrom(
  ...[
    'Echo',
    'echo',
    'Echo 1',
    'Echo-1',
    'Sparse Chaos: Why?',
    'Sparse Chaos Why',
    'The $O(n)$ bound',
    'ST$^3$',
  ],
  ...[
    '[CLS] is **all**',
    'A [link](https://a.b) in it',
    'Half ] open',
    '`code` & *more*',
    '模型 量化',
    '🚀',
    '<Answer> C#',
    '',
  ],
);

const anchor = constantFrom(
  'echo',
  'Echo',
  'echo-1',
  'sparse-chaos-why',
  'x',
  'the--bound',
  '%20',
  'a b',
  'Table-of-Contents',
  '',
);

const entry = tuple(
  constantFrom('* ', '- ', '1. ', '  - '),
  title,
  oneof(title, anchor),
  constantFrom('', '<'),
).map(([marker, text, target, angle]) => {
  const dashed = target.replaceAll(' ', '-');
  return `${marker}[${text}](${angle}#${dashed}${angle ? '>' : ''})\n`;
});

const section = record({
  mark: constantFrom('## ', '## ', '## ', '# ', '### '),
  title,
  id: integer({ min: 1, max: 6 }),
  authors: constantFrom('Ada Example', 'Bo Sample, Ada Éxample', 'Cy Third et al.', ''),
  day: constantFrom('2024-12-24', '2024-12-23', ''),
  extra: constantFrom(
    ...[
      'An abstract.',
      '**KV** caches and un**prun**ed',
      '![key](https://img.shields.io/badge/LLM-F08080)s',
      '---',
      '',
    ],
    ...[
      '<a id="x"></a>',
      '<details>\n\n## Echo\n\n</details>',
      '> # Echo',
      '```\n# Echo',
      '* [4](#nowhere)',
      '```',
    ],
  ),
}).map(
  ({ mark, title, id, authors, day, extra }) =>
    `${mark}${title}\n\n>Authors: ${authors}\n\n>${day}\n\n> http://arxiv.org/abs/2501.0000${id}v1\n\n${extra}\n\n`,
);

/** Texts of digests, in order and in disorder, most of them with problems. */
export const digestText: Arbitrary<string> = record({
  heading: constantFrom('# 2025-01-03\n\n', '# 2025-01-04\n\n', '# Digest\n\n', ''),
  contents: constantFrom('# Table of Contents\n', '## Contents\n', '\n'),
  entries: array(entry, { maxLength: 6 }),
  sections: array(section, { maxLength: 6 }),
}).map(({ heading, contents, entries, sections }) =>
  [heading, contents, ...entries, '\n', ...sections].join(''),
);
