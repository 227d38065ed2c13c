import { deepEqual, equal, ok } from 'node:assert/strict';
import { type RendererName, rendererNames, renderers } from '../../../src/core/anchors/renderers.ts';
import { anchorsOf } from '../../../src/core/anchors/resolve.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { deadRenderers } from '../../../src/core/rules/brokenAnchor.ts';
import { digestText } from '../../support/digestText.ts';
import { uriOf } from '../../support/fixture.ts';
import { deadOnGitlab } from '../../support/gitlabPage.ts';
import { repaired } from '../../support/linkLaws.ts';
import { deadInVscode, deadOnGithub } from '../../support/vscodePreview.ts';

const oracles = { github: deadOnGithub, vscode: deadInVscode, gitlab: deadOnGitlab };
const names = Object.keys(oracles) as (keyof typeof oracles)[];

/** How many links are dead after the fixes, in all three by their own code as by ours. */
function deadAfterFixes(titles: readonly string[]): number {
  const text = digestText(
    '2025-01-03',
    [...titles, 'A title to end with'].map(title => ({ title })),
  );
  const { after } = repaired({ name: '', uri: uriOf('2025-01-03.md'), text }, names);
  const entries = after.contents?.entries ?? [];
  let count = 0;
  for (const name of names) {
    const dead = new Set(oracles[name](after.text));
    for (const entry of entries) {
      const isDead = dead.has(entry.anchor);
      equal(deadRenderers(after, entry, [name]).length > 0, isDead, `${name}: ${entry.anchor.slice(0, 200)}`);
      if (isDead) count++;
    }
  }
  return count;
}

describe('hostile titles', () => {
  it('of 10,000 letters have their links repaired, plain or with markup', () => {
    equal(deadAfterFixes(['Sparse chaos '.repeat(770).trim(), 'A **bold** bird '.repeat(630).trim()]), 0);
  });

  it('with nested brackets, unbalanced parentheses, and letters that show nothing or turn around', () => {
    equal(
      deadAfterFixes([
        'Of [[nested [CLS] brackets]]',
        'Birds (of (a feather',
        'Birds of) another) feather',
        'שלום birds \u202eof\u202c old',
        'Zero\u200bwidth\u200d birds\ufeff here',
      ]),
      0,
    );
  });

  it('that collide with the numbers of others are linked right or reported', () => {
    equal(deadAfterFixes(['Echo birds 1', 'Echo birds', 'Echo birds', 'Echo birds 1', 'Echo birds-1']), 0);
  });

  it('that repeat a thousand times get an id each, where the renderer tells them apart', () => {
    const text =
      '## Echo birds\n\n'.repeat(1000) + digestText('2025-01-03', [{ title: 'A title to end with' }]);
    const digest = parseDigest(uriOf('2025-01-03.md'), text);
    ok(digest);
    const distinct = (name: RendererName) =>
      new Set(anchorsOf(digest, renderers[name]).ids.slice(0, 1000)).size;
    deepEqual(
      rendererNames.filter(name => distinct(name) !== 1000),
      ['gitea'],
    );
    equal(anchorsOf(digest, renderers.mkdocs).ids[999], 'echo-birds_999');
    equal(anchorsOf(digest, renderers.pandoc).ids[999], 'echo-birds-999');
  });
});

describe('hostile text around the papers', () => {
  it('with 100,000 comments that nothing closes hides no heading', () => {
    const text = `${digestText('2025-01-03', [{ title: 'Echo birds' }])}${'<!-- '.repeat(100_000)}`;
    const digest = parseDigest(uriOf('2025-01-03.md'), text);
    ok(digest);
    for (const name of rendererNames) equal(anchorsOf(digest, renderers[name]).ids.at(-1), 'echo-birds');
  });
});
