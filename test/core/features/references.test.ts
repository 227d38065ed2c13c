import { deepEqual } from 'node:assert/strict';
import { highlightsAt, referencesAt } from '../../../src/core/features/references.ts';
import { textAt } from '../../../src/core/text.ts';
import { filesOf, libraryOf } from '../../support/fixture.ts';

const days = `
  --- 2025-01-03.md
  # 2025-01-03
  # Contents
  * [Sparse birds](#dead)
  * [Stones](#stones)

  ## Sparse birds
  >Authors: Ada Example
  >https://arxiv.org/abs/2501.00001v1

  ## Stones
  >Authors: Ada Example
  >https://arxiv.org/abs/2501.00002
  --- 2025-01-10.md
  # 2025-01-10
  ## Sparse birds, revised
  >Authors: Ada Example
  >https://arxiv.org/abs/2501.00001v2
  `;

/** Where the paper at the cursor is named, in all files and in its own. */
function named(source: string): { everywhere: string[]; here: string[] } {
  const library = libraryOf(source);
  const file = filesOf(source).find(({ cursor }) => cursor !== undefined);
  const digest = file && library.digest(file.uri);
  if (!digest) throw new Error('a cursor is needed');
  return {
    everywhere: referencesAt(library, digest, file.cursor ?? 0).map(
      place => `${place.digest.uri.slice(-13, -3)} ${textAt(place.digest.text, place.span)}`,
    ),
    here: highlightsAt(digest, file.cursor ?? 0).map(span => textAt(digest.text, span)),
  };
}

describe('the places where a paper is named', () => {
  const expected = {
    everywhere: ['2025-01-03 Sparse birds', '2025-01-03 Sparse birds', '2025-01-10 Sparse birds, revised'],
    here: ['Sparse birds', 'Sparse birds'],
  };

  it('are its title, its entry, and the same on other days', () => {
    deepEqual(named(days.replace('## Sparse birds\n', '## Spar$0se birds\n')), expected);
    deepEqual(named(days.replace('#dead', '#de$0ad')), expected);
    deepEqual(named(days.replace('00001v1', '000$001v1')), expected);
  });

  it('start with the digest that was asked', () => {
    deepEqual(
      named(days.replace('birds, revised', 'birds, $0revised')).everywhere[0],
      '2025-01-10 Sparse birds, revised',
    );
  });

  it('are none where there is no paper', () => {
    deepEqual(named(days.replace('# Contents', '# Con$0tents')), { everywhere: [], here: [] });
  });
});
