import { type Arbitrary, array, constantFrom, oneof, string } from 'fast-check';

const words = ['echo', 'Echo', 'echo-1', 'echo_1', 'KV', 'cache', 'A', 'x', '4', '3D', 'snake_case', 'MC#'];
const spaces = [' ', ' ', ' ', '  ', '\t', '\u00a0', '\u3000'];
const marks = [
  '-',
  ' - ',
  '--',
  ' -- ',
  '...',
  ': ',
  ':',
  ', ',
  '.',
  '?',
  '!',
  "'",
  '"',
  '+',
  '#',
  '@',
  '_',
  '/',
  '&',
  '%',
];
const math = ['$O(n)$', 'ST$^3$', '$', '$$', '\\$', '\\alpha', '$\\alpha_1$', '$x_{16}$'];
const markup = ['\\_', '\\*', '`code`', '`a  b`', '*em*', '**bold**', '_u_', '__v__', '~~s~~', '**'];
const links = [
  '[CLS]',
  '[a](#b)',
  '[a b](http://x.y/z_w)',
  '![alt *x* `y`](z.png)',
  '[',
  ']',
  '(',
  ')',
  '<http://x.y>',
];
const html = ['<Answer>', '</b>', '<b>', '<a id="x"></a>', '<!-- c -->', '<', '>'];
const entities = ['&amp;', '&lt;b&gt;', '&eacute;', '&nbsp;', '&#8212;'];
const scripts = [
  'é',
  'İ',
  'ß',
  'ﬁ',
  'Ⅳ',
  '²',
  'Σ',
  '模型',
  '量化',
  'क्ष',
  'ا',
  'שלום',
  '🚀',
  '👩‍🔬',
  ':rocket:',
  '\u200b',
  '\u202e',
  '\u0301',
];

/** Pieces that titles are put together from, those that writers use and those that are hard. */
export const titlePiece: Arbitrary<string> = oneof(
  { weight: 6, arbitrary: constantFrom(...words, ...spaces) },
  {
    weight: 6,
    arbitrary: constantFrom(...marks, ...math, ...markup, ...links, ...html, ...entities, ...scripts),
  },
  { weight: 1, arbitrary: string({ unit: 'grapheme', maxLength: 3 }).map(longKnown) },
);

/** Inline Markdown of one line, as a heading may hold it. */
export const title: Arbitrary<string> = array(titlePiece, { maxLength: 7 }).map(pieces => pieces.join(''));

/** Pieces of titles that occur in digests: no stray marks, brackets or tags, and nothing that only one script has. */
export const plainTitle: Arbitrary<string> = array(
  constantFrom(
    ...[
      'Sparse',
      'Chaos',
      'echo',
      'Echo',
      'KV cache',
      'LLM',
      '4-bit',
      '3D',
      'N:M',
      'a',
      'the',
      'snake_case',
      'GPT-4o',
    ],
    ...[
      'ST$^3$',
      '$O(n)$',
      '**bold**',
      '*em*',
      '`code`',
      '[CLS]',
      '[a](http://x.y)',
      'C#',
      'R&D',
      'A/B',
      'don’t',
      "don't",
    ],
    ...[
      ':',
      '?',
      '-',
      '--',
      '(',
      ')',
      '+',
      '"',
      '...',
      '1.5',
      '模型',
      'é',
      '🚀',
      '<b>x</b>',
      '&amp;',
      '100%',
      '~',
    ],
  ),
  { minLength: 1, maxLength: 6 },
).map(pieces => pieces.join(' '));

/** Letters that were added to Unicode lately are none yet for programs that are older. */
function longKnown(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u{10000}-\u{10ffff}]/gu, '');
}
