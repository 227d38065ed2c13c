import assert from 'node:assert/strict';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestText } from '../support/digestText.ts';
import { digestLens, folderWith } from './program.ts';

const papers = [
  { title: 'Alpha: a study', anchor: 'Alpha:-a-study' },
  { title: 'Beta: a study', anchor: 'Beta:-a-study' },
];
const text = digestText('2025-01-03', papers);
const check = (folder: string, ...args: string[]) =>
  digestLens(folder, ['check', '--renderer=github', ...args, '.']);

describe('digest-lens check --baseline', () => {
  it('is written sorted, without line numbers, and covers what it has', async () => {
    const folder = await folderWith({ 'd/b.md': text, 'd/a.md': text });
    const { code, stdout } = await check(folder, '--write-baseline', 'known.json');
    assert.deepEqual([code, stdout], [0, 'Wrote 4 problems to known.json.\n']);
    const links = { '#Alpha:-a-study': 1, '#Beta:-a-study': 1 };
    const files = { 'd/a.md': { 'broken-anchor': links }, 'd/b.md': { 'broken-anchor': links } };
    const written = await readFile(join(folder, 'known.json'), 'utf8');
    assert.equal(written, `${JSON.stringify({ version: 1, files }, null, 2)}\n`);
    const again = await check(folder, '--baseline', 'known.json');
    assert.deepEqual(
      [again.code, again.stdout, again.stderr],
      [0, 'No new problems in 2 digests with 4 papers. The baseline has 4 more.\n', ''],
    );
  });

  it('holds wherever it is called from, and after lines have moved', async () => {
    const folder = await folderWith({ 'd/a.md': text });
    await check(folder, '--write-baseline', 'known.json');
    await writeFile(join(folder, 'd/a.md'), text.replace('# Table', 'More.\n\n# Table'));
    const { code, stdout } = await check(join(folder, 'd'), '--baseline', '../known.json');
    assert.deepEqual([code, stdout.slice(0, 15)], [0, 'No new problems']);
  });

  it('reports what is new, also where it reads like what is recorded', async () => {
    const folder = await folderWith({ 'a.md': text });
    await check(folder, '--write-baseline', 'known.json');
    const more = text.replace(/^\* \[Alpha.*\n/m, '$&$&');
    await writeFile(join(folder, 'a.md'), more);
    const { code, stdout } = await check(folder, '--baseline', 'known.json', '--format=json');
    const { problems, inBaseline } = JSON.parse(stdout);
    const broken = problems.filter((problem: { code: string }) => problem.code === 'broken-anchor');
    assert.deepEqual([code, broken.length, broken[0].line, inBaseline], [1, 1, 5, 2]);
  });

  it('says how much of it is outdated, of what was looked at', async () => {
    const folder = await folderWith({ 'a.md': text, 'b.md': text, 'c/c.md': text });
    await check(folder, '--write-baseline', 'known.json');
    await digestLens(folder, ['fix', '--renderer=github', 'a.md']);
    await rm(join(folder, 'b.md'));
    const { stderr } = await digestLens(folder, [
      'check',
      '--renderer=github',
      '--baseline=known.json',
      'a.md',
    ]);
    assert.equal(
      stderr,
      '4 problems of the baseline no longer occur; write it anew with --write-baseline to shrink it.\n',
    );
  });

  it('is named where it is missing or damaged', async () => {
    const folder = await folderWith({ 'a.md': text });
    const missing = await check(folder, '--baseline', 'nowhere.json');
    assert.deepEqual(
      [missing.code, missing.stderr],
      [
        2,
        'digest-lens: The baseline nowhere.json does not exist, or is a link to nothing; --write-baseline makes one.\n',
      ],
    );
    for (const damaged of [
      '',
      '{',
      '{}',
      '[]',
      '{"version":1,"files":{"a.md":{"x":{"y":0}}}}',
      '{"version":2,"files":{}}',
    ]) {
      await writeFile(join(folder, 'known.json'), damaged);
      const { code, stdout, stderr } = await check(folder, '--baseline', 'known.json');
      assert.deepEqual([code, stdout], [2, '']);
      assert.equal(stderr, 'digest-lens: known.json is not a baseline as --write-baseline writes it.\n');
    }
  });

  it('is not written from half of the input, or where it cannot be', async () => {
    const folder = await folderWith({ 'a.md': text, 'known.json': 'old' });
    const half = await check(folder, '--write-baseline', 'known.json', 'gone.md');
    assert.equal(half.code, 2);
    assert.equal(await readFile(join(folder, 'known.json'), 'utf8'), 'old');
    const { code, stderr } = await check(folder, '--write-baseline', 'no/folder/known.json');
    assert.deepEqual([code, stderr.split(':')[0]], [2, 'digest-lens']);
    assert.match(stderr, /no\/folder\/known\.json cannot be written/);
    const device = await check(folder, '--write-baseline', '/dev/null');
    assert.equal(device.code, 2);
    if (process.platform !== 'win32') assert.ok((await stat('/dev/null')).isCharacterDevice());
  });
});
