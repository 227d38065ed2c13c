import { deepEqual, ok } from 'node:assert/strict';
import { array, constantFrom, nat, property, tuple } from 'fast-check';
import { standardReading } from '../../../src/core/dialects/reading.ts';
import type { Digest } from '../../../src/core/digest.ts';
import { tokensOf } from '../../../src/core/features/tokens.ts';
import { markedWordsOf } from '../../../src/core/paperText.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { spansMeeting, textAt } from '../../../src/core/text.ts';
import { digestText } from '../../support/digestText.ts';
import { dedented, digestOf, parsed, uriOf } from '../../support/fixture.ts';
import { holds } from '../../support/random.ts';
import { corpus, seeds } from '../../support/samples.ts';

/** The tokens of a digest, one a line: what it is, and its text. */
function shown(digest: Digest): string {
  return tokensOf(digest)
    .map(({ kind, span }) => `${kind} ${textAt(digest.text, span)}\n`)
    .join('');
}

function shows(source: string, expected: string): void {
  deepEqual(shown(digestOf(source)).trimEnd(), dedented(expected).trimEnd());
}

describe('tokens', () => {
  it('are the names, day, id and marked words of a section', () =>
    shows(
      `
      # 2025-01-03

      ## Sparse birds

      >Authors: Ada Example (Uni, Town), Bo Sample and Cy Third, et al.

      >2025-01-02

      > https://arxiv.org/abs/2501.00001v2

      Birds are **sparse**, **quantiz**ed and ![key](https://img.shields.io/badge/KV--cache-F08080)-friendly;
      a day like 2024-12-12, cs.CV and 2412.00009 are prose.
      `,
      `
      label Authors
      author Ada Example
      author Bo Sample
      author Cy Third
      date 2025-01-02
      arxivId 2501.00001v2
      topic sparse
      topic quantiz
      topic KV--cache
      `,
    ));

  it('are the labels of a line of several fields, and of folds', () =>
    shows(
      `
      ## Sparse birds

      **Authors:** Ada Example, Bo Sample | **Date:** 2025-01-02

      **Link:** [https://arxiv.org/abs/2501.00001](https://arxiv.org/abs/2501.00001)

      **Category**: \`cs.CV\`, cs.LG

      <details><summary><b>Abstract</b></summary>

      About **birds** of cs.CV.

      </details>

      <details><summary>AI analysis</summary>

      **Authors:** nobody of cs.CV

      </details>
      `,
      `
      label Authors
      author Ada Example
      author Bo Sample
      label Date
      date 2025-01-02
      label Link
      arxivId 2501.00001
      arxivId 2501.00001
      label Category
      category cs.CV
      category cs.LG
      label Abstract
      topic birds
      `,
    ));

  it('are what stands in the rows of a table', () =>
    shows(
      `
      |Publish Date|Title|Authors|PDF|Category|
      |---|---|---|---|---|
      |**2025-01-02**|**Sparse birds**|Ada Example et.al.|[2501.00001](http://arxiv.org/abs/2501.00001)|cs.CV|
      `,
      `
      date 2025-01-02
      author Ada Example
      arxivId 2501.00001
      arxivId 2501.00001
      category cs.CV
      `,
    ));

  it('are what stands in the items of a list', () =>
    shows(
      `
      - **[Sparse birds](https://arxiv.org/abs/2501.00001)**
        - Authors: [Ada Example](https://example.org/ada), Bo Sample
        - Published: 2025-01-02 | Category: \`cs.RO\`
        - Summary: Birds.
      - **[Plain stones](https://arxiv.org/abs/2501.00002)**
        - Authors: 甲乙、丙丁
      `,
      `
      arxivId 2501.00001
      label Authors
      author Ada Example
      author Bo Sample
      label Published
      date 2025-01-02
      label Category
      category cs.RO
      label Summary
      arxivId 2501.00002
      label Authors
      author 甲乙
      author 丙丁
      `,
    ));

  it('are not in code, nor in comments', () =>
    shows(
      `
      ## Sparse birds

      >Authors: Ada Example, Bo Sample

      > https://arxiv.org/abs/2501.00001

      <!-- Category: cs.CV, 2501.00001 -->

      Prose with a **word**, then

      ~~~
      ## **Another**, https://arxiv.org/abs/2501.00001
      ~~~

      A **bird**.
      `,
      `
      label Authors
      author Ada Example
      author Bo Sample
      arxivId 2501.00001
      topic word
      topic bird
      `,
    ));

  it('end where their line ends', () =>
    shows(
      `
      ## Sparse birds

      **Authors:**
      Ada Example, Bo
      Sample, Cy Third

      **Link:** https://arxiv.org/abs/2501.00001

      Birds.
      `,
      `
      label Authors
      author Ada Example
      author Bo
      author Sample
      author Cy Third
      label Link
      arxivId 2501.00001
      `,
    ));

  const start = digestText('2025-01-03', [
    { title: 'Birds' },
    { title: 'Stones', abstract: 'Old **stones**.' },
  ]);
  const parts = [
    ...[
      '# 2025-01-03\n',
      '## Birds\n',
      '## [A bird](https://arxiv.org/abs/2501.00001v2)\n',
      '\n',
      '\r\n',
      '> ',
    ],
    ...[
      '>Authors: A B, [C D](x), E (F, G) and H\n',
      '**Date:** 2025-01-02 | **Category:** cs.CV\n',
      '    ',
      '- ',
    ],
    ...[
      'https://arxiv.org/abs/2501.00002\n',
      '**sparse**',
      '**',
      '![key](https://img.shields.io/badge/KV-F08080)',
    ],
    ...[
      '<details><summary>Abstract</summary>',
      '</details>',
      '<!--',
      '-->',
      '```\n',
      'prose 2501.00001',
      '|',
    ],
    ...[
      '|Date|Title|Authors|PDF|\n|---|---|---|---|\n',
      '|2025-01-02|**A title**|A B|[x](arxiv.org/abs/2501.00003)|\n',
    ],
  ];

  it('lie in order, each in one line, whatever the text', () =>
    holds(
      property(array(constantFrom(...parts), { maxLength: 40 }), pieces => {
        const digest = parseDigest(uriOf('2025-01-03.md'), pieces.join(''));
        if (digest) areValid(digest);
      }),
      1_000,
    ));

  it('are those of a fresh reading after any edits', () =>
    holds(
      property(
        array(constantFrom(...parts), { maxLength: 30 }),
        array(tuple(nat(400), nat(30), constantFrom('', ...parts)), { minLength: 1, maxLength: 5 }),
        (pieces, changes) => {
          const uri = uriOf('2025-01-03.md');
          let text = `${start}${pieces.join('')}`;
          let digest = parseDigest(uri, text);
          for (const [from, length, written] of changes) {
            if (digest) tokensOf(digest);
            text = text.slice(0, from) + written + text.slice(from + length);
            digest = parseDigest(uri, text, standardReading, digest);
            const fresh = parseDigest(uri, text);
            deepEqual(digest && shown(digest), fresh && shown(fresh), JSON.stringify(text));
          }
        },
      ),
      200,
    ));

  it('lie in order, each in one line, in real digests, and mark the words that are topics', () => {
    for (const { uri, text } of [...seeds, ...corpus().filter((_, at) => at % 5 === 0)]) {
      const digest = parseDigest(uri, text);
      if (!digest) continue;
      areValid(digest);
      const topics = tokensOf(digest).flatMap(({ kind, span }) => (kind === 'topic' ? [span] : []));
      for (const paper of digest.papers) {
        const words = markedWordsOf(digest, paper);
        const marked = spansMeeting(topics, paper.span).length;
        ok(marked >= words.length, `${uri} ${paper.title}: ${words.join()}`);
      }
    }
  });

  it('take time in proportion to hostile text', () => {
    const hostile = [
      digestText('2025-01-03', [{ title: 'Birds', authors: 'A  B, '.repeat(10_000) }]),
      digestText('2025-01-03', [{ title: 'Birds', authors: '[A](b), ('.repeat(10_000) }]),
      digestText('2025-01-03', [{ title: 'Birds', abstract: '**a'.repeat(20_000) }]),
      digestText('2025-01-03', [{ title: 'Birds', abstract: '**a**\n> \n'.repeat(10_000) }]),
      digestText('2025-01-03', [{ title: 'Birds', abstract: '<!--'.repeat(20_000) }]),
      digestText('2025-01-03', [{ title: 'Birds', abstract: '**Abstract:** <summary>\n'.repeat(20_000) }]),
      digestText('2025-01-03', [{ title: 'Birds', abstract: '2501.10001 '.repeat(20_000) }]),
    ];
    for (const text of hostile) areValid(parsed(uriOf('2025-01-03.md'), text));
  });
});

function areValid(digest: Digest): void {
  const { text } = digest;
  let last = 0;
  for (const { kind, span } of tokensOf(digest)) {
    const written = textAt(text, span);
    ok(
      span.start >= last && span.end > span.start && span.end <= text.length,
      `${kind} ${JSON.stringify(span)}`,
    );
    ok(!/[\r\n]|^\s|\s$/.test(written), `${kind} ${JSON.stringify(written)}`);
    last = span.end;
  }
}
