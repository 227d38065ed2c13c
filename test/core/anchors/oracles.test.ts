import { deepEqual } from 'node:assert/strict';
import { array, constantFrom, oneof, property, string } from 'fast-check';
import { github } from '../../../src/core/anchors/github.ts';
import type { Renderer } from '../../../src/core/anchors/renderer.ts';
import { headingsOf } from '../../../src/core/anchors/shownHeadings.ts';
import { vscode } from '../../../src/core/anchors/vscode.ts';
import { skeletonOf } from '../../../src/core/markdown/skeleton.ts';
import { holds } from '../../support/random.ts';
import { corpus, seeds } from '../../support/samples.ts';
import { githubIds, renderedHeadings, vscodeIds } from '../../support/vscodePreview.ts';

function idsOf(text: string, renderer: Renderer): string[] {
  return renderer.idsOf(headingsOf(text, skeletonOf(text)));
}

function compare(text: string): void {
  const rendered = renderedHeadings(text);
  deepEqual(idsOf(text, github), githubIds(rendered));
  deepEqual(idsOf(text, vscode), vscodeIds(rendered));
}

// Left out on purpose: addresses with `%`, whose letters VS Code decodes; links by reference; blocks of `$$`.
describe('the ids of headings', () => {
  it('are GitHub’s and VS Code’s in the sample digests', () => {
    for (const { text } of seeds) compare(text);
  });

  it('are GitHub’s and VS Code’s in the digests of other people in ../shared/corpus', function () {
    const files = corpus();
    if (files.length === 0) this.skip();
    for (const { text } of files) compare(text);
  });

  it('are GitHub’s and VS Code’s whatever the titles', () => {
    const piece = oneof(
      constantFrom(
        ...[
          'echo',
          'Echo',
          'echo-1',
          'KV',
          'cache',
          ' ',
          ' ',
          '  ',
          '-',
          ' - ',
          ': ',
          ', ',
          '.',
          '?',
          '!',
          "'",
          '"',
        ],
        ...[
          '$O(n)$',
          'ST$^3$',
          '$',
          '$$',
          '\\$',
          '\\alpha',
          '\\_',
          '`code`',
          '`a  b`',
          '*em*',
          '**bold**',
          '_u_',
          '~~s~~',
        ],
        ...[
          '[CLS]',
          '[a](#b)',
          '![alt *x* `y`](z.png)',
          '<Answer>',
          '</b>',
          '<a id="x"></a>',
          '<!-- c -->',
          '&amp;',
          '&lt;b&gt;',
        ],
        ...[
          'é',
          'İ',
          'ß',
          'ﬁ',
          'Ⅳ',
          '²',
          '模型',
          '量化',
          'क्ष',
          'ا',
          '🚀',
          '👩‍🔬',
          ':rocket:',
          '\u00a0',
          '\u3000',
          '\t',
          '+',
          '#',
          '@',
          '_',
          '/',
        ],
      ),
      string({ unit: 'grapheme', maxLength: 3 }).map(text => text.replace(/[\r\n\u2028\u2029]/g, '')),
    );
    const title = array(piece, { maxLength: 6 }).map(pieces => `## ${pieces.join('')}`);
    holds(
      property(array(title, { maxLength: 8 }), titles => compare(titles.join('\n'))),
      1000,
    );
  });
});
