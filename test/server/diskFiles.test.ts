import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileChoice } from '../../src/core/fileChoice.ts';
import { english } from '../../src/core/wording/wording.ts';
import { diskFolders, takenDiskFiles } from '../../src/server/files/diskCandidates.ts';
import { findDiskFiles } from '../../src/server/files/diskFiles.ts';
import { encodedText, readDiskFile, readDiskFiles } from '../../src/server/files/diskText.ts';

const everything = fileChoice({ include: ['**/*.md'], exclude: [] });

let folder: string;

async function put(...names: string[]): Promise<void> {
  for (const name of names) {
    const [path, content = ''] = name.split(' ← ');
    await mkdir(dirname(join(folder, path ?? '')), { recursive: true });
    await writeFile(join(folder, path ?? ''), content);
  }
}

async function found(below = '', choice = everything): Promise<string[]> {
  const { files, failures } = await findDiskFiles(join(folder, below), choice);
  const short = (path: string) => path.slice(folder.length + 1).replaceAll('\\', '/');
  return [
    ...files.map(short),
    ...failures.map(({ path, reason }) => `${short(path)} ${reason(english.reading)}`),
  ];
}

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'digest-lens-disk-')));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('findDiskFiles', () => {
  it('lists what the choice takes, folder by folder', async () => {
    await put(
      'b.md',
      'a/z.md',
      'a/b/c.md',
      'a-b.md',
      'a.txt',
      'node_modules/x.md',
      '.git/y.md',
      'x.md/inside.md',
    );
    assert.deepEqual(await found(), ['a/b/c.md', 'a/z.md', 'a-b.md', 'b.md', 'x.md/inside.md']);
    assert.deepEqual(await found('', fileChoice({ include: ['**'], exclude: ['a'] })), [
      'a-b.md',
      'b.md',
      'x.md/inside.md',
    ]);
  });

  it('honours .gitignore files at every level and above, up to the repository', async () => {
    await put(
      '.gitignore ← *.md\n',
      'repo/.git/HEAD',
      'repo/.gitignore ← *.draft.md\n/out/\n',
      'repo/a.md',
      'repo/out/b.md',
      'repo/deep/c.draft.md',
      'repo/deep/er/.gitignore ← !d.draft.md\ne.md\n',
      'repo/deep/er/d.draft.md',
      'repo/deep/er/e.md',
    );
    assert.deepEqual(await found('repo'), ['repo/a.md', 'repo/deep/er/d.draft.md']);
    assert.deepEqual(await found('repo/deep'), ['repo/deep/er/d.draft.md']);
    assert.deepEqual(
      await found('repo/out'),
      ['repo/out/b.md'],
      'the folder that is asked for is not ignored',
    );
  });

  it('answers for one file as for all', async () => {
    await put(
      '.gitignore ← /out\n',
      'a.md',
      'out/b.md',
      'node_modules/c.md',
      'd.txt',
      'x/.gitignore ← e.md',
      'x/e.md',
      'x/f.md',
    );
    const names = ['a.md', 'out/b.md', 'node_modules/c.md', 'd.txt', 'x/e.md', 'x/f.md', '../a.md'];
    const taken = await takenDiskFiles(
      folder,
      names.map(name => join(folder, name)),
      everything,
    );
    assert.deepEqual(
      taken,
      (await found()).map(name => join(folder, name)),
    );
  });

  it('answers for files behind links as for all', async () => {
    await put('in/c.md', 'in/deep/d.md', 'in/.gitignore ← hidden.md', 'in/hidden.md', 'outside/b.md');
    await symlink('c.md', join(folder, 'in/latest.md'));
    await symlink('hidden.md', join(folder, 'in/shown.md'));
    await symlink('deep', join(folder, 'in/link'));
    await symlink(join(folder, 'outside'), join(folder, 'in/far'));
    const names = ['c.md', 'deep/d.md', 'hidden.md', 'latest.md', 'shown.md', 'link/d.md', 'far/b.md'];
    const taken = await takenDiskFiles(
      join(folder, 'in'),
      names.map(name => join(folder, 'in', name)),
      everything,
    );
    assert.deepEqual(taken.sort(), (await found('in')).map(name => join(folder, name)).sort());
  });

  it('tells folders from all else, and links to them from links to what holds these', async () => {
    await put('in/a.md', 'in/b.md/c.md', 'outside/d.md');
    await symlink('..', join(folder, 'in/up'));
    await symlink('/', join(folder, 'in/all'));
    await symlink(join(folder, 'outside'), join(folder, 'in/far'));
    const names = ['a.md', 'b.md', 'b.md/c.md', 'up', 'all', 'far', 'gone'];
    const folders = await diskFolders(names.map(name => join(folder, 'in', name)));
    assert.deepEqual(
      folders,
      ['b.md', 'far'].map(name => join(folder, 'in', name)),
    );
  });

  it('follows links once and never in circles', async () => {
    await put('real/a.md', 'outside/b.md', 'in/c.md');
    await symlink('..', join(folder, 'in/up'));
    await symlink('self', join(folder, 'in/self'));
    await symlink(join(folder, 'real'), join(folder, 'in/link'));
    await symlink(join(folder, 'real'), join(folder, 'in/again'));
    await symlink('c.md', join(folder, 'in/0.md'));
    await symlink(join(folder, 'outside/b.md'), join(folder, 'in/b.md'));
    const files = await found('in');
    assert.equal(files.filter(name => name.endsWith('/a.md')).length, 1);
    assert.equal(files.filter(name => name.endsWith('b.md')).length, 1);
    assert.equal(files.filter(name => name.endsWith('/c.md') || name.endsWith('/0.md')).join(), 'in/c.md');
  });

  it('does not follow links to what holds the folder, which may be the whole disk', async () => {
    await put('outside/b.md', 'in/c.md', 'in/deep/d.md');
    for (const [index, target] of ['..', '../..', '/', folder, '/proc/self/root'].entries())
      await symlink(target, join(folder, `in/link${index}`));
    await symlink('..', join(folder, 'in/deep/up'));
    assert.deepEqual(await found('in'), ['in/c.md', 'in/deep/d.md']);
  });

  it('names what cannot be looked at and goes on', async () => {
    await put('a.md', 'b.md');
    await symlink(join(folder, 'gone'), join(folder, 'dangling.md'));
    await symlink(join(folder, 'gone'), join(folder, 'dangling.txt'));
    assert.deepEqual(await found(), ['a.md', 'b.md', 'dangling.md does not exist, or is a link to nothing']);
    assert.deepEqual(await found('gone'), ['gone does not exist, or is a link to nothing']);
    assert.deepEqual(await found('a.md'), ['a.md does not exist: a part of its path is not a folder']);
  });
});

describe('readDiskFile', () => {
  async function read(bytes: Buffer) {
    await writeFile(join(folder, 'a.md'), bytes);
    return readDiskFile(join(folder, 'a.md'));
  }

  it('reads UTF-8 so that it can be written back', async () => {
    for (const text of ['', 'plain\r\n', 'é 汉 😀', 'nul \0']) {
      for (const bom of [false, true]) {
        const bytes = encodedText(text, bom);
        const path = join(folder, 'a.md');
        assert.deepEqual(await read(bytes), { kind: 'text', path, text, bom, exact: true });
        assert.deepEqual(bytes.length, Buffer.byteLength(text) + (bom ? 3 : 0));
      }
    }
  });

  it('says where it could not', async () => {
    const latin1 = await read(Buffer.from('caf\xe9', 'latin1'));
    assert.deepEqual(latin1.kind === 'text' && [latin1.text, latin1.exact], ['caf\uFFFD', false]);
    const utf16 = await read(Buffer.from('\uFEFFa', 'utf16le'));
    assert.equal(
      utf16.kind === 'failure' && utf16.reason(english.reading),
      'is UTF-16 text, and only UTF-8 is read',
    );
  });

  it('reads no file over 50 MB', async () => {
    await put('a.md');
    await truncate(join(folder, 'a.md'), 60 * 1024 * 1024 + 1);
    const outcome = await readDiskFile(join(folder, 'a.md'));
    assert.equal(
      outcome.kind === 'failure' && outcome.reason(english.reading),
      'is 61 MB, and files over 50 MB are not read',
    );
  });

  it('tells a file that is gone from one that cannot be read', async () => {
    const gone = await readDiskFile(join(folder, 'gone.md'));
    assert.deepEqual(gone.kind === 'failure' && gone.missing, true);
    const directory = await readDiskFile(folder);
    assert.deepEqual(directory.kind === 'failure' && [directory.missing, directory.reason(english.reading)], [
      false,
      'is a folder, not a file',
    ]);
  });

  it('reads batches in order, failures among them', async () => {
    await put(...['0', '1', '2', '3', '4'].filter(name => name !== '3').map(name => `${name}.md ← ${name}`));
    const files = ['0', '1', '2', '3', '4'].map(name => ({
      path: join(folder, `${name}.md`),
      isNamed: name === '1',
    }));
    const batches: string[][] = [];
    for await (const batch of readDiskFiles(files, 2)) {
      batches.push(batch.map(read => (read.kind === 'text' ? read.text : 'failure')));
    }
    assert.deepEqual(batches, [['0', '1'], ['2', 'failure'], ['4']]);
  });

  it('reads few at once where they are large', async () => {
    const files = ['0', '1', '2', '3'].map(name => ({ path: join(folder, `${name}.md`), isNamed: false }));
    await put('0.md ← a', '1.md', '2.md', '3.md');
    for (const name of ['1', '2']) await truncate(join(folder, `${name}.md`), 40 * 1024 * 1024);
    const batches: number[] = [];
    for await (const batch of readDiskFiles(files)) batches.push(batch.length);
    assert.deepEqual(batches, [2, 2]);
  });

  it('says that a name is none that can be written', async function () {
    const name = Buffer.concat([Buffer.from(`${folder}/b`), Buffer.from([0xff]), Buffer.from('.md')]);
    try {
      await writeFile(name, '');
    } catch {
      this.skip(); // a system that has only such names as can be written
    }
    assert.deepEqual((await findDiskFiles(folder, everything)).files, [join(folder, 'b\uFFFD.md')]);
    const read = await readDiskFile(join(folder, 'b\uFFFD.md'));
    assert.equal(
      read.kind === 'failure' && read.reason(english.reading),
      'has a name that is not UTF-8, and cannot be opened',
    );
  });
});
