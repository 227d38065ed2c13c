import { deepEqual, equal } from 'node:assert/strict';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import { citationOf, monthOfId } from '../../../src/core/cite/citation.ts';
import { digestOf } from '../../support/fixture.ts';

function citations(source: string) {
  const digest = digestOf(source);
  return digest.papers.map(paper => citationOf({ digest, paper }));
}

describe('a citation', () => {
  it('has what the digest says of the paper, in one line of plain text each', () => {
    const [citation] = citations(`
      ## Pok\\'emon by \\emph{Gau{\\ss}} at 360{\\deg}
      >Authors: R\\"udiger Example, Bo \\v{S}ample et al.
      >2024-12-30
      >http://arxiv.org/abs/2501.00001v3

      We keep **spar**se $x_1$
      lines of https://github.com/a/b.

      Twice.
    `);
    deepEqual(citation, {
      title: 'Pokémon by Gauß at 360°',
      authors: ['Rüdiger Example', 'Bo Šample'],
      authorsComplete: false,
      date: [2024, 12, 30],
      arxivId: '2501.00001',
      version: 3,
      primaryClass: undefined,
      abstract: 'We keep sparse $x_1$ lines of https://github.com/a/b. Twice.',
      url: 'https://arxiv.org/abs/2501.00001',
      pdf: 'https://arxiv.org/pdf/2501.00001v3',
      code: ['https://github.com/a/b'],
    });
  });

  it('has the month of the arXiv id where the digest names no day', () => {
    const [citation] = citations(`
      ## Undated
      >Authors: Ada Example
      >http://arxiv.org/abs/2501.00001v3
    `);
    deepEqual(citation?.date, [2025, 1]);
    deepEqual(monthOfId('cs/0112017' as ArxivId), [2001, 12]);
    deepEqual(monthOfId('hep-th/9901001' as ArxivId), [1999, 1]);
  });

  it('has the subject class that the digest or an old id names', () => {
    const found = citations(`
      ## One
      **Authors**: Ada Example
      **Category**: cs.CL
      **Link**: https://arxiv.org/abs/2501.00001
      ## Two
      **Authors**: Ada Example
      **Category**: Machine learning
      **Link**: https://arxiv.org/abs/2501.00002
      ## Three
      **Authors**: Ada Example
      **Link**: https://arxiv.org/abs/math/0309136
    `).map(({ primaryClass }) => primaryClass);
    deepEqual(found, ['cs.CL', undefined, 'math']);
  });

  it('holds no half of a character and no control character', () => {
    const [citation] = citations(`
      ## Bell \u0007 and \ud83d half
      >Authors: Ada Example
      >http://arxiv.org/abs/2501.00001
    `);
    equal(citation?.title, 'Bell and \ufffd half');
  });
});
