import { deepEqual, equal } from 'node:assert/strict';
import { standardReading } from '../../../src/core/dialects/reading.ts';
import { abstractOf } from '../../../src/core/paperText.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { toUri } from '../../../src/core/uri.ts';
import { dedented } from '../../support/fixture.ts';

const reading = { ...standardReading, singlePapers: true };

function page(source: string) {
  return parseDigest(toUri('file:///notes/2025-01-03/birds.md'), dedented(source), reading);
}

describe('files of one paper', () => {
  const notes = `
    ---
    title: "Sparse birds in large flocks"
    authors: [Ada Example, Bo Sample]
    arxiv: https://arxiv.org/abs/2501.00001v2
    date: 2024-12-30
    ---

    My notes.

    ## Abstract

    Flocks are sparse.

    ## What I think

    Much.
    `;
  const headed = `
    # Sparse birds in large flocks

    **Authors:** Ada Example, Bo Sample

    Link: https://arxiv.org/abs/2501.00001

    ## Abstract

    Flocks are sparse.
    `;

  it('are papers of the day of their folder, from front matter or below a heading', () => {
    const listed = notes.replace('[Ada Example, Bo Sample]', '\n      - "Ada Example"\n      - Bo Sample');
    for (const source of [notes, listed, headed]) {
      const digest = page(source);
      const [paper] = digest?.papers ?? [];
      equal(paper?.title, 'Sparse birds in large flocks');
      deepEqual(paper?.authors, ['Ada Example', 'Bo Sample']);
      equal(paper?.arxivId, '2501.00001');
      equal(digest?.day?.day, '2025-01-03');
      equal(digest && paper && abstractOf(digest, paper), 'Flocks are sparse.');
    }
    equal(page(notes)?.papers[0]?.published?.day, '2024-12-30');
  });

  it('are none unless they are asked for, name one paper, and say something of it', () => {
    equal(parseDigest(toUri('file:///notes/birds.md'), dedented(notes)), undefined);
    equal(page(`${notes}\nSee also https://arxiv.org/abs/2501.00009.\n`), undefined);
    equal(page('# My notes on birds\n\nSee https://arxiv.org/abs/2501.00001.\n'), undefined);
  });

  it('leave digests as they are', () => {
    const text = '## Sparse birds\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n';
    deepEqual(page(text)?.papers, parseDigest(toUri('file:///notes/2025-01-03/birds.md'), text)?.papers);
  });
});
