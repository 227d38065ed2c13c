import { deepEqual } from 'node:assert/strict';
import { array, property } from 'fast-check';
import { github } from '../../../src/core/anchors/github.ts';
import { gitlab } from '../../../src/core/anchors/gitlab.ts';
import type { Renderer } from '../../../src/core/anchors/renderer.ts';
import { headingsOf } from '../../../src/core/anchors/shownHeadings.ts';
import { vscode } from '../../../src/core/anchors/vscode.ts';
import { skeletonOf } from '../../../src/core/markdown/readSkeleton.ts';
import { gitlabIds } from '../../support/gitlabPage.ts';
import { holds } from '../../support/random.ts';
import { corpus, seeds } from '../../support/samples.ts';
import { title } from '../../support/titles.ts';
import { githubIds, renderedHeadings, vscodeIds } from '../../support/vscodePreview.ts';

function idsOf(text: string, renderer: Renderer): readonly string[] {
  return renderer.idsOf(headingsOf(text, skeletonOf(text)));
}

function compare(text: string): void {
  const rendered = renderedHeadings(text);
  deepEqual(idsOf(text, github), githubIds(rendered));
  deepEqual(idsOf(text, vscode), vscodeIds(rendered));
  deepEqual(idsOf(text, gitlab), gitlabIds(rendered));
}

// Left out on purpose: addresses with `%`, whose letters VS Code decodes; links by reference; blocks of `$$`.
describe('the ids of headings in GitHub, VS Code and GitLab', () => {
  it('are theirs in the sample digests', () => {
    for (const { text } of seeds) compare(text);
  });

  it('are theirs in the digests of other people in ../shared/corpus', function () {
    const files = corpus();
    if (files.length === 0) this.skip();
    for (const { text } of files) compare(text);
  });

  it('are theirs whatever the titles', () => {
    const titles = array(title, { maxLength: 8 }).map(list => list.map(text => `## ${text}`).join('\n'));
    holds(property(titles, compare), 1000);
  });
});
