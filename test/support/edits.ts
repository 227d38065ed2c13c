import { type Arbitrary, array, constantFrom, nat, record } from 'fast-check';

/** One edit, with which any text can be edited. */
export interface AnyEdit {
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

/** What people type, and what turns everything below it into something else. */
const pieces = [
  ...['', 'x', ' ', ' and more', '\n', '\n\n', '\r\n', '\r', '#', '# ', '## New\n', '### ', '---\n', '===\n'],
  ...[
    '>',
    '> ',
    '- ',
    '* [a](#a)\n',
    '    ',
    '\t',
    '```\n',
    '~~~',
    '`',
    '|',
    '| --- |\n',
    '<',
    '<!--',
    '-->',
  ],
  ...[
    '<details>\n',
    '</details>\n',
    '<a id="x"></a>',
    '<!-- digest-lens-disable-next-line -->\n',
    '**sparse**',
  ],
  ...[
    'http://arxiv.org/abs/2501.00007v1',
    'arxiv.org/abs/25.1',
    'https://a.b/**c**d',
    '2025-13-45',
    '[',
    '](#x)',
  ],
];

/** An edit, small most often, anywhere. */
export const anyEdit: Arbitrary<AnyEdit> = record({
  at: nat(),
  length: constantFrom(0, 0, 0, 1, 2, 7, 80),
  piece: constantFrom(...pieces),
});

/** A few edits, as far apart as chance wants. */
export const someEdits: Arbitrary<readonly AnyEdit[]> = array(anyEdit, { minLength: 1, maxLength: 6 });

/** A text after an edit. */
export function edited(text: string, { at, length, piece }: AnyEdit): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + piece + text.slice(start + length);
}
