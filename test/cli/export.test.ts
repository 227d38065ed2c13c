import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { digestText } from '../support/digestText.ts';
import { readBibtex, readRis } from '../support/readCitations.ts';
import { digestLens, folderWith, folderWithSeeds } from './program.ts';

const library = {
  '2025-01-03.md': digestText('2025-01-03', [
    { title: 'Sparse Mixers', id: '2501.00001', authors: 'Ada Example' },
    { title: 'KV Birds', id: '2501.00002', authors: 'Bo Sample et al.' },
  ]),
  '2025-02-07.md': digestText('2025-02-07', [
    { title: 'Sparse Mixers, Again', id: '2501.00001', authors: 'Ada Example' },
    { title: 'Pruned 量化', id: '2502.00003', authors: 'Cy Third' },
  ]),
};

describe('digest-lens export', () => {
  it('writes every distinct paper of the sample digests as BibTeX', async () => {
    const { code, stdout, stderr } = await digestLens(await folderWithSeeds(), ['export', 'seeds']);
    assert.deepEqual([code, stderr], [0, '']);
    const papers = readBibtex(stdout);
    assert.equal(papers.length, 88);
    assert.equal(new Set(papers.map(({ id }) => id)).size, 88);
    for (const { title, author, URL } of papers) assert.ok(title && author && URL);
  });

  it('writes each paper once, as the newest digest lists it, in the order of the digests', async () => {
    const folder = await folderWith(library);
    const { stdout } = await digestLens(folder, ['export', '--format', 'markdown', '.']);
    assert.equal(
      stdout,
      `- Ada Example. [Sparse Mixers, Again](https://arxiv.org/abs/2501.00001). arXiv:2501.00001, 2025.
- Bo Sample et al. [KV Birds](https://arxiv.org/abs/2501.00002). arXiv:2501.00002, 2025.
- Cy Third. [Pruned 量化](https://arxiv.org/abs/2502.00003). arXiv:2502.00003, 2025.
`,
    );
    const backwards = await digestLens(folder, [
      'export',
      '--format=markdown',
      '2025-02-07.md',
      '2025-01-03.md',
    ]);
    assert.deepEqual(backwards.stdout.match(/\d{4}\.\d{5}(?=\))/g), [
      '2501.00001',
      '2502.00003',
      '2501.00002',
    ]);
  });

  it('gives a paper the same key whatever else is exported', async () => {
    const folder = await folderWith(library);
    const keys = async (...args: string[]) =>
      readBibtex((await digestLens(folder, ['export', ...args])).stdout).map(({ id }) => id);
    assert.deepEqual(await keys('.'), [
      'example2025sparse-2501.00001',
      'sample2025kv-2501.00002',
      'third2025pruned-2502.00003',
    ]);
    assert.deepEqual(await keys('--query', 'birds', '.'), ['sample2025kv-2501.00002']);
  });

  it('writes RIS, CSL-JSON and CSV', async () => {
    const folder = await folderWith(library);
    const run = async (format: string) =>
      (await digestLens(folder, ['export', '--format', format, '.'])).stdout;
    assert.deepEqual(
      readRis(await run('ris')).map(({ title }) => title),
      ['Sparse Mixers, Again', 'KV Birds', 'Pruned 量化'],
    );
    assert.equal(JSON.parse(await run('csl-json'))[2].title, 'Pruned 量化');
    assert.equal(parse(await run('csv'), { columns: true }).length, 3);
  });

  it('ends with 1 where no paper matches, and with 2 on misuse and unreadable input', async () => {
    const folder = await folderWith(library);
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await digestLens(folder, ['export', ...args]);
      return [code, stdout, stderr];
    };
    assert.deepEqual(await run('--query', 'xylophone', '.'), [1, '', 'None of 3 papers matches.\n']);
    const format = 'bibtex, ris, csl-json, csv or markdown';
    assert.deepEqual(await run('--format=doc', '.'), [
      2,
      '',
      `digest-lens: --format is ${format}, not "doc".\n`,
    ]);
    assert.deepEqual((await run('--query', 'after:soon', '.'))[0], 2);
    const [code, stdout] = await run('--format=csv', 'absent.md', '2025-02-07.md');
    assert.deepEqual([code, String(stdout).split('\r\n').length], [2, 4]);
  });

  it('explains itself', async () => {
    const { code, stdout } = await digestLens('.', ['export', '--help']);
    assert.equal(code, 0);
    assert.ok(stdout.includes('digest-lens export [OPTION]… PATH…') && stdout.includes('--query QUERY'));
  });
});
