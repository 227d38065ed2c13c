import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { digestText } from '../support/digestText.ts';
import { digestLens, folderWith, folderWithSeeds } from './program.ts';

const library = {
  '2025-01-03.md': digestText('2025-01-03', [
    {
      title: 'Sparse Mixers',
      id: '2501.00001',
      abstract: 'We use **sparse** mixers of https://github.com/a/b.',
    },
    { title: '量化 Mixers', id: '2501.00002', authors: 'Ada Example' },
  ]),
  '2025-02-07.md': digestText('2025-02-07', [
    { title: 'Sparse Mixers', id: '2501.00001', abstract: 'We use **sparse** and **pruned** mixers.' },
  ]),
  'notes.md': 'No papers here.\n',
};

describe('digest-lens list', () => {
  it('writes a table that a spreadsheet reads', async () => {
    const { code, stdout } = await digestLens(await folderWith(library), ['list', '--format', 'csv', '.']);
    const rows: Record<string, string>[] = parse(stdout, { columns: true });
    assert.deepEqual([code, rows.length], [0, 3]);
    const [first] = rows;
    assert.deepEqual(
      [first?.file, first?.line, first?.title, first?.authors, first?.topics, first?.code, first?.version],
      [
        '2025-01-03.md',
        '8',
        'Sparse Mixers',
        'Ada Example; Bo Sample',
        'Sparsity',
        'https://github.com/a/b',
        '1',
      ],
    );
    assert.deepEqual(new Set(rows.map(row => Object.keys(row).length)), new Set([20]));
  });

  it('explains how files are read, and what in them is no paper', async () => {
    const folder = await folderWith({ ...library, 'notes.md': 'See https://arxiv.org/abs/2501.00009.\n' });
    const { code, stdout } = await digestLens(folder, ['list', '--explain', '.']);
    assert.equal(code, 0);
    assert.equal(
      stdout,
      '2025-01-03.md: weekly, 2 papers (2 sections), 2025-01-03\n' +
        '2025-02-07.md: weekly, 1 paper (1 section), 2025-02-07\n' +
        'notes.md: not a digest\n' +
        '  1:5 2501.00009 It stands in running text, without a heading, row or item of its own.\n',
    );
  });

  it('lists the papers of the sample digests, every one complete', async () => {
    const { code, stdout } = await digestLens(await folderWithSeeds(), ['list', '--format', 'json', 'seeds']);
    const papers = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    assert.deepEqual([code, papers.length], [0, 88]);
    for (const paper of papers) {
      for (const field of ['file', 'line', 'day', 'title', 'published', 'arxivId', 'version', 'abstract']) {
        assert.ok(paper[field], `${paper.arxivId}: ${field}`);
      }
      assert.ok(paper.authors.length > 0, paper.arxivId);
    }
  });

  it('prints every field in the order of the contract, absent ones as null', async () => {
    const folder = await folderWith(library);
    const { stdout } = await digestLens(folder, ['list', '--format=json', '2025-01-03.md']);
    assert.equal(
      stdout.split('\n')[0],
      JSON.stringify({
        file: '2025-01-03.md',
        line: 8,
        day: '2025-01-03',
        title: 'Sparse Mixers',
        authors: ['Ada Example', 'Bo Sample'],
        authorsComplete: true,
        published: '2025-01-03',
        arxivId: '2501.00001',
        version: 1,
        links: {
          abs: 'https://arxiv.org/abs/2501.00001v1',
          pdf: 'https://arxiv.org/pdf/2501.00001v1',
          html: 'https://arxiv.org/html/2501.00001v1',
          code: ['https://github.com/a/b'],
        },
        topics: ['Sparsity'],
        category: null,
        summary: null,
        abstract: 'We use sparse mixers of https://github.com/a/b.',
      }),
    );
  });

  it('prints one line for each paper, which editors open', async () => {
    const { stdout } = await digestLens(await folderWith(library), ['list', '.']);
    assert.equal(
      stdout,
      [
        '2025-01-03.md:8: 2501.00001v1 Sparse Mixers · Ada Example, Bo Sample · 2025-01-03 · Sparsity',
        '2025-01-03.md:19: 2501.00002v1 量化 Mixers · Ada Example · 2025-01-03',
        '2025-02-07.md:7: 2501.00001v1 Sparse Mixers · Ada Example, Bo Sample · 2025-02-07 · Sparsity, Pruning',
        '',
      ].join('\n'),
    );
  });
});

describe('digest-lens search', () => {
  it('shows a paper once, at its newest day', async () => {
    const folder = await folderWith(library);
    const { code, stdout } = await digestLens(folder, ['search', 'sparse', '.']);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^Sparse Mixers\n {2}2501\.00001v1 · 2025-01-03, 2025-02-07 · Ada Example, Bo Sample · /,
    );
    assert.match(stdout, /\n {2}2025-02-07\.md:7\n/);
    assert.match(stdout, /\n1 of 2 papers match\.\n$/);
  });

  it('prints JSON Lines with the days and the excerpt', async () => {
    const folder = await folderWith(library);
    const { stdout } = await digestLens(folder, ['search', '--format', 'json', 'id:2501.00001', '.']);
    const { title, file, days, excerpt } = JSON.parse(stdout);
    assert.deepEqual(
      [title, file, days, typeof excerpt],
      ['Sparse Mixers', '2025-02-07.md', ['2025-01-03', '2025-02-07'], 'string'],
    );
  });

  it('takes a query that begins with a minus, and a limit', async () => {
    const folder = await folderWith(library);
    const minus = await digestLens(folder, ['search', '-pruned', '.']);
    assert.match(minus.stdout, /^量化 Mixers\n/);
    const limited = await digestLens(folder, ['search', '--limit', '1', 'mixers', '.']);
    assert.match(limited.stdout, /2 of 2 papers match; these are the best 1\.\n$/);
  });

  it('ends with 1 where nothing matches', async () => {
    const { code, stdout } = await digestLens(await folderWith(library), ['search', 'xylophone', '.']);
    assert.deepEqual([code, stdout], [1, 'None of 2 papers matches.\n']);
  });

  it('says what is wrong with a query', async () => {
    const { code, stderr } = await digestLens(await folderWith(library), ['search', 'after:soon', '.']);
    assert.equal(code, 2);
    assert.match(stderr, /^digest-lens: In the query, "after:soon": .+\n$/);
  });
});

describe('digest-lens stats', () => {
  it('counts papers once, by topic and month', async () => {
    const folder = await folderWith(library);
    const { code, stdout } = await digestLens(folder, ['stats', '--format', 'json', '.']);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), {
      files: 3,
      digests: 2,
      papers: 3,
      distinctPapers: 2,
      topics: [
        { topic: 'Pruning', papers: 1 },
        { topic: 'Sparsity', papers: 1 },
        { topic: null, papers: 1 },
      ],
      months: [
        { month: '2025-01', digests: 1, papers: 2 },
        { month: '2025-02', digests: 1, papers: 1 },
      ],
    });
  });

  it('prints tables', async () => {
    const { stdout } = await digestLens(await folderWith(library), ['stats', '.']);
    assert.equal(
      stdout,
      `2 digests, 3 papers, 2 distinct

Papers by topic
  Pruning   1
  Sparsity  1
  No topic  1

Papers by month
  2025-01  2
  2025-02  1
`,
    );
  });
});
