import { deepEqual } from 'node:assert/strict';
import { array, oneof, property } from 'fast-check';
import { docusaurus } from '../../src/core/anchors/docusaurus.ts';
import { headingsOf } from '../../src/core/anchors/shownHeadings.ts';
import { skeletonOf } from '../../src/core/markdown/readSkeleton.ts';
import { docusaurusIds } from '../support/docusaurusPage.ts';
import { holds } from '../support/random.ts';
import { corpus, seeds } from '../support/samples.ts';
import { plainTitle, title } from '../support/titles.ts';

function idsOf(text: string): readonly string[] {
  return docusaurus.idsOf(headingsOf(text, skeletonOf(text)));
}

describe('the ids of docusaurus', () => {
  it('are the ones we give in the sample digests', () => {
    for (const { text } of seeds) deepEqual(idsOf(text), docusaurusIds(text));
  });

  it('are the ones we give whatever the titles', () => {
    const titles = array(oneof(plainTitle, title), { maxLength: 4 }).map(list =>
      list.map(text => `## ${text}\n`).join(''),
    );
    holds(
      property(titles, text => {
        // An address right behind text is taken for a part of it, and a directive may have a label.
        if (!/:[\w-]+\[|\]:/.test(text)) deepEqual(idsOf(text), docusaurusIds(text), text);
      }),
      300,
    );
  });

  it('are the ones we give in the digests of other people in ../shared/corpus', function () {
    const files = corpus().filter(
      ({ name, text }) => /^(?:weekly|linked)/.test(name) && text.length < 120_000,
    );
    if (files.length === 0) this.skip();
    for (const { text } of files) deepEqual(idsOf(text), docusaurusIds(text));
  });
});
