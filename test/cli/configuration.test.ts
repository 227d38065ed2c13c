import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { rendererNames } from '../../src/core/anchors/renderers.ts';
import { digestText } from '../support/digestText.ts';
import { digestLens, folderWith } from './program.ts';

/** Dead in VS Code's preview only. */
const text = digestText('2025-01-03', [
  { title: 'Alpha Birds', anchor: 'Alpha-Birds' },
  { title: 'Beta', anchor: 'beta', abstract: 'On **quick** sort.' },
]);

async function summary(cwd: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await digestLens(cwd, args);
  return `${code} ${stdout.trimEnd().split('\n').at(-1)}${stderr}`;
}

const dead = '1 1 problem (1 warning) in 1 digest with 2 papers. digest-lens fix repairs 1.';
const alive = '0 No problems in 1 digest with 2 papers.';

describe('.digest-lens.json', () => {
  it('holds for its folder and all below, up to the repository', async () => {
    const folder = await folderWith({
      '.digest-lens.json': '{ "renderers": ["github"] } // where we read',
      'a/b/c.md': text,
      'repository/c.md': text,
    });
    await mkdir(join(folder, 'repository/.git'));
    for (const args of [['.'], ['a'], ['a/b/c.md'], ['a/*/*.md']]) {
      assert.match(await summary(folder, 'check', '--rule=stale-entry=off', ...args), /^0 No problems/);
    }
    assert.equal(await summary(join(folder, 'a/b'), 'check', 'c.md'), alive);
    assert.equal(await summary(folder, 'check', 'repository'), dead);
    const { code } = await digestLens(join(folder, 'a'), ['check', '-'], text);
    assert.equal(code, 0);
  });

  it('gives way to a nearer one, to options, and to --no-config', async () => {
    const folder = await folderWith({
      '.digest-lens.json': '{ "renderers": ["github"] }',
      'a/.digest-lens.json': '{ "rules": { "broken-anchor": "hint" } }',
      'a/c.md': text,
      'c.md': text,
      'other.json': '{ "rules": { "broken-anchor": "error" } }',
    });
    assert.match(await summary(folder, 'check', 'a'), /^0 1 problem \(1 hint\)/);
    assert.equal(await summary(folder, 'check', 'c.md'), alive);
    assert.match(await summary(folder, 'check', '--renderer=vscode', 'c.md'), /^1 1 problem \(1 error\)/);
    assert.match(
      await summary(folder, 'check', '--rule=broken-anchor=error', 'a'),
      /^1 1 problem \(1 error\)/,
    );
    assert.equal(await summary(folder, 'check', '--no-config', 'c.md'), dead);
    assert.match(await summary(folder, 'check', '--config=other.json', 'c.md'), /^1 1 problem \(1 error\)/);
  });

  it('chooses files, from its own folder', async () => {
    const folder = await folderWith({
      '.digest-lens.json': '{ "files": { "include": ["2025/**"], "exclude": ["2025/drafts"] } }',
      '2025/a.md': text,
      '2025/drafts/b.md': text,
      '2024/c.md': text,
    });
    for (const [cwd, path] of [
      ['.', '.'],
      ['.', '2025'],
      ['.', '2025/**/*.md'],
      ['2025', '.'],
    ] as const) {
      assert.equal(await summary(join(folder, cwd), 'check', path), dead, `${path} in ${cwd}`);
    }
    assert.equal(await summary(folder, 'check', '2024'), '0 No digests in 0 files.');
    assert.equal(await summary(folder, 'check', '2024/c.md'), dead);
  });

  it('names topics', async () => {
    const folder = await folderWith({
      '.digest-lens.json': '{ "topics": { "Speed": ["quick"] } }',
      'a.md': text,
    });
    const { stdout } = await digestLens(folder, ['list', 'a.md']);
    assert.match(stdout, / · Speed$/m);
    assert.match((await digestLens(folder, ['stats', 'a.md'])).stdout, /^ {2}Speed +1$/m);
    assert.match((await digestLens(folder, ['search', 'topic:speed', '.'])).stdout, /^Beta$/m);
    assert.match((await digestLens(folder, ['list', '--no-config', 'a.md'])).stdout, / · Quick$/m);
  });

  it('is named with its line where it is wrong', async () => {
    const folder = await folderWith({
      'a/.digest-lens.json': '{\n  "rules": { "stale-entry": "of" },\n  "renderers": ["githup"]\n}\n',
      'a/c.md': text,
      'b/.digest-lens.json': '{ "renderers": }',
      'b/c.md': text,
    });
    for (const command of ['check', 'fix', 'list', 'stats']) {
      const { code, stdout, stderr } = await digestLens(folder, [command, 'a']);
      assert.deepEqual([code, stdout], [2, '']);
      assert.equal(
        stderr,
        'digest-lens: a/.digest-lens.json:2: "rules" gives stale-entry the severity "of", ' +
          'which is not one of error, warning, information, hint, off. Did you mean "off"?\n' +
          `digest-lens: a/.digest-lens.json:3: "renderers" names "githup", which is not one of ${rendererNames.join(', ')}. Did you mean "github"?\n`,
      );
    }
    const broken = await digestLens(folder, ['check', 'b/c.md']);
    assert.deepEqual(
      [broken.code, broken.stderr],
      [2, 'digest-lens: b/.digest-lens.json:1: This is not JSON: a value is missing.\n'],
    );
  });
});
