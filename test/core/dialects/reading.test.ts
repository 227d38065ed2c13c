import { deepEqual, equal } from 'node:assert/strict';
import { readingOf, standardReading } from '../../../src/core/dialects/reading.ts';
import { abstractOf } from '../../../src/core/paperText.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import {
  defaultSettings,
  readSettings,
  settingSentence,
  settledSettings,
} from '../../../src/core/settings.ts';
import { dedented, uriOf } from '../../support/fixture.ts';

function readAs(settings: unknown, source: string, name = 'x.md') {
  const { given, issues } = readSettings(settings);
  deepEqual(issues, []);
  const reading = readingOf(settledSettings(given));
  const digest = parseDigest(uriOf(name), dedented(source), reading);
  return (
    digest && {
      dialect: digest.dialect,
      papers: digest.papers.map(paper => [
        paper.title,
        paper.authors.join(', '),
        paper.published?.day,
        paper.topics.join(', '),
        abstractOf(digest, paper),
      ]),
    }
  );
}

const list = `
  # Bericht

  - **Solar Models for Suns**
    - Wer: Ada Example, Bo Sample
    - Wann: 2026-01-03
    - Wo: https://arxiv.org/abs/2601.90001
    - Worum: Suns are hot.
  - **Lunar Caches for Moons**
    - Wer: Cy Third
    - Wann: 2026-01-02
    - Wo: https://arxiv.org/abs/2601.90002
`;

const labels = { authors: ['Wer'], published: ['Wann'], link: ['Wo'], abstract: ['worum'] };

describe('how digests are read', () => {
  it('is the standard way where settings say nothing of it', () => {
    equal(readingOf(defaultSettings), standardReading);
  });

  it('is one value for settings that say the same', () => {
    const reading = (words: string[]) =>
      readingOf(settledSettings(readSettings({ labels: { authors: words } }).given));
    equal(reading(['Wer']), reading(['Wer']));
    equal(reading(['Wer']) === reading(['Who']), false);
  });

  it('can know more labels', () => {
    equal(readAs({}, list), undefined);
    deepEqual(readAs({ labels }, list), {
      dialect: 'nested-items',
      papers: [
        ['Solar Models for Suns', 'Ada Example, Bo Sample', '2026-01-03', '', 'Suns are hot.'],
        ['Lunar Caches for Moons', 'Cy Third', '2026-01-02', '', undefined],
      ],
    });
  });

  it('can know a dialect, in the files where that finds more', () => {
    const dialects = { bericht: { papers: 'items', labels, topics: ['path'] } };
    deepEqual(readAs({ dialects }, list, '2026-01-04/Suns.md'), {
      dialect: 'bericht',
      papers: [
        ['Solar Models for Suns', 'Ada Example, Bo Sample', '2026-01-03', 'Suns', 'Suns are hot.'],
        ['Lunar Caches for Moons', 'Cy Third', '2026-01-02', 'Suns', undefined],
      ],
    });
    const weekly = `
      # 2026-01-04

      ## Solar Models

      >Authors: Ada Example

      >2026-01-03

      > http://arxiv.org/abs/2601.90001v1

      Suns are hot.
    `;
    equal(readAs({ dialects }, weekly)?.dialect, 'weekly');
    deepEqual(readAs({ dialects }, weekly), readAs({}, weekly));
  });

  it('says what is wrong with labels and dialects, and where', () => {
    const { issues } = readSettings({
      labels: { autors: ['Wer'], authors: 'Wer' },
      dialects: {
        a: { papers: 'item' },
        b: {},
        c: { papers: 'rows', label: {}, topics: ['folder'], labels: { url: [] } },
        d: 'rows',
      },
    });
    deepEqual(
      issues.map(issue => `${issue.path.join('/')}: ${settingSentence(issue)}`),
      [
        'labels/autors: digestLens.labels names "autors", which is not one of title, translatedTitle, authors, published, id, link, code, category, summary, abstract, translatedAbstract, other. Did you mean "authors"?',
        'labels/authors: digestLens.labels gives "authors" something that is not a list of words, as ["Verfasser"].',
        'dialects/a/papers: digestLens.dialects says that the papers of "a" are "item", which is not one of sections, rows, items. Did you mean "items"?',
        'dialects/b: digestLens.dialects must say what the papers of "b" are: "papers" is one of sections, rows, items.',
        'dialects/c/label: digestLens.dialects gives "c" the key "label", which is not one of papers, labels, topics. Did you mean "labels"?',
        'dialects/c/labels/url: digestLens.dialects has "labels" in "c" that names "url", which is not one of title, translatedTitle, authors, published, id, link, code, category, summary, abstract, translatedAbstract, other.',
        'dialects/c/topics/0: digestLens.dialects takes the topics of "c" from "folder", which is not one of headings, category, path.',
        'dialects/d: digestLens.dialects gives "d" something that is not a dialect, as { "papers": "items" }.',
      ],
    );
  });
});
