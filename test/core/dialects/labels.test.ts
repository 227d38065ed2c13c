import { deepEqual } from 'node:assert/strict';
import { array, constantFrom, property } from 'fast-check';
import { standardLabels } from '../../../src/core/dialects/labels.ts';
import { holds } from '../../support/random.ts';

/** What label a line begins with, and the value behind it. */
function labelOf(line: string) {
  const label = standardLabels.at(line, { start: 0, end: line.length });
  return label && { ...label, valueStart: undefined, value: line.slice(label.valueStart) };
}

describe('the label of a line', () => {
  it('is the same behind a sign, where every line is read by the pattern', () => {
    const pieces = array(
      constantFrom(
        ...['Authors', 'Date', 'title', 'arXiv ID', 'http', 'Matched', 'comments', 'x'.repeat(13)],
        ...[
          ' ',
          ' ',
          ':',
          ':',
          '：',
          '*',
          '**',
          '_',
          '<b>',
          '-',
          '(',
          ')',
          '"',
          '#',
          'é',
          '模',
          '\t',
          '\u00a0',
          '/',
          '1',
        ],
      ),
      { maxLength: 7 },
    );
    holds(
      property(constantFrom('Authors', 'Date', 'Code', 'a', 'by'), pieces, (first, rest) => {
        const line = [first, ...rest].join('').slice(0, 76);
        deepEqual(labelOf(line), labelOf(`🔗 ${line}`), line);
      }),
      4_000,
    );
  });
});
