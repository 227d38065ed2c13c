import { deepEqual, equal, ok } from 'node:assert/strict';
import { array, constantFrom, nat, property, record } from 'fast-check';
import { parseDigest } from '../../../src/core/parse.ts';
import { toUri } from '../../../src/core/uri.ts';
import { digestText } from '../../support/digestText.ts';
import { holds } from '../../support/random.ts';

const uri = toUri('file:///digests/2025-01-03.md');
const text = digestText('2025-01-03', [
  { title: 'Quiet rivers', abstract: 'About **sparse** rivers.' },
  { title: 'Loud rivers', abstract: 'First.\n\n### Abstract\n\nBelow.' },
  { title: 'Deep lakes', abstract: '<details>\n\n## Not a paper\n\n</details>' },
]);

describe('reading a digest again after an edit', () => {
  it('answers as if it were read for the first time, whatever the edits', () => {
    const pieces = [
      '',
      'x',
      '\n',
      '\n\n',
      '# ',
      '## New\n',
      '### ',
      '---\n',
      '>',
      '```\n',
      '<details>\n',
      '</details>\n',
      text.slice(-120),
    ];
    const edit = record({ at: nat(), length: nat(80), piece: constantFrom(...pieces) });
    holds(
      property(array(edit, { minLength: 1, maxLength: 6 }), edits => {
        let now = text;
        let digest = parseDigest(uri, now);
        for (const { at, length, piece } of edits) {
          const start = at % (now.length + 1);
          now = now.slice(0, start) + piece + now.slice(start + length);
          digest = parseDigest(uri, now, undefined, digest);
          deepEqual(digest, parseDigest(uri, now));
        }
      }),
      300,
    );
  });

  it('keeps the papers before the edit as they are', () => {
    const before = parseDigest(uri, text);
    const after = parseDigest(uri, text.replace('Below.', 'Further below.'), undefined, before);
    ok(before && after);
    equal(after.papers[0], before.papers[0]);
    equal(after.papers.length, 3);
    deepEqual(after.papers[2]?.authors, before.papers[2]?.authors);
  });
});
