import { deepEqual, equal } from 'node:assert/strict';
import { Catalogue, type StampOf } from '../../src/core/catalogue.ts';
import type { Appearance } from '../../src/core/digest.ts';
import { fingerprint } from '../../src/core/shelf/fingerprint.ts';
import { textAt } from '../../src/core/text.ts';
import { libraryOf, uriOf } from '../support/fixture.ts';

const two = `
  --- 2025-01-03.md
  ## Sparse Chaos
  >Authors: Ada Example
  >https://arxiv.org/abs/2501.00001

  Owls compress everything.

  ## Dense Order
  >Authors: Cy Third
  >https://arxiv.org/abs/2501.00002

  Herons quantize nothing.
  `;

describe('the catalogue of a library', () => {
  const titles = (catalogue: Catalogue, query: string) =>
    catalogue.search(query, 9).hits.map(({ newest }) => newest.paper.title);

  it('is filled with titles and names first, then with abstracts, and says how far it is', () => {
    const library = libraryOf(two);
    const catalogue = new Catalogue(library);
    equal(catalogue.complete, true);
    catalogue.noteAll();
    const states: unknown[] = [];
    for (const _ of catalogue.fill()) {
      states.push([
        catalogue.filling?.done,
        titles(catalogue, 'chaos').length,
        titles(catalogue, 'owls').length,
      ]);
    }
    // By now: papers with all their words, papers by a word of a title, papers by a word of an abstract.
    deepEqual(states, [
      [0, 1, 0],
      [0, 1, 0],
      [1, 1, 1],
      [undefined, 1, 1],
    ]);
    equal(catalogue.complete, true);
  });

  it('finds what a paper says now and no paper that is gone', () => {
    const library = libraryOf(two);
    const catalogue = new Catalogue(library);
    catalogue.noteAll();
    for (const _ of catalogue.fill());
    const uri = uriOf('2025-01-03.md');
    const text = library.digest(uri)?.text ?? '';
    catalogue.note(library.apply([{ kind: 'put', uri, text: text.replace('Owls', 'Larks') }]));
    for (const _ of catalogue.fill());
    deepEqual([titles(catalogue, 'owls'), titles(catalogue, 'larks')], [[], ['Sparse Chaos']]);
    catalogue.note(library.apply([{ kind: 'remove', uri }]));
    deepEqual(titles(catalogue, 'larks'), []);
    for (const _ of catalogue.fill());
    deepEqual([titles(catalogue, ''), catalogue.complete], [[], true]);
  });

  it('finds papers by a summary, and by their title and abstract in another language', () => {
    const library = libraryOf(`
      --- 2025-01-03.md
      # Sparse Chaos
      **Authors**: Ada Example
      **Link**: [PDF](https://arxiv.org/pdf/2501.00001)
      **Abstract**: Owls compress everything.
      **Title (ZH)**: 稀疏混沌
      **Abstract (ZH)**: 猫头鹰压缩一切。
      # Dense Order
      **Authors**: Cy Third
      **Link**: [PDF](https://arxiv.org/pdf/2501.00002)
      **TL;DR**: Herons quantize nothing.
      `);
    const catalogue = new Catalogue(library);
    catalogue.noteAll();
    for (const _ of catalogue.fill());
    deepEqual(
      ['稀疏', '猫头鹰', 'herons'].map(query => titles(catalogue, query)),
      [['Sparse Chaos'], ['Sparse Chaos'], ['Dense Order']],
    );
  });

  it('starts with what was kept of it, and reads only papers that are other ones now', () => {
    const library = libraryOf(two);
    const before = new Catalogue(library);
    before.noteAll();
    for (const _ of before.fill());
    const stampOf: StampOf = appearances => fingerprint(appearances.map(textOf).join());
    const words = [...before.keptWords()].map(({ bytes }) => bytes());
    const kept = [...before.kept()].map(({ bytes }) => bytes(stampOf));
    const uri = uriOf('2025-01-03.md');
    const text = library.digest(uri)?.text ?? '';
    library.apply([{ kind: 'put', uri, text: text.replace('Owls', 'Larks') }]);
    const after = new Catalogue(library);
    after.noteAll();
    const admitted = () => kept.map(bytes => after.admit(bytes, stampOf));
    deepEqual(
      [admitted(), words.map(bytes => after.restoreWords(bytes)), admitted()],
      [[false], [true], [true]],
    );
    deepEqual([after.filling, titles(after, 'herons')], [{ done: 1, total: 2 }, ['Dense Order']]);
    for (const _ of after.fill());
    deepEqual([titles(after, 'owls'), titles(after, 'larks')], [[], ['Sparse Chaos']]);
    deepEqual(
      [after.admit(new Uint8Array(8), stampOf), after.restoreWords(new Uint8Array(8))],
      [false, false],
    );
  });

  it('asks itself only where there is much to ask, and answers as before', () => {
    const papers = Array.from(
      { length: 1_001 },
      (_, at) => `## Sparse Chaos ${at}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.${10_000 + at}\n`,
    );
    const counts = [papers.slice(0, 9), papers].map(some => {
      const library = libraryOf(`--- 2025-01-03.md\n${some.join('\n')}`);
      const catalogue = new Catalogue(library);
      catalogue.noteAll();
      for (const _ of catalogue.fill());
      const before = titles(catalogue, 'chaos 7');
      const steps = [...catalogue.rehearsal()].length;
      deepEqual(titles(catalogue, 'chaos 7'), before);
      return steps > 0;
    });
    deepEqual(counts, [false, true]);
  });

  it('keeps no paper that is not indexed with all its words', () => {
    const library = libraryOf(two);
    const catalogue = new Catalogue(library);
    catalogue.noteAll();
    const filling = catalogue.fill();
    for (let papers = 0; papers < 3; papers++) filling.next();
    const again = new Catalogue(library);
    again.noteAll();
    for (const { bytes } of catalogue.keptWords()) again.restoreWords(bytes());
    for (const { bytes } of catalogue.kept())
      again.admit(
        bytes(() => 1),
        () => 1,
      );
    deepEqual(again.filling, { done: 1, total: 2 });
  });
});

function textOf({ digest, paper }: Appearance): string {
  return textAt(digest.text, paper.span);
}
