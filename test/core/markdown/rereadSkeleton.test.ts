import { deepEqual } from 'node:assert/strict';
import { type Arbitrary, array, constant, constantFrom, oneof, property } from 'fast-check';
import { skeletonOf } from '../../../src/core/markdown/readSkeleton.ts';
import { rereadSkeleton } from '../../../src/core/markdown/rereadSkeleton.ts';
import { changeBetween } from '../../../src/core/textChange.ts';
import { digestText as sample } from '../../support/digestText.ts';
import { edited, someEdits } from '../../support/edits.ts';
import { digestText } from '../../support/generated.ts';
import { holds } from '../../support/random.ts';

/** Lines of which each one changes how those below it are read. */
const lines: Arbitrary<string> = array(
  constantFrom(
    ...[
      '# One',
      'Two',
      '===',
      '---',
      '',
      '',
      '- item',
      '  further in',
      '    deeper',
      '1. first',
      '> quoted',
      'lazy',
    ],
    ...[
      '```',
      '~~~',
      '<details>',
      '</details>',
      '<div>',
      '<!--',
      '-->',
      '| a | b |',
      '| - | - |',
      '-',
      '\t- tab',
    ],
  ),
  { maxLength: 30 },
).chain(all => constantFrom('\n', '\r\n', '\r').map(end => all.join(end)));

describe('reading blocks again after an edit', () => {
  it('answers as if they were read for the first time, whatever the edits', () => {
    const long = sample('2025-01-03', [
      { title: 'Quiet rivers', abstract: 'About rivers.\n\n- One\n- Two\n\n  more' },
      { title: 'Deep lakes', abstract: '<details>\n\n## Not a paper\n\n</details>' },
    ]);
    const texts = oneof(lines, digestText, constant(long), constant(`---\ntitle: x\n---\n${long}`));
    holds(
      property(texts, someEdits, (text, edits) => {
        let now = text;
        let skeleton = skeletonOf(now);
        for (const edit of edits) {
          const next = edited(now, edit);
          skeleton = rereadSkeleton(skeleton, changeBetween(now, next), next);
          now = next;
          deepEqual(skeleton, skeletonOf(now));
        }
      }),
      500,
    );
  });
});
