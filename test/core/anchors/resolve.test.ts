import { deepEqual, equal } from 'node:assert/strict';
import { type RendererName, rendererNames, renderers } from '../../../src/core/anchors/renderers.ts';
import { anchorsOf } from '../../../src/core/anchors/resolve.ts';
import { encodedAnchor, workingAnchor } from '../../../src/core/anchors/workingAnchor.ts';
import { headingTitle } from '../../../src/core/matching.ts';
import { textAt } from '../../../src/core/text.ts';
import { digestOf } from '../../support/fixture.ts';

const paper = '\n## The paper at the end\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n';

/** Where fragments lead: the title of a heading, or the tag of an anchor. */
function targets(name: RendererName, source: string, ...fragments: string[]): string[] {
  const digest = digestOf(source + paper);
  const { targetOf } = anchorsOf(digest, renderers[name]);
  return fragments.map(fragment => {
    const target = targetOf(fragment);
    if (!target) return 'nothing';
    return target.kind === 'heading'
      ? headingTitle(digest, target.heading)
      : textAt(digest.text, target.span);
  });
}

describe('a link into the file', () => {
  it('is found in the wrong case on GitHub, but not in VS Code’s preview', () => {
    const source = '## Sparse Chaos: Why?\n';
    const fragments = ['Sparse-Chaos-Why', 'sparse-chaos-why', 'sparse-chaos:-why?'];
    deepEqual(targets('github', source, ...fragments), [
      'Sparse Chaos: Why?',
      'Sparse Chaos: Why?',
      'nothing',
    ]);
    deepEqual(targets('vscode', source, ...fragments), ['nothing', 'Sparse Chaos: Why?', 'nothing']);
  });

  it('leads to anchors written as HTML; names are none in VS Code’s preview', () => {
    const source = '<a id="One"></a> <a name="two"></a>\n\n## Title <a id="three"></a>\n';
    const fragments = ['One', 'one', 'two', 'three', 'title'];
    deepEqual(targets('github', source, ...fragments), [
      '<a id="One">',
      'nothing',
      '<a name="two">',
      '<a id="three">',
      'Title',
    ]);
    deepEqual(targets('vscode', source, ...fragments), [
      '<a id="One">',
      'nothing',
      'nothing',
      '<a id="three">',
      'Title',
    ]);
  });

  it('leads to an author’s own anchor only where the renderer shows it', () => {
    const source = '## One <a id="by-id"></a>\n\n## Two <a name="by-name"></a>\n\n## Three {#by-attribute}\n';
    const found = rendererNames.map(name => {
      const digest = digestOf(source + paper);
      const { targetOf } = anchorsOf(digest, renderers[name]);
      return `${name}: ${['id', 'name', 'attribute'].filter(mark => targetOf(`by-${mark}`)).join(' ')}`;
    });
    deepEqual(found, [
      'github: id name',
      'vscode: id',
      'gitlab: name',
      'gitea: id name attribute',
      'mkdocs: id name',
      'docusaurus: id name attribute',
      'hugo: attribute',
      'pandoc: id name attribute',
    ]);
  });

  it('leads to headings that only one renderer sees, and to none that it does not see', () => {
    const source = 'text\n## Close\n\n#Near\n\n<details>\n\n## Hidden\n\n</details>\n';
    const fragments = ['close', 'near', 'hidden'];
    deepEqual(targets('github', source, ...fragments), ['Close', 'nothing', 'Hidden']);
    deepEqual(targets('mkdocs', source, ...fragments), ['Close', '#Near', 'nothing']);
    deepEqual(targets('pandoc', source, ...fragments), ['nothing', 'nothing', 'Hidden']);
  });

  it('leads to no title of a page in Docusaurus', () => {
    deepEqual(targets('docusaurus', '# Page\n\n## Page\n', 'page', 'page-1'), ['nothing', 'Page']);
  });

  it('leads to the first of equal ids, be it a heading or not', () => {
    deepEqual(targets('github', '## A\n\n<a id="a"></a> <a id="b"></a>\n\n## B\n', 'a', 'b', ''), [
      'A',
      '<a id="b">',
      'nothing',
    ]);
  });

  it('tells repeated headings apart as each renderer does', () => {
    const source = '## Echo\n\n## Echo\n\n## Echo 1\n';
    const ids = (name: RendererName) => anchorsOf(digestOf(source + paper), renderers[name]).ids.slice(0, -1);
    deepEqual(ids('github'), ['echo', 'echo-1', 'echo-1-1']);
    deepEqual(ids('vscode'), ['echo', 'echo-1', 'echo-1']);
    deepEqual(ids('gitlab'), ['echo', 'echo-1', 'echo-1-1']);
    deepEqual(ids('gitea'), ['echo', 'echo', 'echo-1']);
    deepEqual(ids('mkdocs'), ['echo', 'echo_1', 'echo-1']);
    deepEqual(ids('docusaurus'), ['echo', 'echo-1', 'echo-1-1']);
    deepEqual(ids('hugo'), ['echo', 'echo-1', 'echo-1-1']);
    deepEqual(ids('pandoc'), ['echo', 'echo-1', 'echo-1-1']);
  });
});

describe('a working anchor', () => {
  const anchors = (source: string, ...names: RendererName[]) => {
    const digest = digestOf(source + paper);
    return digest.skeleton.headings.map((_, heading) => workingAnchor(digest, heading, names)).slice(0, -1);
  };

  it('is an id that all renderers give the heading', () => {
    deepEqual(anchors('## Sparse Chaos: Why?\n', 'github', 'vscode'), ['sparse-chaos-why']);
  });

  it('is missing where renderers differ, as on math and on repeated titles', () => {
    deepEqual(anchors('## The $O(n)$ bound\n', 'github', 'vscode'), [undefined]);
    deepEqual(anchors('## The $O(n)$ bound\n', 'vscode'), ['the--bound']);
    deepEqual(anchors('## Echo\n\n## Echo\n\n## Echo 1\n', 'vscode', 'github'), [
      'echo',
      'echo-1',
      undefined,
    ]);
    deepEqual(anchors('## 🚀\n\n## 🚀\n', 'github', 'vscode'), [undefined, '-1']);
  });

  it('is missing where GitHub may number repeated headings either way', () => {
    deepEqual(anchors('## Echo\n\n## Echo\n\n## Echo 1\n', 'github'), ['echo', 'echo-1', undefined]);
    deepEqual(anchors('## Echo 1\n\n## Echo\n\n## Echo\n', 'github'), ['echo-1', 'echo', undefined]);
  });

  it('may be taken by an anchor elsewhere, but not by one at the heading itself', () => {
    deepEqual(anchors('<a id="a"></a>\n\ntext\n\n## A\n', 'vscode'), [undefined]);
    deepEqual(anchors('text\n\n<a id="a"></a>\n\n## A <a id="b"></a>\n', 'vscode'), ['a']);
  });

  it('is written so that a Markdown link can hold it', () => {
    equal(encodedAnchor('a b(c)<d>100%模\\', 'markdown'), 'a%20b%28c%29%3Cd%3E100%25模%5C');
  });

  it('is written so that HTML can hold it, quoted or not', () => {
    equal(encodedAnchor(`a b(c)<d>"e"='&100%模`, 'html'), 'a%20b(c)%3Cd%3E%22e%22%3D%27&amp;100%25模');
  });
});
