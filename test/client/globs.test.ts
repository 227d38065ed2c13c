import { deepEqual, equal } from 'node:assert/strict';
import { oneGlob, withoutBraces } from '../../src/client/globs.ts';

describe('globs for findFiles', () => {
  it('writes braces out, nested ones too', () => {
    deepEqual(withoutBraces('**/*.md'), ['**/*.md']);
    deepEqual(withoutBraces('**/*.{md,markdown}'), ['**/*.md', '**/*.markdown']);
    deepEqual(withoutBraces('{a,b{1,2}}.md'), ['a.md', 'b1.md', 'a.md', 'b2.md']);
  });

  it('leaves an unfinished brace as it is', () => {
    deepEqual(withoutBraces('a{b'), ['a{b']);
  });

  it('makes one glob of many', () => {
    equal(oneGlob([]), undefined);
    equal(oneGlob(['out']), 'out');
    equal(oneGlob(['out', '*.{md,txt}']), '{out,*.md,*.txt}');
  });

  it('leaves braces that stand for more globs than anybody means', () => {
    const glob = '{a,b}'.repeat(100);
    deepEqual(withoutBraces(glob), [glob]);
    deepEqual(withoutBraces('{a}{b,c}'), ['ab', 'ac']);
    deepEqual(withoutBraces('a}b{c,d}'), ['a}bc', 'a}bd']);
  });
});
