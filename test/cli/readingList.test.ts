import { deepEqual, equal, match } from 'node:assert/strict';
import { digestText } from '../support/digestText.ts';
import { digestLens, folderWith } from './program.ts';

const files = {
  '2025-01-03.md': digestText('2025-01-03', [
    { title: 'Quiet rivers', id: '2501.00001' },
    { title: 'Loud rivers', id: '2501.00002' },
  ]),
  'list.json': JSON.stringify({
    format: 'digest-lens-reading-list',
    version: 1,
    papers: { '2501.00001': { read: '2025-01-03' }, '2501.00002': { note: 'Again.' } },
  }),
  'wrong.json': '{\n"format": "digest-lens-reading-list",\n"papers": { "x": {} } }\n',
};

describe('a reading list on the command line', () => {
  const found = async (query: string, ...args: string[]) => {
    const run = await digestLens(await folderWith(files), [
      'search',
      '--format',
      'json',
      ...args,
      query,
      '.',
    ]);
    const titles = run.stdout
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line).title);
    return { ...run, titles };
  };

  it('is asked by queries where a file of it is named', async () => {
    deepEqual((await found('is:unread', '--reading-list', 'list.json')).titles, ['Loud rivers']);
    deepEqual((await found('is:read', '--reading-list', 'list.json')).titles, ['Quiet rivers']);
    deepEqual((await found('has:note', '--reading-list', 'list.json')).titles, ['Loud rivers']);
    const { stdout } = await digestLens(await folderWith(files), [
      'export',
      '--format=markdown',
      '--query=is:unread',
      '--reading-list=list.json',
      '.',
    ]);
    match(stdout, /Loud rivers/);
    equal(stdout.includes('Quiet rivers'), false);
  });

  it('is missed where no file is named', async () => {
    const { code, stderr } = await found('is:unread');
    equal(code, 2);
    match(stderr, /export it there, and name the file with --reading-list FILE/);
  });

  it('is told what is wrong with the file', async () => {
    const { code, stderr } = await found('rivers', '--reading-list', 'wrong.json');
    equal(code, 2);
    match(stderr, /wrong\.json:3: "x" is no arXiv id/);
    match((await found('rivers', '--reading-list', 'none.json')).stderr, /none\.json cannot be read/);
  });
});
