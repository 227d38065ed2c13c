import assert from 'node:assert/strict';
import { chmod, link, lstat, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { digestText } from '../support/digestText.ts';
import { digestLens, folderWith, folderWithSeeds, onlyRule } from './program.ts';

const dead = digestText('2025-01-03', [
  { title: 'Alpha: a study', anchor: 'Alpha:-a-study' },
  { title: 'Beta', anchor: 'beta' },
]);
const alive = dead.replace('#Alpha:-a-study', '#alpha-a-study');

async function contents(folder: string, name: string): Promise<string> {
  return (await readFile(join(folder, name))).toString('latin1');
}

function withoutAnchors(text: string): string {
  return text.replace(/\]\(#.*\)$/gm, '](#)');
}

describe('digest-lens fix', () => {
  it('repairs the sample digests by changing anchors only, and a second run changes nothing', async () => {
    const folder = await folderWithSeeds();
    const links = onlyRule('broken-anchor');
    const names = ['seeds/2024-12-27.md', 'seeds/2025-01-03.md'];
    const before = await Promise.all(names.map(name => contents(folder, name)));
    const first = await digestLens(folder, ['fix', ...links, 'seeds']);
    assert.equal(first.code, 0);
    assert.match(first.stdout, /\nRepaired 88 problems in 2 of 2 digests\.\n$/);
    const after = await Promise.all(names.map(name => contents(folder, name)));
    assert.deepEqual(after.map(withoutAnchors), before.map(withoutAnchors));
    for (const renderer of ['github', 'vscode']) {
      const { code, stdout } = await digestLens(folder, ['check', ...links, '--renderer', renderer, 'seeds']);
      assert.deepEqual([code, stdout], [0, 'No problems in 2 digests with 88 papers.\n']);
    }
    const second = await digestLens(folder, ['fix', ...links, 'seeds']);
    assert.deepEqual([second.code, second.stdout], [0, 'Nothing to repair in 2 digests.\n']);
    assert.deepEqual(await Promise.all(names.map(name => contents(folder, name))), after);
  });

  it('prints what it changed', async () => {
    const folder = await folderWith({ 'a.md': dead, 'notes.md': '# Nothing\n' });
    const { stdout } = await digestLens(folder, ['fix', '--renderer=github', '.']);
    assert.equal(
      stdout,
      'a.md\n  4:20 Change the anchor to #alpha-a-study [broken-anchor]\n\nRepaired 1 problem in 1 of 1 digest.\n',
    );
  });

  it('keeps line endings, byte order mark, missing final line break and mode', async () => {
    const versions: Record<string, (text: string) => string> = {
      'crlf.md': text => text.replaceAll('\n', '\r\n'),
      'cr.md': text => text.replaceAll('\n', '\r'),
      'bom.md': text => `\uFEFF${text}`,
      'bom-crlf.md': text => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
      'no-end.md': text => text.trimEnd(),
      'blank-end.md': text => `${text}\n\n  \n`,
      'nul.md': text => `${text}\0\u2028é汉😀`,
    };
    const wanted = Object.entries(versions).map(([name, version]) => [name, version(alive)] as const);
    const folder = await folderWith(
      Object.fromEntries(Object.entries(versions).map(([name, version]) => [name, version(dead)])),
    );
    await chmod(join(folder, 'bom.md'), 0o755);
    const { code, stderr } = await digestLens(folder, ['fix', '--renderer=github', '.']);
    assert.deepEqual([code, stderr], [0, '']);
    for (const [name, text] of wanted) {
      assert.equal(await readFile(join(folder, name), 'utf8'), text, name);
    }
    assert.equal((await stat(join(folder, 'bom.md'))).mode & 0o777, 0o755);
    assert.deepEqual(
      (await readdir(folder)).sort(),
      Object.keys(versions).sort(),
      'no temporary file is left',
    );
  });

  it('changes nothing in a dry run, and says what it would', async () => {
    const folder = await folderWith({ 'a.md': dead });
    const { code, stdout } = await digestLens(folder, ['fix', '--dry-run', '--renderer=github', '.']);
    assert.equal(code, 0);
    assert.match(stdout, /4:20 Change the anchor to #alpha-a-study/);
    assert.match(stdout, /\nWould repair 1 problem in 1 of 1 digest\. Nothing was written\.\n$/);
    assert.equal(await contents(folder, 'a.md'), dead);
  });

  it('shows what is left for a person', async () => {
    const text = dead.replace('* [Beta](#beta)\n', '* [Beta](#beta)\n* [Gone](#gone)\n');
    const folder = await folderWith({ 'a.md': text });
    const { code, stdout } = await digestLens(folder, ['fix', '--renderer=github', '.']);
    assert.equal(code, 0);
    assert.match(stdout, /Left for you to decide:\n\na\.md\n {2}6:3 warning: No paper .* \[stale-entry\]\n/);
    assert.match(stdout, /Repaired 1 problem in 1 of 1 digest\. 1 problem left for you to decide\.\n$/);
  });

  it('passes standard input on, repaired', async () => {
    const { code, stdout, stderr } = await digestLens(
      '.',
      ['fix', '--renderer=github', '-'],
      `\uFEFF${dead}`,
    );
    assert.deepEqual([code, stdout], [0, `\uFEFF${alive}`]);
    assert.match(stderr, /Repaired 1 problem in 1 of 1 digest\.\n$/);
    const other = await digestLens('.', ['fix', '-'], 'No digest\r\n');
    assert.deepEqual([other.code, other.stdout], [0, 'No digest\r\n']);
    const latin1 = await digestLens('.', ['fix', '-'], Buffer.from('caf\xe9', 'latin1'));
    assert.deepEqual([latin1.code, latin1.stdout], [2, '']);
  });

  it('leaves a file that is not all UTF-8 as it is', async () => {
    const bytes = Buffer.from(`${dead}caf\xe9\n`, 'latin1');
    const folder = await folderWith({ 'a.md': bytes, 'b.md': dead });
    const { code, stderr } = await digestLens(folder, ['fix', '--renderer=github', '.']);
    assert.deepEqual([code, stderr], [2, 'digest-lens: a.md was left as it is: it is not all UTF-8.\n']);
    assert.deepEqual(await readFile(join(folder, 'a.md')), bytes);
    assert.equal(await contents(folder, 'b.md'), alive);
  });

  it('follows a link within the folder and refuses one that leads out of it', async () => {
    const folder = await folderWith({ 'in/real/a.txt': dead, 'out/b.txt': dead });
    await symlink(join('real', 'a.txt'), join(folder, 'in/a.md'));
    await symlink(join('..', 'out', 'b.txt'), join(folder, 'in/b.md'));
    const { code, stderr } = await digestLens(folder, ['fix', '--renderer=github', 'in']);
    assert.equal(code, 2);
    const sentence = `it is a link to ${join(folder, 'out/b.txt')}, outside what was named; name that file instead`;
    assert.equal(stderr, `digest-lens: in/b.md was left as it is: ${sentence}.\n`);
    assert.equal(await contents(folder, 'in/real/a.txt'), alive);
    assert.equal(await contents(folder, 'out/b.txt'), dead);
    assert.ok((await lstat(join(folder, 'in/a.md'))).isSymbolicLink());
  });

  it('repairs a file whose name is as long as names can be', async () => {
    const name = `${'x'.repeat(252)}.md`;
    const folder = await folderWith({ [name]: dead });
    assert.equal((await digestLens(folder, ['fix', '--renderer=github', '.'])).code, 0);
    assert.equal(await contents(folder, name), alive);
  });

  it('gives a file with two names the new text under the one that was named', async () => {
    const folder = await folderWith({ 'in/a.md': dead });
    await link(join(folder, 'in/a.md'), join(folder, 'copy.md'));
    assert.equal((await digestLens(folder, ['fix', '--renderer=github', 'in'])).code, 0);
    assert.deepEqual([await contents(folder, 'in/a.md'), await contents(folder, 'copy.md')], [alive, dead]);
  });

  it('leaves hints alone, unless somebody makes them more', async () => {
    const text = alive
      .replaceAll('> http://arxiv.org', '> https://arxiv.org')
      .replace('https://arxiv', 'http://arxiv');
    const folder = await folderWith({ 'a.md': text });
    const args = ['--renderer=github', 'a.md'];
    assert.match(
      (await digestLens(folder, ['check', ...args])).stdout,
      /\(1 hint\) in 1 digest with 2 papers\.\n$/,
    );
    assert.match((await digestLens(folder, ['fix', ...args])).stdout, /^Nothing to repair/);
    const { stdout } = await digestLens(folder, ['fix', '--rule=insecure-link=warning', ...args]);
    assert.match(stdout, /Repaired 1 problem/);
    assert.equal(await contents(folder, 'a.md'), text.replace('http://arxiv', 'https://arxiv'));
  });

  it('rebuilds tables of contents where it is asked to', async () => {
    const stale = alive.replace('* [Beta](#beta)\n', '* [Gone](#gone)\n');
    const without = alive.replace(/^# Table of Contents\n(?:\* .*\n)+/m, '');
    const folder = await folderWith({ 'a.md': stale, 'b.md': alive, 'c.md': without });
    const args = ['fix', '--renderer=github', '--rebuild-toc', '.'];
    const { code, stdout } = await digestLens(folder, args);
    assert.equal(code, 0);
    assert.match(stdout, /^a\.md\n {2}Table of contents: 1 added, 1 removed\n$/m);
    assert.match(stdout, /^c\.md\n {2}Table of contents: written, 2 added\n$/m);
    assert.match(stdout, /^Repaired 2 tables of contents in 2 of 3 digests\.$/m);
    assert.equal(await contents(folder, 'a.md'), alive);
    assert.equal(await contents(folder, 'b.md'), alive);
    const again = await digestLens(folder, args);
    assert.equal(again.stdout, 'Nothing to repair in 3 digests.\n');
    const diff = await digestLens(folder, [...args, '--diff']);
    assert.equal(diff.stdout, '');
  });
});
