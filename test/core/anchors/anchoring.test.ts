import { deepEqual } from 'node:assert/strict';
import { anchoringOf } from '../../../src/core/anchors/anchoring.ts';
import type { RendererName } from '../../../src/core/anchors/renderers.ts';
import { applyEdits } from '../../../src/core/text.ts';
import { digestOf } from '../../support/fixture.ts';

const title = 'The $O(n)$ bound - and é';

/** The heading with what is written to it, and the anchor that reaches it then. */
function anchored(heading: string, ...names: RendererName[]): string[] {
  const digest = digestOf(`${heading}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n`);
  const anchoring = anchoringOf(digest, 0, names);
  if (!anchoring) return [];
  const edits = anchoring.insertion ? [anchoring.insertion] : [];
  return [applyEdits(digest.text, edits).split('\n>')[0] ?? '', anchoring.anchor];
}

describe('an anchor for a heading', () => {
  it('is its id where one works everywhere', () => {
    deepEqual(anchored(`## ${title}`, 'github', 'docusaurus'), [`## ${title}`, 'the-on-bound---and-é']);
  });

  it('is written as all chosen renderers know it', () => {
    const id = 'the-on-bound---and-é';
    deepEqual(anchored(`## ${title}`, 'github', 'vscode'), [`## ${title}<a id="${id}"></a>`, id]);
    deepEqual(anchored(`## ${title}`, 'github', 'vscode', 'gitlab'), [
      `## ${title}<a id="${id}" name="${id}"></a>`,
      id,
    ]);
    deepEqual(anchored(`## ${title}`, 'gitlab', 'github', 'mkdocs'), [`## ${title}<a name="${id}"></a>`, id]);
    deepEqual(anchored('## 3D birds ##', 'hugo', 'pandoc'), ['## 3D birds ## {#3d-birds}', '3d-birds']);
    deepEqual(anchored('3D birds\n---', 'hugo', 'pandoc'), ['3D birds {#3d-birds}\n---', '3d-birds']);
  });

  it('is missing where no way to write it is known to all', () => {
    deepEqual(anchored(`## ${title}`, 'hugo', 'mkdocs'), []);
    deepEqual(anchored(`## ${title}`, 'hugo', 'vscode'), []);
  });

  it('is missing where what is written has no effect', () => {
    deepEqual(anchored('## Echo-Birds', 'hugo', 'docusaurus'), ['## Echo-Birds', 'echo-birds']);
    deepEqual(anchored('# Echo-Birds', 'hugo', 'docusaurus'), []);
    deepEqual(anchored('## 3D Birds', 'hugo', 'pandoc'), ['## 3D Birds {#3d-birds}', '3d-birds']);
    deepEqual(anchored('  ## 3D Birds', 'hugo', 'pandoc'), []);
  });

  it('is the author’s own where that works and ids do not', () => {
    const heading = `## ${title}<a id="bound"></a>`;
    deepEqual(anchored(heading, 'github', 'vscode'), [heading, 'bound']);
  });
});
