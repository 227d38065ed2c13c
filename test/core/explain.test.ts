import { deepEqual, equal } from 'node:assert/strict';
import { standardReading } from '../../src/core/dialects/reading.ts';
import { explain } from '../../src/core/explain.ts';
import { dedented, uriOf } from '../support/fixture.ts';

/** The places that name a paper without being one: line and reason. */
function passedOver(source: string): string[] {
  const { skeleton, passedOver } = explain(uriOf('2025-01-03.md'), source, standardReading);
  return passedOver.map(({ id, span, reason }) => `${skeleton.lines.lineOf(span.start) + 1} ${id} ${reason}`);
}

describe('the explanation of how a text is read', () => {
  const birds = dedented(`
    ## Sparse birds
    >Authors: Ada Example
    >https://arxiv.org/abs/2501.00001
    `);

  it('counts papers by their shape, and finds nothing to say of a plain digest', () => {
    const { digest, shapes } = explain(uriOf('2025-01-03.md'), birds, standardReading);
    equal(digest?.dialect, 'weekly');
    deepEqual(shapes, { section: 1, row: 0, item: 0 });
    deepEqual(passedOver(birds), []);
  });

  it('names what is in running text, in code and in a reading list, each once', () => {
    deepEqual(
      passedOver(
        dedented(`
        See [https://arxiv.org/abs/2501.00002](https://arxiv.org/abs/2501.00002).

        \`\`\`
        https://arxiv.org/abs/2501.00003
        \`\`\`

        - [Dense order among stones](https://arxiv.org/abs/2501.00004)
        `) + birds,
      ),
      [
        '1 2501.00002 It stands in running text, without a heading, row or item of its own.',
        '4 2501.00003 It stands in code or front matter.',
        '7 2501.00004 A title and a link without any field, as in a reading list; "files.readingLists" counts these.',
      ],
    );
  });

  it('says when a file is about one paper', () => {
    deepEqual(
      passedOver(
        dedented(`
        # Sparse birds

        **Authors:** Ada Example

        **Link:** https://arxiv.org/abs/2501.00001

        ## Install

        Run it.
        `),
      ),
      ['5 2501.00001 The file is about this one paper; "files.singlePapers" counts such files.'],
    );
  });
});
