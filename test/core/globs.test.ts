import { deepEqual, equal } from 'node:assert/strict';
import { array, constantFrom, property } from 'fast-check';
import picomatch from 'picomatch';
import { globMatcher, globParts } from '../../src/core/globs.ts';
import { holds } from '../support/random.ts';

function matched(glob: string, ...paths: string[]): string[] {
  return paths.filter(globMatcher(glob));
}

describe('a glob', () => {
  it('stands for letters of a name, for folders, and for one of some', () => {
    const paths = ['a.md', 'b.md', 'ab.md', 'x/a.md', 'x/y/a.md', 'a', '.a.md'];
    deepEqual(matched('*.md', ...paths), ['a.md', 'b.md', 'ab.md', '.a.md']);
    deepEqual(matched('?.md', ...paths), ['a.md', 'b.md']);
    deepEqual(matched('**/a.md', ...paths), ['a.md', 'x/a.md', 'x/y/a.md']);
    deepEqual(matched('x/**', 'x', ...paths), ['x', 'x/a.md', 'x/y/a.md']);
    deepEqual(matched('[!a-z]*', ...paths), ['.a.md']);
    deepEqual(matched('{a,x/{y,z}/a,}.md', ...paths, '.md'), ['a.md', 'x/y/a.md', '.md']);
    deepEqual(matched('**', ...paths), paths);
  });

  it('has letters behind a backslash, and where a bracket or brace is not closed', () => {
    deepEqual(matched('\\*.md', '*.md', 'a.md'), ['*.md']);
    deepEqual(matched('[a.md', '[a.md', 'a.md'), ['[a.md']);
    deepEqual(matched('{a,b.md', '{a,b.md', 'a'), ['{a,b.md']);
    deepEqual(matched('\\{a,b}', '{a,b}', 'a'), ['{a,b}']);
  });

  it('is parted from the folder it starts in', () => {
    deepEqual(globParts('2025/**/*.md'), { base: '2025', glob: '**/*.md' });
    deepEqual(globParts('*.md'), { base: '.', glob: '*.md' });
    deepEqual(globParts('../x/[ab].md'), { base: '../x', glob: '[ab].md' });
    deepEqual(globParts('/abs/{a,b}/c.md'), { base: '/abs', glob: '{a,b}/c.md' });
    deepEqual(globParts('/*.md'), { base: '/', glob: '*.md' });
    equal(globParts('2025/a.md'), undefined);
  });

  const piece = constantFrom(
    'a',
    'b',
    '/',
    '/',
    '*',
    '**/',
    '/**',
    '?',
    '[ab]',
    '[^a]',
    '{a,b}',
    '{a,b/a}',
    '.',
    '{a,{b,ab}}',
  );
  const name = constantFrom('a', 'b', 'ab', 'ba', 'a.b', '.a');

  it('matches what a library that many programs use matches', () => {
    const law = property(
      array(piece, { minLength: 1, maxLength: 6 }),
      array(name, { minLength: 1, maxLength: 4 }),
      (pieces, names) => {
        const glob = pieces.join('');
        // Nobody writes these, and the library reads them in a way of its own.
        if (/\/\/|^\/|\/$|(?:^|\/)\.(?:\/|$)|\*\*\*|[^/]\*\*|\*\*[^/]/.test(glob)) return;
        const path = names.join('/');
        equal(
          globMatcher(glob)(path),
          picomatch(glob, { dot: true, windows: false })(path),
          `${glob} | ${path}`,
        );
      },
    );
    holds(law, 3000);
  });

  it('takes no longer for being made to take long', () => {
    // Each of these keeps a reader that tries every way busy for longer than anybody waits.
    const name = 'a'.repeat(240);
    equal(globMatcher(`${'*a'.repeat(100)}b`)(name), false);
    equal(globMatcher(`${'*?'.repeat(100)}b`)(name), false);
    equal(globMatcher(`${'*[ab]'.repeat(100)}c`)(name), false);
    equal(globMatcher(`${'**/a/'.repeat(100)}b`)(`${'a/'.repeat(2000)}c`), false);
    equal(globMatcher('{a,b}'.repeat(500))('a'.repeat(500)), false);
    equal(globMatcher('{'.repeat(100_000))('a'), false);
    equal(globMatcher(`${'{a,'.repeat(900)}${'}'.repeat(900)}`)('a'), true);
    equal(globMatcher('['.repeat(4000))('a'), false);
  });
});
