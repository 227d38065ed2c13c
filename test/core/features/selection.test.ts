import { deepEqual, ok } from 'node:assert/strict';
import { nat, property } from 'fast-check';
import { enclosingSpans } from '../../../src/core/features/selection.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { textAt } from '../../../src/core/text.ts';
import { oneFile, parsed, uriOf } from '../../support/fixture.ts';
import { digestText } from '../../support/generated.ts';
import { holds } from '../../support/random.ts';

/** The first line of each span around the cursor, the smallest span first. */
function around(source: string): string[] {
  const { uri, text, cursor = 0 } = oneFile(source);
  return enclosingSpans(parsed(uri, text), cursor).map(span => {
    const [line = '', ...more] = textAt(text, span).trimEnd().split('\n');
    return more.length > 0 ? `${line} … ${more.at(-1)}` : line;
  });
}

describe('expanding the selection', () => {
  const digest = (title: string, abstract: string, entry = '* [Sparse birds](#sparse-birds)') => `
    # 2025-01-03

    # Contents
    ${entry}

    # Birds

    ## ${title}
    >Authors: Ada Example
    >https://arxiv.org/abs/2501.00001

    ${abstract}
    `;

  it('goes from a title to its paper, its topic and the digest', () => {
    deepEqual(around(digest('Spar$0se birds', 'They sing.')).slice(0, 4), [
      'Sparse birds',
      '## Sparse birds … They sing.',
      '# Birds … They sing.',
      '# 2025-01-03 … They sing.',
    ]);
  });

  it('goes from an abstract to its paper', () => {
    deepEqual(around(digest('Sparse birds', 'They $0sing.')).slice(0, 2), [
      'They sing.',
      '## Sparse birds … They sing.',
    ]);
  });

  it('goes from a day, and from an abstract in a second language, to the paper', () => {
    const fields = (date: string, translated: string) => `
      ## Sparse birds
      **Authors:** Ada Example | **Date:** ${date}
      **Link:** https://arxiv.org/abs/2501.00001
      **Abstract:** They sing.
      **Abstract (ZH):** ${translated}
      `;
    deepEqual(around(fields('2025-$001-02', '它们唱歌。')).slice(0, 2), [
      '2025-01-02',
      '## Sparse birds … **Abstract (ZH):** 它们唱歌。',
    ]);
    deepEqual(around(fields('2025-01-02', '它们$0唱歌。')).slice(0, 2), [
      '它们唱歌。',
      '## Sparse birds … **Abstract (ZH):** 它们唱歌。',
    ]);
  });

  it('goes from an entry over its link to the contents', () => {
    deepEqual(around(digest('Sparse birds', 'They sing.', '* [Spar$0se birds](#sparse-birds)')).slice(0, 4), [
      'Sparse birds',
      '[Sparse birds](#sparse-birds)',
      '* [Sparse birds](#sparse-birds)',
      '# Contents … * [Sparse birds](#sparse-birds)',
    ]);
  });

  it('grows with each step, up to the whole text, wherever the cursor is', () => {
    holds(
      property(digestText, nat(), (text, anywhere) => {
        const read = parseDigest(uriOf('2025-01-03.md'), text);
        const spans = read ? enclosingSpans(read, anywhere % (text.length + 1)) : [];
        spans.forEach((span, index) => {
          const next = spans[index + 1];
          if (!next) deepEqual(span, { start: 0, end: text.length });
          else
            ok(next.start <= span.start && span.end <= next.end && textAt(text, next) !== textAt(text, span));
        });
      }),
      100,
    );
  });
});
