import { deepEqual } from 'node:assert/strict';
import { Catalogue } from '../../../src/core/catalogue.ts';
import { paperSymbols } from '../../../src/core/features/paperSymbols.ts';
import { finished } from '../../../src/core/search/finished.ts';
import { libraryOf, uriOf } from '../../support/fixture.ts';

describe('the papers that an editor lists', () => {
  const library = libraryOf(`
    --- 2025-01-03.md
    ## Sparse Chaos
    >Authors: Ada Example
    >https://arxiv.org/abs/2501.00001

    Owls compress everything.

    ## Dense chaos
    >Authors: Cy Third
    >https://arxiv.org/abs/2501.00002

    Herons quantize nothing.
    `);
  const titles = (catalogue: Catalogue, query: string, limit = 9) =>
    finished(paperSymbols(library, catalogue, query, limit)).map(({ paper }) => paper.title);

  it('are found by their titles at every moment while search is filled, each once', () => {
    const catalogue = new Catalogue(library);
    catalogue.noteAll();
    const seen = [titles(catalogue, 'CHAOS').sort()];
    for (const _ of catalogue.fill()) seen.push(titles(catalogue, 'CHAOS').sort());
    deepEqual(
      seen,
      seen.map(() => ['Dense chaos', 'Sparse Chaos']),
    );
  });

  it('have every word of what is asked, and are no more than wanted', () => {
    const catalogue = new Catalogue(library);
    catalogue.noteAll();
    deepEqual(titles(catalogue, 'chaos spar'), ['Sparse Chaos']);
    deepEqual(titles(catalogue, 'owls'), []);
    deepEqual(titles(catalogue, '').length, 2);
    deepEqual(titles(catalogue, '', 1).length, 1);
  });

  it('are none that are gone', () => {
    const catalogue = new Catalogue(library);
    catalogue.noteAll();
    library.apply([{ kind: 'remove', uri: uriOf('2025-01-03.md') }]);
    deepEqual(titles(catalogue, 'chaos'), []);
  });
});
