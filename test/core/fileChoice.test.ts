import assert from 'node:assert/strict';
import { fileChoice, isChosen } from '../../src/core/fileChoice.ts';

function chosen(globs: { include?: string[]; exclude?: string[] }, ...paths: string[]): string[] {
  const choice = fileChoice({
    include: globs.include ?? ['**/*.{md,markdown}'],
    exclude: globs.exclude ?? [],
  });
  return paths.filter(path => isChosen(choice, path));
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
});
