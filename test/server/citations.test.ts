import { deepEqual, equal, match } from 'node:assert/strict';
import { fileFormats } from '../../src/core/cite/formatNames.ts';
import {
  type CiteAnswer,
  type CitedPapersParams,
  type CiteParams,
  method,
  type SearchAnswer,
} from '../../src/protocol/protocol.ts';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';
import { readBibtex } from '../support/readCitations.ts';

const older = digestText('2025-01-03', [
  { title: 'Sparse Mixers', id: '2501.00001' },
  { title: 'KV Birds', id: '2501.00002' },
]);
const newer = digestText('2025-02-07', [
  { title: 'Pruned Trees', id: '2502.00003' },
  { title: 'Sparse Mixers, Again', id: '2501.00001' },
]);

describe('digestLens/cite', () => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.start();
    await editor.open('file:///digests/2025-01-03.md', older);
    await editor.open('file:///digests/2025-02-07.md', newer);
  });
  afterEach(() => editor.stop());

  const cite = (arxivIds: readonly string[], format: CiteParams['format'] = 'keys') =>
    editor.ask<CiteAnswer>(method.cite, { arxivIds, format } satisfies CiteParams);
  const papersOf = (params: CitedPapersParams) => editor.ask<string[]>(method.citedPapers, params);

  it('answers with the papers asked for, in their order, each once and as its newest digest lists it', async () => {
    const arxivIds = ['2501.00002', '2501.00001', '2501.00002', '2509.99999'];
    const { text, papers } = await cite(arxivIds, 'bibtex');
    deepEqual(
      readBibtex(text).map(({ title }) => title),
      ['KV Birds', 'Sparse Mixers, Again'],
    );
    equal(papers, 2);
  });

  it('answers with every paper, those of the newest day first', async () => {
    deepEqual(await papersOf({ kind: 'all' }), ['2502.00003', '2501.00001', '2501.00002']);
  });

  it('answers with what a search finds', async () => {
    while (!(await editor.ask<SearchAnswer>(method.search, { query: '', limit: 1 })).complete);
    deepEqual(await papersOf({ kind: 'search', query: 'id:2501.00002' }), ['2501.00002']);
  });

  it('answers in parts that make one file', async () => {
    for (const format of fileFormats) {
      const [first, second, both] = [
        await cite(['2501.00002'], format),
        await cite(['2501.00001'], format),
        await cite(['2501.00002', '2501.00001'], format),
      ];
      equal([first.text, second.text].join(both.between), both.text);
      const { before, behind } = both;
      if (format === 'csl-json') equal(JSON.parse(before + both.text + behind).length, 2);
    }
  });

  it('leaves abstracts out of what is pasted', async () => {
    const papers = ['2501.00001'];
    match((await cite(papers, 'bibtex')).text, /abstract = /);
    equal((await cite(papers, 'entries')).text.includes('abstract'), false);
  });

  it('knows the text that is being typed', async () => {
    await editor.edit('file:///digests/2025-02-07.md', newer.replace('## Pruned', '## Very Pruned'));
    match((await cite(['2502.00003'], 'reference')).text, /Very Pruned Trees\./);
  });
});
