import { deepEqual } from 'node:assert/strict';
import { type Lens, lensesOf } from '../../../src/core/features/lenses.ts';
import { defaultSettings, type Settings } from '../../../src/core/settings.ts';
import { textAt } from '../../../src/core/text.ts';
import { libraryOf, uriOf } from '../../support/fixture.ts';

const files = `
  --- 2025-01-10.md
  # 2025-01-10
  # Contents
  * [Sparse birds](#Sparse-birds)

  ## Sparse birds
  >Authors: Ada Example
  >https://arxiv.org/abs/2501.00001v2
  --- 2025-01-03.md
  # 2025-01-03
  ## Sparse birds
  >Authors: Ada Example
  >https://arxiv.org/abs/2501.00001v1
  `;

function lenses(name: string, codeLens: Settings['codeLens'] = defaultSettings.codeLens): string[] {
  const library = libraryOf(files);
  const digest = library.digest(uriOf(name));
  if (!digest) throw new Error(`no digest ${name}`);
  return lensesOf(library, digest, { ...defaultSettings, codeLens }).map(
    lens => `${textAt(digest.text, lens.span)}: ${said(lens)}`,
  );
}

function said(lens: Lens): string {
  switch (lens.kind) {
    case 'counts':
      return `${lens.papers} papers, ${lens.dead} dead`;
    case 'fixes':
      return `${lens.fixes} fixes`;
    case 'paper':
      return lens.paper.arxivId;
    case 'also':
      return `also in ${lens.other.digest.day?.day}`;
  }
}

describe('the lenses of a digest', () => {
  it('count above the contents, and lead to the other days of a paper', () => {
    deepEqual(lenses('2025-01-10.md'), [
      '# Contents: 1 papers, 1 dead',
      '# Contents: 1 fixes',
      'Sparse birds: 2501.00001',
      'Sparse birds: also in 2025-01-03',
    ]);
    deepEqual(lenses('2025-01-03.md'), ['Sparse birds: 2501.00001', 'Sparse birds: also in 2025-01-10']);
  });

  it('are only those that the user wants', () => {
    deepEqual(lenses('2025-01-10.md', { contents: false, papers: false }), []);
    deepEqual(lenses('2025-01-10.md', { contents: true, papers: false }).length, 2);
  });
});
