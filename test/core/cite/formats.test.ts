import { deepEqual, equal } from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { citationsText } from '../../../src/core/cite/formats.ts';
import { citation } from '../../support/citations.ts';
import { dedented } from '../../support/fixture.ts';

const hard = citation({
  title: 'Is [it] *"sparse"*, $x$?',
  authors: ['Jan van der Berg', '01. AI', 'Cy Third Jr.'],
  authorsComplete: false,
  code: ['https://github.com/a/b', 'https://github.com/c/d'],
});

describe('RIS', () => {
  it('has one record for each paper, its lines ended as the format asks', () => {
    equal(
      citationsText('ris', [citation(), hard]).replaceAll('\r\n', '\n'),
      dedented(`
        TY  - UNPB
        ID  - example2025sparse-2501.10001
        TI  - Sparse Mixers
        AU  - Example, Ada
        AU  - Sample, Bo
        PY  - 2025
        DA  - 2025/01/03/
        PB  - arXiv
        M1  - arXiv:2501.10001 [cs.CL]
        UR  - https://arxiv.org/abs/2501.10001
        L1  - https://arxiv.org/pdf/2501.10001v2
        AB  - We mix.
        ER  - 

        TY  - UNPB
        ID  - berg2025sparse-2501.10001
        TI  - Is [it] *"sparse"*, $x$?
        AU  - van der Berg, Jan
        AU  - 01. AI
        AU  - Third, Cy, Jr.
        AU  - et al.
        PY  - 2025
        DA  - 2025/01/03/
        PB  - arXiv
        M1  - arXiv:2501.10001 [cs.CL]
        UR  - https://arxiv.org/abs/2501.10001
        L1  - https://arxiv.org/pdf/2501.10001v2
        AB  - We mix.
        ER  - 
      `),
    );
  });
});

describe('CSL-JSON', () => {
  it('has one item for each paper', () => {
    deepEqual(JSON.parse(citationsText('csl-json', [hard])), [
      {
        id: 'berg2025sparse-2501.10001',
        type: 'article',
        'citation-key': 'berg2025sparse-2501.10001',
        title: 'Is [it] *"sparse"*, $x$?',
        author: [
          { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
          { literal: '01. AI' },
          { family: 'Third', given: 'Cy', suffix: 'Jr.' },
          { literal: 'et al.' },
        ],
        issued: { 'date-parts': [[2025, 1, 3]] },
        publisher: 'arXiv',
        number: 'arXiv:2501.10001',
        version: '2',
        URL: 'https://arxiv.org/abs/2501.10001',
        abstract: 'We mix.',
      },
    ]);
  });
});

describe('CSV', () => {
  it('has a line of headings, then one row for each paper', () => {
    deepEqual(parse(citationsText('csv', [hard]), { columns: true }), [
      {
        key: 'berg2025sparse-2501.10001',
        title: 'Is [it] *"sparse"*, $x$?',
        authors: 'Jan van der Berg; 01. AI; Cy Third Jr.; et al.',
        published: '2025-01-03',
        arxivId: '2501.10001',
        version: '2',
        category: 'cs.CL',
        url: 'https://arxiv.org/abs/2501.10001',
        pdf: 'https://arxiv.org/pdf/2501.10001v2',
        code: 'https://github.com/a/b https://github.com/c/d',
        abstract: 'We mix.',
      },
    ]);
  });

  it('makes no formulas for spreadsheets', () => {
    for (const start of ['=', '+', '-', '@']) {
      const text = citationsText('csv', [citation({ title: `${start}1+2, "x"` })]);
      const [row]: readonly { title: string }[] = parse(text, { columns: true });
      equal(row?.title, `'${start}1+2, "x"`);
    }
  });
});

describe('references', () => {
  it('are one line for each paper, in plain text', () => {
    equal(
      citationsText('reference', [
        citation(),
        hard,
        citation({ authors: ['A. B.'], primaryClass: undefined }),
      ]),
      dedented(`
        Ada Example and Bo Sample. Sparse Mixers. arXiv:2501.10001 [cs.CL], 2025. https://arxiv.org/abs/2501.10001
        Jan van der Berg, 01. AI, Cy Third Jr. et al. Is [it] *"sparse"*, $x$? arXiv:2501.10001 [cs.CL], 2025. https://arxiv.org/abs/2501.10001
        A. B. Sparse Mixers. arXiv:2501.10001, 2025. https://arxiv.org/abs/2501.10001
      `),
    );
  });

  it('name the first three of many authors', () => {
    const authors = 'ABCDEFGHI'.split('').map(letter => `${letter} Example`);
    const text = citationsText('reference', [citation({ authors }), citation({ authors: authors.slice(1) })]);
    deepEqual(
      text.split('\n').map(line => line.split(' Sparse')[0]),
      [
        'A Example, B Example, C Example et al.',
        'B Example, C Example, D Example, E Example, F Example, G Example, H Example and I Example.',
        '',
      ],
    );
  });
});

describe('Markdown', () => {
  it('is a list, each title a link', () => {
    equal(
      citationsText('markdown', [citation(), hard, citation({ authors: ['01. AI'], title: 'a_b <c>' })]),
      dedented(`
        - Ada Example and Bo Sample. [Sparse Mixers](https://arxiv.org/abs/2501.10001). arXiv:2501.10001 [cs.CL], 2025.
        - Jan van der Berg, 01. AI, Cy Third Jr. et al. [Is \\[it\\] \\*"sparse"\\*, $x$?](https://arxiv.org/abs/2501.10001) arXiv:2501.10001 [cs.CL], 2025.
        - 01\\. AI. [a\\_b \\<c\\>](https://arxiv.org/abs/2501.10001). arXiv:2501.10001 [cs.CL], 2025.
      `),
    );
  });

  it('is links alone where they go into a sentence', () => {
    equal(
      citationsText('links', [citation(), citation({ title: 'Two' })]),
      '[Sparse Mixers](https://arxiv.org/abs/2501.10001), [Two](https://arxiv.org/abs/2501.10001)',
    );
  });
});
