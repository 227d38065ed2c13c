import { deepEqual, equal, ok } from 'node:assert/strict';
import { constantFrom, oneof, property } from 'fast-check';
import { parseDigest } from '../../../src/core/parse.ts';
import { toUri } from '../../../src/core/uri.ts';
import { digestText } from '../../support/digestText.ts';
import { edited, someEdits } from '../../support/edits.ts';
import { digestText as digestTexts } from '../../support/generated.ts';
import { holds } from '../../support/random.ts';

const uri = toUri('file:///digests/2025-01-03.md');
const text = digestText('2025-01-03', [
  { title: 'Quiet rivers', abstract: 'About **sparse** rivers.' },
  { title: 'Loud rivers', abstract: 'First.\n\n### Abstract\n\nBelow.' },
  { title: 'Deep lakes', abstract: '<details>\n\n## Not a paper\n\n</details>' },
]);
const table = `# Papers of 2025-01-03

- [Still ponds](https://arxiv.org/abs/2501.00004) - Ada Example, Bo Sample - 2025-01-02
- **Wide seas** ([arXiv:2501.00005](https://arxiv.org/abs/2501.00005)) | Cy Third | 2025-01-02

| Date | Title | Authors | PDF |
| --- | --- | --- | --- |
| 2025-01-02 | Small springs | Ada Example | [2501.00006](http://arxiv.org/abs/2501.00006v1) |
| 2025-01-03 | Large springs | Bo Sample | [2501.00007](http://arxiv.org/abs/2501.00007v1) |
`;

describe('reading a digest again after an edit', () => {
  it('answers as if it were read for the first time, whatever the edits', () => {
    const texts = constantFrom(
      text,
      text.replaceAll('\n', '\r\n'),
      `---\ntitle: Rivers\n---\n${text}`,
      table,
    );
    holds(
      property(oneof(texts, digestTexts), someEdits, (source, edits) => {
        let now = source;
        let digest = parseDigest(uri, now);
        for (const edit of edits) {
          now = edited(now, edit);
          digest = parseDigest(uri, now, undefined, digest);
          deepEqual(digest, parseDigest(uri, now));
        }
      }),
      120,
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
