import { deepEqual, equal } from 'node:assert/strict';
import { anchorChoicesAt } from '../../../src/core/features/complete.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { textAt } from '../../../src/core/text.ts';
import { dedented, oneFile, parsed } from '../../support/fixture.ts';

const papers = dedented(`
  ## Sparse birds: a survey
  >Authors: Ada Example
  >https://arxiv.org/abs/2501.00001

  ## The $O(n)$ bound
  >Authors: Ada Example
  >https://arxiv.org/abs/2501.00002

  ## Notes
  `);

/** What would be replaced at the cursor, and what can be chosen; the heading that is meant has a star. */
function choices(source: string): string[] | undefined {
  const { uri, text, cursor = 0 } = oneFile(source);
  const found = anchorChoicesAt(parsed(uri, text), cursor, defaultSettings);
  return (
    found && [
      `"${textAt(text, found.span)}"`,
      ...found.choices.map(({ title, anchor, isPaper, isMeant }) =>
        [isMeant ? '*' : '', title, ` #${anchor}`, isPaper ? ' paper' : ''].join(''),
      ),
    ]
  );
}

describe('the anchors to choose from', () => {
  it('are those of all headings that have one which works everywhere, with the one that the text names', () => {
    deepEqual(choices(`# Contents\n* [Sparse birds: a survey](#spa$0rse) (new)\n\n${papers}`), [
      '"sparse"',
      '*Sparse birds: a survey #sparse-birds-a-survey paper',
      'Notes #notes',
    ]);
  });

  it('are offered in any link into the file, as soon as the # is written', () => {
    equal(choices(`${papers}See [the birds](#$0\n`)?.[0], '""');
    equal(choices(`${papers}See [the birds](<#$0>)\n`)?.[0], '""');
    equal(choices(`${papers}See [the birds](#no$0)\n`)?.[0], '"no"');
  });

  it('are not offered elsewhere', () => {
    for (const source of ['See #$0', 'See [x]($0#a)', '    [x](#$0)', '[x](https://a.org/#$0)']) {
      equal(choices(`${papers}\n${source}\n`), undefined, source);
    }
  });
});
