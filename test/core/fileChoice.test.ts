import assert from 'node:assert/strict';
import { fileChoice, globParts, ignoreRules, isChosen, isIgnored } from '../../src/core/fileChoice.ts';

function chosen(globs: { include?: string[]; exclude?: string[] }, ...paths: string[]): string[] {
  const choice = fileChoice({
    include: globs.include ?? ['**/*.{md,markdown}'],
    exclude: globs.exclude ?? [],
  });
  return paths.filter(path => isChosen(choice, path));
}

function ignored(files: Record<string, string>, ...paths: string[]): string[] {
  const rules = Object.entries(files).map(([folder, text]) => ignoreRules(folder, text));
  return paths.filter(path => isIgnored(rules, path));
}

describe('file choice', () => {
  it('takes Markdown at every level, dot files and capitals too', () => {
    const paths = ['a.md', 'b/c.markdown', 'B/D.MD', '.github/e.md'];
    assert.deepEqual(chosen({}, ...paths, 'f.txt', 'md', 'g.md.bak'), paths);
  });

  it('never takes what Git and npm keep for themselves', () => {
    assert.deepEqual(
      chosen({}, '.git/a.md', 'x/.git/a.md', 'node_modules/b.md', 'x/node_modules/y/b.md'),
      [],
    );
    assert.deepEqual(chosen({}, 'my.git/a.md', 'node_modules.md'), ['my.git/a.md', 'node_modules.md']);
  });

  it('narrows by globs; one that names a folder means all in it', () => {
    const paths = ['2025/a.md', '2025/01/b.md', 'c.md'];
    assert.deepEqual(chosen({ include: ['2025'] }, ...paths), ['2025/a.md', '2025/01/b.md']);
    assert.deepEqual(chosen({ include: ['2025/'] }, ...paths), ['2025/a.md', '2025/01/b.md']);
    assert.deepEqual(chosen({ include: ['./2025/*'] }, ...paths), ['2025/a.md', '2025/01/b.md']);
    assert.deepEqual(chosen({ include: ['*.md'] }, ...paths), ['c.md']);
    assert.deepEqual(chosen({ include: ['**'] }, ...paths, 'd.png'), paths);
    assert.deepEqual(chosen({ include: [] }, ...paths), []);
    assert.deepEqual(chosen({ exclude: ['2025/01'] }, ...paths), ['2025/a.md', 'c.md']);
    assert.deepEqual(chosen({ exclude: ['**/b.md', 'c.*'] }, ...paths), ['2025/a.md']);
    assert.deepEqual(chosen({ exclude: ['2025/**'] }, ...paths), ['c.md']);
  });

  it('leaves out a folder without looking into it', () => {
    const { leavesOut } = fileChoice({ include: ['**'], exclude: ['drafts/**', '**/old'] });
    assert.deepEqual(['drafts', 'x/old', 'node_modules', 'a/.git', 'final'].map(leavesOut), [
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('parts a glob from the folder it starts in', () => {
    assert.deepEqual(globParts('2025/**/*.md'), { base: '2025', glob: '**/*.md' });
    assert.deepEqual(globParts('*.md'), { base: '.', glob: '*.md' });
    assert.deepEqual(globParts('../x/[ab].md'), { base: '../x', glob: '[ab].md' });
    assert.deepEqual(globParts('/abs/{a,b}/c.md'), { base: '/abs', glob: '{a,b}/c.md' });
    assert.deepEqual(globParts('/*.md'), { base: '/', glob: '*.md' });
    assert.equal(globParts('2025/a.md'), undefined);
  });
});

describe('.gitignore', () => {
  it('ignores files and folders, and what they hold', () => {
    const text = '# comment\n/out\n*.tmp.md\nbuild/\n!keep.tmp.md\r\n';
    assert.deepEqual(
      ignored(
        { '': text },
        'out/',
        'out/a.md',
        'x/out/a.md',
        'x/b.tmp.md',
        'keep.tmp.md',
        'x/build/',
        'build',
      ),
      ['out/', 'out/a.md', 'x/b.tmp.md', 'x/build/'],
    );
  });

  it('gives the innermost file the last word', () => {
    const files = { '/r': '*.md\n', '/r/keep': '!*.md\n', '/r/keep/but': 'not.md\n' };
    assert.deepEqual(ignored(files, '/r/a.md', '/r/keep/a.md', '/r/keep/but/not.md', '/r/keep/but/a.md'), [
      '/r/a.md',
      '/r/keep/but/not.md',
    ]);
  });

  it('minds capitals, as Git does', () => {
    assert.deepEqual(ignored({ '': 'Draft.md\n' }, 'Draft.md', 'draft.md'), ['Draft.md']);
  });
});
