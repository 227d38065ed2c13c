import assert from 'node:assert/strict';
import { array, constantFrom, property, tuple } from 'fast-check';
import ignore from 'ignore';
import { ignoreRules, isIgnored } from '../../src/core/gitIgnore.ts';
import { holds } from '../support/random.ts';

function ignored(files: Record<string, string>, ...paths: string[]): string[] {
  const rules = Object.entries(files).map(([folder, text]) => ignoreRules(folder, text));
  return paths.filter(path => isIgnored(rules, path));
}

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

  it('does not count at all where it has more lines than anybody needs', () => {
    const most = '*.md\n'.repeat(10_000);
    assert.deepEqual(ignored({ '': most }, 'a.md'), ['a.md']);
    assert.deepEqual(ignored({ '': `${most}*.md\n` }, 'a.md'), []);
  });

  const piece = constantFrom('a', 'b', 'a', '/', '*', '**', '/**/', '?', '[ab]', '[!a]', '.', '\\a');
  const line = tuple(
    constantFrom('', '', '!', '/', '**/', '#'),
    array(piece, { minLength: 1, maxLength: 5 }),
  ).map(([start, pieces]) => start + pieces.join(''));
  const name = constantFrom('a', 'b', 'ab', 'ba', 'a.b', '.a');

  it('says what a library that many programs use says', () => {
    const law = property(
      array(line, { minLength: 1, maxLength: 4 }),
      array(name, { minLength: 1, maxLength: 4 }),
      constantFrom('', '/'),
      (lines, names, end) => {
        // Git calls both nonsense, and each reader reads it in another way.
        if (lines.some(each => /\/\/|\*\*\*|[^/]\*\*|\*\*[^/]/.test(each.replace(/^!/, '')))) return;
        const path = names.join('/') + end;
        const { ignored, unignored } = ignore({ ignorecase: false }).add(lines).test(path);
        const said = ignoreRules('', lines.join('\n')).verdict(path);
        assert.equal(said, ignored ? true : unignored ? false : undefined, `${lines.join(' ; ')} | ${path}`);
      },
    );
    holds(law, 3000);
  });
});
